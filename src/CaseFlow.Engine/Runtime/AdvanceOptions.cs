using CaseFlow.Engine.Model;

namespace CaseFlow.Engine.Runtime;

/// <summary>What an advance needs beside the definition and the state.</summary>
public sealed record AdvanceOptions
{
    /// <summary>Finds a called process by id and version; a null version asks for the latest. A null answer is an error.</summary>
    public Func<string, string?, ProcessDefinition?>? ResolveCalled { get; init; }

    /// <summary>
    /// Makes a decision by key from the variables (facts included) a business rule task sees. An unknown key is a
    /// <see cref="KeyNotFoundException"/> and becomes the error <c>decision-missing</c>; must be pure, for an advance may be repeated.
    /// </summary>
    public Func<string, IReadOnlyDictionary<string, object?>, object?>? Decisions { get; init; }

    /// <summary>Read-only names for expressions, not stored. They go before variables, so a variable cannot hide a fact.</summary>
    public IReadOnlyDictionary<string, object?>? Facts { get; init; }

    /// <summary>Where a day begins: for bare dates, moments without offset, and whole days and months in timers.</summary>
    public TimeZoneInfo TimeZone { get; init; } = TimeZoneInfo.Utc;

    /// <summary>Cap on moves in one advance; more is the error <c>endless-loop</c>.</summary>
    public int MaxMoves { get; init; } = 10_000;
}

/// <summary>What came of an advance.</summary>
/// <param name="Instance">The new state; the old one is unchanged.</param>
/// <param name="Effects">What happened, in order.</param>
public sealed record AdvanceResult(InstanceState Instance, IReadOnlyList<Effect> Effects);

/// <summary>An advance that cannot be done. Nothing has changed.</summary>
public sealed class EngineException : Exception
{
    /// <summary>Makes the exception.</summary>
    /// <param name="code">Stable code in kebab case, for example <c>no-matching-flow</c>.</param>
    /// <param name="message">What is wrong, with the names of nodes and values.</param>
    /// <param name="nodeId">The node at fault.</param>
    /// <param name="inner">The cause.</param>
    public EngineException(string code, string message, string? nodeId = null, Exception? inner = null)
        : base(message, inner) => (Code, NodeId) = (code, nodeId);

    /// <summary>Stable code in kebab case.</summary>
    public string Code { get; }

    /// <summary>The node at fault, when there is one.</summary>
    public string? NodeId { get; }
}
