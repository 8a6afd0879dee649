using CaseFlow.Engine.Model;

namespace CaseFlow.Engine.Runtime;

/// <summary>How an instance ended.</summary>
public enum InstanceEndKind
{
    /// <summary>No token is left.</summary>
    Completed,

    /// <summary>A terminate end event was reached in the process itself.</summary>
    Terminated,

    /// <summary>The host cancelled it.</summary>
    Cancelled,
}

/// <summary>What the host has to record or do, in the order in which it happened. Moments carry their own offset.</summary>
public abstract partial record Effect
{
    private Effect()
    {
    }

    /// <summary>A person has work. <paramref name="ProcessId"/> is the process the node lies in (a called process has its own).</summary>
    public sealed record TaskOpened(string TaskId, string ProcessId, UserTaskNode Node) : Effect
    {
        /// <summary>Name with its expressions filled in.</summary>
        public string? Title { get; init; }

        /// <summary>Priority the model names, with expressions filled in.</summary>
        public string? Priority { get; init; }

        /// <summary>Person the model names, with expressions filled in.</summary>
        public string? Assignee { get; init; }

        /// <summary>Persons who may take it, with expressions filled in.</summary>
        public IReadOnlyList<string> CandidateUsers { get; init; } = [];

        /// <summary>Groups that may take it, with expressions filled in; the roles of <c>cf:role</c> are on the node.</summary>
        public IReadOnlyList<string> CandidateGroups { get; init; } = [];
    }

    /// <summary>A task was done.</summary>
    public sealed record TaskCompleted(string TaskId, string NodeId) : Effect;

    /// <summary>A task is no longer needed.</summary>
    public sealed record TaskCancelled(string TaskId, string NodeId) : Effect;

    /// <summary>A timer has to fire at a moment.</summary>
    public sealed record TimerScheduled(string TimerId, string NodeId, DateTimeOffset Due) : Effect;

    /// <summary>A timer got another due date.</summary>
    public sealed record TimerRescheduled(string TimerId, string NodeId, DateTimeOffset Due) : Effect;

    /// <summary>A timer fired; a repeating one gets a new <see cref="TimerScheduled"/>.</summary>
    public sealed record TimerFired(string TimerId, string NodeId) : Effect;

    /// <summary>A timer is no longer needed.</summary>
    public sealed record TimerCancelled(string TimerId, string NodeId) : Effect;

    /// <summary>The instance waits for a message.</summary>
    public sealed record MessageSubscribed(string SubscriptionId, string NodeId, string Message) : Effect;

    /// <summary>The instance no longer waits for a message: it came, or is no longer needed.</summary>
    public sealed record MessageUnsubscribed(string SubscriptionId, string NodeId, string Message) : Effect;

    /// <summary>The instance listens to a signal.</summary>
    public sealed record SignalSubscribed(string SubscriptionId, string NodeId, string Signal) : Effect;

    /// <summary>The instance no longer listens to a signal.</summary>
    public sealed record SignalUnsubscribed(string SubscriptionId, string NodeId, string Signal) : Effect;

    /// <summary>The instance sends a message; the host finds who gets it.</summary>
    public sealed record MessageThrown(string Message, IReadOnlyDictionary<string, object?> Variables) : Effect;

    /// <summary>The instance sends a signal. Its own listeners have heard it; the host tells other instances.</summary>
    public sealed record SignalThrown(string Signal, IReadOnlyDictionary<string, object?> Variables) : Effect;

    /// <summary>An escalation was raised; history, whether caught or not.</summary>
    public sealed record EscalationRaised(string NodeId, string? Code, bool IsCaught) : Effect;

    /// <summary>A business rule task got its answer.</summary>
    public sealed record DecisionMade(string NodeId, string Decision, object? Result) : Effect;

    /// <summary>An event undoes activities; they come in the order in which they will be undone.</summary>
    public sealed record CompensationStarted(string NodeId, IReadOnlyList<string> ActivityIds) : Effect;

    /// <summary>A handler has work. The host runs it after the commit.</summary>
    public sealed record ServiceRequested(string JobId, string ProcessId, ServiceTaskNode Node, IReadOnlyDictionary<string, object?> Variables) : Effect;

    /// <summary>Work of a handler is no longer needed.</summary>
    public sealed record ServiceCancelled(string JobId, string NodeId) : Effect;

    /// <summary>A handler gave up and the model does not catch the error. The job stays open and can be completed later.</summary>
    public sealed record IncidentRaised(string JobId, string NodeId, string ErrorCode, string Message) : Effect;

    /// <summary>The instance can never go on by itself: joins wait for tokens that cannot come. The model is wrong; only cancelling or starting anew helps.</summary>
    public sealed record Stuck(IReadOnlyList<string> NodeIds, string Message) : Effect;

    /// <summary>A token came to a node.</summary>
    public sealed record NodeEntered(string NodeId, string ProcessId) : Effect;

    /// <summary>A token left a node, or the node was cancelled.</summary>
    public sealed record NodeLeft(string NodeId, string ProcessId) : Effect;

    /// <summary>A token took an arrow.</summary>
    public sealed record FlowTaken(string FlowId, string ProcessId) : Effect;

    /// <summary>The instance is over; always the last effect.</summary>
    public sealed record InstanceEnded(InstanceEndKind Kind) : Effect;
}
