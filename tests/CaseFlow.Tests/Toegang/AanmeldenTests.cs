using System.Net;
using CaseFlow.Tests.Testing;
using CaseFlow.Toegang;
using Microsoft.EntityFrameworkCore;
using Shouldly;
using Xunit;

namespace CaseFlow.Tests.Toegang;

public sealed class AanmeldenTests(WebApp app) : IClassFixture<WebApp>
{
    [Theory]
    [InlineData("/")]
    [InlineData("/Toegang/GeenToegang")]
    [InlineData("/Toegang/Afmelden")]
    public async Task Who_is_not_signed_in_is_asked_to(string pad)
    {
        var blad = await app.Bezoeker().GetAsync(pad);

        blad.Status.ShouldBe(HttpStatusCode.Redirect);
        blad.Naar!.ShouldStartWith("/Toegang/Aanmelden?terug=");
    }

    [Theory]
    [InlineData("consulent", "/")]
    [InlineData("intake", "/")]
    [InlineData("teamleider", "/Teams")]
    [InlineData("beleid", "/Beleid")]
    [InlineData("beheer", "/Beheer")]
    [InlineData("privacy", "/Privacy/Verzoeken")]
    public async Task Each_role_begins_on_its_own_page(string rol, string pagina) => (await MeldAan(rol + ".hengelo")).Naar.ShouldBe(pagina);

    [Theory]
    [InlineData("/Toegang/GeenToegang", "/Toegang/GeenToegang")]
    [InlineData("/Zaken/Z2026-000001?deel=2", "/Zaken/Z2026-000001?deel=2")]
    [InlineData("https://boef.example/", "/")]
    [InlineData("//boef.example/", "/")]
    [InlineData("/\\boef.example/", "/")]
    [InlineData("javascript:alert(1)", "/")]
    public async Task One_goes_back_to_the_page_one_came_for_and_never_to_another_site(string terug, string naar) =>
        (await MeldAan("consulent.hengelo", terug: terug)).Naar.ShouldBe(naar);

    [Fact]
    public async Task An_unknown_name_and_a_wrong_password_get_the_same_answer()
    {
        var onbekend = await MeldAan("niemand.hengelo", "fout-wachtwoord");
        var verkeerd = await MeldAan("jurist.hengelo", "fout-wachtwoord");

        onbekend.Status.ShouldBe(HttpStatusCode.OK);
        onbekend.Een("[role=alert]")!.TextContent.ShouldContain("De gebruikersnaam of het wachtwoord klopt niet.");
        verkeerd.Een("[role=alert]")!.TextContent.ShouldBe(onbekend.Een("[role=alert]")!.TextContent);
        verkeerd.Een("#veld-gebruikersnaam")!.GetAttribute("value").ShouldBe("jurist.hengelo");
        verkeerd.Html.ShouldNotContain("fout-wachtwoord");
    }

    [Fact]
    public async Task A_sign_that_no_database_keeps_is_refused()
    {
        var blad = await MeldAan("consulent\0.hengelo");

        blad.Status.ShouldBe(HttpStatusCode.BadRequest);
        blad.Tekst.ShouldContain("Er is niets opgeslagen.");
    }

    [Fact]
    public async Task Nothing_filled_in_is_told_beside_both_fields()
    {
        var blad = await MeldAan("", "");

        blad.Een("#veld-gebruikersnaam-fout")!.TextContent.ShouldContain("Vul uw gebruikersnaam in.");
        blad.Een("#veld-wachtwoord-fout")!.TextContent.ShouldContain("Vul uw wachtwoord in.");
    }

    [Fact]
    public async Task Five_wrong_passwords_close_the_account_for_a_while()
    {
        for (var i = 0; i < 5; i++)
        {
            await MeldAan("kwaliteit.hengelo", "fout-wachtwoord");
        }
        var blad = await MeldAan("kwaliteit.hengelo");

        blad.Status.ShouldBe(HttpStatusCode.OK);
        blad.Tekst.ShouldContain("Wacht 15 minuten");
        (await app.DbAsync(db => db.Users.SingleAsync(u => u.UserName == "kwaliteit.hengelo"))).LockoutEnd.ShouldNotBeNull();
    }

