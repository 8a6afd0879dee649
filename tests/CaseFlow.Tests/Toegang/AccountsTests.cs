using System.Net;
using CaseFlow.Tests.Testing;
using CaseFlow.Toegang;
using Microsoft.EntityFrameworkCore;
using Shouldly;
using Xunit;

namespace CaseFlow.Tests.Toegang;

public sealed class AccountsTests(WebApp app) : IClassFixture<WebApp>
{
    private const string Goed = "paarse tractor fluit zachtjes";

    [Theory]
    [InlineData("intake", "/Beheer/Accounts")]
    [InlineData("teamleider", "/Beheer/Accounts")]
    [InlineData("beleid", "/Beheer/Accounts")]
    [InlineData("privacy", "/Beheer/Accounts/0198f2a0-0000-7000-8000-000000000000")]
    public async Task Only_the_functional_manager_gets_in(string rol, string pad) =>
        (await (await app.AanmeldenAsync(rol)).GetAsync(pad)).Naar!.ShouldContain("GeenToegang");

    [Fact]
    public async Task The_account_of_another_municipality_is_not_found()
    {
        var id = await app.DbAsync(db => db.Users.Where(u => u.UserName == "intake.almelo").Select(u => u.Id).SingleAsync());
        (await (await app.AanmeldenAsync("beheer")).GetAsync($"/Beheer/Accounts/{id}")).Status.ShouldBe(HttpStatusCode.NotFound);
    }

    [Fact]
    public async Task A_new_account_chooses_its_own_password_before_anything_else()
    {
        var eenmalig = await MaakAsync("nieuw.account", "Noor Nieuw", "consulent");
        var wie = await MeldAanAsync("nieuw.account", eenmalig);

        (await wie.GetAsync("/")).Naar.ShouldBe("/Account/Wachtwoord");
        (await wie.GetAsync("/Zaken")).Naar.ShouldBe("/Account/Wachtwoord");
        var blad = await wie.GetAsync("/Account/Wachtwoord");
        (await blad.VerstuurAsync("Wachtwoord wijzigen", ("Huidig", "fout"), ("Nieuw", Goed), ("Nogmaals", Goed))).Een("#veld-huidig-fout")!.TextContent.ShouldContain("niet het wachtwoord");
        (await blad.VerstuurAsync("Wachtwoord wijzigen", ("Huidig", eenmalig), ("Nieuw", Goed), ("Nogmaals", Goed))).Naar.ShouldBe("/Account");
        (await wie.GetAsync("/")).Status.ShouldBe(HttpStatusCode.OK);
        (await app.DbAsync(db => db.Logregels.Select(r => r.Onderdeel).ToListAsync())).ShouldContain(o => o.StartsWith("account gemaakt: nieuw.account"));
    }

    [Theory]
    [InlineData("kort1", "Neem minstens 12 tekens")]
    [InlineData("Welkom2026!!!", "te makkelijk te raden")]
    [InlineData("Wachtw00rd2026", "te makkelijk te raden")]
    [InlineData("zomerzomer1234", "te makkelijk te raden")]
    [InlineData("aaaaaaaaaaaaaa", "te weinig verschillende tekens")]
    [InlineData("ik woon in Hengelo", "eigen naam")]
    public async Task A_password_that_is_easy_to_guess_is_refused_beside_the_field(string wachtwoord, string reden)
    {
        var naam = $"kies.{Guid.NewGuid():N}"[..14];
        var eenmalig = await MaakAsync(naam, "Kees Kies", "intake");
        var wie = await MeldAanAsync(naam, eenmalig);
        (await (await wie.GetAsync("/Account/Wachtwoord")).VerstuurAsync("Wachtwoord wijzigen", ("Huidig", eenmalig), ("Nieuw", wachtwoord), ("Nogmaals", wachtwoord)))
            .Een("#veld-nieuw-fout")!.TextContent.ShouldContain(reden);
    }

    [Fact]
    public async Task A_name_that_is_taken_is_told_and_nothing_is_lost()
    {
        var antwoord = await (await (await app.AanmeldenAsync("beheer")).GetAsync("/Beheer/Accounts"))
            .VerstuurAsync("Account maken", ("gebruikersnaam", "intake.hengelo"), ("naam", "Dubbel Gemaakt"), ("rol", "intake"));
        antwoord.Een("#veld-gebruikersnaam-fout")!.TextContent.ShouldContain("bestaat al");
        antwoord.Een("#veld-naam")!.GetAttribute("value").ShouldBe("Dubbel Gemaakt");
    }

