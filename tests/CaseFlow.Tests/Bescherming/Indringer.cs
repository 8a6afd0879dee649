using CaseFlow.Bescherming;

namespace CaseFlow.Tests.Bescherming;

/// <summary>
/// Plays somebody who has all published tables, knows threshold and rounding, and works back what was hidden. Written apart from
/// the product and in another way: it narrows the bounds of every cell along the sums, and then tries each value of a hidden cell
/// by looking for a complete table that fits.
/// </summary>
internal sealed class Indringer
{
    private const int Ruim = 400;

    private readonly Dictionary<string, (int Laag, int Hoog)> _weet;
    private readonly IReadOnlyList<Somregel> _sommen;

    /// <param name="kent">What the intruder knows from elsewhere, such as which cells are empty.</param>
    public Indringer(IReadOnlyDictionary<string, Cel> gepubliceerd, IReadOnlyList<Somregel> sommen, Onthullingsregels regels, IReadOnlyDictionary<string, int>? kent = null)
    {
        _sommen = sommen;
        _weet = gepubliceerd.ToDictionary(c => c.Key, c =>
            kent is not null && kent.TryGetValue(c.Key, out var aantal) ? (aantal, aantal)
            : c.Value.Getal is { } getal ? regels.Bereik(getal)
            : c.Value.Reden == Reden.TeKlein ? (0, regels.Grens - 1) : (0, Ruim));
    }

    /// <summary>Every value below the threshold that this cell can have.</summary>
    public List<int> Mogelijk(string sleutel, Onthullingsregels regels) =>
        [.. Enumerable.Range(0, regels.Grens).Where(waarde => Past(new(_weet) { [sleutel] = (waarde, waarde) }, 0))];

    private bool Past(Dictionary<string, (int Laag, int Hoog)> weet, int diepte)
    {
        if (!Vernauw(weet))
        {
            return false;
        }
        var open = weet.Where(c => c.Value.Laag < c.Value.Hoog).OrderBy(c => c.Value.Hoog - c.Value.Laag).ThenBy(c => c.Key, StringComparer.Ordinal).FirstOrDefault();
        if (open.Key is null)
        {
            return true;
        }
        return diepte > 200 ? throw new InvalidOperationException("Te groot voor deze indringer.")
            : Enumerable.Range(open.Value.Laag, open.Value.Hoog - open.Value.Laag + 1).Any(w => Past(new(weet) { [open.Key] = (w, w) }, diepte + 1));
    }

    private bool Vernauw(Dictionary<string, (int Laag, int Hoog)> weet)
    {
        for (var isVeranderd = true; isVeranderd;)
        {
            isVeranderd = false;
            foreach (var som in _sommen)
            {
                var (laag, hoog) = (som.Delen.Sum(d => weet[d].Laag), som.Delen.Sum(d => weet[d].Hoog));
                var totaal = weet[som.Totaal];
                isVeranderd |= Zet(weet, som.Totaal, laag, hoog);
                foreach (var deel in som.Delen)
                {
                    var eigen = weet[deel];
                    isVeranderd |= Zet(weet, deel, totaal.Laag - (hoog - eigen.Hoog), totaal.Hoog - (laag - eigen.Laag));
                }
                if (weet[som.Totaal] is var t && t.Laag > t.Hoog || som.Delen.Any(d => weet[d].Laag > weet[d].Hoog))
                {
                    return false;
                }
            }
        }
        return true;
    }

    private static bool Zet(Dictionary<string, (int Laag, int Hoog)> weet, string sleutel, int laag, int hoog)
    {
        var oud = weet[sleutel];
        var nieuw = (Math.Max(oud.Laag, laag), Math.Min(oud.Hoog, hoog));
        weet[sleutel] = nieuw;
        return nieuw != oud;
    }
}
