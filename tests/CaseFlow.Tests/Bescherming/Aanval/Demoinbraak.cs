using CaseFlow.Bescherming;

namespace CaseFlow.Tests.Bescherming.Aanval;

/// <summary>
/// Somebody who fetched all publications of a municipality, and asks of its small counts which values they can still have. He knows the
/// sums that the program knows, and those that he reads from the names of the cells.
/// </summary>
internal sealed class Demoinbraak
{
    private readonly string[] _sleutels;
    private readonly IReadOnlyDictionary<string, Telcel> _waarheid;
    private readonly Leeswijzer _leeswijzer;
    private readonly Grootstelsel _stelsel;
    private readonly List<int> _doelen;

    /// <param name="waarheid">The true counts, with those that are never published.</param>
    /// <param name="sommen">The sums of the program.</param>
    /// <param name="gelezen">What was published of each cell.</param>
    /// <param name="kentNullen">He knows which cells are empty.</param>
    public Demoinbraak(IReadOnlyDictionary<string, Telcel> waarheid, IEnumerable<Somregel> sommen, IReadOnlyDictionary<string, Cel> gelezen, Leeswijzer leeswijzer, bool kentNullen)
    {
        (_waarheid, _leeswijzer) = (waarheid, leeswijzer);
        var (eigen, aantallen) = Sleutelsommen.Van(gelezen.Keys.Where(waarheid.ContainsKey).ToDictionary(s => s, s => (long)waarheid[s].Aantal));
        var alles = waarheid.ToDictionary(w => w.Key, w => (long)w.Value.Aantal);
        foreach (var (sleutel, aantal) in aantallen)
        {
            alles[sleutel] = aantal;
        }
        _sleutels = [.. alles.Keys.Order(StringComparer.Ordinal)];
        var nummer = _sleutels.Select((s, i) => (s, i)).ToDictionary(x => x.s, x => x.i);
        var regels = sommen.Concat(eigen).Select(s => (Totaal: nummer[s.Totaal], Delen: s.Delen.Select(d => nummer[d]).Order().ToArray()))
            .DistinctBy(s => $"{s.Totaal}={string.Join('+', s.Delen)}").ToList();
        (Cellen, Sommen, Eigen) = (_sleutels.Length, regels.Count, eigen.Count);
        _stelsel = new Grootstelsel([.. _sleutels.Select(s => alles[s])], regels, [.. _sleutels.Select(s => Grens(gelezen, s, kentNullen && alles[s] == 0))], leeswijzer.Grens);
        _doelen = [.. Enumerable.Range(0, _sleutels.Length).Where(i => !(kentNullen && alles[_sleutels[i]] == 0)
            && (alles[_sleutels[i]] < leeswijzer.Grens || (waarheid.TryGetValue(_sleutels[i], out var cel) && cel.Huishoudens < leeswijzer.Minimum)))];
    }

    public int Cellen { get; }

    public int Sommen { get; }

    /// <summary>Sums that were read from names.</summary>
    public int Eigen { get; }

    public List<string> Bevindingen { get; } = [];

    /// <summary>Goes for every small count, or for some of them: always the same for the same seed.</summary>
    public Uitslag Val(int? hoogstens, int zaad)
    {
        var doelen = _doelen.ToArray();
        new Random(zaad).Shuffle(doelen);
        var uitslag = new Uitslag();
        foreach (var cel in hoogstens is { } aantal ? doelen.Take(aantal) : doelen)
        {
            var (mogelijk, onbeslist) = (0, 0);
            for (var waarde = 0; waarde < _leeswijzer.Grens; waarde++)
            {
                var kan = _stelsel.Kan(cel, waarde);
                mogelijk += kan is false ? 0 : 1;
                onbeslist += kan is null ? 1 : 0;
            }
            var isTerug = _stelsel.Laag[cel] == _stelsel.Hoog[cel] || (mogelijk == 1 && _stelsel.Hoog[cel] < _leeswijzer.Grens);
            uitslag += new Uitslag(1, isTerug ? 1 : 0, _leeswijzer.Grens, _leeswijzer.Grens - mogelijk, onbeslist);
            if (mogelijk < _leeswijzer.Grens || onbeslist > 0)
            {
                Bevindingen.Add($"{_sleutels[cel]}: {mogelijk} of {_leeswijzer.Grens} possible, {onbeslist} undecided, between {_stelsel.Laag[cel]} and {_stelsel.Hoog[cel]}, in {_stelsel.Sommen(cel)} sums");
            }
        }
        return uitslag;
    }

    private (long Laag, long? Hoog) Grens(IReadOnlyDictionary<string, Cel> gelezen, string sleutel, bool isLeeg)
    {
        if (gelezen.TryGetValue(sleutel, out var cel) && cel.Getal is { } getal)
        {
            var (laag, hoog) = _leeswijzer.Lees(getal);
            return (laag, hoog);
        }
        return isLeeg ? (0, 0) : (0, cel.Reden == Reden.TeKlein ? _leeswijzer.Grens - 1 : null);
    }
}
