using CaseFlow.Bescherming;
using CaseFlow.Tellingen;
using Shouldly;
using Xunit;
using static CaseFlow.Tests.Tellingen.Gebeurtenissen;
using static CaseFlow.Tests.Tellingen.Proeftelling;

namespace CaseFlow.Tests.Tellingen;

/// <summary>Every measure of the language with a handful of events and a result worked out by hand.</summary>
public class TeldefinitieTests
{
    private static readonly DateOnly Maart = new(2026, 3, 10);

    [Fact]
    public async Task Events_are_counted_with_their_breakdown_and_the_rest()
    {
        var t = await TelAsync("""{ "soort": "aantal", "teller": { "gebeurtenis": "melding.geregistreerd", "waar": { "wet": ["Wmo", "Jeugdwet"] } }, "uitsplitsingen": ["vindplaats", "wet"] }""", "2026-03",
        [
            Maak("melding.geregistreerd", new { wet = "Wmo", vindplaats = "school" }, Maart),
            Maak("melding.geregistreerd", new { wet = "Jeugdwet", vindplaats = "bij-de-buren" }, Maart),
            Maak("melding.geregistreerd", new { wet = "Jeugdwet" }, Maart),
            Maak("melding.geregistreerd", new { wet = "Wgs", vindplaats = "school" }, Maart),
            Maak("melding.geregistreerd", new { wet = "Wmo", vindplaats = "school" }, new(2026, 4, 1)),
        ]);

        t.Teller.ShouldBe([3]);
        t.Rij("vindplaats", "school").ShouldBe([1]);
        t.Rij("vindplaats", "overig").ShouldBe([2]);
        t.Rij("wet", "Jeugdwet").ShouldBe([2]);
        t.Deel.Tabellen.Single(t => t.Id == "wet").Rijen.Select(r => r.Id).ShouldBe(["Wmo", "Jeugdwet", "totaal"]);
        t.Deel.Cijfer!.Teller.ShouldBe(["stuk:melding.geregistreerd|wet=Jeugdwet+Wmo|2026-03"]);
    }

    [Fact]
    public async Task Somebody_who_ran_in_the_year_counts_once()
    {
        var t = await TelAsync("""{ "soort": "aantal", "teller": { "gebeurtenis": "indicatie.toegekend", "eenheid": "persoon", "op": "lopend", "waar": { "wet": "Wmo" } }, "uitsplitsingen": [{ "op": "voorziening", "telt-op": false }] }""", "2026",
        [
            Begin("a", "rolstoel", "p1", new(2025, 5, 1)), Begin("b", "dagbesteding", "p1", new(2026, 6, 1)),
            Begin("c", "rolstoel", "p2", new(2025, 1, 1)), Einde("c", new(2025, 12, 31)),
            Begin("d", "rolstoel", "p3", new(2025, 1, 1)), Einde("d", new(2026, 1, 1)),
            Begin("e", "rolstoel", "p4", new(2024, 1, 1), tot: new(2025, 6, 30)),
            Begin("f", "rolstoel", "p5", new(2027, 1, 1)),
        ]);

        t.Teller.ShouldBe([2]);
        t.Rij("voorziening", "rolstoel").ShouldBe([2]);
        t.Rij("voorziening", "dagbesteding").ShouldBe([1]);
        t.Cel(t.Deel.Cijfer!.Teller[0] + "|overlap voorziening").Aantal.ShouldBe(1);
    }

    [Theory]
    [InlineData("", 3)]
    [InlineData(", \"peildatum\": \"04-01\"", 2)]
    [InlineData(", \"langer-dan\": \"P6Y\"", 1)]
    [InlineData(", \"korter-dan\": \"P3Y\"", 1)]
    public async Task A_stock_counts_what_runs_on_the_day(string meer, int verwacht)
    {
        var telling = """{ "soort": "aantal", "teller": { "gebeurtenis": "uitkering.toegekend", "op": "stand"MEER } }""".Replace("MEER", meer);
        var t = await TelAsync(telling, "2026",
        [
            Uitkering("a", new(2020, 12, 30)),
            Uitkering("b", new(2020, 12, 31)),
            Uitkering("c", new(2026, 8, 1)),
            Uitkering("d", new(2025, 8, 1)), Maak("uitkering.beeindigd", new { regeling = "participatiewet" }, new(2026, 3, 15), ding: "d"),
        ]);

        t.Teller.ShouldBe([verwacht]);
    }

