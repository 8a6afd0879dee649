using System.Text;
using CaseFlow.Shared;
using CaseFlow.Termijnen;
using CsvHelper;

namespace CaseFlow.Import;

/// <summary>Reads a CSV file whole before anything is done with it. What is wrong with the file itself is told at once; what is wrong with a row, at that row.</summary>
public static class Csvlezer
{
    public const int MaxBytes = 5 * 1024 * 1024;
    public const int MaxRijen = 20_000;

    /// <summary>The columns that a file of refused rows has in front; a mended one may keep them.</summary>
    internal static readonly IReadOnlyList<string> Vooraan = ["regel", "waarom-afgewezen"];

    /// <exception cref="WeigeringException">No text, no CSV, too much, or other columns than asked for (Dutch).</exception>
    public static IReadOnlyList<Bronrij> Lees(byte[] inhoud, IReadOnlyCollection<string> kolommen, IReadOnlyCollection<string> verplicht)
    {
        using var header = HeaderReader.Open(new StringReader(Tekst(inhoud))) ?? throw Fout("Het bestand is leeg.");
        try
        {
            using var csv = CsvReader.Create(header, new CsvReaderOptions
            {
                Separator = header.Separator,
                TrackLineNumbers = true,
                MalformedData = CsvMalformedDataHandling.Throw,
                MaxRecordSize = 1 << 16,
                IncludeValuesInExceptions = false,
            });
            return Rijen(csv, kolommen, verplicht);
        }
        catch (CsvFormatException e)
        {
            throw Fout($"Regel {e.LineNumber} is niet te lezen. Kijk of een aanhalingsteken ontbreekt of op een verkeerde plek staat.");
        }
    }

    /// <summary>The text of a file in UTF-8, or in UTF-16 that says so.</summary>
    internal static string Tekst(byte[] inhoud)
    {
        if (inhoud.Length > MaxBytes)
        {
            throw Fout($"Het bestand is groter dan {MaxBytes / 1024 / 1024} MB. Deel het op.");
        }
        if (inhoud.AsSpan().StartsWith("PK\u0003\u0004"u8))
        {
            throw Fout("Dit is een bestand van Excel of een zip. Sla het eerst op als CSV (UTF-8).");
        }
        try
        {
            using var lezer = new StreamReader(new MemoryStream(inhoud), new UTF8Encoding(false, throwOnInvalidBytes: true), detectEncodingFromByteOrderMarks: true);
            var tekst = lezer.ReadToEnd();
            return tekst.Contains('\0') ? throw Fout("Dit is geen tekstbestand. Sla het op als CSV (UTF-8).") : tekst;
        }
        catch (DecoderFallbackException)
        {
            throw Fout("Er staan tekens in die niet in UTF-8 zijn opgeslagen. Kies bij het opslaan voor CSV (UTF-8).");
        }
    }

    internal static WeigeringException Fout(string melding) => new("bestand-onleesbaar", melding, "bestand");

    private static List<Bronrij> Rijen(CsvReader csv, IReadOnlyCollection<string> kolommen, IReadOnlyCollection<string> verplicht)
    {
        // The first line is read with the first record, or with the demand for it when there is none.
        var meer = csv.Read();
        var koppen = csv.Headers.Select(k => k.Trim().ToLowerInvariant().Replace(' ', '-').Replace('_', '-')).ToList();
        if (koppen.FirstOrDefault(k => !kolommen.Contains(k) && !Vooraan.Contains(k)) is { } vreemd)
        {
            throw Fout($"De kolom '{(vreemd.Length > 40 ? vreemd[..40] : vreemd)}' is hier niet bekend. Dit mag: {string.Join(", ", kolommen)}.");
        }
        if (koppen.Count != koppen.Distinct().Count())
        {
            throw Fout("Een kolom staat er twee keer in.");
        }
        if (verplicht.Where(k => !koppen.Contains(k)).ToList() is { Count: > 0 } mist)
        {
            throw Fout($"In de eerste regel ontbreekt: {string.Join(", ", mist)}.");
        }
        var rijen = new List<Bronrij>();
        for (; meer; meer = csv.Read())
        {
            var waarden = Enumerable.Range(0, csv.FieldCount).Select(i => csv.GetString(i).Trim()).ToList();
            if (waarden.TrueForAll(w => w.Length == 0))
            {
                continue;
            }
            if (rijen.Count == MaxRijen)
            {
                throw Fout($"Het bestand heeft meer dan {MaxRijen} rijen. Deel het op.");
            }
            rijen.Add(new Bronrij((int)csv.LineNumber, koppen.Zip(waarden).Where(p => p.Second.Length > 0 && !Vooraan.Contains(p.First)).ToDictionary(p => p.First, p => p.Second))
            {
                Fout = waarden.Count == koppen.Count ? null : $"Deze rij heeft {waarden.Count} velden; de eerste regel heeft er {koppen.Count}.",
            });
        }
        return rijen;
    }
}
