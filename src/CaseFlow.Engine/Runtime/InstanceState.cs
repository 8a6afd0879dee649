namespace CaseFlow.Engine.Runtime;

/// <summary>An open user task.</summary>
public sealed record OpenTask(string Id, string NodeId, string ProcessId);

/// <summary>A timer that waits.</summary>
public sealed record OpenTimer(string Id, string NodeId, string ProcessId, DateTimeOffset Due);

/// <summary>A message or signal the instance waits for.</summary>
public sealed record OpenSubscription(string Id, string NodeId, string ProcessId, string Name, bool IsSignal);

/// <summary>Work of a handler that is not done.</summary>
public sealed record OpenJob(string Id, string NodeId, string ProcessId);

/// <summary>Everything the engine has to remember of one running process. Immutable.</summary>
public sealed class InstanceState
{
    /// <summary>Version of the JSON format; older ones stay readable.</summary>
    public const int FormatVersion = 1;

    internal InstanceState()
    {
    }

    /// <summary>Id of the process.</summary>
    public string DefinitionId { get; internal init; } = "";

    /// <summary>Version of the definition at the start.</summary>
    public string Version { get; internal init; } = "";

    /// <summary>True when nothing can happen any more.</summary>
    public bool IsEnded { get; internal init; }

    /// <summary>Variables of the process itself.</summary>
    public IReadOnlyDictionary<string, object?> Variables { get; internal init; } = new Dictionary<string, object?>();

    /// <summary>Open user tasks, oldest first.</summary>
    public IReadOnlyList<OpenTask> Tasks { get; internal init; } = [];

    /// <summary>Waiting timers, oldest first.</summary>
    public IReadOnlyList<OpenTimer> Timers { get; internal init; } = [];

    /// <summary>Messages and signals waited for, oldest first.</summary>
    public IReadOnlyList<OpenSubscription> Subscriptions { get; internal init; } = [];

    /// <summary>Open work of handlers, oldest first.</summary>
    public IReadOnlyList<OpenJob> Jobs { get; internal init; } = [];

    /// <summary>Ids of nodes where a token is, each once.</summary>
    public IReadOnlyList<string> ActiveNodes { get; internal init; } = [];

    /// <summary>The state as JSON, with the types of all values kept.</summary>
    public string ToJson() => throw new NotImplementedException();

    /// <summary>Reads what <see cref="ToJson"/> wrote, now or in an earlier version.</summary>
    /// <exception cref="EngineException">The text is no state, or of a later format (<c>state-unreadable</c>).</exception>
    public static InstanceState FromJson(string json) => throw new NotImplementedException();
}
