using System.Text.Json;
using System.Text.Json.Nodes;
using CaseFlow.Engine.Model;
using CaseFlow.Engine.Runtime;

namespace CaseFlow.Suites;

/// <summary>Refused means that the model was not loaded and that the reader was told why; failed, that something else came out than was expected.</summary>
internal enum SuiteOutcome { Passed, Refused, Failed }

internal sealed record SuiteResult(string Id, string Feature, string? Tier, SuiteOutcome Outcome, string Message);

/// <summary>A case of a suite: model files, and what must happen with them.</summary>
internal sealed record SuiteItem(string Id, string Feature, string? Tier, IReadOnlyList<string> Models, Func<SuiteResult> Run);

/// <summary>Reads the three kinds of suites: steps with user tasks, traces of automatic processes, and models to load and save.</summary>
internal static class SuiteFile
{
    /// <exception cref="InvalidDataException">The file is not a suite; the message says where and why.</exception>
    public static IReadOnlyList<SuiteItem> Load(string path)
    {
        var folder = Path.GetDirectoryName(Path.GetFullPath(path))!;
        try
        {
            var root = JsonNode.Parse(File.ReadAllText(path)) as JsonObject ?? throw new InvalidDataException($"{path}: a suite is an object with 'cases' or 'models'.");
            var items = (root["cases"] ?? root["models"]) as JsonArray ?? throw new InvalidDataException($"{path}: there is no list 'cases' or 'models'.");
            return [.. items.Select((item, i) => Item(folder, item as JsonObject ?? throw new InvalidDataException($"{path}: case {i} is not an object."), $"{path}, case {i}"))];
        }
        catch (JsonException e)
        {
            throw new InvalidDataException($"{path}: this is not JSON: {e.Message}");
        }
    }

    private static SuiteItem Item(string folder, JsonObject item, string place)
    {
        var id = (string?)item["id"] ?? (string?)item["file"] ?? throw new InvalidDataException($"{place}: it has neither 'id' nor 'file'.");
        var feature = (string?)item["feature"] ?? "load and save";
        var models = Paths(folder, (item["files"] ?? item["file"]) ?? throw new InvalidDataException($"{place}: it has neither 'files' nor 'file'."));
        Func<string?> play =
            item["steps"] is JsonArray steps ? () => StepCase.Play(models, steps)
            : item["expectedTrace"] is JsonArray ? () => TraceCase.Play(models[0], item)
            : item["elements"] is JsonObject ? () => ModelCase.Play(models[0], item)
            : throw new InvalidDataException($"{place}: it has neither 'steps' nor 'expectedTrace' nor 'elements'.");
        var tier = (string?)item["tier"] ?? ((bool?)item["confirmedOnOperaton"] is { } isConfirmed ? isConfirmed ? "confirmed" : "unconfirmed" : null);
        return new SuiteItem(id, feature, tier, models, () => Run(id, feature, tier, play));
    }

    private static string[] Paths(string folder, JsonNode files) =>
        files is JsonArray several ? [.. several.Select(f => Path.Combine(folder, (string)f!))] : [Path.Combine(folder, (string)files!)];

    private static SuiteResult Run(string id, string feature, string? tier, Func<string?> play)
    {
        try
        {
            return play() is { } difference ? new(id, feature, tier, SuiteOutcome.Failed, difference) : new(id, feature, tier, SuiteOutcome.Passed, "");
        }
        catch (ModelException e)
        {
            // A refusal that does not say where is as bad as a wrong answer.
            var isClear = e.Faults.All(f => f.Line > 0 && f.Hint.Length > 0);
            return new(id, feature, tier, isClear ? SuiteOutcome.Refused : SuiteOutcome.Failed, e.Message.ReplaceLineEndings("; "));
        }
        catch (Exception e) when (e is EngineException or IOException)
        {
            return new(id, feature, tier, SuiteOutcome.Failed, e.Message);
        }
    }
}
