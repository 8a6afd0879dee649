using System.Text.Json;
using CaseFlow.Data;
using CaseFlow.Tellingen;
using CaseFlow.Tests.Testing;
using Microsoft.EntityFrameworkCore;
using Shouldly;
using Xunit;

namespace CaseFlow.Tests.Tellingen;

/// <summary>Indicators counted by hand, from what the policy document says: a definition that both counts misread the same way fails here.</summary>
public sealed class TrageHandtellingTests : IAsyncLifetime
{
    private Zaakbouwer _bouwer = null!;
    private int _nummer;

    public async Task InitializeAsync() => _bouwer = await Zaakbouwer.CreateAsync();

    public async Task DisposeAsync() => await _bouwer.DisposeAsync();

    [Fact]
    public async Task Unique_residents_with_a_running_indication_in_the_year()
    {
        await LegAsync("twenterand",
            Indicatie("anna", "Wmo", "rolstoel", "2023-05-01", "2024-06-30"), Indicatie("anna", "Wmo", "vervoer", "2024-02-01", null),
            Indicatie("bert", "Wmo", "rolstoel", "2022-01-01", "2023-12-31"), // stopped the day before
            Indicatie("cees", "Wmo", "rolstoel", "2022-01-01", "2024-01-01"), // one day
            Indicatie("dora", "Wmo", "rolstoel", "2025-01-01", null), // not yet
            Indicatie("eva", "Wmo", "rolstoel", "2024-12-31", null, besloten: "2025-02-10"), // decided later, from the last day
            Indicatie("fien", "Jeugdwet", "jeugdhulp-ambulant", "2024-01-01", null));

        (await TelAsync("twenterand", "twenterand-wmo-unieke-inwoners")).Teller.ShouldBe(3);
        (await TelAsync("twenterand", "twenterand-jeugd-unieke-jeugdigen")).Teller.ShouldBe(1);
        (await TelAsync("twenterand", "twenterand-wmo-vervoersvoorziening")).Teller.ShouldBe(1);
        (await TelAsync("twenterand", "twenterand-wmo-toegekende-maatwerkvoorzieningen")).Teller.ShouldBe(1, "granted in the year, not running in it");
    }

    [Fact]
    public async Task The_stock_of_school_transport_on_the_first_of_april()
    {
        await LegAsync("twenterand",
            Indicatie("a", "Leerlingenvervoer", "leerlingenvervoer", "2023-08-01", "2024-03-31"),
            Indicatie("b", "Leerlingenvervoer", "leerlingenvervoer", "2023-08-01", "2024-04-01"),
            Indicatie("c", "Leerlingenvervoer", "leerlingenvervoer", "2024-04-01", "2024-07-31"),
            Indicatie("d", "Leerlingenvervoer", "leerlingenvervoer", "2024-04-02", null));

        (await TelAsync("twenterand", "twenterand-leerlingenvervoer-leerlingen")).Teller.ShouldBe(2);
    }

    [Fact]
    public async Task Help_that_ended_before_it_would_begin_never_ran()
    {
        await LegAsync("twenterand", Indicatie("a", "Wmo", "rolstoel", "2024-05-01", "2024-03-10"), Indicatie("b", "Wmo", "rolstoel", "2024-05-01", null));

        (await TelAsync("twenterand", "twenterand-wmo-rolstoel")).Teller.ShouldBe(1);
    }

    [Fact]
    public async Task Social_assistance_shorter_than_three_and_longer_than_six_years()
    {
        await LegAsync("almelo", Uitkering("a", "2022-01-01"), Uitkering("b", "2021-12-31"), Uitkering("c", "2018-12-31"), Uitkering("d", "2018-12-30"));

        (await TelAsync("almelo", "almelo-3.2.2")).Teller.ShouldBe(1);
        var zesJaar = await TelAsync("almelo", "almelo-proza-bijstand-langer-dan-6-jaar");
        (zesJaar.Teller, zesJaar.Noemer).ShouldBe((1, 4));
    }

