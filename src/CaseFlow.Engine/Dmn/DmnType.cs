using CaseFlow.Engine.Feel;

namespace CaseFlow.Engine.Dmn;

/// <summary>What a column, an input or a result may hold: a kind of FEEL, perhaps only some of its values, perhaps a list or a context of them.</summary>
internal sealed class DmnType(string name, FeelType? kind)
{
    private static readonly Dictionary<string, FeelType> Kinds = new()
    {
        ["Any"] = FeelType.Find("Any")!,
        ["string"] = FeelType.Find("string")!,
        ["number"] = FeelType.Find("number")!,
        ["integer"] = FeelType.Find("number")!,
        ["long"] = FeelType.Find("number")!,
        ["double"] = FeelType.Find("number")!,
        ["boolean"] = FeelType.Find("boolean")!,
        ["date"] = FeelType.Find("date")!,
        ["time"] = FeelType.Find("time")!,
        ["date and time"] = FeelType.Find("date and time")!,
        ["dateTime"] = FeelType.Find("date and time")!,
        ["days and time duration"] = FeelType.Find("days and time duration")!,
        ["dayTimeDuration"] = FeelType.Find("days and time duration")!,
        ["years and months duration"] = FeelType.Find("years and months duration")!,
        ["yearMonthDuration"] = FeelType.Find("years and months duration")!,
        ["context"] = FeelType.Find("context")!,
    };

    public static readonly DmnType Any = new("Any", Kinds["Any"]);

    public string Name => name;

    /// <summary>The type it builds on, for a type the file itself defines.</summary>
    public DmnType? Base { get; init; }

    public UnaryTests? Allowed { get; init; }

    public bool IsCollection { get; init; }

    public IReadOnlyDictionary<string, DmnType>? Components { get; init; }

    /// <summary>Whether only whole numbers are meant, so that nothing lies between 1 and 2.</summary>
    public bool IsWhole => name is "integer" or "long" || (Base?.IsWhole ?? false);

    public static DmnType? Known(string name) => Kinds.TryGetValue(name, out var kind) ? new DmnType(name, kind) : null;

    /// <summary>Null when the value fits, else what is wrong with it. An unknown value (null) fits.</summary>
    public string? Refuses(object? value, FeelContext context)
    {
        if (value is null)
        {
            return null;
        }
        if (IsCollection)
        {
            return value is IReadOnlyList<object?> list
                ? list.Select(i => RefusesOne(i, context)).FirstOrDefault(w => w is not null)
                : $"{FeelValue.Describe(value)} is no list";
        }
        return RefusesOne(value, context);
    }

    private string? RefusesOne(object? value, FeelContext context)
    {
        if (value is null)
        {
            return null;
        }
        if (kind is not null && !kind.Holds(value))
        {
            return $"{FeelValue.Describe(value)} is no {kind.Name}";
        }
        if (IsWhole && value is decimal number && number % 1 != 0)
        {
            return $"{FeelValue.Describe(value)} is no whole number";
        }
        if (Base?.Refuses(value, context) is { } why)
        {
            return why;
        }
        if (Components is not null)
        {
            return value is IReadOnlyDictionary<string, object?> map
                ? Components.Select(c => c.Value.Refuses(map.GetValueOrDefault(c.Key), context)).FirstOrDefault(w => w is not null)
                : $"{FeelValue.Describe(value)} is no context";
        }
        return Allowed is null || Allowed.Holds(value, context) ? null : $"{FeelValue.Describe(value)} is not one of {Allowed}";
    }
}
