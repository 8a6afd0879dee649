using CaseFlow.Termijnen;
using Shouldly;
using Xunit;
using static CaseFlow.Tests.Termijnen.TermijnBerekeningTests;
using static CaseFlow.Tests.Termijnen.TestBron;

namespace CaseFlow.Tests.Termijnen;

public class UitlegTests
{
    [Fact]
    public void The_text_reads_as_a_story() =>
        Bereken("2026-02-20", 6, "weken", "ja").Uitleg.Tekst.ShouldBe(
            "De termijn is 6 weken. De eerste dag, vrijdag 20 februari 2026, telt niet mee. "
            + "De termijn loopt dan tot en met vrijdag 3 april 2026. "
            + "Vrijdag 3 april is Goede Vrijdag, zaterdag 4 april en zondag 5 april vallen in het weekend, maandag 6 april is Tweede Paasdag. "
            + "Volgens de Algemene termijnenwet, artikel 1, schuift de laatste dag op naar de eerstvolgende werkdag: dinsdag 7 april 2026.");

    [Theory]
    [InlineData("2026-01-05", 6, "weken", "ja", "", "telling awt-1", "Dat is een werkdag")]
    [InlineData("2025-11-20", 6, "weken", "ja", "", "telling awt-1", "vrijdag 2 januari is gelijkgesteld met een feestdag (Stcrt. 2025, 24713)")]
    [InlineData("2025-11-20", 6, "weken", "ja", "", "telling awt-1", "Donderdag 1 januari is Nieuwjaarsdag")]
    [InlineData("2026-03-24", 6, "weken", "ja", "", "telling awt-1", "Dinsdag 5 mei is Bevrijdingsdag")]
    [InlineData("2026-06-01", 2, "weken", "ja", "2026-06-04..2026-06-09", "telling opschorting awt-1", "stond 6 dagen stil (van 4 juni 2026 tot en met 9 juni 2026)")]
    [InlineData("2026-06-01", 2, "weken", "ja", "2026-06-04..2026-06-09", "telling opschorting awt-1", "Zondag 21 juni valt in het weekend")]
    [InlineData("2026-06-01", 2, "weken", "ja", "2026-06-04..2026-06-04", "telling opschorting awt-1", "stond 1 dag stil (op 4 juni 2026)")]
    [InlineData("2026-08-03", 8, "weken", "ja", "2026-09-02..2026-09-10; 2026-08-11..2026-08-16", "telling opschorting awt-1",
        "stond 15 dagen stil (van 11 augustus 2026 tot en met 16 augustus 2026 en van 2 september 2026 tot en met 10 september 2026)")]
    [InlineData("2026-12-24", 3, "kalenderdagen", "ja", "", "telling awt-1 awt-2", "artikel 2, minstens twee werkdagen")]
    [InlineData("2026-12-24", 3, "kalenderdagen", "ja", "", "telling awt-1 awt-2", "vrijdag 25 december is Eerste Kerstdag, zaterdag 26 december is Tweede Kerstdag, zondag 27 december valt in het weekend")]
    [InlineData("2026-04-03", 4, "kalenderdagen", "ja", "", "telling awt-1 awt-2", "De laatste dag schuift op naar woensdag 8 april 2026")]
    [InlineData("2026-01-25", 13, "weken", "ja", "", "telling awt-4", "niet voor een termijn van meer dan twaalf weken")]
    [InlineData("2026-05-26", 3, "jaren", "ja", "", "telling awt-4", "een of meer jaren")]
    [InlineData("2026-05-01", 8, "weken", "nee", "", "telling geen-awt", "alleen in een verordening")]
    [InlineData("2026-01-31", 3, "maanden", "ja", "", "telling maandeinde awt-1", "April 2026 heeft geen dag 31")]
    [InlineData("2026-04-24", 1, "maanden", "eu", "", "telling eu-1182-71", "1182/71, artikel 3, schuift")]
    [InlineData("2026-05-13", 3, "werkdagen", "ja", "", "telling awt-1", "donderdag 14 mei is Hemelvaartsdag, vrijdag 15 mei is gelijkgesteld")]
    [InlineData("2026-05-13", 3, "werkdagen", "ja", "", "telling awt-1", "Weekenden tellen niet mee.")]
    public void Every_rule_that_worked_is_named(
        string start, int duur, string eenheid, string awt, string opschortingen, string regels, string zin)
    {
        var uitleg = Bereken(start, duur, eenheid, awt, opschortingen).Uitleg;
        string.Join(' ', uitleg.Stappen.Select(stap => stap.Regel)).ShouldBe(regels);
        uitleg.Tekst.ShouldContain(zin);
    }

    [Fact]
    public void Steps_form_a_chain_from_the_event_to_the_last_day()
    {
        var uitkomst = Bereken("2026-06-01", 2, "weken", "ja", "2026-06-04..2026-06-09");
        uitkomst.Uitleg.Stappen[0].Van.ShouldBe(Dag("2026-06-01"));
        uitkomst.Uitleg.Stappen.Zip(uitkomst.Uitleg.Stappen.Skip(1)).ShouldAllBe(pair => pair.First.Tot == pair.Second.Van);
        uitkomst.Uitleg.Stappen[^1].Tot.ShouldBe(uitkomst.LaatsteDag);
        uitkomst.Uitleg.Stappen[^1].IsVerschoven.ShouldBeTrue();
        uitkomst.Uitleg.Stappen[^1].VrijeDagen.ShouldHaveSingleItem().Soort.ShouldBe(VrijeDagSoort.Weekend);
        uitkomst.Uitleg.Stappen.ShouldAllBe(stap => stap.Artikel != "" && stap.Zin.EndsWith('.'));
    }
}
