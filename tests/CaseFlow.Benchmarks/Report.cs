using System.Diagnostics;

namespace CaseFlow.Benchmarks;

/// <summary>The figures as markdown, on the screen and in artifacts/, with a line of progress meanwhile.</summary>
internal sealed class Report
{
    private readonly Stopwatch _watch = Stopwatch.StartNew();
    private readonly List<string> _lines = [];

    public bool IsFaulty { get; private set; }

    public string Elapsed => $"{_watch.Elapsed.TotalSeconds:0} s";

    /// <summary>The load average over one, five and fifteen minutes, where the system tells it.</summary>
    public static string Load() => File.Exists("/proc/loadavg") ? string.Join(" ", File.ReadAllText("/proc/loadavg").Split(' ').Take(3)) : "unknown";

    public void Line(string text = "")
    {
        _lines.Add(text);
        Console.WriteLine(text);
    }

    public void Head(string title)
    {
        Line();
        Line($"## {title}");
    }

    public void Table(params string[] columns)
    {
        Line("| " + string.Join(" | ", columns) + " |");
        Line("|" + string.Concat(columns.Select(_ => "---|")));
    }

    public void Row(params string[] cells) => Line("| " + string.Join(" | ", cells) + " |");

    public void Fault(string text)
    {
        IsFaulty = true;
        Line($"**{text}**");
    }

    public void Progress(string text) => Console.Error.WriteLine($"   {Elapsed}: {text}");

    public void Save()
    {
        var file = Path.Combine(Directory.CreateDirectory("artifacts").FullName, "benchmarks.md");
        File.WriteAllLines(file, _lines);
        Console.Error.WriteLine($"   written to {file}");
    }
}

/// <summary>How long single acts took, in milliseconds, and how many there were per second of the clock on the wall.</summary>
internal sealed record Round(IReadOnlyList<double> Times, double Seconds)
{
    public double PerSecond => Times.Count / Seconds;

    public double Percentile(double part) => Times.Order().ElementAt((int)(part * (Times.Count - 1)));

    public static double Median(IEnumerable<double> values)
    {
        var sorted = values.Order().ToList();
        return sorted.Count % 2 == 1 ? sorted[sorted.Count / 2] : (sorted[sorted.Count / 2 - 1] + sorted[sorted.Count / 2]) / 2;
    }

    /// <summary>Lets a number of clients run side by side, each through its own part of the work; every act is timed.</summary>
    public static async Task<Round> RunAsync<T>(int clients, IReadOnlyList<T> work, Func<T, Action<double>, Task> run)
    {
        var times = new List<double>[clients];
        var watch = Stopwatch.StartNew();
        await Task.WhenAll(Enumerable.Range(0, clients).Select(client => Task.Run(async () =>
        {
            var own = times[client] = [];
            for (var i = client; i < work.Count; i += clients)
            {
                await run(work[i], own.Add);
            }
        })));
        return new Round([.. times.SelectMany(t => t)], watch.Elapsed.TotalSeconds);
    }
}
