using System.Net;
using CaseFlow.Tests.Testing;
using CaseFlow.Toegang;
using Microsoft.EntityFrameworkCore;
using Shouldly;
using Xunit;

namespace CaseFlow.Tests.Toegang;

public sealed class TweedefactorTests(WebApp app) : IClassFixture<WebApp>
{
    [Fact]
    public async Task An_app_is_linked_and_from_then_on_a_code_is_asked_that_serves_once()
    {
        var (sleutel, codes) = await KoppelAsync("regisseur");
        codes.Count.ShouldBe(10);

        var wie = app.Bezoeker();
        var stap = await WachtwoordAsync(wie, "regisseur");
        stap.Naar!.ShouldStartWith("/Toegang/Code");
        (await wie.GetAsync("/")).Naar!.ShouldContain("/Toegang/Aanmelden", Case.Sensitive, "a password alone is no session");
        var blad = await wie.GetAsync(stap.Naar!);
        (await blad.VerstuurAsync("Verder", ("Code", "000000"))).Een("#veld-code-fout")!.TextContent.ShouldContain("klopt niet");
        var code = Totp.Code(sleutel, 1);
        (await blad.VerstuurAsync("Verder", ("Code", code))).Naar.ShouldBe("/");
        (await wie.GetAsync("/")).Status.ShouldBe(HttpStatusCode.OK);

        var ander = app.Bezoeker();
        var weer = await ander.GetAsync((await WachtwoordAsync(ander, "regisseur")).Naar!);
        (await weer.VerstuurAsync("Verder", ("Code", code))).Een("#veld-code-fout")!.TextContent.ShouldContain("al gebruikt");
    }

    [Fact]
    public async Task A_recovery_code_serves_once_and_neither_it_nor_the_key_can_be_read_in_the_database()
    {
        var (sleutel, codes) = await KoppelAsync("spoedteam");
        var wie = app.Bezoeker();
        var blad = await wie.GetAsync((await WachtwoordAsync(wie, "spoedteam")).Naar!);
        (await blad.VerstuurAsync("Verder", ("Code", codes[3].ToLowerInvariant()))).Naar.ShouldBe("/");
        (await wie.GetAsync("/")).Tekst.ShouldContain("U heeft er nog 9");

        var ander = app.Bezoeker();
        var weer = await ander.GetAsync((await WachtwoordAsync(ander, "spoedteam")).Naar!);
        (await weer.VerstuurAsync("Verder", ("Code", codes[3]))).Een("#veld-code-fout").ShouldNotBeNull();
        var bewaard = string.Join(' ', await app.DbAsync(db => db.UserTokens.Select(t => t.Value).ToListAsync()));
        bewaard.ShouldNotContain(sleutel);
        codes.ShouldAllBe(c => !bewaard.Contains(c));
    }

    [Fact]
    public async Task Too_many_wrong_codes_close_the_account_for_a_while()
    {
        var (sleutel, _) = await KoppelAsync("jurist");
        var wie = app.Bezoeker();
        var blad = await wie.GetAsync((await WachtwoordAsync(wie, "jurist")).Naar!);
        for (var i = 0; i < 5; i++)
        {
            await blad.VerstuurAsync("Verder", ("Code", "000000"));
        }
        (await blad.VerstuurAsync("Verder", ("Code", Totp.Code(sleutel, 1)))).Een("#veld-code-fout")!.TextContent.ShouldContain("Wacht 15 minuten");
    }

    [Fact]
    public async Task The_functional_manager_clears_the_factor_of_who_lost_the_phone()
    {
        await KoppelAsync("kwaliteit");
        var id = await app.DbAsync(db => db.Users.Where(u => u.UserName == "kwaliteit.hengelo").Select(u => u.Id).SingleAsync());
        await (await (await app.AanmeldenAsync("beheer")).GetAsync($"/Beheer/Accounts/{id}")).VerstuurAsync("Tweede factor wissen");
        (await WachtwoordAsync(app.Bezoeker(), "kwaliteit")).Naar.ShouldBe("/");
    }

    [Fact]
    public async Task Where_the_municipality_asks_for_it_nobody_goes_on_without()
    {
        using var map = new Routemap();
        var bestand = Path.Combine(map.Workflows, "gemeenten", "hengelo", "gemeente.json");
        File.WriteAllText(bestand, File.ReadAllText(bestand).Replace("\"naam\": \"Hengelo\",", "\"naam\": \"Hengelo\", \"tweede-factor-verplicht\": true,"));
        await using var eigen = new WebApp { Workflows = map.Workflows };
        await eigen.InitializeAsync();

        var wie = await eigen.AanmeldenAsync("consulent");
        (await wie.GetAsync("/")).Naar.ShouldBe("/Account/TweedeFactor");
        (await wie.GetAsync("/Zaken")).Naar.ShouldBe("/Account/TweedeFactor");
        (await wie.Http.GetAsync("/api/v1/zaken/Z2026-000001")).StatusCode.ShouldBe(HttpStatusCode.Forbidden);
        var blad = await wie.GetAsync("/Account/TweedeFactor");
        await blad.VerstuurAsync("Koppelen", ("code", Totp.Code(blad.Een(".sleutel")!.TextContent.Replace(" ", ""), 0)));
        (await wie.GetAsync("/")).Status.ShouldBe(HttpStatusCode.OK);
        (await (await eigen.AanmeldenAsync("consulent", "almelo")).GetAsync("/")).Status.ShouldBe(HttpStatusCode.OK);
    }

    private async Task<(string Sleutel, IReadOnlyList<string> Codes)> KoppelAsync(string rol)
    {
        var wie = await app.AanmeldenAsync(rol);
        var blad = await wie.GetAsync("/Account/TweedeFactor");
        var sleutel = blad.Een(".sleutel")!.TextContent.Replace(" ", "");
        (await blad.VerstuurAsync("Koppelen", ("code", "123"))).Een("#veld-code-fout")!.TextContent.ShouldContain("klopt niet");
        var gekoppeld = await blad.VerstuurAsync("Koppelen", ("code", Totp.Code(sleutel, 0)));
        return (sleutel, gekoppeld.Teksten(".herstelcodes code").ToList());
    }

    private static async Task<Blad> WachtwoordAsync(Bezoeker wie, string rol) =>
        await (await wie.GetAsync("/Toegang/Aanmelden")).VerstuurAsync("Aanmelden", ("Gebruikersnaam", DemoAccounts.Gebruikersnaam(rol, "hengelo")), ("Wachtwoord", DemoAccounts.Wachtwoord));
}