    [Fact]
    public async Task What_ends_and_begins_again_under_the_same_mark_runs_twice()
    {
        var t = await TelAsync("""{ "soort": "aantal", "teller": { "gebeurtenis": "uitkering.toegekend", "op": "lopend" } }""", "2026",
        [
            Uitkering("a", new(2025, 1, 1)), Maak("uitkering.beeindigd", new { }, new(2026, 2, 1), ding: "a"),
            Uitkering("a", new(2026, 5, 1)), Maak("uitkering.beeindigd", new { }, new(2026, 9, 1), ding: "a"),
        ]);

        t.Teller.ShouldBe([2]);
    }

    [Fact]
    public async Task The_end_gives_its_reason_when_it_was_in_the_period()
    {
        var telling = """{ "soort": "aandeel", "teller": { "gebeurtenis": "uitkering.toegekend", "op": "lopend", "waar": { "einde.reden": "betaald-werk" } }, "noemer": { "gebeurtenis": "uitkering.toegekend", "op": "lopend" } }""";
        var t = await TelAsync(telling, "2026",
        [
            Uitkering("a", new(2025, 1, 1)), Maak("uitkering.beeindigd", new { reden = "betaald-werk" }, new(2026, 2, 1), ding: "a"),
            Uitkering("b", new(2025, 1, 1)), Maak("uitkering.beeindigd", new { reden = "verhuizing" }, new(2026, 2, 1), ding: "b"),
            Uitkering("c", new(2025, 1, 1)), Maak("uitkering.beeindigd", new { reden = "betaald-werk" }, new(2027, 2, 1), ding: "c"),
        ]);

        (t.Teller[0], t.Noemer[0]).ShouldBe((1, 3));
    }

    [Fact]
    public async Task Age_is_that_of_the_snapshot_and_never_of_the_decision()
    {
        var t = await TelAsync("""{ "soort": "aandeel", "teller": { "gebeurtenis": "indicatie.toegekend", "eenheid": "persoon", "op": "lopend", "waar": { "wet": "Wmo", "leeftijd": "60+" } }, "noemer": { "gebeurtenis": "indicatie.toegekend", "eenheid": "persoon", "op": "lopend", "waar": { "wet": "Wmo" } }, "uitsplitsingen": ["leeftijd"] }""", "2026",
        [
            Begin("a", "rolstoel", "p1", new(2020, 1, 1), leeftijd: "27-59"), Peil("p1", "60-64", new(2026, 12, 31)),
            Begin("b", "rolstoel", "p2", new(2020, 1, 1), leeftijd: "75+"), Peil("p2", "75+", new(2025, 12, 31)),
            Begin("c", "rolstoel", "p3", new(2020, 1, 1)), Peil("p3", "0-3", new(2026, 12, 31)),
        ]);

        (t.Teller[0], t.Noemer[0]).ShouldBe((1, 3));
        t.Rij("leeftijd", "60-64").ShouldBe([1]);
        t.Rij("leeftijd", "onbekend").ShouldBe([1]);
    }

