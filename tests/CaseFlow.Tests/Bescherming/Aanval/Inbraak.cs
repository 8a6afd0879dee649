using CaseFlow.Bescherming;

namespace CaseFlow.Tests.Bescherming.Aanval;

/// <summary>What the intruder reads from a shown number: every count it may stand for. Written from the description, not with the product's code.</summary>
/// <param name="Minimum">A count of fewer households is small as well.</param>
/// <param name="Grens">Counts below it are promised to be told apart by nobody.</param>
/// <param name="IsZelfdeRuis">The same people give the same number in every table.</param>
internal sealed record Leeswijzer(int Minimum, int Grens, Func<int, (int Laag, int Hoog)> Lees, bool IsZelfdeRuis)
{
    public static Leeswijzer Afronden(int minimum, int afronding)
    {
        var grens = Enumerable.Range(minimum, 2 * afronding).First(n => Rond(n, afronding) >= minimum);
        return new Leeswijzer(minimum, grens, getoond => Uit(getoond, grens, afronding), IsZelfdeRuis: false);
    }

    public static Leeswijzer CellKey(int minimum, Ruisboek ruis) => new(minimum, minimum, getoond =>
    {
        var past = Enumerable.Range(minimum, getoond + 20).Where(n => ruis.Kan(n, getoond)).ToList();
        return (past[0], past[^1]);
    }, IsZelfdeRuis: true);

    public static Leeswijzer AlleenAfronden(int grens, int afronding) => new(grens, grens, getoond => Uit(getoond, 0, afronding), IsZelfdeRuis: false);

    private static int Rond(int aantal, int afronding) => (int)Math.Floor(aantal / (double)afronding + 0.5) * afronding;

    private static (int, int) Uit(int getoond, int minstens, int afronding)
    {
        var past = Enumerable.Range(Math.Max(0, getoond - 2 * afronding), 4 * afronding + 1).Where(n => n >= minstens && Rond(n, afronding) == getoond).ToList();
        return (past[0], past[^1]);
    }
}

/// <summary>A perturbation table as anybody can read it from the source: which number may be shown of which count, and by which key.</summary>
internal sealed class Ruisboek
{
    private readonly ILookup<int, (int Wordt, double Kans, double Tot)> _regels;
    private readonly int _laatste;

    public Ruisboek(string bestand)
    {
        var regels = File.ReadAllLines(bestand).Skip(1).Select(r => Array.ConvertAll(r.Split(','), v => double.Parse(v, System.Globalization.CultureInfo.InvariantCulture))).ToList();
        _regels = regels.ToLookup(r => (int)r[0], r => ((int)r[1], r[3], r[5]));
        _laatste = (int)regels[^1][0];
    }

    public bool Kan(int aantal, int getoond) => Van(aantal).Any(r => r.Kans > 0 && r.Wordt + Verder(aantal) == getoond);

    public int Wordt(int aantal, double sleutel) => Van(aantal).First(r => sleutel < r.Tot || r.Tot >= 1).Wordt + Verder(aantal);

    private IEnumerable<(int Wordt, double Kans, double Tot)> Van(int aantal) => _regels[Math.Min(aantal, _laatste)];

    // The last row holds for all larger counts.
    private int Verder(int aantal) => Math.Max(0, aantal - _laatste);
}

/// <param name="Doelen">Small counts that were attacked.</param>
/// <param name="Teruggevonden">Those of which one value is left.</param>
/// <param name="Waarden">Values from 0 up to the threshold that were asked for.</param>
/// <param name="Uitgesloten">Those that cannot be.</param>
/// <param name="Onbeslist">Those that were given up; they count as possible.</param>
internal readonly record struct Uitslag(int Doelen, int Teruggevonden, int Waarden, int Uitgesloten, int Onbeslist)
{
    public static Uitslag operator +(Uitslag a, Uitslag b) =>
        new(a.Doelen + b.Doelen, a.Teruggevonden + b.Teruggevonden, a.Waarden + b.Waarden, a.Uitgesloten + b.Uitgesloten, a.Onbeslist + b.Onbeslist);
}

