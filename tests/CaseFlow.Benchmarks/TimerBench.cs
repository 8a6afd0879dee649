using System.Diagnostics;
using CaseFlow.Jobs;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace CaseFlow.Benchmarks;

/// <summary>How fast one node works through timers that are due; each opens a task, in a transaction of its own.</summary>
internal static class TimerBench
{
    public static async Task RunAsync(Report report, Server server, bool isLong)
    {
        var count = isLong ? 2000 : 400;
        await using var app = await Installation.CreateAsync(server);
        foreach (var size in new[] { 50, count })
        {
            report.Progress($"{server.Name}, {size} timers");
            var cases = await Cases.MakeAsync(app, size);
            foreach (var zaak in cases)
            {
                await Cases.StartAsync(app, zaak, "timer");
            }
            var watch = Stopwatch.StartNew();
            await using var scope = app.Services.CreateAsyncScope();
            var done = await scope.ServiceProvider.GetRequiredService<JobLoop>().LoopAsync(DateTimeOffset.UtcNow.AddHours(2));
            var seconds = watch.Elapsed.TotalSeconds;
            await using var db = app.NewContext();
            if (done != size || await db.Taken.CountAsync(t => cases.Contains(t.ZaakId)) != size)
            {
                report.Fault($"Of {size} timers {done} fired.");
            }
            if (size == count)
            {
                report.Head($"Due timers, {server.Name}");
                report.Line($"{count} timers in {seconds:0.0} s on one node: **{count / seconds:0} per second**.");
            }
        }
    }
}
