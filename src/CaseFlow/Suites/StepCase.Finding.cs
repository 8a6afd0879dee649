using System.Text.Json.Nodes;
using CaseFlow.Engine.Runtime;

namespace CaseFlow.Suites;

/// <summary>Which tasks, instances, timers and subscriptions a step speaks of.</summary>
internal sealed partial class StepCase
{
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

    /// <summary>The call a task or a called process lies in; null in the process itself.</summary>
    private static string? CallOf(Handle handle) =>
        handle.TaskId is not null ? handle.Running.State.Tasks.First(t => t.Id == handle.TaskId).CallId
        : handle.Called is not null ? handle.Running.State.CalledProcesses.First(c => c.Id == handle.Called).CallId
        : null;

    private static bool IsRunning(Handle handle) =>
        !handle.Running.State.IsEnded && (handle.Called is null || handle.Running.State.CalledProcesses.Any(c => c.Id == handle.Called));

    private Handle Instance(JsonNode name) =>
        name is not JsonObject of ? _instances[(string)name!]
        : of["ofInstance"] is { } other ? _instances[(string)other!]
        : _tasks[Text(of, "ofTask")][0];
}
