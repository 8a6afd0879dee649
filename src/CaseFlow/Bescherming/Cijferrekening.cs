namespace CaseFlow.Bescherming;

/// <summary>Works out figures from published cells, with what a reader can know of each cell.</summary>
internal sealed class Cijferrekening(IReadOnlyDictionary<string, Cel> cellen, Leesregels lezen)
{
    /// <summary>More than any count, and small enough to add up.</summary>
    private const decimal Eindeloos = 1_000_000_000m;

    /// <summary>A sum of cells: what is shown of them together, and between what it must lie.</summary>
    private readonly record struct Som(decimal? Getal, decimal Laag, decimal Hoog, Reden Reden);

    public Cijferwaarde Reken(Cijfer cijfer) => cijfer.Soort switch
    {
        Cijfersoort.Aantal => Tel(cijfer.Teller) is { Getal: { } getal } som ? Cijferwaarde.Aantal(getal, som.Laag, som.Hoog) : Niet(cijfer.Teller),
        Cijfersoort.Bedrag => Bedrag(cijfer),
        Cijfersoort.Aandeel => Aandeel(cijfer),
        Cijfersoort.Verhouding => Deel(cijfer, Cijferwaarde.Verhouding, 1, 0),
        Cijfersoort.Groei => Deel(cijfer, Cijferwaarde.Groei, 100, -100),
        Cijfersoort.Mediaan => Duur(cijfer, 0.5m),
        _ => Duur(cijfer, 0.9m),
    };

    private Cel Cel(string sleutel) => cellen.TryGetValue(sleutel, out var cel) ? cel : Bescherming.Cel.Verborgen;

    private (decimal Laag, decimal Hoog) Bereik(Cel cel) =>
        cel.Getal is { } getal ? lezen.Bereik(getal) : cel.Reden == Reden.TeKlein ? (0, lezen.Grens - 1) : (0, Eindeloos);

    private Som Tel(IReadOnlyList<string> sleutels)
    {
        var som = new Som(0, 0, 0, Reden.Getoond);
        foreach (var cel in sleutels.Select(Cel))
        {
            var (laag, hoog) = Bereik(cel);
            som = new(som.Getal + cel.Getal, som.Laag + laag, Math.Min(Eindeloos, som.Hoog + hoog), som.Reden == Reden.Verborgen || cel.Getal is not null ? som.Reden : cel.Reden);
        }
        return som;
    }

    private Cijferwaarde Niet(IReadOnlyList<string> sleutels) => sleutels is [var enige] && Cel(enige).Reden == Reden.TeKlein
        ? new Cijferwaarde($"kleiner dan {lezen.Grens}", null, 0, lezen.Grens - 1, Reden.TeKlein) : Cijferwaarde.Verborgen;

    private Cijferwaarde Bedrag(Cijfer cijfer)
    {
        var bedragen = cijfer.Teller.Select(s => Cel(s).Getal).ToList();
        return bedragen.TrueForAll(b => b is not null)
            ? Cijferwaarde.Bedrag(bedragen.Sum(b => (decimal)b!.Value), bedragen.Sum(b => Onthullingsregels.Bedragstap(b!.Value) / 2m))
            : Cijferwaarde.Verborgen;
    }

    private Som Noemer(Cijfer cijfer) => cijfer.VasteNoemer is { } vast ? new(vast, vast, vast, Reden.Getoond) : Tel(cijfer.Noemer);

    private Cijferwaarde Deel(Cijfer cijfer, Func<decimal, decimal, decimal, Cijferwaarde> maak, int maal, int erbij)
    {
        var (teller, noemer) = (Tel(cijfer.Teller), Noemer(cijfer));
        return teller.Getal is { } boven && noemer.Getal is > 0 && noemer.Laag > 0
            ? maak(maal * boven / noemer.Getal.Value + erbij, maal * teller.Laag / noemer.Hoog + erbij, maal * teller.Hoog / noemer.Laag + erbij)
            : Cijferwaarde.Verborgen;
    }