    [Fact]
    public async Task A_term_is_on_time_of_those_that_were_not_lapsed()
    {
        var telling = """
        { "soort": "aandeel", "prestatie": true,
          "teller": { "gebeurtenis": "termijn.afgelopen", "waar": { "termijn": "WGS-4W", "uitkomst": "gehaald" } },
          "noemer": { "gebeurtenis": "termijn.afgelopen", "waar": { "termijn": "WGS-4W", "uitkomst": ["gehaald", "te-laat"] } },
          "naast": [{ "titel": "Vervallen", "soort": "aantal", "teller": { "gebeurtenis": "termijn.afgelopen", "waar": { "termijn": "WGS-4W", "uitkomst": "vervallen" } } },
                    { "titel": "Dagen", "soort": "mediaan", "getal": "duur", "klassen": [7, 28], "teller": { "gebeurtenis": "termijn.afgelopen", "waar": { "termijn": "WGS-4W", "uitkomst": ["gehaald", "te-laat"] } } }] }
        """;
        Gebeurtenis[] rijen = [Termijn("gehaald", 5), Termijn("gehaald", 7), Termijn("gehaald", 8), Termijn("te-laat", 40), Termijn("te-laat", null), Termijn("vervallen", 9), Maak("termijn.afgelopen", new { termijn = "WMO-OND", uitkomst = "gehaald", duur = "3" }, Maart)];
        var t = await TelAsync(telling, "2026", rijen);

        (t.Teller[0], t.Noemer[0]).ShouldBe((3, 5));
        t.Rij("naast", "naast-1").ShouldBe([1]);
        t.Deel.Tabellen.Single().Rijen[1].Cijfer!.Teller.Select(t.Aantal).ShouldBe([2, 1, 1]);
        t.Deel.Tabellen.Single().Rijen[1].Cijfer!.Klassegrenzen.ShouldBe([7, 28]);
        t.Blokken.ShouldAllBe(b => b.IsPrestatie == b.Cellen.Keys.Any(k => k.Contains("uitkomst=gehaald|")) || !b.IsPrestatie);
    }

    [Fact]
    public async Task Followed_within_a_time_counts_where_the_time_is_over()
    {
        var telling = """{ "soort": "aandeel", "teller": { "gebeurtenis": "inburgering.huisvesting_gerealiseerd", "eenheid": "persoon", "gevolgd-door": { "gebeurtenis": "inburgering.traject_gestart", "binnen": "P3M" } } }""";
        Gebeurtenis[] rijen =
        [
            Maak("inburgering.huisvesting_gerealiseerd", new { }, new(2025, 10, 1), persoon: "p1"), Maak("inburgering.traject_gestart", new { }, new(2026, 1, 1), persoon: "p1"),
            Maak("inburgering.huisvesting_gerealiseerd", new { }, new(2026, 2, 1), persoon: "p2"), Maak("inburgering.traject_gestart", new { }, new(2026, 5, 2), persoon: "p2"),
            Maak("inburgering.huisvesting_gerealiseerd", new { }, new(2026, 3, 1), persoon: "p3"), Maak("inburgering.traject_gestart", new { }, new(2026, 2, 28), persoon: "p3"),
            Maak("inburgering.huisvesting_gerealiseerd", new { }, new(2026, 11, 1), persoon: "p4"), Maak("inburgering.traject_gestart", new { }, new(2026, 11, 2), persoon: "p4"),
            Maak("inburgering.huisvesting_gerealiseerd", new { }, new(2025, 9, 30), persoon: "p5"), Maak("inburgering.traject_gestart", new { }, new(2025, 10, 2), persoon: "p5"),
        ];
        var t = await TelAsync(telling, "2026", rijen);

        (t.Teller[0], t.Noemer[0]).ShouldBe((1, 3));
    }

    [Fact]
    public async Task Something_may_still_run_when_a_year_has_passed()
    {
        var telling = """{ "soort": "aandeel", "teller": { "gebeurtenis": "uitstroom.gerealiseerd", "gevolgd-door": { "gebeurtenis": "indicatie.toegekend", "waar": { "voorziening": "begeleiding-individueel" }, "loopt-na": "P1Y" } } }""";
        var t = await TelAsync(telling, "2026",
        [
            Maak("uitstroom.gerealiseerd", new { }, new(2025, 4, 1), persoon: "p1"), Begin("a", "begeleiding-individueel", "p1", new(2025, 4, 10)),
            Maak("uitstroom.gerealiseerd", new { }, new(2025, 4, 1), persoon: "p2"), Begin("b", "begeleiding-individueel", "p2", new(2025, 4, 10), tot: new(2026, 3, 1)),
            Maak("uitstroom.gerealiseerd", new { }, new(2024, 4, 1), persoon: "p3"), Begin("c", "begeleiding-individueel", "p3", new(2024, 4, 10)),
        ]);

        (t.Teller[0], t.Noemer[0]).ShouldBe((1, 2));
    }

