using System.Text.RegularExpressions;

namespace CaseFlow.Termijnen;

/// <summary>A legal ground on which a term may stand still.</summary>
/// <param name="Ook">Other articles under which people write it down.</param>
/// <param name="HeeftHersteltermijn">The resident gets a period to do something; passed unused, the term runs again.</param>
public sealed record Opschortgrond(string Id, string Wet, string Artikel, string Omschrijving, string VraagBegin, string VraagEinde, bool HeeftHersteltermijn, IReadOnlyList<string> Ook, string? Brief)
{
    public string Naam => $"{Wet} {Artikel}";
}

/// <summary>The grounds of workflows/termijnen/gronden.json, in the order of the law.</summary>
public sealed partial class Opschortgronden
{
    private Opschortgronden(IReadOnlyList<Opschortgrond> alle) => Alle = alle;

    public IReadOnlyList<Opschortgrond> Alle { get; }

    /// <exception cref="InvalidFileException">A wrong file; the Dutch message names file and line.</exception>
    public static Opschortgronden Load(string path)
    {
        var gronden = new List<Opschortgrond>();
        foreach (var row in JsonSource.Load(path).Items())
        {
            row.OnlyKeys("id", "wet", "artikel", "omschrijving", "vraag-begin", "vraag-einde", "hersteltermijn", "ook", "brief");
            var grond = new Opschortgrond(
                row.Get("id").Text(), row.Get("wet").Text(), row.Get("artikel").Text(), row.Get("omschrijving").Text(),
                row.Get("vraag-begin").Text(), row.Get("vraag-einde").Text(), row.Get("hersteltermijn").Flag(),
                [.. row.Find("ook")?.Items().Select(i => i.Text()) ?? []], row.Find("brief")?.Text());
            if (gronden.Exists(g => g.Id == grond.Id))
                throw row.Fault($"de grond {grond.Id} staat er twee keer.");
            gronden.Add(grond);
        }
        return new(gronden);
    }

    /// <summary>
    /// The ground that these words name, among those of the rule: its id, or its article as people write it. As much of the article as is
    /// written counts: <c>Awb 4:15 lid 1</c> is the first ground of that paragraph. Null when they name none.
    /// </summary>
    public Opschortgrond? Zoek(string woorden, TermijnRegel regel)
    {
        var eigen = Alle.Where(g => regel.Gronden.Contains(g.Id)).ToList();
        return eigen.Find(g => g.Id == woorden) ?? (Artikel().Match(woorden) is { Success: true } gezocht
            ? eigen.Find(g => g.Ook.Prepend(g.Artikel).Any(a => Omvat(gezocht, Artikel().Match(a))))
            : null);
    }

    private static bool Omvat(Match gezocht, Match artikel) => gezocht.Groups[1].Value == artikel.Groups[1].Value
        && (!gezocht.Groups[2].Success || gezocht.Groups[2].Value == artikel.Groups[2].Value)
        && (!gezocht.Groups[3].Success || string.Equals(gezocht.Groups[3].Value, artikel.Groups[3].Value, StringComparison.OrdinalIgnoreCase));

    [GeneratedRegex(@"\b(\d+:\d+)\b(?:\W*lid\s*(\d+))?(?:\W*(?:aanhef en\s+)?(?:onder|sub)\s*([a-z])\b)?", RegexOptions.IgnoreCase)]
    private static partial Regex Artikel();
}
