using Deque.AxeCore.Commons;
using Deque.AxeCore.Playwright;
using Microsoft.Playwright;
using Shouldly;

namespace CaseFlow.Browser.Tests;

[CollectionDefinition(Name)]
public sealed class BrowserCollection : ICollectionFixture<Browser>, ICollectionFixture<WebApp>
{
    public const string Name = "Browser";
}

/// <summary>Base of every browser test: visitors of the one application, closed after the test.</summary>
[Collection(BrowserCollection.Name)]
public abstract class BrowserTest(Browser browser, WebApp app) : IAsyncLifetime
{
    /// <summary>Every account of the demo has this password.</summary>
    protected const string Wachtwoord = "Welkom-in-Twente-2026";

    private readonly List<IBrowserContext> _visitors = [];

    protected WebApp App { get; } = app;

    protected async Task<IPage> NewPageAsync(int width = 1280, int height = 800, bool javaScript = true)
    {
        var visitor = await browser.NewVisitorAsync(App.Address, width, height, javaScript);
        _visitors.Add(visitor);
        visitor.SetDefaultTimeout(30_000);
        return await visitor.NewPageAsync();
    }

    protected static async Task AanmeldenAsync(IPage page, string account, string wachtwoord = Wachtwoord)
    {
        await page.GotoAsync("/Toegang/Aanmelden");
        await page.GetByLabel("Gebruikersnaam").FillAsync(account);
        await page.GetByLabel("Wachtwoord").FillAsync(wachtwoord);
        await page.GetByRole(AriaRole.Button, new() { Name = "Aanmelden" }).ClickAsync();
    }

    /// <summary>Fills in the field of this name the way a person does, whatever kind of control it is.</summary>
    protected static async Task VulInAsync(IPage page, string naam, string waarde)
    {
        var veld = page.Locator($"[name=\"{naam}\"]:visible, input[name=\"{naam}\"]:is([type=radio],[type=checkbox])");
        var eerste = veld.First;
        var soort = await eerste.EvaluateAsync<string>("e => e.tagName === 'SELECT' ? 'select' : e.type");
        switch (soort)
        {
            case "radio" or "checkbox":
                await page.Locator($"[name=\"{naam}\"][value=\"{waarde}\"]").CheckAsync();
                break;
            case "select":
                await eerste.SelectOptionAsync(waarde);
                break;
            default:
                await eerste.FillAsync(waarde);
                break;
        }
    }

    /// <summary>No accessibility fault that a machine can find; a fault is told with its rule, place and remedy.</summary>
    protected static async Task AxeAsync(IPage page)
    {
        var faults = (await page.RunAxe()).Violations;
        if (faults.Length > 0) Assert.Fail($"{page.Url}\n{string.Join('\n', faults.SelectMany(Describe))}");

        static IEnumerable<string> Describe(AxeResultItem fault) =>
            fault.Nodes.Select(node => $"{fault.Id} ({fault.Impact}): {fault.Help}\n  {node.Html}\n  {fault.HelpUrl}");
    }

    /// <summary>Types over what stands there.</summary>
    protected static async Task TypAsync(IPage page, ILocator veld, string tekst)
    {
        await TabNaarAsync(page, veld);
        await page.Keyboard.PressAsync("Control+A");
        await page.Keyboard.TypeAsync(tekst);
    }

    protected static async Task DrukAsync(IPage page, ILocator knop)
    {
        await TabNaarAsync(page, knop);
        await page.Keyboard.PressAsync("Enter");
    }

    /// <summary>Goes to it as a person without a mouse does, and sees where they are.</summary>
    protected static async Task TabNaarAsync(IPage page, ILocator doel)
    {
        await Assertions.Expect(doel).ToBeVisibleAsync();
        for (var i = 0; i < 300 && !await doel.EvaluateAsync<bool>("e => e === document.activeElement"); i++)
        {
            await page.Keyboard.PressAsync("Tab");
        }
        (await doel.EvaluateAsync<bool>("e => e === document.activeElement && (getComputedStyle(e).outlineStyle !== 'none' || getComputedStyle(e).boxShadow !== 'none')"))
            .ShouldBeTrue($"cannot be reached with the Tab key, or does not show it: {doel}");
    }

    /// <summary>The whole page, in artifacts/screenshots, to be looked at.</summary>
    protected static Task ScreenshotAsync(IPage page, string name) => page.ScreenshotAsync(new()
    {
        Path = Path.Combine(Repository.Root, "artifacts", "screenshots", name + ".png"),
        FullPage = true,
    });

    public Task InitializeAsync() => Task.CompletedTask;

    public async Task DisposeAsync()
    {
        foreach (var visitor in _visitors) await visitor.CloseAsync();
    }
}
