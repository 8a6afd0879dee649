using System.Net;
using System.Net.Http.Headers;
using System.Text;
using System.Text.Json.Nodes;
using CaseFlow.Data;
using CaseFlow.Gemeenten;
using CaseFlow.Tests.Host;
using CaseFlow.Tests.Testing;
using CaseFlow.Toegang;
using CaseFlow.Werkprocessen;
using CaseFlow.Zaken;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Shouldly;
using Xunit;

namespace CaseFlow.Tests.Werkprocessen;

public sealed class BerichtenApiTests : IAsyncLifetime
{
    private readonly DirectoryInfo _map = Directory.CreateTempSubdirectory("caseflow-api-");
    private WebApp _app = null!;

    public async Task InitializeAsync()
    {
        Proefroutes.Vul(_map.FullName, "http://localhost:9/");
        _app = new WebApp { Workflows = _map.FullName };
        await _app.InitializeAsync();
    }

    public async Task DisposeAsync()
    {
        await _app.DisposeAsync();
        _map.Delete(recursive: true);
    }

    [Theory]
    [InlineData(null)]
    [InlineData("Bearer ")]
    [InlineData("Bearer een-ander-geheim-van-lengte")]
    [InlineData("Basic een-geheim-van-genoeg-tekens")]
    public async Task Without_the_key_of_a_municipality_nobody_gets_in(string? sleutel)
    {
        var (status, fout) = await PostAsync("""{ "bericht": "ping", "zaak": "1" }""", "a", sleutel);

        (status, fout["id"]!.GetValue<string>()).ShouldBe((HttpStatusCode.Unauthorized, "geen-toegang"));
    }

    [Fact]
    public async Task A_message_wakes_the_run_that_waits_and_the_same_one_again_does_nothing()
    {
        var zaak = await StartAsync("ontvanger");

        (await PostAsync(Ping(zaak), "sleutel-1")).Antwoord["herhaling"]!.GetValue<bool>().ShouldBeFalse();
        (await PostAsync(Ping(zaak), "sleutel-1")).Antwoord["herhaling"]!.GetValue<bool>().ShouldBeTrue();

        (await _app.DbAsync(db => db.Taken.Where(t => t.ZaakId == zaak.Id).Select(t => t.Stap).ToListAsync())).ShouldBe(["gepingd"]);
        (await _app.DbAsync(db => db.Dossierregels.CountAsync(d => d.Naam == "bericht.ontvangen"))).ShouldBe(1);
        var (status, fout) = await PostAsync(Ping(zaak), "sleutel-2");
        (status, fout["id"]!.GetValue<string>()).ShouldBe((HttpStatusCode.Conflict, "niemand-wacht"));
    }

    [Fact]
    public async Task A_case_of_another_municipality_does_not_exist_here()
    {
        var zaak = await StartAsync("ontvanger", "almelo");

        var (status, fout) = await PostAsync(Ping(zaak), "sleutel-1");

        (status, fout["id"]!.GetValue<string>()).ShouldBe((HttpStatusCode.NotFound, "zaak-onbekend"));
        (await _app.DbAsync(db => db.Taken.CountAsync(t => t.ZaakId == zaak.Id))).ShouldBe(0);
    }

    [Fact]
    public async Task A_key_belongs_to_one_message()
    {
        var (eerste, tweede) = (await StartAsync("ontvanger"), await StartAsync("ontvanger"));
        await PostAsync(Ping(eerste), "sleutel-1");

        var (status, fout) = await PostAsync(Ping(tweede), "sleutel-1");

        (status, fout["id"]!.GetValue<string>()).ShouldBe((HttpStatusCode.UnprocessableEntity, "sleutel-hergebruikt"));
    }