    [Fact]
    public async Task A_form_without_its_token_is_refused()
    {
        var blad = await app.Bezoeker().PostAsync("/Toegang/Aanmelden", ("Gebruikersnaam", "consulent.hengelo"), ("Wachtwoord", DemoAccounts.Wachtwoord));

        blad.Status.ShouldBe(HttpStatusCode.BadRequest);
    }

    [Fact]
    public async Task Who_signs_out_is_out()
    {
        var wie = await app.AanmeldenAsync("consulent");

        var blad = await (await wie.GetAsync("/Toegang/GeenToegang")).VerstuurAsync("Afmelden");

        blad.Naar.ShouldBe("/Toegang/Aanmelden");
        (await blad.VolgAsync()).Tekst.ShouldContain("U bent afgemeld.");
        (await wie.GetAsync("/")).Naar!.ShouldStartWith("/Toegang/Aanmelden");
    }

    [Fact]
    public async Task Somebody_sees_where_they_are_signed_in_and_ends_it_there()
    {
        async Task<Bezoeker> Bij(string browser)
        {
            var wie = app.Bezoeker();
            wie.Http.DefaultRequestHeaders.UserAgent.ParseAdd(browser);
            await (await wie.GetAsync("/Toegang/Aanmelden")).VerstuurAsync("Aanmelden", ("Gebruikersnaam", "jurist.almelo"), ("Wachtwoord", DemoAccounts.Wachtwoord));
            return wie;
        }
        var bureau = await Bij("Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/140.0.0.0 Safari/537.36 Edg/140.0.0.0");
        var telefoon = await Bij("Mozilla/5.0 (iPhone; CPU iPhone OS 18_0 like Mac OS X) AppleWebKit/605.1.15 (KHTML, like Gecko) Version/18.0 Mobile/15E148 Safari/604.1");
        var thuis = await Bij("Mozilla/5.0 (X11; Linux x86_64; rv:140.0) Gecko/20100101 Firefox/140.0");
        var vreemd = await Bij("iets");

        var blad = await bureau.GetAsync("/Account");
        var regels = blad.Teksten("main li").Where(r => r.Contains("sinds")).ToList();
        regels.Count.ShouldBe(4);
        regels.Single(r => r.StartsWith("Edge op Windows")).ShouldContain("Dit is waar u nu werkt");
        foreach (var wat in (string[])["Safari op iPhone", "Firefox op Linux", "Onbekende browser"])
        {
            regels.Single(r => r.StartsWith(wat)).ShouldContain("Daar afmelden");
        }

        (await telefoon.GetAsync("/Account")).Status.ShouldBe(HttpStatusCode.OK);
        var welke = blad.Alle("main li").Single(r => r.TextContent.Contains("iPhone")).QuerySelector("button")!.GetAttribute("value")!;
        (await (await blad.VerstuurAsync("Overal anders afmelden", ("sessie", welke))).VolgAsync()).Tekst.ShouldContain("U bent daar afgemeld.");
        (await telefoon.GetAsync("/Account")).Naar!.ShouldStartWith("/Toegang/Aanmelden");
        (await thuis.GetAsync("/Account")).Status.ShouldBe(HttpStatusCode.OK);

        var nu = await (await (await bureau.GetAsync("/Account")).VerstuurAsync("Overal anders afmelden")).VolgAsync();
        nu.Teksten("main li").Count(r => r.Contains("sinds")).ShouldBe(1);
        (await vreemd.GetAsync("/Account")).Naar!.ShouldStartWith("/Toegang/Aanmelden");
        (await bureau.GetAsync("/Account")).Status.ShouldBe(HttpStatusCode.OK);
    }

    [Fact]
    public async Task Nobody_ends_the_session_of_somebody_else()
    {
        var slachtoffer = await app.AanmeldenAsync("administratie", "almelo");
        var sessie = await app.DbAsync(db => db.SignInSessions.Where(s => db.Users.Any(u => u.Id == s.MedewerkerId && u.UserName == "administratie.almelo")).Select(s => s.Id).FirstAsync());
        var boef = await Bij("regisseur.almelo");

        await (await (await boef.GetAsync("/Account")).VerstuurAsync("Overal anders afmelden", ("sessie", sessie.ToString()))).VolgAsync();

        (await slachtoffer.GetAsync("/Account")).Status.ShouldBe(HttpStatusCode.OK);

        // Twice, so that there is a button to press.
        async Task<Bezoeker> Bij(string naam)
        {
            Bezoeker wie = null!;
            for (var i = 0; i < 2; i++)
            {
                wie = app.Bezoeker();
                await (await wie.GetAsync("/Toegang/Aanmelden")).VerstuurAsync("Aanmelden", ("Gebruikersnaam", naam), ("Wachtwoord", DemoAccounts.Wachtwoord));
            }
            return wie;
        }
    }

