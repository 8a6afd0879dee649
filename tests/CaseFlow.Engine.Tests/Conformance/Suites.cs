using Xunit.Abstractions;

namespace CaseFlow.Engine.Tests.Conformance;

/// <summary>Finds the test suites of other engines, which are data of others and no part of this repository.</summary>
internal static class Suites
{
    /// <summary>The folder, or null with a message when the suites are not there.</summary>
    public static string? Folder()
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
        Console.WriteLine("Conformance suites skipped: there is no checks/engine above the repository, and CASEFLOW_CHECKS is not set.");
        return null;
    }

    public static void Report(ITestOutputHelper output, string name, IReadOnlyList<(string Id, string Result)> results)
    {
        foreach (var (id, result) in results.Where(r => r.Result != "passed").OrderBy(r => r.Result[..6]))
        {
            output.WriteLine($"{id}: {result}");
        }
        output.WriteLine($"{name}: {Count("passed")} passed, {Count("refused")} refused, {Count("failed")} failed");

        int Count(string kind) => results.Count(r => r.Result.StartsWith(kind, StringComparison.Ordinal));
    }
}
