using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using CaseFlow.Gemeenten;
using CaseFlow.Tests.Architecture;
using CaseFlow.Tests.Testing;
using Shouldly;
using Xunit;

namespace CaseFlow.Tests.Scenarios;

/// <summary>docs/routes.md says which scenario walks which route, and is counted from a run of them all; CASEFLOW_WRITE_DOCS=1 writes it anew.</summary>
public sealed class RouteTableTests
{
    private static readonly string Page = Repository.PathOf("docs", "routes.md");
    private static readonly Lazy<Bronnen> Gedeeld = new(() => Bronnen.Load(Repository.PathOf("workflows")));
    private static readonly Lazy<IReadOnlyList<PolicyRoute>> Rows = new(() => JsonSerializer.Deserialize<List<PolicyRoute>>(File.ReadAllText(Repository.PathOf("docs", "routes.json")), Configuratiebestand.Opties)!);
    private static readonly Lazy<Task<IReadOnlyList<Run>>> Runs = new(async () => [.. (await ScenarioTests.Results.Value).Select(r => Run.Of(r.Key, r.Value))]);

    [SqliteTheory]
    [InlineData("docs/routes.md")]
    public async Task The_page_says_what_the_scenarios_walk(string page)
    {
        var counted = await PageAsync();

        if (Environment.GetEnvironmentVariable("CASEFLOW_WRITE_DOCS") is { Length: > 0 })
        {
            await File.WriteAllTextAsync(Page, counted);
        }
        (await File.ReadAllTextAsync(Page)).ShouldBe(counted, $"{page} is not what the scenarios say; see its first lines");
    }

    [SqliteTheory]
    [InlineData("each route of a municipality")]
    public async Task Every_arrow_of_a_core_route_is_walked_and_four_in_five_of_the_others(string what)
    {
        var core = Rows.Value.Where(r => r.Kern).SelectMany(r => r.Routes).ToHashSet();
        var runs = await Runs.Value;

        foreach (var route in Gedeeld.Value.Routeboek.Routes)
        {
            var walked = Walked(runs, route);
            var open = Gedeeld.Value.Routeboek.Pijlen(route).Where(p => !walked.Contains(p.Id)).Select(p => $"'{p.Van}' to '{p.Naar}'").ToList();
            open.Count.ShouldBeLessThanOrEqualTo(core.Contains(route) ? 0 : Gedeeld.Value.Routeboek.Pijlen(route).Count / 5, $"{what}: {route} is not walked from {string.Join(", ", open)}");
        }
    }

    [SqliteTheory]
    [InlineData("docs/routes.json")]
    public async Task Every_route_stands_in_the_table_and_every_row_has_a_scenario(string file)
    {
        var runs = await Runs.Value;
        var named = Rows.Value.SelectMany(r => r.Routes).ToList();

        Gedeeld.Value.Routeboek.Routes.Except(named).ShouldBeEmpty($"{file} does not name these routes");
        foreach (var row in Rows.Value.Where(r => r.Routes.Count + r.In.Count > 0 && r.Routes.Concat(r.In).All(Gedeeld.Value.Routeboek.Kent)))
        {
            runs.ShouldContain(r => r.Covers(row), $"{row.Id} {row.Naam} has no scenario");
        }
    }

    private static HashSet<string> Walked(IReadOnlyList<Run> runs, string route) => [.. runs.SelectMany(r => r.Walked.GetValueOrDefault(route) ?? [])];

    private static async Task<string> PageAsync()
    {
        var runs = await Runs.Value;
        var gemeenten = Gedeeld.Value.Configuratie.Gemeenten.Values.OrderBy(g => g.Naam, StringComparer.Ordinal).ToList();
        var page = new StringBuilder($"""
            # Routes of the policy documents

            Counted, not typed: `CASEFLOW_WRITE_DOCS=1 dotnet test tests/CaseFlow.Tests --filter RouteTable` runs all {runs.Count} scenarios of `workflows/scenarios` and writes this page; the ordinary run fails when it is no longer true. `scenario workflows/scenarios --routes` tells which arrows nobody walked.

            A row is a route of the documents. Some are a route of their own, others are a part of one (*in*); `routes.json` says which. *Version* is the one of a new installation, with the beginning of the fingerprint of its content: another content becomes another version. *Walked* is the share of the arrows that some scenario walks. Under a municipality stands how many of its scenarios go there; *open* is a route that can be chosen there without a scenario of its own, *no* one that it does not have, *page* one that is no route but a page and a setting of the municipality, because it is about no case, *figures* one without casework: its answers come in as facts from elsewhere.

            | | route | file | version | walked |{string.Concat(gemeenten.Select(g => $" {g.Naam} |"))}
            |---|---|---|---|---|{string.Concat(gemeenten.Select(_ => "---|"))}

            """);
        foreach (var row in Rows.Value)
        {
            var files = row.Routes.Count > 0 ? row.Routes : row.In;
            page.AppendLine($"| {row.Id} | {row.Naam}{(row.Kern ? " (core)" : "")} | {FileOf(row, files)} | {string.Join(", ", files.Select(Version))} "
                + $"| {string.Join(", ", files.Select(f => Share(runs, f)))} |{string.Concat(gemeenten.Select(g => $" {Cell(runs, row, g)} |"))}");
        }
        page.AppendLine().AppendLine("## Scenarios per route").AppendLine();
        foreach (var row in Rows.Value)
        {
            var names = runs.Where(r => r.Covers(row)).Select(r => $"`{r.Id}`").ToList();
            page.AppendLine($"- **{row.Id} {row.Naam}** ({names.Count}): {(names.Count == 0 ? "none" : string.Join(", ", names))}");
        }
        return page.ToString();
    }

