using CaseFlow.Engine.Feel;

namespace CaseFlow.Engine.Model;

/// <summary>What an event waits for or tells; an event without one is a none event.</summary>
public abstract record EventDefinition;

/// <summary>How the text of a timer is meant.</summary>
public enum TimerKind
{
    /// <summary>A moment. A bare date is midnight in the time zone of the run.</summary>
    Date,

    /// <summary>A length of time after the event began to wait.</summary>
    Duration,

    /// <summary>Repeated: <c>R3/PT1H</c> is three times, <c>R/PT1H</c> without end.</summary>
    Cycle,
}

/// <summary>A timer.</summary>
/// <param name="Kind">Moment, length or repetition.</param>
/// <param name="Text">As written.</param>
/// <param name="Expression">Set when the text is an expression, which is evaluated when the event begins to wait.</param>
public sealed record TimerDefinition(TimerKind Kind, string Text, FeelExpression? Expression) : EventDefinition;

/// <summary>A message or signal: a name on which one side waits and the other calls.</summary>
/// <param name="Name">Name as written; other engines allow <c>${...}</c> in it.</param>
public abstract record NamedDefinition(string Name) : EventDefinition
{
    internal TextTemplate? Template { get; init; }
}

/// <summary>A message, which has one receiver.</summary>
public sealed record MessageDefinition(string Name) : NamedDefinition(Name);

/// <summary>A signal, heard by everyone who listens to the name.</summary>
public sealed record SignalDefinition(string Name) : NamedDefinition(Name);

/// <summary>An error; caught by code, or any error when the code is null.</summary>
public sealed record ErrorDefinition(string? Code) : EventDefinition;

/// <summary>An escalation; caught by code, or any when the code is null.</summary>
public sealed record EscalationDefinition(string? Code) : EventDefinition;

/// <summary>A jump within one scope, from the throwing to the catching event with the same name.</summary>
public sealed record LinkDefinition(string Name) : EventDefinition;

/// <summary>Ends everything in its scope.</summary>
public sealed record TerminateDefinition : EventDefinition;

/// <summary>Occurs when a condition comes to hold; one that leaves its activity running occurs each time it changes from false to true.</summary>
public sealed record ConditionalDefinition(FeelExpression Condition) : EventDefinition;

/// <summary>Undoes what was done in its scope, last done first undone.</summary>
/// <param name="ActivityId">The only activity to undo; null means all. Always null where it is caught.</param>
public sealed record CompensateDefinition(string? ActivityId) : EventDefinition;

/// <summary>Cancels the transaction it ends: what was done is undone, then the way out is the cancel event on its border.</summary>
public sealed record CancelDefinition : EventDefinition;

/// <summary>A start event, end event or intermediate event.</summary>
public abstract class EventNode : Node
{
    private protected EventNode(NodeHead head, NodeKind kind, EventDefinition? definition) : base(head, kind) =>
        Definition = definition;

    /// <summary>What it waits for or tells; null for a none event.</summary>
    public EventDefinition? Definition { get; }
}

/// <summary>A start event.</summary>
public sealed class StartEventNode : EventNode
{
    internal StartEventNode(NodeHead head, EventDefinition? definition, bool isInterrupting)
        : base(head, NodeKind.StartEvent, definition) => IsInterrupting = isInterrupting;

    /// <summary>In an event sub-process: whether it ends the rest of the surrounding scope.</summary>
    public bool IsInterrupting { get; }
}

/// <summary>An end event.</summary>
public sealed class EndEventNode : EventNode
{
    internal EndEventNode(NodeHead head, EventDefinition? definition) : base(head, NodeKind.EndEvent, definition)
    {
    }
}

/// <summary>An intermediate event that waits.</summary>
public sealed class CatchEventNode : EventNode
{
    internal CatchEventNode(NodeHead head, EventDefinition? definition) : base(head, NodeKind.CatchEvent, definition)
    {
    }
}

/// <summary>An intermediate event that tells and goes on.</summary>
public sealed class ThrowEventNode : EventNode
{
    internal ThrowEventNode(NodeHead head, EventDefinition? definition) : base(head, NodeKind.ThrowEvent, definition)
    {
    }
}

/// <summary>An event on the border of an activity.</summary>
public sealed class BoundaryEventNode : EventNode
{
    internal BoundaryEventNode(NodeHead head, EventDefinition? definition, ActivityNode attachedTo, bool isInterrupting)
        : base(head, NodeKind.BoundaryEvent, definition) => (AttachedTo, IsInterrupting) = (attachedTo, isInterrupting);

    /// <summary>The activity it sits on.</summary>
    public ActivityNode AttachedTo { get; }

    /// <summary>Whether it ends the activity.</summary>
    public bool IsInterrupting { get; }

    /// <summary>What undoes the activity, of a compensation event.</summary>
    public ActivityNode? Handler { get; internal set; }
}
