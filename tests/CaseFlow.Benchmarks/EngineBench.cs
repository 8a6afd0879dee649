using System.Diagnostics;
using CaseFlow.Engine.Model;
using CaseFlow.Engine.Runtime;

namespace CaseFlow.Benchmarks;

/// <summary>The engine by itself: no database, no services.</summary>
internal static class EngineBench
{
    private static readonly Dictionary<string, object?> Done = new() { ["uitkomst"] = "klaar" };

    public static void Run(Report report, bool isLong)
    {
        var definition = Load("three-tasks");
        var seconds = isLong ? 8.0 : 2.0;
        report.Head("The engine alone");
        report.Line("One thread, the three-task route: start and three completions. A move is a node entered or left.");
        report.Line();
        report.Table("state", "acts/s", "moves/s", "bytes of state");
        foreach (var isKept in new[] { false, true })
        {
            report.Progress($"engine, {(isKept ? "with" : "without")} JSON");
            Runs(definition, isKept, 0.5);
            var (acts, moves, bytes) = Runs(definition, isKept, seconds);
            report.Row(isKept ? "to JSON and back at every act" : "in memory", $"{acts / seconds:#,0}", $"{moves / seconds:#,0}", isKept ? $"{bytes}" : "");
        }
    }

    public static ProcessDefinition Load(string name) =>
        BpmnModel.Load(File.ReadAllText(Path.Combine(Installation.Models, name + ".bpmn")), name).Processes[0];

    private static (long Acts, long Moves, int Bytes) Runs(ProcessDefinition definition, bool isKept, double seconds)
    {
        var (acts, moves, bytes) = (0L, 0L, 0);
        var watch = Stopwatch.StartNew();
        while (watch.Elapsed.TotalSeconds < seconds)
        {
            InstanceState? state = null;
            Trigger trigger = new Trigger.Start(new Dictionary<string, object?>());
            do
            {
                var (next, effects) = Interpreter.Advance(definition, state, trigger, DateTimeOffset.UnixEpoch);
                acts++;
                moves += effects.Count(e => e is Effect.NodeEntered or Effect.NodeLeft);
                if (isKept)
                {
                    var json = next.ToJson();
                    bytes = Math.Max(bytes, json.Length);
                    next = InstanceState.FromJson(json);
                }
                state = next;
                trigger = state.IsEnded ? trigger : new Trigger.CompleteTask(state.Tasks[0].Id, Done);
            }
            while (!state.IsEnded);
        }
        return (acts, moves, bytes);
    }
}
