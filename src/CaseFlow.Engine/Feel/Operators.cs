namespace CaseFlow.Engine.Feel;

/// <summary>and, or: three-valued, so that an unknown operand does not hide a known answer.</summary>
internal sealed class LogicExpr(int position, bool isAnd, Expr left, Expr right) : Expr(position)
{
    protected override object? Compute(Frame frame)
    {
        var a = left.Evaluate(frame) as bool?;
        if (a == !isAnd)
        {
            return a;
        }
        var b = right.Evaluate(frame) as bool?;
        return b == !isAnd ? b : a is null || b is null ? null : isAnd;
    }
}

internal sealed class CompareExpr(int position, string op, Expr left, Expr right) : Expr(position)
{
    protected override object? Compute(Frame frame) => Apply(this, op, left.Evaluate(frame), right.Evaluate(frame));

    public static bool? Apply(Expr at, string op, object? a, object? b)
    {
        if (op is "=" or "!=")
        {
            var equal = FeelValue.AreEqual(a, b);
            return op == "=" ? equal : !equal;
        }
        if (a is null || b is null)
        {
            return null;
        }
        if (!FeelValue.TryCompare(a, b, out var order))
        {
            throw new FeelException($"{FeelValue.Describe(a)} and {FeelValue.Describe(b)} have no order", at.Position);
        }
        return op switch { "<" => order < 0, "<=" => order <= 0, ">" => order > 0, _ => order >= 0 };
    }
}

internal sealed class BetweenExpr(int position, Expr value, Expr low, Expr high) : Expr(position)
{
    protected override object? Compute(Frame frame)
    {
        var v = value.Evaluate(frame);
        var above = CompareExpr.Apply(this, ">=", v, low.Evaluate(frame));
        var below = CompareExpr.Apply(this, "<=", v, high.Evaluate(frame));
        return above == false || below == false ? false : above is null || below is null ? null : true;
    }
}

/// <summary>A set of values between two ends, or on one side of an end. Only meant for <c>in</c>.</summary>
internal sealed record ValueRange(string? LowOp, object? Low, string? HighOp, object? High)
{
    public bool? Holds(Expr at, object? value)
    {
        bool? low = LowOp is null ? true : CompareExpr.Apply(at, LowOp, value, Low);
        bool? high = HighOp is null ? true : CompareExpr.Apply(at, HighOp, value, High);
        return low == false || high == false ? false : low is null || high is null ? null : true;
    }
}

internal sealed class RangeExpr(int position, Expr low, bool isLowIn, Expr high, bool isHighIn) : Expr(position)
{
    public override bool IsFixed => low.IsFixed && high.IsFixed;

    protected override object? Compute(Frame frame) =>
        new ValueRange(isLowIn ? ">=" : ">", low.Evaluate(frame), isHighIn ? "<=" : "<", high.Evaluate(frame));
}

internal sealed class OpenRangeExpr(int position, string op, Expr end) : Expr(position)
{
    public override bool IsFixed => end.IsFixed;

    protected override object? Compute(Frame frame) => new ValueRange(op, end.Evaluate(frame), null, null);
}

internal sealed class InExpr(int position, Expr value, IReadOnlyList<Expr> tests) : Expr(position)
{
    protected override object? Compute(Frame frame)
    {
        var v = value.Evaluate(frame);
        bool? result = false;
        foreach (var test in tests)
        {
            var held = Holds(v, test.Evaluate(frame));
            if (held == true)
            {
                return true;
            }
            result = held is null ? null : result;
        }
        return result;
    }

    private bool? Holds(object? value, object? test) => test switch
    {
        ValueRange range => range.Holds(this, value),
        IReadOnlyList<object?> list when value is not IReadOnlyList<object?> =>
            list.Any(item => item is ValueRange r ? r.Holds(this, value) == true : FeelValue.AreEqual(value, item) == true),
        _ => FeelValue.AreEqual(value, test),
    };
}

internal sealed class NegateExpr(int position, Expr value) : Expr(position)
{
    public override bool IsFixed => value.IsFixed;

    protected override object? Compute(Frame frame) => value.Evaluate(frame) switch
    {
        null => null,
        decimal number => -number,
        Duration duration => -duration,
        var other => throw Fail($"{FeelValue.Describe(other)} has no opposite"),
    };
}

internal sealed class ArithmeticExpr(int position, string op, Expr left, Expr right) : Expr(position)
{
    /// <summary>Apart from <see cref="Apply"/>, so that long sums need little stack.</summary>
    protected override object? Compute(Frame frame)
    {
        var a = left.Evaluate(frame);
        var b = right.Evaluate(frame);
        return a is null || b is null ? null : Apply(a, b, frame.Context.Zone);
    }

    private object? Apply(object a, object b, TimeZoneInfo zone)
    {
        return (op, a, b) switch
        {
            ("+", decimal x, decimal y) => x + y,
            ("-", decimal x, decimal y) => x - y,
            ("*", decimal x, decimal y) => x * y,
            ("/", decimal, decimal y) when y == 0 => throw Fail("a number cannot be divided by zero"),
            ("/", decimal x, decimal y) => x / y,
            ("%", decimal x, decimal y) when y != 0 => x % y,
            ("**", decimal x, decimal y) => (decimal)Math.Pow((double)x, (double)y),
            ("+", string x, string y) => x + y,
            ("+", DateOnly x, Duration y) => y.AddTo(x),
            ("-", DateOnly x, Duration y) => (-y).AddTo(x),
            ("+", Duration x, DateOnly y) => x.AddTo(y),
            ("-", DateOnly x, DateOnly y) => new Duration(0, TimeSpan.FromDays(x.DayNumber - y.DayNumber)),
            ("+", DateTimeOffset x, Duration y) => y.AddTo(x, zone),
            ("-", DateTimeOffset x, Duration y) => (-y).AddTo(x, zone),
            ("+", Duration x, DateTimeOffset y) => x.AddTo(y, zone),
            ("-", DateTimeOffset x, DateTimeOffset y) => new Duration(0, x - y),
            ("-", DateTimeOffset x, DateOnly y) => new Duration(0, x - Moments.AtMidnight(y, zone)),
            ("-", DateOnly x, DateTimeOffset y) => new Duration(0, Moments.AtMidnight(x, zone) - y),
            ("+", TimeOnly x, Duration y) => x.Add(y.Time),
            ("-", TimeOnly x, Duration y) => x.Add(-y.Time),
            ("-", TimeOnly x, TimeOnly y) => new Duration(0, x.ToTimeSpan() - y.ToTimeSpan()),
            ("+", Duration x, Duration y) => new Duration(checked(x.Months + y.Months), x.Time + y.Time),
            ("-", Duration x, Duration y) => new Duration(checked(x.Months - y.Months), x.Time - y.Time),
            ("*", Duration x, decimal y) => Scale(x, y),
            ("*", decimal x, Duration y) => Scale(y, x),
            ("/", Duration x, decimal y) when y != 0 => Scale(x, 1 / y),
            ("/", Duration { Months: 0 } x, Duration { Months: 0, Time.Ticks: not 0 } y) => (decimal)x.Time.Ticks / y.Time.Ticks,
            _ => throw Fail($"{FeelValue.Describe(a)} {op} {FeelValue.Describe(b)} cannot be computed"),
        };
    }

    private static Duration Scale(Duration value, decimal factor) =>
        new((int)(value.Months * factor), TimeSpan.FromTicks((long)(value.Time.Ticks * factor)));
}
