using System.Diagnostics;
using CaseFlow.Jobs;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;

namespace CaseFlow.Benchmarks;

/// <summary>How fast the worker of one node gets through timers that are due; each opens a task, in a transaction of its own.</summary>
internal static class TimerBench
{
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(5);

    public static async Task RunAsync(Report report, Server server, bool isLong)
    {
        var count = isLong ? 2000 : 500;
        await using var app = await Installation.CreateAsync(server);
        var metrics = app.Services.GetRequiredService<JobMetrics>();
        var nothing = new ConfigurationBuilder().Build();
        foreach (var size in new[] { 100, count })
        {
            report.Progress($"{server.Name}, {size} timers");
            var cases = await Cases.MakeAsync(app, size);
            foreach (var zaak in cases)
            {
                await Cases.StartAsync(app, zaak, "timer");
            }
            var before = metrics.DoneCount;
            using var worker = ActivatorUtilities.CreateInstance<JobWorker>(app.Services, new LateClock(), nothing);
            var watch = Stopwatch.StartNew();
            await worker.StartAsync(default);
            while (metrics.DoneCount - before < size && watch.Elapsed < Patience)
            {
                await Task.Delay(5);
            }
            var seconds = watch.Elapsed.TotalSeconds;
            await worker.StopAsync(default);
            await using var db = app.NewContext();
            if (await db.Taken.CountAsync(t => cases.Contains(t.ZaakId)) is var opened && opened != size)
            {
                report.Fault($"Of {size} timers {opened} opened their task.");
            }
            if (size == count)
            {
                report.Head($"Due timers, {server.Name}");
                report.Line($"{count} timers in {seconds:0.0} s on one node: **{count / seconds:0} per second** (claimed under a lease, the case locked, the task opened).");
            }
        }
    }

    // Every timer of an hour has gone off.
    private sealed class LateClock : TimeProvider
    {
        public override DateTimeOffset GetUtcNow() => base.GetUtcNow().AddHours(2);
    }
}
