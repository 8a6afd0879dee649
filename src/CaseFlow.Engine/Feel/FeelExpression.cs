namespace CaseFlow.Engine.Feel;

/// <summary>A parsed expression in the FEEL subset. Immutable and safe to share between threads.</summary>
public sealed class FeelExpression
{
    private readonly Expr root;

    private FeelExpression(string text, Expr root, IReadOnlySet<string> names, IReadOnlySet<string> hostCalls) =>
        (Text, this.root, Names, HostCalls) = (text, root, names, hostCalls);

    /// <summary>The expression as written.</summary>
    public string Text { get; }

    /// <summary>Names the expression reads from its surroundings: variables and facts.</summary>
    public IReadOnlySet<string> Names { get; }

    /// <summary>Functions it calls that are not built in.</summary>
    internal IReadOnlySet<string> HostCalls { get; }

    /// <summary>Names of the built-in functions.</summary>
    public static IEnumerable<string> FunctionNames => Functions.Names;

    /// <summary>True when the value is the same in every evaluation.</summary>
    internal bool IsFixed => root.IsFixed;

    /// <summary>Parses FEEL; a leading <c>=</c> is skipped, and <c>${...}</c> is read as the expression language of other engines.</summary>
    /// <exception cref="FeelException">The text is no expression; names the position.</exception>
    public static FeelExpression Parse(string text)
    {
        var start = text.Length - text.TrimStart().Length;
        var end = text.TrimEnd().Length;
        if (start >= end)
        {
            throw new FeelException("the expression is empty", 0);
        }
        var isForeign = end - start > 2 && text[start] is '$' or '#' && text[start + 1] == '{' && text[end - 1] == '}';
        if (isForeign)
        {
            (start, end) = (start + 2, end - 1);
        }
        else if (text[start] == '=')
        {
            start++;
        }
        var parser = new Parser(Lexer.Read(text, start, end, isForeign), isForeign);
        var root = parser.ParseAll();
        return new FeelExpression(text, root, parser.Names, parser.HostCalls);
    }

    /// <summary>Parses FEEL and nothing else. Names from outside may hold spaces and signs when they are given.</summary>
    /// <exception cref="FeelException">The text is no expression; names the position.</exception>
    public static FeelExpression Parse(string text, IReadOnlyCollection<string> names)
    {
        if (string.IsNullOrWhiteSpace(text))
        {
            throw new FeelException("the expression is empty", 0);
        }
        var parser = new Parser(Lexer.Read(text, 0, text.Length, isForeign: false), isForeign: false, names);
        return new FeelExpression(text, parser.ParseAll(), parser.Names, parser.HostCalls);
    }

    /// <summary>An expression that gives a fixed text.</summary>
    internal static FeelExpression OfText(string text) => new(text, new LiteralExpr(0, text), new HashSet<string>(), new HashSet<string>());

    /// <summary>Evaluates the expression.</summary>
    /// <returns>null, bool, decimal, string, DateOnly, TimeOnly, DateTimeOffset, <see cref="Duration"/>, a list or a context.</returns>
    /// <exception cref="FeelException">Types do not fit, or the expression takes too many steps.</exception>
    public object? Evaluate(FeelContext context) => root.Evaluate(new Frame(context));

    /// <summary>Evaluates with a plain set of variables.</summary>
    /// <exception cref="FeelException">Types do not fit, or the expression takes too many steps.</exception>
    public object? Evaluate(IReadOnlyDictionary<string, object?> variables, DateTimeOffset now, TimeZoneInfo? zone = null) =>
        Evaluate(new FeelContext(variables.TryGetValue, now, zone ?? TimeZoneInfo.Utc));

    /// <inheritdoc/>
    public override string ToString() => Text;
}
