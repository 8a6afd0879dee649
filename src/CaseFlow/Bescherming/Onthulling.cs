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
/// threshold too) is hidden; every other count is rounded by itself. Then more cells are hidden until this holds:
/// <para>
/// From all that is published in the block, with the rules known, nobody can rule out any of the counts 0 up to the threshold
/// for a cell that is hidden because it is small. For a small count above zero this holds even for one who knows of every
/// empty cell that it is empty. A class that holds (nearly) all of a group is hidden by the same rule: the empty cells beside
/// it would else be known to be empty.
/// </para>
/// </summary>
public static class Onthulling
{
    /// <param name="eerder">What was published before of cells of this block: earlier versions, and other periods. What was hidden stays hidden; what was shown protects nothing any more.</param>
    /// <returns>A cell for each key that this publication publishes.</returns>
    public static IReadOnlyDictionary<string, Cel> Bescherm(
        Telblok blok, Onthullingsregels regels, IReadOnlyList<IReadOnlyDictionary<string, Cel>>? eerder = null)
    {
        eerder ??= [];
        var poging = new Poging(blok, regels, eerder, MagKleinNoemen(blok, regels));
        if (!poging.IsGelukt)
        {
            poging = new Poging(blok, regels, eerder, noemtKlein: false);
        }
        return poging.IsGelukt ? poging.Uitkomst() : blok.Nieuw.ToDictionary(s => s, _ => Cel.Verborgen);
    }

    // By the published total alone, whatever the split: else the word itself would tell one small split from another.
    private static bool MagKleinNoemen(Telblok blok, Onthullingsregels regels) => blok.IsPrestatie && blok.Sommen.All(s =>
        regels.Bereik(regels.Rond(blok.Cellen[s.Totaal].Aantal)).Laag > s.Delen.Count * (regels.Grens - 1));

    private sealed class Poging
    {
        private readonly Onthullingsregels _regels;
        private readonly string[] _sleutels;
        private readonly int[] _aantallen;
        private readonly bool[] _isKlein;
        private readonly bool[] _isVerborgen;
        private readonly bool _noemtKlein;
        private readonly (int Laag, int Hoog)?[] _bekend;
        private readonly long[] _prijs;
        private readonly bool[] _isTotaal;
        private readonly bool[] _isNieuw;

        public Poging(Telblok blok, Onthullingsregels regels, IReadOnlyList<IReadOnlyDictionary<string, Cel>> eerder, bool noemtKlein)
        {
            _regels = regels;
            _noemtKlein = noemtKlein;
            _sleutels = [.. blok.Cellen.Keys.Order(StringComparer.Ordinal)];
            _aantallen = [.. _sleutels.Select(s => blok.Cellen[s].Aantal)];
            _isKlein = [.. _sleutels.Select(s => blok.Cellen[s].Aantal < regels.Grens || blok.Cellen[s].Huishoudens < regels.Minimum)];
            _isNieuw = [.. _sleutels.Select(blok.Nieuw.Contains)];
            _isVerborgen = [.. _sleutels.Select((s, i) => _isKlein[i] || !_isNieuw[i] || eerder.Any(e => e.TryGetValue(s, out var cel) && cel.Getal is null))];
            _bekend = [.. _sleutels.Select((s, i) => EerderGetoond(eerder, s, _aantallen[i]))];
            var nummers = _sleutels.Select((s, i) => (s, i)).ToDictionary(x => x.s, x => x.i);
            var sommen = blok.Sommen.Select(s => (nummers[s.Totaal], s.Delen.Select(d => nummers[d]).ToArray())).ToList();
            _prijs = [.. _sleutels.Select((s, i) => Prijs(blok, s, regels.Rond(_aantallen[i])))];
            _isTotaal = [.. _sleutels.Select(s => blok.Sommen.Any(som => som.Totaal == s))];
            IsGelukt = BeschermAlle(new Terugrekening(_aantallen, sommen));
        }

        public bool IsGelukt { get; }

