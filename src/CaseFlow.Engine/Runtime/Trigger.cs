namespace CaseFlow.Engine.Runtime;

/// <summary>What happens to an instance: exactly one trigger per call of <see cref="Interpreter.Advance"/>.</summary>
public abstract record Trigger
{
    private Trigger()
    {
    }

    /// <summary>New instance from the start event without a definition (or the only one there is), or from the named one (a timer or signal start).</summary>
    public sealed record Start(IReadOnlyDictionary<string, object?> Variables, string? StartEventId = null) : Trigger;

    /// <summary>New instance from the start event that waits for this message.</summary>
    public sealed record StartByMessage(string Message, IReadOnlyDictionary<string, object?> Variables) : Trigger;

    /// <summary>New instance with one token before a node of the process itself: to reopen a case.</summary>
    public sealed record StartAt(string NodeId, IReadOnlyDictionary<string, object?> Variables) : Trigger;

    /// <summary>New instance from the first conditional start event whose condition holds for these variables.</summary>
    public sealed record StartByCondition(IReadOnlyDictionary<string, object?> Variables) : Trigger;

    /// <summary>Begins an activity of an open ad-hoc sub-process; the id is that of <see cref="OpenAdHoc"/>.</summary>
    public sealed record StartActivity(string AdHocId, string NodeId, IReadOnlyDictionary<string, object?> Variables) : Trigger;

    /// <summary>An open user task is done.</summary>
    public sealed record CompleteTask(string TaskId, IReadOnlyDictionary<string, object?> Variables) : Trigger;

    /// <summary>A timer is due. The interpreter does not compare the due date: that is the host's.</summary>
    public sealed record FireTimer(string TimerId) : Trigger;

    /// <summary>A message arrives. Name the subscription when several wait for the same message.</summary>
    public sealed record DeliverMessage(string Message, IReadOnlyDictionary<string, object?> Variables, string? SubscriptionId = null) : Trigger;

    /// <summary>A signal arrives: everything in the instance that listens reacts. No listener is no error.</summary>
    public sealed record BroadcastSignal(string Signal, IReadOnlyDictionary<string, object?> Variables) : Trigger;

    /// <summary>A handler did its work.</summary>
    public sealed record CompleteService(string JobId, IReadOnlyDictionary<string, object?> Variables) : Trigger;

    /// <summary>A handler gave up with an error that the model may catch; uncaught it becomes an incident and the job stays open.</summary>
    public sealed record FailService(string JobId, string ErrorCode, string Message) : Trigger;

    /// <summary>Ends the instance and everything in it.</summary>
    public sealed record Cancel(string Reason) : Trigger;

    /// <summary>Ends one called process, and the branch of its caller that waits for it; a caller with no other branch is cancelled too. The id is that of <see cref="CalledProcess"/>.</summary>
    public sealed record CancelCalled(string CallId, string Reason) : Trigger;

    /// <summary>Sets variables of the process, or as seen from an open task, and computes again every timer with an expression, also when no variable is given (facts may have changed).</summary>
    public sealed record SetVariables(IReadOnlyDictionary<string, object?> Variables, string? TaskId = null) : Trigger;
}
