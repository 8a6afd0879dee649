using CaseFlow.Engine.Model;
using CaseFlow.Engine.Runtime;

namespace CaseFlow.Engine.Moving;

/// <summary>How a running instance goes from one version of its process to another. A node that is not named stays the node with the same id.</summary>
public sealed record MovePlan
{
    /// <summary>Every node stays itself; enough when nothing was removed that an instance waits at.</summary>
    public static MovePlan Identity { get; } = new();

    /// <summary>Id of a node of the old version to the id of the node of the new version that takes its place.</summary>
    public IReadOnlyDictionary<string, string> Nodes { get; init; } = new Dictionary<string, string>();

    /// <summary>Values for variables that the new version reads and the instance does not have; null says that the process sets it itself later on. A variable that has a value keeps it.</summary>
    public IReadOnlyDictionary<string, object?> Variables { get; init; } = new Dictionary<string, object?>();

    /// <summary>Works out again when waiting timers are due, from the moment they began to wait. Otherwise they keep their due date, also when the text of the timer changed.</summary>
    public bool IsRedating { get; init; }

    /// <summary>The id in the new version of a node of the old one.</summary>
    public string To(string nodeId) => Nodes.GetValueOrDefault(nodeId, nodeId);
}

/// <summary>Why an instance cannot be moved by a plan.</summary>
/// <param name="Code">Stable code in kebab case; the rules in this folder list them.</param>
/// <param name="NodeId">The node at fault, of the old version when there is one; null when it is the whole instance.</param>
/// <param name="Message">What is wrong.</param>
/// <param name="Hint">What to do about it.</param>
/// <param name="Variable">The variable at fault, with the code <c>variable-needed</c>.</param>
public sealed record MoveFault(string Code, string? NodeId, string Message, string Hint, string? Variable = null);

/// <summary>What a move would do.</summary>
/// <param name="Faults">Why it is refused; empty when it can be done.</param>
/// <param name="Effects">What would happen; empty when it is refused.</param>
public sealed record MoveReport(IReadOnlyList<MoveFault> Faults, IReadOnlyList<Effect> Effects)
{
    /// <summary>True when nothing stands in the way.</summary>
    public bool IsAllowed => Faults.Count == 0;
}

/// <summary>A move that is refused. Nothing has changed.</summary>
public sealed class MoveRefusedException : Exception
{
    internal MoveRefusedException(IReadOnlyList<MoveFault> faults)
        : base(string.Join(Environment.NewLine, faults.Select(f => $"[{f.Code}] {f.Message} {f.Hint}"))) => Faults = faults;

    /// <summary>All reasons.</summary>
    public IReadOnlyList<MoveFault> Faults { get; }
}