    [Fact]
    public async Task Integration_within_three_months_counts_in_the_year_in_which_the_three_months_are_over()
    {
        await LegAsync("haaksbergen",
            [Maak("inburgering.huisvesting_gerealiseerd", "2024-09-30", "a"), Maak("inburgering.traject_gestart", "2024-12-30", "a")],
            [Maak("inburgering.huisvesting_gerealiseerd", "2023-11-30", "b"), Maak("inburgering.traject_gestart", "2024-02-29", "b")],
            [Maak("inburgering.huisvesting_gerealiseerd", "2024-01-15", "c"), Maak("inburgering.traject_gestart", "2024-04-16", "c")], // a day too late
            [Maak("inburgering.huisvesting_gerealiseerd", "2024-10-05", "d"), Maak("inburgering.traject_gestart", "2024-11-01", "d")]); // of 2025

        var deel = await TelAsync("haaksbergen", "haaksbergen-statushouders-inburgering-binnen-3-maanden");
        (deel.Teller, deel.Noemer).ShouldBe((2, 3));
    }

    [Fact]
    public async Task Households_with_more_than_one_provision()
    {
        await LegAsync("hengelo",
            Indicatie("a", "Wmo", "rolstoel", "2024-01-01", null, huis: "h1"), Uitkering("b", "2024-03-01", huis: "h1"),
            Indicatie("c", "Wmo", "rolstoel", "2024-01-01", null, huis: "h2"), Indicatie("d", "Wmo", "vervoer", "2024-01-01", null, huis: "h2"),
            Uitkering("e", "2020-01-01", "2023-06-01", huis: "h3"));

        var deel = await TelAsync("hengelo", "hengelo2021-overlap-voorzieningen-huishoudens");
        (deel.Teller, deel.Noemer).ShouldBe((1, 2));
    }

    [Fact]
    public async Task Out_of_social_assistance_into_paid_work_over_the_stock_at_the_end_of_the_year()
    {
        await LegAsync("hengelo",
            Uitkering("a", "2020-01-01", "2024-05-01"), Uitkering("b", "2020-01-01", "2024-05-01", reden: "verhuizing"), Uitkering("c", "2020-01-01", "2023-12-31"),
            Uitkering("d", "2021-01-01"), Uitkering("e", "2024-12-31"), Uitkering("f", "2025-01-01"));

        var deel = await TelAsync("hengelo", "hengelo2026-6.3-bijstand-uitstroom-betaald-werk");
        (deel.Teller, deel.Noemer).ShouldBe((1, 2));
    }

    [Fact]
    public async Task Reports_of_loneliness_that_were_picked_up_leave_out_a_joined_one()
    {
        Gebeurtenis Melding(string wie, string dag = "2024-03-01") => Maak("melding.geregistreerd", dag, wie, new { vindplaats = "signaalpunt-eenzaamheid" });
        await LegAsync("twenterand",
            [Melding("a"), Maak("melding.opgepakt", "2024-03-02", "a")], [Melding("b")], [Melding("c"), Maak("melding.gevoegd", "2025-01-20", "c"), Maak("melding.opgepakt", "2024-03-03", "c")],
            [Melding("d", "2023-12-30"), Maak("melding.opgepakt", "2024-01-02", "d")]);

        (await TelAsync("twenterand", "twenterand-signaalpunt-meldingen-eenzaam")).Teller.ShouldBe(2);
        var deel = await TelAsync("twenterand", "twenterand-signaalpunt-meldingen-opgepakt");
        (deel.Teller, deel.Noemer).ShouldBe((1, 2));
    }

    [Fact]
    public async Task Terms_of_which_the_last_day_is_in_the_year_the_lapsed_ones_apart()
    {
        Gebeurtenis[] Termijn(string uitkomst, string dag = "2024-06-01") => [Maak("termijn.afgelopen", dag, $"w{++_nummer}", new { termijn = "WGS-4W", uitkomst, duur = "20" })];
        await LegAsync("haaksbergen", Termijn("gehaald"), Termijn("gehaald"), Termijn("te-laat"), Termijn("vervallen"), Termijn("gehaald", "2025-01-01"));

        var deel = await TelAsync("haaksbergen", "haaksbergen-schuldhulp-wachttijd-intake");
        (deel.Teller, deel.Noemer).ShouldBe((2, 3));
    }

