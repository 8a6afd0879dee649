namespace CaseFlow.Engine.Feel;

/// <summary>A node of the syntax tree, which can evaluate itself.</summary>
internal abstract class Expr(int position)
{
    public int Position { get; } = position;

    /// <summary>True when the value is the same in every evaluation.</summary>
    public virtual bool IsFixed => false;

    public object? Evaluate(Frame frame)
    {
        frame.Step(Position);
        try
        {
            return Compute(frame);
        }
        catch (Exception e) when (e is OverflowException or DivideByZeroException or ArgumentException)
        {
            throw new FeelException($"the result is out of range: {e.Message}", Position);
        }
    }

    protected abstract object? Compute(Frame frame);

    protected FeelException Fail(string message) => new(message, Position);
}

internal sealed class LiteralExpr(int position, object? value) : Expr(position)
{
    public override bool IsFixed => true;

    protected override object? Compute(Frame frame) => value;
}

/// <summary><c>@"..."</c>: a date, time, moment or duration, checked when it is read.</summary>
internal sealed class AtLiteralExpr : Expr
{
    private readonly string text;
    private readonly object? fixedValue;

    public AtLiteralExpr(int position, string text) : base(position)
    {
        this.text = text;
        fixedValue = Moments.TryDate(text, out var date) ? date
            : Moments.TryTime(text, out var time) ? time
            : Duration.TryParse(text, out var duration) ? duration
            : null;
        if (fixedValue is null && !Moments.TryMoment(text, TimeZoneInfo.Utc, out _))
        {
            throw Fail($"@\"{text}\" is no date, time, moment or duration");
        }
    }

    public override bool IsFixed => fixedValue is not null;

    protected override object? Compute(Frame frame) =>
        fixedValue ?? (Moments.TryMoment(text, frame.Context.Zone, out var moment) ? moment : null);
}

internal sealed class NameExpr(int position, string name, bool isForeign) : Expr(position)
{
    public string Name => name;

    protected override object? Compute(Frame frame) =>
        frame.TryFind(name, out var value) ? value is Delegate ? throw Fail($"'{name}' is a function") : value
        : isForeign ? throw Fail($"the variable '{name}' does not exist")
        : null;
}

internal sealed class PathExpr(int position, Expr target, string name) : Expr(position)
{
    public Expr Target => target;

    public string Name => name;

    protected override object? Compute(Frame frame) => Member(target.Evaluate(frame), name);

    private static object? Member(object? value, string name) => value switch
    {
        IReadOnlyDictionary<string, object?> map => map.GetValueOrDefault(name),
        IReadOnlyList<object?> list => list.Select(item => Member(item, name)).ToArray(),
        _ => Properties.Get(value, name),
    };
}

internal sealed class ListExpr(int position, IReadOnlyList<Expr> items) : Expr(position)
{
    public override bool IsFixed => items.All(i => i.IsFixed);

    protected override object? Compute(Frame frame) => items.Select(i => i.Evaluate(frame)).ToArray();
}

internal sealed class ContextExpr(int position, IReadOnlyList<(string Key, Expr Value)> entries) : Expr(position)
{
    protected override object? Compute(Frame frame)
    {
        var mark = frame.Mark();
        var map = new Dictionary<string, object?>();
        foreach (var (key, value) in entries)
        {
            map[key] = value.Evaluate(frame);
            frame.Bind(key, map[key]);
        }
        frame.Release(mark);
        return map;
    }
}

internal sealed class FilterExpr(int position, Expr target, Expr filter) : Expr(position)
{
    protected override object? Compute(Frame frame)
    {
        var value = target.Evaluate(frame);
        var list = value as IReadOnlyList<object?> ?? (value is null ? [] : [value]);
        if (filter is LiteralExpr or NegateExpr)
        {
            return At(list, filter.Evaluate(frame));
        }
        var found = new List<object?>();
        foreach (var item in list)
        {
            var mark = frame.Mark();
            frame.Bind("item", item);
            foreach (var (key, member) in item as IReadOnlyDictionary<string, object?> ?? new Dictionary<string, object?>())
            {
                frame.Bind(key, member);
            }
            var kept = filter.Evaluate(frame);
            frame.Release(mark);
            if (kept is decimal)
            {
                return At(list, kept);
            }
            if (kept is true)
            {
                found.Add(item);
            }
        }
        return found;
    }

    /// <summary>Elements count from 1, and from the end with a negative number.</summary>
    private static object? At(IReadOnlyList<object?> list, object? index)
    {
        if (index is not decimal number || number % 1 != 0)
        {
            return index is true ? list : null;
        }
        var place = number > 0 ? number - 1 : list.Count + number;
        return number != 0 && place >= 0 && place < list.Count ? list[(int)place] : null;
    }
}

