using System.Globalization;

namespace CaseFlow.Engine.Feel;

/// <summary>A built-in function.</summary>
internal sealed record Function(string Name, int Min, int Max, Func<Call, object?> Body)
{
    public string Arity => Min == Max ? $"{Min} argument(s)" : Max == int.MaxValue ? $"at least {Min} argument(s)" : $"{Min} to {Max} arguments";
}

/// <summary>One call: values, clock, and the place for messages.</summary>
internal readonly record struct Call(object?[] Values, FeelContext Context, int Position)
{
    public object? this[int index] => index < Values.Length ? Values[index] : null;

    public bool HasNull => Values.Any(v => v is null);

    /// <summary>The values themselves, or the elements when the only value is a list.</summary>
    public IReadOnlyList<object?> Items => Values is [IReadOnlyList<object?> list] ? list : Values;

    public FeelException Fail(string message) => new(message, Position);

    public T As<T>(int index) => this[index] is T value ? value : throw Fail($"{FeelValue.Describe(this[index])} does not fit here");

    public IReadOnlyList<object?> List(int index) => this[index] as IReadOnlyList<object?> ?? [this[index]];
}

/// <summary>The built-in functions. A null argument gives null unless the function says otherwise.</summary>
internal static class Functions
{
    private static readonly Dictionary<string, Function> All = new[]
    {
        Strict("date", 1, Date),
        new Function("date", 3, 3, Date),
        Strict("time", 1, Time),
        Strict("date and time", 1, Moment, 2),
        Strict("duration", 1, c => Duration.TryParse(c.As<string>(0), out var d) ? d : throw c.Fail($"{FeelValue.Describe(c[0])} is no duration")),
        Strict("years and months duration", 2, YearsAndMonths),
        Strict("today", 0, c => DateOnly.FromDateTime(TimeZoneInfo.ConvertTime(c.Context.Now, c.Context.Zone).DateTime)),
        Strict("now", 0, c => TimeZoneInfo.ConvertTime(c.Context.Now, c.Context.Zone)),
        Strict("day of week", 1, c => Properties.Get(c[0], "weekday")),
        Strict("string", 1, c => FeelValue.ToText(c[0])),
        Strict("number", 1, Number),
        Strict("not", 1, c => !c.As<bool>(0)),
        new Function("is defined", 1, 1, c => c[0] is not null),
        new Function("get or else", 2, 2, c => c[0] ?? c[1]),
        Strict("get value", 2, c => c.As<IReadOnlyDictionary<string, object?>>(0).GetValueOrDefault(c.As<string>(1))),
        Strict("contains", 2, c => c.As<string>(0).Contains(c.As<string>(1), StringComparison.Ordinal)),
        Strict("starts with", 2, c => c.As<string>(0).StartsWith(c.As<string>(1), StringComparison.Ordinal)),
        Strict("ends with", 2, c => c.As<string>(0).EndsWith(c.As<string>(1), StringComparison.Ordinal)),
        Strict("upper case", 1, c => c.As<string>(0).ToUpperInvariant()),
        Strict("lower case", 1, c => c.As<string>(0).ToLowerInvariant()),
        Strict("string length", 1, c => (decimal)c.As<string>(0).EnumerateRunes().Count()),
        Strict("substring", 2, Substring, 3),
        Strict("substring before", 2, c => c.As<string>(0).Split(c.As<string>(1), 2) is [var before, _] ? before : ""),
        Strict("substring after", 2, c => c.As<string>(0).Split(c.As<string>(1), 2) is [_, var after] ? after : ""),
        Strict("abs", 1, c => c[0] is Duration d ? d.Months < 0 || d.Time < default(TimeSpan) ? -d : d : Math.Abs(c.As<decimal>(0))),
        Strict("floor", 1, c => Math.Floor(c.As<decimal>(0))),
        Strict("ceiling", 1, c => Math.Ceiling(c.As<decimal>(0))),
        Strict("decimal", 2, c => Math.Round(c.As<decimal>(0), (int)c.As<decimal>(1), MidpointRounding.ToEven)),
        Strict("modulo", 2, c => Modulo(c, c.As<decimal>(0), c.As<decimal>(1))),
        Strict("even", 1, c => c.As<decimal>(0) % 2 == 0),
        Strict("odd", 1, c => Math.Abs(c.As<decimal>(0) % 2) == 1),
        new Function("list contains", 2, 2, c => c[0] is null ? null : c.List(0).Any(i => FeelValue.AreEqual(i, c[1]) == true)),
        Strict("count", 1, c => (decimal)c.List(0).Count),
        Many("sum", items => items.Count == 0 ? null : items.Sum(i => (decimal)i!)),
        Many("mean", items => items.Count == 0 ? null : items.Sum(i => (decimal)i!) / items.Count),
        Many("product", items => items.Count == 0 ? null : items.Aggregate(1m, (a, i) => a * (decimal)i!)),
        Many("median", items => items.Count == 0 ? null : Middle([.. items.Cast<decimal>().Order()])),
        Many("mode", items => items.Cast<decimal>().GroupBy(i => i).GroupBy(g => g.Count()).MaxBy(g => g.Key)?.Select(g => (object?)g.Key).Order().ToArray() ?? []),
        new Function("min", 1, int.MaxValue, c => Extreme(c, -1)),
        new Function("max", 1, int.MaxValue, c => Extreme(c, 1)),
        new Function("all", 1, int.MaxValue, c => c.Items.Any(i => i is false) ? false : c.Items.All(i => i is true) ? true : null),
        new Function("any", 1, int.MaxValue, c => c.Items.Any(i => i is true) ? true : c.Items.All(i => i is false) ? false : null),
        new Function("append", 1, int.MaxValue, c => c.List(0).Concat(c.Values.Skip(1)).ToArray()),
        new Function("concatenate", 1, int.MaxValue, c => c.Values.SelectMany((_, i) => c.List(i)).ToArray()),
        new Function("union", 1, int.MaxValue, c => Distinct([.. c.Values.SelectMany((_, i) => c.List(i))])),
        Strict("flatten", 1, c => Flat(c[0]).ToArray()),
        Strict("sublist", 2, Sublist, 3),
        new Function("insert before", 3, 3, c => c[0] is null || c[1] is null ? null : c.List(0).Take(Place(c)).Append(c[2]).Concat(c.List(0).Skip(Place(c))).ToArray()),
        Strict("remove", 2, c => c.List(0).Where((_, i) => i != Place(c)).ToArray()),
        Strict("get entries", 1, c => c.As<IReadOnlyDictionary<string, object?>>(0).Select(p => (object?)new Dictionary<string, object?> { ["key"] = p.Key, ["value"] = p.Value }).ToArray()),
        Strict("day of year", 1, c => (decimal)Date(c[0], c).DayOfYear),
        Strict("week of year", 1, c => (decimal)ISOWeek.GetWeekOfYear(Date(c[0], c).ToDateTime(TimeOnly.MinValue))),
        Strict("sqrt", 1, c => c.As<decimal>(0) is >= 0 and var n ? (decimal)Math.Sqrt((double)n) : throw c.Fail("a negative number has no root")),
        Strict("reverse", 1, c => c.List(0).Reverse().ToArray()),
        Strict("distinct values", 1, c => Distinct(c.List(0))),
        new Function("index of", 2, 2, c => c.List(0).Select((v, i) => (v, i)).Where(p => FeelValue.AreEqual(p.v, c[1]) == true).Select(p => (object?)(p.i + 1m)).ToArray()),
    }.GroupBy(f => f.Name).ToDictionary(g => g.Key, g => g.Count() == 1 ? g.First() : new Function(g.Key, g.Min(f => f.Min), g.Max(f => f.Max), g.First().Body));

