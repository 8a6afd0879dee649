using System.Net;
using System.Text.Json.Nodes;
using CaseFlow.Tests.Testing;
using Microsoft.EntityFrameworkCore;
using Shouldly;
using Xunit;

namespace CaseFlow.Tests.Api;

public sealed class ZaakApiTests : IAsyncLifetime
{
    private WebApp _app = null!;

    public async Task InitializeAsync() => _app = await WebApp.StartAsync();

    public async Task DisposeAsync() => await _app.DisposeAsync();

    [Theory]
    [InlineData("")]
    [InlineData("/taken")]
    [InlineData("/termijnen")]
    public async Task Who_may_not_see_the_case_gets_a_problem_and_no_case(string deel)
    {
        var zaak = await _app.Bouwer().Melding();
        var pad = $"/api/v1/zaken/{zaak.Nummer}{deel}";

        await IsProbleemAsync(_app.Bezoeker(), pad, HttpStatusCode.Unauthorized);
        await IsProbleemAsync(await _app.AanmeldenAsync("beleid"), pad, HttpStatusCode.Forbidden);
        await IsProbleemAsync(await _app.AanmeldenAsync("beheer"), pad, HttpStatusCode.Forbidden);
        await IsProbleemAsync(await _app.AanmeldenAsync("consulent", "almelo"), pad, HttpStatusCode.NotFound);
        await IsProbleemAsync(await _app.AanmeldenAsync("consulent"), $"/api/v1/zaken/Z2026-999999{deel}", HttpStatusCode.NotFound);
    }

    [Fact]
    public async Task A_case_its_tasks_and_its_terms_are_read_and_every_read_is_logged()
    {
        var bouwer = _app.Bouwer();
        var zaak = await bouwer.Melding("""{ "inwoner": { "naam": "Anna Wit", "bsn": "999990019" } }""");
        await bouwer.Handeling("wacht-op", """{ "op": "inwoner", "reden": "Belt terug", "tot": "2026-03-10" }""", "intake");
        var intake = await _app.AanmeldenAsync("intake");

        var gelezen = await LeesAsync(intake, $"/api/v1/zaken/{zaak.Nummer}");
        gelezen["nummer"]!.GetValue<string>().ShouldBe(zaak.Nummer);
        gelezen["status"]!.GetValue<string>().ShouldBe("open");
        gelezen["inwoner"]!["naam"]!.GetValue<string>().ShouldBe("Anna Wit");
        gelezen["wachtOp"]![0]!["op"]!.GetValue<string>().ShouldBe("inwoner");
        gelezen.ToJsonString().ShouldNotContain("999990019");

        var taken = (await LeesAsync(intake, $"/api/v1/zaken/{zaak.Nummer}/taken")).AsArray();
        taken.ShouldHaveSingleItem()!["stap"]!.GetValue<string>().ShouldBe("triage");
        taken[0]!["termijnen"]!.ToJsonString().ShouldBe("""["WMO-OND"]""");

        var termijn = (await LeesAsync(intake, $"/api/v1/zaken/{zaak.Nummer}/termijnen")).AsArray().Single(t => t!["regel"]!.GetValue<string>() == "WMO-OND")!;
        termijn["laatsteDag"]!.GetValue<string>().ShouldBe("2026-04-14");
        termijn["status"]!.GetValue<string>().ShouldBe("lopend");
        termijn["klok"]!.GetValue<string>().ShouldBe("wettelijk");
        termijn["teLaatVanaf"]!.GetValue<string>().ShouldBe("2026-04-15");
        termijn["stappen"]!.AsArray().Select(s => s!["regel"]!.GetValue<string>()).ShouldBe(["telling", "awt-1"]);
        termijn["waarom"]!.GetValue<string>().Length.ShouldBeGreaterThan(20);
        termijn["alsDeDagVoorbijGaat"]!.GetValue<string>().ShouldContain("2.3.2 lid 9");

        (await _app.DbAsync(db => db.Logregels.Where(i => i.ZaakId == zaak.Id && i.Onderdeel.StartsWith("api")).Select(i => i.Onderdeel).ToListAsync()))
            .ShouldBe(["api: zaak", "api: taken", "api: termijnen"], ignoreOrder: true);
    }

    private static async Task<JsonNode> LeesAsync(Bezoeker wie, string pad)
    {
        var antwoord = await wie.Http.GetAsync(pad);
        antwoord.StatusCode.ShouldBe(HttpStatusCode.OK, await antwoord.Content.ReadAsStringAsync());
        return JsonNode.Parse(await antwoord.Content.ReadAsStringAsync())!;
    }

    private static async Task IsProbleemAsync(Bezoeker wie, string pad, HttpStatusCode code)
    {
        var antwoord = await wie.Http.GetAsync(pad);
        antwoord.StatusCode.ShouldBe(code);
        antwoord.Content.Headers.ContentType!.MediaType.ShouldBe("application/problem+json");
        JsonNode.Parse(await antwoord.Content.ReadAsStringAsync())!["status"]!.GetValue<int>().ShouldBe((int)code);
    }
}
