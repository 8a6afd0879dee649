using System.Globalization;
using System.Text;

namespace CaseFlow.Tests.Bescherming.Aanval;

/// <summary>docs/onthulling.md: what was attacked, what was found, and how much of the truth is lost.</summary>
internal static class Onthullingspagina
{
    private static readonly CultureInfo Taal = CultureInfo.InvariantCulture;

    public static string Schrijf(IReadOnlyList<(string Naam, Verslag Verslag)> verslagen)
    {
        var tekst = new StringBuilder($"""
            # Can anybody be found in the figures?

            Written by `Bescherming/Aanval/AanvalTests` (`CASEFLOW_WRITE_DOCS=1` writes it anew). Generated municipalities publish a
            year: twelve months, four quarters, the year, and a correction of a month with its quarter and year. An intruder
            who has all of it, knows the rules, the program and the sums, asks of every small count which values it can still have, with
            an integer solver of his own. Small is below the threshold: hidden, never published, or the difference of two published counts.

            - **attacks**: one intruder with one set of publications. **small counts**: how many he went for.
            - **found**: one value is left. **ruled out**: values below the threshold that cannot be, of all he asked for.
            - **with knowledge from elsewhere**: the same for those who know something exactly that is in no publication: which events a
              correction is about, or the part of their own household. Who knows which counts are empty is among the others.
            - **hidden**: share of the published cells without a number. **off by**: how far a shown number lies from the truth, on average.

            | method | attacks | small counts | found | ruled out | with knowledge from elsewhere: found | ruled out | hidden | off by |
            |---|---|---|---|---|---|---|---|---|

            """.ReplaceLineEndings("\n"));
        foreach (var (naam, verslag) in verslagen)
        {
            var gewoon = Samen(verslag, voorkennis: false);
            var kenner = Samen(verslag, voorkennis: true);
            tekst.Append(Taal, $"| {naam} | {verslag.Aanvallen} | {verslag.Samen.Doelen} | {gewoon.Teruggevonden} | {Deel(gewoon)} | {kenner.Teruggevonden} | {Deel(kenner)} | {100 * verslag.DeelVerborgen:F1} % | {verslag.Afwijking:F2} |\n");
        }
        tekst.Append("\n## Ways in\n\nAll methods together.\n\n| attack | attacks | small counts | found | ruled out |\n|---|---|---|---|---|\n");
        foreach (var soort in verslagen.SelectMany(v => v.Verslag.PerSoort).GroupBy(s => s.Soort).OrderBy(g => g.Key, StringComparer.Ordinal))
        {
            var samen = soort.Aggregate(new Uitslag(), (som, s) => som + s.Uitslag);
            tekst.Append(Taal, $"| {soort.Key} | {soort.Sum(s => s.Aanvallen)} | {samen.Doelen} | {samen.Teruggevonden} | {Deel(samen)} |\n");
        }
        return tekst.ToString();
    }

    private static Uitslag Samen(Verslag verslag, bool voorkennis) =>
        verslag.PerSoort.Where(s => Aanvallen.HeeftVoorkennis(s.Soort) == voorkennis).Aggregate(new Uitslag(), (som, s) => som + s.Uitslag);

    private static string Deel(Uitslag uitslag) => string.Create(Taal, $"{uitslag.Uitgesloten} of {uitslag.Waarden}");
}
