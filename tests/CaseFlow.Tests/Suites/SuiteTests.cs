using CaseFlow.Suites;
using CaseFlow.Tests.Testing;
using Shouldly;
using Xunit;
using Xunit.Abstractions;

namespace CaseFlow.Tests.Suites;

/// <summary>The engine runs the models of others as their own engines do, or says at load that it does not. Nothing in between.</summary>
public sealed class SuiteTests(ITestOutputHelper output)
{
    [ChecksFact("engine")]
    public void Both_engines_agree_on_the_core_and_so_do_we()
    {
        var core = Run("usertask-cases.json").Where(r => r.Tier == "core").ToList();

        core.Count.ShouldBeGreaterThanOrEqualTo(168);
        core.Where(r => r.Outcome != SuiteOutcome.Passed).Select(r => $"{r.Id}: {r.Message}").ShouldBeEmpty();
    }

    [ChecksFact("engine")]
    public void Of_the_other_cases_with_user_tasks_at_least_170_pass_and_none_is_wrong()
    {
        var others = Run("usertask-cases.json").Where(r => r.Tier != "core").ToList();

        Wrong(others).ShouldBeEmpty();
        others.Count(r => r.Outcome == SuiteOutcome.Passed).ShouldBeGreaterThanOrEqualTo(170);
    }

    [ChecksFact("engine")]
    public void Automatic_processes_leave_the_right_marks_or_are_refused()
    {
        var all = Run("betsy-cases.json");

        Wrong(all).ShouldBeEmpty();
        all.Count(r => r.Tier == "confirmed" && r.Outcome == SuiteOutcome.Passed).ShouldBeGreaterThanOrEqualTo(140);
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
        results.Where(r => r.Outcome == SuiteOutcome.Failed).Select(r => $"{r.Id}: {r.Message}");
}
