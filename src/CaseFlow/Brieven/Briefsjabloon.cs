using System.Text.RegularExpressions;

namespace CaseFlow.Brieven;

/// <summary>A letter template: the first line is the subject, a blank line parts two paragraphs, {{name}} is filled in.</summary>
public static partial class Briefsjabloon
{
    /// <summary>
    /// Fills the template. A paragraph with a placeholder that has no value drops out. What is filled in is never read as a template again.
    /// </summary>
    public static (string Onderwerp, string Tekst) Vul(string sjabloon, IReadOnlyDictionary<string, string?> waarden)
    {
        var alineas = Witregel().Split(sjabloon.ReplaceLineEndings("\n").Trim());
        var onderwerp = Vervang(alineas[0].Split('\n')[0], waarden);
        onderwerp = onderwerp.StartsWith("Onderwerp:", StringComparison.Ordinal) ? onderwerp["Onderwerp:".Length..].Trim() : onderwerp;
        var tekst = alineas.Skip(1).Where(a => Plaats().Matches(a).All(m => HeeftWaarde(waarden, m))).Select(a => Vervang(a, waarden).Trim());
        return (onderwerp, string.Join("\n\n", tekst));
    }

    internal static IEnumerable<(string Naam, int Plek)> Plekken(string sjabloon) => Plaats().Matches(sjabloon).Select(m => (m.Groups[1].Value, m.Index));

    /// <summary>Where braces stand that will go out as they are.</summary>
    internal static IEnumerable<int> Resten(string sjabloon) => Accolades().Matches(Plaats().Replace(sjabloon, m => new string(' ', m.Length))).Select(m => m.Index);

    internal static IEnumerable<(string Tekst, int Plek)> Alineas(string sjabloon)
    {
        var tekst = sjabloon.ReplaceLineEndings("\n");
        var begin = 0;
        foreach (var alinea in Witregel().Split(tekst))
        {
            begin = tekst.IndexOf(alinea, begin, StringComparison.Ordinal);
            yield return (alinea, begin);
            begin += alinea.Length;
        }
    }

    /// <summary>The names that the template asks for.</summary>
    public static IEnumerable<string> Plaatshouders(string sjabloon) => Plaats().Matches(sjabloon).Select(m => m.Groups[1].Value).Distinct();

    private static bool HeeftWaarde(IReadOnlyDictionary<string, string?> waarden, Match plaats) =>
        !string.IsNullOrWhiteSpace(waarden.GetValueOrDefault(plaats.Groups[1].Value));

    private static string Vervang(string tekst, IReadOnlyDictionary<string, string?> waarden) =>
        Plaats().Replace(tekst, m => waarden.GetValueOrDefault(m.Groups[1].Value)?.ReplaceLineEndings("\n").Trim() ?? "");

    [GeneratedRegex(@"\n[ \t]*\n\s*")]
    private static partial Regex Witregel();

    [GeneratedRegex(@"\{\{([a-z-]+)\}\}")]
    private static partial Regex Plaats();

    [GeneratedRegex(@"\{\{|\}\}")]
    private static partial Regex Accolades();
}
