using CaseFlow.Engine.Feel;

namespace CaseFlow.Engine.Dmn;

/// <summary>What counts when several rules of a table hold.</summary>
public enum HitPolicy
{
    /// <summary>At most one rule holds; two are an error.</summary>
    Unique,

    /// <summary>The first rule of the table.</summary>
    First,

    /// <summary>Any of them: all that hold say the same, or it is an error.</summary>
    Any,

    /// <summary>All of them, as a list or aggregated.</summary>
    Collect,

    /// <summary>All of them, as a list in the order of the table.</summary>
    RuleOrder,
}

/// <summary>What COLLECT makes of the results.</summary>
public enum Aggregation
{
    /// <summary>A list.</summary>
    None,

    /// <summary>The sum.</summary>
    Sum,

    /// <summary>The smallest.</summary>
    Min,

    /// <summary>The largest.</summary>
    Max,

    /// <summary>How many.</summary>
    Count,
}

/// <summary>A column of what is looked at.</summary>
/// <param name="Label">What the column is called.</param>
/// <param name="Expression">What it looks at.</param>
/// <param name="Allowed">The values it may have, or null.</param>
/// <param name="Line">Line in the file.</param>
public sealed record TableInput(string Label, FeelExpression Expression, UnaryTests? Allowed, int Line)
{
    internal DmnType Type { get; init; } = DmnType.Any;
}

/// <summary>A column of what is decided.</summary>
/// <param name="Name">Key in the result of a table with several outputs.</param>
/// <param name="Label">What the column is called.</param>
/// <param name="Allowed">The values it may have, or null.</param>
/// <param name="Default">The value when no rule holds, or null.</param>
/// <param name="Line">Line in the file.</param>
public sealed record TableOutput(string Name, string Label, UnaryTests? Allowed, FeelExpression? Default, int Line)
{
    internal DmnType Type { get; init; } = DmnType.Any;
}

/// <summary>A row: a test for every input, an expression for every output.</summary>
/// <param name="Number">Place in the table, counted from 1.</param>
/// <param name="Id">Id in the file, or null.</param>
/// <param name="Line">Line in the file.</param>
/// <param name="Tests">One cell for every input.</param>
/// <param name="Outputs">One cell for every output.</param>
/// <param name="Annotations">What the makers wrote beside it, in the order of <see cref="DecisionTable.Annotations"/>; then its description.</param>
public sealed record TableRule(
    int Number, string? Id, int Line, IReadOnlyList<UnaryTests> Tests, IReadOnlyList<FeelExpression> Outputs, IReadOnlyList<string> Annotations);

/// <summary>A decision as a table of rules.</summary>
public sealed class DecisionTable : Decision
{
    internal DecisionTable(string id, string name, string file, int line) : base(id, name, file, line) { }

    /// <summary>What counts when several rules hold.</summary>
    public HitPolicy HitPolicy { get; internal init; }

    /// <summary>What COLLECT makes of the results.</summary>
    public Aggregation Aggregation { get; internal init; }

    /// <summary>The columns of what is looked at.</summary>
    public IReadOnlyList<TableInput> Inputs { get; internal init; } = [];

    /// <summary>The columns of what is decided.</summary>
    public IReadOnlyList<TableOutput> Outputs { get; internal init; } = [];

    /// <summary>Names of the columns of notes.</summary>
    public IReadOnlyList<string> Annotations { get; internal init; } = [];

    /// <summary>The rows.</summary>
    public IReadOnlyList<TableRule> Rules { get; internal init; } = [];

    private protected override (object? Value, IReadOnlyList<TableRule> Hits, IReadOnlyList<object?> Inputs) Decide(FeelContext context)
    {
        var inputs = Inputs.Select(i => Input(i, context)).ToArray();
        var hits = new List<TableRule>();
        foreach (var rule in Rules)
        {
            if (Holds(rule, inputs, context))
            {
                hits.Add(rule);
                if (HitPolicy == HitPolicy.First)
                {
                    break;
                }
            }
        }
        if (HitPolicy == HitPolicy.Unique && hits.Count > 1)
        {
            throw Fail("several-rules", hits[1].Line, $"rules {Numbers(hits)} hold together for {Describe(inputs)}, but the table is UNIQUE");
        }
        var results = hits.Select(r => Result(r, context)).ToArray();
        if (HitPolicy == HitPolicy.Any && results.Skip(1).FirstOrDefault(r => FeelValue.AreEqual(results[0], r) != true) is { } other)
        {
            throw Fail("rules-disagree", hits[Array.IndexOf(results, other)].Line, $"rules {Numbers(hits)} hold together for {Describe(inputs)}, but do not say the same, and the table is ANY");
        }
        return (Combine(results, context), hits, inputs);
    }

