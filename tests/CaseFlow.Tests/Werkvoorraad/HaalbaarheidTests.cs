using CaseFlow.Shared;
using CaseFlow.Termijnen;
using CaseFlow.Tests.Testing;
using Shouldly;
using Xunit;

namespace CaseFlow.Tests.Werkvoorraad;

public sealed class HaalbaarheidTests : IAsyncLifetime
{
    private WebApp _app = null!;

    public async Task InitializeAsync() => _app = await WebApp.StartAsync();

    public async Task DisposeAsync() => await _app.DisposeAsync();

    [Fact]
    public async Task What_usually_takes_longer_than_is_left_is_told_in_the_lists_and_on_the_case()
    {
        await GeschiedenisAsync(20);
        var bouwer = _app.Bouwer();
        var laat = await bouwer.Melding(Ontvangen(20, "Te Laat"));
        var optijd = await bouwer.Melding(Ontvangen(5, "Op Tijd"));
        var lead = await _app.AanmeldenAsync("teamleider");

        // From the opening of the triage it usually takes thirty days; six weeks less twenty days leave twenty-two.
        var lijst = await lead.GetAsync("/Teams/zorgloket?toon=onhaalbaar");
        lijst.Een("#lijst")!.TextContent.ShouldContain(laat.Nummer);
        lijst.Een("#lijst")!.TextContent.ShouldNotContain(optijd.Nummer);
        lijst.Een("#lijst")!.TextContent.ShouldContain("Dit duurt gewoonlijk nog 30 dagen; er zijn er nog");
        (await lead.GetAsync($"/Zaken/{laat.Nummer}")).Tekst.ShouldContain("Niet meer haalbaar Dit duurt gewoonlijk nog 30 dagen");
        (await lead.GetAsync($"/Zaken/{optijd.Nummer}")).Tekst.ShouldNotContain("Niet meer haalbaar");
        (await bouwer.In<Signalen, IReadOnlyList<string>>(s => s.VanAsync(laat, AmsterdamTime.DateOf(_app.Klok.Nu)))).ShouldBe(["termijn-onhaalbaar:WMO-OND"]);
        (await bouwer.In<Signalen, IReadOnlyList<string>>(s => s.VanAsync(optijd, AmsterdamTime.DateOf(_app.Klok.Nu)))).ShouldBeEmpty();
        (await (await _app.AanmeldenAsync("intake")).GetAsync("/?toon=onhaalbaar")).Alle("tbody tr").Count.ShouldBe(1);
    }

    [Fact]
    public async Task With_few_examples_nothing_is_usual()
    {
        await GeschiedenisAsync(19);
        var laat = await _app.Bouwer().Melding(Ontvangen(20, "Te Laat"));

        (await (await _app.AanmeldenAsync("teamleider")).GetAsync($"/Zaken/{laat.Nummer}")).Tekst.ShouldNotContain("Niet meer haalbaar");
    }

    private string Ontvangen(int dagenGeleden, string naam) =>
        $$"""{ "ontvangen": "{{_app.Klok.Nu.AddDays(-dagenGeleden):yyyy-MM-dd'T'HH:mm:sszzz}}", "inwoner": { "naam": "{{naam}}" } }""";

    // Ten days in each of triage, gesprek and afweging.
    private async Task GeschiedenisAsync(int aantal)
    {
        var begin = _app.Klok.Nu;
        for (var i = 0; i < aantal; i++)
        {
            _app.Klok.Nu = begin;
            var bouwer = _app.Bouwer();
            await bouwer.Melding();
            foreach (var (stap, uitkomst) in new[] { ("triage", "brede-uitvraag"), ("gesprek", "afgerond"), ("afweging", "vastgesteld") })
            {
                _app.Klok.Dagen(10);
                await bouwer.Taak(stap, uitkomst);
            }
        }
        _app.Klok.Dagen(1);
    }
}
