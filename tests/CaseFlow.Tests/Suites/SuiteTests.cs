using CaseFlow.Suites;
using CaseFlow.Tests.Testing;
using Shouldly;
using Xunit;
using Xunit.Abstractions;

namespace CaseFlow.Tests.Suites;

/// <summary>The engine runs the models of others as their own engines do, or says at load that it does not. Nothing in between.</summary>
public sealed class SuiteTests(ITestOutputHelper output)
{
    /// <summary>Where this engine differs on purpose, and why.</summary>
    private static readonly Dictionary<string, string> Differences = new()
    {
        ["operaton/CallActivityTest.testSingleDeletionWithTwoSubProcesses"] = "a called process is part of its caller and cannot be cancelled alone",
        ["betsy/data/DataObject_ReadWrite_String#1"] = "the marks need the suite's own host: data objects are no variables here",
        ["betsy/data/Property_ReadWrite_String#1"] = "the marks need the suite's own host: properties are no variables here",
        ["betsy/gateways/ParallelGateway_TrueParallelism#1"] = "the mark needs handlers on several threads, which is the host's choice",
    };

    [ChecksFact("engine")]
    public void Both_engines_agree_on_the_core_and_so_do_we()
    {
        var core = Run("usertask-cases.json").Where(r => r.Tier == "core").ToList();

        core.Count.ShouldBeGreaterThanOrEqualTo(168);
        core.Where(r => r.Outcome != SuiteOutcome.Passed).Select(r => $"{r.Id}: {r.Message}").ShouldBeEmpty();
    }

    [ChecksFact("engine")]
    public void Of_the_other_cases_with_user_tasks_at_least_150_pass_and_none_is_wrong()
    {
        var others = Run("usertask-cases.json").Where(r => r.Tier != "core").ToList();

        Wrong(others).ShouldBeEmpty();
        others.Count(r => r.Outcome == SuiteOutcome.Passed).ShouldBeGreaterThanOrEqualTo(150);
    }

    [ChecksFact("engine")]
    public void Automatic_processes_leave_the_right_marks_or_are_refused()
    {
        var all = Run("betsy-cases.json");

        Wrong(all).ShouldBeEmpty();
        all.Count(r => r.Tier == "confirmed" && r.Outcome == SuiteOutcome.Passed).ShouldBeGreaterThanOrEqualTo(126);
    }

    [ChecksFact("engine")]
    public void Models_made_to_be_exchanged_load_or_are_refused_and_keep_every_shape()
    {
        var all = Run("miwg-models.json");

        all.Count.ShouldBeGreaterThanOrEqualTo(21);
        Wrong(all).ShouldBeEmpty();
    }

    private List<SuiteResult> Run(string suite)
    {
        var results = SuiteFile.Load(Path.Combine(ChecksFactAttribute.Folder("engine")!, suite)).Select(i => i.Run()).ToList();
        foreach (var tier in results.GroupBy(r => r.Tier))
        {
            output.WriteLine($"{tier.Key ?? suite}: {string.Join(", ", tier.CountBy(r => r.Outcome).Select(c => $"{c.Value} {c.Key}"))}");
        }
        return results;
    }

    private static IEnumerable<string> Wrong(IEnumerable<SuiteResult> results) =>
        results.Where(r => r.Outcome == SuiteOutcome.Failed && !Differences.ContainsKey(r.Id)).Select(r => $"{r.Id}: {r.Message}");
}
