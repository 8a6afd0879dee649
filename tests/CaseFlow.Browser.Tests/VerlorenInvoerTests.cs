using System.Text.RegularExpressions;
using Microsoft.Playwright;
using Shouldly;

namespace CaseFlow.Browser.Tests;

/// <summary>What somebody typed is there again: after a session that ended, with and without JavaScript, and only for who typed it.</summary>
public sealed class VerlorenInvoerTests(Browser browser, WebApp app) : BrowserTest(browser, app)
{
    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task A_form_sent_after_the_session_ended_comes_back_after_signing_in(bool javaScript)
    {
        var bouwer = App.Bouwer();
        await bouwer.Melding("""{ "inwoner": { "naam": "Vera Verloren", "geboortedatum": "1958-03-04" } }""");
        var taak = await bouwer.OpenTaak("triage");
        var page = await NewPageAsync(javaScript: javaScript);
        await AanmeldenAsync(page, "intake.hengelo");
        await page.GotoAsync($"/Taken/{taak.Id}");
        await VulInAsync(page, "toelichting", "Zij belde twee keer.");
        App.Klok.Vooruit(TimeSpan.FromHours(2));

        await page.GetByRole(AriaRole.Button, new() { Name = "Door naar de brede uitvraag" }).ClickAsync();
        await Assertions.Expect(page).ToHaveURLAsync(new Regex("/Toegang/Aanmelden"));
        page.Url.ShouldNotContain("belde");
        await WeerAanmeldenAsync(page, "intake.hengelo");

        await Assertions.Expect(page.Locator("main")).ToContainTextAsync("Zij belde twee keer.");
        if (javaScript)
        {
            var controle = new Paginacontrole();
            await controle.HeelAsync(page, "what did not arrive");
            controle.Fouten.ShouldBeEmpty();
        }
        await page.GetByRole(AriaRole.Button, new() { Name = "Alsnog versturen" }).ClickAsync();
        await Assertions.Expect(page.Locator("[role=status] [data-gelukt]")).ToContainTextAsync("is afgerond");
        (await page.ContentAsync()).ShouldContain(bouwer.Zaak.Nummer);
        if (javaScript)
        {
            (await page.EvaluateAsync<int>("Object.keys(sessionStorage).length")).ShouldBe(0, "what arrived is kept nowhere");
        }
    }

    [Fact]
    public async Task What_was_only_typed_stands_in_the_form_again_and_goes_with_signing_out()
    {
        var page = await NewPageAsync();
        await AanmeldenAsync(page, "privacy.hengelo");
        await Assertions.Expect(page).Not.ToHaveURLAsync(new Regex("Aanmelden"));
        await page.GotoAsync("/Privacy/Verzoeken/Nieuw");
        await VulInAsync(page, "omschrijving", "Het hele dossier graag.");
        App.Klok.Vooruit(TimeSpan.FromHours(2));
        await page.GotoAsync("/Privacy/Verzoeken/Nieuw");
        await WeerAanmeldenAsync(page, "privacy.hengelo");

        await Assertions.Expect(page.Locator("[name=omschrijving]")).ToHaveValueAsync("Het hele dossier graag.");
        await Assertions.Expect(page.Locator("form [role=status]")).ToContainTextAsync("staat er weer");

        await page.GetByRole(AriaRole.Button, new() { Name = "Afmelden" }).ClickAsync();
        await Assertions.Expect(page.GetByRole(AriaRole.Status).First).ToContainTextAsync("U bent afgemeld");
        (await page.EvaluateAsync<int>("Object.keys(sessionStorage).length")).ShouldBe(0);
    }

    [Fact]
    public async Task One_searches_while_typing_and_no_name_gets_into_an_address()
    {
        var bouwer = App.Bouwer();
        await bouwer.Melding("""{ "inwoner": { "naam": "Zwaantje Terwijl", "geboortedatum": "1958-03-04" } }""");
        var page = await NewPageAsync();
        await AanmeldenAsync(page, "intake.hengelo");
        await Assertions.Expect(page).Not.ToHaveURLAsync(new Regex("Aanmelden"));
        var adressen = new List<string>();
        page.Request += (_, verzoek) => adressen.Add(verzoek.Url);
        await page.GotoAsync("/Zaken");
        await page.GetByLabel("Wie of welke zaak zoekt u?").PressSequentiallyAsync("Zwaantje Ter");

        await Assertions.Expect(page.Locator("[data-zoekresultaat]")).ToContainTextAsync("Zwaantje Terwijl");
        await Assertions.Expect(page.Locator("[data-zoekmelding]")).ToContainTextAsync("zaak gevonden");
        adressen.ShouldNotContain(a => a.Contains("Zwaantje", StringComparison.OrdinalIgnoreCase));
    }

    private static async Task WeerAanmeldenAsync(IPage page, string account)
    {
        await page.GetByLabel("Gebruikersnaam").FillAsync(account);
        await page.GetByLabel("Wachtwoord").FillAsync(Wachtwoord);
        await page.GetByRole(AriaRole.Button, new() { Name = "Aanmelden" }).ClickAsync();
    }
}
