using System.Net;
using CaseFlow.Teams;
using CaseFlow.Termijnen;
using CaseFlow.Tests.Testing;
using CaseFlow.Toegang;
using CaseFlow.Werkvoorraad;
using Microsoft.EntityFrameworkCore;
using Shouldly;
using Xunit;

namespace CaseFlow.Tests.Werkvoorraad;

public sealed class MijnWerkTests : IAsyncLifetime
{
    private WebApp _app = null!;

    public async Task InitializeAsync() => _app = await WebApp.StartAsync();

    public async Task DisposeAsync() => await _app.DisposeAsync();

    [Fact]
    public async Task A_stranger_is_asked_to_sign_in() => (await _app.Bezoeker().GetAsync("/")).Naar!.ShouldStartWith("/Toegang/Aanmelden");

    [Theory]
    [InlineData("beleid")]
    [InlineData("beheer")]
    [InlineData("privacy")]
    public async Task Who_does_no_casework_is_told_so(string rol)
    {
        var blad = await (await (await _app.AanmeldenAsync(rol)).GetAsync("/")).VolgAsync();

        blad.Status.ShouldBe(HttpStatusCode.Forbidden);
        blad.Tekst.ShouldContain("Deze pagina hoort niet bij uw rol");
    }

    [Fact]
    public async Task Another_municipality_sees_nothing_and_can_claim_nothing()
    {
        var bouwer = _app.Bouwer();
        await bouwer.Melding();
        var taak = await bouwer.OpenTaak("triage");

        var ander = await _app.AanmeldenAsync("intake", "almelo");
        var blad = await ander.GetAsync("/");
        blad.Een(".leeg")!.TextContent.ShouldContain("Er is nu geen werk voor u of uw team.");
        blad.Html.ShouldNotContain("Johanna de Vries");

        await _app.Bouwer("almelo").Melding("""{ "inwoner": { "naam": "Bea Almelo" } }""");
        var vreemd = await (await ander.GetAsync("/")).VerstuurAsync("[formaction]", ("taak", taak.Id.ToString()));
        vreemd.Een("[role=alert]")!.TextContent.ShouldContain("Deze taak staat niet meer open voor u.");
        (await bouwer.OpenTaak("triage")).ToegewezenAan.ShouldBeNull();
    }

    [Fact]
    public async Task Only_work_that_fits_my_role_is_listed()
    {
        await _app.Bouwer().Melding();

        (await Rijen("intake")).Count.ShouldBe(1);
        (await Rijen("consulent")).ShouldBeEmpty();
    }

    [Fact]
    public async Task A_team_one_has_left_lists_nothing_any_more()
    {
        await _app.Bouwer().Melding();
        await _app.DbAsync(async db =>
        {
            var wie = await db.Users.Include(u => u.Teams).SingleAsync(u => u.UserName == "intake.hengelo");
            wie.Teams.ForEach(t => t.Tot = new DateOnly(2026, 3, 2));
            return wie;
        });

        (await Rijen("intake")).ShouldBeEmpty();
    }

    [Fact]
    public async Task A_row_says_what_for_whom_by_when_and_never_a_bsn()
    {
        await _app.Bouwer().Melding("""{ "inwoner": { "bsn": "999990019" } }""");

        var blad = await (await _app.AanmeldenAsync("intake")).GetAsync("/");

        var rij = Vouw(blad.Een("tbody tr")!.TextContent);
        rij.ShouldContain("Triage");
        rij.ShouldContain("Johanna de Vries");
        rij.ShouldContain("Z2026-000001");
        rij.ShouldContain("Op koers: nog 6 weken, uiterlijk di 14 april");
        rij.ShouldContain("Niet opgepakt");
        blad.Html.ShouldNotContain("999990019");
        blad.Een(".stoplicht--op-koers").ShouldNotBeNull();
    }

