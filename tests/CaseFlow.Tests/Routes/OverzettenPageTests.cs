using System.Net;
using CaseFlow.Tests.Testing;
using CaseFlow.Werkprocessen;
using Microsoft.EntityFrameworkCore;
using Shouldly;
using Xunit;

namespace CaseFlow.Tests.Routes;

public sealed class OverzettenPageTests : IAsyncLifetime
{
    private readonly Routemap _map = new();
    private TestDatabase _database = null!;
    private WebApp _app = null!;
    private Zaakbouwer _oud = null!;

    public async Task InitializeAsync()
    {
        _database = await TestDatabase.CreateAsync();
        _oud = await Zaakbouwer.CreateAsync(_database, _map.Workflows);
        await _oud.Melding("""{ "inwoner": { "naam": "Niemand Hier" } }""");
        _map.MetVooronderzoek();
        _app = WebApp.StartOp(_database, Klok.Dinsdag, _map.Workflows, heeftSweep: false);
    }

    public async Task DisposeAsync()
    {
        await _app.DisposeAsync();
        await _oud.DisposeAsync();
        _map.Dispose();
        await _database.DisposeAsync();
    }

    [Theory]
    [InlineData("beleid")]
    [InlineData("privacy")]
    [InlineData("teamleider")]
    [InlineData("consulent")]
    public async Task Only_the_functional_manager_comes_in_and_nobody_else_can_order_it(string rol)
    {
        var wie = await _app.AanmeldenAsync(rol);

        (await wie.GetAsync("/Beheer/Routes")).Naar!.ShouldContain("GeenToegang");
        (await wie.GetAsync("/Beheer/Routes/melding/Overzetten")).Naar!.ShouldContain("GeenToegang");
        (await wie.PostAsync("/Beheer/Routes/melding/Overzetten?van=1&naar=2", ("Reden", "x"))).Naar!.ShouldContain("GeenToegang");
        (await _app.DbAsync(db => db.Overzettingen.CountAsync())).ShouldBe(0);
    }

    [Fact]
    public async Task A_stranger_is_asked_to_sign_in()
    {
        (await _app.Bezoeker().GetAsync("/Beheer/Routes")).Naar!.ShouldContain("Aanmelden");
        (await _app.Bezoeker().GetAsync("/Beheer/Routes/melding/Overzetten")).Naar!.ShouldContain("Aanmelden");
    }

    [Fact]
    public async Task The_versions_tell_what_changed_and_how_many_cases_run()
    {
        var blad = await (await _app.AanmeldenAsync("beheer")).GetAsync("/Beheer/Routes");

        blad.Status.ShouldBe(HttpStatusCode.OK);
        var rijen = blad.Teksten("#route-melding ~ .tabelvak tbody tr");
        rijen[0].ShouldStartWith("2 3 maart 2026 0 ");
        rijen[0].ShouldContain("Nieuw: Vooronderzoek (taak)");
        rijen[0].ShouldContain("Weg: Triage (taak)");
        rijen[0].ShouldContain("Gewijzigd: Melding ontvangen (begin). Wat erna komt.");
        rijen[1].ShouldStartWith("1 3 maart 2026 1 Eerste versie");
        Zwijgt(blad);
    }

    [Fact]
    public async Task It_asks_for_the_removed_step_tries_it_and_moves_with_a_reason()
    {
        var babette = await _app.AanmeldenAsync("beheer");
        var blad = await babette.GetAsync("/Beheer/Routes/melding/Overzetten");
        blad.Tekst.ShouldContain("0 van de 1 zaak kan over.");
        blad.Teksten("table tbody tr").ShouldContain(r => r.StartsWith("1 De zaak staat bij 'Triage'"));
        Zwijgt(blad);

        var proef = await blad.VerstuurAsync("Probeer opnieuw", ("Stappen[triage]", "vooronderzoek"));
        proef.Tekst.ShouldContain("1 van de 1 zaak kan over.");
        proef.Tekst.ShouldContain("1 open taak verandert");
        proef.Een("select[name='Stappen[triage]'] option[selected]")!.TextContent.ShouldBe("Vooronderzoek");

        var zonder = await proef.VerstuurAsync("1 zaak overzetten");
        zonder.Tekst.ShouldContain("Schrijf op waarom");
        (await _app.DbAsync(db => db.Overzettingen.CountAsync())).ShouldBe(0);
        zonder.Een("select[name='Stappen[triage]'] option[selected]")!.TextContent.ShouldBe("Vooronderzoek");

        var stand = await (await zonder.VerstuurAsync("1 zaak overzetten", ("Reden", "De stap heet anders."))).VolgAsync();
        stand.Teksten("dl.gegevens dd").ShouldBe(["0 van 1", "1", "0", "0"]);
        await _app.Bouwer().Ronde();
        stand = await babette.GetAsync(stand.Antwoord.RequestMessage!.RequestUri!.PathAndQuery);
        stand.Teksten("dl.gegevens dd").ShouldBe(["1 van 1", "0", "0", "0"]);
        stand.Tekst.ShouldContain("De stap heet anders.");
        Zwijgt(stand);

        // The one who works on the case sees it in the timeline.
        var zaak = await (await _app.AanmeldenAsync("teamleider")).GetAsync($"/Zaken/{_oud.Zaak.Nummer}");
        zaak.Teksten(".tijdlijn__punt").ShouldContain(r => r.Contains("overgezet van versie 1 naar versie 2") && r.Contains("De stap heet anders."));
    }

    [Fact]
    public async Task An_order_of_another_municipality_and_a_route_that_is_not_there_are_not_found()
    {
        var opdracht = new Overzetting { GemeenteId = "almelo", Route = "melding", Van = 1, Naar = 2, Plan = "{}", Reden = "x", Op = Klok.Dinsdag, Door = "x" };
        await _app.DbAsync(async db => await db.Overzettingen.AddAsync(opdracht));
        var babette = await _app.AanmeldenAsync("beheer");

        (await babette.GetAsync($"/Beheer/Routes/melding/Overzetten?opdracht={opdracht.Id}")).Status.ShouldBe(HttpStatusCode.NotFound);
        (await babette.GetAsync("/Beheer/Routes/bestaat-niet/Overzetten")).Status.ShouldBe(HttpStatusCode.NotFound);
    }

    [Fact]
    public async Task Two_times_the_same_version_is_refused_in_words() =>
        (await (await _app.AanmeldenAsync("beheer")).GetAsync("/Beheer/Routes/melding/Overzetten?van=2&naar=2")).Tekst.ShouldContain("Kies twee versies");

    [Fact]
    public async Task A_route_with_one_version_has_nothing_to_move() =>
        (await (await _app.AanmeldenAsync("beheer")).GetAsync("/Beheer/Routes/maatwerk/Overzetten")).Tekst.ShouldContain("maar één versie");

    private void Zwijgt(Blad blad)
    {
        blad.Html.ShouldNotContain("Niemand Hier");
        blad.Html.ShouldNotContain(_oud.Zaak.Nummer);
    }
}
