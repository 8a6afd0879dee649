using CaseFlow.Data;
using Microsoft.EntityFrameworkCore;

namespace CaseFlow.Benchmarks;

/// <summary>An act through the services of the application beside <see cref="Floor"/>, turn by turn in the same run.</summary>
internal static class ActBench
{
    public static async Task RunAsync(Report report, Server server, bool isLong)
    {
        var (runs, rounds) = isLong ? (400, 7) : (120, 5);
        await using var app = await Installation.CreateAsync(server);
        await using var floor = await Installation.CreateAsync(server);
        report.Head($"An act with everything on, {server.Name}");
        report.Line("The three-task route through the services: lock, rules, engine, tasks, history, log; four acts a run. The floor reads and writes the same rows by EF Core alone.");
        report.Line();
        report.Table("clients", "acts/s", "floor acts/s", "**of the floor**", "p50 / p95 ms", "floor p50 / p95 ms");
        var bareEf = new Floor(floor.Options);
        await AppAsync(app, 2, await Cases.MakeAsync(app, 100));
        await FloorAsync(bareEf, 2, await Cases.MakeAsync(floor, 100));
        foreach (var clients in new[] { 1, 4, 8 })
        {
            var measured = new List<(Round App, Round Floor)>();
            for (var i = 0; i < rounds; i++)
            {
                report.Progress($"{server.Name}, {clients} clients, round {i + 1} of {rounds}");
                measured.Add((await AppAsync(app, clients, await Cases.MakeAsync(app, runs)), await FloorAsync(bareEf, clients, await Cases.MakeAsync(floor, runs))));
            }
            var (own, bare) = (Round.Median(measured.Select(m => m.App.PerSecond)), Round.Median(measured.Select(m => m.Floor.PerSecond)));
            var ratio = Round.Median(measured.Select(m => m.App.PerSecond / m.Floor.PerSecond));
            report.Row($"{clients}", $"{own:0}", $"{bare:0}", $"**{ratio:0.00}**", Times(measured.Select(m => m.App)), Times(measured.Select(m => m.Floor)));
        }
        await CompareAsync(report, app, floor);
    }

    private static string Times(IEnumerable<Round> rounds)
    {
        var all = new Round([.. rounds.SelectMany(r => r.Times)], 1);
        return $"{all.Percentile(0.5):0.0} / {all.Percentile(0.95):0.0}";
    }

    public static Task<Round> AppAsync(Installation app, int clients, List<Guid> cases) => Round.RunAsync(clients, cases, async (zaak, timed) =>
    {
        var (task, time) = await Cases.StartAsync(app, zaak, "three-tasks");
        timed(time);
        while (task is { } open)
        {
            (task, time) = await Cases.CompleteAsync(app, open);
            timed(time);
        }
    });

    private static Task<Round> FloorAsync(Floor floor, int clients, List<Guid> cases) =>
        Round.RunAsync(clients, cases, (zaak, timed) => floor.RunAsync(zaak, timed));

    // The ratio means nothing when the two did not write the same.
    private static async Task CompareAsync(Report report, Installation app, Installation floor)
    {
        await using var own = app.NewContext();
        await using var bare = floor.NewContext();
        var total = 0L;
        var different = new List<string>();
        foreach (var table in own.Model.GetEntityTypes().Select(e => e.GetTableName()!).Distinct())
        {
            var (a, b) = (await CountAsync(own, table), await CountAsync(bare, table));
            total += a;
            if (a != b)
            {
                different.Add($"{table} {a} and {b}");
            }
        }
        report.Line();
        if (different.Count > 0)
        {
            report.Fault($"The two did not write the same rows: {string.Join(", ", different)}.");
            return;
        }
        report.Line($"Both left the same {total} rows in the same tables.");
    }

    private static async Task<long> CountAsync(CaseFlowDbContext db, string table)
    {
        await db.Database.OpenConnectionAsync();
        await using var command = db.Database.GetDbConnection().CreateCommand();
        command.CommandText = "select count(*) from " + table;
        return Convert.ToInt64(await command.ExecuteScalarAsync(), System.Globalization.CultureInfo.InvariantCulture);
    }
}
