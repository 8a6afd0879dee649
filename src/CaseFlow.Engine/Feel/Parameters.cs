namespace CaseFlow.Engine.Feel;

/// <summary>The names of the parameters of the built-in functions, for calls such as <c>substring(string: "abc", start position: 2)</c>.</summary>
internal static class Parameters
{
    private static readonly Dictionary<string, string> Signatures = new()
    {
        ["date"] = "from|year, month, day",
        ["time"] = "from",
        ["date and time"] = "from|date, time",
        ["duration"] = "from",
        ["years and months duration"] = "from, to",
        ["day of week"] = "date",
        ["day of year"] = "date",
        ["week of year"] = "date",
        ["string"] = "from",
        ["number"] = "from",
        ["not"] = "negand",
        ["get or else"] = "value, default",
        ["get value"] = "m, key",
        ["get entries"] = "m",
        ["contains"] = "string, match",
        ["starts with"] = "string, match",
        ["ends with"] = "string, match",
        ["upper case"] = "string",
        ["lower case"] = "string",
        ["string length"] = "string",
        ["substring"] = "string, start position, length",
        ["substring before"] = "string, match",
        ["substring after"] = "string, match",
        ["abs"] = "n",
        ["floor"] = "n",
        ["ceiling"] = "n",
        ["sqrt"] = "number",
        ["decimal"] = "n, scale",
        ["modulo"] = "dividend, divisor",
        ["even"] = "number",
        ["odd"] = "number",
        ["list contains"] = "list, element",
        ["count"] = "list",
        ["sum"] = "list",
        ["mean"] = "list",
        ["median"] = "list",
        ["product"] = "list",
        ["mode"] = "list",
        ["min"] = "list",
        ["max"] = "list",
        ["all"] = "list",
        ["any"] = "list",
        ["sublist"] = "list, start position, length",
        ["insert before"] = "list, position, newItem",
        ["remove"] = "list, position",
        ["reverse"] = "list",
        ["flatten"] = "list",
        ["distinct values"] = "list",
        ["index of"] = "list, match",
    };

    /// <summary>The ways to name the arguments; empty when the function has none or takes any number.</summary>
    public static IEnumerable<IReadOnlyList<string>> Of(string function) =>
        Signatures.TryGetValue(function, out var all) ? all.Split('|').Select(s => s.Split(", ")) : [];
}
