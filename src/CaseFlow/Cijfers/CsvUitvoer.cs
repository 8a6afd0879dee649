using System.Globalization;
using System.Text;

namespace CaseFlow.Cijfers;

/// <summary>A publication as CSV (RFC 4180), one line per cell.</summary>
public static class CsvUitvoer
{
    private static readonly string[] Koppen = ["gemeente", "periode", "versie", "tabel", "rij", "kolom", "waarde", "status"];

    public static string Van(string gemeente, Uitgave uitgave)
    {
        var csv = new StringBuilder();
        Regel(csv, Koppen);
        foreach (var deel in uitgave.Delen)
        {
            foreach (var (tabel, rij) in deel.Deel.Tabellen.SelectMany(t => t.Rijen.Select(r => (t, r))))
            {
                void Cel(string kolom, string waarde, string status) =>
                    Regel(csv, [gemeente, uitgave.Periode.ToString(), uitgave.Versie.ToString(CultureInfo.InvariantCulture), tabel.Titel, rij.Naam, kolom, waarde, status]);
                foreach (var (kolom, cel) in tabel.Kolommen.Zip(rij.Sleutels.Select(deel.Cel)))
                {
                    Cel(kolom, cel.Getal?.ToString(CultureInfo.InvariantCulture) ?? "", Celtekst.Woord(cel.Reden));
                }
                if (Celtekst.Aandeel(rij, deel) is { } aandeel)
                {
                    Cel(tabel.Cijferkop!, aandeel == Celtekst.Verborgen ? "" : aandeel, aandeel == Celtekst.Verborgen ? aandeel : "getoond");
                }
            }
        }
        return csv.ToString();
    }

    private static void Regel(StringBuilder csv, string[] velden) => csv.AppendJoin(',', velden.Select(Veld)).Append("\r\n");

    /// <summary>Quoted where RFC 4180 asks for it; a text that a spreadsheet would run as a formula gets an apostrophe before it.</summary>
    public static string Veld(string tekst)
    {
        var veilig = tekst.Length > 0 && "=+-@\t\r".Contains(tekst[0]) ? "'" + tekst : tekst;
        return veilig.AsSpan().IndexOfAny(",\"\r\n") >= 0 ? $"\"{veilig.Replace("\"", "\"\"")}\"" : veilig;
    }
}
