namespace CaseFlow.Engine.Feel;

/// <summary>One test of a cell: an expression, and whether it speaks of the input itself (<c>?</c>).</summary>
internal sealed record UnaryTest(Expr Expression, bool AsksInput);

/// <summary>
/// A cell of a decision table: <c>-</c>, values, comparisons, intervals, lists of these, <c>not(...)</c>, or a condition with <c>?</c>.
/// Immutable and safe to share between threads.
/// </summary>
public sealed class UnaryTests
{
    /// <summary>The name under which a test sees the input.</summary>
    internal const string Input = "?";

    private readonly IReadOnlyList<UnaryTest> tests;
    private readonly bool isNegated;

    private UnaryTests(string text, IReadOnlyList<UnaryTest> tests, bool isNegated, Parser parser) =>
        (Text, this.tests, this.isNegated, Names, HostCalls) = (text, tests, isNegated, parser.Names, parser.HostCalls);

    /// <summary>The tests as written.</summary>
    public string Text { get; }

    /// <summary>Names the tests read from their surroundings, without the input.</summary>
    public IReadOnlySet<string> Names { get; }

    /// <summary>True when every value passes.</summary>
    public bool IsAny => tests.Count == 0;

    internal IReadOnlySet<string> HostCalls { get; }

    /// <summary>True when the answer follows from the input alone, by fixed values and intervals.</summary>
    internal bool IsFixed => tests.All(t => t.Expression.IsFixed);

    internal bool HasRanges => tests.Any(t => t.Expression is RangeExpr or OpenRangeExpr);

    /// <summary>Parses the text of a cell; an empty one is read as <c>-</c>.</summary>
    /// <param name="text">The text.</param>
    /// <param name="names">Names from outside that may hold spaces and signs.</param>
    /// <exception cref="FeelException">The text is no test; names the position.</exception>
    public static UnaryTests Parse(string text, IReadOnlyCollection<string>? names = null)
    {
        var parser = new Parser(Lexer.Read(text, 0, text.Length, isForeign: false), isForeign: false, names, mayAskInput: true);
        var (tests, isNegated) = string.IsNullOrWhiteSpace(text) ? ([], false) : parser.ParseTests();
        return new UnaryTests(text.Trim(), tests, isNegated, parser);
    }

    /// <summary>Whether the input passes. An unknown (null) input is not equal to anything else, and has no order.</summary>
    /// <exception cref="FeelException">Input and test are of different kinds, or a test cannot be evaluated.</exception>
    public bool Holds(object? input, FeelContext context)
    {
        if (IsAny)
        {
            return true;
        }
        var frame = new Frame(context);
        frame.Bind(Input, FeelValue.Normalize(input));
        bool? result = false;
        foreach (var test in tests)
        {
            var held = Holds(test, frame.TryFind(Input, out var value) ? value : null, frame);
            if (held == true)
            {
                result = true;
                break;
            }
            result = held is null ? null : result;
        }
        // Of an unknown input neither an order nor its opposite is known to hold.
        return isNegated ? result == false : result == true;
    }

    /// <summary>The fixed values that stand in the tests: the ends of intervals and the values themselves.</summary>
    internal IEnumerable<object?> FixedValues(FeelContext context) =>
        tests.Where(t => t.Expression.IsFixed).SelectMany(t => Parts(t.Expression.Evaluate(new Frame(context))));

    private static IEnumerable<object?> Parts(object? value) => value switch
    {
        ValueRange range => new[] { range.Low, range.High }.Where(v => v is not null),
        IReadOnlyList<object?> list => list.SelectMany(Parts),
        _ => [value],
    };

    private static bool? Holds(UnaryTest test, object? input, Frame frame)
    {
        var at = test.Expression;
        var value = at.Evaluate(frame);
        if (test.AsksInput)
        {
            return value as bool? ?? (value is null ? null : throw new FeelException($"a test with ? answers true or false, not {FeelValue.Describe(value)}", at.Position));
        }
        if (value is bool held && at is not LiteralExpr)
        {
            if (input is not bool)
            {
                return held;
            }
            if (at is CompareExpr or LogicExpr or BetweenExpr or InExpr or QuantifiedExpr or InstanceExpr)
            {
                throw new FeelException("this may be a condition or a value to compare with; say which with ?", at.Position);
            }
        }
        return value switch
        {
            ValueRange range => range.Holds(at, input),
            IReadOnlyList<object?> list when input is not IReadOnlyList<object?> => OneOf(at, list, input),
            _ => Equal(at, input, value),
        };
    }

    private static bool? OneOf(Expr at, IReadOnlyList<object?> list, object? input)
    {
        bool? result = false;
        foreach (var item in list)
        {
            var held = item is ValueRange range ? range.Holds(at, input) : Equal(at, input, item);
            if (held == true)
            {
                return true;
            }
            result = held is null ? null : result;
        }
        return result;
    }

    private static bool Equal(Expr at, object? input, object? value) =>
        FeelValue.AreEqual(input, value) ?? throw new FeelException($"{FeelValue.Describe(input)} and {FeelValue.Describe(value)} cannot be compared", at.Position);

    /// <inheritdoc/>
    public override string ToString() => Text;
}
