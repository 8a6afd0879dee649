using CaseFlow.Data;
using CaseFlow.Gemeenten;
using CaseFlow.Tellingen;
using CaseFlow.Termijnen;
using CaseFlow.Tests.Testing;
using Microsoft.EntityFrameworkCore;
using Shouldly;
using Xunit;
using static CaseFlow.Tests.Termijnen.TestBron;

namespace CaseFlow.Tests.Termijnen;

/// <summary>The clocks of a municipality beside those of the law.</summary>
public sealed class KlokkenTests
{
    private static readonly Gemeente Hengelo = Configuratie.Load(Zaakbouwer.Workflows).Gemeenten["hengelo"];

    [Fact]
    public void A_norm_never_takes_the_place_of_a_law()
    {
        var norm = new GemeenteNorm("SNEL", TermijnSoort.Stap, "De melding is bekeken.", 2, Eenheid.Werkdagen, "taak:triage", "taak:triage");
        Gemeentenormen.Fout(norm, [norm]).ShouldBeNull();
        Gemeentenormen.Fout(norm with { Soort = TermijnSoort.Wettelijk }, [norm])!.Value.Melding.ShouldContain("nooit wettelijk");
        Gemeentenormen.Fout(norm with { Start = "ooit" }, [norm])!.Value.Melding.ShouldContain("onbekend");
        Gemeentenormen.Fout(norm with { Klaar = "besluit" }, [norm])!.Value.Melding.ShouldContain("geen taak");
        Gemeentenormen.Fout(norm with { Klaar = "taak:gesprek" }, [norm])!.Value.Melding.ShouldContain("dezelfde taak");
        Gemeentenormen.Fout(norm with { Duur = 0 }, [norm])!.Value.Melding.ShouldContain("minstens 1");
    }

    [Fact]
    public void A_norm_is_a_rule_that_nothing_moves_and_that_holds_in_its_own_municipality()
    {
        var norm = new GemeenteNorm("SNEL", TermijnSoort.Intern, "Er is contact geweest.", 3, Eenheid.Werkdagen, "melding", "taak:triage:beantwoord");
        var regels = Regels.MetNormen(Gemeentenormen.Van(Hengelo with { Normen = [norm] }));

        var regel = regels.Op("SNEL", Dag("2026-03-03"), "hengelo");
        (regel.Awt, regel.IsOpschortbaar, regel.IsSignalerend, regel.IsGeteld, regel.Klaar).ShouldBe((AwtToepassing.Nee, false, false, false, ("triage", "beantwoord")));
        Should.Throw<KeyNotFoundException>(() => regels.Op("SNEL", Dag("2026-03-03"), "almelo"));
        regels.Op("STREEF-TERUGKOPPELING", Dag("2026-03-03"), "hengelo").Duur.ShouldBe(Hengelo.Regels.TerugkoppelingWeken);
        regels.Alle.ShouldNotContain(r => r.Gemeente != null);
    }

    [Fact]
    public void A_changed_rule_holds_for_what_starts_after_it_and_a_running_term_keeps_its_own()
    {
        var regels = Regels.Kopie();
        regels.Wijzig([Regels.Op("WMO-OND", Dag("2026-03-01")) with { Duur = 8 }], Dag("2026-04-01"));

        regels.Op("WMO-OND", Dag("2026-03-31")).Duur.ShouldBe(6);
        regels.Op("WMO-OND", Dag("2026-04-01")).Duur.ShouldBe(8);
        Regels.Op("WMO-OND", Dag("2026-04-01")).Duur.ShouldBe(6);
        var lopend = new Termijn { Regel = "WMO-OND", RegelVanaf = Dag("2015-01-01"), Duur = 6, Eenheid = Eenheid.Weken, Startdatum = Dag("2026-04-05"), Uitleg = "" };
        regels.Van(lopend, "hengelo").Duur.ShouldBe(6);
    }

    [Fact]
    public async Task What_the_question_ends_in_after_reopening_replaces_what_was_counted()
    {
        await using var bouwer = await Zaakbouwer.CreateAsync();
        await bouwer.Melding();
        await bouwer.Tot("aanvraag");
        await bouwer.Handeling("intrekken");
        await bouwer.Handeling("heropenen");
        await bouwer.Taak("besluit", "toegekend");

        var geteld = await bouwer.In<CaseFlowDbContext, List<Gebeurtenis>>(db => db.Gebeurtenissen
            .Where(g => g.Naam == "termijn.afgelopen" && g.Dimensies.Contains("WMO-BES")).OrderBy(g => g.Id).ToListAsync());
        geteld.Count.ShouldBe(2);
        geteld[0].Dimensies.ShouldContain("vervallen");
        geteld[1].Dimensies.ShouldContain("gehaald");
        geteld[1].Vervangt.ShouldBe(geteld[0].Sleutel);
        // The day of the act, and beside it the day from which and until which the term ran.
        (geteld[1].Datum, geteld[1].GeldigVan, geteld[1].GeldigTot).ShouldBe((new DateOnly(2026, 3, 3), new DateOnly(2026, 3, 3), new DateOnly(2026, 3, 17)));
    }

    [Theory]
    [InlineData("Awb 4:15 lid 1", "aanvulling")]
    [InlineData("Awb 4:15 lid 1 onder b", "buitenland")]
    [InlineData("artikel 4:15 lid 2, onder c, Awb", "overmacht")]
    [InlineData("Awb 4:15 lid 2 sub a: akkoord per mail", "instemming")]
    [InlineData("Awb 4:5 lid 1", "aanvulling")]
    [InlineData("overmacht", "overmacht")]
    [InlineData("Awb 4:15 lid 3", null)]
    [InlineData("Awb 7:10 lid 2", null)]
    [InlineData("drukte", null)]
    public void A_ground_is_found_by_its_article(string woorden, string? id) =>
        (Opschortgronden.Load(TestBron.Path("workflows/termijnen/gronden.json")).Zoek(woorden, Regels.Op("AWB-413", Dag("2026-03-03"))) is { } grond ? grond.Id : null).ShouldBe(id);
}