        public Dictionary<string, Cel> Uitkomst() => _sleutels.Select((s, i) => (s, i)).Where(x => _isNieuw[x.i]).ToDictionary(x => x.s, x => Van(x.i));

        private Cel Van(int i) =>
            !_isVerborgen[i] ? Cel.Getoond(_regels.Rond(_aantallen[i]))
            : _noemtKlein && _aantallen[i] < _regels.Grens ? Cel.TeKlein
            : Cel.Verborgen;

        // Once a cell is protected it stays so: hiding more only widens what is possible.
        private bool BeschermAlle(Terugrekening terugrekening)
        {
            foreach (var kentNullen in new[] { true, false })
            {
                var (laag, hoog) = Grenzen(kentNullen);
                var prijs = _prijs.Select((p, i) => _isVerborgen[i] || _bekend[i] is not null || (_noemtKlein && _isTotaal[i]) ? null : (long?)p).ToArray();
                for (var i = 0; i < _sleutels.Length; i++)
                {
                    if (!_isKlein[i] || kentNullen != _aantallen[i] > 0)
                    {
                        continue;
                    }
                    void Verberg(int cel)
                    {
                        (_isVerborgen[cel], prijs[cel]) = (true, null);
                        (laag[cel], hoog[cel]) = Bereik(cel, kentNullen);
                    }
                    if (!terugrekening.Kan(i, 0, laag, hoog, prijs, Verberg)
                        || !terugrekening.Kan(i, Math.Max(_aantallen[i], _regels.Grens - 1), laag, hoog, prijs, Verberg))
                    {
                        return false;
                    }
                }
            }
            return true;
        }

        private (int[] Laag, int[] Hoog) Grenzen(bool kentNullen)
        {
            var bereiken = Enumerable.Range(0, _sleutels.Length).Select(i => Bereik(i, kentNullen)).ToList();
            return ([.. bereiken.Select(b => b.Laag)], [.. bereiken.Select(b => b.Hoog)]);
        }

        /// <summary>What a reader knows of this cell before calculating.</summary>
        private (int Laag, int Hoog) Bereik(int i, bool kentNullen)
        {
            var bereik = !_isVerborgen[i] ? _regels.Bereik(_regels.Rond(_aantallen[i]))
                : kentNullen && _aantallen[i] == 0 ? (0, 0)
                : !_noemtKlein ? Terugrekening.Onbekend
                : _aantallen[i] < _regels.Grens ? (0, _regels.Grens - 1) : (_regels.Grens, Terugrekening.Onbekend.Hoog);
            return _bekend[i] is { } eerder ? (Math.Max(bereik.Item1, eerder.Laag), Math.Min(bereik.Item2, eerder.Hoog)) : bereik;
        }

        /// <summary>What an earlier version told of a count that may be the same still.</summary>
        private (int Laag, int Hoog)? EerderGetoond(IReadOnlyList<IReadOnlyDictionary<string, Cel>> eerder, string sleutel, int aantal)
        {
            (int Laag, int Hoog)? bekend = null;
            foreach (var versie in eerder)
            {
                if (versie.TryGetValue(sleutel, out var cel) && cel.Getal is { } getal && _regels.Bereik(getal) is var (laag, hoog) && laag <= aantal && aantal <= hoog)
                {
                    bekend = (Math.Max(laag, bekend?.Laag ?? laag), Math.Min(hoog, bekend?.Hoog ?? hoog));
                }
            }
            return bekend;
        }

        /// <summary>What it costs to lose this number: large counts and totals are worth most. By the rounded count, so that the choice tells nothing finer.</summary>
        private static long Prijs(Telblok blok, string sleutel, int getoond)
        {
            var isTotaal = blok.Sommen.Any(s => s.Totaal == sleutel);
            var isDeel = blok.Sommen.Any(s => s.Delen.Contains(sleutel));
            return 1000L * (1 + getoond) * (!isTotaal ? 1 : isDeel ? 50 : 10_000);
        }
    }
}
