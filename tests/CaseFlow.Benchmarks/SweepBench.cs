using System.Diagnostics;
using CaseFlow.Data;
using CaseFlow.Jobs;
using CaseFlow.Termijnen;
using CaseFlow.Zaken;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace CaseFlow.Benchmarks;

/// <summary>
/// What people at work notice when ten thousand terms expire at once: two processes of the application handle them, are killed half-way and
/// replaced, while clients go on acting through a third. Afterwards every term must have been counted once.
/// </summary>
internal static class SweepBench
{
    private const int Clients = 4;
    private const int Instances = 2;
    private static readonly TimeSpan Think = TimeSpan.FromMilliseconds(40);
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(15);
    private static readonly DateOnly LongAgo = new(2026, 1, 5);

    public static async Task RunAsync(Report report, Server server, bool isLong)
    {
        var terms = isLong ? 10_000 : 2_000;
        await using var app = await Installation.CreateAsync(server);
        report.Progress($"{server.Name}, {terms} terms are made");
        await SeedAsync(app, terms);
        await WorkAsync(app, TimeSpan.FromSeconds(3));
        var quiet = TimeSpan.FromSeconds(isLong ? 20 : 8);
        report.Progress($"{server.Name}, acts without a sweep");
        var before = await WorkAsync(app, quiet);

        var watch = Stopwatch.StartNew();
        report.Progress($"{server.Name}, acts beside the sweep");
        var first = await SweepAsync(app, terms / 2);
        report.Progress($"{server.Name}, killed with {await LeftAsync(app)} terms left");
        var second = await SweepAsync(app, 0);
        var seconds = watch.Elapsed.TotalSeconds;
        var after = await WorkAsync(app, quiet);

        var beside = new Round([.. first.Times, .. second.Times], first.Seconds + second.Seconds);
        var alone = new Round([.. before.Times, .. after.Times], before.Seconds + after.Seconds);
        report.Head($"A sweep of {terms:N0} terms, {server.Name}");
        report.Line($"{Instances} processes of the application, both killed half-way, handled them in {seconds:0} s ({terms / seconds:0} per second), while {Clients} clients acted through a third process with {Think.TotalMilliseconds:0} ms of thought between.");
        report.Line();
        report.Table("acts", "per second", "p50 ms", "p95 ms", "p99 ms");
        report.Row($"without, before ({before.Times.Count})", Figures(before));
        report.Row($"beside the sweep ({beside.Times.Count})", Figures(beside));
        report.Row($"without, after ({after.Times.Count})", Figures(after));
        report.Line();
        report.Line($"p95 beside the sweep to p95 without: **{beside.Percentile(0.95) / alone.Percentile(0.95):0.00}** (aim: at most 2).");
        await CheckAsync(report, app, terms);
    }

    private static string Figures(Round round) => $"{round.PerSecond:0} | {round.Percentile(0.5):0.0} | {round.Percentile(0.95):0.0} | {round.Percentile(0.99):0.0}";

    /// <summary>Acts as people do, until this many terms are left; then kills the processes that sweep.</summary>
    private static async Task<Round> SweepAsync(Installation app, int until)
    {
        var sweepers = Enumerable.Range(0, Instances).Select(_ => Sweeper.Start(app)).ToList();
        try
        {
            // Starting a process takes all of a small machine for a moment; that is not the sweep.
            await Task.WhenAll(sweepers.Select(s => s.ReadyAsync()));
            return await WorkAsync(app, Patience, async () => await LeftAsync(app) <= until);
        }
        finally
        {
            sweepers.ForEach(s => s.Dispose());
        }
    }

    private static async Task<Round> WorkAsync(Installation app, TimeSpan atMost, Func<Task<bool>>? isDone = null)
    {
        using var enough = new CancellationTokenSource(atMost);
        var work = Task.WhenAll(Enumerable.Range(0, Clients).Select(_ => Task.Run(() => ActAsync(app, enough.Token))));
        var watch = Stopwatch.StartNew();
        while (isDone is not null && !enough.IsCancellationRequested && !work.IsFaulted)
        {
            await Task.Delay(500);
            if (await isDone())
            {
                await enough.CancelAsync();
            }
        }
        var times = await work;
        return new Round([.. times.SelectMany(t => t)], watch.Elapsed.TotalSeconds);
    }

