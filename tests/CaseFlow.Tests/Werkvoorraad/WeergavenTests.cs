using System.Net;
using CaseFlow.Tests.Testing;
using CaseFlow.Toegang;
using CaseFlow.Werkprocessen;
using CaseFlow.Werkvoorraad;
using Microsoft.EntityFrameworkCore;
using Shouldly;
using Xunit;

namespace CaseFlow.Tests.Werkvoorraad;

/// <summary>Saved views, the next task, and undoing a claim. Each test has an application of its own: the lists count everything.</summary>
public sealed class WeergavenTests : IAsyncLifetime
{
    private WebApp _app = null!;

    public async Task InitializeAsync() => _app = await WebApp.StartAsync();

    public async Task DisposeAsync() => await _app.DisposeAsync();

    [Fact]
    public async Task Strangers_and_who_does_no_casework_reach_neither_views_nor_the_next_task()
    {
        var beleid = await _app.AanmeldenAsync("beleid");
        foreach (var pad in new[] { "/Weergaven", "/Volgende" })
        {
            (await _app.Bezoeker().GetAsync(pad)).Naar!.ShouldStartWith("/Toegang/Aanmelden");
            (await (await beleid.GetAsync(pad)).VolgAsync()).Status.ShouldBe(HttpStatusCode.Forbidden);
        }
    }

    [Fact]
    public async Task A_view_of_somebody_else_shows_nothing_and_cannot_be_touched()
    {
        await _app.Bouwer().Melding();
        var (ilse, carla) = (await _app.AanmeldenAsync("intake"), await _app.AanmeldenAsync("consulent"));
        await (await ilse.GetAsync("/?stap=triage")).VerstuurAsync("Bewaar weergave", ("naam", "Geheime lijst"));
        var id = await _app.DbAsync(db => db.Weergaven.Select(w => w.Id).SingleAsync());
        await (await carla.GetAsync("/?toon=alles")).VerstuurAsync("Bewaar weergave", ("naam", "Alles"));

        (await carla.GetAsync($"/?weergave={id}")).Html.ShouldNotContain("Geheime lijst");
        var beheer = await carla.GetAsync("/Weergaven");
        (await beheer.VerstuurAsync("[formaction*=Hernoemen]", ("id", id.ToString()), ("naam", "Gestolen"))).Tekst.ShouldContain("Deze weergave is er niet meer.");
        (await beheer.VerstuurAsync("[formaction*='handler=Standaard']", ("id", id.ToString()))).Tekst.ShouldContain("Deze weergave is er niet meer.");
        await beheer.VerstuurAsync("[formaction*=Verwijderen]", ("id", id.ToString()));
        (await _app.DbAsync(db => db.Weergaven.SingleAsync(w => w.Id == id))).Naam.ShouldBe("Geheime lijst");
    }

    [Fact]
    public async Task A_list_is_filtered_sorted_saved_counted_opened_by_itself_renamed_and_removed()
    {
        var bouwer = _app.Bouwer();
        await bouwer.Melding("""{ "ontvangen": "2026-01-05T09:00:00+01:00", "inwoner": { "naam": "Verlopen" } }""");
        _app.Klok.Nu = _app.Klok.Nu.AddMinutes(1);
        await bouwer.Melding("""{ "inwoner": { "naam": "Ruim" } }""");
        await bouwer.Melding("""{ "inwoner": { "naam": "Ander" } }""");
        await bouwer.Taak("triage", "brede-uitvraag");
        var wie = await _app.AanmeldenAsync("intake");

        var lijst = await wie.GetAsync("/?stap=triage&licht=verlopen&licht=op-koers&volgorde=nieuwste&kolom=voor-wie&kolom=team");
        lijst.Teksten("thead th").ShouldBe(["Wat", "Voor wie", "Team", "Oppakken of teruggeven"]);
        Namen(lijst).ShouldBe(["Ruim", "Verlopen"]);
        (await lijst.VerstuurAsync("Bewaar weergave", ("naam", " "))).Tekst.ShouldContain("Geef de weergave een naam");
        var bewaard = await (await lijst.VerstuurAsync("Bewaar weergave", ("naam", "Mijn triage"))).VolgAsync();
        bewaard.Tekst.ShouldContain("Bewaard als weergave Mijn triage.");
        bewaard.Een(".weergaven .filter[aria-current]")!.TextContent.ShouldBe("Mijn triage 2");
        Namen(bewaard).ShouldBe(["Ruim", "Verlopen"]);
        var adres = bewaard.Een(".weergaven a.filter")!.GetAttribute("href")!;

        // The same name again takes its place; a claim comes back to the view.
        (await (await wie.GetAsync("/?licht=verlopen")).VerstuurAsync("Bewaar weergave", ("naam", "mijn triage"))).Naar.ShouldBe(adres);
        (await (await wie.GetAsync(adres)).VerstuurAsync("[formaction]")).Naar.ShouldBe(adres);
        (await wie.GetAsync("/")).Teksten(".weergaven a.filter").ShouldBe(["Mijn triage 1"]);

        (await (await wie.GetAsync("/Weergaven")).VerstuurAsync("Vanzelf openen: Mijn triage")).Naar.ShouldBe("/Weergaven");
        var begin = await wie.GetAsync("/");
        Namen(begin).ShouldBe(["Verlopen"]);
        begin.Alle("a.filter")[0].GetAttribute("href").ShouldBe("/?toon=voor-mij");
        Namen(await wie.GetAsync("/?toon=voor-mij")).Count.ShouldBe(2);
        (await wie.GetAsync("/?licht=opgeschort")).Een(".leeg a")!.GetAttribute("href").ShouldBe("/?toon=voor-mij");

        await (await wie.GetAsync("/Weergaven")).VerstuurAsync("Naam wijzigen van Mijn triage", ("naam", "Te laat"));
        (await wie.GetAsync("/")).Teksten(".weergaven a.filter").ShouldBe(["Te laat 1"]);
        await (await wie.GetAsync("/Weergaven")).VerstuurAsync("Verwijderen: Te laat");
        Namen(await wie.GetAsync("/")).Count.ShouldBe(2);
    }

