using CaseFlow.Tellingen;
using Shouldly;
using Xunit;

namespace CaseFlow.Tests.Tellingen;

public class PeriodeTests
{
    [Theory]
    [InlineData("2026-03", "2026-03-01", "2026-03-31", "2026-04", "maart 2026")]
    [InlineData("2025-12", "2025-12-01", "2025-12-31", "2026-01", "december 2025")]
    [InlineData("2026-Q1", "2026-01-01", "2026-03-31", "2026-Q2", "1e kwartaal 2026")]
    [InlineData("2026-Q4", "2026-10-01", "2026-12-31", "2027-Q1", "4e kwartaal 2026")]
    [InlineData("2024", "2024-01-01", "2024-12-31", "2025", "2024")]
    [InlineData("2024-02", "2024-02-01", "2024-02-29", "2024-03", "februari 2024")]
    public void A_period_is_read_and_written_the_same(string tekst, string van, string tot, string volgende, string naam)
    {
        var periode = Periode.Parse(tekst);
        periode.ToString().ShouldBe(tekst);
        (periode.Van, periode.Tot).ShouldBe((DateOnly.Parse(van), DateOnly.Parse(tot)));
        periode.Volgende().ToString().ShouldBe(volgende);
        periode.Naam.ShouldBe(naam);
        periode.IsAfgesloten(periode.Tot).ShouldBeFalse();
        periode.IsAfgesloten(periode.Tot.AddDays(1)).ShouldBeTrue();
    }

    [Theory]
    [InlineData("2026-03", "")]
    [InlineData("2026-Q2", "2026-04 2026-05 2026-06")]
    [InlineData("2025", "2025-01 2025-02 2025-03 2025-Q1 2025-04 2025-05 2025-06 2025-Q2 2025-07 2025-08 2025-09 2025-Q3 2025-10 2025-11 2025-12 2025-Q4")]
    public void The_parts_of_a_period_stand_in_the_order_in_which_they_end(string tekst, string delen) =>
        string.Join(' ', Periode.Parse(tekst).Delen()).ShouldBe(delen);

    [Theory]
    [InlineData("")]
    [InlineData(null)]
    [InlineData("2026-13")]
    [InlineData("2026-00")]
    [InlineData("2026-Q5")]
    [InlineData("2026-Q0")]
    [InlineData("2026/03")]
    [InlineData("2026-3")]
    [InlineData("maart")]
    [InlineData("0000-01")]
    [InlineData("2026-+1")]
    [InlineData("9999-12")]
    public void Anything_else_is_no_period(string? tekst) => Periode.TryParse(tekst, out _).ShouldBeFalse();
}
