using System.Net;
using CaseFlow.Tests.Testing;
using CaseFlow.Werkprocessen;
using Microsoft.EntityFrameworkCore;
using Shouldly;
using Xunit;

namespace CaseFlow.Tests.Werkprocessen;

public sealed class TaakPageTests : IAsyncLifetime
{
    private WebApp _app = null!;
    private Zaakbouwer _bouwer = null!;

    public async Task InitializeAsync()
    {
        _app = await WebApp.StartAsync();
        _bouwer = _app.Bouwer();
        await _bouwer.Melding();
    }

    public Task DisposeAsync() => _app.DisposeAsync().AsTask();

    [Fact]
    public async Task A_case_that_one_may_not_see_does_not_exist()
    {
        var pad = await PadAsync("triage");

        (await (await _app.AanmeldenAsync("intake", "almelo")).GetAsync(pad)).Status.ShouldBe(HttpStatusCode.NotFound);
        (await (await _app.AanmeldenAsync("intake")).GetAsync($"/Taken/{Guid.NewGuid()}")).Status.ShouldBe(HttpStatusCode.NotFound);
        (await (await _app.AanmeldenAsync("beleid")).GetAsync(pad)).Naar!.ShouldContain("GeenToegang");
        (await _app.Bezoeker().GetAsync(pad)).Naar!.ShouldContain("/Toegang/Aanmelden");
        (await _app.DbAsync(db => db.Logregels.CountAsync(i => !i.IsToegestaan))).ShouldBe(1);
    }

    [Fact]
    public async Task Another_role_reads_the_page_and_is_told_who_may_do_it()
    {
        var blad = await (await _app.AanmeldenAsync("consulent")).GetAsync(await PadAsync("triage"));

        blad.Status.ShouldBe(HttpStatusCode.OK);
        blad.Tekst.ShouldContain("Afronden kan een medewerker Zorgloket.");
        blad.Tekst.ShouldContain("Mevrouw kan het huis niet meer schoonhouden.");
        blad.Alle("button[name=uitkomst]").ShouldBeEmpty();
    }

    [Fact]
    public async Task Outcomes_are_buttons_that_say_what_follows()
    {
        var blad = await (await _app.AanmeldenAsync("intake")).GetAsync(await PadAsync("triage"));

        blad.Teksten("button[name=uitkomst]").ShouldBe(["Door naar de brede uitvraag", "Door naar schuldhulp", "Door naar een andere route", "Spoed: meteen laten beoordelen", "Beantwoorden en sluiten", "Doorverwijzen en sluiten", "Voegen bij een lopende zaak"]);
        blad.Teksten(".uitkomst__gevolg").ShouldContain("De zaak sluit, als er niets anders meer loopt.");
        blad.Teksten(".uitkomst__gevolg").ShouldContain(t => t.StartsWith("Daarna: "));
        blad.Tekst.ShouldContain("Alleen bij: Doorverwijzen en sluiten");
        blad.Een(".stoplicht")!.TextContent.ShouldContain("uiterlijk di 14 april");
        // What was told at the melding is told, not asked again; the few fields that must be filled in say so.
        blad.Teksten("fieldset dl dt").ShouldContain("Waar gaat de vraag over?");
        blad.Een("fieldset details select[name=type-hulpvraag]").ShouldNotBeNull();
        blad.Een("label[for=veld-naar]")!.TextContent.ShouldContain("(verplicht)");
        blad.Tekst.ShouldNotContain("(niet verplicht)");
        blad.Een("select[name=type-hulpvraag] option[selected]")!.GetAttribute("value").ShouldBe("huishouden");
    }

    [Fact]
    public async Task What_cannot_be_chosen_here_says_why()
    {
        await _bouwer.Taak("triage", "spoed");

        (await (await _app.AanmeldenAsync("spoedteam")).GetAsync(await PadAsync("spoedbeoordeling"))).Tekst.ShouldContain("Hengelo werkt niet met een escalatieladder.");
    }

    [Fact]
    public async Task A_task_is_claimed_given_back_and_done()
    {
        var intake = await _app.AanmeldenAsync("intake");
        var blad = await intake.GetAsync(await PadAsync("triage"));

        var opgepakt = await (await blad.VerstuurAsync("Ik pak dit op")).VolgAsync();
        opgepakt.Tekst.ShouldContain("De taak staat op uw naam.");
        var terug = await (await opgepakt.VerstuurAsync("Teruggeven aan het team")).VolgAsync();
        terug.Tekst.ShouldContain("Nog niemand");
        var klaar = await terug.VerstuurAsync("Door naar de brede uitvraag", ("toelichting", "Gebeld"));

        klaar.Naar.ShouldBe($"/Zaken/{_bouwer.Zaak.Nummer}");
        (await _bouwer.OpenTaak("gesprek")).Status.ShouldBe(TaakStatus.Open);
    }