    [Fact]
    public async Task An_earlier_event_of_the_same_case_is_found_however_old()
    {
        var telling = """{ "soort": "aantal", "teller": { "gebeurtenis": "uitkomst.vastgesteld", "na": { "gebeurtenis": "melding.geregistreerd", "van": "zaak", "waar": { "vindplaats": "huisarts" } } } }""";
        Gebeurtenis[] rijen =
        [
            Maak("melding.geregistreerd", new { vindplaats = "huisarts" }, new(2023, 1, 1), record: "z1"), Maak("uitkomst.vastgesteld", new { uitkomst = "netwerk" }, Maart, record: "z1"),
            Maak("melding.geregistreerd", new { vindplaats = "school" }, new(2026, 1, 1), record: "z2"), Maak("uitkomst.vastgesteld", new { uitkomst = "netwerk" }, Maart, record: "z2"),
            Maak("melding.geregistreerd", new { vindplaats = "huisarts" }, new(2026, 3, 11), record: "z3"), Maak("uitkomst.vastgesteld", new { uitkomst = "netwerk" }, Maart, record: "z3"),
        ];
        (await TelAsync(telling, "2026", rijen)).Teller.ShouldBe([1]);
    }

    [Fact]
    public async Task A_duration_since_another_event_is_counted_in_classes()
    {
        var telling = """{ "soort": "mediaan", "teller": { "gebeurtenis": "plaatsing.gestart" }, "sinds": { "gebeurtenis": "plaatsingsverzoek.ingediend" }, "klassen": [7, 14] }""";
        var t = await TelAsync(telling, "2026",
        [
            Maak("plaatsingsverzoek.ingediend", new { }, new(2026, 1, 1), persoon: "p1"), Maak("plaatsingsverzoek.ingediend", new { }, new(2026, 1, 10), persoon: "p1"), Maak("plaatsing.gestart", new { }, new(2026, 1, 17), persoon: "p1"),
            Maak("plaatsingsverzoek.ingediend", new { }, new(2025, 12, 1), persoon: "p2"), Maak("plaatsing.gestart", new { }, new(2026, 1, 17), persoon: "p2"),
            Maak("plaatsing.gestart", new { }, new(2026, 1, 17), persoon: "p3"),
        ]);

        t.Teller.ShouldBe([1, 0, 1]);
        t.Rij("klassen", "onbekend").ShouldBe([1]);
    }

    [Fact]
    public async Task Also_another_event_in_or_before_the_period()
    {
        var telling = """{ "soort": "aandeel", "teller": { "gebeurtenis": "indicatie.toegekend", "eenheid": "persoon", "op": "lopend", "ook": { "gebeurtenis": "plan.vastgesteld", "waar": { "soort": "toekomstplan" }, "terug": "P3Y" } } }""";
        var t = await TelAsync(telling, "2026",
        [
            Begin("a", "rolstoel", "p1", new(2025, 1, 1)), Maak("plan.vastgesteld", new { soort = "toekomstplan" }, new(2023, 1, 1), persoon: "p1"),
            Begin("b", "rolstoel", "p2", new(2025, 1, 1)), Maak("plan.vastgesteld", new { soort = "toekomstplan" }, new(2022, 12, 31), persoon: "p2"),
            Begin("c", "rolstoel", "p3", new(2025, 1, 1)), Maak("plan.vastgesteld", new { }, Maart, persoon: "p3"),
        ]);

        (t.Teller[0], t.Noemer[0]).ShouldBe((1, 3));
    }

