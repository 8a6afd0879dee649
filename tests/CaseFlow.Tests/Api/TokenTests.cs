using System.Net;
using System.Net.Http.Headers;
using CaseFlow.Shared;
using CaseFlow.Tests.Testing;
using CaseFlow.Toegang;
using Microsoft.EntityFrameworkCore;
using Shouldly;
using Xunit;

namespace CaseFlow.Tests.Api;

public sealed class TokenTests : IAsyncLifetime
{
    private WebApp _app = null!;

    public async Task InitializeAsync()
    {
        _app = new WebApp { Log = new Loglezer() };
        await _app.InitializeAsync();
    }

    public async Task DisposeAsync() => await _app.DisposeAsync();

    [Fact]
    public async Task It_is_made_and_shown_once_on_the_own_account_and_ends_there_or_at_the_functional_manager()
    {
        var intake = await _app.AanmeldenAsync("intake");
        var leeg = await (await intake.GetAsync("/Account/Tokens")).VerstuurAsync("Token maken", ("Naam", ""), ("GeldigTot", "2030-01-01"));
        leeg.Tekst.ShouldContain("Kies wat het programma mag");
        leeg.Tekst.ShouldContain("hoogstens een jaar vooruit");
        var gemaakt = await leeg.VerstuurAsync("Token maken", ("naam", "zaaksysteem"), ("bereik", "zaken:lezen"), ("geldigTot", "2026-06-01"));
        var token = gemaakt.Een("code")!.TextContent;
        token.ShouldStartWith(Toegangstokens.Voorvoegsel);
        (await intake.GetAsync("/Account/Tokens")).Html.ShouldNotContain(token);
        (await _app.DbAsync(db => db.Toegangstokens.Select(t => t.Hash).SingleAsync())).ShouldNotContain(token);

        var http = Met(token);
        (await http.GetAsync("/api/v1/account")).StatusCode.ShouldBe(HttpStatusCode.OK);
        // What is kept of it names it and never holds it.
        (await _app.DbAsync(db => db.Logregels.Where(l => l.Onderdeel.StartsWith("token zaaksysteem")).Select(l => l.Onderdeel).SingleAsync())).ShouldBe("token zaaksysteem: GET /api/v1/account");
        _app.Log!.Regels.ShouldNotContain(r => r.Contains(token, StringComparison.Ordinal));

        var beheer = await _app.AanmeldenAsync("beheer");
        (await beheer.GetAsync("/Beheer/Tokens")).Tekst.ShouldContain("zaaksysteem");
        (await (await _app.AanmeldenAsync("beheer", "almelo")).GetAsync("/Beheer/Tokens")).Tekst.ShouldNotContain("zaaksysteem");
        (await (await beheer.GetAsync("/Beheer/Tokens")).VerstuurAsync("Intrekken: zaaksysteem van Ilse Vermeer")).Naar.ShouldBe("/Beheer/Tokens");
        var dicht = await http.GetAsync("/api/v1/account");
        dicht.StatusCode.ShouldBe(HttpStatusCode.Unauthorized);
        dicht.Content.Headers.ContentType!.MediaType.ShouldBe("application/problem+json");
    }

    [Fact]
    public async Task It_is_never_more_than_its_owner_today_nor_than_its_scope()
    {
        var bouwer = _app.Bouwer();
        var zaak = await bouwer.Melding();
        var lezer = await Programma.MaakAsync(_app, "consulent", "zaken:lezen");
        await lezer.LeesAsync($"/zaken/{zaak.Nummer}");
        await lezer.DoeAsync("/zaken/_zoek", $$"""{ "zoek": "{{zaak.Nummer}}" }""", HttpStatusCode.OK);
        await lezer.WeigertAsync($"/zaken/{zaak.Nummer}/handelingen/contact", "{}", HttpStatusCode.Forbidden, "bereik-ontbreekt");
        (await _app.DbAsync(db => db.Logregels.Where(l => !l.IsToegestaan && l.Onderdeel.StartsWith("token ")).CountAsync())).ShouldBe(1);
        // Every scope of another area, and still no other role.
        var alles = await Programma.MaakAsync(_app, "consulent");
        (await alles.Http.GetAsync("/api/v1/accounts")).StatusCode.ShouldBe(HttpStatusCode.Forbidden);
        // A token opens no page.
        (await alles.Http.GetAsync($"/Zaken/{zaak.Nummer}")).StatusCode.ShouldBe(HttpStatusCode.Redirect);

        var wie = (await bouwer.Als("consulent")).MedewerkerId!.Value;
        var gisteren = AmsterdamTime.DateOf(_app.Klok.Nu).AddDays(-1);
        await _app.DbAsync(db => db.Set<MedewerkerRol>().Where(r => r.MedewerkerId == wie).ExecuteUpdateAsync(s => s.SetProperty(r => r.Tot, gisteren)));
        (await lezer.Http.GetAsync($"/api/v1/zaken/{zaak.Nummer}")).StatusCode.ShouldBe(HttpStatusCode.Forbidden);
        await _app.DbAsync(db => db.Set<MedewerkerRol>().Where(r => r.MedewerkerId == wie).ExecuteUpdateAsync(s => s.SetProperty(r => r.Tot, (DateOnly?)null)));
        await lezer.LeesAsync($"/zaken/{zaak.Nummer}");
        await _app.DbAsync(db => db.Users.Where(u => u.Id == wie).ExecuteUpdateAsync(s => s.SetProperty(u => u.IsGeblokkeerd, true)));
        (await lezer.Http.GetAsync("/api/v1/account")).StatusCode.ShouldBe(HttpStatusCode.Unauthorized);
        await _app.DbAsync(db => db.Users.Where(u => u.Id == wie).ExecuteUpdateAsync(s => s.SetProperty(u => u.IsGeblokkeerd, false)));
        _app.Klok.Vooruit(TimeSpan.FromDays(31));
        (await lezer.Http.GetAsync("/api/v1/account")).StatusCode.ShouldBe(HttpStatusCode.Unauthorized);
        (await Met("cft_verzonnen").GetAsync("/api/v1/account")).StatusCode.ShouldBe(HttpStatusCode.Unauthorized);
    }

