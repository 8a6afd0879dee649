using System.Net;
using System.Xml.Linq;
using CaseFlow.Data;
using CaseFlow.Tests.Testing;
using CaseFlow.Toegang;
using CaseFlow.Zaken;
using Microsoft.EntityFrameworkCore;
using Shouldly;
using Xunit;

namespace CaseFlow.Tests.Zaken;

/// <summary>The page of a case: first who may not see it, then what it tells.</summary>
public sealed class ZaakPageTests(WebApp app) : IClassFixture<WebApp>
{
    private readonly Zaakbouwer _bouwer = app.Bouwer();

    [Fact]
    public async Task Who_is_not_signed_in_goes_to_the_sign_in_page()
    {
        await _bouwer.Melding();
        var blad = await app.Bezoeker().GetAsync(Pad());
        blad.Status.ShouldBe(HttpStatusCode.Redirect);
        blad.Naar.ShouldNotBeNull().ShouldStartWith("/Toegang/Aanmelden");
    }

    [Theory]
    [InlineData("beleid")]
    [InlineData("beheer")]
    public async Task Who_does_no_casework_sees_no_case(string rol)
    {
        await _bouwer.Melding();
        var blad = await (await app.AanmeldenAsync(rol)).GetAsync(Pad());
        blad.Naar.ShouldNotBeNull().ShouldStartWith("/Toegang/GeenToegang");
    }

    [Fact]
    public async Task Another_team_and_another_municipality_see_the_same_as_for_a_number_that_does_not_exist()
    {
        await _bouwer.Melding();
        await AlleenTeam("klantmanager", "werk-inkomen");
        var anderTeam = await (await app.AanmeldenAsync("klantmanager")).GetAsync(Pad());
        var andereGemeente = await (await app.AanmeldenAsync("consulent", "almelo")).GetAsync(Pad());
        var onbekend = await (await app.AanmeldenAsync("klantmanager")).GetAsync("/Zaken/Z2026-999999");

        foreach (var blad in new[] { anderTeam, andereGemeente, onbekend })
        {
            blad.Status.ShouldBe(HttpStatusCode.NotFound);
            blad.Tekst.ShouldStartWith("Deze zaak is er niet, of u mag hem niet zien");
            blad.Html.ShouldNotContain("Johanna");
        }
        anderTeam.Tekst.ShouldBe(onbekend.Tekst);
        andereGemeente.Tekst.ShouldBe(onbekend.Tekst);
    }

    [Fact]
    public async Task The_end_of_waiting_is_offered_only_while_somebody_is_waited_for()
    {
        await _bouwer.Melding();
        var consulent = await app.AanmeldenAsync("consulent");

        (await consulent.GetAsync(Pad())).Tekst.ShouldNotContain("Wachten is voorbij");
        await _bouwer.Handeling("wacht-op", """{ "op": "advies", "reden": "De arts kijkt mee", "tot": "2099-01-04" }""", "intake");

        var wacht = await consulent.GetAsync(Pad());
        wacht.Tekst.ShouldContain("Wachten is voorbij");
        wacht.Tekst.ShouldContain("Advies ontvangen");
        await _bouwer.Handeling("wacht-beeindigen", "{}", "intake");
        (await consulent.GetAsync(Pad())).Tekst.ShouldNotContain("Advies ontvangen");
    }

    [Fact]
    public async Task Every_read_is_logged_the_refused_one_too()
    {
        await _bouwer.Melding();
        await AlleenTeam("jurist", "juridische-zaken");
        await (await app.AanmeldenAsync("consulent")).GetAsync(Pad());
        await (await app.AanmeldenAsync("jurist")).GetAsync(Pad());

        var gezien = await app.DbAsync(db => db.Logregels.Where(i => i.ZaakId == _bouwer.Zaak.Id && i.Soort == CaseFlow.Logboek.Logsoort.Lezen).OrderBy(i => i.Id).ToListAsync());
        gezien.Select(i => (i.Rol, i.Onderdeel, i.IsToegestaan)).ShouldBe([("consulent", "zaak", true), ("jurist", "zaak", false)]);
    }

