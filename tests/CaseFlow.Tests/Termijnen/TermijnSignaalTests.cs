using CaseFlow.Termijnen;
using Shouldly;
using Xunit;
using static CaseFlow.Tests.Termijnen.TestBron;

namespace CaseFlow.Tests.Termijnen;

public class TermijnSignaalTests
{
    [Theory]
    [InlineData("WMO-OND", "2026-04-07", "2026-03-30", Signaal.Geen)]
    [InlineData("WMO-OND", "2026-04-07", "2026-03-31", Signaal.Nadert)]
    [InlineData("WMO-OND", "2026-04-07", "2026-04-07", Signaal.Nadert)]
    [InlineData("WMO-OND", "2026-04-07", "2026-04-08", Signaal.Verlopen)]
    [InlineData("WMO-BES", "2026-06-16", "2026-06-10", Signaal.Geen)]
    [InlineData("WMO-BES", "2026-06-16", "2026-06-11", Signaal.Nadert)]
    [InlineData("WMO-BES", "2026-04-07", "2026-03-30", Signaal.Geen)]
    [InlineData("WMO-BES", "2026-04-07", "2026-03-31", Signaal.Nadert)]
    [InlineData("WGS-4W", "2026-06-19", "2026-06-15", Signaal.Geen)]
    [InlineData("WGS-4W", "2026-06-19", "2026-06-16", Signaal.Nadert)]
    [InlineData("WGS-3D", "2026-06-19", "2026-06-17", Signaal.Geen)]
    [InlineData("WGS-3D", "2026-06-19", "2026-06-18", Signaal.Nadert)]
    [InlineData("WGS-3D", "2026-06-22", "2026-06-19", Signaal.Nadert)]
    [InlineData("WGS-3D", "2026-06-22", "2026-06-18", Signaal.Geen)]
    [InlineData("WGS-3D", "2026-06-22", "2026-06-23", Signaal.Verlopen)]
    [InlineData("WMO-PLAN", "2026-06-22", "2026-06-22", Signaal.Geen)]
    [InlineData("WMO-PLAN", "2026-06-22", "2026-07-22", Signaal.Geen)]
    [InlineData("AWB-67", "2026-06-22", "2026-07-22", Signaal.Geen)]
    public void A_term_warns_in_time(string id, string laatsteDag, string vandaag, Signaal verwacht) =>
        TermijnSignaal.Bepaal(Dag(laatsteDag), Regels.Op(id, Dag("2026-01-01")), Dag(vandaag), Geleverd).ShouldBe(verwacht);

    [Theory]
    [InlineData(29, Eenheid.Kalenderdagen, "2026-06-17")]
    [InlineData(28, Eenheid.Kalenderdagen, "2026-06-19")]
    [InlineData(7, Eenheid.Kalenderdagen, "2026-06-19")]
    [InlineData(6, Eenheid.Kalenderdagen, "2026-06-23")]
    [InlineData(5, Eenheid.Weken, "2026-06-17")]
    [InlineData(4, Eenheid.Weken, "2026-06-19")]
    [InlineData(1, Eenheid.Weken, "2026-06-19")]
    [InlineData(1, Eenheid.Maanden, "2026-06-17")]
    [InlineData(1, Eenheid.Jaren, "2026-06-17")]
    [InlineData(21, Eenheid.Werkdagen, "2026-06-17")]
    [InlineData(20, Eenheid.Werkdagen, "2026-06-19")]
    [InlineData(5, Eenheid.Werkdagen, "2026-06-19")]
    [InlineData(4, Eenheid.Werkdagen, "2026-06-23")]
    public void The_threshold_follows_the_length(int duur, Eenheid eenheid, string verwacht)
    {
        var regel = Regels.Op("WMO-OND", Dag("2026-01-01")) with { Duur = duur, Eenheid = eenheid };
        TermijnSignaal.NadertVanaf(Dag("2026-06-24"), regel, Geleverd).ShouldBe(Dag(verwacht));
    }

    [Fact]
    public void A_threshold_of_its_own_goes_first()
    {
        var regel = Regels.Op("WMO-OND", Dag("2026-01-01")) with { Naderend = new(14, Eenheid.Kalenderdagen) };
        TermijnSignaal.Bepaal(Dag("2026-06-24"), regel, Dag("2026-06-10"), Geleverd).ShouldBe(Signaal.Nadert);
        TermijnSignaal.Bepaal(Dag("2026-06-24"), regel, Dag("2026-06-09"), Geleverd).ShouldBe(Signaal.Geen);
    }

    [Fact]
    public void An_undecided_year_still_warns() =>
        TermijnSignaal.Bepaal(Dag("2029-06-20"), Regels.Op("WGS-3D", Dag("2026-01-01")), Dag("2029-06-19"), Geleverd).ShouldBe(Signaal.Nadert);
}
