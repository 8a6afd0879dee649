using System.Diagnostics;
using System.Text.Json;
using CaseFlow.Engine.Runtime;

namespace CaseFlow.Benchmarks;

/// <summary>npm's bpmn-engine on the same route with its state kept per step, beside an act of ours with everything on.</summary>
internal static class BpmnEngineBench
{
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(3);

    private static readonly Dictionary<string, object?> Done = new() { ["uitkomst"] = "klaar" };

    public static async Task RunAsync(Report report, Server sqlite, bool isLong)
    {
        report.Head("Beside bpmn-engine 25 (npm)");
        var folder = Path.Combine(AppContext.BaseDirectory, "bpmn-engine");
        report.Progress("bpmn-engine");
        if (!Directory.Exists(Path.Combine(folder, "node_modules"))
            && await StartAsync("npm", folder, "ci", "--ignore-scripts", "--no-audit", "--no-fund") is { Code: not 0 } install)
        {
            report.Line($"Left out: `npm ci` did not work here ({install.Text.Trim().ReplaceLineEndings(" ")}).");
            return;
        }
        await using var app = await Installation.CreateAsync(sqlite);
        await ActBench.AppAsync(app, 1, await Cases.MakeAsync(app, 100));
        var turns = new List<(double Theirs, double Engine, double App)>();
        var rounds = isLong ? 7 : 3;
        for (var i = 0; i < rounds; i++)
        {
            report.Progress($"bpmn-engine, round {i + 1} of {rounds}");
            var run = await StartAsync("node", folder, "bench.mjs", Path.Combine(Installation.Models, "three-tasks.bpmn"), "3");
            if (run.Code != 0)
            {
                report.Line($"Left out: node did not run it ({run.Text.Trim().ReplaceLineEndings(" ")}).");
                return;
            }
            using var json = JsonDocument.Parse(run.Text);
            var ours = EngineWithFiles(seconds: 2);
            turns.Add((json.RootElement.GetProperty("perSecond").GetDouble(), ours, (await ActBench.AppAsync(app, 1, await Cases.MakeAsync(app, 200))).PerSecond));
        }
        report.Line("The three-task route, one client, turn by turn. An act is a start or a completion.");
        report.Line();
        report.Table("what", "acts/s", "times bpmn-engine");
        report.Row("bpmn-engine, its state to a JSON file and back at every step", $"{Round.Median(turns.Select(t => t.Theirs)):0}", "1");
        report.Row("CaseFlow.Engine, the same", $"{Round.Median(turns.Select(t => t.Engine)):#,0}", $"**{Round.Median(turns.Select(t => t.Engine / t.Theirs)):0}**");
        report.Row("CaseFlow with everything on, SQLite", $"{Round.Median(turns.Select(t => t.App)):0}", $"**{Round.Median(turns.Select(t => t.App / t.Theirs)):0.0}**");
    }

    // The like of what bench.mjs does: nothing is kept between two acts but the file.
    private static double EngineWithFiles(double seconds)
    {
        var definition = EngineBench.Load("three-tasks");
        var file = Path.GetTempFileName();
        var acts = 0;
        var watch = Stopwatch.StartNew();
        while (watch.Elapsed.TotalSeconds < seconds)
        {
            InstanceState? state = null;
            do
            {
                state = state is null ? null : InstanceState.FromJson(File.ReadAllText(file));
                Trigger trigger = state is null ? new Trigger.Start(new Dictionary<string, object?>()) : new Trigger.CompleteTask(state.Tasks[0].Id, Done);
                (state, _) = Interpreter.Advance(definition, state, trigger, DateTimeOffset.UnixEpoch);
                File.WriteAllText(file, state.ToJson());
                acts++;
            }
            while (!state.IsEnded);
        }
        File.Delete(file);
        return acts / watch.Elapsed.TotalSeconds;
    }

    private static async Task<(int Code, string Text)> StartAsync(string program, string folder, params string[] arguments)
    {
        var start = new ProcessStartInfo(program, arguments) { WorkingDirectory = folder, RedirectStandardOutput = true, RedirectStandardError = true };
        try
        {
            using var process = Process.Start(start)!;
            using var patience = new CancellationTokenSource(Patience);
            var (output, error) = (process.StandardOutput.ReadToEndAsync(patience.Token), process.StandardError.ReadToEndAsync(patience.Token));
            try
            {
                await process.WaitForExitAsync(patience.Token);
                return (process.ExitCode, process.ExitCode == 0 ? await output : await error);
            }
            catch (OperationCanceledException)
            {
                process.Kill(entireProcessTree: true);
                return (1, $"{program} did not end within {Patience.TotalMinutes:0} minutes");
            }
        }
        catch (System.ComponentModel.Win32Exception e)
        {
            return (1, e.Message);
        }
    }
}
