using CaseFlow.Engine.Feel;

namespace CaseFlow.Engine.Model;

/// <summary>A node that can carry boundary events and can be done several times.</summary>
public abstract class ActivityNode : Node
{
    private readonly List<BoundaryEventNode> boundary = [];

    private protected ActivityNode(NodeHead head, NodeKind kind) : base(head, kind)
    {
    }

    /// <summary>Events on its border, in file order.</summary>
    public IReadOnlyList<BoundaryEventNode> BoundaryEvents => boundary;

    /// <summary>How often it is done; null means once.</summary>
    public MultiInstance? MultiInstance { get; internal set; }

    /// <summary>Undoes another activity; nothing leads to it but the association from a compensation event.</summary>
    public bool IsForCompensation { get; internal set; }

    /// <summary>What undoes this activity: drawn with a compensation event on its border.</summary>
    public ActivityNode? UndoneBy => boundary.Select(b => b.Handler).FirstOrDefault(h => h is not null);

    internal void Attach(BoundaryEventNode node) => boundary.Add(node);
}

/// <summary>A task without a type or a manual task: passed at once.</summary>
public sealed class ManualTaskNode : ActivityNode
{
    internal ManualTaskNode(NodeHead head) : base(head, NodeKind.ManualTask)
    {
    }
}

/// <summary>One way a user task can end.</summary>
/// <param name="Value">Value for the variable the next gateway reads.</param>
/// <param name="Label">Text on the button.</param>
/// <param name="Route">Name of a route to start with this outcome; meaning is the host's.</param>
public sealed record Outcome(string Value, string Label, string? Route);

/// <summary>Work for a person. The token waits until <c>Trigger.CompleteTask</c>.</summary>
public sealed class UserTaskNode : ActivityNode
{
    internal UserTaskNode(NodeHead head) : base(head, NodeKind.UserTask)
    {
    }

    /// <summary>Roles that may do it (<c>cf:role</c>, separated by spaces); empty when the model names none.</summary>
    public IReadOnlyList<string> Roles { get; internal init; } = [];

    /// <summary>Key of the form (<c>cf:form</c>).</summary>
    public string? Form { get; internal init; }

    /// <summary>Key of the legal deadline this task works against (<c>cf:deadline</c>).</summary>
    public string? Deadline { get; internal init; }

    /// <summary>Ways it can end (<c>cf:outcome</c>), in file order.</summary>
    public IReadOnlyList<Outcome> Outcomes { get; internal init; } = [];

    /// <summary>Person named by the attribute <c>assignee</c> of other engines; may hold <c>${...}</c>.</summary>
    public TextTemplate? Assignee { get; internal init; }

    /// <summary>Persons named by <c>candidateUsers</c> of other engines.</summary>
    public IReadOnlyList<TextTemplate> CandidateUsers { get; internal init; } = [];

    /// <summary>Groups named by <c>candidateGroups</c> of other engines.</summary>
    public IReadOnlyList<TextTemplate> CandidateGroups { get; internal init; } = [];

    /// <summary>Priority named by the attribute <c>priority</c> of other engines; may hold <c>${...}</c>.</summary>
    public TextTemplate? Priority { get; internal init; }

    /// <summary>The name as a template: other engines allow <c>${...}</c> in it.</summary>
    public TextTemplate? Title { get; internal init; }
}

/// <summary>Work for a handler of the host. The token waits until <c>CompleteService</c> or <c>FailService</c>.</summary>
public sealed class ServiceTaskNode : ActivityNode
{
    internal ServiceTaskNode(NodeHead head, NodeKind kind, string handler) : base(head, kind) => Handler = handler;

    /// <summary>Registered name of the handler (<c>cf:handler</c>).</summary>
    public string Handler { get; }

    /// <summary>Fixed parameters (<c>cf:parameter</c>) by name.</summary>
    public IReadOnlyDictionary<string, string> Parameters { get; internal init; } = new Dictionary<string, string>();
}

/// <summary>Sends a message at once and goes on; the host gets <c>Effect.MessageThrown</c>.</summary>
public sealed class SendTaskNode : ActivityNode
{
    internal SendTaskNode(NodeHead head, string message) : base(head, NodeKind.SendTask) => Message = message;

    /// <summary>Name of the message.</summary>
    public string Message { get; }
}

/// <summary>Waits for a message.</summary>
public sealed class ReceiveTaskNode : ActivityNode
{
    internal ReceiveTaskNode(NodeHead head, string message) : base(head, NodeKind.ReceiveTask) => Message = message;

