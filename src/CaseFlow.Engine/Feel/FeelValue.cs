using System.Collections;
using System.Globalization;

namespace CaseFlow.Engine.Feel;

/// <summary>The values of expressions and variables: what they may be, when they are equal, how they order.</summary>
public static class FeelValue
{
    /// <summary>
    /// Brings a value to one of the kinds the engine stores: null, bool, decimal, string, DateOnly, TimeOnly,
    /// DateTimeOffset, <see cref="Duration"/>, list or context. Other numbers become decimal, a TimeSpan a duration.
    /// </summary>
    /// <exception cref="ArgumentException">The value is of no such kind, for example a DateTime without offset.</exception>
    public static object? Normalize(object? value) => value switch
    {
        null or bool or decimal or string or DateOnly or TimeOnly or DateTimeOffset or Duration => value,
        int or long or short or byte or uint or ulong => Convert.ToDecimal(value, CultureInfo.InvariantCulture),
        double or float => ToDecimal(Convert.ToDouble(value, CultureInfo.InvariantCulture)),
        TimeSpan span => new Duration(0, span),
        IReadOnlyDictionary<string, object?> map => map.ToDictionary(p => p.Key, p => Normalize(p.Value)),
        IDictionary<string, object?> map => map.ToDictionary(p => p.Key, p => Normalize(p.Value)),
        IEnumerable list when value is not IDictionary => list.Cast<object?>().Select(Normalize).ToArray(),
        _ => throw new ArgumentException($"A value of type {value.GetType().Name} cannot be a variable."),
    };

    private static decimal ToDecimal(double value) =>
        double.IsFinite(value) && Math.Abs(value) < 1e28
            ? (decimal)value
            : throw new ArgumentException("A number that is infinite, undefined or above 1e28 cannot be a variable.");

    /// <summary>A value as an expression would write it; long ones are cut.</summary>
    public static string Describe(object? value)
    {
        var text = value is string s ? $"\"{s}\"" : ToText(value) ?? "null";
        return text.Length > 80 ? text[..77] + "..." : text;
    }

    /// <summary>Equal, not equal, or null when the kinds cannot be compared.</summary>
    internal static bool? AreEqual(object? a, object? b)
    {
        if (a is null || b is null)
        {
            return a is null && b is null;
        }
        return (a, b) switch
        {
            (bool x, bool y) => x == y,
            (decimal x, decimal y) => x == y,
            (string x, string y) => string.Equals(x, y, StringComparison.Ordinal),
            (DateOnly x, DateOnly y) => x == y,
            (TimeOnly x, TimeOnly y) => x == y,
            (DateTimeOffset x, DateTimeOffset y) => x == y,
            (Duration x, Duration y) => x == y,
            (IReadOnlyList<object?> x, IReadOnlyList<object?> y) => ListsEqual(x, y),
            (IReadOnlyDictionary<string, object?> x, IReadOnlyDictionary<string, object?> y) => MapsEqual(x, y),
            _ => null,
        };
    }

    private static bool ListsEqual(IReadOnlyList<object?> x, IReadOnlyList<object?> y) =>
        x.Count == y.Count && x.Zip(y).All(pair => AreEqual(pair.First, pair.Second) == true);

    private static bool MapsEqual(IReadOnlyDictionary<string, object?> x, IReadOnlyDictionary<string, object?> y) =>
        x.Count == y.Count && x.All(p => y.TryGetValue(p.Key, out var other) && AreEqual(p.Value, other) == true);

    /// <summary>Order of two values of the same kind. False when there is none.</summary>
    internal static bool TryCompare(object a, object b, out int order)
    {
        int? found = (a, b) switch
        {
            (decimal x, decimal y) => x.CompareTo(y),
            (string x, string y) => string.CompareOrdinal(x, y),
            (DateOnly x, DateOnly y) => x.CompareTo(y),
            (TimeOnly x, TimeOnly y) => x.CompareTo(y),
            (DateTimeOffset x, DateTimeOffset y) => x.CompareTo(y),
            (Duration x, Duration y) when x.Months == 0 && y.Months == 0 => x.Time.CompareTo(y.Time),
            (Duration x, Duration y) when x.Time == default && y.Time == default => x.Months.CompareTo(y.Months),
            _ => null,
        };
        order = found ?? 0;
        return found is not null;
    }

    /// <summary>The value as text, as the function <c>string</c> gives it.</summary>
    internal static string? ToText(object? value) => value switch
    {
        null => null,
        string s => s,
        bool b => b ? "true" : "false",
        decimal d => d.ToString("0.############################", CultureInfo.InvariantCulture),
        DateOnly d => d.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture),
        TimeOnly t => t.ToString("HH:mm:ss.FFFFFFF", CultureInfo.InvariantCulture),
        DateTimeOffset m => m.ToString("yyyy-MM-dd'T'HH:mm:ss.FFFFFFFK", CultureInfo.InvariantCulture),
        IReadOnlyList<object?> list => "[" + string.Join(", ", list.Select(Quoted)) + "]",
        IReadOnlyDictionary<string, object?> map => "{" + string.Join(", ", map.Select(p => $"{p.Key}: {Quoted(p.Value)}")) + "}",
        _ => value.ToString(),
    };

    private static string Quoted(object? value) => value is string s ? $"\"{s}\"" : ToText(value) ?? "null";
}