/// <summary>
/// One attack: somebody who has these publications, knows the rules and the sums, and perhaps something from elsewhere. For every
/// small count he works out which values it can still have; small is below the threshold, whether it is hidden, belongs to no
/// publication, or is the difference of two that do.
/// </summary>
internal sealed class Inbraak(Opbouw waarheid, IReadOnlyList<IReadOnlyDictionary<string, Cel>> publicaties, Leeswijzer leeswijzer)
{
    /// <summary>Cells that lie in what the intruder looks at; the rest of the world he leaves out.</summary>
    public Func<string, bool> DoetMee { get; init; } = _ => true;

    /// <summary>He knows which cells are empty.</summary>
    public bool KentNullen { get; init; }

    /// <summary>He knows exactly how each count differed in an earlier state, and has what was published of that: nothing when no correction was made.</summary>
    public (Opbouw Waarheid, IReadOnlyList<IReadOnlyDictionary<string, Cel>> Publicaties)? Eerder { get; init; }

    /// <summary>What he counted himself: how much of a cell is his own.</summary>
    public IReadOnlySet<string> Kent { get; init; } = new HashSet<string>();

    public List<string> Bevindingen { get; } = [];

    public Uitslag Uitvoeren()
    {
        string[] sleutels = [.. waarheid.Cellen.Keys.Where(DoetMee)];
        var nummer = sleutels.Select((s, i) => (s, i)).ToDictionary(x => x.s, x => x.i);
        var sommen = waarheid.Sommen.Where(s => nummer.ContainsKey(s.Totaal) && s.Delen.All(nummer.ContainsKey)).ToList();
        var elders = sleutels.Select(VanElders).ToArray();
        var grenzen = sleutels.Select((s, i) => Gelezen(s, elders[i])).ToArray();
        if (leeswijzer.IsZelfdeRuis)
        {
            ZelfdeMensen(sommen, nummer, grenzen);
        }
        var vergelijkingen = sommen.ConvertAll(s => Vergelijking.Som(nummer[s.Totaal], s.Delen.Select(d => nummer[d])));
        Stelsel? zonder = null;
        var stelsel = new Stelsel(vergelijkingen, grenzen, [.. sleutels.Select(waarheid.Aantal)], leeswijzer.Grens);
        if (!stelsel.IsMogelijk())
        {
            throw new InvalidOperationException("What was published fits no population at all.");
        }
        var uitslag = new Uitslag();
        for (var i = 0; i < sleutels.Length; i++)
        {
            var aantal = waarheid.Aantal(sleutels[i]);
            if (!IsKlein(waarheid, sleutels[i]) || (elders[i] is { Hoog: { } h } && h == elders[i].Laag))
            {
                continue;
            }
            if (Eerder is { } e && !IsKlein(e.Waarheid, sleutels[i]))
            {
                continue; // he knew it was shown before, and what changed: no later publication can take that back
            }
            // What he knew before he read anything is no disclosure.
            var waarden = Enumerable.Range(0, leeswijzer.Grens).Where(w => w >= elders[i].Laag && w <= (elders[i].Hoog ?? int.MaxValue)).ToList();
            var onbeslist = 0;
            bool Kan(double van, double tot)
            {
                try
                {
                    return stelsel.KanTussen(i, van, tot);
                }
                catch (OnbeslistException)
                {
                    onbeslist++;
                    return true;
                }
            }
            var mogelijk = waarden.Where(w => stelsel.IsGezien(i, w) || Kan(w, w)).ToList();
            if (mogelijk.Count < waarden.Count)
            {
                zonder ??= new Stelsel(vergelijkingen, elders, [.. sleutels.Select(waarheid.Aantal)], leeswijzer.Grens);
                waarden.RemoveAll(w => !mogelijk.Contains(w) && !zonder.KanTussen(i, w, w));
            }
            if (!Kan(aantal, aantal))
            {
                throw new InvalidOperationException($"{sleutels[i]}: the truth {aantal} was ruled out, so the intruder reckons wrongly.");
            }
            var isTeruggevonden = mogelijk.Count <= 1 && waarden.Count > 0 && !Kan(0, aantal - 1) && !Kan(aantal + 1, double.PositiveInfinity);
            uitslag += new Uitslag(1, isTeruggevonden ? 1 : 0, waarden.Count, waarden.Count - mogelijk.Count, onbeslist);
            if (mogelijk.Count < waarden.Count)
            {
                Bevindingen.Add($"{sleutels[i]}={aantal}: {string.Join(' ', mogelijk)} of {string.Join(' ', waarden)}");
            }
        }
        return uitslag;
    }

