namespace CaseFlow.Tests.Bescherming.Aanval;

/// <summary>
/// Sums over thousands of cells, too many for one tableau. An answer is exact all the same:
/// <list type="bullet">
/// <item>a value is possible when the sums around the cell have a table with it while every cell that another sum holds too stays as it is: with the rest of the truth that is a table of everything;</item>
/// <item>a value is impossible when narrowing the bounds over all sums rules it out, or when the sums around the cell have no table with it even while nothing else holds their cells.</item>
/// </list>
/// Around is one sum further each time; what neither proves before that grows too large is undecided.
/// </summary>
internal sealed class Grootstelsel
{
    /// <summary>The largest neighbourhood that is tried.</summary>
    private const int MeesteCellen = 700;

    private readonly long[] _waarheid;
    private readonly (int Cel, int Teken)[][] _sommen;
    private readonly List<int>[] _sommenVan;
    private readonly int _tot;
    private readonly bool[][] _gezien;

    /// <param name="grenzen">What the intruder read of each cell.</param>
    /// <param name="tot">Values from 0 up to here, not included, are asked for.</param>
    public Grootstelsel(IReadOnlyList<long> waarheid, IReadOnlyList<(int Totaal, int[] Delen)> sommen, IReadOnlyList<(long Laag, long? Hoog)> grenzen, int tot)
    {
        (_waarheid, _tot) = ([.. waarheid], tot);
        (Laag, Hoog) = ([.. grenzen.Select(g => g.Laag)], [.. grenzen.Select(g => g.Hoog ?? Oneindig)]);
        _sommen = [.. sommen.Select(s => s.Delen.Select(d => (d, -1)).Append((s.Totaal, 1)).ToArray())];
        _sommenVan = [.. waarheid.Select(_ => new List<int>())];
        for (var s = 0; s < _sommen.Length; s++)
        {
            foreach (var (cel, _) in _sommen[s])
            {
                _sommenVan[cel].Add(s);
            }
        }
        _gezien = [.. waarheid.Select(_ => new bool[tot])];
        for (var cel = 0; cel < _waarheid.Length; cel++)
        {
            if (_waarheid[cel] < Laag[cel] || _waarheid[cel] > Hoog[cel])
            {
                throw new InvalidOperationException($"Cell {cel} is {_waarheid[cel]}, but was read as {Laag[cel]} to {Hoog[cel]}.");
            }
            Zie(cel, _waarheid[cel]);
        }
        Vernauw();
    }

    private const long Oneindig = long.MaxValue / 8;
    private const long Veel = int.MaxValue / 2;

    /// <summary>The least each cell can be, as far as narrowing tells.</summary>
    public long[] Laag { get; }

    public long[] Hoog { get; }

    /// <summary>How many sums a cell is in.</summary>
    public int Sommen(int cel) => _sommenVan[cel].Count;

    /// <summary>Can the cell have this value? Null when that was not decided.</summary>
    public bool? Kan(int cel, int waarde)
    {
        if (_gezien[cel][waarde])
        {
            return true;
        }
        if (waarde < Laag[cel] || waarde > Hoog[cel])
        {
            return false;
        }
        var sommen = new HashSet<int>(_sommenVan[cel]);
        for (var cellen = Cellen(sommen); cellen.Count <= MeesteCellen; cellen = Cellen(sommen))
        {
            if (Zoek(cel, waarde, sommen, cellen, isVast: true) is true)
            {
                return true;
            }
            if (Zoek(cel, waarde, sommen, cellen, isVast: false) is false)
            {
                return false;
            }
            var omvang = sommen.Count;
            sommen.UnionWith(cellen.SelectMany(c => _sommenVan[c]).ToList());
            if (sommen.Count == omvang)
            {
                break;
            }
        }
        return null;
    }

    private List<int> Cellen(HashSet<int> sommen) => [.. sommen.SelectMany(s => _sommen[s].Select(l => l.Cel)).Distinct().Order()];

    private bool? Zoek(int cel, int waarde, HashSet<int> sommen, List<int> cellen, bool isVast)
    {
        var nummer = cellen.Select((c, i) => (c, i)).ToDictionary(x => x.c, x => x.i);
        var grenzen = cellen.Select(c => c == cel ? (waarde, (int?)waarde)
            : isVast && !_sommenVan[c].TrueForAll(sommen.Contains) ? ((int)_waarheid[c], (int?)_waarheid[c])
            : ((int)Laag[c], Hoog[c] >= Oneindig ? null : (int?)Hoog[c])).ToList();
        var stelsel = new Stelsel([.. sommen.Order().Select(s => new Vergelijking([.. _sommen[s].Select(l => (nummer[l.Cel], l.Teken))]))], grenzen, [.. cellen.Select(c => (int)_waarheid[c])], 0);
        try
        {
            if (!stelsel.IsMogelijk())
            {
                return false;
            }
        }
        catch (OnbeslistException)
        {
            return null;
        }
        if (isVast)
        {
            var tabel = stelsel.Gevonden;
            for (var i = 0; i < cellen.Count; i++)
            {
                Zie(cellen[i], tabel[i]);
            }
        }
        return true;
    }

    private void Zie(int cel, long waarde)
    {
        if (waarde < _tot)
        {
            _gezien[cel][waarde] = true;
        }
    }

    /// <summary>Narrows the bounds along all sums until nothing changes.</summary>
    private void Vernauw()
    {
        var wachtrij = new Queue<int>(Enumerable.Range(0, _sommen.Length));
        var isBezig = Enumerable.Repeat(true, _sommen.Length).ToArray();
        for (var stappen = 0L; wachtrij.TryDequeue(out var s) && stappen < 2_000_000; stappen++)
        {
            isBezig[s] = false;
            foreach (var (cel, teken) in _sommen[s])
            {
                // The cell is minus the rest of the sum, by its sign.
                var (onder, boven) = (0L, 0L);
                foreach (var (ander, t) in _sommen[s])
                {
                    if (ander != cel)
                    {
                        var (l, h) = t == teken ? (-Hoog[ander], -Laag[ander]) : (Laag[ander], Hoog[ander]);
                        (onder, boven) = (Math.Max(-Oneindig, onder + l), Math.Min(Oneindig, boven + h));
                    }
                }
                (onder, boven) = (onder < -Veel ? -Oneindig : onder, boven > Veel ? Oneindig : boven);
                if (onder <= Laag[cel] && boven >= Hoog[cel])
                {
                    continue;
                }
                (Laag[cel], Hoog[cel]) = (Math.Max(Laag[cel], onder), Math.Min(Hoog[cel], boven));
                foreach (var buur in _sommenVan[cel])
                {
                    if (!isBezig[buur])
                    {
                        isBezig[buur] = true;
                        wachtrij.Enqueue(buur);
                    }
                }
            }
        }
    }
}
