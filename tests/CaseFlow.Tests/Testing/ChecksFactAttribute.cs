using CaseFlow.Tests.Architecture;
using Xunit;

namespace CaseFlow.Tests.Testing;

/// <summary>
/// Runs once, on SQLite, when these checks of others are there: in the folder of CASEFLOW_CHECKS, or in shared/checks beside or above the repository.
/// They are data of others and no part of this repository; where they are absent, the test is skipped and counted as such.
/// </summary>
public sealed class ChecksFactAttribute : FactAttribute
{
    public ChecksFactAttribute(string checks) => Skip = TestDatabase.ChosenProvider != "sqlite" ? "About SQLite only."
        : Folder(checks) is null ? $"No checks of others: there is no shared/checks/{checks} above the repository, and CASEFLOW_CHECKS is not set." : null;

    public static string? Folder(string checks)
    {
        var places = new List<string>();
        if (Environment.GetEnvironmentVariable("CASEFLOW_CHECKS") is { Length: > 0 } named)
        {
            places.Add(Path.Combine(named, checks));
        }
        else
        {
            for (var at = new DirectoryInfo(Repository.Root).Parent; at is not null; at = at.Parent)
            {
                places.Add(Path.Combine(at.FullName, "shared", "checks", checks));
            }
        }
        return places.Find(p => Directory.Exists(p) && Directory.EnumerateFiles(p, "*", SearchOption.AllDirectories).Any(f => Path.GetExtension(f) is ".json" or ".csv"));
    }
}