    [Fact]
    public async Task The_soonest_last_day_comes_first_and_a_crisis_before_all()
    {
        var bouwer = _app.Bouwer();
        await bouwer.Melding("""{ "inwoner": { "naam": "Derde" } }""");
        await bouwer.Melding("""{ "ontvangen": "2026-02-10T09:00:00+01:00", "inwoner": { "naam": "Eerste" } }""");
        await bouwer.Melding("""{ "ontvangen": "2026-02-20T09:00:00+01:00", "inwoner": { "naam": "Tweede" } }""");
        await bouwer.Melding("""{ "anoniem": true, "inwoner": null, "wet": null, "spoed": ["ontruiming"] }""");

        var blad = await (await _app.AanmeldenAsync("intake")).GetAsync("/");

        blad.Teksten("tbody td:nth-child(2)").Select(t => t.Split(' ')[0]).ShouldBe(["Anonieme", "Eerste", "Tweede", "Derde"]);
        blad.Een("tbody tr")!.ClassName.ShouldBe("werklijst__rij--crisis");
        blad.Een("tbody tr .merkje--crisis")!.TextContent.ShouldBe("Spoed");
    }

    [Fact]
    public async Task The_filters_count_and_list_what_they_say()
    {
        var bouwer = _app.Bouwer();
        await bouwer.Melding("""{ "ontvangen": "2026-01-05T09:00:00+01:00", "inwoner": { "naam": "Verlopen" } }""");
        await bouwer.Melding("""{ "ontvangen": "2026-01-23T09:00:00+01:00", "inwoner": { "naam": "Nadert" } }""");
        await bouwer.Melding("""{ "inwoner": { "naam": "Ruim" } }""");
        await bouwer.Melding("""{ "inwoner": { "naam": "Mijne" } }""");
        var wie = await _app.AanmeldenAsync("intake");
        await Klik(wie, "Mijne", "/");
        await bouwer.Melding("""{ "inwoner": { "naam": "Stil" } }""");
        await Schort(bouwer);

        var blad = await wie.GetAsync("/");

        blad.Teksten("a.filter").ShouldBe(["Te doen 5", "Door mij opgepakt 1", "Niet opgepakt 4", "Nadert 1", "Verlopen 1", "Opgeschort 1", "Alles van mijn teams 5"]);
        (await Namen(wie, "/?toon=van-mij")).ShouldBe(["Mijne"]);
        (await Namen(wie, "/?toon=niet-opgepakt")).ShouldBe(["Verlopen", "Nadert", "Ruim", "Stil"]);
        (await Namen(wie, "/?toon=nadert")).ShouldBe(["Nadert"]);
        (await Namen(wie, "/?toon=verlopen")).ShouldBe(["Verlopen"]);
        (await Namen(wie, "/?toon=opgeschort")).ShouldBe(["Stil"]);
        (await Namen(wie, "/?toon=onzin&pagina=x")).Count.ShouldBe(5);
        (await wie.GetAsync("/?pagina=x")).Een("[role=alert]").ShouldBeNull();
        (await wie.GetAsync("/?toon=opgeschort")).Tekst.ShouldContain("Staat stil: aanvulling gevraagd");
        (await wie.GetAsync("/?toon=verlopen")).Tekst.ShouldContain("Verlopen: 15 dagen te laat");
    }

    [Fact]
    public async Task A_task_without_a_term_of_its_own_says_the_term_of_its_case()
    {
        var bouwer = _app.Bouwer();
        await bouwer.Melding();
        await bouwer.Handeling("route-starten", """{ "route": "clientondersteuning" }""", "intake");
        var wie = await _app.AanmeldenAsync("intake");

        var rijen = (await wie.GetAsync("/")).Alle("tbody tr");
        var zonder = rijen.Single(r => r.TextContent.Contains("Ondersteuner inschakelen"));
        var met = rijen.Single(r => r.TextContent.Contains("Triage"));

        Vouw(zonder.TextContent).ShouldContain("zaak: nog 6 weken, uiterlijk di 14 april");
        zonder.TextContent.ShouldNotContain("wettelijk");
        zonder.QuerySelector(".stoplicht").ShouldBeNull();
        Vouw(met.TextContent).ShouldContain("Op koers: nog 6 weken, uiterlijk di 14 april wettelijk");
        (await wie.GetAsync(zonder.QuerySelector(".werklijst__wat")!.GetAttribute("href")!)).Tekst.ShouldContain("geen eigen termijn; zaak: nog 6 weken, uiterlijk di 14 april");
        (await wie.GetAsync(met.QuerySelector(".werklijst__wat")!.GetAttribute("href")!)).Tekst.ShouldContain("nog 6 weken, uiterlijk di 14 april");
    }

