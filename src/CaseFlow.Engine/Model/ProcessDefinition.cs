namespace CaseFlow.Engine.Model;

/// <summary>A variable a process declares.</summary>
/// <param name="Name">Name as used in expressions.</param>
/// <param name="Type">Type as written: <c>string</c>, <c>number</c>, <c>boolean</c>, <c>date</c> and so on.</param>
public sealed record VariableDeclaration(string Name, string Type);

/// <summary>One process of a model as an immutable graph. Safe to share between threads.</summary>
public sealed record ProcessDefinition
{
    private readonly Dictionary<string, Node> nodesById;

    internal ProcessDefinition(string id, string? name, int line, IReadOnlyList<Node> nodes, IReadOnlyList<SequenceFlow> flows)
    {
        (Id, Name, Line, Nodes, Flows) = (id, name, line, nodes, flows);
        nodesById = nodes.ToDictionary(n => n.Id);
    }

    /// <summary>Id of the process in the model.</summary>
    public string Id { get; }

    /// <summary>Name of the process.</summary>
    public string? Name { get; }

    /// <summary>Line in the file.</summary>
    public int Line { get; }

    /// <summary>Version, set by the host with <c>with</c>; stored in the state so that a run keeps its version.</summary>
    public string Version { get; init; } = "";

    /// <summary>All nodes in file order, those in sub-processes too; <see cref="Node.Parent"/> tells where they lie.</summary>
    public IReadOnlyList<Node> Nodes { get; }

    /// <summary>All arrows in file order, those in sub-processes too.</summary>
    public IReadOnlyList<SequenceFlow> Flows { get; }

    /// <summary>Variables the process declares with <c>cf:variable</c>.</summary>
    public IReadOnlyList<VariableDeclaration> Variables { get; internal init; } = [];

    /// <summary>What the process says of itself to its host (<c>cf:property</c>) by name; the engine does not read it.</summary>
    public IReadOnlyDictionary<string, string> Properties { get; internal init; } = new Dictionary<string, string>();

    /// <summary>Whether the model marks the process as executable; true when it says nothing.</summary>
    public bool IsExecutable { get; internal init; } = true;

    /// <summary>Start events of the process itself: none, message, timer and signal.</summary>
    public IEnumerable<StartEventNode> StartEvents => Nodes.OfType<StartEventNode>().Where(n => n.Parent is null);

    /// <summary>The node with this id, or null.</summary>
    public Node? Find(string id) => nodesById.GetValueOrDefault(id);
}
