using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;
using CaseFlow.Engine.Feel;

namespace CaseFlow.Engine.Runtime;

/// <summary>
/// Values as JSON: null, booleans, numbers, texts, lists and contexts as they are; the rest as
/// <c>{"$date": "2026-01-31"}</c> and the like. A context with a key that begins with $ is wrapped in <c>$context</c>.
/// </summary>
internal static class ValueJson
{
    public static JsonNode? Write(object? value) => value switch
    {
        null => null,
        bool b => JsonValue.Create(b),
        decimal d => JsonValue.Create(d),
        string s => JsonValue.Create(s),
        DateOnly d => Marked("$date", d.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture)),
        TimeOnly t => Marked("$time", t.ToString("O", CultureInfo.InvariantCulture)),
        DateTimeOffset m => Marked("$moment", m.ToString("O", CultureInfo.InvariantCulture)),
        Duration d => new JsonObject { ["$duration"] = new JsonArray(d.Months, d.Time.Ticks) },
        IReadOnlyList<object?> list => new JsonArray([.. list.Select(Write)]),
        IReadOnlyDictionary<string, object?> map => map.Keys.Any(k => k.StartsWith('$')) ? new JsonObject { ["$context"] = Map(map) } : Map(map),
        _ => throw new EngineException("bad-variable", $"A value of type {value.GetType().Name} cannot be stored."),
    };

    public static object? Read(JsonNode? json)
    {
        switch (json)
        {
            case null:
                return null;
            case JsonArray list:
                return list.Select(Read).ToArray();
            case JsonObject { Count: 1 } map when map.First() is { Key: ['$', ..] } mark:
                return ReadMarked(mark.Key, mark.Value!);
            case JsonObject map:
                return map.ToDictionary(p => p.Key, p => Read(p.Value));
        }
        return json.GetValueKind() switch
        {
            JsonValueKind.True => true,
            JsonValueKind.False => false,
            JsonValueKind.Number => json.GetValue<decimal>(),
            _ => json.GetValue<string>(),
        };
    }

    private static object? ReadMarked(string mark, JsonNode value) => mark switch
    {
        "$date" => DateOnly.ParseExact((string)value!, "yyyy-MM-dd", CultureInfo.InvariantCulture),
        "$time" => TimeOnly.ParseExact((string)value!, "O", CultureInfo.InvariantCulture),
        "$moment" => DateTimeOffset.ParseExact((string)value!, "O", CultureInfo.InvariantCulture),
        "$duration" => new Duration((int)value[0]!, TimeSpan.FromTicks((long)value[1]!)),
        "$context" => value.AsObject().ToDictionary(p => p.Key, p => Read(p.Value)),
        _ => throw new FormatException($"the value mark {mark} is not known"),
    };

    private static JsonObject Marked(string mark, string text) => new() { [mark] = text };

    private static JsonObject Map(IReadOnlyDictionary<string, object?> map) =>
        new(map.Select(p => KeyValuePair.Create(p.Key, Write(p.Value))));
}
