namespace CaseFlow.Engine.Feel;

/// <summary>Looks up a name; false means that it is not defined.</summary>
public delegate bool NameLookup(string name, out object? value);

/// <summary>What an expression can see.</summary>
/// <param name="Lookup">Variables and facts. A fact may be a <c>Func&lt;IReadOnlyList&lt;object?&gt;, object?&gt;</c>, which can be called by its name.</param>
/// <param name="Now">The clock for <c>now()</c> and <c>today()</c>.</param>
/// <param name="Zone">Zone of <c>today()</c> and of moments written without offset.</param>
public sealed record FeelContext(NameLookup Lookup, DateTimeOffset Now, TimeZoneInfo Zone)
{
    /// <summary>Cap on evaluation steps.</summary>
    public int MaxSteps { get; init; } = 100_000;
}

/// <summary>One evaluation: the context, names bound on the way, and the steps left.</summary>
internal sealed class Frame(FeelContext context)
{
    private readonly List<(string Name, object? Value)> bound = [];
    private int steps;

    public FeelContext Context { get; } = context;

    public void Step(int position)
    {
        if (++steps > Context.MaxSteps)
        {
            throw new FeelException($"the expression takes more than {Context.MaxSteps} steps", position);
        }
    }

    public bool TryFind(string name, out object? value)
    {
        for (var i = bound.Count - 1; i >= 0; i--)
        {
            if (bound[i].Name == name)
            {
                value = bound[i].Value;
                return true;
            }
        }
        if (!Context.Lookup(name, out value))
        {
            return false;
        }
        value = value is Delegate ? value : FeelValue.Normalize(value);
        return true;
    }

    public int Mark() => bound.Count;

    public void Bind(string name, object? value) => bound.Add((name, value));

    public void Release(int mark) => bound.RemoveRange(mark, bound.Count - mark);
}
