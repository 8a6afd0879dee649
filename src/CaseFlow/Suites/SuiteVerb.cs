using System.Text.Encodings.Web;
using System.Text.Json;

namespace CaseFlow.Suites;

/// <summary>Runs the cases of a suite with the engine alone and tells per feature what passed, was refused or failed.</summary>
internal static class SuiteVerb
{
    private static readonly JsonSerializerOptions Json = new() { WriteIndented = true, Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    /// <returns>0 when nothing failed, 1 when something did, 2 when no case has an id that begins so.</returns>
    public static int Run(string path, string? only, string? json, TextWriter output, TextWriter error)
    {
        var items = SuiteFile.Load(path).Where(i => only is null || i.Id.StartsWith(only, StringComparison.Ordinal)).ToList();
        if (items.Count == 0)
        {
            error.WriteLine(only is null ? $"{path}: the suite has no cases." : $"{path}: no case has an id that begins with '{only}'.");
            return 2;
        }
        var results = items.Select(i => i.Run()).ToList();
        Tell(results, output);
        if (json is not null)
        {
            File.WriteAllText(json, JsonSerializer.Serialize(results.Select(r => new { id = r.Id, result = Name(r.Outcome), message = r.Message }), Json));
        }
        return results.Any(r => r.Outcome == SuiteOutcome.Failed) ? 1 : 0;
    }

    private static void Tell(List<SuiteResult> results, TextWriter output)
    {
        var width = Math.Max(results.Max(r => r.Feature.Length), "feature".Length);
        output.WriteLine($"{"feature".PadRight(width)}  passed  refused  failed");
        foreach (var feature in results.GroupBy(r => r.Feature).OrderBy(g => g.Key, StringComparer.Ordinal))
        {
            output.WriteLine($"{feature.Key.PadRight(width)}  {Count(feature, SuiteOutcome.Passed),6}  {Count(feature, SuiteOutcome.Refused),7}  {Count(feature, SuiteOutcome.Failed),6}");
        }
        foreach (var outcome in new[] { SuiteOutcome.Refused, SuiteOutcome.Failed })
        {
            foreach (var result in results.Where(r => r.Outcome == outcome))
            {
                output.WriteLine($"{Name(outcome)}  {result.Id}: {result.Message}");
            }
        }
        foreach (var tier in results.Where(r => r.Tier is not null).GroupBy(r => r.Tier).OrderBy(g => g.Key, StringComparer.Ordinal))
        {
            output.WriteLine($"{tier.Key}: {Sum(tier)}");
        }
        output.WriteLine(Sum(results));
    }

    private static string Sum(IEnumerable<SuiteResult> results)
    {
        var all = results.ToList();
        return $"{Count(all, SuiteOutcome.Passed)} passed, {Count(all, SuiteOutcome.Refused)} refused, {Count(all, SuiteOutcome.Failed)} failed, of {all.Count}";
    }

    private static int Count(IEnumerable<SuiteResult> results, SuiteOutcome outcome) => results.Count(r => r.Outcome == outcome);

    private static string Name(SuiteOutcome outcome) => outcome.ToString().ToLowerInvariant();
}
