using System.Diagnostics;
using System.Text.Json;

namespace CaseFlow.Benchmarks;

/// <summary>npm's bpmn-engine on the same route with its state kept per step, beside an act of ours with everything on.</summary>
internal static class BpmnEngineBench
{
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(3);

    public static async Task RunAsync(Report report, double ours, bool isLong)
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
        var run = await StartAsync("node", folder, "bench.mjs", Path.Combine(Installation.Models, "three-tasks.bpmn"), isLong ? "15" : "4");
        if (run.Code != 0)
        {
            report.Line($"Left out: node did not run it ({run.Text.Trim().ReplaceLineEndings(" ")}).");
            return;
        }
        using var json = JsonDocument.Parse(run.Text);
        double Figure(string name) => json.RootElement.GetProperty(name).GetDouble();
        report.Line($"Its state goes to a JSON file and back at every step ({Figure("bytes"):0} bytes), nothing else is kept: {Figure("perSecond"):0} acts/s, p50 / p95 {Figure("median"):0.0} / {Figure("p95"):0.0} ms.");
        if (ours > 0)
        {
            report.Line($"CaseFlow with everything on, SQLite, one client: {ours:0} acts/s, **{ours / Figure("perSecond"):0.0} times** that.");
        }
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
