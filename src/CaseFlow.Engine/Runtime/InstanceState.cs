namespace CaseFlow.Engine.Runtime;

/// <summary>An open user task; <paramref name="CallId"/> is the call it lies in, null in the process itself.</summary>
public sealed record OpenTask(string Id, string NodeId, string ProcessId, string? CallId = null);

/// <summary>An open ad-hoc sub-process: <see cref="Trigger.StartActivity"/> begins an activity of it.</summary>
public sealed record OpenAdHoc(string Id, string NodeId, string ProcessId);

/// <summary>A timer that waits.</summary>
public sealed record OpenTimer(string Id, string NodeId, string ProcessId, DateTimeOffset Due);

/// <summary>A message or signal the instance waits for.</summary>
public sealed record OpenSubscription(string Id, string NodeId, string ProcessId, string Name, bool IsSignal);

/// <summary>A condition the instance waits for.</summary>
public sealed record OpenCondition(string Id, string NodeId, string ProcessId);

/// <summary>Work of a handler that is not done.</summary>
public sealed record OpenJob(string Id, string NodeId, string ProcessId);

/// <summary>A called process that runs, in the version it was called in.</summary>
public sealed record CalledProcess(string Id, string Version, IReadOnlyDictionary<string, object?> Variables, string CallId);

/// <summary>Everything the engine has to remember of one running process. Immutable.</summary>
public sealed class InstanceState
{
    /// <summary>Version of the JSON format; older ones stay readable.</summary>
    public const int FormatVersion = 2;

    internal InstanceState(string definitionId, string version, InstanceEndKind? end, StateParts parts) =>
        (DefinitionId, Version, End, Parts) = (definitionId, version, end, parts);

    /// <summary>Id of the process.</summary>
    public string DefinitionId { get; }

    /// <summary>Version of the definition at the start.</summary>
    public string Version { get; }

    /// <summary>How it ended; null while it runs.</summary>
    public InstanceEndKind? End { get; }

    /// <summary>True when nothing can happen any more.</summary>
    public bool IsEnded => End is not null;

    /// <summary>True when it has not ended, and yet nothing can ever happen: a join waits for a token that cannot come.</summary>
    public bool IsStuck => !IsEnded && Parts.Tasks.Count + Parts.Timers.Count + Parts.Events.Count + Parts.Jobs.Count + AdHocs.Count == 0;

    /// <summary>Variables of the process itself, also after its end.</summary>
    public IReadOnlyDictionary<string, object?> Variables => Parts.Scopes[0].Variables.AsReadOnly();

    /// <summary>Open user tasks, oldest first.</summary>
    public IReadOnlyList<OpenTask> Tasks => [.. Parts.Tasks.Select(t => new OpenTask(t.Id, t.NodeId, ProcessOf(t.TokenId), CallOf(t.TokenId)))];

    /// <summary>Waiting timers, oldest first.</summary>
    public IReadOnlyList<OpenTimer> Timers => [.. Parts.Timers.Select(t => new OpenTimer(t.Id, t.NodeId, ProcessOfScope(t.ScopeId), t.Due))];

    /// <summary>Messages and signals waited for, oldest first.</summary>
    public IReadOnlyList<OpenSubscription> Subscriptions =>
        [.. Parts.Events.Where(e => e.Kind != EventKind.Condition).Select(e => new OpenSubscription(e.Id, e.NodeId, ProcessOfScope(e.ScopeId), e.Name, e.Kind == EventKind.Signal))];

    /// <summary>Conditional events that wait until their condition holds, oldest first.</summary>
    public IReadOnlyList<OpenCondition> Conditions =>
        [.. Parts.Events.Where(e => e.Kind == EventKind.Condition).Select(e => new OpenCondition(e.Id, e.NodeId, ProcessOfScope(e.ScopeId)))];

    /// <summary>Ad-hoc sub-processes that are not done, oldest first.</summary>
    public IReadOnlyList<OpenAdHoc> AdHocs =>
        [.. Parts.Scopes.Where(s => s.Kind == ScopeKind.AdHoc).Select(s => new OpenAdHoc(s.AdHocId, s.NodeId!, ProcessOfScope(s.Id)))];

    /// <summary>Open work of handlers, oldest first.</summary>
    public IReadOnlyList<OpenJob> Jobs => [.. Parts.Jobs.Select(j => new OpenJob(j.Id, j.NodeId, ProcessOf(j.TokenId)))];

    /// <summary>Ids of nodes where a token is, each once.</summary>
    public IReadOnlyList<string> ActiveNodes => [.. Parts.Tokens.Select(t => t.NodeId).Distinct()];

    /// <summary>Processes called and still running, oldest first.</summary>
    public IReadOnlyList<CalledProcess> CalledProcesses =>
        [.. Parts.Scopes.Where(s => s.Kind == ScopeKind.Call).Select(s => new CalledProcess(s.CalledId!, s.CalledVersion!, s.Variables.AsReadOnly(), s.CallId))];

    internal StateParts Parts { get; }

    /// <summary>Everything a task can see: variables of its repetition, its sub-processes and its process.</summary>
    /// <exception cref="EngineException">The task is not open (<c>task-not-open</c>).</exception>
    public IReadOnlyDictionary<string, object?> VariablesOf(string taskId)
    {
        var task = Parts.Tasks.FirstOrDefault(t => t.Id == taskId)
            ?? throw new EngineException("task-not-open", $"Task {taskId} is not open.");
        var seen = new Dictionary<string, object?>();
        for (var scope = ScopeOf(task.TokenId); scope is not null; scope = Outside(scope))
        {
            foreach (var (name, value) in scope.Variables)
            {
                seen.TryAdd(name, value);
            }
        }
        return seen;
    }

    /// <summary>The state as JSON, with the types of all values kept.</summary>
    public string ToJson() => StateJson.Write(this);

    /// <summary>Reads what <see cref="ToJson"/> wrote, now or in an earlier version.</summary>
    /// <exception cref="EngineException">The text is no state, or of a later format (<c>state-unreadable</c>).</exception>
    public static InstanceState FromJson(string json) => StateJson.Read(json);

    private Scope ScopeOf(int tokenId)
    {
        var token = Parts.Tokens.First(t => t.Id == tokenId);
        return Parts.Scopes.First(s => s.Id == token.ScopeId);
    }

    private Scope? Outside(Scope scope) =>
        scope.Kind is ScopeKind.Process or ScopeKind.Call ? null : Parts.Scopes.First(s => s.Id == scope.ParentId);

    private string? CallOf(int tokenId)
    {
        var scope = ScopeOf(tokenId);
        while (Outside(scope) is { } outer)
        {
            scope = outer;
        }
        return scope.Kind == ScopeKind.Call ? scope.CallId : null;
    }

    private string ProcessOf(int tokenId) => ProcessOfScope(Parts.Tokens.First(t => t.Id == tokenId).ScopeId);

    private string ProcessOfScope(int scopeId)
    {
        var scope = Parts.Scopes.First(s => s.Id == scopeId);
        while (Outside(scope) is { } outer)
        {
            scope = outer;
        }
        return scope.CalledId ?? DefinitionId;
    }
}
