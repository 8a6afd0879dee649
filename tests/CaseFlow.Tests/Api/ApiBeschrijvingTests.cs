using System.Diagnostics;
using System.Net;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using CaseFlow.Tests.Testing;
using Shouldly;
using Xunit;

namespace CaseFlow.Tests.Api;

/// <summary>An installation that says whom to ask.</summary>
public sealed class AppMetContact : IAsyncLifetime
{
    public static readonly IReadOnlyDictionary<string, string> Contact = new Dictionary<string, string>
    {
        ["Api:Contact:Name"] = "Functioneel beheer Hengelo",
        ["Api:Contact:Email"] = "caseflow@hengelo.example",
        ["Api:Contact:Url"] = "https://hengelo.example/api",
    };

    public WebApp App { get; } = new() { Instellingen = Contact };

    public Task InitializeAsync() => App.InitializeAsync();

    public async Task DisposeAsync() => await App.DisposeAsync();
}

/// <summary>The rules of the NL API Design Rules 2.1 (Logius, CC-BY 4.0) that can be told from the description and from answers.</summary>
public sealed partial class ApiBeschrijvingTests(AppMetContact met) : IClassFixture<AppMetContact>
{
    private readonly WebApp _app = met.App;

    private static readonly string[] Methoden = ["get", "put", "post", "delete", "patch"];

    [Fact]
    public async Task The_description_keeps_the_rules()
    {
        var antwoord = await _app.Bezoeker().Http.GetAsync("/api/v1/openapi.json");
        antwoord.StatusCode.ShouldBe(HttpStatusCode.OK);
        antwoord.Headers.GetValues("Access-Control-Allow-Origin").ShouldBe(["*"]);
        antwoord.Headers.GetValues("API-Version").ShouldBe(["1.0.0"]);
        var document = JsonNode.Parse(await antwoord.Content.ReadAsStringAsync())!.AsObject();

        document["openapi"]!.GetValue<string>().ShouldStartWith("3.1");
        document["info"]!["version"]!.GetValue<string>().ShouldMatch(@"^\d+\.\d+\.\d+$");
        new[] { "Name", "Email", "Url" }.ShouldAllBe(v => document["info"]!["contact"]![v.ToLowerInvariant()]!.GetValue<string>() == AppMetContact.Contact[$"Api:Contact:{v}"]);
        document["servers"]!.AsArray().Select(s => s!["url"]!.GetValue<string>()).ShouldAllBe(u => u.StartsWith("https://") && u.EndsWith("/v1"));
        var onderwerpen = document["tags"]!.AsArray().Select(t => t!["name"]!.GetValue<string>()).ToList();
        var namen = new HashSet<string>();
        var fouten = new List<string>();
        foreach (var (pad, inhoud) in document["paths"]!.AsObject())
        {
            if (!Kebab().IsMatch(pad))
            {
                fouten.Add($"{pad}: not kebab-case, or ends in a slash");
            }
            foreach (var (methode, operatie) in inhoud!.AsObject())
            {
                var wat = $"{methode} {pad}";
                Methoden.ShouldContain(methode);
                fouten.AddRange(Operatie(wat, methode, operatie!.AsObject(), document).Select(f => $"{wat}: {f}"));
                namen.Add(operatie!["operationId"]!.GetValue<string>()).ShouldBeTrue($"{wat}: its name is taken");
                onderwerpen.ShouldContain(operatie["tags"]![0]!.GetValue<string>(), wat);
            }
        }
        namen.Count.ShouldBeGreaterThan(100);
        foreach (var (naam, schema) in document["components"]!["schemas"]!.AsObject())
        {
            if (!Pascal().IsMatch(naam))
            {
                fouten.Add($"schema {naam}: not UpperCamelCase");
            }
            foreach (var (veld, inhoud) in schema!["properties"] as JsonObject ?? [])
            {
                if (!Camel().IsMatch(veld))
                {
                    fouten.Add($"{naam}.{veld}: not camelCase");
                }
                if (veld.Contains("datum", StringComparison.OrdinalIgnoreCase) && inhoud!["format"]?.GetValue<string>() != "date")
                {
                    fouten.Add($"{naam}.{veld}: a date is a date, without a time");
                }
                if (inhoud!["format"]?.GetValue<string>() is "time" or "date-time-local")
                {
                    fouten.Add($"{naam}.{veld}: a time without its zone");
                }
            }
        }
        fouten.ShouldBeEmpty(string.Join('\n', fouten));
    }

