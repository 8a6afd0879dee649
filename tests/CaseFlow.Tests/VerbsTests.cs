using CaseFlow.Tests.Testing;
using Shouldly;
using Xunit;

namespace CaseFlow.Tests;

/// <summary>A user's mistake ends in a sentence and an exit code; an exception that gets out of a verb is a stack trace.</summary>
public sealed class VerbsTests
{
    [Fact]
    public async Task A_file_that_is_no_database_is_told_without_a_stack_trace()
    {
        var bestand = Path.GetTempFileName();
        await File.WriteAllTextAsync(bestand, new string('x', 2000));
        foreach (var verb in new[] { "status", "upgrade" })
        {
            (await Verbs.Db().Parse([verb, "--connection", $"Data Source={bestand}"]).InvokeAsync(Kaal)).ShouldBe(2);
        }
        File.Delete(bestand);
    }

    [Fact]
    public async Task A_server_that_does_not_answer_is_told_without_a_stack_trace() =>
        (await Verbs.Db().Parse(["status", "--provider", "postgresql", "--connection", "Host=127.0.0.1;Port=1;Username=x;Database=y"]).InvokeAsync(Kaal)).ShouldBe(2);

    [Fact]
    public void The_check_tells_which_elements_run_and_which_do_not()
    {
        using var output = new StringWriter();

        WorkflowsCheck.TellElements(output).ShouldBe(0);

        var (runs, refused) = (output.ToString().Split("REFUSED AT LOAD")[0], output.ToString().Split("REFUSED AT LOAD")[1]);
        runs.ShouldStartWith("SUPPORTED");
        runs.ShouldContain("  ad-hoc sub-process: ");
        runs.ShouldContain("  business rule task: cf:decision");
        refused.ShouldContain("  script task, ");
        refused.ShouldContain("  complex gateway, ");
        output.ToString().ShouldNotContain("|");
    }

    [Theory]
    [InlineData("0")]
    [InlineData("-1")]
    [InlineData("100000")]
    [InlineData("veel")]
    public void A_number_of_months_that_makes_no_demo_is_refused(string maanden) =>
        Verbs.Serve([]).Parse(["--demo", "--demo-maanden", maanden]).Errors.ShouldNotBeEmpty();

    [Fact]
    public void The_usual_numbers_of_months_are_accepted()
    {
        Verbs.Serve([]).Parse(["--demo"]).Errors.ShouldBeEmpty();
        Verbs.Serve([]).Parse(["--demo", "--demo-maanden", "24"]).Errors.ShouldBeEmpty();
    }

    private static System.CommandLine.InvocationConfiguration Kaal => new() { EnableDefaultExceptionHandler = false };
}
