using Microsoft.Playwright;
using Shouldly;

namespace CaseFlow.Browser.Tests;

/// <summary>What policy staff do with two years of figures: with the keyboard, and on paper.</summary>
public sealed class BeleidTests(Browser browser, WebApp app) : BrowserTest(browser, app)
{
    [Fact]
    public async Task A_target_is_set_with_the_keyboard_alone()
    {
        var indicator = await Vulling.IndicatorAsync(App);
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
        await Vulling.IndicatorAsync(App);
        var page = await NewPageAsync();
        await AanmeldenAsync(page, "beleid.hengelo");
        await page.GotoAsync("/Beleid/Raad");
        await page.EmulateMediaAsync(new() { Media = Media.Print });

        (await page.Locator("nav:visible").CountAsync()).ShouldBe(0);
        (await page.Locator(".raad__indicator:visible").CountAsync()).ShouldBe(await page.Locator(".raad__indicator").CountAsync());
        await ScreenshotAsync(page, "beleid-raad-papier");
    }
}
