using Shouldly;
using System.Text.RegularExpressions;
using Microsoft.Playwright;

namespace CaseFlow.Browser.Tests;

/// <summary>A talk at somebody's kitchen table, on a tablet whose connection comes and goes.</summary>
public sealed class GesprekTests(Browser browser, WebApp app) : BrowserTest(browser, app)
{
    [Fact]
    public async Task Nothing_is_lost_when_the_connection_drops_and_when_the_session_ended()
    {
        var bouwer = App.Bouwer();
        await bouwer.Melding("""{ "inwoner": { "naam": "Tinie Tablet", "geboortedatum": "1944-02-02" } }""");
        await bouwer.Taak("triage", "brede-uitvraag");
        var pad = $"/Gesprek/{(await bouwer.OpenTaak("gesprek")).Id}";
        var page = await NewPageAsync(820, 1180);
        await AanmeldenAsync(page, "consulent.hengelo");
        await Assertions.Expect(page).Not.ToHaveURLAsync(new Regex("Aanmelden"));
        await page.GotoAsync(pad);
        var stand = page.Locator("[data-stand]");

        await VulInAsync(page, "leefgebieden.wonen.tekst", "De trap is te steil.");
        await Assertions.Expect(stand).ToContainTextAsync("Bewaard om");

        await page.Context.SetOfflineAsync(true);
        await VulInAsync(page, "leefgebieden.geld.tekst", "De huur lukt net.");
        // By the keyboard: a click by place misses when the message above it comes in between.
        await page.Locator("[name='leefgebieden.geld.score'][value='5']").PressAsync("Space");
        await Assertions.Expect(stand).ToContainTextAsync("Geen verbinding. Wat u typt staat op dit apparaat");
        await page.Context.SetOfflineAsync(false);
        await Assertions.Expect(stand).ToContainTextAsync("Bewaard om");
        await page.ReloadAsync();
        await Assertions.Expect(page.Locator("[name='leefgebieden.wonen.tekst']")).ToHaveValueAsync("De trap is te steil.");
        await Assertions.Expect(page.Locator("[name='leefgebieden.geld.tekst']")).ToHaveValueAsync("De huur lukt net.");
        await Assertions.Expect(page.Locator("[name='leefgebieden.geld.score'][value='5']")).ToBeCheckedAsync();
        await AxeAsync(page);

        // Home again the session is over: what is typed now comes along through the sign-in page.
        await page.Context.ClearCookiesAsync();
        await VulInAsync(page, "leefgebieden.netwerk.tekst", "Buurvrouw helpt met de tuin.");
        await page.GetByRole(AriaRole.Link, new() { Name = "Meld u opnieuw aan" }).ClickAsync();
        await page.GetByLabel("Gebruikersnaam").FillAsync("consulent.hengelo");
        await page.GetByLabel("Wachtwoord").FillAsync(Wachtwoord);
        await page.GetByRole(AriaRole.Button, new() { Name = "Aanmelden" }).ClickAsync();
        await Assertions.Expect(page.Locator("[name='leefgebieden.netwerk.tekst']")).ToHaveValueAsync("Buurvrouw helpt met de tuin.");
        await Assertions.Expect(stand).ToContainTextAsync("Bewaard om");
        await ScreenshotAsync(page, "gesprek-820");

        await page.Locator("[name=huisbezoek][value=true]").CheckAsync();
        await page.Locator("[name=veiligheid][value=geen-zorg]").CheckAsync();
        await page.Locator("[name=clientondersteuning-aangeboden][value=true]").CheckAsync();
        await page.GetByRole(AriaRole.Button, new() { Name = "Gesprek afronden" }).ClickAsync();
        await Assertions.Expect(page.Locator("[data-gelukt]")).ToContainTextAsync("is afgerond");
        (await page.EvaluateAsync<int>("() => Object.keys(sessionStorage).filter(k => k.includes('gesprek')).length")).ShouldBe(0);
    }
}