    [Fact]
    public async Task Households_with_more_than_one_scheme()
    {
        var telling = """{ "soort": "aandeel", "teller": { "eenheid": "huishouden", "minstens": 2, "samen": [{ "gebeurtenis": "indicatie.toegekend", "op": "lopend", "waar": { "wet": "Wmo" } }, { "gebeurtenis": "uitkering.toegekend", "op": "lopend" }, { "gebeurtenis": "rmc.melding_geregistreerd" }] } }""";
        var t = await TelAsync(telling, "2026",
        [
            Begin("a", "rolstoel", "p1", new(2025, 1, 1), huishouden: "h1"), Uitkering("b", new(2025, 1, 1), "p2", "h1"),
            Begin("c", "rolstoel", "p3", new(2025, 1, 1), huishouden: "h2"), Begin("d", "dagbesteding", "p4", new(2025, 1, 1), huishouden: "h2"),
            Maak("rmc.melding_geregistreerd", new { }, Maart, persoon: "p5", huishouden: "h3"),
        ]);

        (t.Teller[0], t.Noemer[0]).ShouldBe((1, 3));
    }

    [Fact]
    public async Task Providers_per_client_and_persons_over_two_events()
    {
        Gebeurtenis[] rijen =
        [
            Maak("plaatsing.gestart", new { voorziening = "beschermd-wonen", aanbieder = "tactus" }, new(2025, 1, 1), persoon: "p1", ding: "a"),
            Maak("plaatsing.gestart", new { voorziening = "beschermd-wonen", aanbieder = "kadera" }, new(2026, 1, 1), persoon: "p1", ding: "b"),
            Maak("plaatsing.gestart", new { voorziening = "beschermd-wonen", aanbieder = "kadera" }, new(2026, 2, 1), persoon: "p2", ding: "c"),
            Maak("melding.geregistreerd", new { }, Maart, persoon: "p2"),
        ];
        var verhouding = await TelAsync("""{ "soort": "verhouding", "teller": { "gebeurtenis": "plaatsing.gestart", "eenheid": "aanbieder-per-persoon", "op": "lopend" }, "noemer": { "gebeurtenis": "plaatsing.gestart", "eenheid": "persoon", "op": "lopend" } }""", "2026", rijen);
        (verhouding.Teller[0], verhouding.Noemer[0]).ShouldBe((3, 2));
        (await TelAsync("""{ "soort": "aantal", "teller": { "gebeurtenis": "plaatsing.gestart", "eenheid": "aanbieder", "op": "lopend" } }""", "2026", rijen)).Teller.ShouldBe([2]);
        (await TelAsync("""{ "soort": "aantal", "teller": { "eenheid": "persoon", "samen": [{ "gebeurtenis": "plaatsing.gestart" }, { "gebeurtenis": "melding.geregistreerd" }] } }""", "2026", [.. rijen.Select(Opnieuw)])).Teller.ShouldBe([2]);
    }

    [Fact]
    public async Task Sums_and_ratios()
    {
        Gebeurtenis[] rijen =
        [
            Maak("misbruik.vordering_opgelegd", new { bedrag = "1250.50" }, Maart, persoon: "p1"), Maak("misbruik.vordering_opgelegd", new { bedrag = "300" }, Maart, persoon: "p1"), Maak("misbruik.vordering_opgelegd", new { bedrag = "100" }, Maart, persoon: "p2"),
        ];
        var bedrag = await TelAsync("""{ "soort": "bedrag", "getal": "bedrag", "teller": { "gebeurtenis": "misbruik.vordering_opgelegd" } }""", "2026", rijen);
        bedrag.Blokken.Select(b => b.Bedragen.GetValueOrDefault(bedrag.Deel.Cijfer!.Teller[0])).ShouldContain(new Bedragcel(1651, 2, 1551, 100));
        var perMaand = await TelAsync("""{ "soort": "per-maand", "teller": { "gebeurtenis": "misbruik.vordering_opgelegd" } }""", "2026-Q1", [.. rijen.Select(Opnieuw)]);
        perMaand.Deel.Cijfer.ShouldSatisfyAllConditions(c => c!.Soort.ShouldBe(Cijfersoort.Verhouding), c => c!.VasteNoemer.ShouldBe(3));
        var buiten = await TelAsync("""{ "soort": "aandeel", "noemer-van-buiten": "inwoners", "teller": { "gebeurtenis": "misbruik.vordering_opgelegd", "eenheid": "persoon" } }""", "2026", [.. rijen.Select(Opnieuw)]);
        buiten.Deel.Cijfer.ShouldSatisfyAllConditions(c => c!.VasteNoemer.ShouldBe(80_000), c => buiten.Aantal(c!.Teller[0]).ShouldBe(2));
        var groei = await TelAsync("""{ "soort": "groei", "teller": { "gebeurtenis": "misbruik.vordering_opgelegd", "eenheid": "persoon" } }""", "2026", [.. rijen.Select(Opnieuw)]);
        groei.Deel.Cijfer!.Noemer.ShouldBe([groei.Deel.Cijfer.Teller[0].Replace("2026", "2025")]);
    }

