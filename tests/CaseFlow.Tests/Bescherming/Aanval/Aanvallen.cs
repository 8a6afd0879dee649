using System.Collections.Concurrent;
using CaseFlow.Bescherming;
using CaseFlow.Tests.Architecture;

namespace CaseFlow.Tests.Bescherming.Aanval;

/// <summary>From exact counts to what is published.</summary>
internal delegate IReadOnlyDictionary<string, Cel> Poort(Telblok blok, IReadOnlyList<IReadOnlyDictionary<string, Cel>> eerder);

/// <summary>A way to publish, and how a reader reads it.</summary>
internal sealed record Werkwijze(string Naam, Leeswijzer Leeswijzer, Poort Poort, Func<int, Telcel, Cel> Zonder)
{
    public static Werkwijze Afronden(int minimum, int afronding)
    {
        var regels = new Onthullingsregels(minimum, afronding);
        var leeswijzer = Leeswijzer.Afronden(minimum, afronding);
        return new($"afronden, minimum {minimum}, afronding {afronding}", leeswijzer, (blok, eerder) => Onthulling.Bescherm(blok, regels, eerder), (grens, cel) =>
            cel.Aantal < grens ? Cel.Verborgen : Cel.Getoond((int)Math.Floor(cel.Aantal / (double)afronding + 0.5) * afronding));
    }

    public static Werkwijze CellKey(int minimum, string tabel)
    {
        var regels = new Onthullingsregels(minimum, new CellKey(Ruistabel.Van(tabel)));
        var ruis = new Ruisboek(Repository.PathOf("src", "CaseFlow", "Bescherming", "ptables", tabel + ".csv"));
        return new($"cell-key, minimum {minimum}, {tabel}", Leeswijzer.CellKey(minimum, ruis), (blok, eerder) => Onthulling.Bescherm(blok, regels, eerder), (grens, cel) =>
            cel.Aantal < grens || ruis.Wordt(cel.Aantal, cel.Sleutel / Math.Pow(2, 32)) is var getal && getal < minimum ? Cel.Verborgen : Cel.Getoond(getal));
    }

    /// <summary>Every count rounded, small ones too, and nothing hidden.</summary>
    public static Werkwijze AlleenAfronden(int afronding) => Afronden(10, afronding) with
    {
        Naam = $"rounding to {afronding} alone",
        Leeswijzer = Leeswijzer.AlleenAfronden(10, afronding),
        Poort = (blok, _) => blok.Nieuw.ToDictionary(s => s, s => Cel.Getoond((int)Math.Floor(blok.Cellen[s].Aantal / (double)afronding + 0.5) * afronding)),
    };

    /// <summary>The same without the gate: the threshold alone, as a spreadsheet would do it.</summary>
    public Werkwijze ZonderPoort() => this with
    {
        Naam = Naam + ", without the gate",
        Poort = (blok, _) => blok.Nieuw.ToDictionary(s => s, s => Zonder(Leeswijzer.Grens, blok.Cellen[s])),
    };
}

/// <summary>What all attacks on one way of publishing came to.</summary>
internal sealed class Verslag
{
    private readonly ConcurrentBag<(string Soort, Uitslag Uitslag)> _aanvallen = [];
    private readonly ConcurrentBag<(int Cellen, int Verborgen, long Afwijking)> _cellen = [];

    public ConcurrentBag<string> Bevindingen { get; } = [];

    public int Aanvallen => _aanvallen.Count;

    public Uitslag Samen => _aanvallen.Aggregate(new Uitslag(), (som, a) => som + a.Uitslag);

    public IEnumerable<(string Soort, int Aanvallen, Uitslag Uitslag)> PerSoort =>
        _aanvallen.GroupBy(a => a.Soort).OrderBy(g => g.Key, StringComparer.Ordinal).Select(g => (g.Key, g.Count(), g.Aggregate(new Uitslag(), (som, a) => som + a.Uitslag)));

    public double DeelVerborgen => _cellen.Sum(c => (double)c.Verborgen) / _cellen.Sum(c => c.Cellen);

    /// <summary>How far a shown count lies from the truth, on average.</summary>
    public double Afwijking => _cellen.Sum(c => (double)c.Afwijking) / _cellen.Sum(c => c.Cellen - c.Verborgen);

    public void Val(string soort, string waar, Inbraak inbraak)
    {
        _aanvallen.Add((soort, inbraak.Uitvoeren()));
        foreach (var bevinding in inbraak.Bevindingen)
        {
            Bevindingen.Add($"{soort}, {waar}: {bevinding}");
        }
    }

    public void Tel(IReadOnlyDictionary<string, Cel> cellen, Opbouw waarheid) => _cellen.Add((
        cellen.Count,
        cellen.Values.Count(c => c.Getal is null),
        cellen.Sum(c => c.Value.Getal is { } getal ? Math.Abs(getal - waarheid.Aantal(c.Key)) : 0)));
}

/// <summary>Makes publications over generated municipalities, in the order of time, and attacks them.</summary>
internal static class Aanvallen
{
    private const string Bekend = ", by somebody who knows what changed";
    private const string Huishouden = "one household holds most, and knows its own part";

    /// <summary>The intruder knows something exactly that is in no publication. Then nothing is found, but a value may be ruled out.</summary>
    public static bool HeeftVoorkennis(string soort) => soort.EndsWith(Bekend, StringComparison.Ordinal) || soort == Huishouden;

