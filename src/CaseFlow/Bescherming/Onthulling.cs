namespace CaseFlow.Bescherming;

public enum Reden
{
    Getoond,

    /// <summary>Too small, or hidden so that a small count cannot be worked back. Which of the two is not told: that would tell too.</summary>
    Verborgen,

    /// <summary>Too small. Only said of an act of the municipality, where it does not speak of persons, and only when the numbers beside it leave room for all small counts.</summary>
    TeKlein,
}

/// <summary>What is published of one count.</summary>
public readonly record struct Cel(int? Getal, Reden Reden)
{
    public static readonly Cel Verborgen = new(null, Reden.Verborgen);
    public static readonly Cel TeKlein = new(null, Reden.TeKlein);
    public static Cel Getoond(int getal) => new(getal, Reden.Getoond);
}

/// <summary>
/// Disclosure control, once, for every channel. A count below the threshold (zero too, totals too, fewer households than the
/// threshold too, and what is mostly of one household or one provider) is hidden; every other count is rounded or gets its noise
/// by itself. Then more cells are hidden until this holds:
/// <para>
/// From all that is published in the block, with the rules known, nobody can rule out any of the counts 0 up to the threshold
/// for a cell that is hidden because it is small, nor for one that is never published. For a small count above zero this holds
/// even for one who knows of every empty cell that it is empty. A class that holds all of a group, or all but a few, is hidden
/// by the same rule: the rest of the group is a small count too.
/// </para>
/// </summary>
public static class Onthulling
{
    /// <param name="eerder">What was published before of cells of this block: earlier versions, and other periods. What was hidden stays hidden; what was shown protects nothing any more.</param>
    /// <returns>A cell for each key that this publication publishes.</returns>
    public static IReadOnlyDictionary<string, Cel> Bescherm(Telblok blok, Onthullingsregels regels, IReadOnlyList<Uitgegeven> eerder)
    {
        var staat = new Celstaat(blok, regels, eerder);
        var poging = MagKleinNoemen(blok, regels) && new Poging(staat, regels, noemtKlein: true) is { IsGelukt: true } noemt
            ? noemt : new Poging(staat, regels, noemtKlein: false);
        for (var rang = Rang.Deel; rang < Rang.Kop && poging.IsUitgeput; rang++)
        {
            poging = new Poging(staat, regels, noemtKlein: false, rang);
        }
        var uit = poging.Uitkomst();
        foreach (var (sleutel, bedrag) in blok.Bedragen)
        {
            var wasVerborgen = eerder.Any(e => e.Cellen.TryGetValue(sleutel, out var cel) && cel.Getal is null);
            uit[sleutel] = !wasVerborgen && regels.Toon(bedrag) is { } getal ? Cel.Getoond(getal) : Cel.Verborgen;
        }
        return uit;
    }

    /// <summary>When all that was published before was published by these same rules.</summary>
    public static IReadOnlyDictionary<string, Cel> Bescherm(
        Telblok blok, Onthullingsregels regels, IReadOnlyList<IReadOnlyDictionary<string, Cel>>? eerder = null) =>
        Bescherm(blok, regels, [.. (eerder ?? []).Select(e => new Uitgegeven(e, regels.Lezen))]);

    // By the published total alone, whatever the split: else the word itself would tell one small split from another.
    private static bool MagKleinNoemen(Telblok blok, Onthullingsregels regels) => blok.IsPrestatie && blok.Sommen.All(s =>
        regels.Toon(blok.Cellen[s.Totaal]) is { } getal && regels.Bereik(getal).Laag > s.Delen.Count * (regels.Grens - 1));
}