    [Fact]
    public async Task It_ends_with_the_password_the_account_and_the_role_it_was_made_under_and_does_not_come_back()
    {
        var bouwer = _app.Bouwer();
        var beheer = await bouwer.Als("beheer");
        async Task<Guid> Wie(string rol) => (await bouwer.Als(rol)).MedewerkerId!.Value;

        var (eerste, consulent) = (await Programma.MaakAsync(_app, "consulent"), await Wie("consulent"));
        await bouwer.In<AccountService>(a => a.NieuwWachtwoordAsync(beheer, consulent));
        await IsDicht(eerste);

        var (tweede, leider) = (await Programma.MaakAsync(_app, "teamleider"), await Wie("teamleider"));
        await bouwer.In<AccountService>(a => a.BlokkerenAsync(beheer, leider));
        await bouwer.In<AccountService>(a => a.DeblokkerenAsync(beheer, leider));
        await IsDicht(tweede);

        // One's own new password: not before it is accepted.
        var derde = await Programma.MaakAsync(_app, "intake");
        var blad = await (await _app.AanmeldenAsync("intake")).GetAsync("/Account/Wachtwoord");
        blad = await blad.VerstuurAsync("Wachtwoord wijzigen", ("Huidig", DemoAccounts.Wachtwoord), ("Nieuw", "kort"), ("Nogmaals", "kort"));
        await derde.LeesAsync("/account");
        var klaar = await blad.VerstuurAsync("Wachtwoord wijzigen", ("Huidig", DemoAccounts.Wachtwoord), ("Nieuw", "vlieger dadelpruim kachel oever"), ("Nogmaals", "vlieger dadelpruim kachel oever"));
        (await klaar.VolgAsync()).Tekst.ShouldContain("Uw toegangstokens zijn ingetrokken");
        await IsDicht(derde);

        // With a role goes what only that role opened.
        var wie = await Wie("privacy");
        var (privacy, zaken) = (await Programma.MaakAsync(_app, "privacy", "privacy:lezen"), await Programma.MaakAsync(_app, "privacy", "zaken:lezen"));
        var rol = await _app.DbAsync(db => db.Set<MedewerkerRol>().Where(r => r.MedewerkerId == wie).Select(r => r.Id).SingleAsync());
        await bouwer.In<AccountService>(a => a.RolBeeindigenAsync(beheer, wie, rol));
        await IsDicht(privacy);
        await zaken.LeesAsync("/account");
        (await _app.DbAsync(db => db.Logregels.Where(l => l.Onderdeel.StartsWith("toegangstoken ingetrokken door")).CountAsync())).ShouldBe(4);

        static async Task IsDicht(Programma programma) => (await programma.Http.GetAsync("/api/v1/account")).StatusCode.ShouldBe(HttpStatusCode.Unauthorized);
    }

    [Fact]
    public async Task A_cookie_must_show_that_the_form_was_ours_and_a_token_need_not()
    {
        var zaak = await _app.Bouwer().Melding();
        var consulent = await _app.AanmeldenAsync("consulent");
        var token = (await consulent.GetAsync("/Account")).Een("input[name=__RequestVerificationToken]")!.GetAttribute("value")!;
        var pad = $"/api/v1/zaken/{zaak.Nummer}/handelingen/contact";

        (await consulent.Http.PostAsync(pad, Json())).StatusCode.ShouldBe(HttpStatusCode.BadRequest);
        using var bericht = new HttpRequestMessage(HttpMethod.Post, pad) { Content = Json() };
        bericht.Headers.Add("RequestVerificationToken", token);
        (await consulent.Http.SendAsync(bericht)).StatusCode.ShouldBe(HttpStatusCode.NoContent);
        await (await Programma.MaakAsync(_app, "consulent")).DoeAsync(pad["/api/v1".Length..], await Json().ReadAsStringAsync());

        static StringContent Json() => new("""{ "gegevens": { "kanaal": "telefoon", "vindplaats": "toegang", "soort": "lopende-zaak" } }""", System.Text.Encoding.UTF8, "application/json");
    }

    private HttpClient Met(string token)
    {
        var http = _app.CreateClient(new() { AllowAutoRedirect = false, HandleCookies = false });
        http.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", token);
        return http;
    }
}
