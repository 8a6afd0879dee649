using System.Text.RegularExpressions;
using CaseFlow.Engine.Runtime;
using Shouldly;
using Xunit;

namespace CaseFlow.Tests.Architecture;

/// <summary>The rules that keep the house as it is meant to be.</summary>
public sealed partial class HouseTests
{
    [Fact]
    public void The_engine_references_nothing_but_the_framework() =>
        typeof(Interpreter).Assembly.GetReferencedAssemblies().Select(a => a.Name!)
            .ShouldAllBe(name => name.StartsWith("System.") || name == "netstandard" || name == "mscorlib");

    [Fact]
    public void Only_the_slice_of_work_processes_and_the_try_out_of_models_know_the_engine() =>
        Repository.Sources("src/CaseFlow")
            .Where(p => !new[] { "Werkprocessen", "Suites" }.Any(slice => p.Contains($"{Path.DirectorySeparatorChar}{slice}{Path.DirectorySeparatorChar}")))
            .Where(p => File.ReadAllText(p).Contains("CaseFlow.Engine"))
            .Select(p => Path.GetRelativePath(Repository.Root, p))
            .ShouldBeEmpty();

    [Fact]
    public void Nobody_reads_the_clock_directly() =>
        Repository.Sources("src")
            .Where(p => ClockRead().IsMatch(File.ReadAllText(p)))
            .Select(p => Path.GetRelativePath(Repository.Root, p))
            .ShouldBeEmpty("time is an argument; ask TimeProvider at the edge");

    [Fact]
    public void Interfaces_stay_few()
    {
        var types = typeof(Program).Assembly.GetTypes().Where(t => t.Namespace?.StartsWith("CaseFlow") == true && !t.IsNested).ToList();
        types.Count(t => t.IsInterface).ShouldBeLessThanOrEqualTo(types.Count / 20 + 1);
    }

    [GeneratedRegex(@"\bDateTime(Offset)?\.(Utc)?(Now|Today)\b")]
    private static partial Regex ClockRead();
}
