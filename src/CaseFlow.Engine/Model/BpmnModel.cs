namespace CaseFlow.Engine.Model;

/// <summary>A .bpmn file that was read and found runnable. Immutable.</summary>
public sealed class BpmnModel
{
    private BpmnModel(string file) => File = file;

    /// <summary>Reads and checks a model.</summary>
    /// <param name="xml">Text of the file.</param>
    /// <param name="file">Name for messages; nothing is read from disk.</param>
    /// <exception cref="ModelException">The model holds something the engine does not run, or is broken; lists all faults.</exception>
    public static BpmnModel Load(string xml, string file) => throw new NotImplementedException();

    /// <summary>Name of the file as given to <see cref="Load"/>.</summary>
    public string File { get; }

    /// <summary>The processes in file order.</summary>
    public IReadOnlyList<ProcessDefinition> Processes { get; private init; } = [];

    /// <summary>SHA-256 (hexadecimal) of the model without diagram, comments and white space: a moved shape is not a new model.</summary>
    public string ContentHash { get; private init; } = "";

    /// <summary>Ids of elements that have a shape or an edge in the diagram.</summary>
    public IReadOnlySet<string> ShapedElements { get; private init; } = new HashSet<string>();

    /// <summary>The file as text again, with every element, attribute, foreign namespace and shape unchanged.</summary>
    public string Save() => throw new NotImplementedException();
}
