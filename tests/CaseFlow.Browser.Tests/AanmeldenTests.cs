using CaseFlow.Tests.Testing;
using Microsoft.Playwright;
using Shouldly;

namespace CaseFlow.Browser.Tests;

/// <summary>Signing in with two factors: with the keyboard alone, and without accessibility faults at every step, light and dark, at desk and phone width.</summary>
public sealed class AanmeldenTests(Browser browser, WebApp app) : BrowserTest(browser, app)
{
    private const string Account = "jurist.haaksbergen";

    [Fact]
    public async Task Two_factors_are_set_up_and_used_with_the_keyboard_alone()
    {
        var page = await NewPageAsync();
        await page.GotoAsync("/");
        await BekijkAsync(page, "aanmelden-leeg");
        await WachtwoordAsync(page);

        await DrukAsync(page, page.Locator("a.kop__persoon"));
        await DrukAsync(page, page.GetByRole(AriaRole.Link, new() { Name = "App koppelen" }));
        await BekijkAsync(page, "app-koppelen");
        var sleutel = await page.Locator(".sleutel").InnerTextAsync();
        await TypAsync(page, page.GetByLabel("Code uit de app"), Totp.Code(sleutel));
        await page.Keyboard.PressAsync("Enter");
        await Assertions.Expect(page.GetByRole(AriaRole.Heading, new() { Name = "Bewaar uw herstelcodes" })).ToBeVisibleAsync();
        await BekijkAsync(page, "herstelcodes");
        var herstelcode = await page.Locator(".herstelcodes code").First.InnerTextAsync();
        await AfmeldenAsync(page);

        // Password and code.
        await WachtwoordAsync(page);
        await Assertions.Expect(page.GetByRole(AriaRole.Heading, new() { Name = "Vul de code uit uw app in" })).ToBeVisibleAsync();
        await BekijkAsync(page, "code-invullen");
        await CodeAsync(page, "000000");
        await Assertions.Expect(page.GetByRole(AriaRole.Alert)).ToContainTextAsync("klopt niet");
        await BekijkAsync(page, "code-onjuist");
        await CodeAsync(page, Totp.Code(sleutel, 1));
        await Assertions.Expect(page.GetByRole(AriaRole.Heading, new() { Name = "Mijn werk" })).ToBeVisibleAsync();
        await AfmeldenAsync(page);

        // The phone is gone: a recovery code, which serves once.
        await WachtwoordAsync(page);
        await CodeAsync(page, herstelcode);
        await Assertions.Expect(page.GetByRole(AriaRole.Status).First).ToContainTextAsync("U heeft er nog 9");
        await AfmeldenAsync(page);
        await WachtwoordAsync(page);
        await CodeAsync(page, herstelcode);
        await Assertions.Expect(page.GetByRole(AriaRole.Alert)).ToContainTextAsync("al gebruikt");
    }

    private static async Task WachtwoordAsync(IPage page)
    {
        await TypAsync(page, page.GetByLabel("Gebruikersnaam"), Account);
        await TypAsync(page, page.GetByLabel("Wachtwoord"), Wachtwoord);
        await page.Keyboard.PressAsync("Enter");
    }

    private static async Task CodeAsync(IPage page, string code)
    {
        await TypAsync(page, page.GetByLabel("Code", new() { Exact = false }).First, code);
        await page.Keyboard.PressAsync("Enter");
    }

    private static async Task AfmeldenAsync(IPage page)
    {
        await DrukAsync(page, page.GetByRole(AriaRole.Button, new() { Name = "Afmelden" }));
        await Assertions.Expect(page.GetByRole(AriaRole.Status).First).ToContainTextAsync("U bent afgemeld");
    }

    private static async Task BekijkAsync(IPage page, string naam)
    {
        foreach (var (breedte, kleuren) in new[] { (1280, ColorScheme.Light), (390, ColorScheme.Light), (1280, ColorScheme.Dark), (390, ColorScheme.Dark) })
        {
            await page.SetViewportSizeAsync(breedte, 800);
            await page.EmulateMediaAsync(new() { ColorScheme = kleuren });
            await AxeAsync(page);
            (await page.EvaluateAsync<int>("document.documentElement.scrollWidth")).ShouldBeLessThanOrEqualTo(breedte, $"{naam} scrolls sideways at {breedte}");
            await ScreenshotAsync(page, $"aanmelden-{naam}-{breedte}{(kleuren == ColorScheme.Dark ? "-donker" : "")}");
        }
        await page.SetViewportSizeAsync(1280, 800);
        await page.EmulateMediaAsync(new() { ColorScheme = ColorScheme.Light });
    }
}