    /// <summary>Name of the message; the id of the task when the model names none.</summary>
    public string Message { get; }
}

/// <summary>Asks a decision of the host and keeps the answer in a variable; passed at once.</summary>
public sealed class BusinessRuleTaskNode : ActivityNode
{
    internal BusinessRuleTaskNode(NodeHead head, TextTemplate decision, string result) : base(head, NodeKind.BusinessRuleTask) =>
        (Decision, Result) = (decision, result);

    /// <summary>Key of the decision (<c>cf:decision</c>); other engines allow <c>${...}</c> in it.</summary>
    public TextTemplate Decision { get; }

    /// <summary>Variable that gets the answer (<c>cf:result</c>).</summary>
    public string Result { get; }

    /// <summary>Takes the one entry out of an answer that is a context (<c>mapDecisionResult="singleEntry"</c> of other engines).</summary>
    public bool IsSingleEntry { get; internal init; }
}

/// <summary>How an ad-hoc sub-process is done.</summary>
/// <param name="IsSequential">One activity at a time; otherwise several at once.</param>
/// <param name="CompletionCondition">Tested after each activity inside, and when variables are set from outside.</param>
/// <param name="CancelsRemaining">What still runs is cancelled when the condition holds; otherwise it is waited for.</param>
public sealed record AdHoc(bool IsSequential, FeelExpression CompletionCondition, bool CancelsRemaining);

/// <summary>A process inside a process. Its nodes are also in <see cref="ProcessDefinition.Nodes"/>.</summary>
public sealed class SubProcessNode : ActivityNode
{
    internal SubProcessNode(NodeHead head, NodeKind kind) : base(head, kind)
    {
    }

    /// <summary>Nodes directly inside, in file order.</summary>
    public IReadOnlyList<Node> Nodes { get; internal set; } = [];

    /// <summary>How it is done, of an ad-hoc sub-process; else null.</summary>
    public AdHoc? AdHoc { get; internal init; }

    /// <summary>Activities <c>Trigger.StartActivity</c> can start, of an ad-hoc sub-process: those that no arrow leads to.</summary>
    public IEnumerable<ActivityNode> Startable => AdHoc is null ? []
        : Nodes.OfType<ActivityNode>().Where(n => n.Incoming.Count == 0 && !n.IsForCompensation && n.Kind != NodeKind.EventSubProcess);

    /// <summary>The event sub-process that undoes it from the inside, with the variables it had.</summary>
    internal SubProcessNode? CompensationSubProcess => Nodes.OfType<SubProcessNode>()
        .FirstOrDefault(n => n.Nodes.Any(s => s is StartEventNode { Definition: CompensateDefinition }));
}

/// <summary>A value handed to or taken from a called process.</summary>
/// <param name="Source">Expression evaluated on the giving side; null together with <paramref name="All"/>.</param>
/// <param name="Target">Variable set on the receiving side; null together with <paramref name="All"/>.</param>
/// <param name="All">All variables are copied.</param>
public sealed record VariableMapping(FeelExpression? Source, string? Target, bool All = false);

/// <summary>Calls another process, which runs as a scope in the state of the caller.</summary>
public sealed class CallActivityNode : ActivityNode
{
    internal CallActivityNode(NodeHead head, TextTemplate calledElement) : base(head, NodeKind.CallActivity) =>
        CalledElement = calledElement;

    /// <summary>Id of the called process; other engines allow <c>${...}</c> in it.</summary>
    public TextTemplate CalledElement { get; }

    /// <summary>What goes in; nothing goes in by itself.</summary>
    public IReadOnlyList<VariableMapping> In { get; internal init; } = [];

    /// <summary>What comes out; nothing comes out by itself.</summary>
    public IReadOnlyList<VariableMapping> Out { get; internal init; } = [];
}

/// <summary>How often an activity is done.</summary>
/// <param name="IsSequential">One after the other; otherwise all at once.</param>
/// <param name="Cardinality">Number of times; null when a collection says so.</param>
/// <param name="Collection">List with one element per time; null when a cardinality says so.</param>
/// <param name="ElementVariable">Variable that holds the element, local to each time.</param>
/// <param name="CompletionCondition">Tested after each time; true ends the activity and cancels what still runs.</param>
public sealed record MultiInstance(
    bool IsSequential,
    FeelExpression? Cardinality,
    FeelExpression? Collection,
    string? ElementVariable,
    FeelExpression? CompletionCondition);
