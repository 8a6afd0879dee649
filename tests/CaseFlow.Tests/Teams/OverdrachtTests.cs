using System.Net;
using CaseFlow.Teams;
using CaseFlow.Tests.Testing;
using CaseFlow.Toegang;
using CaseFlow.Werkprocessen;
using Microsoft.EntityFrameworkCore;
using Shouldly;
using Xunit;

namespace CaseFlow.Tests.Teams;

public sealed class OverdrachtTests : IAsyncLifetime
{
    private WebApp _app = null!;
    private Guid? _doe;

    public async Task InitializeAsync() => _app = await WebApp.StartAsync();

    public async Task DisposeAsync() => await _app.DisposeAsync();

    [Theory]
    [InlineData("consulent")]
    [InlineData("beheer")]
    public async Task Only_a_team_lead_hands_over(string rol)
    {
        var wie = await _app.AanmeldenAsync(rol);

        (await (await wie.GetAsync($"/Teams/Overdrachten/{Guid.NewGuid()}")).VolgAsync()).Status.ShouldBe(HttpStatusCode.Forbidden);
    }

    [Fact]
    public async Task A_handover_of_another_team_lead_is_not_there()
    {
        var id = await BeginAsync(3, await AccountAsync("intake"));
        await _app.DbAsync(db => db.Overdrachten.ExecuteUpdateAsync(o => o.SetProperty(x => x.MedewerkerId, Guid.NewGuid())));

        (await (await _app.AanmeldenAsync("teamleider")).GetAsync($"/Teams/Overdrachten/{id}")).Status.ShouldBe(HttpStatusCode.NotFound);
    }

    [Fact]
    public async Task Chosen_tasks_go_to_a_colleague_at_once_and_the_case_file_says_so()
    {
        await MeldingenAsync(3);
        var wie = await _app.AanmeldenAsync("teamleider");
        var blad = await wie.GetAsync("/Teams/zorgloket?toon=niet-opgepakt");
        var eerste = blad.Alle("input[name=taken]")[0].GetAttribute("value")!;

        var antwoord = await (await blad.VerstuurAsync("Toewijzen", ("taken", eerste), ("naar", (await AccountAsync("intake")).ToString()))).VolgAsync();

        antwoord.Tekst.ShouldContain("1 taak toegewezen aan Ilse Vermeer.");
        antwoord.Alle("#lijst tbody tr").Count.ShouldBe(2);
        var taak = await _app.DbAsync(db => db.Taken.SingleAsync(t => t.Id == Guid.Parse(eerste)));
        taak.ToegewezenAan.ShouldBe("Ilse Vermeer");
        (await _app.DbAsync(db => db.Dossierregels.SingleAsync(d => d.ZaakId == taak.ZaakId && d.Naam == "taak.overgedragen"))).Door.ShouldBe("Thea Hoekstra");
        (await _app.DbAsync(db => db.Overdrachten.SingleAsync())).Stand.ShouldBe(OverdrachtStand.Klaar);
    }

    [Fact]
    public async Task All_tasks_of_a_list_go_also_those_on_other_pages()
    {
        await MeldingenAsync(60);
        var wie = await _app.AanmeldenAsync("teamleider");

        var voortgang = await (await (await wie.GetAsync("/Teams/zorgloket?toon=open")).VerstuurAsync("Toewijzen", ("alles", "true"), ("naar", (await AccountAsync("intake")).ToString()))).VolgAsync();

        voortgang.Tekst.ShouldContain("20 van de 60 taken zijn toegewezen. Nog 40 te gaan.");
        await GaDoorAsync();
        var klaar = await wie.GetAsync(voortgang.Antwoord.RequestMessage!.RequestUri!.PathAndQuery);
        klaar.Tekst.ShouldContain("60 van de 60 taken zijn toegewezen.");
        (await _app.DbAsync(db => db.Dossierregels.CountAsync(d => d.Naam == "taak.overgedragen"))).ShouldBe(60);
    }

    [Fact]
    public async Task Stopped_it_stands_still_and_goes_on_when_asked()
    {
        var id = await BeginAsync(25, await AccountAsync("intake"));
        var wie = await _app.AanmeldenAsync("teamleider");
        await _app.Bouwer().In<Overdrachten>(o => o.GaDoorAsync(id, _app.Klok.Nu, 4));

        var gestopt = await (await (await wie.GetAsync($"/Teams/Overdrachten/{id}")).VerstuurAsync("Stoppen")).VolgAsync();
        await GaDoorAsync();

        gestopt.Tekst.ShouldContain("4 van de 25 taken zijn toegewezen. Nog 21 te gaan.");
        (await wie.GetAsync($"/Teams/Overdrachten/{id}")).Tekst.ShouldContain("4 van de 25");
        await gestopt.VerstuurAsync("Ga verder met de rest");
        await GaDoorAsync();
        (await wie.GetAsync($"/Teams/Overdrachten/{id}")).Tekst.ShouldContain("25 van de 25 taken zijn toegewezen.");
    }

