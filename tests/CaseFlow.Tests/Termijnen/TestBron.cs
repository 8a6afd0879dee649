using CaseFlow.Termijnen;

namespace CaseFlow.Tests.Termijnen;

/// <summary>Files of the repository and the calendar and rules as they are delivered.</summary>
internal static class TestBron
{
    public static readonly Kalender Geleverd = Kalender.Load(Path("workflows/kalender/gelijkgestelde-dagen.json"));
    public static readonly TermijnRegels Regels = TermijnRegels.Load(Path("workflows/termijnen/termijnregels.json"));

    public static string Path(string relative)
    {
        var folder = new DirectoryInfo(AppContext.BaseDirectory);
        while (!File.Exists(System.IO.Path.Combine(folder.FullName, "CaseFlow.sln")))
            folder = folder.Parent ?? throw new DirectoryNotFoundException("CaseFlow.sln");
        return System.IO.Path.Combine(folder.FullName, relative);
    }

    public static DateOnly Dag(string iso) => DateOnly.ParseExact(iso, "yyyy-MM-dd");
}

internal sealed class TempFile : IDisposable
{
    public TempFile(string content) => File.WriteAllText(Path, content);

    public string Path { get; } = System.IO.Path.Combine(System.IO.Path.GetTempPath(), Guid.NewGuid() + ".txt");

    public void Dispose() => File.Delete(Path);
}
