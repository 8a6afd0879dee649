namespace CaseFlow.Benchmarks;

/// <summary>Whether an act costs more late in the life of one instance than early.</summary>
internal static class StepBench
{
    private const int Steps = 1000;
    private const int Window = 50;

    public static async Task RunAsync(Report report, Server server, bool isLong)
    {
        await using var app = await Installation.CreateAsync(server);
        var early = new List<double>();
        var late = new List<double>();
        foreach (var zaak in await Cases.MakeAsync(app, isLong ? 9 : 4))
        {
            report.Progress($"{server.Name}, an instance of {Steps} steps");
            var times = new List<double>();
            var (task, _) = await Cases.StartAsync(app, zaak, "loop");
            for (var step = 0; step < Steps; step++)
            {
                (task, var time) = await Cases.CompleteAsync(app, task!.Value, "verder");
                times.Add(time);
            }
            // The first instance warms up; of the others one began when another was far, so that slow drift of the machine hits both ends.
            early.Add(Round.Median(times.Take(Window)));
            late.Add(Round.Median(times.TakeLast(Window)));
        }
        var (first, last) = (Round.Median(early.Skip(1)), Round.Median(late.Skip(1)));
        report.Head($"Step 1 and step {Steps:#,0} of one instance, {server.Name}");
        report.Line($"Median of the first {Window} acts {first:0.00} ms, of the last {Window} {last:0.00} ms: **{last / first:0.00} times** ({early.Count - 1} instances after one to warm up).");
    }
}