    [Fact]
    public async Task A_fresh_melding_says_who_what_by_when_and_what_to_do()
    {
        await _bouwer.Melding();
        var taak = await _bouwer.OpenTaak("triage");

        var blad = await (await app.AanmeldenAsync("intake")).GetAsync(Pad());

        blad.Status.ShouldBe(HttpStatusCode.OK);
        blad.Een("h1")!.TextContent.ShouldBe("Johanna de Vries, 74 jaar");
        blad.Een(".zaakkop__vraag")!.TextContent.ShouldBe("Vraag over huishouden (Wmo)");
        blad.Een(".zaakkop .stoplicht")!.TextContent.ShouldContain("nog 6 weken, uiterlijk di 14 april");
        blad.Een($"a[href='/Taken/{taak.Id}']")!.ClassList.ShouldContain("utrecht-button--primary-action");
        blad.Teksten("section[aria-labelledby=taken] .taak").Single().ShouldContain("Nog niet opgepakt door Zorgloket");
        blad.Teksten(".zaakkop .route__stap").ShouldBe(["Nu: Triage", "Daarna: Brede uitvraag"]);
        blad.Een(".zaakkop .route__stap[aria-current=step]")!.TextContent.ShouldContain("Triage");
        blad.Een("[data-bpmn-url]")!.GetAttribute("data-bpmn-url").ShouldBe("/Routes/melding/1");
        blad.Een("[data-bpmn-url]")!.GetAttribute("data-huidig").ShouldBe("triage");
        blad.Tekst.ShouldContain("Mevrouw kan het huis niet meer schoonhouden.");
        blad.Teksten("a[href*='/Brieven/']").Single().ShouldStartWith("Wij hebben uw vraag ontvangen");
        blad.Een($"a[href='{Pad()}/Handelingen/intrekken']").ShouldNotBeNull();
        blad.Een($"a[href='{Pad()}/Handelingen/heropenen']").ShouldBeNull();
    }

    [Fact]
    public async Task After_a_decision_it_shows_plan_findings_decision_and_the_rows_of_every_step()
    {
        await _bouwer.Melding();
        await _bouwer.Tot("besluit");

        var blad = await (await app.AanmeldenAsync("consulent")).GetAsync(Pad());

        blad.Teksten(".zaakkop .route__stap").ShouldBe(["Gedaan: Melding", "Gedaan: Brede uitvraag", "Gedaan: Aanvraag ontvangen", "Gedaan: Besluiten", "Nu: Levering regelen", "Daarna: Evalueren"]);
        blad.Teksten("caption").ShouldContain("Stappen");
        blad.Teksten("td[data-label=Stap]").ShouldBe(
            ["Triage Melding", "Gesprek voeren Brede uitvraag", "Afwegen Brede uitvraag", "Plan maken Brede uitvraag",
             "Aanvraag ontvangen: Huishoudelijke ondersteuning Maatwerk", "Besluiten: Huishoudelijke ondersteuning Maatwerk", "Levering regelen: Huishoudelijke ondersteuning Maatwerk"],
            ignoreOrder: true);
        blad.Een("[data-bpmn-url]")!.GetAttribute("data-gedaan")!.Split(' ').ShouldContain("besluit");
        blad.Tekst.ShouldContain("Het huis blijft schoon");
        blad.Tekst.ShouldContain("Twee uur hulp bij het huishouden blijft nodig.");
        blad.Tekst.ShouldContain("Toegekend: Huishoudelijke ondersteuning");
        blad.Tekst.ShouldContain("2 uur per week, Zorg in natura, Zorg Dichtbij");
        blad.Tekst.ShouldContain("De inwoner kan bezwaar maken tegen het besluit.");
    }

