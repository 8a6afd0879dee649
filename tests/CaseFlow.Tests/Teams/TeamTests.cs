using System.Net;
using CaseFlow.Tests.Testing;
using Microsoft.EntityFrameworkCore;
using Shouldly;
using Xunit;

namespace CaseFlow.Tests.Teams;

public sealed class TeamTests : IAsyncLifetime
{
    private WebApp _app = null!;

    public async Task InitializeAsync() => _app = await WebApp.StartAsync();

    public async Task DisposeAsync() => await _app.DisposeAsync();

    [Fact]
    public async Task A_stranger_is_asked_to_sign_in() => (await _app.Bezoeker().GetAsync("/Teams")).Naar!.ShouldStartWith("/Toegang/Aanmelden");

    [Theory]
    [InlineData("consulent")]
    [InlineData("intake")]
    [InlineData("beleid")]
    [InlineData("beheer")]
    public async Task Only_a_team_lead_comes_in(string rol)
    {
        var wie = await _app.AanmeldenAsync(rol);

        (await (await wie.GetAsync("/Teams")).VolgAsync()).Status.ShouldBe(HttpStatusCode.Forbidden);
        (await (await wie.GetAsync("/Teams/zorgloket")).VolgAsync()).Status.ShouldBe(HttpStatusCode.Forbidden);
    }

    [Fact]
    public async Task A_team_that_is_not_theirs_or_does_not_exist_is_not_there()
    {
        await _app.Bouwer().Melding();
        await _app.DbAsync(async db =>
        {
            var thea = await db.Users.Include(u => u.Teams).SingleAsync(u => u.UserName == "teamleider.hengelo");
            thea.Teams.Single(t => t.Team == "zorgloket").Tot = new DateOnly(2026, 3, 2);
            return thea;
        });
        var wie = await _app.AanmeldenAsync("teamleider");

        (await wie.GetAsync("/Teams/zorgloket")).Status.ShouldBe(HttpStatusCode.NotFound);
        (await wie.GetAsync("/Teams/bestaat-niet")).Status.ShouldBe(HttpStatusCode.NotFound);
        (await wie.GetAsync("/Teams?toon=open")).Html.ShouldNotContain("Johanna de Vries");
    }

    [Fact]
    public async Task Another_municipality_is_not_counted()
    {
        await _app.Bouwer("almelo").Melding();

        var blad = await (await _app.AanmeldenAsync("teamleider")).GetAsync("/Teams");

        blad.Teksten(".cijfer__getal").ShouldAllBe(t => t == "0");
        blad.Tekst.ShouldContain("Er is nu geen open werk in uw teams.");
    }

    [Fact]
    public async Task Every_number_is_the_length_of_the_list_behind_it()
    {
        await MaakWerkAsync();
        var wie = await _app.AanmeldenAsync("teamleider");

        var blad = await wie.GetAsync("/Teams/zorgloket");

        blad.Titel.ShouldBe("Zorgloket - CaseFlow");
        Cijfers(blad).ShouldBe("verlopen 1, nadert 1, niet opgepakt 3, wacht op iemand 0, opgeschort 0, wachtlijst 0, open 4");
        foreach (var (adres, aantal) in blad.Alle("main a:has(.cijfer__getal)").Select(a => (a.GetAttribute("href")!, int.Parse(a.QuerySelector(".cijfer__getal")!.TextContent)))
            .Concat(blad.Alle("td.getal a").Select(a => (a.GetAttribute("href")!, int.Parse(a.TextContent)))))
        {
            (await wie.GetAsync(adres.Split('#')[0])).Alle("#lijst tbody tr").Count.ShouldBe(aantal, adres);
        }
    }

    [Fact]
    public async Task Terms_people_and_weeks_are_counted()
    {
        await MaakWerkAsync();

        var blad = await (await _app.AanmeldenAsync("teamleider")).GetAsync("/Teams/zorgloket");

        blad.Alle("table").Count.ShouldBe(5);
        blad.Alle("table")[2].QuerySelectorAll("tbody tr").Length.ShouldBe(8);
        blad.Tekst.ShouldContain("2 maart 2026 1");
        blad.Tekst.ShouldContain("13 april 2026 2");
        blad.Tekst.ShouldContain("Triage Melding 4 3 – 1 1");
        blad.Tekst.ShouldContain("Niet opgepakt 3 – – 1");
        blad.Teksten("details tbody tr").ShouldContain("Ilse Vermeer 1 – – – – – – –");
        blad.Tekst.ShouldContain("Ilse Vermeer 1 – 1 –");
        blad.Teksten("table:last-of-type tbody tr").ShouldContain("Onderzoek en verslag WMO-OND 1 1 2 –");
        blad.Html.ShouldNotContain("style=");
    }

    [Fact]
    public async Task Behind_a_number_stands_the_list_alone_and_a_quiet_step_is_folded()
    {
        var bouwer = _app.Bouwer();
        await bouwer.Melding();
        var wie = await _app.AanmeldenAsync("teamleider");
        (await wie.GetAsync("/Teams")).Een("details .cijfertabel tbody th")!.TextContent.ShouldStartWith("Onderzoek en verslag");
        var taak = await bouwer.OpenTaak("triage");
        var ilse = await bouwer.Als("intake");
        await bouwer.In<CaseFlow.Werkprocessen.TaakService>(s => s.OppakkenAsync(ilse, taak.Id));

        var bord = await wie.GetAsync("/Teams");
        var lijst = await wie.GetAsync("/Teams?toon=open");

        bord.Een("details .cijfertabel tbody th")!.TextContent.ShouldStartWith("Triage");
        bord.Tekst.ShouldContain("Nog 1 stap waar niets dringt");
        lijst.Alle("main table").Count.ShouldBe(1);
        lijst.Een("form:has(#lijst, .werklijst) #toewijzen select[name=naar]").ShouldNotBeNull();
        lijst.Een("a[aria-current]:has(> .cijfer__getal)")!.TextContent.ShouldContain("open");
    }