    [Fact]
    public async Task The_database_counts_and_sorts_as_the_lines_themselves_do()
    {
        var bouwer = _app.Bouwer();
        var wie = await bouwer.Als("intake");
        var vervanger = new Afwezigheid { MedewerkerId = (await bouwer.Als("consulent")).MedewerkerId!.Value, VervangerId = wie.MedewerkerId!.Value, Door = "Ilse", Van = wie.Vandaag };
        var dagen = new[] { 60, 56, 50, 45, 42, 41, 38, 37, 36, 35, 30, 20, 10, 5, 1, 0 };
        foreach (var dag in dagen)
        {
            await bouwer.Melding($$"""{ "ontvangen": "{{_app.Klok.Nu.AddDays(-dag):yyyy-MM-dd'T'HH:mm:sszzz}}"{{(dag % 7 == 0 ? ", \"spoed\": [\"ontruiming\"]" : "")}} }""");
        }
        await _app.DbAsync(async db =>
        {
            db.Add(vervanger);
            var namen = new (Guid?, string?)[] { (null, null), (wie.MedewerkerId, "Ilse (intake)"), (vervanger.MedewerkerId, "Carla (consulent)"), ((await bouwer.Als("teamleider")).MedewerkerId, "Tom (teamleider)") };
            var taken = await db.Taken.Where(t => t.Status == CaseFlow.Werkprocessen.TaakStatus.Open).OrderBy(t => t.Id).ToListAsync();
            var termijnen = await db.Termijnen.Where(t => t.IsSignalerend).OrderBy(t => t.Id).ToListAsync();
            for (var i = 0; i < taken.Count; i++)
            {
                (taken[i].ToegewezenAanId, taken[i].ToegewezenAan) = namen[i % 4];
            }
            for (var i = 0; i < termijnen.Count; i++)
            {
                termijnen[i].Status = (i % 5) switch { 3 => TermijnStatus.Opgeschort, 4 => TermijnStatus.Gehaald, _ => termijnen[i].Status };
            }
            return taken.Count;
        });
        var regels = await bouwer.In<Werklijst, IReadOnlyList<Werkregel>>(l => l.RegelsAsync(l.OpenTaken(wie), wie.Gemeente, wie.Vandaag));
        bool IsVoor(Werkregel r) => r.ToegewezenAanId is null || r.ToegewezenAanId == wie.MedewerkerId || r.ToegewezenAanId == vervanger.MedewerkerId;
        var verwacht = new Dictionary<string, Func<Werkregel, bool>>
        {
            ["voor-mij"] = IsVoor,
            ["van-mij"] = r => r.ToegewezenAanId == wie.MedewerkerId,
            ["vervanging"] = r => r.ToegewezenAanId == vervanger.MedewerkerId,
            ["niet-opgepakt"] = r => r.ToegewezenAanId is null,
            ["nadert"] = r => IsVoor(r) && r.StandOp(wie.Vandaag) == Stand.Nadert,
            ["verlopen"] = r => IsVoor(r) && r.StandOp(wie.Vandaag) == Stand.Verlopen,
            ["opgeschort"] = r => IsVoor(r) && r.StandOp(wie.Vandaag) == Stand.Opgeschort,
            ["alles"] = _ => true,
        };
        var keuzes = Werkkeuze.AlleStanden.Select(s => new Werkkeuze { Toon = "alles", Lichten = [s.Id] }).Concat(Werkkeuze.Volgordes.Select(v => new Werkkeuze { Toon = "alles", Volgorde = v.Id }))
            .Append(new Werkkeuze { Toon = "alles", Stap = regels[0].Stap, Team = regels[0].Team, Persoon = vervanger.MedewerkerId }).Append(new Werkkeuze { Toon = "alles", Persoon = regels.Last(r => !IsVoor(r)).ToegewezenAanId });

        var beeld = await Toon(new Werkkeuze { Toon = "alles" });
        beeld.Filters.ToDictionary(f => f.Id, f => f.Aantal).ShouldBe(verwacht.ToDictionary(v => v.Key, v => regels.Count(v.Value)), ignoreOrder: true);
        beeld.Filters.ShouldAllBe(f => f.Aantal > 0, "each filter has something to count");
        foreach (var (toon, past) in verwacht)
        {
            (await Toon(new Werkkeuze { Toon = toon })).Rijen.Select(r => r.Regel.TaakId).ShouldBe(regels.Where(past).Select(r => r.TaakId), toon);
        }
        foreach (var keuze in keuzes)
        {
            var goed = keuze.InVolgorde(regels.Where(r => (keuze.Lichten.Count == 0 || Werkkeuze.AlleStanden.Single(s => s.Id == keuze.Lichten[0]).Stand == r.StandOp(wie.Vandaag))
                && (keuze.Persoon is null || r.ToegewezenAanId == keuze.Persoon) && (keuze.Stap is null || r.Stap == keuze.Stap))).Select(r => r.TaakId).ToList();
            var gezien = await Toon(keuze);
            gezien.Gevonden.ShouldBe(goed.Count, keuze.Adres);
            gezien.Rijen.Select(r => r.Regel.TaakId).ShouldBe(goed, keuze.Adres);
        }

        Task<Werkbeeld> Toon(Werkkeuze keuze) => bouwer.In<MijnWerk, Werkbeeld>(w => w.TonenAsync(wie, ["intake"], new Werkvraag(null, keuze), 1));
    }

