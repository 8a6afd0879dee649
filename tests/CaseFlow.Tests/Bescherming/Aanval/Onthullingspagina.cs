using System.Globalization;
using System.Text;
using CaseFlow.Tests.Architecture;
using Shouldly;

namespace CaseFlow.Tests.Bescherming.Aanval;

/// <summary>docs/onthulling.md: what was attacked, what was found, and how much of the truth is lost.</summary>
internal static class Onthullingspagina
{
    public const string Bestand = "docs/onthulling.md";
    private const string Demokop = "## The demo\n";

    private static readonly CultureInfo Taal = CultureInfo.InvariantCulture;
    private static readonly Lock Slot = new();

    /// <summary>One half of the page is what was found; CASEFLOW_WRITE_DOCS=1 writes that half anew.</summary>
    public static void MoetZijn(string bestand, string tekst, bool isDemo)
    {
        var pad = Repository.PathOf(bestand.Split('/'));
        lock (Slot)
        {
            var (voor, demo) = Delen(File.ReadAllText(pad));
            if (Environment.GetEnvironmentVariable("CASEFLOW_WRITE_DOCS") is { Length: > 0 })
            {
                File.WriteAllText(pad, isDemo ? $"{voor}\n{tekst}" : demo.Length > 0 ? $"{tekst}\n{demo}" : tekst);
                (voor, demo) = Delen(File.ReadAllText(pad));
            }
            (isDemo ? demo : voor).ShouldBe(tekst, $"{bestand} is not what the attacks found; CASEFLOW_WRITE_DOCS=1 writes it anew");
        }
    }

    private static (string Voor, string Demo) Delen(string pagina) =>
        pagina.IndexOf("\n" + Demokop, StringComparison.Ordinal) is >= 0 and var plek ? (pagina[..plek], pagina[(plek + 1)..]) : (pagina, "");

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

    /// <summary>What a policy account of each municipality of the demo gets, attacked, and what of it is lost.</summary>
    public static string Schrijf(IReadOnlyList<(string Gemeente, bool KentNullen, Demoinbraak Inbraak, Uitslag Uitslag)> aanvallen, IReadOnlyList<Demoverlies> verliezen)
    {
        var tekst = new StringBuilder(Demokop + $"""

            Written by `Bescherming/Aanval/DemoaanvalTests`: the facts of the demo for 2025, published for January, February, March and the
            first quarter, fetched by the policy account of each municipality over the JSON API, CSV, XLSX and the pages (every cell is the
            same on each). The sums are those of the program and those read from the names of the cells. A part of the small counts is tried, always the
            same; `CASEFLOW_DEMOAANVAL=1` tries them all. An answer is a complete table or a proof that there is none; **undecided** had neither.

            | municipality | cells | sums | small counts | found | ruled out | undecided | empty cells known: small counts | found | ruled out | undecided |
            |---|---|---|---|---|---|---|---|---|---|---|

            """.ReplaceLineEndings("\n"));
        foreach (var groep in aanvallen.GroupBy(a => a.Gemeente))
        {
            var (gewoon, kenner) = (groep.Single(a => !a.KentNullen), groep.Single(a => a.KentNullen));
            tekst.Append(Taal, $"| {groep.Key} | {gewoon.Inbraak.Cellen} | {gewoon.Inbraak.Sommen} | {Samen(gewoon.Uitslag)} | {Samen(kenner.Uitslag)} |\n");
        }
        tekst.Append("""

            What is lost of the truth. **too small**: counts below the threshold, which nobody may see whatever the method. **large, hidden**: counts that are
            hidden to protect another. **figures**: large counts that the figure of a subject is made of. **off by**: how far a shown number lies from the truth, on average.

            | method | municipality | cells | hidden | too small | large, hidden | figures, hidden | off by |
            |---|---|---|---|---|---|---|---|

            """.ReplaceLineEndings("\n"));
        foreach (var groep in verliezen.GroupBy(v => (v.Methode, v.Gemeente)))
        {
            Regel(tekst, $"| {groep.Key.Methode} | {groep.Key.Gemeente} |", [.. groep]);
        }
        foreach (var groep in verliezen.GroupBy(v => v.Methode))
        {
            Regel(tekst, $"| {groep.Key} | all |", [.. groep]);
        }
        var eerste = verliezen[0].Methode;
        tekst.Append(Taal, $"\nThe subjects of every municipality by {eerste}, all four together; a cell that stands in two subjects counts in both.\n\n| subject | cells | hidden | too small | large, hidden | figures, hidden | off by |\n|---|---|---|---|---|---|---|\n");
        foreach (var groep in verliezen.Where(v => v.Methode == eerste).GroupBy(v => v.Onderwerp).OrderBy(g => g.Key, StringComparer.Ordinal))
        {
            Regel(tekst, $"| {groep.Key} |", [.. groep]);
        }
        return tekst.ToString();
    }

    private static string Samen(Uitslag uitslag) => string.Create(Taal, $"{uitslag.Doelen} | {uitslag.Teruggevonden} | {Deel(uitslag)} | {uitslag.Onbeslist}");

    private static void Regel(StringBuilder tekst, string begin, List<Demoverlies> cellen)
    {
        var (groot, kop, getoond) = (cellen.FindAll(c => !c.IsKlein), cellen.FindAll(c => !c.IsKlein && c.IsKop), cellen.FindAll(c => c.Getal is not null));
        var afwijking = getoond.Count == 0 ? "" : string.Create(Taal, $"{getoond.Average(c => Math.Abs(c.Getal!.Value - c.Aantal)):F2}");
        tekst.Append(Taal, $"{begin} {cellen.Count} | {100.0 * (cellen.Count - getoond.Count) / cellen.Count:F1} % | {100.0 * (cellen.Count - groot.Count) / cellen.Count:F1} % | {groot.Count(c => c.Getal is null)} of {groot.Count} | {kop.Count(c => c.Getal is null)} of {kop.Count} | {afwijking} |\n");
    }
}

/// <summary>One published cell of the demo, by one method.</summary>
/// <param name="IsKop">A figure is made of it.</param>
internal sealed record Demoverlies(string Methode, string Gemeente, string Onderwerp, string Sleutel, int Aantal, bool IsKlein, bool IsKop, int? Getal);
