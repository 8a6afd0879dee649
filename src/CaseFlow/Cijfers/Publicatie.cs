using CaseFlow.Bescherming;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace CaseFlow.Cijfers;

/// <summary>The protected figures of one period as they were published. A row never changes; a correction is a new version.</summary>
public sealed class Publicatie
{
    public Guid Id { get; init; } = Guid.CreateVersion7();
    public required string GemeenteId { get; init; }
    public required string Periode { get; init; }
    public int Versie { get; init; }
    public DateTimeOffset GemaaktOp { get; init; }
    public required string Door { get; init; }
    public required string Reden { get; init; }

    /// <summary>A <see cref="Publicatieinhoud"/> as JSON.</summary>
    public required string Inhoud { get; init; }
}

/// <summary>What a publication holds: each cell once, and the tables that show them.</summary>
public sealed record Publicatieinhoud(int Formaat, int Minimum, int Afronding, IReadOnlyDictionary<string, Cel> Cellen, IReadOnlyList<Tabel> Tabellen)
{
    private static readonly JsonSerializerOptions Json = new()
    {
        PropertyNamingPolicy = JsonNamingPolicy.KebabCaseLower,
        DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
        Converters = { new JsonStringEnumConverter(JsonNamingPolicy.KebabCaseLower, allowIntegerValues: false) },
    };

    [JsonIgnore]
    public Onthullingsregels Regels => new(Minimum, Afronding);

    public Tabel Tabel(string id) => Tabellen.First(t => t.Id == id);

    public string Schrijf() => JsonSerializer.Serialize(this, Json);

    public static Publicatieinhoud Lees(string inhoud) => JsonSerializer.Deserialize<Publicatieinhoud>(inhoud, Json)!;
}

/// <summary>A table of cells by key, with the words that were on the screen when it was published.</summary>
public sealed record Tabel(string Id, string Titel, string Uitleg, string Rijkop, IReadOnlyList<string> Kolommen, IReadOnlyList<Tabelrij> Rijen)
{
    public const string Uitkomsten = "uitkomsten";
    public const string Vindplaatsen = "vindplaatsen";
    public const string Termijnen = "termijnen";
    public const string UitkomstenPerWijk = "uitkomsten-per-wijk";
    public const string ContactenPerSoort = "contacten-per-soort";
    public const string ContactenPerKanaal = "contacten-per-kanaal";

    public string? Aandeelkop { get; init; }
}

public sealed record Tabelrij(string Naam, bool IsTotaal, IReadOnlyList<string> Sleutels)
{
    public Aandeel? Aandeel { get; init; }
}

/// <summary>A share, worked out from published cells alone, so that it tells nothing they do not.</summary>
/// <param name="Ander">The rest of the whole, when there are two classes.</param>
public sealed record Aandeel(string Deel, string? Ander, string Geheel)
{
    public const string Verborgen = "verborgen";

    public string Tekst(Publicatieinhoud inhoud)
    {
        if (inhoud.Cellen[Geheel].Getal is not { } geheel)
        {
            return Verborgen;
        }
        if (inhoud.Cellen[Deel].Getal is { } deel)
        {
            return $"ongeveer {Math.Min(100, (int)Math.Round(100m * deel / geheel, MidpointRounding.AwayFromZero))} %";
        }
        // Who knows that the rest is below the threshold can say this by heart.
        var (laag, grens) = (inhoud.Regels.Bereik(geheel).Laag, inhoud.Regels.Grens - 1);
        var ander = Ander is null ? (Cel?)null : inhoud.Cellen[Ander];
        return ander is { Reden: Reden.TeKlein } && laag > grens ? $"ten minste {100 * (laag - grens) / laag} %"
            : inhoud.Cellen[Deel].Reden == Reden.TeKlein && laag > grens ? $"ten hoogste {(100 * grens + laag - 1) / laag} %"
            : Verborgen;
    }
}