internal sealed class IfExpr(int position, Expr condition, Expr yes, Expr no) : Expr(position)
{
    protected override object? Compute(Frame frame) => (condition.Evaluate(frame) is true ? yes : no).Evaluate(frame);
}

internal sealed class QuantifiedExpr(int position, bool isEvery, IReadOnlyList<(string Name, Expr List)> ranges, Expr test) : Expr(position)
{
    protected override object? Compute(Frame frame) => Test(frame, 0);

    private object? Test(Frame frame, int depth)
    {
        if (depth == ranges.Count)
        {
            return test.Evaluate(frame) as bool?;
        }
        var value = ranges[depth].List.Evaluate(frame);
        bool? result = isEvery;
        foreach (var item in value as IReadOnlyList<object?> ?? (value is null ? [] : [value]))
        {
            var mark = frame.Mark();
            frame.Bind(ranges[depth].Name, item);
            var found = Test(frame, depth + 1) as bool?;
            frame.Release(mark);
            if (found == !isEvery)
            {
                return !isEvery;
            }
            result = found is null ? null : result;
        }
        return result;
    }
}

/// <summary>The whole numbers from one end to the other, down when the second is lower.</summary>
internal sealed class CountingExpr(int position, Expr from, Expr to) : Expr(position)
{
    protected override object? Compute(Frame frame)
    {
        if (from.Evaluate(frame) is not decimal first || to.Evaluate(frame) is not decimal last || first % 1 != 0 || last % 1 != 0)
        {
            throw Fail("the ends of the iteration are no whole numbers");
        }
        var step = first <= last ? 1 : -1;
        var numbers = new List<object?>();
        for (var i = first; i != last + step; i += step)
        {
            frame.Step(Position);
            numbers.Add(i);
        }
        return numbers;
    }
}

internal sealed class ForExpr(int position, IReadOnlyList<(string Name, Expr List)> ranges, Expr body) : Expr(position)
{
    /// <summary>The name under which the body sees the results so far.</summary>
    public const string SoFar = "partial";

    protected override object? Compute(Frame frame)
    {
        var results = new List<object?>();
        Add(frame, 0, results);
        return results;
    }

    private void Add(Frame frame, int depth, List<object?> results)
    {
        if (depth == ranges.Count)
        {
            var mark = frame.Mark();
            frame.Bind(SoFar, results.ToArray());
            var result = body.Evaluate(frame);
            frame.Release(mark);
            results.Add(result);
            return;
        }
        var value = ranges[depth].List.Evaluate(frame);
        foreach (var item in value as IReadOnlyList<object?> ?? (value is null ? [] : [value]))
        {
            var mark = frame.Mark();
            frame.Bind(ranges[depth].Name, item);
            Add(frame, depth + 1, results);
            frame.Release(mark);
        }
    }
}

internal sealed class InstanceExpr(int position, Expr value, FeelType type) : Expr(position)
{
    protected override object? Compute(Frame frame) => value.Evaluate(frame) is { } found ? type.Holds(found) : type.Name == "Null";
}

internal sealed class IsDefinedExpr(int position, Expr what) : Expr(position)
{
    protected override object? Compute(Frame frame) => what switch
    {
        NameExpr name => frame.TryFind(name.Name, out _),
        PathExpr path => path.Target.Evaluate(frame) is IReadOnlyDictionary<string, object?> map && map.ContainsKey(path.Name),
        _ => what.Evaluate(frame) is not null,
    };
}

internal sealed class CallExpr(int position, Function function, IReadOnlyList<Expr> arguments) : Expr(position)
{
    public override bool IsFixed => function.Name is "date" or "time" or "duration" && arguments.All(a => a.IsFixed);

    protected override object? Compute(Frame frame)
    {
        var values = new object?[arguments.Count];
        for (var i = 0; i < values.Length; i++)
        {
            values[i] = arguments[i].Evaluate(frame);
        }
        return function.Body(new Call(values, frame.Context, Position));
    }
}

/// <summary>A function the host offers as a fact.</summary>
internal sealed class HostCallExpr(int position, string name, IReadOnlyList<Expr> arguments) : Expr(position)
{
    protected override object? Compute(Frame frame) =>
        frame.TryFind(name, out var value) && value is Func<IReadOnlyList<object?>, object?> function
            ? FeelValue.Normalize(function([.. arguments.Select(a => a.Evaluate(frame))]))
            : throw Fail($"there is no function '{name}'");
}