    public static IEnumerable<string> Names => All.Keys;

    public static Function? Find(string name) => All.GetValueOrDefault(name);

    private static Function Strict(string name, int arity, Func<Call, object?> body, int max = 0) =>
        new(name, arity, Math.Max(arity, max), c => c.HasNull ? null : body(c));

    private static Function Many(string name, Func<IReadOnlyList<object?>, object?> body) =>
        new(name, 1, int.MaxValue, c =>
            c.Items.FirstOrDefault(i => i is not (null or decimal)) is { } odd ? throw c.Fail($"{FeelValue.Describe(odd)} is no number")
            : c.Items.Any(i => i is null) ? null
            : body(c.Items));

    private static object? Date(Call c) => c.Values switch
    {
        [decimal y, decimal m, decimal d] => new DateOnly((int)y, (int)m, (int)d),
        [DateOnly date] => date,
        [DateTimeOffset moment] => DateOnly.FromDateTime(moment.DateTime),
        [string text] when Moments.TryDate(text, out var date) => date,
        _ when c.HasNull => null,
        _ => throw c.Fail($"{FeelValue.Describe(c[0])} is no date"),
    };

    private static object? Time(Call c) => c[0] switch
    {
        TimeOnly time => time,
        DateTimeOffset moment => TimeOnly.FromDateTime(moment.DateTime),
        string text when Moments.TryTime(text, out var time) => time,
        _ => throw c.Fail($"{FeelValue.Describe(c[0])} is no time"),
    };