    private static string FileOf(PolicyRoute row, IReadOnlyList<string> files) => row.Blad is not null ? $"page `{row.Blad}`"
        : (row.Routes.Count > 0 || files.Count == 0 ? "" : "in ") + string.Join(", ", files.Select(f => $"`{f}`"));

    private static string Version(string route) =>
        Gedeeld.Value.Routeboek.Modellen.FirstOrDefault(m => m.Processes.Any(p => p.Id == route)) is { } model ? $"1 ({model.ContentHash[..7].ToLowerInvariant()})" : "not there";

    private static string Share(IReadOnlyList<Run> runs, string route) => Gedeeld.Value.Routeboek.Kent(route)
        ? $"{100 * Walked(runs, route).Count / Gedeeld.Value.Routeboek.Pijlen(route).Count} %"
        : "";

    private static string Cell(IReadOnlyList<Run> runs, PolicyRoute row, Gemeente gemeente)
    {
        if (row.Sleutel is { } sleutel)
        {
            return JsonSerializer.Deserialize<JsonObject>(File.ReadAllText(Repository.PathOf("workflows", "gemeenten", gemeente.Id, "gemeente.json")), Configuratiebestand.Opties)![sleutel] is null ? "no" : "page";
        }
        if (row.Routes.Count + row.In.Count == 0)
        {
            return "figures";
        }
        if (!row.Routes.Concat(row.In).All(gemeente.Routes.Contains))
        {
            return "no";
        }
        var count = runs.Count(r => r.Gemeente == gemeente.Id && r.Covers(row));
        return count == 0 ? "open" : count.ToString(System.Globalization.CultureInfo.InvariantCulture);
    }

    /// <summary>A route of the documents: files of its own, or what must happen in the files it is a part of.</summary>
    private sealed record PolicyRoute(string Id, string Naam)
    {
        public bool Kern { get; init; }
        public IReadOnlyList<string> Routes { get; init; } = [];
        public IReadOnlyList<string> In { get; init; } = [];

        /// <summary>The page of what is no route because it is about no case, and the key in gemeente.json that gives a municipality it.</summary>
        public string? Blad { get; init; }
        public string? Sleutel { get; init; }
        public IReadOnlyList<string> Taken { get; init; } = [];
        public IReadOnlyList<string> Handelingen { get; init; } = [];
        public IReadOnlyList<string> Gebeurtenissen { get; init; } = [];
        public IReadOnlyDictionary<string, string> Gegevens { get; init; } = new Dictionary<string, string>();
    }

    /// <summary>What one scenario did.</summary>
    private sealed record Run(string Id, string Gemeente, IReadOnlyDictionary<string, List<string>> Walked, IReadOnlyList<string> Gebeurtenissen, IReadOnlyList<JsonObject> Steps)
    {
        public static Run Of(string id, JsonElement result)
        {
            var script = JsonNode.Parse(File.ReadAllText(Repository.PathOf("workflows", "scenarios", $"{id}.json")), documentOptions: new JsonDocumentOptions { CommentHandling = JsonCommentHandling.Skip })!;
            return new Run(id, (string)script["gemeente"]!, result.GetProperty("routes").Deserialize<Dictionary<string, List<string>>>()!,
                result.GetProperty("gebeurtenissen").Deserialize<List<string>>()!, [.. script["stappen"]!.AsArray().OfType<JsonObject>().Where(s => s["verwacht"]?["fout"] is null)]);
        }

        public bool Covers(PolicyRoute row) => row.Routes.Any(Walked.ContainsKey)
            || row.Gebeurtenissen.Any(Gebeurtenissen.Contains)
            || Steps.Any(s => row.Taken.Contains($"{s["taak"]}:{s["uitkomst"]}") || row.Taken.Contains($"{s["taak"]}:*") || row.Handelingen.Contains((string?)s["handeling"] ?? "")
                || row.Gegevens.Any(g => s["gegevens"]?[g.Key] is { } value && (value is JsonArray list ? list.Any(x => x?.ToString() == g.Value) : value.ToString() == g.Value)));
    }
}
