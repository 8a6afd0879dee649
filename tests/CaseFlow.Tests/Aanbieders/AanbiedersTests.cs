using System.Net;
using CaseFlow.Aanbieders;
using CaseFlow.Shared;
using CaseFlow.Tests.Testing;
using CaseFlow.Toegang;
using Microsoft.EntityFrameworkCore;
using Shouldly;
using Xunit;

namespace CaseFlow.Tests.Aanbieders;

/// <summary>The ladder of providers: who may not reach it, what is refused, and what a step shows and counts.</summary>
public sealed class AanbiedersTests(WebApp app) : IClassFixture<WebApp>
{
    private const string Huishouden = "huishoudelijke-ondersteuning";

    [Theory]
    [InlineData("consulent")]
    [InlineData("procesregisseur")]
    [InlineData("beheer")]
    [InlineData("beleid")]
    public async Task Another_role_does_not_reach_it(string rol) =>
        (await (await app.AanmeldenAsync(rol, "haaksbergen")).GetAsync("/Aanbieders")).Naar.ShouldNotBeNull().ShouldStartWith("/Toegang/GeenToegang");

    [Fact]
    public async Task A_municipality_without_it_is_told_so_and_not_shown_the_way()
    {
        var blad = await (await app.AanmeldenAsync("kwaliteit")).GetAsync("/Aanbieders");

        blad.Tekst.ShouldContain("Deze gemeente heeft geen ladder");
        blad.Alle("nav a[href='/Aanbieders']").ShouldBeEmpty();
    }

    [Theory]
    [InlineData("consulent", "Hulp Thuis", Huishouden, "1", "Ziek", null, "rol-onbevoegd")]
    [InlineData("kwaliteit", " ", Huishouden, "1", "Ziek", null, "veld-verplicht:aanbieder")]
    [InlineData("kwaliteit", "Hulp Thuis", null, "1", "Ziek", null, "veld-verplicht:voorziening")]
    [InlineData("kwaliteit", "Hulp Thuis", Huishouden, null, "Ziek", null, "veld-verplicht:naar")]
    [InlineData("kwaliteit", "Hulp Thuis", Huishouden, "1", "", null, "veld-verplicht:grond")]
    [InlineData("kwaliteit", "Hulp Thuis", "rolstoel", "1", "Ziek", null, "waarde-onbekend:voorziening")]
    [InlineData("kwaliteit", "Hulp Thuis", Huishouden, "9", "Ziek", null, "waarde-onbekend:naar")]
    [InlineData("teamleider", "Hulp Thuis", Huishouden, "1", "Ziek", "2099-01-01", "datum-toekomst:datum")]
    public async Task A_wrong_step_is_refused(string rol, string aanbieder, string? voorziening, string? naar, string grond, string? datum, string fout)
    {
        var bouwer = app.Bouwer("haaksbergen");
        var wie = await bouwer.Als(rol);

        (await Should.ThrowAsync<WeigeringException>(() => bouwer.In<Aanbiederladders>(l => l.ZetAsync(wie, aanbieder, voorziening, naar, grond, datum is null ? null : DateOnly.Parse(datum, System.Globalization.CultureInfo.InvariantCulture))))).Id.ShouldBe(fout);
    }

    [Fact]
    public async Task A_step_is_kept_counted_and_shows_the_cases_it_touches()
    {
        var bouwer = app.Bouwer("haaksbergen");
        await bouwer.Melding("""{ "inwoner": { "naam": "Hilde Huis" } }""");
        await bouwer.Tot("levering");
        var kwaliteit = await app.AanmeldenAsync("kwaliteit", "haaksbergen");

        var blad = await kwaliteit.GetAsync("/Aanbieders");
        blad.Alle("nav a[href='/Aanbieders']").ShouldNotBeEmpty();
        blad.Teksten("tbody tr").ShouldContain(r => r.StartsWith("Zorg Dichtbij") && r.Contains("geen"));
        var klaar = await blad.VerstuurAsync("Stap vastleggen", ("aanbieder", "Zorg Dichtbij"), ("voorziening", Huishouden), ("naar", "1"), ("grond", "Vijf medewerkers ziek."));
        var een = await klaar.VolgAsync();
        een.Tekst.ShouldContain("naar 1 ");
        een.Tekst.ShouldContain("Vijf medewerkers ziek.");
        een.Tekst.ShouldContain(bouwer.Zaak.Nummer + " Hilde Huis");

        (await een.VerstuurAsync("Stap vastleggen", ("naar", "1"), ("grond", "Nog steeds."))).Tekst.ShouldContain("Zorg Dichtbij staat al op 1");
        (await app.DbAsync(db => db.Gebeurtenissen.CountAsync(g => g.Naam == "escalatieladder.stap_gezet" && g.GemeenteId == "haaksbergen"))).ShouldBe(1);
        (await kwaliteit.GetAsync("/Aanbieders?aanbieder=Onbekend&voorziening=" + Huishouden)).Status.ShouldBe(HttpStatusCode.NotFound);

        var account = DemoAccounts.Gebruikersnaam("kwaliteit", "haaksbergen");
        await app.DbAsync(async db => await db.Set<Teamlid>().Where(t => db.Users.Any(u => u.Id == t.MedewerkerId && u.UserName == account)).ExecuteDeleteAsync());
        var zonderTeam = await kwaliteit.GetAsync($"/Aanbieders?aanbieder=Zorg+Dichtbij&voorziening={Huishouden}");
        zonderTeam.Teksten(".gegevens div").ShouldContain(d => d.StartsWith("Zaken die dit raakt") && d.EndsWith('1'));
        zonderTeam.Tekst.ShouldContain("U ziet geen van deze zaken");
        zonderTeam.Html.ShouldNotContain("Hilde");
    }
}
