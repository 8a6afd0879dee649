using System.Text.Json;
using System.Text.Json.Nodes;
using CaseFlow.Engine.Runtime;

namespace CaseFlow.Suites;

/// <summary>What must be true after the acts.</summary>
internal sealed partial class StepCase
{
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
                    _instances[(string)name!] = found[0];
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
            _tasks[name] = [.. chosen.Select(t => new Handle(t.r, TaskId: t.o.TaskId))];
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

    private static void Count(JsonObject step, int found)
    {
        Must(step["count"] is null || (int)step["count"]! == found, $"there are {found}");
        Must(step["minCount"] is null || (int)step["minCount"]! <= found, $"there are {found}");
    }

    private static void Must(bool condition, string message)
    {
        if (!condition)
        {
            throw new SuiteFailure(message);
        }
    }
}

/// <summary>Something else was found than the case expects.</summary>
internal sealed class SuiteFailure(string message) : Exception(message);