    [Fact]
    public async Task A_provision_that_runs_waits_for_its_evaluation_without_a_task()
    {
        await _bouwer.Melding();
        await _bouwer.Tot("levering");

        var blad = await (await app.AanmeldenAsync("consulent")).GetAsync(Pad());

        blad.Tekst.ShouldContain("Lopend: hulp is toegekend");
        blad.Tekst.ShouldContain("Er staat nu geen taak open.");
        blad.Tekst.ShouldContain("Tijd voor evaluatie: vanaf");
        blad.Een("[data-bpmn-url]")!.GetAttribute("data-huidig").ShouldNotBeNull().ShouldContain("evaluatie");
    }

    [Fact]
    public async Task The_explanation_of_a_term_names_the_holiday_that_moved_it()
    {
        await _bouwer.Melding("""{ "ontvangen": "2026-02-23T10:00" }""");

        var blad = await (await app.AanmeldenAsync("intake")).GetAsync(Pad());

        blad.Een(".zaakkop .stoplicht")!.TextContent.ShouldContain("uiterlijk di 7 april");
        blad.Tekst.ShouldContain("maandag 6 april is tweede paasdag", Case.Insensitive);
        blad.Tekst.ShouldContain("Wmo 2015, artikel 2.3.2 lid 1");
        blad.Tekst.ShouldContain("Algemene termijnenwet");
        blad.Tekst.ShouldContain("De inwoner mag een aanvraag doen, ook als het onderzoek niet klaar is");
        blad.Een("a[href*='/Handelingen/opschorten']").ShouldBeNull("the term of an investigation cannot stand still");
    }

    [Fact]
    public async Task A_decision_term_can_be_suspended_and_resumed_from_the_page()
    {
        await _bouwer.Melding();
        await _bouwer.Tot("aanvraag");
        var consulent = await app.AanmeldenAsync("consulent");
        (await consulent.GetAsync(Pad())).Een($"a[href='{Pad()}/Handelingen/opschorten?termijn=WMO-BES']").ShouldNotBeNull();

        await _bouwer.In<TermijnHandelingen>(async t => await t.OpschortenAsync(await _bouwer.Als("consulent"), _bouwer.Zaak.Id, "WMO-BES", "aanvulling", null, toelichting: "Er mist een verklaring."));

        var blad = await consulent.GetAsync(Pad());
        blad.Een($"a[href='{Pad()}/Handelingen/hervatten?termijn=WMO-BES']").ShouldNotBeNull();
        blad.Tekst.ShouldContain("Vanaf 4 maart 2026 door Carla Smit. Grond: Awb 4:15 lid 1 onder a. Er mist een verklaring.");
        blad.Tekst.ShouldContain("wettelijk");
        blad.Een(".zaakkop .stoplicht--opgeschort").ShouldNotBeNull();
    }

    [Fact]
    public async Task A_script_in_a_name_is_shown_as_text()
    {
        await _bouwer.Melding("""{ "inwoner": { "naam": "<script>alert(1)</script>", "geboortedatum": "1960-01-01" }, "tekst": "<img src=x onerror=alert(2)>" }""");

        var blad = await (await app.AanmeldenAsync("intake")).GetAsync(Pad());

        blad.Een("h1")!.TextContent.ShouldStartWith("<script>alert(1)</script>");
        blad.Html.ShouldNotContain("<script>alert");
        blad.Html.ShouldNotContain("<img src=x");
    }

