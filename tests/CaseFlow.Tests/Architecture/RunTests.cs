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
}
