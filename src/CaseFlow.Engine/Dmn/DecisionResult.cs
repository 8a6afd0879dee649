namespace CaseFlow.Engine.Dmn;

/// <summary>What a decision came to, and why.</summary>
/// <param name="Decision">The decision.</param>
/// <param name="Value">null, a FEEL value, a context for a table with several outputs, or a list of these for COLLECT and RULE ORDER.</param>
/// <param name="Hits">The rules that held, in the order of the table; empty for a literal expression.</param>
/// <param name="Inputs">What the table looked at: one value for every input column.</param>
/// <param name="Required">The decisions this one builds on.</param>
public sealed record DecisionResult(
    Decision Decision, object? Value, IReadOnlyList<TableRule> Hits, IReadOnlyList<object?> Inputs, IReadOnlyList<DecisionResult> Required);

/// <summary>A decision that cannot be taken with these values. Nothing is decided.</summary>
public sealed class DecisionException : InvalidOperationException
{
    /// <summary>Makes the exception.</summary>
    /// <param name="code"><c>several-rules</c>, <c>rules-disagree</c>, <c>expression-failed</c>, <c>bad-input</c>, <c>bad-output</c> or <c>not-a-number</c>.</param>
    /// <param name="message">What is wrong, with file, line, decision and values.</param>
    /// <param name="decision">Id of the decision.</param>
    /// <param name="inner">The cause.</param>
    public DecisionException(string code, string message, string decision, Exception? inner = null)
        : base(message, inner) => (Code, DecisionId) = (code, decision);

    /// <summary>Stable code in kebab case.</summary>
    public string Code { get; }

    /// <summary>Id of the decision.</summary>
    public string DecisionId { get; }
}
