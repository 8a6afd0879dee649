using Deque.AxeCore.Commons;
using Deque.AxeCore.Playwright;
using Microsoft.Playwright;

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
