using System.Net;
using System.Text.Json.Nodes;
using CaseFlow.Cijfers;
using CaseFlow.Import;
using CaseFlow.Tests.Tellingen;
using CaseFlow.Tests.Testing;
using Shouldly;
using Xunit;
using static CaseFlow.Tests.Tellingen.Gebeurtenissen;

namespace CaseFlow.Tests.Api;

public sealed class CijferApiTests(CijferApiTests.Gevuld gevuld) : IClassFixture<CijferApiTests.Gevuld>
{
    private static readonly string[] Paden =
        ["/api/v1/publicaties", "/api/v1/publicaties/2026-02", "/api/v1/publicaties/2026-02/versies", "/api/v1/publicaties/2026-02/delen/vindplaatsen", "/api/v1/publicaties/2026-02/stroom", "/api/v1/publicaties/2026-02/vergelijking?met=2026-01", "/api/v1/onderwerpen/vindplaatsen/verloop",
         "/api/v1/publicaties/2026-02/wachttijden", "/api/v1/gemeentevergelijkingen/meldingen"];

    private WebApp App => gevuld.App;

    [Fact]
    public async Task Only_policy_staff_get_figures_and_only_of_their_own_municipality()
    {
        foreach (var pad in Paden)
        {
            await IsProbleemAsync(App.Bezoeker(), pad, HttpStatusCode.Unauthorized);
            foreach (var rol in new[] { "consulent", "teamleider", "beheer", "privacy" })
            {
                await IsProbleemAsync(await App.AanmeldenAsync(rol), pad, HttpStatusCode.Forbidden);
            }
        }
        var almelo = await App.AanmeldenAsync("beleid", "almelo");
        foreach (var pad in Paden.Skip(1))
        {
            await IsProbleemAsync(almelo, pad, HttpStatusCode.NotFound);
        }
        (await LeesAsync(almelo, Paden[0])).AsArray().ShouldBeEmpty();
    }

    private static readonly string[] Koppen = ["gemeente", "periode", "versie", "onderwerp", "titel", "tabel", "rij", "rijnaam", "kolom", "soort", "waarde", "weergave", "status"];

    [Fact]
    public async Task The_answers_hold_the_numbers_of_the_export_and_no_more()
    {
        var beleid = await App.AanmeldenAsync("beleid");
        var publicatie = await LeesAsync(beleid, "/api/v1/publicaties/2026-02");
        publicatie["soort"]!.GetValue<string>().ShouldBe("maand");
        publicatie["kleinsteGetoond"]!.GetValue<int>().ShouldBe(10);
        var cellen = publicatie["delen"]!.AsArray().SelectMany(d => d!["tabellen"]!.AsArray()).SelectMany(t => t!["rijen"]!.AsArray()).SelectMany(r => r!["cellen"]!.AsArray())
            .Select(c => c!["waarde"]?.ToJsonString() ?? "").ToList();
        var regels = Csvlezer.Lees(await beleid.Http.GetByteArrayAsync("/Beleid/Export?periode=2026-02"), Koppen, Koppen[..1]);
        // The export has a line more for a row whose figure is a count; the answer says it as the figure of the row.
        cellen.Where(c => c.Length > 0).Distinct().Order().ShouldBe(regels.Where(r => r.Tekst("soort") == "aantal" && r.Tekst("tabel") is not null).Select(r => r.Tekst("waarde")).OfType<string>().Distinct().Order());

        var deel = (await LeesAsync(beleid, "/api/v1/publicaties/2026-02/delen/vindplaatsen"))["delen"]!.AsArray().ShouldHaveSingleItem()!;
        deel["cijfer"]!["waarde"]!.GetValue<int>().ShouldBe(100);
        var school = deel["tabellen"]![0]!["rijen"]!.AsArray().Single(r => r!["id"]!.GetValue<string>() == "school")!;
        school["cellen"]![0]!["waarde"].ShouldBeNull();
        school["cellen"]![0]!["status"]!.GetValue<string>().ShouldBe("verborgen");

        // The flow of the page: its widest place is the one with the most, and what is hidden in the table has no number here either.
        var stroom = await LeesAsync(beleid, "/api/v1/publicaties/2026-02/stroom");
        var plekken = stroom["kolommen"]!.AsArray().SelectMany(k => k!.AsArray()).ToList();
        plekken.Select(p => p!["getal"]?.ToJsonString()).OfType<string>().Except(cellen).ShouldBeEmpty();
        plekken.ShouldNotBeEmpty();
        stroom["banden"]!.AsArray().ShouldNotBeEmpty();
    }

