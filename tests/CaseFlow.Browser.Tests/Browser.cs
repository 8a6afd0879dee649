using Microsoft.Playwright;

namespace CaseFlow.Browser.Tests;

/// <summary>One Chromium for the whole run; the node driver comes with the Playwright package.</summary>
public sealed class Browser : IAsyncLifetime
{
    private IPlaywright? _playwright;
    private IBrowser? _chromium;

    public async Task InitializeAsync()
    {
        _playwright = await Playwright.CreateAsync();
        // Only a page that is really wrong may fail: a busy machine needs more than the five seconds that are usual.
        Assertions.SetDefaultExpectTimeout(20_000);
        _chromium = await _playwright.Chromium.LaunchAsync(new()
        {
            ExecutablePath = Environment.GetEnvironmentVariable("CASEFLOW_CHROMIUM") is { Length: > 0 } path ? path : "/usr/bin/chromium",
            // No sandbox: it refuses to run as root, and only our own pages are opened. The rest keeps Chromium off the network.
            Args = ["--no-sandbox", "--headless", "--disable-gpu", "--disable-quic", "--no-first-run",
                "--disable-background-networking", "--disable-component-update", "--disable-sync"],
        });
    }

    /// <summary>A clean visitor: no cookies, Dutch, in Amsterdam.</summary>
    public Task<IBrowserContext> NewVisitorAsync(Uri address, int width, int height, bool javaScript) =>
        _chromium!.NewContextAsync(new()
        {
            BaseURL = address.ToString(),
            Locale = "nl-NL",
            TimezoneId = "Europe/Amsterdam",
            ViewportSize = new() { Width = width, Height = height },
            JavaScriptEnabled = javaScript,
        });

    public async Task DisposeAsync()
    {
        if (_chromium is not null) await _chromium.DisposeAsync();
        _playwright?.Dispose();
    }
}