    [Fact]
    public async Task The_bsn_is_shown_only_to_who_asks_and_that_is_logged()
    {
        const string bsn = "999993653";
        await _bouwer.Melding($$"""{ "inwoner": { "naam": "Bernard Bsn", "geboortedatum": "1955-05-05", "bsn": "{{bsn}}" } }""");
        var intake = await app.AanmeldenAsync("intake");

        var blad = await intake.GetAsync(Pad());
        blad.Html.ShouldNotContain(bsn);

        var getoond = await blad.VerstuurAsync("BSN tonen");
        getoond.Status.ShouldBe(HttpStatusCode.OK);
        getoond.Tekst.ShouldContain(bsn);
        getoond.Titel.ShouldNotContain(bsn);
        (await intake.GetAsync(Pad())).Html.ShouldNotContain(bsn);
        (await app.DbAsync(db => db.Logregels.Where(i => i.ZaakId == _bouwer.Zaak.Id && i.Soort == CaseFlow.Logboek.Logsoort.Lezen).OrderBy(i => i.Id).Select(i => i.Onderdeel).ToListAsync())).ShouldBe(["zaak", "bsn", "zaak"]);
    }

    [Fact]
    public async Task The_bsn_of_a_case_that_may_not_be_seen_is_not_given()
    {
        await _bouwer.Melding("""{ "inwoner": { "naam": "Bea Bsn", "geboortedatum": "1956-05-05", "bsn": "111222333" } }""");
        var eigen = app.Bouwer("almelo");
        await eigen.Melding("""{ "inwoner": { "naam": "Ali Almelo", "geboortedatum": "1956-05-05", "bsn": "999990019" } }""");
        var almelo = await app.AanmeldenAsync("intake", "almelo");
        var formulier = await almelo.GetAsync($"/Zaken/{eigen.Zaak.Nummer}");
        var bewijs = formulier.Een("input[name=__RequestVerificationToken]")!.GetAttribute("value")!;

        var blad = await almelo.PostAsync($"{Pad()}?handler=Bsn", ("__RequestVerificationToken", bewijs));

        blad.Status.ShouldBe(HttpStatusCode.NotFound);
        blad.Html.ShouldNotContain("111222333");
    }

    [Fact]
    public async Task A_secret_address_stays_secret_and_an_unsafe_contact_is_said_out_loud()
    {
        await _bouwer.Melding("""{ "inwoner": { "naam": "Greet Geheim", "geboortedatum": "1980-02-02", "adres": "Schuilweg 9", "postcode": "7552 ZZ", "wijk": "woolde", "geheim-adres": true, "contact": { "telefoon": "0612345678", "veilig-bereikbaar": false } } }""");

        var intake = await app.AanmeldenAsync("intake");
        var blad = await intake.GetAsync(Pad());

        blad.Html.ShouldNotContain("Schuilweg");
        blad.Html.ShouldNotContain("7552 ZZ");
        blad.Html.ShouldNotContain("Woolde");
        blad.Teksten(".bericht--let-op").ShouldContain(t => t.StartsWith("Bel en schrijf niet zomaar."));
        blad.Tekst.ShouldContain("Verstuur niets voordat u weet dat het veilig is.");
        var brief = await intake.GetAsync(blad.Een("a[href*='/Brieven/']")!.GetAttribute("href")!);
        brief.Tekst.ShouldContain("Verstuur deze brief niet zomaar.");
        brief.Html.ShouldNotContain("Schuilweg");
    }

    [Fact]
    public async Task A_case_without_a_name_reads_well_too()
    {
        await _bouwer.Melding("""{ "anoniem": true, "inwoner": null, "melder": "netwerk" }""");

        var blad = await (await app.AanmeldenAsync("intake")).GetAsync(Pad());

        blad.Een("h1")!.TextContent.ShouldBe("Anonieme melding");
        blad.Tekst.ShouldContain("Bij een anonieme melding lopen geen termijnen.");
        blad.Tekst.ShouldContain("Er loopt nu geen termijn");
        blad.Een("a[href*='/Brieven/']").ShouldBeNull();
    }

