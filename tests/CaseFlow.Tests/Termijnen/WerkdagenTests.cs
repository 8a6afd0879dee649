using CaseFlow.Termijnen;
using Shouldly;
using Xunit;
using static CaseFlow.Tests.Termijnen.TestBron;

namespace CaseFlow.Tests.Termijnen;

public class WerkdagenTests
{
    [Theory]
    [InlineData("2026-03-31", "2026-04-07", 3)]
    [InlineData("2026-06-05", "2026-06-08", 1)]
    [InlineData("2026-06-08", "2026-06-08", 0)]
    [InlineData("2026-06-09", "2026-06-08", 0)]
    [InlineData("2026-01-01", "2026-12-31", 251)]
    public void Working_days_after_the_first_day_are_counted(string van, string tot, int verwacht) =>
        Werkdagen.Tussen(Dag(van), Dag(tot), Geleverd).ShouldBe(verwacht);

    [Theory]
    [InlineData("2026-04-03", "2026-04-07")]
    [InlineData("2026-04-07", "2026-04-07")]
    public void The_first_working_day_from_a_day(string vanaf, string verwacht) =>
        Werkdagen.EersteVanaf(Dag(vanaf), Geleverd).ShouldBe(Dag(verwacht));

    [Theory]
    [InlineData("2026-04-07", 0, "2026-04-07")]
    [InlineData("2026-04-07", 1, "2026-04-02")]
    [InlineData("2026-04-07", 3, "2026-03-31")]
    [InlineData("2029-04-03", 1, "2029-03-29")]
    public void Counting_back_passes_over_free_days(string dag, int aantal, string verwacht) =>
        Werkdagen.Terug(Dag(dag), aantal, Geleverd).ShouldBe(Dag(verwacht));

    [Fact]
    public void Counting_needs_a_decided_year() =>
        Should.Throw<KalenderOnbeslistException>(() => Werkdagen.Tussen(Dag("2028-12-28"), Dag("2029-01-08"), Geleverd));
}
