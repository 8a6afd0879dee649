using System.Globalization;
using CaseFlow.Shared;

namespace CaseFlow.Import;

/// <summary>One row of a file: its columns by name, empty ones left out. It prints as its number only.</summary>
public sealed record Bronrij(int Nummer, IReadOnlyDictionary<string, string> Velden)
{
    private static readonly string[] Datumvormen = ["yyyy-MM-dd", "d-M-yyyy"];

    /// <summary>Why the row cannot be read at all.</summary>
    public string? Fout { get; init; }

    /// <summary>A wrong word as a message may repeat it: short, and no number, for in a shifted row that is a BSN.</summary>
    internal static string Aangehaald(string woord) => woord.Count(char.IsDigit) > 4 ? "met dit getal" : $"'{(woord.Length > 40 ? woord[..40] : woord)}'";

    public string? Tekst(string kolom) => Velden.GetValueOrDefault(kolom);

    /// <exception cref="WeigeringException">The column is empty.</exception>
    public string Verplicht(string kolom) => Tekst(kolom) ?? throw new WeigeringException($"veld-verplicht:{kolom}", $"Vul de kolom {kolom} in.");

    /// <exception cref="WeigeringException">There is something, but no date.</exception>
    public DateOnly? Datum(string kolom) => Tekst(kolom) is not { } tekst ? null
        : DateOnly.TryParseExact(tekst, Datumvormen, CultureInfo.InvariantCulture, DateTimeStyles.None, out var dag) && dag.Year is >= 1850 and <= 2200 ? dag
        : throw new WeigeringException($"waarde-onbekend:{kolom}", $"Schrijf de kolom {kolom} als 2026-03-31 of 31-3-2026.");

    /// <exception cref="WeigeringException">No date, or one that is still to come.</exception>
    public DateOnly DatumTotEnMet(string kolom, DateOnly vandaag)
    {
        Verplicht(kolom);
        var dag = Datum(kolom)!.Value;
        return dag <= vandaag ? dag : throw new WeigeringException($"datum-toekomst:{kolom}", $"De datum in de kolom {kolom} ligt in de toekomst.");
    }

    /// <exception cref="WeigeringException">There is something, but no amount.</exception>
    public decimal? Bedrag(string kolom) => Tekst(kolom) is not { } tekst ? null
        : decimal.TryParse(tekst.Replace(',', '.'), NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var bedrag) && bedrag < 100_000_000 ? bedrag
        : throw new WeigeringException($"waarde-onbekend:{kolom}", $"Schrijf de kolom {kolom} als 420 of 420,50, zonder punten en zonder euroteken.");

    /// <exception cref="WeigeringException">There is something, but no yes or no.</exception>
    public bool JaNee(string kolom) => Tekst(kolom)?.ToLowerInvariant() switch
    {
        null or "nee" or "false" or "0" => false,
        "ja" or "true" or "1" => true,
        _ => throw new WeigeringException($"waarde-onbekend:{kolom}", $"Schrijf ja of nee in de kolom {kolom}."),
    };

    public override string ToString() => $"rij {Nummer}";
}
