namespace CaseFlow.Engine.Feel;

/// <summary>A type as FEEL names it, to ask whether a value is of it.</summary>
public sealed class FeelType
{
    private static readonly Dictionary<string, FeelType> All = new FeelType[]
    {
        new("Any", _ => true),
        new("Null", _ => false),
        new("number", v => v is decimal),
        new("string", v => v is string),
        new("boolean", v => v is bool),
        new("date", v => v is DateOnly),
        new("time", v => v is TimeOnly),
        new("date and time", v => v is DateTimeOffset),
        new("days and time duration", v => v is Duration { Months: 0 }),
        new("years and months duration", v => v is Duration { Time.Ticks: 0 } d && d.Months != 0),
        new("list", v => v is IReadOnlyList<object?>),
        new("context", v => v is IReadOnlyDictionary<string, object?>),
    }.ToDictionary(t => t.Name);

    private readonly Func<object, bool> test;

    private FeelType(string name, Func<object, bool> test) => (Name, this.test) = (name, test);

    /// <summary>The name, for example <c>date and time</c>.</summary>
    public string Name { get; }

    /// <summary>The type with this name, or null.</summary>
    public static FeelType? Find(string name) => All.GetValueOrDefault(name);

    /// <summary>Whether the value, which is not null, is of this type.</summary>
    public bool Holds(object value) => test(value);

    internal static FeelType ListOf(FeelType item) =>
        new($"list<{item.Name}>", v => v is IReadOnlyList<object?> list && list.All(i => i is not null && item.Holds(i)));

    /// <inheritdoc/>
    public override string ToString() => Name;
}
