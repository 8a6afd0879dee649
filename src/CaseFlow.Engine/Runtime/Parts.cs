using CaseFlow.Engine.Model;

namespace CaseFlow.Engine.Runtime;

internal enum ScopeKind
{
    Process,
    SubProcess,
    Call,

    /// <summary>Holds the counters of a repeated activity; its children are the times.</summary>
    MultiInstance,

    /// <summary>One time of a repeated activity.</summary>
    Iteration,

    /// <summary>An ad-hoc sub-process: also open when nothing in it runs.</summary>
    AdHoc,

    /// <summary>Undoes activities, one after the other, for the token that waits for it.</summary>
    Compensation,
}

internal enum EventKind
{
    Message,
    Signal,
    Condition,
}

/// <summary>What a token is held for that the host has to release in an act of its own.</summary>
internal enum Hold
{
    None,
    Before,
    After,
}

/// <summary>A running process, sub-process, called process or repetition, with its own variables.</summary>
internal sealed class Scope
{
    public required int Id { get; init; }

    public required ScopeKind Kind { get; init; }

    public int? ParentId { get; init; }

    /// <summary>The token in the parent scope that waits until this scope is done.</summary>
    public int? TokenId { get; init; }

    public string? NodeId { get; set; }

    public Dictionary<string, object?> Variables { get; init; } = [];

    public string? CalledId { get; init; }

    public string? CalledVersion { get; init; }

    /// <summary>Id of an ad-hoc sub-process for the host.</summary>
    public string AdHocId => $"adhoc{Id}";

    /// <summary>Id of a call for the host.</summary>
    public string CallId => $"call{Id}";

    /// <summary>Times to do, of a repeated activity.</summary>
    public int Total { get; init; }

    public int Done { get; set; }

    public IReadOnlyList<object?>? Items { get; init; }

    /// <summary>What is still to undo, of a compensation; the last is next.</summary>
    public IReadOnlyList<Completed> Pending { get; set; } = [];

    /// <summary>Found again at the start of every advance, never stored.</summary>
    public ProcessDefinition Definition { get; set; } = null!;

    public Scope Copy() => new()
    {
        Id = Id, Kind = Kind, ParentId = ParentId, TokenId = TokenId, NodeId = NodeId, Variables = new(Variables),
        CalledId = CalledId, CalledVersion = CalledVersion, Total = Total, Done = Done, Items = Items, Pending = Pending,
    };
}

/// <summary>Where the run is: at one node of one scope.</summary>
internal sealed class Token
{
    public required int Id { get; init; }

    public required int ScopeId { get; init; }

    public required string NodeId { get; set; }

    /// <summary>The arrow it came by.</summary>
    public string? FlowId { get; set; }

    /// <summary>Waits at a join for its companions.</summary>
    public bool IsJoining { get; set; }

    public bool IsDead { get; set; }

    public Token Copy() => new() { Id = Id, ScopeId = ScopeId, NodeId = NodeId, FlowId = FlowId, IsJoining = IsJoining };
}

/// <summary>An open user task.</summary>
internal sealed record WaitingTask(string Id, int TokenId, string NodeId);

/// <summary>Work for a handler.</summary>
internal sealed record WaitingJob(string Id, int TokenId, string NodeId);

/// <summary>A timer of a token, or of a scope when an event sub-process waits for it.</summary>
/// <param name="Id">Id for the host.</param>
/// <param name="NodeId">The event.</param>
/// <param name="ScopeId">Scope of the event.</param>
/// <param name="TokenId">The waiting token; null for an event sub-process.</param>
/// <param name="Since">Moment it began to wait.</param>
/// <param name="Due">Moment it fires.</param>
/// <param name="Left">Times left, this one included; null means without end.</param>
/// <param name="IsRepeat">It has fired before.</param>
/// <param name="Hold">It is no timer of the model: it holds a token before or after a node.</param>
internal sealed record WaitingTimer(
    string Id, string NodeId, int ScopeId, int? TokenId, DateTimeOffset Since, DateTimeOffset Due, int? Left, bool IsRepeat, Hold Hold = Hold.None);

/// <summary>A message, signal or condition waited for.</summary>
/// <param name="Id">Id for the host.</param>
/// <param name="NodeId">The event.</param>
/// <param name="ScopeId">Scope of the event.</param>
/// <param name="TokenId">The waiting token; null for an event sub-process.</param>
/// <param name="Name">Name of the message or signal; empty for a condition.</param>
/// <param name="Kind">What is waited for.</param>
/// <param name="Holds">A condition that held when it was last looked at.</param>
internal sealed record WaitingEvent(string Id, string NodeId, int ScopeId, int? TokenId, string Name, EventKind Kind, bool Holds = false);

/// <summary>An activity that was done and can be undone.</summary>
/// <param name="Id">Order of completion.</param>
/// <param name="NodeId">The activity.</param>
/// <param name="ScopeId">Scope it was done in; 0 when that scope itself is done.</param>
/// <param name="Variables">Variables of its own it had, as one time of a repeated activity.</param>
/// <param name="Inner">What was done inside it.</param>
internal sealed record Completed(int Id, string NodeId, int ScopeId, IReadOnlyDictionary<string, object?> Variables, IReadOnlyList<Completed> Inner);

/// <summary>All of it together, as it is stored.</summary>
internal sealed record StateParts(
    int NextId,
    IReadOnlyList<Scope> Scopes,
    IReadOnlyList<Token> Tokens,
    IReadOnlyList<WaitingTask> Tasks,
    IReadOnlyList<WaitingTimer> Timers,
    IReadOnlyList<WaitingEvent> Events,
    IReadOnlyList<WaitingJob> Jobs,
    IReadOnlyList<Completed> Completed);
