using System.Text.Json;
using System.Text.Json.Nodes;
using CaseFlow.Engine.Runtime;

namespace CaseFlow.Suites;

/// <summary>Plays the steps of a case with user tasks; the first step that does not hold ends it.</summary>
internal sealed partial class StepCase(SuiteHost host)
{
    private readonly Dictionary<string, Handle> _instances = [];
    private readonly Dictionary<string, IReadOnlyList<Handle>> _tasks = [];
    private readonly DateTimeOffset _start = host.Now;

    /// <summary>An instance, the part of it that a called process is, or a task in it.</summary>
    private sealed record Handle(Running Running, string? Called = null, string? TaskId = null);

    /// <returns>The step that does not hold, and why; or null.</returns>
    public static string? Play(IEnumerable<string> files, JsonArray steps)
    {
        var play = new StepCase(new SuiteHost(files));
        for (var i = 0; i < steps.Count; i++)
        {
            var step = steps[i]!.AsObject();
            try
            {
                play.Do(step);
            }
            catch (Exception e) when (e is SuiteFailure or EngineException or InvalidOperationException or KeyNotFoundException or ArgumentException)
            {
                return $"step {i} {step.ToJsonString()}: {e.Message}";
            }
        }
        return null;
    }

    private void Do(JsonObject step)
    {
        if (step["expectError"] is not null)
        {
            var failed = false;
            try
            {
                Act(step);
            }
            catch (EngineException)
            {
                failed = true;
            }
            Must(failed, "an error was expected");
        }
        else if (step["do"] is not null)
        {
            Act(step);
        }
        else
        {
            Check(step);
        }
    }

    private void Act(JsonObject step)
    {
        var variables = step["vars"]?.AsObject().ToDictionary(p => p.Key, p => Value(p.Value)) ?? [];
        switch (Text(step, "do"))
        {
            case "start":
                _instances[Text(step, "as")] = new Handle(host.Start(Text(step, "process"), variables));
                _instances[Text(step, "as")].Running.BusinessKey = (string?)step["businessKey"];
                break;
            case "startByMessage":
                var before = host.Instances.Count;
                host.Message(Text(step, "name"), variables);
                _instances[Text(step, "as")] = new Handle(host.Instances[before]);
                break;
            case "complete":
                foreach (var task in _tasks[Text(step, "task")])
                {
                    host.Advance(task.Running, new Trigger.CompleteTask(task.TaskId!, variables));
                }
                break;
            case "claim":
                break;
            case "setVariables":
                var target = step["instance"] is { } name ? Instance(name) : _tasks[Text(step, "ofTask")][0];
                host.Advance(target.Running, new Trigger.SetVariables(variables, target.TaskId));
                break;
            case "message":
                host.Message(Text(step, "name"), variables, (step["to"] ?? step["where"]) is JsonObject to ? (r, s) => Fits(to, r, s) : null);
                break;
            case "signal":
                host.Signal(Text(step, "name"), variables);
                break;
            case "trigger":
                var found = Subscriptions(step["to"]!.AsObject()).First();
                host.Advance(found.Running, new Trigger.DeliverMessage(found.Item.Name, variables, found.Item.Id));
                break;
            case "setTime":
                host.Now = _start.AddMilliseconds((double)step["offsetMs"]!);
                break;
            case "runDueJobs":
                host.RunDueTimers();
                break;
            case "fireTimer":
                foreach (var fire in Timers(step["where"]!.AsObject()).Take(step["each"] is null ? 1 : int.MaxValue).ToArray())
                {
                    fire();
                }
                break;
            case "cancelInstance":
                var ended = Instance(step["instance"]!);
                host.Advance(ended.Running, CallOf(ended) is { } call ? new Trigger.CancelCalled(call, "test") : new Trigger.Cancel("test"));
                break;
            case var other:
                throw new SuiteFailure($"unknown act {other}");
        }
    }

    private static object? Value(JsonNode? json) => json?.GetValueKind() switch
    {
        null or JsonValueKind.Null => null,
        JsonValueKind.True => true,
        JsonValueKind.False => false,
        JsonValueKind.Number => json.GetValue<decimal>(),
        JsonValueKind.String => (string?)json,
        JsonValueKind.Array => json.AsArray().Select(Value).ToArray(),
        _ => json.AsObject().ToDictionary(p => p.Key, p => Value(p.Value)),
    };

    private static string Text(JsonObject step, string name) => (string)step[name]!;
}