    /// <summary>A hidden part has bounds where the whole is shown: by what "too small" says of it, or by the rest of the whole.</summary>
    private Cijferwaarde Aandeel(Cijfer cijfer)
    {
        var (teller, noemer) = (Tel(cijfer.Teller), Noemer(cijfer));
        if (noemer.Getal is not > 0 || noemer.Laag <= 0)
        {
            return Cijferwaarde.Verborgen;
        }
        // Over an outside denominator there may be more than one of each, so a hundred is no bound.
        var meeste = cijfer.VasteNoemer is null ? 100m : Eindeloos;
        var (laag, hoog) = (100 * teller.Laag / noemer.Hoog, Math.Min(meeste, 100 * teller.Hoog / noemer.Laag));
        if (cijfer.Rest.Count > 0)
        {
            var rest = Tel(cijfer.Rest);
            laag = Math.Max(laag, 100 - Math.Min(100, 100 * rest.Hoog / noemer.Laag));
            hoog = Math.Min(hoog, 100 - Math.Min(100, 100 * rest.Laag / noemer.Hoog));
        }
        return teller.Getal is { } boven ? Cijferwaarde.Aandeel(Math.Min(meeste, 100 * boven / noemer.Getal.Value), laag, hoog)
            : cijfer.VasteNoemer is null ? Cijferwaarde.Aandeel(laag, hoog, teller.Reden) : Cijferwaarde.Verborgen;
    }

    /// <summary>The class of days in which this part of all lies, or the classes in which it may lie when some are hidden.</summary>
    private Cijferwaarde Duur(Cijfer cijfer, decimal deel)
    {
        var klassen = cijfer.Teller.Select(s => Bereik(Cel(s))).ToList();
        var totaal = cijfer.Noemer.Count > 0 ? Tel(cijfer.Noemer) : new Som(null, klassen.Sum(k => k.Laag), Math.Min(Eindeloos, klassen.Sum(k => k.Hoog)), Reden.Verborgen);
        var mogelijk = Enumerable.Range(0, klassen.Count).Where(k => Kan(klassen, totaal, deel, k)).ToList();
        if (klassen.Sum(k => k.Hoog) == 0 || mogelijk.Count == 0)
        {
            return Cijferwaarde.Verborgen;
        }
        var (eerste, laatste) = (mogelijk[0], mogelijk[^1]);
        var laag = eerste == 0 ? 0 : cijfer.Klassegrenzen[eerste - 1] + 1;
        int? hoog = laatste < cijfer.Klassegrenzen.Count ? cijfer.Klassegrenzen[laatste] : null;
        return Cijferwaarde.Dagen(laag, hoog, hoog is { } eind && eerste == laatste ? Schat(cijfer, deel, eerste, laag, eind) : null);
    }

    /// <summary>Can this part of all lie in this class: is enough in it and before it, and not too much before it?</summary>
    private static bool Kan(List<(decimal Laag, decimal Hoog)> klassen, Som totaal, decimal deel, int klasse)
    {
        decimal Meest(int tot)
        {
            var (voor, na) = (klassen.Take(tot).Sum(k => k.Hoog), klassen.Skip(tot).Sum(k => k.Laag));
            voor = Math.Min(voor, totaal.Hoog - na);
            na = Math.Max(na, totaal.Laag - voor);
            return (1 - deel) * voor - deel * na;
        }
        decimal Minst(int tot)
        {
            var (voor, na) = (klassen.Take(tot).Sum(k => k.Laag), klassen.Skip(tot).Sum(k => k.Hoog));
            na = Math.Min(na, totaal.Hoog - voor);
            voor = Math.Max(voor, totaal.Laag - na);
            return (1 - deel) * voor - deel * na;
        }
        return Meest(klasse + 1) >= 0 && (klasse == 0 || Minst(klasse) < 0);
    }

    // Within its class the durations are taken to be spread evenly: an estimate for a chart, from the shown numbers.
    private decimal? Schat(Cijfer cijfer, decimal deel, int klasse, int laag, int hoog)
    {
        var getallen = cijfer.Teller.Select(s => Cel(s).Getal).ToList();
        if (getallen.Exists(g => g is null) || getallen[klasse] == 0)
        {
            return null;
        }
        var plek = (deel * getallen.Sum(g => g!.Value) - getallen.Take(klasse).Sum(g => g!.Value)) / getallen[klasse]!.Value;
        return Math.Round(laag + Math.Clamp(plek, 0, 1) * (hoog - laag), MidpointRounding.AwayFromZero);
    }
}