    [Fact]
    public async Task Of_the_household_it_tells_who_belong_to_it_and_of_their_cases_number_and_team_only()
    {
        await _bouwer.Melding("""{ "inwoner": { "naam": "Piet Pijl", "geboortedatum": "1970-01-01", "huishouden": "pijl" }, "tekst": "Heel geheim verhaal." }""");
        var ander = _bouwer.Zaak.Nummer;
        await _bouwer.Melding("""{ "inwoner": { "naam": "Petra Pijl", "geboortedatum": "1971-01-01", "huishouden": "pijl" } }""");

        var blad = await (await app.AanmeldenAsync("intake")).GetAsync(Pad());

        blad.Tekst.ShouldContain($"Zaak {ander}, Zorgloket");
        blad.Tekst.ShouldContain("Piet Pijl");
        blad.Html.ShouldNotContain("geheim verhaal");
    }

    [Fact]
    public async Task A_closed_case_offers_what_is_still_possible_and_nothing_else()
    {
        await _bouwer.Melding();
        await _bouwer.Taak("triage", "beantwoord");

        var blad = await (await app.AanmeldenAsync("intake")).GetAsync(Pad());

        blad.Tekst.ShouldContain("Afgesloten: informatie en advies");
        blad.Alle($"a[href^='{Pad()}/Handelingen/']").Select(a => a.GetAttribute("href")).ShouldBe([$"{Pad()}/Handelingen/notitie", $"{Pad()}/Handelingen/corrigeren", $"{Pad()}/Handelingen/heropenen", $"{Pad()}/Handelingen/klacht", $"{Pad()}/Handelingen/meldcode-starten", $"{Pad()}/Handelingen/zaak-verplaatsen", $"{Pad()}/Handelingen/inwoner-samenvoegen", $"{Pad()}/Handelingen/bewaarplicht-opleggen"], ignoreOrder: true);
        blad.Alle("[data-bpmn-url]").ShouldBeEmpty();
    }

    [Fact]
    public async Task The_timeline_filters_and_pages()
    {
        await _bouwer.Melding();
        for (var i = 0; i < 30; i++)
        {
            var taak = await _bouwer.OpenTaak("triage");
            await _bouwer.In<CaseFlow.Werkprocessen.TaakService>(async t => await t.OppakkenAsync(await _bouwer.Als("intake"), taak.Id));
            await _bouwer.In<CaseFlow.Werkprocessen.TaakService>(async t => await t.OppakkenAsync(await _bouwer.Als("intake"), taak.Id, neem: false));
        }
        var intake = await app.AanmeldenAsync("intake");

        var eerste = await intake.GetAsync(Pad());
        eerste.Alle(".tijdlijn__punt").Count.ShouldBe(50);
        var ouder = eerste.Alle(".tijdlijn ~ .knoppen a").Single(a => a.TextContent == "Ouder").GetAttribute("href")!;
        var tweede = await intake.GetAsync(Pad() + ouder.Split('#')[0]);
        tweede.Teksten(".tijdlijn__wat").ShouldContain("De melding is vastgelegd.");
        tweede.Alle(".tijdlijn__punt").Count.ShouldBeLessThan(50);

        var brieven = await intake.GetAsync(Pad() + "?toon=brieven");
        brieven.Teksten(".tijdlijn__wat").Single().ShouldStartWith("Brief gemaakt:");
        brieven.Een(".filter[aria-current]")!.TextContent.ShouldBe("Brieven");
        (await intake.GetAsync(Pad() + "?toon=onzin")).Alle(".tijdlijn__punt").Count.ShouldBe(50);
    }

    [Fact]
    public async Task It_takes_a_bounded_number_of_queries_however_much_there_is()
    {
        await _bouwer.Melding();
        var consulent = await app.AanmeldenAsync("consulent");
        // The first visit is remembered by two queries more than the next.
        await consulent.GetAsync(Pad());
        (await Aantal(consulent)).ShouldBeLessThanOrEqualTo(18, string.Join("\n\n", app.Queries.Gezien));

        // One more for each kind of thing that it now has.
        await _bouwer.Tot("levering");
        (await Aantal(consulent)).ShouldBeLessThanOrEqualTo(24, string.Join("\n\n", app.Queries.Gezien));
    }

