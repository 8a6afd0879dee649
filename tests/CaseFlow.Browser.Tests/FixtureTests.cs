using Shouldly;

namespace CaseFlow.Browser.Tests;

/// <summary>The fixture itself: the application answers, and faults on a page are found.</summary>
public sealed class FixtureTests(Browser browser, WebApp app) : BrowserTest(browser, app)
{
    [Fact]
    public async Task The_application_answers_on_its_own_port()
    {
        var page = await NewPageAsync();

        var answer = await page.APIRequest.GetAsync("/");

        answer.Status.ShouldBeLessThan(500);
    }

    [Fact]
    public async Task A_visitor_is_dutch_and_in_amsterdam()
    {
        var page = await NewPageAsync();

        var day = await page.EvaluateAsync<string>(
            "new Date('2026-03-09T23:30:00Z').toLocaleDateString(undefined, { weekday: 'long', day: 'numeric', month: 'long' })");

        day.ShouldBe("dinsdag 10 maart");
    }

    [Fact]
    public async Task An_accessibility_fault_is_told_with_its_place()
    {
        var page = await NewPageAsync();
        await page.SetContentAsync("<html lang=nl><title>t</title><main><h1>t</h1><img src=kaart.png></main></html>");

        var fault = await Assert.ThrowsAsync<Xunit.Sdk.FailException>(() => AxeAsync(page));

        fault.Message.ShouldContain("image-alt");
        fault.Message.ShouldContain("kaart.png");
    }

    [Fact]
    public async Task A_screenshot_lands_in_artifacts()
    {
        var page = await NewPageAsync(390, 844);
        await page.SetContentAsync("<h1>Schermbeeld</h1>");

        await ScreenshotAsync(page, "fixture");

        File.Exists(Path.Combine(Repository.Root, "artifacts", "screenshots", "fixture.png")).ShouldBeTrue();
    }
}