    [Fact]
    public async Task Claiming_and_releasing_come_back_to_the_same_list()
    {
        var bouwer = _app.Bouwer();
        await bouwer.Melding();
        var wie = await _app.AanmeldenAsync("intake");

        var na = await (await wie.GetAsync("/?toon=niet-opgepakt")).VerstuurAsync("[formaction]");
        na.Naar.ShouldBe("/?toon=niet-opgepakt");
        (await na.VolgAsync()).Tekst.ShouldContain("Opgepakt: Triage.");
        (await bouwer.OpenTaak("triage")).ToegewezenAan.ShouldBe("Ilse Vermeer");

        await (await wie.GetAsync("/")).VerstuurAsync("[formaction]");
        (await bouwer.OpenTaak("triage")).ToegewezenAan.ShouldBeNull();
        (await _app.DbAsync(db => db.Dossierregels.Where(d => d.Naam.StartsWith("taak.")).OrderBy(d => d.Id).Select(d => d.Naam + " " + d.Rol).ToListAsync()))
            .ShouldBe(["taak.opgepakt intake", "taak.teruggegeven intake"]);
    }

    [Fact]
    public async Task Who_claims_a_moment_later_hears_who_was_first()
    {
        await _app.Bouwer().Melding();
        await _app.DbAsync(async db =>
        {
            var tweede = await db.Users.SingleAsync(u => u.UserName == "consulent.hengelo");
            return db.Add(new MedewerkerRol { MedewerkerId = tweede.Id, Rol = "intake", Van = new DateOnly(2026, 1, 1) });
        });
        var (een, twee) = (await _app.AanmeldenAsync("intake"), await _app.AanmeldenAsync("consulent"));
        var (bladEen, bladTwee) = (await een.GetAsync("/"), await twee.GetAsync("/"));
        await bladEen.VerstuurAsync("[formaction]");

        var blad = await bladTwee.VerstuurAsync("[formaction]");

        blad.Een("[role=alert]")!.TextContent.ShouldContain("Ilse Vermeer heeft deze taak al.");
        blad.Een(".leeg")!.TextContent.ShouldContain("alle taken van uw teams zijn opgepakt");
        (await twee.GetAsync("/?toon=alles")).Een("tbody tr")!.TextContent.ShouldContain("Ilse Vermeer");
        (await _app.Bouwer().In<CaseFlow.Data.CaseFlowDbContext, int>(db => db.Dossierregels.CountAsync(d => d.Naam == "taak.opgepakt"))).ShouldBe(1);
    }

    [Fact]
    public async Task Of_two_who_claim_at_once_exactly_one_has_it()
    {
        await _app.Bouwer().Melding();
        await _app.DbAsync(async db =>
        {
            var tweede = await db.Users.SingleAsync(u => u.UserName == "consulent.hengelo");
            return db.Add(new MedewerkerRol { MedewerkerId = tweede.Id, Rol = "intake", Van = new DateOnly(2026, 1, 1) });
        });
        var bladen = new[] { await (await _app.AanmeldenAsync("intake")).GetAsync("/"), await (await _app.AanmeldenAsync("consulent")).GetAsync("/") };

        var antwoorden = await Task.WhenAll(bladen.Select(b => Task.Run(() => b.VerstuurAsync("[formaction]"))));

        antwoorden.Count(a => a.Status == HttpStatusCode.Redirect).ShouldBe(1);
        antwoorden.Count(a => a.Een("[role=alert]")?.TextContent.Contains("heeft deze taak al") == true).ShouldBe(1);
    }

