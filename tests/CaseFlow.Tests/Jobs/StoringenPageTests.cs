using System.Net;
using CaseFlow.Data;
using CaseFlow.Jobs;
using CaseFlow.Tests.Testing;
using Microsoft.EntityFrameworkCore;
using Shouldly;
using Xunit;

namespace CaseFlow.Tests.Jobs;

public sealed class StoringenPageTests(WebApp app) : IClassFixture<WebApp>
{
    [Theory]
    [InlineData("intake", "/Beheer/Storingen")]
    [InlineData("teamleider", "/Beheer/Storingen")]
    [InlineData("beleid", "/Beheer/Storingen")]
    [InlineData("privacy", "/Beheer/Storingen/0198f2a0-0000-7000-8000-000000000000")]
    public async Task Only_the_functional_manager_gets_in(string rol, string pad) =>
        (await (await app.AanmeldenAsync(rol)).GetAsync(pad)).Naar!.ShouldContain("GeenToegang");

    [Fact]
    public async Task An_unknown_incident_is_not_found() =>
        (await (await app.AanmeldenAsync("beheer")).GetAsync($"/Beheer/Storingen/{Guid.NewGuid()}")).Status.ShouldBe(HttpStatusCode.NotFound);

    [Fact]
    public async Task A_timer_that_keeps_failing_is_shown_without_a_person_and_tried_again_by_hand()
    {
        await using var eigen = await WebApp.StartAsync();
        var bouwer = eigen.Bouwer();
        await bouwer.Melding("""{ "inwoner": { "naam": "Niemand Hier" } }""");
        await bouwer.Tot("levering");
        var goed = await eigen.DbAsync(db => db.RouteInstanties.Where(i => i.Route == "maatwerk").Select(i => i.Toestand).SingleAsync());
        await ZetToestandAsync(eigen, "kapot");
        eigen.Klok.Dagen(330);
        for (var poging = 0; poging < 3; poging++)
        {
            await Should.ThrowAsync<AggregateException>(bouwer.Ronde);
            eigen.Klok.Vooruit(TimeSpan.FromMinutes(10));
        }
        var beheer = await eigen.AanmeldenAsync("beheer");

        var overzicht = await beheer.GetAsync("/Beheer");
        overzicht.Tekst.ShouldContain("Er is 1 storing");
        var lijst = await beheer.GetAsync("/Beheer/Storingen");
        lijst.Teksten("tbody tr").ShouldHaveSingleItem().ShouldContain(bouwer.Zaak.Nummer);
        lijst.Tekst.ShouldContain("Wacht op u");
        var storing = await beheer.GetAsync(lijst.Een("tbody th a")!.GetAttribute("href")!);
        foreach (var blad in new[] { overzicht, lijst, storing })
        {
            blad.Html.ShouldNotContain("Niemand Hier");
            blad.Html.ShouldNotContain("Anna");
        }
        (await (await eigen.AanmeldenAsync("beheer", "almelo")).GetAsync("/Beheer/Storingen")).Tekst.ShouldContain("Er zijn geen storingen");
        var ander = await (await eigen.AanmeldenAsync("beheer", "almelo")).GetAsync(storing.Antwoord.RequestMessage!.RequestUri!.PathAndQuery);
        ander.Status.ShouldBe(HttpStatusCode.NotFound);

        await ZetToestandAsync(eigen, goed);
        (await storing.VerstuurAsync("Opnieuw proberen")).Naar.ShouldBe("/Beheer/Storingen");
        (await beheer.GetAsync("/Beheer/Storingen")).Tekst.ShouldContain("Wordt opnieuw geprobeerd");
        await bouwer.Ronde();

        (await beheer.GetAsync("/Beheer/Storingen")).Tekst.ShouldContain("Er zijn geen storingen");
        (await eigen.DbAsync(db => db.Taken.CountAsync(t => t.Stap == "evaluatie"))).ShouldBe(1);
        (await eigen.DbAsync(db => db.Dossierregels.CountAsync(d => d.Naam == "storing.opnieuw_geprobeerd"))).ShouldBe(1);
        // Sent again from a page that stood open: nothing happens, and it says so.
        (await storing.VerstuurAsync("Opnieuw proberen")).Tekst.ShouldContain("intussen opgelost");
    }

    [Fact]
    public async Task What_cannot_be_repeated_is_settled_by_hand()
    {
        await using var eigen = await WebApp.StartAsync();
        var zaak = await eigen.Bouwer().Melding();
        await eigen.DbAsync(db =>
        {
            db.Incidents.Add(new Incident { GemeenteId = "hengelo", ZaakId = zaak.Id, Kind = "stuck", Message = "De route staat stil bij samen.", At = eigen.Klok.Nu });
            return Task.FromResult(true);
        });
        var beheer = await eigen.AanmeldenAsync("beheer");
        var lijst = await beheer.GetAsync("/Beheer/Storingen");

        var storing = await beheer.GetAsync(lijst.Een("tbody th a")!.GetAttribute("href")!);
        storing.Html.ShouldNotContain("Opnieuw proberen");
        await storing.VerstuurAsync("Dit is afgehandeld");

        (await beheer.GetAsync("/Beheer/Storingen")).Tekst.ShouldContain("Er zijn geen storingen");
    }

    private static Task<int> ZetToestandAsync(WebApp app, string toestand) =>
        app.DbAsync(db => db.RouteInstanties.Where(i => i.Route == "maatwerk").ExecuteUpdateAsync(i => i.SetProperty(x => x.Toestand, toestand)));
}
