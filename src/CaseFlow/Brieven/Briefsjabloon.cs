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
}