    [Fact]
    public async Task A_name_with_a_script_in_it_is_only_text()
    {
        const string naam = "<script>alert('x')</script> & Zn";
        await _app.Bouwer().Melding($$"""{ "inwoner": { "naam": "{{naam}}" } }""");

        var blad = await (await _app.AanmeldenAsync("intake")).GetAsync("/");

        blad.Html.ShouldNotContain("<script>alert");
        blad.Een("tbody td:nth-child(2)")!.TextContent.ShouldContain(naam);
    }

    [Fact]
    public async Task Fifty_rows_take_as_many_queries_as_five()
    {
        var bouwer = _app.Bouwer();
        var wie = await _app.AanmeldenAsync("intake");
        await Maak(bouwer, 5);
        await wie.GetAsync("/");
        var vijf = await Queries(wie, "/");
        await Maak(bouwer, 47);
        var vijftig = await Queries(wie, "/");

        vijf.Count.ShouldBe(13);
        vijftig.Count.ShouldBe(vijf.Count, string.Join("\n---\n", vijftig));
    }

    [Fact]
    public async Task A_long_list_has_pages_with_an_address()
    {
        await Maak(_app.Bouwer(), 52);
        var wie = await _app.AanmeldenAsync("intake");

        var eerste = await wie.GetAsync("/?toon=niet-opgepakt");
        eerste.Alle("tbody tr").Count.ShouldBe(50);
        var adres = eerste.Een("a[rel=next]")!.GetAttribute("href")!;
        adres.ShouldBe("/?toon=niet-opgepakt&pagina=2");
        var tweede = await wie.GetAsync(adres);
        tweede.Alle("tbody tr").Count.ShouldBe(2);
        tweede.Tekst.ShouldContain("Pagina 2 van 2");
        (await wie.GetAsync("/?pagina=99")).Alle("tbody tr").Count.ShouldBe(2);
        (await tweede.VerstuurAsync("[formaction]")).Naar.ShouldBe("/?toon=niet-opgepakt&pagina=2");
    }

    [Fact]
    public async Task Showing_names_is_logged_once_and_without_a_person()
    {
        await Maak(_app.Bouwer(), 3);
        await (await _app.AanmeldenAsync("intake")).GetAsync("/");

        var inzage = (await _app.DbAsync(db => db.Logregels.Where(i => i.Onderdeel == "Mijn werk").ToListAsync())).ShouldHaveSingleItem();
        inzage.Medewerker.ShouldBe("Ilse Vermeer");
        inzage.InwonerId.ShouldBeNull();
    }

    private async Task<IReadOnlyList<string>> Queries(Bezoeker wie, string pad)
    {
        _app.Queries.Begin();
        await wie.GetAsync(pad);
        return _app.Queries.Gezien;
    }

    private async Task<IReadOnlyList<string>> Rijen(string rol) => (await (await _app.AanmeldenAsync(rol)).GetAsync("/")).Teksten("tbody tr");

    private static async Task<IReadOnlyList<string>> Namen(Bezoeker wie, string pad) =>
        [.. (await wie.GetAsync(pad)).Teksten("tbody td:nth-child(2)").Select(t => t.Split(' ')[0])];

    private static async Task Klik(Bezoeker wie, string naam, string pad)
    {
        var blad = await wie.GetAsync(pad);
        var rij = blad.Alle("tbody tr").Single(r => r.TextContent.Contains(naam));
        await blad.VerstuurAsync($"[value='{rij.QuerySelector("[formaction]")!.GetAttribute("value")}']");
    }

    private static async Task Maak(Zaakbouwer bouwer, int aantal)
    {
        for (var i = 0; i < aantal; i++)
        {
            await bouwer.Melding($$"""{ "inwoner": { "naam": "Inwoner {{Guid.NewGuid():N}}" } }""");
        }
    }

    // The term of the investigation itself cannot be suspended; the row is what a decision term would look like.
    private Task Schort(Zaakbouwer bouwer) => _app.DbAsync(async db =>
    {
        var termijn = await db.Termijnen.SingleAsync(t => t.ZaakId == bouwer.Zaak.Id && t.IsSignalerend);
        termijn.Status = TermijnStatus.Opgeschort;
        db.Add(new TermijnOpschorting { TermijnId = termijn.Id, Grond = "aanvulling gevraagd", Van = new DateOnly(2026, 3, 2), Door = "Ilse" });
        return termijn;
    });

    private static string Vouw(string tekst) => string.Join(' ', tekst.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));
}
