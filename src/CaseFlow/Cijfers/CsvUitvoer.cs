using System.Globalization;
using System.Text;

namespace CaseFlow.Cijfers;

/// <summary>Publications as CSV (RFC 4180), one line per number; the columns are described in docs/exports.md.</summary>
public static class CsvUitvoer
{
    public static string Van(params IEnumerable<Uitgave> uitgaven)
    {
        var csv = new StringBuilder();
        Regel(csv, Uitvoerregel.Kolommen.Select(k => k.Naam));
        foreach (var regel in uitgaven.SelectMany(Uitvoer.Regels))
        {
            Regel(csv, regel.Velden.Select(v => Convert.ToString(v, CultureInfo.InvariantCulture) ?? ""));
        }
        return csv.ToString();
    }

    private static void Regel(StringBuilder csv, IEnumerable<string> velden) => csv.AppendJoin(',', velden.Select(Veld)).Append("\r\n");

    /// <summary>Quoted where RFC 4180 asks for it; a text that a spreadsheet would run as a formula gets an apostrophe before it.</summary>
    public static string Veld(string tekst)
    {
        var veilig = tekst.Length > 0 && "=+-@\t\r".Contains(tekst[0]) ? "'" + tekst : tekst;
        return veilig.AsSpan().IndexOfAny(",\"\r\n") >= 0 ? $"\"{veilig.Replace("\"", "\"\"")}\"" : veilig;
    }
}