    [Fact]
    public async Task A_field_that_the_outcome_needs_is_asked_for_and_the_rest_stays()
    {
        var blad = await (await _app.AanmeldenAsync("intake")).GetAsync(await PadAsync("triage"));

        var fout = await blad.VerstuurAsync("Doorverwijzen en sluiten", ("toelichting", "<script>alert(1)</script>\nregel"), ("spoed", "geweld"));

        fout.Een("#veld-naar-fout")!.TextContent.ShouldContain("Vul in: Naar wie verwijst u?");
        fout.Een("textarea[name=toelichting]")!.TextContent.ShouldBe("<script>alert(1)</script>\nregel");
        fout.Een("input[name=spoed][value=geweld]")!.HasAttribute("checked").ShouldBeTrue();
        fout.Html.ShouldNotContain("<script>alert");
        (await _bouwer.OpenTaak("triage")).Status.ShouldBe(TaakStatus.Open);
    }

    [Fact]
    public async Task Enter_in_a_field_decides_nothing()
    {
        var blad = await (await _app.AanmeldenAsync("intake")).GetAsync(await PadAsync("triage"));

        blad.Een("form[data-concept] button")!.HasAttribute("name").ShouldBeFalse();
        (await blad.VerstuurAsync("Verder", ("toelichting", "half"))).Tekst.ShouldContain("Kies onderaan wat er nu gebeurt.");
        (await _bouwer.OpenTaak("triage")).Status.ShouldBe(TaakStatus.Open);
    }

    [Fact]
    public async Task The_second_who_submits_is_told_and_keeps_what_was_typed()
    {
        var pad = await PadAsync("triage");
        var eerste = await (await _app.AanmeldenAsync("intake")).GetAsync(pad);
        var tweede = await (await _app.AanmeldenAsync("intake")).GetAsync(pad);
        (await eerste.VerstuurAsync("Door naar de brede uitvraag")).Status.ShouldBe(HttpStatusCode.Redirect);
        var voor = await RijenAsync();

        var blad = await tweede.VerstuurAsync("Doorverwijzen en sluiten", ("naar", "Wijkracht"), ("toelichting", "Lang verhaal"));

        blad.Status.ShouldBe(HttpStatusCode.OK);
        blad.Een("[data-foutsamenvatting]")!.TextContent.ShouldContain("Ilse Vermeer heeft deze taak al afgerond op dinsdag 3 maart 2026 om 09:00");
        blad.Een("textarea[name=toelichting]")!.TextContent.ShouldBe("Lang verhaal");
        blad.Alle("button[name=uitkomst]").ShouldBeEmpty();
        (await RijenAsync()).ShouldBe(voor);
    }

    [Fact]
    public async Task The_same_form_twice_is_done_once_and_the_second_answer_says_so()
    {
        var intake = await _app.AanmeldenAsync("intake");
        var blad = await intake.GetAsync(await PadAsync("triage"));

        var antwoorden = await Task.WhenAll(blad.VerstuurAsync("Door naar de brede uitvraag"), blad.VerstuurAsync("Door naar de brede uitvraag"));
        var later = await blad.VerstuurAsync("Door naar de brede uitvraag");

        antwoorden.Append(later).ShouldAllBe(a => a.Status == HttpStatusCode.Redirect);
        (await later.VolgAsync()).Html.ShouldContain("U had Triage al afgerond");
        (await _app.DbAsync(db => db.Taken.CountAsync(t => t.Stap == "gesprek"))).ShouldBe(1);
        (await _app.DbAsync(db => db.Dossierregels.CountAsync(d => d.Naam == "taak.afgerond"))).ShouldBe(1);
    }

    [Fact]
    public async Task Another_outcome_from_an_old_form_is_not_taken_for_the_same()
    {
        var intake = await _app.AanmeldenAsync("intake");
        var blad = await intake.GetAsync(await PadAsync("triage"));
        await blad.VerstuurAsync("Door naar de brede uitvraag");

        var antwoord = await blad.VerstuurAsync("Beantwoorden en sluiten");

        antwoord.Status.ShouldBe(HttpStatusCode.OK);
        antwoord.Tekst.ShouldContain("al afgerond op");
        antwoord.Tekst.ShouldContain("Wat u invulde is niet opgeslagen");
    }

    [Fact]
    public async Task A_refusal_after_the_work_had_begun_leaves_nothing_behind()
    {
        // Reading a page again saves the log of the read; nothing of the refused act may go along with it.
        await _bouwer.Tot("aanvraag");
        var blad = await (await _app.AanmeldenAsync("consulent")).GetAsync(await PadAsync("besluit"));
        var voor = await RijenAsync();

        var fout = await blad.VerstuurAsync("Toekennen", ("leveringsvorm", "zin"));

        fout.Een("#veld-ingangsdatum-fout").ShouldNotBeNull();
        (await RijenAsync()).ShouldBe(voor);
        (await _bouwer.OpenTaak("besluit")).Status.ShouldBe(TaakStatus.Open);
    }

