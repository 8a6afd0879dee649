using CaseFlow.Engine.Feel;

namespace CaseFlow.Engine.Dmn;

/// <summary>A decision of a .dmn file. Immutable.</summary>
public abstract class Decision
{
    private protected Decision(string id, string name, string file, int line) => (Id, Name, File, Line) = (id, name, file, line);

    /// <summary>Id in the file.</summary>
    public string Id { get; }

    /// <summary>The name under which other decisions read its result.</summary>
    public string Name { get; }

    /// <summary>The question it answers or what it is for, when the file says so.</summary>
    public string? Description { get; internal init; }

    /// <summary>Name of the file.</summary>
    public string File { get; }

    /// <summary>Line in the file, counted from 1.</summary>
    public int Line { get; }

    /// <summary>The decisions whose results it uses; they are taken first.</summary>
    public IReadOnlyList<Decision> Required { get; internal set; } = [];

    /// <summary>Names of the variables it reads itself, required decisions left out.</summary>
    public IReadOnlySet<string> Variables { get; internal set; } = new HashSet<string>();

    internal DmnType Type { get; init; } = DmnType.Any;

    /// <summary>Types of the variables, where the file declares them.</summary>
    internal IReadOnlyDictionary<string, DmnType> Declared { get; set; } = new Dictionary<string, DmnType>();

    /// <summary>Takes the decision.</summary>
    /// <param name="variables">What is known; a name that is missing is unknown (null).</param>
    /// <param name="now">The clock for <c>now()</c> and <c>today()</c>.</param>
    /// <param name="zone">Zone of days; UTC when not given.</param>
    /// <exception cref="DecisionException">The values do not fit, or the table contradicts itself.</exception>
    public DecisionResult Evaluate(IReadOnlyDictionary<string, object?> variables, DateTimeOffset now, TimeZoneInfo? zone = null) =>
        Evaluate(new DecisionRun(variables, now, zone ?? TimeZoneInfo.Utc));

    internal DecisionResult Evaluate(DecisionRun run)
    {
        if (run.Results.TryGetValue(this, out var known))
        {
            return known;
        }
        var required = Required.Select(r => r.Evaluate(run)).ToArray();
        var context = run.ContextFor(this, required);
        foreach (var (name, type) in Declared)
        {
            if (type.Refuses(run.Variable(name, this), context) is { } why)
            {
                throw Fail("bad-input", Line, $"the input '{name}': {why}");
            }
        }
        var (value, hits, inputs) = Decide(context);
        if (Type.Refuses(value, context) is { } refused)
        {
            throw Fail("bad-output", Line, $"the result {refused}");
        }
        return run.Results[this] = new DecisionResult(this, value, hits, inputs, required);
    }

    private protected abstract (object? Value, IReadOnlyList<TableRule> Hits, IReadOnlyList<object?> Inputs) Decide(FeelContext context);

    /// <summary>Evaluates; a failure tells the place.</summary>
    private protected T Try<T>(int line, string what, Func<T> evaluate)
    {
        try
        {
            return evaluate();
        }
        catch (FeelException e)
        {
            throw Fail("expression-failed", line, $"{what}: {e.Message}", e);
        }
    }

    /// <summary>A value that can leave the decision; an interval only means something in a test.</summary>
    private protected object? Value(FeelExpression expression, int line, string what, FeelContext context)
    {
        var value = Try(line, what, () => expression.Evaluate(context));
        return value is ValueRange ? throw Fail("expression-failed", line, $"{what}: an interval is no value") : value;
    }

    private protected DecisionException Fail(string code, int line, string message, Exception? inner = null) =>
        new(code, $"{File}:{line} decision '{Id}', {message}", Id, inner);
}

/// <summary>A decision that is one expression.</summary>
public sealed class LiteralDecision : Decision
{
    internal LiteralDecision(string id, string name, string file, int line, FeelExpression expression) : base(id, name, file, line) => Expression = expression;

    /// <summary>The expression.</summary>
    public FeelExpression Expression { get; }

    private protected override (object? Value, IReadOnlyList<TableRule> Hits, IReadOnlyList<object?> Inputs) Decide(FeelContext context) =>
        (Value(Expression, Line, "the expression", context), [], []);
}

/// <summary>One evaluation of a decision with all it builds on.</summary>
internal sealed class DecisionRun(IReadOnlyDictionary<string, object?> variables, DateTimeOffset now, TimeZoneInfo zone)
{
    public Dictionary<Decision, DecisionResult> Results { get; } = [];

    public object? Variable(string name, Decision decision)
    {
        try
        {
            return FeelValue.Normalize(variables.GetValueOrDefault(name));
        }
        catch (ArgumentException e)
        {
            throw new DecisionException("bad-input", $"{decision.File}:{decision.Line} decision '{decision.Id}', the input '{name}': {e.Message}", decision.Id, e);
        }
    }

    public FeelContext ContextFor(Decision decision, IReadOnlyList<DecisionResult> required)
    {
        return new FeelContext(Lookup, now, zone);

        bool Lookup(string name, out object? value)
        {
            if (required.FirstOrDefault(r => r.Decision.Name == name) is { } result)
            {
                value = result.Value;
                return true;
            }
            value = Variable(name, decision);
            return variables.ContainsKey(name);
        }
    }
}
