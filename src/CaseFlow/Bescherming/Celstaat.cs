namespace CaseFlow.Bescherming;

/// <summary>The cells of a block by number, with what is known of each before anything is hidden to protect another.</summary>
internal sealed class Celstaat
{
    public Celstaat(Telblok blok, Onthullingsregels regels, IReadOnlyList<Uitgegeven> eerder)
    {
        Sleutels = [.. blok.Cellen.Keys.Order(StringComparer.Ordinal)];
        var nummers = Sleutels.Select((s, i) => (s, i)).ToDictionary(x => x.s, x => x.i, StringComparer.Ordinal);
        var sommen = blok.Sommen.Select(s => (Totaal: nummers[s.Totaal], Delen: s.Delen.Select(d => nummers[d]).ToArray())).ToList();
        var aantallen = Sleutels.Select(s => blok.Cellen[s].Aantal).ToList();
        var getoond = Sleutels.Select(s => regels.Toon(blok.Cellen[s])).ToList();
        Doelen = [.. Sleutels.Select((s, i) => regels.IsKlein(blok.Cellen[s]) ? Doel.Klein : getoond[i] is null ? Doel.Gevoelig : Doel.Geen)];
        if (!blok.IsPrestatie)
        {
            foreach (var (totaal, delen) in sommen.ToList())
            {
                // All of a group in one class, or all but a few: who is in the group is then known to be in that class.
                if (delen.Length > 2 && delen.MaxBy(d => aantallen[d]) is var meeste && aantallen[totaal] - aantallen[meeste] is var rest
                    && rest < regels.Grens && aantallen[totaal] >= regels.Grens)
                {
                    sommen.Add((totaal, [meeste, aantallen.Count]));
                    aantallen.Add(rest);
                    getoond.Add(null);
                }
            }
        }
        if (regels.Wijze.Methode == Methode.CellKey)
        {
            VerbergGelijken(blok, sommen, aantallen, getoond, regels.Grens);
        }
        foreach (var (totaal, delen) in sommen)
        {
            if (aantallen[totaal] != delen.Sum(d => aantallen[d]) || delen.Append(totaal).Distinct().Count() <= delen.Length)
            {
                throw new ArgumentException($"{Sleutels[totaal]} is not the sum of its parts, or names one twice.", nameof(blok));
            }
        }
        (Aantallen, Getoond, Sommen) = ([.. aantallen], [.. getoond], sommen);
        Doelen = [.. Doelen, .. Enumerable.Repeat(Doel.Klein, aantallen.Count - Sleutels.Length)];
        IsNieuw = [.. Sleutels.Select(blok.Nieuw.Contains), .. new bool[aantallen.Count - Sleutels.Length]];
        Eerder = new Kennis?[aantallen.Count];
        foreach (var versie in eerder)
        {
            var noemtKlein = Sleutels.Any(s => versie.Cellen.TryGetValue(s, out var cel) && cel.Reden == Reden.TeKlein);
            for (var i = 0; i < Sleutels.Length; i++)
            {
                if (versie.Cellen.TryGetValue(Sleutels[i], out var cel))
                {
                    Eerder[i] = Kennis.Samen(Eerder[i], Kennis.Uit(cel, noemtKlein, Aantallen[i], versie.Lezen));
                }
            }
        }
        IsTotaal = new bool[aantallen.Count];
        IsDeel = new bool[aantallen.Count];
        foreach (var (totaal, delen) in Sommen)
        {
            IsTotaal[totaal] = true;
            Array.ForEach(delen, d => IsDeel[d] = true);
        }
        Rangen = [.. Enumerable.Range(0, aantallen.Count).Select(i => i < Sleutels.Length && blok.Kop.Contains(Sleutels[i]) ? Rang.Kop : !IsTotaal[i] ? Rang.Deel : IsDeel[i] ? Rang.Tussen : Rang.Geheel)];
    }

    /// <summary>
    /// The same records get the same noise: where two shown numbers differ, something lies between them, and where they are equal
    /// perhaps nothing does. So a part that is its whole total, or all but a few of it, is not shown beside that total.
    /// </summary>
    private void VerbergGelijken(Telblok blok, List<(int Totaal, int[] Delen)> sommen, List<int> aantallen, List<int?> getoond, int grens)
    {
        foreach (var (totaal, delen) in sommen)
        {
            if (delen.Length > 1 && delen.MaxBy(d => aantallen[d]) is var meeste
                && (aantallen[totaal] - aantallen[meeste] < grens || (delen.Length == 2 && getoond[delen[0] == meeste ? delen[1] : delen[0]] is null)))
            {
                getoond[meeste < Sleutels.Length && blok.Nieuw.Contains(Sleutels[meeste]) ? meeste : totaal] = null;
            }
        }
    }

    /// <summary>Of the cells of the block; cells after these are rests of a group.</summary>
    public string[] Sleutels { get; }

    public int[] Aantallen { get; }

    /// <summary>The number that is shown if nothing else asks to hide it, or nothing when it is too small.</summary>
    public int?[] Getoond { get; }
    public Doel[] Doelen { get; }
    public bool[] IsNieuw { get; }
    public Kennis?[] Eerder { get; }
    public bool[] IsTotaal { get; }
    public bool[] IsDeel { get; }
    public IReadOnlyList<(int Totaal, int[] Delen)> Sommen { get; }

    /// <summary>How dear each cell is. It follows from the definitions alone.</summary>
    public Rang[] Rangen { get; }
}

/// <summary>How dear a number is: a part before its total, and what a figure is made of last.</summary>
internal enum Rang
{
    Deel,
    Tussen,
    Geheel,
    Kop,
}

/// <summary>What is promised of a cell.</summary>
internal enum Doel
{
    /// <summary>Nothing: its number may be shown, or is hidden for the sake of another.</summary>
    Geen,

    /// <summary>Nobody can rule out that there is none, nor any other small count.</summary>
    Klein,

    /// <summary>A larger count that is mostly of one, or that noise took below the threshold: the same where that can be, and else that as many values as there are small counts stay possible.</summary>
    Gevoelig,
}

/// <summary>What earlier publications told of a count that may be the same still.</summary>
internal readonly record struct Kennis(int Laag, int Hoog, bool IsGetoond, bool IsVerborgen)
{
    public static Kennis Uit(Cel cel, bool noemtKlein, int aantal, Leesregels regels)
    {
        var (laag, hoog) = cel.Getal is { } getal ? regels.Bereik(getal)
            : cel.Reden == Reden.TeKlein ? (0, regels.Grens - 1)
            : noemtKlein ? (regels.Grens, Terugrekening.Onbekend.Hoog) : Terugrekening.Onbekend;
        return laag <= aantal && aantal <= hoog
            ? new(laag, hoog, cel.Getal is not null, cel.Getal is null)
            : new(0, Terugrekening.Onbekend.Hoog, false, cel.Getal is null);
    }

    public static Kennis Samen(Kennis? eerste, Kennis tweede) => eerste is not { } een ? tweede
        : new(Math.Max(een.Laag, tweede.Laag), Math.Min(een.Hoog, tweede.Hoog), een.IsGetoond || tweede.IsGetoond, een.IsVerborgen || tweede.IsVerborgen);
}
