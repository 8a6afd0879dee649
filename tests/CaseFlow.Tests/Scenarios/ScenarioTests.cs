using System.Text.Json;
using CaseFlow.Scenarios;
using CaseFlow.Tests.Architecture;
using CaseFlow.Tests.Testing;
using Shouldly;
using Xunit;

namespace CaseFlow.Tests.Scenarios;

/// <summary>Every scenario of the project holds, and so do those of others when they lie beside the repository.</summary>
public sealed class ScenarioTests
{
    private static readonly Lazy<Bronnen> Gedeeld = new(() => Bronnen.Load(Repository.PathOf("workflows")));

    public static TheoryData<string> Own =>
        [.. Directory.GetFiles(Repository.PathOf("workflows", "scenarios"), "*.json").Select(p => Path.GetFileNameWithoutExtension(p)).Order(StringComparer.Ordinal)];

    /// <summary>One run of the folder for all rows, and for the table of routes: the empty database is made once.</summary>
    internal static readonly Lazy<Task<IReadOnlyDictionary<string, JsonElement>>> Results = new(async () =>
    {
        var json = Path.GetTempFileName();
        var run = await RunAsync(Repository.PathOf("workflows", "scenarios"), Gedeeld.Value, json);
        var results = JsonDocument.Parse(await File.ReadAllTextAsync(json)).RootElement.EnumerateArray().ToDictionary(r => r.GetProperty("scenario").GetString()!);
        File.Delete(json);
        return run.Error.Length == 0 ? results : throw new InvalidOperationException(run.Error);
    });

    [SqliteTheory]
    [MemberData(nameof(Own))]
    public async Task The_scenario_holds(string id) => (await Results.Value)[id].GetProperty("verschillen").GetRawText().ShouldBe("[]");

    [ChecksFact("scenarios")]
    public async Task Scenarios_of_others_hold_too()
    {
        var run = await RunAsync(ChecksFactAttribute.Folder("scenarios")!, Gedeeld.Value);
        run.Code.ShouldBe(0, run.Out + run.Error);
    }

    internal static async Task<(int Code, string Out, string Error)> RunAsync(string path, Bronnen bronnen, string? json = null)
    {
        using var output = new StringWriter();
        using var error = new StringWriter();
        var code = await ScenarioVerb.RunAsync(path, json, bronnen, output, error);
        return (code, output.ToString(), error.ToString());
    }
}

/// <summary>What the verb reads, what it answers, and that a typing mistake never makes a check pass.</summary>
public sealed class ScenarioFormatTests : IDisposable
{
    private const string Melding = """
        { "doe": "melding", "zaak": "m", "als": "intake", "gegevens": { "kanaal": "balie", "vindplaats": "toegang", "melder": "inwoner",
          "type-hulpvraag": "vervoer", "toestemming": true, "inwoner": { "naam": "Anna Wit", "geboortedatum": "1960-01-01" }, "tekst": "" } }
        """;

    private static readonly Lazy<Bronnen> Gedeeld = new(() => Bronnen.Load(Repository.PathOf("workflows")));

    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("caseflow-test-scenario");

    public void Dispose() => _folder.Delete(recursive: true);

    [Theory]
    [InlineData("""{ "scenario": "x", "gemeente": "hengelo", "klok": "2026-03-02T09:00", "stapen": [] }""", "stapen")]
    [InlineData("""{ "scenario": "x", "gemeente": "hengelo", "klok": "2026-03-02T09:00", "stappen": [{ "doe": "wacht", "tot": "2026-03-03", "tott": 1 }] }""", "tott")]
    [InlineData("""{ "scenario": "x", "gemeente": "hengelo", "klok": "2026-03-02T09:00", "stappen": [{ "verwacht": { "takken": [] } }] }""", "takken")]
    [InlineData("""{ "scenario": "x", "gemeente": "hengelo", "klok": "2026-03-02T09:00", "stappen": [{ "verwacht": { "plan": { "spoor": [] } } }] }""", "spoor")]
    [InlineData("""{ "scenario": "x", "gemeente": "hengelo", "klok": "2026-03-02T09:00", "stappen": [{ "verwacht": { "gebeurtenissen": { "melding.geregistreert": 0 } } }] }""", "melding.geregistreert")]
    [InlineData("""{ "scenario": "x", "gemeente": "hengelo", "klok": "2026-03-02T09:00", "stappen": [{ "doe": "bekijk", "zaak": "a", "als": "consulend" }] }""", "consulend")]
    [InlineData("""{ "scenario": "x", "gemeente": "hengelo", "klok": "2026-03-02T09:00", "stappen": [{ "doe": "toveren" }] }""", "toveren")]
    [InlineData("""{ "scenario": "x", "gemeente": "hengelo", "klok": "gisteren", "stappen": [{ "verwacht": {} }] }""", "klok")]
    [InlineData("""{ "scenario": "x", "scenario": "y", "gemeente": "hengelo" }""", "twee keer")]
    [InlineData("""{ "scenario": "x", """, "regel 1")]
    public async Task What_cannot_be_read_is_named_and_ends_in_2(string text, string named)
    {
        var run = await RunAsync(Write("x", text));

        run.Code.ShouldBe(2);
        run.Error.ShouldContain(named);
        run.Error.ShouldContain("x.json");
    }