    public static Verslag Voer(Werkwijze werkwijze, int jaren, int kleinwerk)
    {
        var verslag = new Verslag();
        var werk = Enumerable.Range(0, jaren).Select(seed => (Action)(() => Jaar(verslag, werkwijze, seed)))
            .Concat(Kleinwerk.Soorten.SelectMany(soort => Enumerable.Range(0, kleinwerk).Select(seed => (Action)(() => Klein(verslag, werkwijze, soort, seed)))))
            .Concat(Enumerable.Range(0, kleinwerk).Select(seed => (Action)(() => Correctie(verslag, werkwijze, seed))));
        Parallel.ForEach(werk, w => w());
        return verslag;
    }

    private static void Klein(Verslag verslag, Werkwijze werkwijze, string soort, int seed)
    {
        var (gepubliceerd, waarheid, kent) = new Kleinwerk(new Random(seed * 31 + soort.Length)).Maak(soort);
        var cellen = werkwijze.Poort(gepubliceerd.Blok(isPrestatie: soort == "within term or not"), []);
        verslag.Tel(cellen, gepubliceerd);
        verslag.Val(soort, $"{seed}", new Inbraak(waarheid, [cellen], werkwijze.Leeswijzer) { Kent = kent });
        if (kent.Count == 0)
        {
            verslag.Val(soort + ", empty cells known", $"{seed}", new Inbraak(waarheid, [cellen], werkwijze.Leeswijzer) { KentNullen = true });
        }
    }

    /// <summary>One table, and the same after somebody came or went, by somebody who knows who.</summary>
    private static void Correctie(Verslag verslag, Werkwijze werkwijze, int seed)
    {
        var bevolking = new Bevolking(1000 + seed, 20 + seed % 5 * 15);
        var later = new Bevolking(bevolking, seed, maand: 3);
        var (eerst, dan) = (Jaarcijfers.Bouw(bevolking, Jaardelen.Toekenningen), Jaarcijfers.Bouw(later, Jaardelen.Toekenningen));
        bool DoetMee(string sleutel) => sleutel.EndsWith("|2025-03", StringComparison.Ordinal);
        var nieuw = eerst.Zichtbaar.Where(DoetMee).ToHashSet();
        var versie1 = werkwijze.Poort(eerst.Blok(nieuw, DoetMee), []);
        var versie2 = werkwijze.Poort(dan.Blok(nieuw, DoetMee), [versie1]);
        verslag.Tel(versie2, dan);
        verslag.Val("correction of a month" + Bekend, $"{seed}", new Inbraak(dan, [versie2], werkwijze.Leeswijzer) { DoetMee = DoetMee, Eerder = (eerst, [versie1]) });
    }

    private static void Jaar(Verslag verslag, Werkwijze werkwijze, int seed)
    {
        var delen = (seed % 4) switch { 0 => Jaardelen.Toekenningen, 1 => Jaardelen.JeugdPerWijk, 2 => Jaardelen.Stand, _ => Jaardelen.Inwoners };
        var bevolking = new Bevolking(seed, 12 + seed * 7 % 90);
        var opbouw = Jaarcijfers.Bouw(bevolking, delen);
        var uitgaven = new List<(string Periode, IReadOnlyDictionary<string, Cel> Cellen)>();
        IReadOnlyDictionary<string, Cel> Publiceer(Opbouw van, string periode)
        {
            var omgeving = Jaarcijfers.Omgeving(periode);
            bool DoetMee(string sleutel) => omgeving.Contains(Jaarcijfers.PeriodeVan(sleutel));
            var nieuw = van.Zichtbaar.Where(s => Jaarcijfers.PeriodeVan(s) == periode).ToHashSet();
            var cellen = nieuw.Count == 0 ? new Dictionary<string, Cel>() : werkwijze.Poort(van.Blok(nieuw, DoetMee), [.. uitgaven.Select(u => u.Cellen)]);
            uitgaven.Add((periode, cellen));
            verslag.Tel(cellen, van);
            return cellen;
        }
        void Val(string soort, string periode, bool kentNullen = false)
        {
            var omgeving = Jaarcijfers.Omgeving(periode);
            verslag.Val(soort, $"{seed} {periode}", new Inbraak(opbouw, [.. uitgaven.Select(u => u.Cellen)], werkwijze.Leeswijzer)
            {
                DoetMee = s => omgeving.Contains(Jaarcijfers.PeriodeVan(s)),
                KentNullen = kentNullen,
            });
        }
        foreach (var periode in Jaarcijfers.Volgorde)
        {
            Publiceer(opbouw, periode);
            if (Jaarcijfers.Kwartalen.Contains(periode))
            {
                Val("months against their quarter", periode);
            }
            else if (Jaarcijfers.Maanden.Contains(periode))
            {
                Val("a month", periode);
                Val("a month, empty cells known", periode, kentNullen: true);
            }
        }
        Val("months against quarters against the year", Jaarcijfers.Jaar);
        Val("months against quarters against the year, empty cells known", Jaarcijfers.Jaar, kentNullen: true);

        // A late report: the month, its quarter and the year appear once more.
        var later = new Bevolking(bevolking, seed, maand: 5);
        var dan = Jaarcijfers.Bouw(later, delen);
        var eerder = uitgaven.Select(u => u.Cellen).ToList();
        var nieuwe = new[] { Jaarcijfers.Maand(5), Jaarcijfers.Kwartaal(2), Jaarcijfers.Jaar }.Select(p => Publiceer(dan, p)).ToList();
        verslag.Val("correction of a month, its quarter and the year" + Bekend, $"{seed}", new Inbraak(dan, nieuwe, werkwijze.Leeswijzer) { Eerder = (opbouw, eerder) });
    }
}
