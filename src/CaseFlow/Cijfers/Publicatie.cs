using System.Text.Json;
using System.Text.Json.Serialization;
using CaseFlow.Bescherming;
using CaseFlow.Tellingen;

namespace CaseFlow.Cijfers;

/// <summary>The protected figures of one period as they were published. Nothing of it ever changes; a correction is a new version.</summary>
public sealed class Publicatie
{
    public Guid Id { get; init; } = Guid.CreateVersion7();
    public required string GemeenteId { get; init; }

    /// <summary>As 2026-03, 2026-Q1 or 2026.</summary>
    public required string Periode { get; init; }
    public PeriodeSoort Soort { get; init; }
    public int Versie { get; init; }
    public DateTimeOffset GemaaktOp { get; init; }
    public required string Door { get; init; }
    public required string Reden { get; init; }

    /// <summary>The <see cref="Leesregels"/> of that moment as JSON: who reads the figures must know how they were protected.</summary>
    public required string Regels { get; init; }
    public List<Publicatiedeel> Delen { get; init; } = [];
}

/// <summary>One subject of a publication: a row of its own, so that one subject over all years is one short query.</summary>
public sealed class Publicatiedeel
{
    public Guid Id { get; init; } = Guid.CreateVersion7();
    public Guid PublicatieId { get; init; }

    /// <summary>The id of the indicator or of the general table.</summary>
    public required string Onderwerp { get; init; }

    /// <summary>Its place in the publication.</summary>
    public int Volgorde { get; init; }

    /// <summary>A <see cref="Deelinhoud"/> as JSON.</summary>
    public required string Inhoud { get; init; }
}

/// <summary>A subject with the published form of each of its cells: all that anybody who reads figures can get.</summary>
public sealed record Deelinhoud(Deel Deel, IReadOnlyDictionary<string, Cel> Cellen)
{
    private static readonly JsonSerializerOptions Json = new()
    {
        PropertyNamingPolicy = JsonNamingPolicy.KebabCaseLower,
        DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
        Converters = { new JsonStringEnumConverter(JsonNamingPolicy.KebabCaseLower, allowIntegerValues: false) },
    };

    /// <summary>The subject with its own cells out of all that were protected.</summary>
    public static Deelinhoud Van(Deel deel, IReadOnlyDictionary<string, Cel> cellen) =>
        new(deel, new SortedDictionary<string, Cel>(Sleutels(deel).Distinct().Where(cellen.ContainsKey).ToDictionary(s => s, s => cellen[s]), StringComparer.Ordinal));

    public static IEnumerable<string> Sleutels(Deel deel)
    {
        var rijen = deel.Tabellen.SelectMany(t => t.Rijen).ToList();
        return rijen.SelectMany(r => r.Sleutels).Concat(rijen.Select(r => r.Cijfer).Append(deel.Cijfer).OfType<Cijfer>().SelectMany(c => c.Teller.Concat(c.Noemer).Concat(c.Rest)));
    }

    public string Schrijf() => JsonSerializer.Serialize(this, Json);

    public static Deelinhoud Lees(string inhoud) => JsonSerializer.Deserialize<Deelinhoud>(inhoud, Json)!;

    internal static string Schrijf(Leesregels regels) => JsonSerializer.Serialize(regels, Json);

    internal static Leesregels LeesRegels(string regels) => JsonSerializer.Deserialize<Leesregels>(regels, Json)!;
}