    [Fact]
    public async Task Two_periods_beside_each_other_say_what_the_page_says()
    {
        var beleid = await App.AanmeldenAsync("beleid");
        var rijen = (await LeesAsync(beleid, "/api/v1/publicaties/2026-02/vergelijking?met=2026-01")).AsArray();
        var blad = await beleid.GetAsync("/Beleid/Vergelijken?periode=2026-02&met=2026-01");

        rijen.ShouldNotBeEmpty();
        foreach (var rij in rijen.Where(r => r!["deze"]!["laag"] is not null && r["met"]!["laag"] is not null))
        {
            blad.Tekst.ShouldContain($"{rij!["naam"]} {rij["groep"]} {rij["deze"]!["weergave"]} {rij["met"]!["weergave"]} {rij["verschil"]}");
        }
        await IsProbleemAsync(beleid, "/api/v1/publicaties/2026-02/vergelijking", HttpStatusCode.BadRequest);
        await IsProbleemAsync(beleid, "/api/v1/publicaties/2026-02/vergelijking?met=2026-02", HttpStatusCode.BadRequest);
        await IsProbleemAsync(beleid, "/api/v1/publicaties/2026-02/vergelijking?met=1999", HttpStatusCode.NotFound);
    }

    [Fact]
    public async Task One_subject_over_time_and_the_list_of_periods_are_one_query_each()
    {
        var beleid = await App.AanmeldenAsync("beleid");
        App.Queries.Begin();
        var verloop = (await LeesAsync(beleid, "/api/v1/onderwerpen/vindplaatsen/verloop?soort=maand")).AsArray();
        var perioden = (await LeesAsync(beleid, "/api/v1/publicaties")).AsArray();

        verloop.Select(v => v!["periode"]!.GetValue<string>()).ShouldBe(["2026-01", "2026-02"]);
        perioden.Select(v => v!["periode"]!.GetValue<string>()).ShouldBe(["2026-02", "2026-01"]);
        App.Queries.Gezien.Count.ShouldBe(2);
        App.Queries.Gezien.ShouldAllBe(q => q.Contains("publicatie"));
    }

    [Theory]
    [InlineData("/api/v1/publicaties/maart", HttpStatusCode.BadRequest)]
    [InlineData("/api/v1/publicaties/2026-02?versie=een", HttpStatusCode.BadRequest)]
    [InlineData("/api/v1/publicaties?soort=week", HttpStatusCode.BadRequest)]
    [InlineData("/api/v1/publicaties/2026-02?versie=7", HttpStatusCode.NotFound)]
    [InlineData("/api/v1/publicaties/2030-01", HttpStatusCode.NotFound)]
    [InlineData("/api/v1/publicaties/2026-02/delen/zaak", HttpStatusCode.NotFound)]
    [InlineData("/api/v1/onderwerpen/zaak/verloop", HttpStatusCode.NotFound)]
    public async Task A_wrong_question_is_a_problem(string pad, HttpStatusCode code) => await IsProbleemAsync(await App.AanmeldenAsync("beleid"), pad, code);

    [Fact]
    public async Task The_description_names_every_path()
    {
        var beleid = await App.AanmeldenAsync("beleid");
        var antwoord = await beleid.Http.GetAsync("/api/v1/publicaties");
        antwoord.Headers.GetValues("API-Version").ShouldBe(["1.0.0"]);
        antwoord.Headers.CacheControl!.NoStore.ShouldBeTrue();
        var paden = (await LeesAsync(beleid, "/api/v1/openapi.json"))["paths"]!.AsObject().Select(p => p.Key);
        new[] { "/publicaties", "/publicaties/{periode}", "/publicaties/{periode}/versies", "/publicaties/{periode}/delen/{onderwerp}", "/onderwerpen/{onderwerp}/verloop" }.ShouldBeSubsetOf(paden);
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
        antwoord.StatusCode.ShouldBe(code, pad);
        antwoord.Content.Headers.ContentType!.MediaType.ShouldBe("application/problem+json", pad);
        JsonNode.Parse(await antwoord.Content.ReadAsStringAsync())!["status"]!.GetValue<int>().ShouldBe((int)code);
    }

    public sealed class Gevuld : IAsyncLifetime
    {
        public WebApp App { get; private set; } = null!;

        public async Task InitializeAsync()
        {
            App = await WebApp.StartAsync();
            await App.DbAsync(db =>
            {
                db.Gebeurtenissen.AddRange([.. Maand(new(2026, 1, 15)), .. Maand(Februari)]);
                return Task.FromResult(true);
            });
            await App.Bouwer().In<PublicatieBewaker, int>(b => b.LoopAsync(App.Klok.Nu.AddDays(14)));
        }

        public Task DisposeAsync() => App.DisposeAsync().AsTask();
    }
}
