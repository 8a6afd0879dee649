using System.Text.Json;
using System.Text.Json.Nodes;
using CaseFlow.Engine.Runtime;

namespace CaseFlow.Engine.Tests.Conformance;

/// <summary>Plays the steps of one case of the user task suite; a step that does not hold throws <see cref="SuiteFailure"/>.</summary>
internal sealed class SuiteCase(SuiteHost host)
{
    private readonly Dictionary<string, Handle> instances = [];
    private readonly Dictionary<string, IReadOnlyList<Handle>> tasks = [];
    private readonly DateTimeOffset start = host.Now;

    /// <summary>An instance, the part of it that a called process is, or a task in it.</summary>
    private sealed record Handle(Running Running, string? Called = null, string? TaskId = null);

    public void Play(JsonArray steps)
    {
        for (var i = 0; i < steps.Count; i++)
        {
            var step = steps[i]!.AsObject();
            try
            {
                Do(step);
            }
            catch (Exception e) when (e is SuiteFailure or EngineException or InvalidOperationException or KeyNotFoundException or ArgumentException)
            {
                throw new SuiteFailure($"step {i} {step.ToJsonString()}: {e.Message}");
            }
        }
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
                instances[Text(step, "as")] = new Handle(host.Start(Text(step, "process"), variables));
                instances[Text(step, "as")].Running.BusinessKey = (string?)step["businessKey"];
                break;
            case "startByMessage":
                var before = host.Instances.Count;
                host.Message(Text(step, "name"), variables);
                instances[Text(step, "as")] = new Handle(host.Instances[before]);
                break;
            case "complete":
                foreach (var task in tasks[Text(step, "task")])
                {
                    host.Advance(task.Running, new Trigger.CompleteTask(task.TaskId!, variables));
                }
                break;
            case "claim":
                break;
            case "setVariables":
                var target = step["instance"] is { } name ? Instance(name) : tasks[Text(step, "ofTask")][0];
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
                host.Now = start.AddMilliseconds((double)step["offsetMs"]!);
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
                host.Advance(Instance(step["instance"]!).Running, new Trigger.Cancel("test"));
                break;
            case var other:
                throw new SuiteFailure($"unknown act {other}");
        }
    }

    private void Check(JsonObject step)
    {
        var where = step["where"] as JsonObject ?? [];
        switch (Text(step, "check"))
        {
            case "tasks":
                CheckTasks(step, where);
                break;
            case "ended":
                Must(!IsRunning(Instance(step["instance"]!)), "it has not ended");
                break;
            case "notEnded":
                Must(IsRunning(Instance(step["instance"]!)), "it has ended");
                break;
            case "instances":
                var found = Running(where).ToArray();
                Count(step, found.Length);
                if (step["as"] is { } name)
                {
                    instances[(string)name!] = found[0];
                }
                break;
            case "timers":
                Count(step, Timers(where).Count());
                break;
            case "variable":
                var handle = Instance(step["instance"]!);
                var state = handle.Running.State;
                var value = (handle.Called is not null ? state.CalledProcesses.First(c => c.Id == handle.Called).Variables : handle.TaskId is null ? state.Variables : state.VariablesOf(handle.TaskId)).GetValueOrDefault(Text(step, "name"));
                Must(JsonSerializer.Serialize(Value(step["value"])) == JsonSerializer.Serialize(value), $"the variable is {value}");
                break;
            case "waiting":
                var waiting = Subscriptions(where).Count();
                Must(waiting > 0 == (bool)step["present"]!, $"{waiting} wait");
                Count(step, waiting);
                break;
            case "active":
                var active = Nodes(where).Any();
                Must(active == (bool)step["present"]!, active ? "it is there" : "it is not there");
                break;
            case "activeActivities":
                var nodes = Instance(step["instance"]!).Running.State.ActiveNodes.Order().ToArray();
                var ids = (step["ids"] ?? step["idSet"] ?? step["contains"])!.AsArray().Select(i => (string)i!).Distinct().Order().ToArray();
                Must(step["contains"] is null ? ids.SequenceEqual(nodes) : ids.All(nodes.Contains), $"active are {string.Join(", ", nodes)}");
                break;
            case var other:
                throw new SuiteFailure($"unknown check {other}");
        }
    }

    private void CheckTasks(JsonObject step, JsonObject where)
    {
        var found = host.Instances.SelectMany(r => r.State.Tasks.Select(t => (r, o: r.Opened[t.Id]))).Where(t => Fits(where, t.r, t.o)).ToList();
        found = step["orderBy"]?.ToJsonString() switch
        {
            null => found,
            "[\"TaskAssignee\"]" => [.. found.OrderBy(t => t.o.Assignee, StringComparer.Ordinal)],
            _ => [.. found.OrderBy(t => t.o.Title, StringComparer.Ordinal)],
        };
        Count(step, found.Count);
        foreach (var (property, wanted) in step["expect"] as JsonObject ?? [])
        {
            var have = found.Select(t => Property(t.o, property)).ToArray();
            var want = wanted!.AsArray().Select(w => w?.ToString()).ToArray();
            Must(want.Order().SequenceEqual(have.Order()) && (step["orderBy"] is null || want.SequenceEqual(have)), $"{property}: {string.Join(", ", have)}");
        }
        foreach (var (property, wanted) in step["expectSet"] as JsonObject ?? [])
        {
            Must(wanted!.AsArray().Select(w => (string?)w).ToHashSet().SetEquals(found.Select(t => Property(t.o, property))), "other tasks");
        }
        foreach (var (property, wanted) in step["expectContains"] as JsonObject ?? [])
        {
            var have = found.Select(t => Property(t.o, property)).ToArray();
            Must((wanted is JsonArray list ? list : [wanted!.DeepClone()]).All(w => have.Contains((string?)w)), $"{property}: {string.Join(", ", have)}");
        }
        foreach (var (name, which) in step["bind"] as JsonObject ?? [])
        {
            var chosen = which is JsonValue ? found
                : which!["index"] is { } index ? [found[(int)index]]
                : which["name"] is { } title ? [found.First(t => t.o.Title == (string?)title)]
                : [found.First(t => t.o.Node.Id == (string?)which["key"])];
            tasks[name] = [.. chosen.Select(t => new Handle(t.r, TaskId: t.o.TaskId))];
        }
    }

    private static string? Property(Effect.TaskOpened task, string name) => name switch
    {
        "name" => task.Title,
        "key" => task.Node.Id,
        "assignee" => task.Assignee,
        "priority" => task.Priority,
        "description" => task.Node.Documentation,
        _ => throw new SuiteFailure($"the property {name} is not kept by this engine"),
    };

    private bool Fits(JsonObject where, Running running, Effect.TaskOpened task) => where.All(p => p.Key switch
    {
        "instance" => Instance(p.Value!) is var i && i.Running == running && (i.TaskId is not null || task.ProcessId == (i.Called ?? running.Definition.Id)),
        "name" => task.Title == (string?)p.Value,
        "key" => task.Node.Id == (string?)p.Value,
        "assignee" => task.Assignee == (string?)p.Value,
        "candidateUser" => task.CandidateUsers.Contains((string)p.Value!),
        "candidateGroup" => task.CandidateGroups.Contains((string)p.Value!),
        "unassigned" => task.Assignee is null,
        "processKey" => task.ProcessId == (string?)p.Value,
        _ => throw new SuiteFailure($"the condition {p.Key} is not kept by this engine"),
    });

    private bool Fits(JsonObject to, Running running, OpenSubscription item) => to.All(p => p.Key switch
    {
        "instance" => Instance(p.Value!).Running == running,
        "businessKey" => running.BusinessKey == (string?)p.Value,
        "activityId" => item.NodeId == (string?)p.Value,
        "message" => !item.IsSignal && item.Name == (string?)p.Value,
        "signal" => item.IsSignal && item.Name == (string?)p.Value,
        _ => throw new SuiteFailure($"the condition {p.Key} is not known"),
    });

    private IEnumerable<(Running Running, OpenSubscription Item)> Subscriptions(JsonObject where) =>
        host.Instances.SelectMany(r => r.State.Subscriptions.Select(s => (r, s))).Where(p => Fits(where, p.r, p.s));

    private IEnumerable<Action> Timers(JsonObject where) => host.Instances
        .Where(r => where["instance"] is null || Instance(where["instance"]!).Running == r)
        .SelectMany(r => r.State.Timers.Select(t => (Action)(() => host.Advance(r, new Trigger.FireTimer(t.Id)))))
        .Concat(where["instance"] is null ? host.StartTimers.Select(s => (Action)(() => host.FireStart(s))) : []);

    private IEnumerable<string> Nodes(JsonObject where) => host.Instances
        .Where(r => where["instance"] is null || Instance(where["instance"]!).Running == r)
        .SelectMany(r => r.State.ActiveNodes)
        .Where(n => where["activityId"] is null || n == (string?)where["activityId"]);

    private IEnumerable<Handle> Running(JsonObject where)
    {
        var all = host.Instances.Where(r => !r.State.IsEnded)
            .SelectMany(r => r.State.CalledProcesses.Select(c => new Handle(r, c.Id)).Prepend(new Handle(r)));
        return all.Where(h => where.All(p => p.Key switch
        {
            "instance" => Instance(p.Value!) == h,
            "parent" => Instance(p.Value!).Running == h.Running && h.Called is not null,
            "processKey" => (h.Called ?? h.Running.Definition.Id) == (string?)p.Value,
            _ => throw new SuiteFailure($"the condition {p.Key} is not known"),
        }));
    }

    private static bool IsRunning(Handle handle) =>
        !handle.Running.State.IsEnded && (handle.Called is null || handle.Running.State.CalledProcesses.Any(c => c.Id == handle.Called));

    private Handle Instance(JsonNode name) =>
        name is not JsonObject of ? instances[(string)name!]
        : of["ofInstance"] is { } other ? instances[(string)other!]
        : tasks[Text(of, "ofTask")][0];

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

    private static void Count(JsonObject step, int found)
    {
        Must(step["count"] is null || (int)step["count"]! == found, $"there are {found}");
        Must(step["minCount"] is null || (int)step["minCount"]! <= found, $"there are {found}");
    }

    private static string Text(JsonObject step, string name) => (string)step[name]!;

    private static void Must(bool condition, string message)
    {
        if (!condition)
        {
            throw new SuiteFailure(message);
        }
    }
}

internal sealed class SuiteFailure(string message) : Exception(message);
