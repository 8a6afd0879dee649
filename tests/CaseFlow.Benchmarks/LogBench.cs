using CaseFlow.Data;
using CaseFlow.Logboek;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Diagnostics;
using Microsoft.Extensions.DependencyInjection;

namespace CaseFlow.Benchmarks;

/// <summary>What the log of reads and changes costs: the same acts, once with it and once with its lines dropped before they are saved, turn by turn.</summary>
internal static class LogBench
{
    public static async Task RunAsync(Report report, Server server, bool isLong)
    {
        var (runs, rounds) = isLong ? (400, 9) : (150, 7);
        await using var with = await Installation.CreateAsync(server);
        await using var without = await Installation.CreateAsync(server, s => s.ConfigureDbContext<CaseFlowDbContext>(o => o.AddInterceptors(new DropsLog()), ServiceLifetime.Singleton));
        report.Head($"The log of reads and changes, {server.Name}");
        report.Line("The three-task route through the services, with the log and without.");
        report.Line();
        report.Table("clients", "p50 with ms", "p50 without ms", "**cost of an act**");
        await ActBench.AppAsync(with, 2, await Cases.MakeAsync(with, 60));
        await ActBench.AppAsync(without, 2, await Cases.MakeAsync(without, 60));
        foreach (var clients in new[] { 1, 4 })
        {
            var measured = new List<(Round With, Round Without)>();
            for (var i = 0; i < rounds; i++)
            {
                report.Progress($"{server.Name}, log, {clients} clients, round {i + 1} of {rounds}");
                measured.Add((await ActBench.AppAsync(with, clients, await Cases.MakeAsync(with, runs)), await ActBench.AppAsync(without, clients, await Cases.MakeAsync(without, runs))));
            }
            var ratio = Round.Median(measured.Select(m => m.Without.PerSecond / m.With.PerSecond));
            report.Row($"{clients}", $"{Round.Median(measured.Select(m => m.With.Percentile(0.5))):0.00}", $"{Round.Median(measured.Select(m => m.Without.Percentile(0.5))):0.00}", $"**{100 * (ratio - 1):0.0} %**");
        }
    }

    private sealed class DropsLog : SaveChangesInterceptor
    {
        public override ValueTask<InterceptionResult<int>> SavingChangesAsync(DbContextEventData data, InterceptionResult<int> result, CancellationToken cancellation = default)
        {
            foreach (var line in data.Context!.ChangeTracker.Entries<Logregel>().ToList())
            {
                line.State = EntityState.Detached;
            }
            return base.SavingChangesAsync(data, result, cancellation);
        }
    }
}
