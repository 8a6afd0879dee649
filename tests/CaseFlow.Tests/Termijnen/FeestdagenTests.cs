using CaseFlow.Termijnen;
using Shouldly;
using Xunit;
using static CaseFlow.Tests.Termijnen.TestBron;

namespace CaseFlow.Tests.Termijnen;

public class FeestdagenTests
{
    [Theory]
    [InlineData("2024-03-31"), InlineData("2025-04-20"), InlineData("2026-04-05"), InlineData("2027-03-28")]
    [InlineData("2028-04-16"), InlineData("2029-04-01"), InlineData("2030-04-21")]
    [InlineData("2038-04-25"), InlineData("2008-03-23"), InlineData("2076-04-19"), InlineData("2049-04-18")]
    public void Easter_falls_on_the_known_day(string pasen) =>
        Feestdagen.Pasen(Dag(pasen).Year).ShouldBe(Dag(pasen));

    [Fact]
    public void Easter_is_a_sunday_between_22_march_and_25_april()
    {
        for (var jaar = 2013; jaar < 9999; jaar++)
        {
            var pasen = Feestdagen.Pasen(jaar);
            pasen.DayOfWeek.ShouldBe(DayOfWeek.Sunday);
            (pasen.Month * 100 + pasen.Day).ShouldBeInRange(322, 425);
        }
    }

    [Theory]
    [InlineData(2024)]
    [InlineData(2025)]
    [InlineData(2026)]
    [InlineData(2027)]
    [InlineData(2028)]
    [InlineData(2029)]
    [InlineData(2030)]
    public void Holidays_equal_the_published_list(int jaar) =>
        Feestdagen.Van(jaar).Select(dag => (dag.Datum, dag.Naam)).ShouldBe(
            Published().Where(d => d.Dag.Year == jaar && (d.Grond is "Awt 3 lid 1" or "Awt 3 lid 2"))
                .Select(d => (d.Dag, d.Naam.Replace(" (vijfde mei)", ""))));

    [Fact]
    public void Good_friday_has_its_own_ground()
    {
        Feestdagen.Van(2026).Single(dag => dag.Naam == "Goede Vrijdag").Grondslag.ShouldBe("Awt art. 3 lid 2");
        Feestdagen.Van(2026).Single(dag => dag.Naam == "Koningsdag").Grondslag.ShouldBe("Awt art. 3 lid 1");
    }

    [Theory]
    [InlineData(2025, 26)]
    [InlineData(2014, 26)]
    [InlineData(2026, 27)]
    [InlineData(2024, 27)]
    public void Kings_day_leaves_a_sunday(int jaar, int dag) =>
        Feestdagen.Van(jaar).Single(d => d.Naam == "Koningsdag").Datum.ShouldBe(new DateOnly(jaar, 4, dag));

    [Fact]
    public void The_year_2013_still_had_queens_day() =>
        Feestdagen.Van(2013).Single(d => d.Naam == "Koninginnedag").Datum.ShouldBe(Dag("2013-04-30"));

    [Fact]
    public void Years_before_2013_are_refused() =>
        Should.Throw<ArgumentOutOfRangeException>(() => Feestdagen.Van(2012));

    [Fact]
    public void The_published_list_equals_the_calendar_for_decided_years()
    {
        foreach (var jaar in new[] { 2024, 2025, 2026, 2027, 2028 })
            Geleverd.VrijeDagen(jaar).Select(dag => dag.Datum).ShouldBe(
                Published().Where(d => d.Dag.Year == jaar && !d.Naam.Contains("(zondag)")).Select(d => d.Dag));
    }

    internal static IEnumerable<(DateOnly Dag, string Naam, string Grond)> Published() =>
        File.ReadLines(TestBron.Path("tests/data/termijnen/feestdagen_2024_2030.csv")).Skip(1)
            .Select(line => line.Split(','))
            .Select(cells => (Dag(cells[0]), cells[2], cells[3]));
}
