namespace CaseFlow.Engine.Model;

/// <summary>What a node is, for pictures, lists and checks.</summary>
public enum NodeKind
{
    /// <summary>Start event of a process, sub-process or event sub-process.</summary>
    StartEvent,

    /// <summary>End event.</summary>
    EndEvent,

    /// <summary>Intermediate event that waits.</summary>
    CatchEvent,

    /// <summary>Intermediate event that tells.</summary>
    ThrowEvent,

    /// <summary>Event on the border of an activity.</summary>
    BoundaryEvent,

    /// <summary>Task without a type, or a manual task: passed at once, only kept as a step in the history.</summary>
    ManualTask,

    /// <summary>Work for a person.</summary>
    UserTask,

    /// <summary>Work for a registered handler of the host.</summary>
    ServiceTask,

    /// <summary>Sends a message.</summary>
    SendTask,

    /// <summary>Waits for a message.</summary>
    ReceiveTask,

    /// <summary>Takes one arrow.</summary>
    ExclusiveGateway,

    /// <summary>Takes all arrows, waits for all arrows.</summary>
    ParallelGateway,

    /// <summary>Takes every arrow that holds, waits for every token that can still come.</summary>
    InclusiveGateway,

    /// <summary>Waits for the first of several events.</summary>
    EventBasedGateway,

    /// <summary>Asks a decision table.</summary>
    BusinessRuleTask,

    /// <summary>Embedded sub-process.</summary>
    SubProcess,

    /// <summary>Sub-process that can be cancelled: what was done in it is then undone.</summary>
    Transaction,

    /// <summary>Sub-process whose activities are started by hand, in any order.</summary>
    AdHocSubProcess,

    /// <summary>Sub-process started by an event inside its scope.</summary>
    EventSubProcess,

    /// <summary>Calls another process.</summary>
    CallActivity,
}

/// <summary>A place in a process where a token can be. Immutable once the model is loaded.</summary>
public abstract class Node
{
    private readonly List<SequenceFlow> incoming = [];
    private readonly List<SequenceFlow> outgoing = [];

    private protected Node(NodeHead head, NodeKind kind) =>
        (Id, Name, Line, Parent, Kind) = (head.Id, head.Name, head.Line, head.Parent, kind);

    /// <summary>Id, unique in the file.</summary>
    public string Id { get; }

    /// <summary>Name as drawn.</summary>
    public string? Name { get; }

    /// <summary>What it is.</summary>
    public NodeKind Kind { get; }

    /// <summary>Line in the file.</summary>
    public int Line { get; }

    /// <summary>The sub-process it lies in; null in the process itself.</summary>
    public SubProcessNode? Parent { get; }

    /// <summary>Arrows that end here, in file order.</summary>
    public IReadOnlyList<SequenceFlow> Incoming => incoming;

    /// <summary>Arrows that start here, in file order.</summary>
    public IReadOnlyList<SequenceFlow> Outgoing => outgoing;

    /// <summary>Other engines' <c>asyncBefore</c>: a timer that is due at once holds the token before this node, so that the host commits first.</summary>
    public bool IsAsyncBefore { get; internal set; }

    /// <summary>Other engines' <c>asyncAfter</c>: the same, after this node is done.</summary>
    public bool IsAsyncAfter { get; internal set; }

    /// <summary>What the modeller wrote about it.</summary>
    public string? Documentation { get; internal set; }

    /// <summary>Names of the lanes it lies in, outermost first.</summary>
    public IReadOnlyList<string> Lanes { get; internal set; } = [];

    /// <summary>Kind and id, for messages.</summary>
    public override string ToString() => $"{Kind} {Id}";

    internal void Connect(SequenceFlow flow, bool into) => (into ? incoming : outgoing).Add(flow);
}

/// <summary>What every node has, passed as one.</summary>
internal sealed record NodeHead(string Id, string? Name, int Line, SubProcessNode? Parent);

/// <summary>A gateway: no work, only a choice of ways.</summary>
public sealed class GatewayNode : Node
{
    internal GatewayNode(NodeHead head, NodeKind kind) : base(head, kind)
    {
    }

    /// <summary>For an inclusive join: per arrow into it, the nodes from which a token can still come by that arrow in the same round.</summary>
    internal IReadOnlyDictionary<SequenceFlow, IReadOnlySet<Node>> Upstream { get; set; } =
        new Dictionary<SequenceFlow, IReadOnlySet<Node>>();
}
