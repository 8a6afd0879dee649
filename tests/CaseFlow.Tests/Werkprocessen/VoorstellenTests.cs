using CaseFlow.Data;
using CaseFlow.Termijnen;
using CaseFlow.Tests.Architecture;
using CaseFlow.Tests.Testing;
using CaseFlow.Werkprocessen;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Shouldly;
using Xunit;

namespace CaseFlow.Tests.Werkprocessen;

/// <summary>What the decision tables of a municipality suggest beside a task.</summary>
public sealed class VoorstellenTests : IAsyncLifetime
{
    private WebApp _app = null!;

    public async Task InitializeAsync() => _app = await WebApp.StartAsync();

    public Task DisposeAsync() => _app.DisposeAsync().AsTask();

    [Fact]
    public async Task The_triage_shows_a_suggestion_with_its_reason_and_binds_nobody()
    {
        var bouwer = _app.Bouwer();
        await bouwer.Melding();
        var pad = $"/Taken/{(await bouwer.OpenTaak("triage")).Id}";
        var intake = await _app.AanmeldenAsync("intake");

        var blad = await intake.GetAsync(pad);

        blad.Een("#voorstel")!.TextContent.ShouldBe("Voorstel: Door naar de brede uitvraag");
        blad.Tekst.ShouldContain("de inwoner is 18 jaar of ouder");
        blad.Tekst.ShouldContain("Regel 6 van de beslistabel triage-hengelo");
        blad.Tekst.ShouldContain("U beslist zelf.");
        (await blad.VerstuurAsync("Doorverwijzen en sluiten", ("naar", "de kerk"))).Naar.ShouldBe($"/Zaken/{bouwer.Zaak.Nummer}");
        (await intake.GetAsync(pad)).Een("#voorstel").ShouldBeNull();
    }

    [Theory]
    [InlineData("hengelo", """{ "type-hulpvraag": "werk" }""", "doorverwezen", "Participatiewet", null)]
    [InlineData("almelo", """{ "type-hulpvraag": "werk" }""", "brede-uitvraag", "Participatiewet", null)]
    [InlineData("almelo", """{ "type-hulpvraag": "huishouden", "wet": "Wmo" }""", "brede-uitvraag", "Wmo", "WMO-OND")]
    [InlineData("almelo", """{ "type-hulpvraag": "huishouden", "spoed": ["ontruiming"] }""", "schuldhulp", "Wgs", "WGS-3D")]
    [InlineData("almelo", """{ "type-hulpvraag": "schulden" }""", "schuldhulp", "Wgs", "WGS-4W")]
    [InlineData("almelo", """{ "type-hulpvraag": "schulden", "spoed": ["energie-water", "geweld"] }""", "spoed", null, "WMO-OND")]
    [InlineData("almelo", """{ "type-hulpvraag": "opvoeden" }""", "brede-uitvraag", "Jeugdwet", null)]
    [InlineData("almelo", """{ "type-hulpvraag": "iets-nieuws" }""", "brede-uitvraag", null, "WMO-OND")]
    public async Task Each_municipality_has_its_own_table(string gemeente, string melding, string uitkomst, string? wet, string? termijn)
    {
        var bouwer = _app.Bouwer(gemeente);
        await bouwer.Melding(melding);

        var voorstel = await VoorstelAsync(bouwer, "triage");

        voorstel!.Uitkomst.ShouldBe(uitkomst);
        voorstel.Reden.ShouldNotBeNullOrEmpty();
        voorstel.Wet.ShouldBe(wet);
        voorstel.Termijn?.Id.ShouldBe(termijn);
        (voorstel.Termijn is null).ShouldBe(termijn is null);
    }

    [Fact]
    public async Task What_cannot_be_chosen_here_is_said_beside_the_suggestion()
    {
        var bouwer = _app.Bouwer();
        await bouwer.Melding("""{ "type-hulpvraag": "schulden", "anoniem": true, "inwoner": null, "spoed": ["energie-water"] }""");

        var blad = await (await _app.AanmeldenAsync("intake")).GetAsync($"/Taken/{(await bouwer.OpenTaak("triage")).Id}");

        blad.Een("#voorstel")!.TextContent.ShouldBe("Voorstel: Door naar schuldhulp");
        blad.Teksten("section[aria-labelledby=voorstel] dd").ShouldContain(t => t.StartsWith("Bij een anonieme melding kan dit niet."));
    }

    [Fact]
    public async Task An_application_shows_the_term_that_will_run()
    {
        var bouwer = _app.Bouwer();
        await bouwer.Melding();
        await bouwer.Tot("plan");

        (await VoorstelAsync(bouwer, "aanvraag"))!.Termijn!.Id.ShouldBe("WMO-BES");
        (await VoorstelAsync(bouwer, "aanvraag"))!.Uitkomst.ShouldBeNull();
    }

    [Fact]
    public async Task Almelo_asks_its_decision_tree_when_an_indication_ends()
    {
        var bouwer = _app.Bouwer("almelo");
        await bouwer.Melding();
        await bouwer.Tot("levering");
        await bouwer.Handeling("heronderzoek-starten", """{ "aanleiding": "anders" }""");

        var voorstel = await VoorstelAsync(bouwer, "evaluatie");

        voorstel!.Tabel.ShouldBe("keuzeboom-verlengen");
        voorstel.Reden!.ShouldContain("nog niet vaker toegekend");
    }

    [Fact]
    public void The_table_that_chooses_a_term_says_what_the_terms_themselves_say()
    {
        var bronnen = Bronnen.Load(Repository.PathOf("workflows"));
        foreach (var wet in new[] { "Wmo", "Jeugdwet", "Participatiewet", "Wgs", "Leerlingenvervoer", "Inburgering", "Kinderopvang", "overig", null })
        {
            foreach (var (moment, start) in new[] { ("melding", "melding"), ("aanvraag", "aanvraag") })
            {
                var feiten = new Dictionary<string, object?> { ["moment"] = moment, ["wet"] = wet, ["spoed"] = Array.Empty<string>() };
                var verwacht = bronnen.TermijnRegels.Alle.Where(r => r.Start == start && r.GeldtVoor(wet ?? "onbekend") && r.IsSignalerend).Select(r => r.Id).FirstOrDefault();
                bronnen.Beslistabellen.Beslis("termijnkeuze", feiten, DateTimeOffset.UnixEpoch).Uitslag.ShouldBe(verwacht, $"{moment} {wet}");
            }
        }
    }

    private Task<Voorstel?> VoorstelAsync(Zaakbouwer bouwer, string stap) => bouwer.In<CaseFlowDbContext, Voorstel?>(async _ =>
    {
        var taak = await bouwer.OpenTaak(stap);
        await using var scope = _app.Services.CreateAsyncScope();
        var zaak = await scope.ServiceProvider.GetRequiredService<CaseFlowDbContext>().Zaken.Include(z => z.Inwoner).SingleAsync(z => z.Id == bouwer.Zaak.Id);
        return await scope.ServiceProvider.GetRequiredService<Voorstellen>().VoorAsync(taak, zaak, _app.Klok.Nu);
    });
}