    [Fact]
    public async Task A_deadline_moves_with_the_clock()
    {
        await _app.Bouwer().Melding();
        _app.Klok.Dagen(50);

        Cijfers(await (await _app.AanmeldenAsync("teamleider")).GetAsync("/Teams")).ShouldStartWith("verlopen 1, nadert 0, niet opgepakt 1,");
    }

    [Fact]
    public async Task The_board_takes_as_many_queries_for_many_cases()
    {
        var wie = await _app.AanmeldenAsync("teamleider");
        await MaakWerkAsync();
        await wie.GetAsync("/Teams?toon=open");
        _app.Queries.Begin();
        await wie.GetAsync("/Teams?toon=open");
        var vier = _app.Queries.Gezien.Count;
        await MaakWerkAsync();
        await MaakWerkAsync();
        _app.Queries.Begin();
        await wie.GetAsync("/Teams?toon=open");

        _app.Queries.Gezien.Count.ShouldBe(vier);
        vier.ShouldBe(9);
    }

    [Fact]
    public async Task Who_leads_no_team_sees_none_whatever_team_they_work_in()
    {
        await _app.Bouwer().Melding();
        await LeidAlleenAsync("budgetalert");
        var wie = await _app.AanmeldenAsync("teamleider");

        (await wie.GetAsync("/Teams/zorgloket")).Status.ShouldBe(HttpStatusCode.NotFound);
        (await wie.GetAsync("/Teams?toon=open")).Html.ShouldNotContain("Johanna de Vries");
        (await wie.GetAsync("/Teams")).Html.ShouldNotContain("Zorgloket");
    }

    [Fact]
    public async Task An_empty_team_is_not_listed()
    {
        await MaakWerkAsync();

        (await (await _app.AanmeldenAsync("teamleider")).GetAsync("/Teams/zorgloket")).Teksten("nav .filter").ShouldBe(["Al mijn teams 4", "Zorgloket 4"]);
    }

    [Fact]
    public async Task Waiting_is_told_and_counted_and_moves_no_term()
    {
        var bouwer = _app.Bouwer();
        await bouwer.Melding();
        var dag = (await _app.DbAsync(db => db.Termijnen.SingleAsync(t => t.Regel == "WMO-OND"))).LaatsteDag;
        await bouwer.Handeling("wacht-op", """{ "op": "aanbieder", "taak": "triage", "reden": "Offerte van de aannemer", "tot": "2026-03-10" }""", "intake");
        var wie = await _app.AanmeldenAsync("teamleider");

        var blad = await wie.GetAsync("/Teams/zorgloket?toon=wacht-aanbieder");

        blad.Een("#lijst")!.TextContent.ShouldContain("Wacht op een aanbieder tot di 10 maart: Offerte van de aannemer");
        Cijfers(blad).ShouldContain("wacht op iemand 1");
        (await wie.GetAsync("/Teams/zorgloket?toon=wacht-inwoner")).Alle("#lijst tbody tr").ShouldBeEmpty();
        (await wie.GetAsync($"/Zaken/{bouwer.Zaak.Nummer}")).Tekst.ShouldContain("Triage wacht op een aanbieder tot di 10 maart: Offerte van de aannemer");
        (await _app.DbAsync(db => db.Termijnen.SingleAsync(t => t.Regel == "WMO-OND"))).LaatsteDag.ShouldBe(dag);
        _app.Klok.Dagen(8);
        (await (await _app.AanmeldenAsync("teamleider")).GetAsync("/Teams/zorgloket")).Tekst.ShouldContain("bij 1 bleef het antwoord uit");
    }

    [Fact]
    public async Task A_wait_on_a_task_ends_with_the_task()
    {
        var bouwer = _app.Bouwer();
        await bouwer.Melding();
        await bouwer.Handeling("wacht-op", """{ "op": "inwoner", "taak": "triage", "reden": "Belt terug", "tot": "2026-03-10" }""", "intake");
        await bouwer.Taak("triage", "brede-uitvraag");

        Cijfers(await (await _app.AanmeldenAsync("teamleider")).GetAsync("/Teams")).ShouldContain("wacht op iemand 0");
    }

    private static string Cijfers(Blad blad) =>
        string.Join(", ", blad.Alle("a:has(> .cijfer__getal)").Select(c => $"{c.QuerySelector(".cijfer__naam")!.TextContent} {c.QuerySelector(".cijfer__getal")!.TextContent}"));

    private Task LeidAlleenAsync(string team) => _app.DbAsync(async db =>
    {
        var thea = await db.Users.Include(u => u.Teams).SingleAsync(u => u.UserName == "teamleider.hengelo");
        thea.Teams.ForEach(t => t.IsLeider = t.Team == team);
        return thea;
    });

    // One expired, one near on Ilse's name, two on course.
    private async Task MaakWerkAsync()
    {
        var bouwer = _app.Bouwer();
        await bouwer.Melding("""{ "ontvangen": "2026-01-05T09:00:00+01:00", "inwoner": { "naam": "Verlopen" } }""");
        await bouwer.Melding("""{ "ontvangen": "2026-01-23T09:00:00+01:00", "inwoner": { "naam": "Nadert" } }""");
        var taak = await bouwer.OpenTaak("triage");
        var ilse = await bouwer.Als("intake");
        await bouwer.In<CaseFlow.Werkprocessen.TaakService>(s => s.OppakkenAsync(ilse, taak.Id));
        await bouwer.Melding("""{ "inwoner": { "naam": "Ruim" } }""");
        await bouwer.Melding();
    }
}
