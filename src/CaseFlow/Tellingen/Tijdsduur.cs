using System.Globalization;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace CaseFlow.Tellingen;

/// <summary>A length of time as definitions write it: P3M, P6Y, P14D.</summary>
[JsonConverter(typeof(TijdsduurLezer))]
public readonly record struct Tijdsduur(int Maanden, int Dagen)
{
    public DateOnly Na(DateOnly dag) => dag.AddMonths(Maanden).AddDays(Dagen);

    public DateOnly Voor(DateOnly dag) => dag.AddMonths(-Maanden).AddDays(-Dagen);

    public static bool TryParse(string? tekst, out Tijdsduur duur)
    {
        duur = default;
        if (tekst is not { Length: >= 3 } || tekst[0] != 'P' || !int.TryParse(tekst.AsSpan(1, tekst.Length - 2), NumberStyles.None, CultureInfo.InvariantCulture, out var getal) || getal is < 1 or > 1200)
        {
            return false;
        }
        duur = tekst[^1] switch { 'Y' => new(12 * getal, 0), 'M' => new(getal, 0), 'W' => new(0, 7 * getal), 'D' => new(0, getal), _ => default };
        return duur != default;
    }

    public override string ToString() => Maanden == 0 ? $"P{Dagen}D" : Maanden % 12 == 0 ? $"P{Maanden / 12}Y" : $"P{Maanden}M";

    /// <summary>In words: 3 maanden, 6 jaar.</summary>
    public string Tekst => Maanden == 0 ? Dagen % 7 == 0 ? Aantal(Dagen / 7, "week", "weken") : Aantal(Dagen, "dag", "dagen")
        : Maanden % 12 == 0 ? $"{Maanden / 12} jaar" : Aantal(Maanden, "maand", "maanden");

    private static string Aantal(int aantal, string een, string meer) => $"{aantal} {(aantal == 1 ? een : meer)}";
}

internal sealed class TijdsduurLezer : JsonConverter<Tijdsduur>
{
    public override Tijdsduur Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) =>
        reader.TokenType == JsonTokenType.String && Tijdsduur.TryParse(reader.GetString(), out var duur) ? duur : throw new JsonException();

    public override void Write(Utf8JsonWriter writer, Tijdsduur value, JsonSerializerOptions options) => writer.WriteStringValue(value.ToString());
}
