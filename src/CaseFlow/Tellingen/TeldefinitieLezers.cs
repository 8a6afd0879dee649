using System.Text.Json;
using System.Text.Json.Serialization;
using CaseFlow.Formulieren;
using CaseFlow.Gemeenten;

namespace CaseFlow.Tellingen;

/// <summary>A word or a list of words.</summary>
internal sealed class TelwoordenLezer : JsonConverter<Telwoorden>
{
    public override Telwoorden Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) =>
        reader.TokenType == JsonTokenType.String ? new([reader.GetString()!]) : new(JsonSerializer.Deserialize<List<string>>(ref reader, options)!);

    public override void Write(Utf8JsonWriter writer, Telwoorden value, JsonSerializerOptions options) => JsonSerializer.Serialize(writer, value.Woorden, options);
}

/// <summary>A dimension, or an object that says more of the table.</summary>
internal sealed class UitsplitsingLezer : JsonConverter<Uitsplitsing>
{
    private sealed record Vorm(Telwoorden Op)
    {
        public string? Titel { get; init; }
        public bool TeltOp { get; init; } = true;
        public IReadOnlyList<string> Klassen { get; init; } = [];
        public IReadOnlyList<Keuze> Waarden { get; init; } = [];
        public PeriodeSoort? Per { get; init; }
    }

    public override Uitsplitsing Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options)
    {
        if (reader.TokenType == JsonTokenType.String)
        {
            return new([reader.GetString()!]);
        }
        var vorm = JsonSerializer.Deserialize<Vorm>(ref reader, options) ?? throw new JsonException();
        return new(vorm.Op.Woorden) { Titel = vorm.Titel, TeltOp = vorm.TeltOp, Klassen = vorm.Klassen, Waarden = vorm.Waarden, Per = vorm.Per };
    }

    public override void Write(Utf8JsonWriter writer, Uitsplitsing value, JsonSerializerOptions options) =>
        JsonSerializer.Serialize(writer, new Vorm(new Telwoorden(value.Op)) { Titel = value.Titel, TeltOp = value.TeltOp, Klassen = value.Klassen, Waarden = value.Waarden, Per = value.Per }, options);
}