    [Fact]
    public async Task From_youth_help_into_sheltered_housing_at_eighteen()
    {
        Gebeurtenis[] Over(string wie, string klasse, string einde, string plaatsing) =>
            [.. Indicatie(wie, "Jeugdwet", "jeugdhulp-ambulant", "2020-01-01", einde), Met(Maak("plaatsing.gestart", plaatsing, wie, new { voorziening = "beschermd-wonen" }), klasse)];
        await LegAsync("almelo",
            Over("a", "18-22", "2024-01-31", "2024-02-15"), Over("b", "16-17", "2024-01-31", "2024-02-15"), Over("c", "18-22", "2022-12-31", "2024-02-15"),
            [Met(Maak("plaatsing.gestart", "2024-02-15", "d", new { voorziening = "beschermd-wonen" }), "18-22")]);

        (await TelAsync("almelo", "almelo-3.4C.1")).Teller.ShouldBe(1);
    }

    [Fact]
    public async Task Ages_are_those_of_the_last_day_of_the_year()
    {
        Gebeurtenis[] Kind(string wie, string toen, string? gepeild) =>
            [.. Indicatie(wie, "Jeugdwet", "jeugdhulp-ambulant", "2024-01-01", null).Select(g => Met(g, toen)), .. gepeild is null ? [] : new[] { Met(Maak("inwoner.gepeild", "2024-12-31", wie), gepeild) }];
        await LegAsync("haaksbergen", Kind("a", "4-10", "11-15"), Kind("b", "4-10", "4-10"), Kind("c", "16-17", "18-22"), Kind("d", "4-10", null));

        var deel = await TelAsync("haaksbergen", "haaksbergen-jeugd-leeftijdsverdeling");
        deel.Rijen.ShouldBe(new Dictionary<string, int> { ["0-10"] = 1, ["11-15"] = 1, ["16+"] = 1, ["onbekend"] = 1 }, ignoreOrder: true);
    }

    [Fact]
    public async Task The_total_amount_that_was_claimed_back()
    {
        await LegAsync("almelo", [Maak("misbruik.vordering_opgelegd", "2024-02-01", "a", new { bedrag = "850" })], [Maak("misbruik.vordering_opgelegd", "2024-12-31", "b", new { bedrag = "2400" })],
            [Maak("misbruik.vordering_opgelegd", "2025-01-01", "c", new { bedrag = "9000" })]);

        (await TelAsync("almelo", "almelo-3.9.2")).Teller.ShouldBe(3250);
        (await TelAsync("almelo", "almelo-3.9.1")).Teller.ShouldBe(2);
    }

    [Fact]
    public async Task A_late_correction_changes_the_next_count_and_no_publication()
    {
        await _bouwer.Melding("""{ "wet": "Wmo" }""");
        var maand = Periode.Maand(DateOnly.FromDateTime(_bouwer.Klok.Nu.Date)).ToString();
        (await TelAsync("hengelo", "hengelo2021-meldingen-wmo-per-maand", maand)).Teller.ShouldBe(1);
        _bouwer.Klok.Dagen(60);
        await _bouwer.In<CaseFlow.Cijfers.PublicatieService>(async p => await p.MaakAsync("hengelo", Periode.Parse(maand), "Eerste keer", CaseFlow.Toegang.Handeling.Systeem("hengelo", _bouwer.Klok.Nu)));
        var gepubliceerd = await InhoudAsync();

        await _bouwer.Handeling("corrigeren", """{ "reden": "Verkeerd getypt.", "wet": "Jeugdwet" }""");

        (await TelAsync("hengelo", "hengelo2021-meldingen-wmo-per-maand", maand)).Teller.ShouldBe(0);
        (await TelAsync("hengelo", "hengelo2021-meldingen-jeugd-per-maand", maand)).Teller.ShouldBe(1);
        gepubliceerd.ShouldNotBeEmpty();
        (await InhoudAsync()).ShouldBe(gepubliceerd);

        Task<List<string>> InhoudAsync() => _bouwer.In<CaseFlowDbContext, List<string>>(db => db.Publicaties.AsNoTracking().OrderBy(p => p.Id).SelectMany(p => p.Delen).OrderBy(d => d.Onderwerp).Select(d => d.Inhoud).ToListAsync());
    }

    /// <summary>The indicators that are counted by hand here.</summary>
    internal static IReadOnlySet<string> MetDeHand =>
        System.Text.RegularExpressions.Regex.Matches(File.ReadAllText(Bron()), "TelAsync\\(\"[a-z]+\", \"([^\"]+)\"").Select(m => m.Groups[1].Value).ToHashSet();