    [Fact]
    public async Task However_many_views_and_lines_there_are_the_page_asks_as_often()
    {
        var bouwer = _app.Bouwer();
        await bouwer.Melding();
        var wie = await _app.AanmeldenAsync("intake");
        await wie.GetAsync("/");
        var zonder = await Queries(wie);
        for (var i = 0; i < 6; i++)
        {
            await bouwer.Melding();
            await (await wie.GetAsync("/?stap=triage")).VerstuurAsync("Bewaar weergave", ("naam", $"Lijst {i}"));
        }

        var met = await Queries(wie);

        met.Count.ShouldBe(zonder.Count, string.Join("\n---\n", met));
        (await wie.GetAsync("/")).Alle(".weergaven a.filter").Count.ShouldBe(6);
    }

    [Fact]
    public async Task After_a_task_the_next_of_the_same_list_is_offered_or_opens_by_itself()
    {
        var bouwer = _app.Bouwer();
        await bouwer.Melding("""{ "inwoner": { "naam": "Laatste" } }""");
        _app.Klok.Nu = _app.Klok.Nu.AddMinutes(1);
        await bouwer.Melding("""{ "ontvangen": "2026-01-05T09:00:00+01:00", "inwoner": { "naam": "Eerste" } }""");
        _app.Klok.Nu = _app.Klok.Nu.AddMinutes(1);
        await bouwer.Melding("""{ "ontvangen": "2026-01-23T09:00:00+01:00", "inwoner": { "naam": "Tweede" } }""");
        var wie = await _app.AanmeldenAsync("intake");
        var taak = await wie.GetAsync((await wie.GetAsync("/?volgorde=nieuwste")).Een("a.werklijst__wat")!.GetAttribute("href")!);
        taak.Een(".kruimels a")!.GetAttribute("href").ShouldBe("/?volgorde=nieuwste");

        var klaar = await (await RondAf(taak)).VolgAsync();

        var knop = klaar.Alle("a.utrecht-button").Single(a => a.TextContent == "Volgende taak");
        var tweede = await (await wie.GetAsync(knop.GetAttribute("href")!)).VolgAsync();
        tweede.Een(".kruimels a")!.GetAttribute("href").ShouldBe("/?volgorde=nieuwste");
        tweede.Tekst.ShouldContain("Voor Eerste");
        await (await wie.GetAsync("/Weergaven")).VerstuurAsync("Bewaren", ("meteen", "true"));
        var derde = await (await (await RondAf(tweede)).VolgAsync()).VolgAsync();
        derde.Tekst.ShouldContain("Triage is afgerond");
        derde.Tekst.ShouldContain("Voor Laatste");
        var op = await (await (await RondAf(derde)).VolgAsync()).VolgAsync();
        op.Tekst.ShouldContain("In deze lijst is nu niets meer dat u kunt doen.");

        Task<Blad> RondAf(Blad blad) => blad.VerstuurAsync("#uitkomst-beantwoord");
    }

    [Fact]
    public async Task A_claim_is_undone_by_who_did_it_until_something_happens_to_the_task()
    {
        var bouwer = _app.Bouwer();
        await bouwer.Melding();
        var (ilse, ander) = (await _app.AanmeldenAsync("intake"), await _app.AanmeldenAsync("consulent"));
        var na = await (await (await ilse.GetAsync("/?toon=niet-opgepakt")).VerstuurAsync("[formaction]")).VolgAsync();
        var adres = na.Een("form[action*='handler=Ongedaan']")!.GetAttribute("action")!;

        await Stuur(ander, adres);
        (await bouwer.OpenTaak("triage")).ToegewezenAan.ShouldBe("Ilse Vermeer");

        var terug = await na.VerstuurAsync("Ongedaan maken");
        terug.Naar.ShouldBe("/?toon=niet-opgepakt");
        (await terug.VolgAsync()).Tekst.ShouldContain("Oppakken ongedaan gemaakt: Triage.");
        (await bouwer.OpenTaak("triage")).ToegewezenAan.ShouldBeNull();

        // The same button once more comes too late, also when she has the task again.
        await (await ilse.GetAsync("/")).VerstuurAsync("[formaction]");
        (await na.VerstuurAsync("Ongedaan maken")).Tekst.ShouldContain("ongedaan maken kan niet meer");
        (await bouwer.OpenTaak("triage")).ToegewezenAan.ShouldBe("Ilse Vermeer");
    }

    private static async Task<Blad> Stuur(Bezoeker wie, string adres)
    {
        var blad = await wie.GetAsync("/Weergaven");
        return await wie.PostAsync(adres, ("__RequestVerificationToken", blad.Een("input[name=__RequestVerificationToken]")!.GetAttribute("value")!));
    }

    private async Task<IReadOnlyList<string>> Queries(Bezoeker wie)
    {
        _app.Queries.Begin();
        await wie.GetAsync("/");
        return _app.Queries.Gezien;
    }

    private static IReadOnlyList<string> Namen(Blad blad) => [.. blad.Teksten("tbody td:nth-child(2)").Select(t => t.Split(' ')[0])];
}