    [Fact]
    public async Task The_route_file_is_for_case_workers()
    {
        await _bouwer.Melding();
        var bestand = await (await app.AanmeldenAsync("consulent")).GetAsync("/Routes/melding/1");
        bestand.Antwoord.Content.Headers.ContentType!.MediaType.ShouldBe("application/xml");
        XDocument.Parse(bestand.Html).Root!.Name.LocalName.ShouldBe("definitions");

        (await (await app.AanmeldenAsync("consulent")).GetAsync("/Routes/melding/99")).Status.ShouldBe(HttpStatusCode.NotFound);
        (await (await app.AanmeldenAsync("beleid")).GetAsync("/Routes/melding/1")).Status.ShouldBe(HttpStatusCode.Redirect);
        (await app.Bezoeker().GetAsync("/Routes/melding/1")).Status.ShouldBe(HttpStatusCode.Redirect);
    }

    [Fact]
    public async Task A_letter_is_read_only_with_its_case()
    {
        await _bouwer.Melding();
        var brief = await app.DbAsync(db => db.Brieven.SingleAsync(b => b.ZaakId == _bouwer.Zaak.Id));
        var intake = await app.AanmeldenAsync("intake");

        var blad = await intake.GetAsync($"{Pad()}/Brieven/{brief.Id}");
        blad.Een("h1")!.TextContent.ShouldBe($"Wij hebben uw vraag ontvangen (zaaknummer {_bouwer.Zaak.Nummer})");
        blad.Tekst.ShouldContain("Beste Johanna de Vries,");

        (await (await app.AanmeldenAsync("intake", "almelo")).GetAsync($"{Pad()}/Brieven/{brief.Id}")).Status.ShouldBe(HttpStatusCode.NotFound);
        await _bouwer.Melding();
        (await intake.GetAsync($"{Pad()}/Brieven/{brief.Id}")).Status.ShouldBe(HttpStatusCode.NotFound, "the letter belongs to another case");
    }

    [Fact]
    public async Task What_was_filled_in_at_a_task_stands_on_the_page_with_its_labels()
    {
        await _bouwer.Melding("""{ "wet": "overig" }""");
        await _bouwer.Handeling("route-starten", """{ "route": "clientondersteuning" }""", "intake");
        await _bouwer.Taak("ondersteuner-inschakelen", "ingeschakeld", """{ "soort": "onafhankelijk", "uitvoerder": "mee", "waarvoor": "Mee naar het gesprek." }""");
        var intake = await app.AanmeldenAsync("intake");

        var blad = await intake.GetAsync(Pad());
        blad.Tekst.ShouldContain("Wat bij de taken is ingevuld (1)");
        blad.Tekst.ShouldContain("Mee naar het gesprek.");
        blad.Een(".tijdlijn details summary")!.TextContent.ShouldBe("Wat is ingevuld");
        var handeling = await intake.GetAsync($"{Pad()}/Handelingen/route-starten");
        handeling.Tekst.ShouldContain("Cliëntondersteuning");
        handeling.Tekst.ShouldNotContain("Bezwaar");
    }

    private string Pad() => $"/Zaken/{_bouwer.Zaak.Nummer}";

    private async Task<int> Aantal(Bezoeker bezoeker)
    {
        app.Queries.Begin();
        (await bezoeker.GetAsync(Pad())).Status.ShouldBe(HttpStatusCode.OK);
        return app.Queries.Gezien.Count;
    }

    private Task<int> AlleenTeam(string rol, string team)
    {
        var account = DemoAccounts.Gebruikersnaam(rol, "hengelo");
        return app.DbAsync(db => db.Set<Teamlid>().Where(t => t.Team != team && db.Users.Any(u => u.Id == t.MedewerkerId && u.UserName == account)).ExecuteDeleteAsync());
    }
}