    private static object? Moment(Call c) => c.Values switch
    {
        [DateTimeOffset moment] => moment,
        [DateOnly date] => Moments.AtMidnight(date, c.Context.Zone),
        [DateOnly date, TimeOnly time] => Moments.AtZone(date.ToDateTime(time), c.Context.Zone),
        [string text] when Moments.TryMoment(text, c.Context.Zone, out var moment) => moment,
        [string text] when Moments.TryDate(text, out var date) => Moments.AtMidnight(date, c.Context.Zone),
        _ => throw c.Fail($"{FeelValue.Describe(c[0])} is no date and time"),
    };

    private static DateOnly Date(object? value, Call c) => value switch
    {
        DateOnly date => date,
        DateTimeOffset moment => DateOnly.FromDateTime(moment.DateTime),
        _ => throw c.Fail($"{FeelValue.Describe(value)} is no date"),
    };

    private static object? YearsAndMonths(Call c)
    {
        var (from, to) = (c.As<DateOnly>(0), c.As<DateOnly>(1));
        var months = ((to.Year - from.Year) * 12) + to.Month - from.Month;
        months -= months > 0 && to.Day < from.Day ? 1 : months < 0 && to.Day > from.Day ? -1 : 0;
        return new Duration(months, TimeSpan.Zero);
    }

    private static object? Number(Call c) => c[0] switch
    {
        decimal number => number,
        string text when decimal.TryParse(text, NumberStyles.AllowDecimalPoint | NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var number) => number,
        _ => throw c.Fail($"{FeelValue.Describe(c[0])} is no number"),
    };

    private static object? Substring(Call c)
    {
        var text = c.As<string>(0);
        var start = (int)c.As<decimal>(1);
        var from = start > 0 ? start - 1 : text.Length + start;
        if (start == 0 || from < 0 || from > text.Length)
        {
            return "";
        }
        var length = c.Values.Length == 3 ? Math.Max(0, (int)c.As<decimal>(2)) : text.Length;
        return text.Substring(from, Math.Min(length, text.Length - from));
    }

    private static object? Modulo(Call c, decimal x, decimal y) =>
        y == 0 ? throw c.Fail("a number cannot be divided by zero") : x - (y * Math.Floor(x / y));

    private static object? Extreme(Call c, int sign)
    {
        object? best = null;
        foreach (var item in c.Items)
        {
            if (item is null)
            {
                return null;
            }
            if (best is not null && !FeelValue.TryCompare(item, best, out _))
            {
                throw c.Fail($"{FeelValue.Describe(item)} and {FeelValue.Describe(best)} have no order");
            }
            best = best is null || (FeelValue.TryCompare(item, best, out var order) && Math.Sign(order) == sign) ? item : best;
        }
        return best;
    }

    private static decimal Middle(decimal[] sorted) =>
        sorted.Length % 2 == 1 ? sorted[sorted.Length / 2] : (sorted[(sorted.Length / 2) - 1] + sorted[sorted.Length / 2]) / 2;

    private static IEnumerable<object?> Flat(object? value) => value is IReadOnlyList<object?> list ? list.SelectMany(Flat) : [value];

    /// <summary>The position that is the second argument, counted from 0; negative ones count from the end.</summary>
    private static int Place(Call c)
    {
        var position = c.As<decimal>(1);
        var place = position > 0 ? position - 1 : c.List(0).Count + position;
        return position != 0 && position % 1 == 0 && place >= 0 && place < c.List(0).Count
            ? (int)place
            : throw c.Fail($"the list has no position {FeelValue.Describe(position)}");
    }

    private static object? Sublist(Call c)
    {
        var length = c.Values.Length == 3 ? c.As<decimal>(2) : c.List(0).Count;
        return c.List(0).Skip(Place(c)).Take((int)Math.Max(0, length)).ToArray();
    }

    private static object? Distinct(IReadOnlyList<object?> items)
    {
        var found = new List<object?>();
        foreach (var item in items)
        {
            if (!found.Any(f => FeelValue.AreEqual(f, item) == true))
            {
                found.Add(item);
            }
        }
        return found;
    }
}