    [Fact]
    public async Task Killed_half_way_and_taken_up_by_two_at_once_nothing_goes_twice()
    {
        var id = await BeginAsync(30, await AccountAsync("intake"));
        using var dood = new CancellationTokenSource();
        await _app.Bouwer().In<Overdrachten>(o => o.GaDoorAsync(id, _app.Klok.Nu, 7, dood.Token));

        await Task.WhenAll(Enumerable.Range(0, 2).Select(_ => Task.Run(() => _app.Bouwer().In<Overdrachten>(o => o.GaDoorAsync(id, _app.Klok.Nu)))));

        (await _app.DbAsync(db => db.OverdrachtRegels.CountAsync(r => r.Stand == RegelStand.Gedaan))).ShouldBe(30);
        (await _app.DbAsync(db => db.Dossierregels.CountAsync(d => d.Naam == "taak.overgedragen"))).ShouldBe(30);
    }

    [Fact]
    public async Task A_task_that_was_done_meanwhile_or_does_not_fit_the_role_is_told_and_the_rest_goes_on()
    {
        await MeldingenAsync(2);
        var bouwer = _app.Bouwer();
        await bouwer.Melding();
        var id = await BeginAsync(0, await AccountAsync("intake"));
        await bouwer.Taak("triage", "brede-uitvraag");

        await GaDoorAsync();

        var blad = await (await _app.AanmeldenAsync("teamleider")).GetAsync($"/Teams/Overdrachten/{id}");
        blad.Tekst.ShouldContain("2 van de 3 taken zijn toegewezen.");
        blad.Teksten("tbody tr").ShouldBe([$"{bouwer.Zaak.Nummer}TriageDeze taak staat niet meer open."]);

        var bram = await BeginAsync(0, await AccountAsync("consulent"));
        await GaDoorAsync();
        (await (await _app.AanmeldenAsync("teamleider")).GetAsync($"/Teams/Overdrachten/{bram}")).Tekst.ShouldContain("Carla Smit heeft geen rol die bij deze taak hoort.");
    }

    [Fact]
    public async Task A_handover_is_undone_by_who_did_it_except_where_something_happened_since()
    {
        await MeldingenAsync(3);
        var bouwer = _app.Bouwer();
        await bouwer.Melding();
        var wie = await _app.AanmeldenAsync("teamleider");
        var na = await (await (await wie.GetAsync("/Teams/zorgloket?toon=niet-opgepakt")).VerstuurAsync("Toewijzen", ("alles", "true"), ("naar", (await AccountAsync("intake")).ToString()))).VolgAsync();
        na.Tekst.ShouldContain("4 taken toegewezen aan Ilse Vermeer.");
        var adres = na.Een("form[action*='handler=Ongedaan']")!.GetAttribute("action")!;
        // Ilse gives one back and takes it again: it is hers, but not by the handover any more.
        var (ilse, taak) = (await bouwer.Als("intake"), await bouwer.OpenTaak("triage"));
        await bouwer.In<TaakService>(t => t.OppakkenAsync(ilse, taak.Id, neem: false));
        await bouwer.In<TaakService>(t => t.OppakkenAsync(ilse, taak.Id));

        (await (await (await _app.AanmeldenAsync("intake")).PostAsync(adres)).VolgAsync()).Status.ShouldBe(HttpStatusCode.Forbidden);
        var blad = await (await na.VerstuurAsync("Ongedaan maken")).VolgAsync();

        blad.Tekst.ShouldContain("3 van de 4 taken zijn terug bij wie ze had.");
        blad.Tekst.ShouldContain("ongedaan maken kan niet meer");
        var namen = await _app.DbAsync(db => db.Taken.Where(t => t.Stap == "triage").OrderBy(t => t.Id).Select(t => t.ToegewezenAan).ToListAsync());
        namen.ShouldBe([null, null, null, "Ilse Vermeer"]);
        (await na.VerstuurAsync("Ongedaan maken")).Tekst.ShouldContain("Deze overdracht kan nu niet ongedaan worden gemaakt.");
        (await _app.DbAsync(db => db.Overdrachten.SingleAsync())).Stand.ShouldBe(OverdrachtStand.Klaar);
    }