    private static async Task<List<double>> ActAsync(Installation app, CancellationToken enough)
    {
        var times = new List<double>();
        while (!enough.IsCancellationRequested)
        {
            var (task, time) = await Cases.StartAsync(app, (await Cases.MakeAsync(app, 1))[0], "three-tasks");
            times.Add(time);
            while (task is { } open)
            {
                await Task.Delay(Think * (0.5 + Random.Shared.NextDouble()), CancellationToken.None);
                (task, time) = await Cases.CompleteAsync(app, open);
                times.Add(time);
            }
        }
        return times;
    }

    private static async Task SeedAsync(Installation app, int terms)
    {
        foreach (var part in (await Cases.MakeAsync(app, terms)).Chunk(100))
        {
            await using var scope = app.Services.CreateAsyncScope();
            var services = scope.ServiceProvider;
            await services.GetRequiredService<Transactie>().RunAsync(async () =>
            {
                foreach (var zaak in part)
                {
                    var c = await services.GetRequiredService<ZaakLader>().LaadAsync(zaak, Cases.Act());
                    services.GetRequiredService<TermijnService>().StartTermijn(c, "WMO-OND", LongAgo);
                }
            });
        }
    }

    private static async Task<int> LeftAsync(Installation app)
    {
        await using var db = app.NewContext();
        return await db.Jobs.CountAsync(j => j.Kind == JobKinds.Term);
    }

    private static async Task CheckAsync(Report report, Installation app, int terms)
    {
        await using var db = app.NewContext();
        var counted = await db.Termijnen.CountAsync(t => t.IsAfloopGeteld);
        var told = await db.Dossierregels.CountAsync(d => d.Naam == "termijn.afgelopen");
        var events = await db.Gebeurtenissen.CountAsync(g => g.Naam == "termijn.afgelopen");
        var incidents = await db.Incidents.CountAsync();
        if ((counted, told, events, incidents) != (terms, terms, terms, 0))
        {
            report.Fault($"Of {terms} terms {counted} were counted, with {told} lines in files, {events} events and {incidents} incidents.");
            return;
        }
        report.Line($"Nothing lost and nothing twice: {terms:N0} terms, {terms:N0} lines in the files, {terms:N0} counted events.");
    }

    /// <summary>A process with the application's composition and its worker, that ends by being killed.</summary>
    private sealed class Sweeper : IDisposable
    {
        private readonly Process _process;
        private readonly TaskCompletionSource _ready = new(TaskCreationOptions.RunContinuationsAsynchronously);

        private Sweeper(ProcessStartInfo start)
        {
            _process = new Process { StartInfo = start, EnableRaisingEvents = true };
            _process.OutputDataReceived += (_, e) => Hear(e.Data);
            _process.Exited += (_, _) => _ready.TrySetException(new InvalidOperationException("A process that should sweep stopped by itself."));
            _process.Start();
            _process.BeginOutputReadLine();
        }

        public static Sweeper Start(Installation app)
        {
            var start = new ProcessStartInfo("dotnet") { RedirectStandardOutput = true };
            start.ArgumentList.Add("exec");
            start.ArgumentList.Add(typeof(Tests.Host.HostSettings).Assembly.Location);
            start.ArgumentList.Add($"--Database:Provider={app.Database.Provider}");
            start.ArgumentList.Add($"--Database:ConnectionString={app.Database.ConnectionString}");
            start.ArgumentList.Add($"--Host:Workflows={Installation.Workflows}");
            start.ArgumentList.Add($"--Host:KeyFile={Path.Combine(Installation.Workflows, "key")}");
            start.ArgumentList.Add("--Jobs:LeaseSeconds=3");
            return new Sweeper(start);
        }

        public Task ReadyAsync() => _ready.Task.WaitAsync(TimeSpan.FromMinutes(1));

        public void Dispose()
        {
            _process.Kill();
            _process.WaitForExit();
            _process.Dispose();
        }

        private void Hear(string? line)
        {
            if (line == "ready")
            {
                _ready.TrySetResult();
            }
            else if (line is not null)
            {
                Console.Error.WriteLine(line);
            }
        }
    }
}