    private static string Bron([System.Runtime.CompilerServices.CallerFilePath] string pad = "") => pad;

    private Gebeurtenis[] Indicatie(string wie, string wet, string voorziening, string van, string? tot, string? besloten = null, string? huis = null)
    {
        var begin = Maak("indicatie.toegekend", besloten ?? van, wie, new { wet, voorziening }, huis);
        (begin.Objectsleutel, begin.GeldigVan) = ($"i{++_nummer}", DateOnly.Parse(van));
        if (tot is null)
        {
            return [begin];
        }
        var einde = Maak("indicatie.beeindigd", tot, wie, new { wet, voorziening, reden = "eigen-verzoek" }, huis);
        (einde.Objectsleutel, einde.GeldigTot) = (begin.Objectsleutel, DateOnly.Parse(tot));
        return [begin, einde];
    }

    private Gebeurtenis[] Uitkering(string wie, string van, string? tot = null, string reden = "betaald-werk", string? huis = null)
    {
        var begin = Maak("uitkering.toegekend", van, wie, new { regeling = "participatiewet" }, huis);
        begin.Objectsleutel = $"u{++_nummer}";
        if (tot is null)
        {
            return [begin];
        }
        var einde = Maak("uitkering.beeindigd", tot, wie, new { regeling = "participatiewet", reden }, huis);
        einde.Objectsleutel = begin.Objectsleutel;
        return [begin, einde];
    }

    private static Gebeurtenis Met(Gebeurtenis gebeurtenis, string klasse)
    {
        gebeurtenis.Leeftijdsklasse = klasse;
        return gebeurtenis;
    }

    private Gebeurtenis Maak(string naam, string dag, string wie, object? dimensies = null, string? huis = null) => new()
    {
        GemeenteId = "",
        Naam = naam,
        Datum = DateOnly.Parse(dag),
        Dimensies = JsonSerializer.Serialize(dimensies ?? new { }),
        Recordsleutel = $"zaak-{wie}",
        Persoonsleutel = wie,
        Huishoudsleutel = huis,
        Sleutel = $"s{++_nummer}",
    };

    private Task LegAsync(string gemeente, params Gebeurtenis[][] gebeurtenissen) => _bouwer.In<CaseFlowDbContext>(async db =>
    {
        foreach (var g in gebeurtenissen.SelectMany(g => g))
        {
            db.Gebeurtenissen.Add(new Gebeurtenis
            {
                GemeenteId = gemeente, Naam = g.Naam, Datum = g.Datum, Dimensies = g.Dimensies, Recordsleutel = g.Recordsleutel, Persoonsleutel = g.Persoonsleutel, Huishoudsleutel = g.Huishoudsleutel,
                Objectsleutel = g.Objectsleutel, Leeftijdsklasse = g.Leeftijdsklasse, GeldigVan = g.GeldigVan, GeldigTot = g.GeldigTot, Sleutel = g.Sleutel,
            });
        }
        await db.SaveChangesAsync();
    });

    private async Task<(long Teller, long Noemer, Dictionary<string, int> Rijen)> TelAsync(string gemeente, string id, string periode = "2024")
    {
        var set = await _bouwer.In<Telling, Telset>(t => t.TelAsync(gemeente, Periode.Parse(periode), []));
        var deel = set.Delen.Single(d => d.Id == id);
        var cellen = set.Blokken.SelectMany(b => b.Cellen).DistinctBy(c => c.Key).ToDictionary(c => c.Key, c => c.Value.Aantal);
        var bedragen = set.Blokken.SelectMany(b => b.Bedragen).ToDictionary(c => c.Key, c => c.Value.Euros);
        return (deel.Cijfer?.Teller.Sum(Van) ?? 0, deel.Cijfer?.Noemer.Sum(Van) ?? 0, deel.Tabellen.FirstOrDefault()?.Rijen.Where(r => !r.IsTotaal).ToDictionary(r => r.Id, r => cellen[r.Sleutels[0]]) ?? []);

        long Van(string sleutel) => cellen.TryGetValue(sleutel, out var aantal) ? aantal : bedragen[sleutel];
    }
}