    private object? Input(TableInput input, FeelContext context)
    {
        var value = Value(input.Expression, input.Line, $"input '{input.Label}'", context);
        var refused = input.Type.Refuses(value, context)
            ?? (value is not null && input.Allowed is { } allowed && !Try(input.Line, $"input '{input.Label}'", () => allowed.Holds(value, context)) ? $"{FeelValue.Describe(value)} is not one of {allowed}" : null);
        return refused is null ? value : throw Fail("bad-input", input.Line, $"input '{input.Label}': {refused}");
    }

    private bool Holds(TableRule rule, IReadOnlyList<object?> inputs, FeelContext context)
    {
        for (var i = 0; i < inputs.Count; i++)
        {
            if (!Try(rule.Line, $"rule {rule.Number}, input '{Inputs[i].Label}', test {rule.Tests[i]}", () => rule.Tests[i].Holds(inputs[i], context)))
            {
                return false;
            }
        }
        return true;
    }

    private object? Result(TableRule rule, FeelContext context) =>
        Row(rule.Line, $"rule {rule.Number}, ", i => rule.Outputs[i], context);

    private object? Row(int line, string where, Func<int, FeelExpression?> cell, FeelContext context)
    {
        var values = new Dictionary<string, object?>();
        for (var i = 0; i < Outputs.Count; i++)
        {
            var output = Outputs[i];
            var value = cell(i) is { } expression ? Value(expression, line, $"{where}output '{output.Label}'", context) : null;
            var refused = output.Type.Refuses(value, context)
                ?? (value is not null && output.Allowed is { } allowed && !Try(line, $"{where}output '{output.Label}'", () => allowed.Holds(value, context)) ? $"{FeelValue.Describe(value)} is not one of {allowed}" : null);
            values[output.Name] = refused is null ? value : throw Fail("bad-output", line, $"{where}output '{output.Label}': {refused}");
        }
        return Outputs.Count == 1 ? values[Outputs[0].Name] : values;
    }

    private object? Combine(IReadOnlyList<object?> results, FeelContext context)
    {
        var isList = HitPolicy is HitPolicy.Collect or HitPolicy.RuleOrder;
        if (results.Count == 0 && Outputs.Any(o => o.Default is not null))
        {
            var value = Row(Line, "by default, ", i => Outputs[i].Default, context);
            return isList && Aggregation == Aggregation.None ? new[] { value } : value;
        }
        return (isList, Aggregation) switch
        {
            (false, _) => results.Count == 0 ? null : results[0],
            (_, Aggregation.None) => results,
            (_, Aggregation.Count) => (decimal)results.Count,
            (_, Aggregation.Sum) => results.Count == 0 ? null : Sum(results),
            _ => Extreme(results),
        };
    }

    private object? Sum(IReadOnlyList<object?> results)
    {
        if (results.FirstOrDefault(r => r is not decimal) is { } odd || results.Contains(null))
        {
            throw Fail("not-a-number", Line, "COLLECT with SUM adds numbers only, and a rule gives something else");
        }
        return results.Sum(r => (decimal)r!);
    }

    private object? Extreme(IReadOnlyList<object?> results)
    {
        object? best = null;
        foreach (var result in results)
        {
            var order = 0;
            if (result is null || (best is not null && !FeelValue.TryCompare(result, best, out order)))
            {
                throw Fail("not-a-number", Line, $"COLLECT with {(Aggregation == Aggregation.Min ? "MIN" : "MAX")} compares values of one kind, and a rule gives something else");
            }
            best = best is null || (Aggregation == Aggregation.Min ? order < 0 : order > 0) ? result : best;
        }
        return best;
    }

    private string Describe(IReadOnlyList<object?> inputs) =>
        string.Join(", ", Inputs.Select((input, i) => $"{input.Label} = {FeelValue.Describe(inputs[i])}"));

    private static string Numbers(IEnumerable<TableRule> rules) => string.Join(" and ", rules.Select(r => r.Number));
}
