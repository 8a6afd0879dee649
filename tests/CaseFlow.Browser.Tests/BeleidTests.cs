using CaseFlow.Data;
using CaseFlow.Tellingen;
using CaseFlow.Tests.Indicatoren;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Playwright;
using Shouldly;

namespace CaseFlow.Browser.Tests;

/// <summary>The pages of policy staff with two years of figures: usable at desk and phone width, light and dark, by keyboard, on paper, and without accessibility faults.</summary>
public sealed class BeleidTests(Browser browser, WebApp app) : BrowserTest(browser, app)
{
    public static TheoryData<string, string> Bladen => new()
    {
        { "doelen", "/Beleid" },
        { "indicator", "{indicator}" },
        { "streefwaarde", "{indicator}/Streefwaarde" },
        { "duiding", "{indicator}/Duiding?periode=2025" },
        { "doelen-wijzigen", "/Beleid/Doelen" },
        { "doel-toevoegen", "/Beleid/Doelen/nieuw" },
        { "waarden", "/Beleid/Waarden" },
        { "stroom", "/Beleid/Stroom" },
        { "wachttijden", "/Beleid/Wachttijden" },
        { "vergelijken", "/Beleid/Vergelijken" },
        { "gemeenten", "/Beleid/Gemeenten" },
        { "raad", "/Beleid/Raad" },
    };

    [Theory]
    [MemberData(nameof(Bladen))]
    public async Task A_page_of_policy_staff_is_usable_at_both_widths_and_has_no_accessibility_faults(string naam, string pad)
    {
        var adres = pad.Replace("{indicator}", await IndicatorAsync());
        foreach (var (breedte, kleuren) in new[] { (1280, ColorScheme.Light), (390, ColorScheme.Light), (1280, ColorScheme.Dark) })
        {
            var page = await NewPageAsync(breedte);
            await page.EmulateMediaAsync(new() { ColorScheme = kleuren });
            await AanmeldenAsync(page, "beleid.hengelo");
            await page.GotoAsync(adres, new() { WaitUntil = WaitUntilState.NetworkIdle });

            await AxeAsync(page);
            (await page.EvaluateAsync<int>("document.documentElement.scrollWidth")).ShouldBeLessThanOrEqualTo(breedte, $"{naam} scrolls sideways at {breedte}");
            (await page.Locator("h1").CountAsync()).ShouldBe(1);
            await ScreenshotAsync(page, $"beleid-{naam}-{breedte}{(kleuren == ColorScheme.Dark ? "-donker" : "")}");
        }
    }

    [Fact]
    public async Task A_target_is_set_with_the_keyboard_alone()
    {
        var indicator = await IndicatorAsync();
        var page = await NewPageAsync();
        await AanmeldenAsync(page, "beleid.hengelo");
        await page.GotoAsync(indicator);
        await page.GetByRole(AriaRole.Link, new() { Name = "Streefwaarde zetten" }).FocusAsync();
        await page.Keyboard.PressAsync("Enter");
        await page.GetByLabel("Voor welk jaar?").FocusAsync();
        await page.Keyboard.TypeAsync("2031");
        await page.Keyboard.PressAsync("Tab");
        await page.Keyboard.TypeAsync("275");
        await page.GetByLabel("Waarom?").FocusAsync();
        await page.Keyboard.TypeAsync("Kadernota");
        await page.Keyboard.PressAsync("Enter");

        await Assertions.Expect(page.GetByRole(AriaRole.Status)).ToContainTextAsync("De streefwaarde staat vast");
        await Assertions.Expect(page.GetByRole(AriaRole.Row, new() { Name = "2031" })).ToContainTextAsync("275");
    }

    [Fact]
    public async Task On_paper_the_overview_for_the_council_has_no_menu_and_every_figure()
    {
        await IndicatorAsync();
        var page = await NewPageAsync();
        await AanmeldenAsync(page, "beleid.hengelo");
        await page.GotoAsync("/Beleid/Raad");
        await page.EmulateMediaAsync(new() { Media = Media.Print });

        (await page.Locator("nav:visible").CountAsync()).ShouldBe(0);
        (await page.Locator(".raad__indicator:visible").CountAsync()).ShouldBe(await page.Locator(".raad__indicator").CountAsync());
        await ScreenshotAsync(page, "beleid-raad-papier");
    }

    // Two years of figures of a counted indicator of the real document, made when a page asks for it.
    private async Task<string> IndicatorAsync()
    {
        var bouwer = App.Bouwer();
        return await bouwer.In<CaseFlowDbContext, string>(async db =>
        {
            var indicator = bouwer.Services.GetRequiredService<CaseFlow.Gemeenten.Configuratie>().IndicatorenVan("hengelo").First(i => i is { Telling: not null, Vergelijking: not null });
            if (!db.Publicaties.Any(p => p.Periode == "2025"))
            {
                Proefpublicaties.Leg(db, "hengelo", 2024, 2025,
                    Proefpublicaties.Aantal(indicator.Id, p => p.Jaar == 2025 ? 250 : 210),
                    Proefpublicaties.Aantal("vindplaatsen", _ => 200, "vindplaats", "Vindplaats", ("Zorgloket", 150), ("Wijkteam Wijkkracht", 45), ("Huisarts", null)),
                    Proefpublicaties.Aantal("uitkomsten", _ => 180, "uitkomst", "Uitkomst", ("Maatwerkvoorziening", 95), ("Algemene voorziening", 80), ("Doorverwezen", null)),
                    Proefpublicaties.Termijntabel(("WMO-OND", 60, 20, 80), ("WMO-BES", null, null, null)));
                await db.SaveChangesAsync();
            }
            return $"/Beleid/Indicatoren/{indicator.Id}";
        });
    }
}
