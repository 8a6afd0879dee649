using CaseFlow.Termijnen;
using CaseFlow.Tests.Testing;
using Shouldly;
using Xunit;

namespace CaseFlow.Tests.Termijnen;

public sealed class DoorlooptijdTests
{
    private static readonly Kalender Kalender = Kalender.Load(Path.Combine(Zaakbouwer.Workflows, "kalender", "gelijkgestelde-dagen.json"));

    [Theory]
    [InlineData("2026-03-03T09:00+01:00", "2026-03-03T09:59+01:00", "minder dan een uur")]
    [InlineData("2026-03-03T09:00+01:00", "2026-03-03T12:30+01:00", "3 uur")]
    [InlineData("2026-03-03T23:30+01:00", "2026-03-04T00:30+01:00", "1 werkdag")]
    [InlineData("2026-03-06T09:00+01:00", "2026-03-09T09:00+01:00", "1 werkdag")]
    [InlineData("2026-03-07T09:00+01:00", "2026-03-08T09:00+01:00", "geen werkdag")]
    [InlineData("2026-04-02T09:00+02:00", "2026-04-08T09:00+02:00", "2 werkdagen")]
    public void Within_a_day_by_the_clock_and_else_in_working_days(string van, string tot, string tekst) =>
        Doorlooptijd.Tekst(DateTimeOffset.Parse(van), DateTimeOffset.Parse(tot), Kalender).ShouldBe(tekst);

    [Fact]
    public void An_undecided_year_counts_calendar_days() =>
        Doorlooptijd.Tekst(new(2090, 1, 2, 9, 0, 0, TimeSpan.Zero), new(2090, 1, 12, 9, 0, 0, TimeSpan.Zero), Kalender).ShouldBe("10 dagen");

    [Theory]
    [InlineData(10, "minder dan een uur")]
    [InlineData(7300, "2 uur")]
    [InlineData(86_400 * 1.5, "1,5 dag")]
    [InlineData(86_400 * 2, "2 dagen")]
    [InlineData(86_400 * 12.6, "13 dagen")]
    public void A_length_by_the_clock(double seconden, string tekst) => Doorlooptijd.Tekst(seconden).ShouldBe(tekst);
}
