using CaseFlow.Engine.Feel;

namespace CaseFlow.Engine.Model;

/// <summary>An arrow between two nodes of the same scope.</summary>
public sealed class SequenceFlow
{
    internal SequenceFlow(string id, string? name, int line, Node source, Node target, FeelExpression? condition) =>
        (Id, Name, Line, Source, Target, Condition) = (id, name, line, source, target, condition);

    /// <summary>Id of the arrow, unique in the file.</summary>
    public string Id { get; }

    /// <summary>Text on the arrow.</summary>
    public string? Name { get; }

    /// <summary>Line in the file.</summary>
    public int Line { get; }

    /// <summary>Where the arrow starts.</summary>
    public Node Source { get; }

    /// <summary>Where the arrow ends.</summary>
    public Node Target { get; }

    /// <summary>When the arrow is taken; null means always (or as the default).</summary>
    public FeelExpression? Condition { get; }

    /// <summary>True when its source names this arrow as default: taken only when no other one is.</summary>
    public bool IsDefault { get; internal set; }
}