    [Fact]
    public async Task A_path_without_scenarios_ends_in_2()
    {
        (await RunAsync(_folder.FullName)).Code.ShouldBe(2);
        (await RunAsync(Path.Combine(_folder.FullName, "weg.json"))).Code.ShouldBe(2);
    }

    [Fact]
    public async Task A_readable_file_beside_an_unreadable_one_is_still_run()
    {
        Write("goed", Scenario("goed", Melding));
        Write("stuk", "{");

        var run = await RunAsync(_folder.FullName);

        run.Code.ShouldBe(2);
        run.Out.ShouldContain("goed  goed (1 stappen)");
    }

    [Fact]
    public async Task A_difference_ends_in_1_and_is_written_as_json()
    {
        Write("a-goed", Scenario("a-goed", Melding));
        Write("b-fout", Scenario("b-fout", Melding, """{ "verwacht": { "zaak": "m", "taken": ["gesprek"], "status": "open" } }"""));
        var json = Path.Combine(_folder.FullName, "uit", "..", "uitslag.txt");
        Directory.CreateDirectory(Path.Combine(_folder.FullName, "uit"));

        var run = await ScenarioTests.RunAsync(_folder.FullName, Gedeeld.Value, json);

        run.Code.ShouldBe(1, run.Error);
        run.Out.ShouldContain("stap 2");
        var results = JsonDocument.Parse(await File.ReadAllTextAsync(json)).RootElement.EnumerateArray().ToList();
        results.Select(r => r.GetProperty("scenario").GetString()).ShouldBe(["a-goed", "b-fout"]);
        results[0].GetProperty("ok").GetBoolean().ShouldBeTrue();
        results[0].GetProperty("verschillen").GetArrayLength().ShouldBe(0);
        results[1].GetProperty("ok").GetBoolean().ShouldBeFalse();
        results[1].GetProperty("stappen").GetInt32().ShouldBe(2);
        var difference = results[1].GetProperty("verschillen").EnumerateArray().ShouldHaveSingleItem();
        difference.GetProperty("stap").GetInt32().ShouldBe(2);
        difference.GetProperty("verwacht").GetString().ShouldBe("""taken ["gesprek"]""");
        difference.GetProperty("gevonden").GetString().ShouldBe("""["triage"]""");
    }

    [Theory]
    [InlineData("""{ "doe": "taak", "zaak": "m", "taak": "triage", "als": "intake", "uitkomst": "onzin", "gegevens": {} }""", "uitkomst-onbekend")]
    [InlineData("""{ "doe": "taak", "zaak": "m", "taak": "triage", "als": "intake", "uitkomst": "beantwoord", "gegevens": {}, "verwacht": { "fout": "rol-onbevoegd" } }""", "geen weigering")]
    [InlineData("""{ "doe": "vroegsignaal", "zaak": "s", "gegevens": {} }""", "veld-verplicht:inwoner")]
    [InlineData("""{ "doe": "handeling", "zaak": "m", "handeling": "toveren", "als": "consulent", "gegevens": {} }""", "toveren")]
    [InlineData("""{ "verwacht": { "zaak": "weg", "taken": [] } }""", "deze zaak is er niet")]
    [InlineData("""{ "verwacht": { "zaak": "m", "termijnen": { "WMO-ONT": "vervallen" } } }""", "WMO-ONT")]
    public async Task A_refusal_that_nobody_expects_is_a_difference_and_the_run_goes_on(string step, string named)
    {
        var run = await RunAsync(Write("x", Scenario("x", Melding, step, """{ "verwacht": { "zaak": "m", "gebeurtenissen": { "melding.geregistreerd": 1 } } }""")));

        run.Code.ShouldBe(1, run.Error);
        run.Out.ShouldContain("stap 2");
        run.Out.ShouldContain(named);
        run.Out.ShouldNotContain("stap 3");
    }

    private static Task<(int Code, string Out, string Error)> RunAsync(string path) => ScenarioTests.RunAsync(path, Gedeeld.Value);

    private static string Scenario(string id, params string[] steps) =>
        $$"""{ "scenario": "{{id}}", "gemeente": "hengelo", "klok": "2026-03-02T09:00", "stappen": [{{string.Join(", ", steps)}}] }""";

    private string Write(string name, string text)
    {
        var path = Path.Combine(_folder.FullName, $"{name}.json");
        File.WriteAllText(path, text);
        return path;
    }
}
