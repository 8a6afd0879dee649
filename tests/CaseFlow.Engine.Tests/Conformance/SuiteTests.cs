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
        if (Suites.Folder() is not { } folder)
        {
            return;
        }
        var cases = JsonNode.Parse(File.ReadAllText(Path.Combine(folder, "usertask-cases.json")))!["cases"]!.AsArray()
            .Where(c => (string?)c!["tier"] == tier).ToArray();
        var results = cases.Select(c => (Id: (string)c!["id"]!, Result: Run(folder, c.AsObject()))).ToArray();
        Suites.Report(output, tier, results);
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
}