    [Fact]
    public async Task The_month_has_no_figure_that_is_made_per_year()
    {
        var jaarlijks = """{ "soort": "aantal", "teller": { "gebeurtenis": "melding.geregistreerd", "eenheid": "persoon" } }""";
        (await TelAsync(jaarlijks, "2026-03", [])).IsEr.ShouldBeFalse();
        (await TelAsync(jaarlijks, "2026", [])).IsEr.ShouldBeTrue();
        var kruis = """{ "soort": "verdeling", "teller": { "gebeurtenis": "melding.geregistreerd" }, "uitsplitsingen": ["kanaal", { "op": ["kanaal", "wet"] }] }""";
        (await TelAsync(kruis, "2026-03", [])).Deel.Tabellen.Select(t => t.Id).ShouldBe(["kanaal"]);
        (await TelAsync(kruis, "2026", [])).Deel.Tabellen.Select(t => t.Id).ShouldBe(["kanaal", "kanaal.wet"]);
    }

    private static Gebeurtenis Begin(string ding, string voorziening, string persoon, DateOnly van, DateOnly? tot = null, string? leeftijd = null, string? huishouden = null)
    {
        var rij = Maak("indicatie.toegekend", new { wet = "Wmo", voorziening }, van.AddDays(-3), persoon: persoon, ding: ding, huishouden: huishouden);
        (rij.GeldigVan, rij.GeldigTot, rij.Leeftijdsklasse) = (van, tot, leeftijd);
        return rij;
    }

    private static Gebeurtenis Einde(string ding, DateOnly laatste)
    {
        var rij = Maak("indicatie.beeindigd", new { reden = "anders" }, laatste.AddDays(5), ding: ding);
        rij.GeldigTot = laatste;
        return rij;
    }

    private static Gebeurtenis Uitkering(string ding, DateOnly van, string? persoon = null, string? huishouden = null) =>
        Maak("uitkering.toegekend", new { regeling = "participatiewet" }, van, persoon: persoon, ding: ding, huishouden: huishouden);

    private static Gebeurtenis Peil(string persoon, string leeftijd, DateOnly op)
    {
        var rij = Maak("inwoner.gepeild", new { }, op, persoon: persoon);
        rij.Leeftijdsklasse = leeftijd;
        return rij;
    }

    private static Gebeurtenis Termijn(string uitkomst, int? duur) => duur is { } dagen
        ? Maak("termijn.afgelopen", new { termijn = "WGS-4W", uitkomst, duur = $"{dagen}" }, Maart) : Maak("termijn.afgelopen", new { termijn = "WGS-4W", uitkomst }, Maart);

    private static Gebeurtenis Opnieuw(Gebeurtenis g) => new()
    {
        GemeenteId = g.GemeenteId, Naam = g.Naam, Datum = g.Datum, Dimensies = g.Dimensies, Recordsleutel = g.Recordsleutel, Persoonsleutel = g.Persoonsleutel, Objectsleutel = g.Objectsleutel, Sleutel = g.Sleutel,
    };
}
