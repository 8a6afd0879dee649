using System.Net;
using CaseFlow.Shared;
using CaseFlow.Tests.Testing;
using CaseFlow.Voorzieningen;
using Microsoft.EntityFrameworkCore;
using Shouldly;
using Xunit;

namespace CaseFlow.Tests.Voorzieningen;

public sealed class BijdragelijstTests : IAsyncLifetime
{
    private const string Pad = "/Voorzieningen/EigenBijdrage";

    private WebApp _app = null!;

    public async Task InitializeAsync() => _app = await WebApp.StartAsync();

    public async Task DisposeAsync() => await _app.DisposeAsync();

    [Theory]
    [InlineData("consulent")]
    [InlineData("beleid")]
    public async Task Only_who_reports_contributions_comes_in(string rol)
    {
        var wie = await _app.AanmeldenAsync(rol);

        (await (await wie.GetAsync(Pad)).VolgAsync()).Status.ShouldBe(HttpStatusCode.Forbidden);
        (await (await wie.GetAsync($"{Pad}/1")).VolgAsync()).Status.ShouldBe(HttpStatusCode.Forbidden);
    }

    [Fact]
    public async Task What_changed_comes_on_a_list_once_and_fetching_it_is_logged_per_person()
    {
        var bouwer = _app.Bouwer();
        await bouwer.Melding("""{ "inwoner": { "bsn": "123456782" } }""");
        await bouwer.Tot("levering");
        var bekend = bouwer.Zaak.Nummer;
        await _app.Bouwer().Melding("""{ "inwoner": { "naam": "Zonder Nummer", "geboortedatum": "1940-01-01" } }""");
        var zonder = _app.Bouwer();
        zonder.Zaak = await _app.DbAsync(db => db.Zaken.SingleAsync(z => z.Nummer != bekend));
        await zonder.Tot("levering");
        var wie = await _app.AanmeldenAsync("administratie");

        var eerste = await wie.GetAsync(Pad);
        eerste.Tekst.ShouldContain("het BSN ontbreekt");
        eerste.Html.ShouldNotContain("123456782");
        (await eerste.VerstuurAsync("Maak de lijst")).Status.ShouldBe(HttpStatusCode.Redirect);

        var regels = await RegelsAsync(wie, 1);
        regels.ShouldBe([string.Join(',', Bijdragelijsten.Kolommen), $"1,1,start,123456782,{await GeborenAsync(bekend)},{bekend},huishoudelijke-ondersteuning,zin,{Vandaag:yyyy-MM-dd},,"]);
        (await _app.DbAsync(db => db.Logregels.CountAsync(i => i.Onderdeel == "eigen bijdrage, lijst 1" && i.InwonerId != null))).ShouldBe(1);
        (await wie.GetAsync(Pad)).Alle("button").ShouldNotContain(b => b.TextContent.Contains("Maak de lijst"));

        _app.Klok.Dagen(30);
        await bouwer.Handeling("indicatie-beeindigen", $$"""{ "ingangsdatum": "{{Vandaag:yyyy-MM-dd}}", "grond": "eigen-verzoek", "motivering": "Het lukt weer." }""");
        wie = await _app.AanmeldenAsync("administratie");
        (await (await wie.GetAsync(Pad)).VerstuurAsync("Maak de lijst")).Status.ShouldBe(HttpStatusCode.Redirect);
        (await RegelsAsync(wie, 2)).Last().ShouldContain($",stop,123456782,");
        (await RegelsAsync(wie, 1)).Count.ShouldBe(2, "a list never changes");
        (await (await _app.AanmeldenAsync("administratie", "almelo")).GetAsync($"{Pad}/1")).Status.ShouldBe(HttpStatusCode.NotFound);
    }

    [Fact]
    public void What_is_told_follows_from_what_was_told_before()
    {
        var dag = new DateOnly(2026, 3, 2);
        var indicatie = new Indicatie { Voorziening = "vervoer", Ingangsdatum = dag, LeveringGestartOp = dag };
        Bijdrageregel Gemeld(DateOnly start, DateOnly? stop = null) => new() { Soort = "start", Startdatum = start, Stopdatum = stop };

        Bijdragelijsten.Wat(indicatie, null, null, dag).ShouldBe(("start", dag, null));
        Bijdragelijsten.Wat(indicatie, null, Gemeld(dag), dag).ShouldBeNull();
        Bijdragelijsten.Wat(indicatie, null, Gemeld(dag.AddDays(-1)), dag).ShouldBe(("wijziging", dag, null));
        var gestopt = new Leveringsmelding { Soort = "gestopt", Datum = dag.AddDays(9), Door = "x" };
        Bijdragelijsten.Wat(indicatie, gestopt, Gemeld(dag), dag.AddDays(9)).ShouldBe(("stop", dag, dag.AddDays(9)));
        Bijdragelijsten.Wat(indicatie, gestopt, Gemeld(dag, dag.AddDays(9)), dag.AddDays(9)).ShouldBeNull();
        indicatie.LeveringGestartOp = dag.AddDays(20);
        Bijdragelijsten.Wat(indicatie, null, Gemeld(dag, dag.AddDays(9)), dag.AddDays(20)).ShouldBe(("start", dag.AddDays(20), null));
        indicatie.BeeindigdOp = dag.AddDays(10);
        Bijdragelijsten.Wat(indicatie, null, null, dag.AddDays(20)).ShouldBeNull("it was never delivered");
    }

    private DateOnly Vandaag => AmsterdamTime.DateOf(_app.Klok.Nu);

    private static async Task<IReadOnlyList<string>> RegelsAsync(Bezoeker wie, int nummer)
    {
        var antwoord = await wie.Http.GetAsync($"{Pad}/{nummer}");
        antwoord.StatusCode.ShouldBe(HttpStatusCode.OK);
        antwoord.Content.Headers.ContentType!.MediaType.ShouldBe("text/csv");
        return (await antwoord.Content.ReadAsStringAsync()).Split("\r\n", StringSplitOptions.RemoveEmptyEntries);
    }

    private Task<string> GeborenAsync(string nummer) => _app.DbAsync(async db =>
        (await db.Zaken.Where(z => z.Nummer == nummer).Select(z => z.Inwoner!.Geboortedatum).SingleAsync()).ToString("yyyy-MM-dd", System.Globalization.CultureInfo.InvariantCulture));
}
