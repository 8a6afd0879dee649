using System.Text.Json.Nodes;
using CaseFlow.Engine.Model;
using CaseFlow.Engine.Runtime;
using Shouldly;
using Xunit;
using Xunit.Abstractions;

namespace CaseFlow.Engine.Tests.Conformance;

/// <summary>
/// Cases of the test suites of other engines, when they lie beside the repository (or where CASEFLOW_CHECKS points).
/// They are test data of others and no part of this repository.
/// </summary>
public class SuiteTests(ITestOutputHelper output)
{
    /// <summary>Where this engine differs on purpose, and why.</summary>
    private static readonly Dictionary<string, string> Differences = new()
    {
        ["operaton/CallActivityTest.testSingleDeletionWithTwoSubProcesses"] = "a called process is part of its caller and cannot be cancelled alone",
    };

    [Theory]
    [InlineData("core")]
    [InlineData("operaton-only")]
    [InlineData("async")]
    public void Every_case_passes_or_is_refused_with_a_reason(string tier)
    {
        if (Folder() is not { } folder)
        {
            Console.WriteLine("Conformance suites skipped: no checks/engine beside the repository, and CASEFLOW_CHECKS is not set.");
            return;
        }
        var cases = JsonNode.Parse(File.ReadAllText(Path.Combine(folder, "usertask-cases.json")))!["cases"]!.AsArray()
            .Where(c => (string?)c!["tier"] == tier).ToArray();
        var results = cases.Select(c => (Id: (string)c!["id"]!, Result: Run(folder, c.AsObject()))).ToArray();
        foreach (var (id, result) in results.Where(r => r.Result != "passed").OrderBy(r => r.Result[..7]))
        {
            output.WriteLine($"{id}: {result}");
        }
        output.WriteLine($"{tier}: {results.Count(r => r.Result == "passed")} passed, {results.Count(r => r.Result.StartsWith("refused", StringComparison.Ordinal))} refused, {results.Count(r => r.Result.StartsWith("failed", StringComparison.Ordinal))} failed");
        results.Where(r => r.Result.StartsWith("failed", StringComparison.Ordinal) && !Differences.ContainsKey(r.Id)).ShouldBeEmpty();
        if (tier == "core")
        {
            results.Where(r => r.Result != "passed").ShouldBeEmpty();
        }
    }

    private static string Run(string folder, JsonObject item)
    {
        try
        {
            var host = new SuiteHost(item["files"]!.AsArray().Select(f => Path.Combine(folder, (string)f!)));
            new SuiteCase(host).Play(item["steps"]!.AsArray());
            return "passed";
        }
        catch (ModelException e)
        {
            return $"refused: {e.Message}";
        }
        catch (SuiteFailure e)
        {
            return $"failed: {e.Message}";
        }
    }

    private static string? Folder()
    {
        if (Environment.GetEnvironmentVariable("CASEFLOW_CHECKS") is { Length: > 0 } named)
        {
            return Path.Combine(named, "engine");
        }
        for (var at = new DirectoryInfo(AppContext.BaseDirectory); at is not null; at = at.Parent)
        {
            foreach (var candidate in new[] { "checks/engine", "shared/checks/engine" })
            {
                var path = Path.Combine(at.FullName, candidate);
                if (File.Exists(Path.Combine(path, "usertask-cases.json")))
                {
                    return path;
                }
            }
        }
        return null;
    }
}