    private bool IsKlein(Opbouw van, string sleutel) => van.Aantal(sleutel) < leeswijzer.Grens || van.Telcel(sleutel).Huishoudens < leeswijzer.Minimum;

    private (int Laag, int? Hoog) VanElders(string sleutel)
    {
        if (Kent.Contains(sleutel))
        {
            return (waarheid.Aantal(sleutel), waarheid.Aantal(sleutel));
        }
        var laag = 0;
        if (Eerder is { } eerder)
        {
            laag = Math.Max(laag, waarheid.Aantal(sleutel) - eerder.Waarheid.Aantal(sleutel));
        }
        return KentNullen && waarheid.Aantal(sleutel) == 0 ? (0, 0) : (laag, null);
    }

    private (int Laag, int? Hoog) Gelezen(string sleutel, (int Laag, int? Hoog) grens)
    {
        grens = Samen(grens, publicaties, sleutel, 0);
        return Eerder is { } eerder ? Samen(grens, eerder.Publicaties, sleutel, waarheid.Aantal(sleutel) - eerder.Waarheid.Aantal(sleutel)) : grens;
    }

    private (int Laag, int? Hoog) Samen((int Laag, int? Hoog) grens, IReadOnlyList<IReadOnlyDictionary<string, Cel>> gelezen, string sleutel, int verschil)
    {
        foreach (var publicatie in gelezen)
        {
            if (publicatie.TryGetValue(sleutel, out var cel) && (cel.Getal is not null || cel.Reden == Reden.TeKlein))
            {
                var (laag, hoog) = cel.Getal is { } getal ? leeswijzer.Lees(getal) : (0, leeswijzer.Grens - 1);
                grens = (Math.Max(grens.Laag, laag + verschil), grens.Hoog is { } h ? Math.Min(h, hoog + verschil) : hoog + verschil);
            }
        }
        return grens;
    }

    /// <summary>A total that shows another number than its only part of which something may be left is not the same people: the other part is not empty.</summary>
    private void ZelfdeMensen(List<Somregel> sommen, Dictionary<string, int> nummer, (int Laag, int? Hoog)[] grenzen)
    {
        foreach (var som in sommen)
        {
            var delen = som.Delen.Where(d => grenzen[nummer[d]].Hoog != 0).ToList();
            foreach (var publicatie in publicaties.Where(p => delen.Count == 2 && p.TryGetValue(som.Totaal, out var t) && t.Getal is not null))
            {
                foreach (var (een, ander) in new[] { (delen[0], delen[1]), (delen[1], delen[0]) })
                {
                    if (publicaties.Any(p => p.TryGetValue(een, out var cel) && cel.Getal is { } getal && getal != publicatie[som.Totaal].Getal))
                    {
                        grenzen[nummer[ander]] = (Math.Max(1, grenzen[nummer[ander]].Laag), grenzen[nummer[ander]].Hoog);
                    }
                }
            }
        }
    }
}