    [Fact]
    public async Task A_role_that_has_ended_opens_nothing()
    {
        await app.DbAsync(async db => (await db.Set<MedewerkerRol>().SingleAsync(r => r.Rol == "administratie" && r.MedewerkerId == db.Users.Single(u => u.UserName == "administratie.almelo").Id)).Tot = new DateOnly(2026, 1, 1));

        var blad = await MeldAan("administratie.almelo");

        blad.Naar.ShouldBe("/Toegang/GeenToegang");
        var bezoek = await blad.VolgAsync();
        bezoek.Status.ShouldBe(HttpStatusCode.Forbidden);
        bezoek.Tekst.ShouldContain("Uw account heeft nu geen rol");
    }

    [Fact]
    public async Task The_demo_lists_an_account_per_role_and_says_that_people_are_invented()
    {
        var blad = await app.Bezoeker().GetAsync("/Toegang/Aanmelden");

        blad.Teksten("details code").ShouldContain("consulent.hengelo");
        blad.Teksten("details code").ShouldContain("beleid.almelo");
        blad.Een(".demo").ShouldNotBeNull();
        blad.Antwoord.Headers.GetValues("Content-Security-Policy").Single().ShouldContain("script-src 'self'");
    }

    [Fact]
    public async Task Outside_demo_mode_the_accounts_of_the_demo_are_closed_and_their_sessions_too()
    {
        var sleutel = Path.Combine(Directory.CreateTempSubdirectory("caseflow-sleutel-").FullName, "sleutel");
        await using var demo = new WebApp { Instellingen = new Dictionary<string, string> { ["Secrets:KeyFile"] = sleutel } };
        await demo.InitializeAsync();
        var wie = await demo.AanmeldenAsync("consulent");
        (await wie.GetAsync("/")).Een(".demo")!.TextContent.ShouldContain("iedereen kent het wachtwoord");
        var blad = await demo.Bezoeker().GetAsync("/Toegang/Aanmelden");
        var koekje = (await blad.VerstuurAsync("Aanmelden", ("Gebruikersnaam", "intake.hengelo"), ("Wachtwoord", DemoAccounts.Wachtwoord))).Antwoord.Headers.GetValues("Set-Cookie").Single(c => c.StartsWith("caseflow=")).Split(';')[0];

        await using var echt = WebApp.StartOp(demo.Database, demo.Klok.Nu, heeftSweep: false, instellingen: new Dictionary<string, string> { ["Secrets:KeyFile"] = sleutel, ["Demo:Accounts"] = "false" });
        var aanmelden = await echt.Bezoeker().GetAsync("/Toegang/Aanmelden");
        aanmelden.Een(".demo").ShouldBeNull();
        aanmelden.Html.ShouldNotContain(DemoAccounts.Wachtwoord);
        (await aanmelden.VerstuurAsync("Aanmelden", ("Gebruikersnaam", "intake.hengelo"), ("Wachtwoord", DemoAccounts.Wachtwoord))).Tekst.ShouldContain("geblokkeerd");
        foreach (var (waar, status) in new[] { (demo, HttpStatusCode.OK), (echt, HttpStatusCode.Redirect) })
        {
            using var http = waar.CreateClient(new() { AllowAutoRedirect = false, HandleCookies = false });
            http.DefaultRequestHeaders.Add("Cookie", koekje);
            (await http.GetAsync("/Account")).StatusCode.ShouldBe(status);
        }
    }

    private async Task<Blad> MeldAan(string naam, string wachtwoord = DemoAccounts.Wachtwoord, string? terug = null)
    {
        var blad = await app.Bezoeker().GetAsync("/Toegang/Aanmelden" + (terug is null ? "" : "?terug=" + Uri.EscapeDataString(terug)));
        return await blad.VerstuurAsync("Aanmelden", ("Gebruikersnaam", naam), ("Wachtwoord", wachtwoord));
    }
}
