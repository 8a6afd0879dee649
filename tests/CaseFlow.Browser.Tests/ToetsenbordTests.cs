using System.Text.RegularExpressions;
using CaseFlow.Data;
using Microsoft.EntityFrameworkCore;
using Microsoft.Playwright;
using Shouldly;

namespace CaseFlow.Browser.Tests;

/// <summary>A piece of work of each kind of user, from signing in to the end, with nothing but the keyboard; where the focus is, is seen at every step.</summary>
public sealed class ToetsenbordTests(Browser browser, WebApp app) : BrowserTest(browser, app)
{
    [Fact]
    public async Task Intake_finishes_a_task()
    {
        var bouwer = App.Bouwer();
        await bouwer.Melding("""{ "inwoner": { "naam": "Toon Toetsen", "geboortedatum": "1960-02-02" } }""");
        var taak = await bouwer.OpenTaak("triage");
        var page = await AanmeldenMetToetsenAsync("intake");
        await Assertions.Expect(page.GetByRole(AriaRole.Heading, new() { Level = 1 })).ToHaveTextAsync("Mijn werk");
        // By the number of the case: the list may be long by now.
        await DrukAsync(page, page.Locator(".menu--breed").GetByRole(AriaRole.Link, new() { Name = "Zaken zoeken" }));
        await TypAsync(page, page.GetByLabel("Wie of welke zaak zoekt u?"), bouwer.Zaak.Nummer);
        await page.Keyboard.PressAsync("Enter");
        await DrukAsync(page, page.Locator($"[data-zoekresultaat] a[href='/Zaken/{bouwer.Zaak.Nummer}']"));
        await DrukAsync(page, page.Locator($"a[href='/Taken/{taak.Id}']").First);
        await DrukAsync(page, page.GetByRole(AriaRole.Button, new() { Name = "Door naar de brede uitvraag" }).Last);

        await Assertions.Expect(page.Locator("[role=status] [data-gelukt]")).ToContainTextAsync("is afgerond");
    }

    [Fact]
    public async Task A_team_lead_hands_a_task_over()
    {
        var bouwer = App.Bouwer("haaksbergen");
        await bouwer.Melding("""{ "inwoner": { "naam": "Oda Over", "geboortedatum": "1960-02-02" } }""");
        await bouwer.Taak("triage", "brede-uitvraag");
        var taak = await bouwer.OpenTaak("gesprek");
        var page = await AanmeldenMetToetsenAsync("teamleider", "haaksbergen");
        await DrukAsync(page, page.Locator("a.cijfer--klein[href*='toon=open']"));
        await TabNaarAsync(page, page.Locator($"input[name=taken][value='{taak.Id}']"));
        await page.Keyboard.PressAsync("Space");
        await TabNaarAsync(page, page.GetByLabel("Toewijzen aan"));
        await page.Keyboard.TypeAsync("Carla");
        await DrukAsync(page, page.GetByRole(AriaRole.Button, new() { Name = "Toewijzen", Exact = true }));

        // At once, or on the page that tells how far it is.
        await Assertions.Expect(page.Locator("main")).ToContainTextAsync(new Regex("1 taak toegewezen aan Carla|1 van de 1 taken"));
        (await bouwer.In<CaseFlowDbContext, string?>(db => db.Taken.Where(t => t.Id == taak.Id).Select(t => t.ToegewezenAan).SingleAsync())).ShouldNotBeNull().ShouldContain("Carla");
    }

    [Fact]
    public async Task Policy_staff_read_an_indicator_and_take_the_figures_along()
    {
        var indicator = await Vulling.IndicatorAsync(App);
        var page = await AanmeldenMetToetsenAsync("beleid");
        await DrukAsync(page, page.Locator($"main a[href='{indicator}']").First);
        await Assertions.Expect(page).ToHaveURLAsync(new Regex(Regex.Escape(indicator)));
        await DrukAsync(page, page.Locator(".menu--breed").GetByRole(AriaRole.Link, new() { Name = "Cijfers", Exact = true }));
        await TabNaarAsync(page, page.GetByRole(AriaRole.Link, new() { Name = "Download deze cijfers (CSV)" }));
        var bestand = await page.RunAndWaitForDownloadAsync(() => page.Keyboard.PressAsync("Enter"));

        bestand.SuggestedFilename.ShouldEndWith(".csv");
    }

    private async Task<IPage> AanmeldenMetToetsenAsync(string rol, string gemeente = "hengelo")
    {
        var page = await NewPageAsync();
        await page.GotoAsync("/");
        await TypAsync(page, page.GetByLabel("Gebruikersnaam"), $"{rol}.{gemeente}");
        await TypAsync(page, page.GetByLabel("Wachtwoord"), Wachtwoord);
        await page.Keyboard.PressAsync("Enter");
        await Assertions.Expect(page).Not.ToHaveURLAsync(new Regex("Aanmelden"));
        return page;
    }
}