    [Fact]
    public async Task Real_answers_keep_the_rules()
    {
        var zaak = await _app.Bouwer().Melding();
        var programma = await Programma.MaakAsync(_app, "consulent");
        (string Pad, HttpStatusCode Code)[] vragen =
        [
            ("/account", HttpStatusCode.OK), ($"/zaken/{zaak.Nummer}", HttpStatusCode.OK), ("/werkvoorraad", HttpStatusCode.OK), ("/zaken/Z2026-999999", HttpStatusCode.NotFound), ("/bestaat-niet", HttpStatusCode.NotFound), ("/account/", HttpStatusCode.NotFound),
            ("/taken/geen-id", HttpStatusCode.BadRequest), ("/werkvoorraad?pagina=een", HttpStatusCode.BadRequest), ("/accounts", HttpStatusCode.Forbidden),
        ];
        foreach (var (pad, code) in vragen)
        {
            var antwoord = await programma.Http.GetAsync("/api/v1" + pad);
            var inhoud = await antwoord.Content.ReadAsStringAsync();
            antwoord.StatusCode.ShouldBe(code, $"{pad}: {inhoud}");
            antwoord.Headers.GetValues("API-Version").ShouldBe(["1.0.0"], pad);
            antwoord.Headers.CacheControl!.NoStore.ShouldBeTrue(pad);
            antwoord.Headers.GetValues("X-Content-Type-Options").ShouldBe(["nosniff"]);
            antwoord.Headers.GetValues("X-Frame-Options").ShouldBe(["DENY"]);
            antwoord.Headers.GetValues("Content-Security-Policy").Single().ShouldContain("frame-ancestors 'none'");
            antwoord.Headers.Contains("Access-Control-Allow-Origin").ShouldBeFalse(pad);
            if (code != HttpStatusCode.OK)
            {
                antwoord.Content.Headers.ContentType!.MediaType.ShouldBe("application/problem+json", pad);
                var probleem = JsonNode.Parse(inhoud)!;
                probleem["status"]!.GetValue<int>().ShouldBe((int)code);
                probleem["title"]!.GetValue<string>().ShouldNotBeEmpty();
                probleem["detail"]!.GetValue<string>().ShouldNotBeEmpty();
            }
        }
    }

    /// <summary>The linter of the standard itself, with its own rules, where both are on this machine: CASEFLOW_SPECTRAL names the program and CASEFLOW_SPECTRAL_RULES the file.</summary>
    [SpectralFact]
    public async Task The_linter_of_the_standard_finds_nothing()
    {
        var map = Directory.CreateTempSubdirectory("caseflow-openapi-");
        try
        {
            var bestand = Path.Combine(map.FullName, "openapi.json");
            await File.WriteAllTextAsync(bestand, await _app.Bezoeker().Http.GetStringAsync("/api/v1/openapi.json"));
            using var proces = Process.Start(new ProcessStartInfo(SpectralFactAttribute.Linter!, ["lint", bestand, "--ruleset", SpectralFactAttribute.Rules!, "--fail-severity", "warn"]) { RedirectStandardOutput = true, RedirectStandardError = true })!;
            var gezegd = await proces.StandardOutput.ReadToEndAsync() + await proces.StandardError.ReadToEndAsync();
            await proces.WaitForExitAsync();
            proces.ExitCode.ShouldBe(0, gezegd);
        }
        finally
        {
            map.Delete(recursive: true);
        }
    }

    private sealed class SpectralFactAttribute : FactAttribute
    {
        public SpectralFactAttribute() => Skip = Linter is { Length: > 0 } && Rules is { Length: > 0 } ? null
            : "Set CASEFLOW_SPECTRAL to the program (npm install @stoplight/spectral-cli) and CASEFLOW_SPECTRAL_RULES to the ruleset (https://static.developer.overheid.nl/adr/ruleset.yaml).";

        public static string? Linter => Environment.GetEnvironmentVariable("CASEFLOW_SPECTRAL");

        public static string? Rules => Environment.GetEnvironmentVariable("CASEFLOW_SPECTRAL_RULES");
    }

    private static IEnumerable<string> Operatie(string wat, string methode, JsonObject operatie, JsonObject document)
    {
        if (operatie["summary"]?.GetValue<string>() is not { Length: > 5 })
        {
            yield return "no summary";
        }
        foreach (var parameter in operatie["parameters"] as JsonArray ?? [])
        {
            if (parameter!["in"]!.GetValue<string>() == "query" && !Camel().IsMatch(parameter["name"]!.GetValue<string>()))
            {
                yield return $"query key {parameter["name"]} is not camelCase";
            }
        }
        var antwoorden = operatie["responses"]!.AsObject();
        if (!antwoorden.ContainsKey("400") || !antwoorden.Any(a => a.Key[0] == '2'))
        {
            yield return "no 400, or no 2xx";
        }
        foreach (var (code, antwoord) in antwoorden)
        {
            if (code[0] is '2' or '3' && antwoord!["headers"]?["API-Version"] is null)
            {
                yield return $"{code} has no API-Version";
            }
            if (code[0] is '4' or '5')
            {
                var verwijzing = antwoord!["content"]?["application/problem+json"]?["schema"]?["$ref"]?.GetValue<string>();
                var schema = verwijzing is null ? null : document["components"]!["schemas"]![verwijzing.Split('/')[^1]];
                if (schema is null || !new[] { "status", "title", "detail" }.All(v => schema["properties"]![v] is not null))
                {
                    yield return $"{code} is no problem";
                }
            }
        }
        if (methode is "post" or "put" && operatie["requestBody"] is { } lichaam && lichaam["content"] is not JsonObject { Count: > 0 })
        {
            yield return "a body without a kind";
        }
    }

    [GeneratedRegex(@"^/(_[a-z]+|([a-z0-9-]+|\{[^}]+\})(/([a-z0-9-]+|\{[^}]+\}))*(/_[a-z]+)?)$")]
    private static partial Regex Kebab();

    [GeneratedRegex("^[a-z][a-zA-Z0-9]*$")]
    private static partial Regex Camel();

    [GeneratedRegex("^[A-Z][a-zA-Z0-9]*$")]
    private static partial Regex Pascal();
}
