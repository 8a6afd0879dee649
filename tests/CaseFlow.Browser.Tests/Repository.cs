namespace CaseFlow.Browser.Tests;

internal static class Repository
{
    public static string Root { get; } = Find(new DirectoryInfo(AppContext.BaseDirectory));

    private static string Find(DirectoryInfo? folder) =>
        folder is null ? throw new DirectoryNotFoundException("No CaseFlow.sln above the tests.")
        : File.Exists(Path.Combine(folder.FullName, "CaseFlow.sln")) ? folder.FullName
        : Find(folder.Parent);
}