    [Fact]
    public async Task Undone_it_gives_back_the_care_of_the_case_and_many_go_by_themselves()
    {
        await MeldingenAsync(25);
        var (eerst, daarna) = (await AccountAsync("intake"), await AccountAsync("spoedteam"));
        await _app.DbAsync(async db =>
        {
            await db.Taken.ExecuteUpdateAsync(t => t.SetProperty(x => x.ToegewezenAanId, eerst).SetProperty(x => x.ToegewezenAan, "Ilse Vermeer"));
            await db.Zaken.ExecuteUpdateAsync(z => z.SetProperty(x => x.BehandelaarId, eerst).SetProperty(x => x.Behandelaar, "Ilse Vermeer"));
            return db.Add(new MedewerkerRol { MedewerkerId = daarna, Rol = "intake", Van = new DateOnly(2026, 1, 1) });
        });
        var id = await BeginAsync(0, daarna);
        await GaDoorAsync();
        (await _app.DbAsync(db => db.Zaken.CountAsync(z => z.BehandelaarId == daarna))).ShouldBe(25);

        var blad = await (await (await (await _app.AanmeldenAsync("teamleider")).GetAsync($"/Teams/Overdrachten/{id}")).VerstuurAsync("Ongedaan maken")).VolgAsync();
        blad.Tekst.ShouldContain("21 van de 25 taken zijn terug bij wie ze had. Nog 4 te gaan.");
        await _app.Bouwer().Ronde();

        (await _app.DbAsync(db => db.Zaken.CountAsync(z => z.BehandelaarId == eerst && z.Behandelaar == "Ilse Vermeer"))).ShouldBe(25);
        (await _app.DbAsync(db => db.Taken.CountAsync(t => t.Stap == "triage" && t.ToegewezenAanId == eerst))).ShouldBe(25);
        (await _app.DbAsync(db => db.Dossierregels.CountAsync(d => d.Omschrijving.Contains("overdracht ongedaan gemaakt. De taak is weer van Ilse Vermeer")))).ShouldBe(25);
    }

    [Fact]
    public async Task Tasks_and_receivers_of_teams_that_are_not_theirs_are_refused()
    {
        await MeldingenAsync(1);
        var wie = await _app.AanmeldenAsync("teamleider");
        var blad = await wie.GetAsync("/Teams/zorgloket?toon=open");
        var taak = blad.Een("input[name=taken]")!.GetAttribute("value")!;

        (await blad.VerstuurAsync("Toewijzen", ("taken", taak), ("naar", Guid.NewGuid().ToString()))).Tekst.ShouldContain("Kies een collega of een team om de taken aan te geven.");
        (await blad.VerstuurAsync("Toewijzen", ("naar", "zorgloket"))).Tekst.ShouldContain("Kies een of meer taken die nog open staan.");
        await _app.DbAsync(async db =>
        {
            var thea = await db.Users.Include(u => u.Teams).SingleAsync(u => u.UserName == "teamleider.hengelo");
            thea.Teams.ForEach(t => t.IsLeider = t.Team == "budgetalert");
            return thea;
        });
        (await blad.VerstuurAsync("Toewijzen", ("taken", taak), ("naar", "budgetalert"))).Status.ShouldBe(HttpStatusCode.NotFound);
        (await _app.DbAsync(db => db.Overdrachten.CountAsync())).ShouldBe(0);
    }

    private async Task MeldingenAsync(int aantal)
    {
        var bouwer = _app.Bouwer();
        for (var i = 0; i < aantal; i++)
        {
            await bouwer.Melding();
        }
    }

    private Task<Guid> AccountAsync(string rol) => _app.DbAsync(db => db.Users.Where(u => u.UserName == $"{rol}.hengelo").Select(u => u.Id).SingleAsync());

    private async Task<Guid> BeginAsync(int meldingen, Guid naar)
    {
        await MeldingenAsync(meldingen);
        var taken = await _app.DbAsync(db => db.Taken.Where(t => t.Status == TaakStatus.Open && t.Stap == "triage").Select(t => t.Id).ToListAsync());
        var thea = new Handeling(await AccountAsync("teamleider"), "Thea Hoekstra", "teamleider", "hengelo", _app.Klok.Nu);
        var id = await _app.Bouwer().In<Overdrachten, Guid>(o => o.BeginAsync(thea, taken, naar.ToString()));
        if (taken.Count <= 20)
        {
            // The page does so itself for so few.
            _doe = id;
        }
        return id;
    }

    private Task GaDoorAsync() => _doe is { } id ? _app.Bouwer().In<Overdrachten>(o => o.GaDoorAsync(id, _app.Klok.Nu)) : _app.Bouwer().Ronde();
}