    [Fact]
    public async Task Stopping_is_not_offered_before_the_invitations_and_then_only_to_a_team_leader()
    {
        await _bouwer.Tot("triage");
        var consulent = await _app.AanmeldenAsync("consulent");

        var eerste = await consulent.GetAsync(await PadAsync("gesprek"));
        eerste.Tekst.ShouldContain("Stoppen kan pas na 2 uitnodigingen waarop de inwoner niet kwam.");
        eerste.Een("[name=motivering]").ShouldBeNull();
        await _bouwer.Taak("gesprek", "niet-verschenen");
        await _bouwer.Taak("gesprek", "niet-verschenen");

        (await consulent.GetAsync(await PadAsync("gesprek"))).Tekst.ShouldContain("Dit kan alleen een teamleider kiezen.");
        var teamleider = await (await _app.AanmeldenAsync("teamleider")).GetAsync(await PadAsync("gesprek"));
        teamleider.Teksten("button[name=uitkomst]").ShouldBe(["Stoppen: geen medewerking"]);
        var klaar = await teamleider.VerstuurAsync("Stoppen: geen medewerking", ("motivering", "Drie keer gebeld"), ("veiligheid-gewogen", "true"));
        klaar.Status.ShouldBe(HttpStatusCode.Redirect, klaar.Tekst);
    }

    [Fact]
    public async Task The_whole_way_is_walked_on_the_pages()
    {
        await _bouwer.Tot("triage");
        var consulent = await _app.AanmeldenAsync("consulent");

        await DoeAsync(consulent, "gesprek", "Gesprek afronden, door naar de afweging", ("huisbezoek", "true"), ("veiligheid", "geen-zorg"), ("clientondersteuning-aangeboden", "true"), ("leefgebieden.wonen.score", "6,5"), ("leefgebieden.wonen.tekst", "Het huis is vies"));
        var afweging = await consulent.GetAsync(await PadAsync("afweging"));
        afweging.Een("aside")!.TextContent.ShouldContain("Het huis is vies");
        afweging.Een("input[name=sporen][value=ave]").ShouldBeNull();
        string[] soorten = ["hulpvraag", "problemen", "benodigde-ondersteuning", "eigen-kracht", "netwerk", "algemene-voorziening", "voorliggende-voorziening", "rest"];
        (string, string)[] bevindingen = [("sporen", "maatwerk:huishoudelijke-ondersteuning"), .. soorten.SelectMany(s => new[] { ($"bevindingen.{s}.tekst", $"Conclusie {s}"), ($"bevindingen.{s}.bron", "gesprek") })];
        await DoeAsync(consulent, "afweging", "Verslag vaststellen, door naar het plan", bevindingen);
        await DoeAsync(consulent, "plan", "Plan vaststellen en sporen starten", ("doelen", "Schoon huis\nMinder moe"), ("aanspreekpunt", "Carla"), ("akkoord-inwoner", "true"));
        await DoeAsync(consulent, "aanvraag", "De aanvraag is binnen", ("aanvraagdatum", "3-3-2026"), ("wet", "Wmo"), ("voorziening", "huishoudelijke-ondersteuning"));
        await DoeAsync(consulent, "besluit", "Toekennen", ("voorziening", "huishoudelijke-ondersteuning"), ("leveringsvorm", "zin"), ("ingangsdatum", "2026-03-10"), ("einddatum", "2027-03-09"), ("omvang", "2 uur"), ("aanbieder", "Zorg Dichtbij"), ("motivering", "Nodig"));
        await DoeAsync(consulent, "levering", "De levering start", ("datum", "2026-03-10"));

        (await _app.DbAsync(db => db.Plannen.Include(p => p.Doelen).SingleAsync())).Doelen.Count.ShouldBe(2);
        (await _app.DbAsync(db => db.Indicaties.CountAsync())).ShouldBe(1);
    }

    private async Task DoeAsync(Bezoeker wie, string stap, string knop, params (string, string)[] velden)
    {
        var antwoord = await (await wie.GetAsync(await PadAsync(stap))).VerstuurAsync(knop, velden);
        antwoord.Status.ShouldBe(HttpStatusCode.Redirect, antwoord.Tekst);
    }

    private async Task<string> PadAsync(string stap) => $"/Taken/{(await _bouwer.OpenTaak(stap)).Id}";

    private Task<(int, int, int, int, int)> RijenAsync() => _app.DbAsync(async db => (
        await db.Taken.CountAsync(t => t.Status == TaakStatus.Open), await db.Dossierregels.CountAsync(), await db.Gebeurtenissen.CountAsync(), await db.Brieven.CountAsync(), await db.Besluiten.CountAsync()));
}