    [Fact]
    public async Task A_blocked_account_is_out_within_a_minute_and_a_role_ends_on_its_day()
    {
        await using var eigen = await WebApp.StartAsync();
        var beheer = await eigen.AanmeldenAsync("beheer");
        var intake = await eigen.AanmeldenAsync("intake");
        var id = await eigen.DbAsync(db => db.Users.Where(u => u.UserName == "intake.hengelo").Select(u => u.Id).SingleAsync());

        var blad = await beheer.GetAsync($"/Beheer/Accounts/{id}");
        var vandaag = CaseFlow.Shared.AmsterdamTime.DateOf(eigen.Klok.Nu);
        (await blad.VerstuurAsync("Rol geven", ("rol", "beheer"), ("tot", vandaag.AddDays(1).ToString("yyyy-MM-dd")))).Naar.ShouldNotBeNull();
        eigen.Klok.Vooruit(TimeSpan.FromMinutes(2));
        (await (await eigen.AanmeldenAsync("intake")).GetAsync("/Beheer")).Status.ShouldBe(HttpStatusCode.OK);
        eigen.Klok.Dagen(2);
        (await (await eigen.AanmeldenAsync("intake")).GetAsync("/Beheer")).Naar!.ShouldContain("GeenToegang");

        beheer = await eigen.AanmeldenAsync("beheer");
        intake = await eigen.AanmeldenAsync("intake");
        (await intake.GetAsync("/")).Status.ShouldBe(HttpStatusCode.OK);
        await (await beheer.GetAsync($"/Beheer/Accounts/{id}")).VerstuurAsync("Account blokkeren");
        eigen.Klok.Vooruit(TimeSpan.FromMinutes(2));
        (await intake.GetAsync("/")).Naar!.ShouldContain("/Toegang/Aanmelden");
        var opnieuw = await (await eigen.Bezoeker().GetAsync("/Toegang/Aanmelden")).VerstuurAsync("Aanmelden", ("Gebruikersnaam", "intake.hengelo"), ("Wachtwoord", DemoAccounts.Wachtwoord));
        opnieuw.Een("[role=alert]")!.TextContent.ShouldContain("geblokkeerd");
        (await eigen.DbAsync(db => db.Logregels.Where(r => !r.IsToegestaan).Select(r => r.Onderdeel).ToListAsync())).ShouldContain(o => o.Contains("intake.hengelo"));
    }

    [Fact]
    public async Task A_session_ends_after_an_hour_of_rest_and_after_twelve_hours_in_any_case()
    {
        await using var eigen = await WebApp.StartAsync();
        var rust = await eigen.AanmeldenAsync("intake");
        eigen.Klok.Vooruit(TimeSpan.FromMinutes(61));
        (await rust.GetAsync("/")).Naar!.ShouldContain("/Toegang/Aanmelden");
        var bezig = await eigen.AanmeldenAsync("intake");
        for (var minuten = 0; minuten < 12 * 60; minuten += 40)
        {
            (await bezig.GetAsync("/")).Status.ShouldBe(HttpStatusCode.OK, $"na {minuten} minuten");
            eigen.Klok.Vooruit(TimeSpan.FromMinutes(40));
        }
        eigen.Klok.Vooruit(TimeSpan.FromMinutes(1));
        (await bezig.GetAsync("/")).Naar!.ShouldContain("/Toegang/Aanmelden");
    }

    private async Task<string> MaakAsync(string gebruikersnaam, string naam, string rol)
    {
        var antwoord = await (await (await app.AanmeldenAsync("beheer")).GetAsync("/Beheer/Accounts")).VerstuurAsync("Account maken", ("gebruikersnaam", gebruikersnaam), ("naam", naam), ("rol", rol));
        return antwoord.Een(".bericht code")!.TextContent;
    }

    private async Task<Bezoeker> MeldAanAsync(string gebruikersnaam, string wachtwoord)
    {
        var bezoeker = app.Bezoeker();
        var antwoord = await (await bezoeker.GetAsync("/Toegang/Aanmelden")).VerstuurAsync("Aanmelden", ("Gebruikersnaam", gebruikersnaam), ("Wachtwoord", wachtwoord));
        antwoord.Status.ShouldBe(HttpStatusCode.Redirect, antwoord.Tekst);
        return bezoeker;
    }
}
