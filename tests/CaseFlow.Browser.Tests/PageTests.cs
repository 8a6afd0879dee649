using System.IO.Compression;
using Microsoft.Playwright;
using Shouldly;

namespace CaseFlow.Browser.Tests;

/// <summary>The drawing of a route, and what a first visit weighs. How pages look to everybody is in ToegankelijkheidTests.</summary>
public sealed class PageTests(Browser browser, WebApp app) : BrowserTest(browser, app)
{
    [Fact]
    public async Task The_route_is_drawn_with_its_current_step_marked()
    {
        var page = await NewPageAsync();
        await AanmeldenAsync(page, "consulent.hengelo");
        var bouwer = App.Bouwer();
        await bouwer.Melding("""{ "inwoner": { "naam": "Anna Bladzijde", "geboortedatum": "1952-06-07" } }""");
        await bouwer.Taak("triage", "brede-uitvraag");
        await page.GotoAsync($"/Zaken/{bouwer.Zaak.Nummer}");

        await page.Locator("figure.diagram").First.ScrollIntoViewIfNeededAsync();

        await Assertions.Expect(page.Locator("figure.diagram svg [data-element-id='gesprek']").First).ToBeVisibleAsync();
        await Assertions.Expect(page.Locator("figure.diagram .bjs-powered-by").First).ToBeVisibleAsync();
    }

    [Fact]
    public async Task A_first_visit_stays_under_a_hundred_kilobytes()
    {
        var page = await NewPageAsync();
        var antwoorden = new List<IResponse>();
        page.Response += (_, antwoord) => antwoorden.Add(antwoord);

        await page.GotoAsync("/Toegang/Aanmelden", new() { WaitUntil = WaitUntilState.NetworkIdle });

        // As it goes over the wire from a published folder: text compressed, fonts as they are.
        var bytes = 0L;
        foreach (var antwoord in antwoorden)
        {
            var inhoud = await antwoord.BodyAsync();
            using var ingepakt = new MemoryStream();
            await using (var gzip = new GZipStream(ingepakt, CompressionLevel.SmallestSize, leaveOpen: true))
            {
                await gzip.WriteAsync(inhoud);
            }
            bytes += Math.Min(inhoud.Length, ingepakt.Length);
        }
        bytes.ShouldBeInRange(10_000, 100_000);
    }
}
