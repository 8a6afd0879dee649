using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;
using CaseFlow.Shared;

namespace CaseFlow.Formulieren;

/// <summary>Reads what was filled in; a missing, empty or differently shaped value reads as null.</summary>
public sealed class Invoer(JsonObject gegevens)
{
    public JsonObject Gegevens { get; } = gegevens;

    public static Invoer Empty => new([]);

    /// <summary>What was stored as JSON; unreadable is empty.</summary>
    public static Invoer Parse(string json) => new(JsonNode.Parse(json) as JsonObject ?? []);

    public static bool IsLeeg(JsonNode? waarde) => waarde switch
    {
        null => true,
        JsonArray lijst => lijst.Count == 0,
        JsonObject groep => groep.Count == 0 || groep.All(p => IsLeeg(p.Value)),
        JsonValue w => w.GetValueKind() == JsonValueKind.String && string.IsNullOrWhiteSpace(w.GetValue<string>()),
        _ => false,
    };

    public JsonNode? this[string veld] => Gegevens[veld] is { } waarde && !IsLeeg(waarde) ? waarde : null;

    public bool Heeft(string veld) => this[veld] is not null;

    public string? Tekst(string veld) => ToText(this[veld]);

    public bool? JaNee(string veld) => ToBoolean(this[veld]);

    public bool Ja(string veld) => JaNee(veld) == true;

    /// <summary>A whole number, in any of the ways people write one.</summary>
    public int? Getal(string veld) => int.TryParse(Tekst(veld), NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var getal) ? getal : null;

    public DateOnly? Datum(string veld) => ToDate(this[veld]);

    public DateTimeOffset? Moment(string veld) => ToMoment(this[veld]);

    public Invoer Groep(string veld) => new(this[veld] as JsonObject ?? []);

    public IReadOnlyList<string> Teksten(string veld) => this[veld] switch
    {
        JsonArray lijst => [.. lijst.Select(x => x is JsonObject o ? ToText(o["tekst"]) : ToText(x)).OfType<string>()],
        { } een => ToText(een) is { } tekst ? [tekst] : [],
        null => [],
    };

    public IReadOnlyList<Invoer> Regels(string veld) =>
        this[veld] is JsonArray lijst ? [.. lijst.OfType<JsonObject>().Select(o => new Invoer(o))] : [];

    internal static string? ToText(JsonNode? waarde) => waarde is JsonValue w
        ? w.GetValueKind() switch
        {
            JsonValueKind.String => w.GetValue<string>().Trim(),
            JsonValueKind.Number => w.ToJsonString(),
            JsonValueKind.True => "ja",
            JsonValueKind.False => "nee",
            _ => null,
        }
        : null;

    internal static bool? ToBoolean(JsonNode? waarde) => ToText(waarde)?.ToLowerInvariant() switch
    {
        "ja" or "true" or "on" => true,
        "nee" or "false" => false,
        _ => null,
    };

    internal static DateOnly? ToDate(JsonNode? waarde) =>
        DateOnly.TryParseExact(ToText(waarde), "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var dag) && dag.Year is >= 1850 and <= 2200
            ? dag
            : ToMoment(waarde) is { } moment ? AmsterdamTime.DateOf(moment) : null;

    /// <summary>A clock time without an offset is a time in Amsterdam; a bare day is its beginning.</summary>
    internal static DateTimeOffset? ToMoment(JsonNode? waarde)
    {
        var tekst = ToText(waarde);
        string[] vormen = ["yyyy-MM-dd", "yyyy-MM-ddTHH:mm", "yyyy-MM-ddTHH:mm:ss"];
        if (DateTime.TryParseExact(tekst, vormen, CultureInfo.InvariantCulture, DateTimeStyles.None, out var lokaal))
        {
            return lokaal.Year is >= 1850 and <= 2200 ? AmsterdamTime.At(lokaal) : null;
        }
        return tekst is { Length: > 16 } && DateTimeOffset.TryParse(tekst, CultureInfo.InvariantCulture, DateTimeStyles.RoundtripKind, out var moment)
            && moment.Year is >= 1850 and <= 2200 ? moment : null;
    }
}
