using System.Diagnostics;
using Shouldly;
using Xunit;

namespace CaseFlow.Tests.Architecture;

public sealed class RunTests
{
    [Fact]
    public void Paths_given_to_dotnet_run_count_from_where_it_was_typed()
    {
        using var proces = Process.Start(new ProcessStartInfo("dotnet", ["msbuild", Repository.PathOf("src/CaseFlow/CaseFlow.csproj"), "-getProperty:RunWorkingDirectory", "-nodeReuse:false"]) { RedirectStandardOutput = true })!;

        proces.StandardOutput.ReadToEnd().Trim().ShouldBeEmpty();
        proces.WaitForExit();
        proces.ExitCode.ShouldBe(0);
    }

    /// <summary>What ./test makes of the answer of the package feeds.</summary>
    [Theory]
    [InlineData(0, """{ "projects": [ { "path": "a" } ] }""")]
    [InlineData(1, """{ "projects": [ { "frameworks": [ { "topLevelPackages": [ { "id": "Slecht", "vulnerabilities": [ { "severity": "High", "advisoryurl": "https://advies.example/1" } ] } ] } ] } ] }""")]
    [InlineData(2, """{ "problems": [ { "text": "Audit source 'feed1' did not provide any vulnerability data." } ], "projects": [ { "path": "a" } ] }""")]
    [InlineData(2, "error: Unable to load the service index")]
    public void A_known_vulnerability_fails_the_run_and_a_feed_that_cannot_tell_does_not(int uitkomst, string antwoord)
    {
        var bestand = Path.GetTempFileName();
        File.WriteAllText(bestand, antwoord);
        using var proces = Process.Start(new ProcessStartInfo("bash", ["-c", "source \"$0\"; audit_verdict \"$1\" 1", Repository.PathOf("tests", "lib", "audit.sh"), bestand]) { RedirectStandardOutput = true })!;
        var gezegd = proces.StandardOutput.ReadToEnd();
        proces.WaitForExit();
        File.Delete(bestand);
        proces.ExitCode.ShouldBe(uitkomst, gezegd);
        gezegd.Length.ShouldBeGreaterThan(5);
    }
}