    [Theory]
    [InlineData("", "s", "onleesbaar")]
    [InlineData("[]", "s", "onleesbaar")]
    [InlineData("""{ "zaak": "1" }""", "s", "bericht-ontbreekt")]
    [InlineData("""{ "bericht": "ping" }""", "s", "zaak-ontbreekt")]
    [InlineData("""{ "bericht": 3, "zaak": "1" }""", "s", "bericht-ontbreekt")]
    [InlineData("""{ "bericht": "ping", "zaak": "1", "bsn": "111222333" }""", "s", "veld-onbekend")]
    [InlineData("""{ "bericht": "ping", "zaak": "1", "variabelen": [] }""", "s", "onleesbaar")]
    [InlineData("""{ "bericht": "ping", "zaak": "1", "variabelen": { "a": {} } }""", "s", "variabele-ongeldig")]
    [InlineData("""{ "bericht": "ping", "zaak": "1" }""", "", "sleutel-ontbreekt")]
    public async Task Bad_input_is_refused_with_a_problem_that_says_what(string inhoud, string sleutel, string id)
    {
        var (status, fout) = await PostAsync(inhoud, sleutel);

        (status, fout["id"]!.GetValue<string>()).ShouldBe((HttpStatusCode.BadRequest, id));
    }

    [Fact]
    public async Task A_variable_must_be_one_of_the_route()
    {
        var zaak = await StartAsync("ontvanger");

        var (status, fout) = await PostAsync($$"""{ "bericht": "ping", "zaak": "{{zaak.Nummer}}", "variabelen": { "bedrag": 3 } }""", "sleutel-1");
        (status, fout["id"]!.GetValue<string>()).ShouldBe((HttpStatusCode.BadRequest, "variabele-onbekend"));
        (await PostAsync($$"""{ "bericht": "ping", "zaak": "{{zaak.Nummer}}", "variabelen": { "uitkomst": "klaar" } }""", "sleutel-1")).Status.ShouldBe(HttpStatusCode.OK);
    }

    [Fact]
    public async Task A_large_body_is_refused() =>
        (await PostAsync($$"""{ "bericht": "{{new string('a', 20_000)}}", "zaak": "1" }""", "s")).Status.ShouldBe(HttpStatusCode.RequestEntityTooLarge);

    private static string Ping(Zaak zaak) => $$"""{ "bericht": "ping", "zaak": "{{zaak.Nummer}}" }""";

    private async Task<(HttpStatusCode Status, JsonNode Antwoord)> PostAsync(string inhoud, string sleutel, string? toegang = "Bearer " + Proefroutes.Geheim)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, "/api/berichten") { Content = new StringContent(inhoud, Encoding.UTF8, "application/json") };
        if (toegang is not null)
        {
            request.Headers.TryAddWithoutValidation("Authorization", toegang);
        }
        if (sleutel.Length > 0)
        {
            request.Headers.Add("Idempotency-Key", sleutel);
        }
        using var http = _app.CreateClient();
        using var response = await http.SendAsync(request);
        if (!response.IsSuccessStatusCode)
        {
            response.Content.Headers.ContentType.ShouldBe(new MediaTypeHeaderValue("application/problem+json"));
        }
        return (response.StatusCode, JsonNode.Parse(await response.Content.ReadAsStringAsync())!);
    }

    private async Task<Zaak> StartAsync(string route, string gemeente = "hengelo")
    {
        await using var scope = _app.Services.CreateAsyncScope();
        var db = scope.ServiceProvider.GetRequiredService<CaseFlowDbContext>();
        var zaak = Cases.New();
        zaak.GemeenteId = gemeente;
        await scope.ServiceProvider.GetRequiredService<Transactie>().RunAsync(async () =>
        {
            db.Zaken.Add(zaak);
            var c = new ZaakContext(Handeling.Systeem(gemeente, _app.Klok.Nu), zaak, scope.ServiceProvider.GetRequiredService<Configuratie>().Gemeenten[gemeente]);
            await scope.ServiceProvider.GetRequiredService<Werkproces>().StartAsync(c, route);
        });
        return zaak;
    }
}
