namespace CaseFlow.Bescherming;

/// <summary>
/// What a reader can work back from published sums, whatever their shape. That a cell can have another value is proven by a
/// witness: a full table that obeys all sums and all that is published, and has that value. It is found by steps of one from the
/// truth: a step upsets the sums of the cell, another cell of such a sum mends it, and so on until all sums hold again. Every
/// witness is checked by itself, so a fault in the search can only hide too much.
/// </summary>
internal sealed class Terugrekening
{
    private const int Onbegrensd = int.MaxValue / 4;

    /// <summary>Known steps that are tried for a cell before searching.</summary>
    private const int MeesteBekend = 12;

    /// <summary>How much may be upset at once; a count in many breakdowns upsets each of them, and each of their sums over time.</summary>
    private const int MeesteScheef = 40;

    private readonly int[] _aantallen;
    private readonly (int Cel, int Teken)[][] _sommen;
    private readonly (int Som, int Teken)[][] _sommenVan;
    private readonly ulong[] _merk;
    private readonly List<Stap>[] _bekend;
    private readonly int[] _inPad;
    private long _over = Werkvoorraad;

    /// <summary>Work for one block, in looked-at cells: a count and no clock, so that the same counts always give the same publication.</summary>
    private const long Werkvoorraad = 400_000_000;

    public Terugrekening(int[] aantallen, IReadOnlyList<(int Totaal, int[] Delen)> sommen)
    {
        _aantallen = aantallen;
        _sommen = [.. sommen.Select(s => s.Delen.Select(d => (d, 1)).Append((s.Totaal, -1)).ToArray())];
        var gebruik = aantallen.Select(_ => new List<(int, int)>()).ToArray();
        for (var s = 0; s < _sommen.Length; s++)
        {
            foreach (var (cel, teken) in _sommen[s])
            {
                gebruik[cel].Add((s, teken));
            }
        }
        _sommenVan = [.. gebruik.Select(g => g.ToArray())];
        _merk = [.. Enumerable.Range(1, _sommen.Length).Select(Merk)];
        _bekend = [.. aantallen.Select(_ => new List<Stap>())];
        _inPad = new int[aantallen.Length];
    }

    public bool IsUitgeput => _over <= 0;

    public static (int Laag, int Hoog) Onbekend => (0, Onbegrensd);

    /// <summary>Cells that change together, by one or a few, and leave all sums as they are.</summary>
    private sealed record Stap(int[] Cellen, int[] Verschil);

    /// <summary>
    /// Can this cell have every value from the truth to this one, when every other cell stays within <paramref name="laag"/> and
    /// <paramref name="hoog"/>? A cell with a price may be freed for it (<paramref name="verberg"/> widens its bounds); cheap ones first.
    /// </summary>
    public bool Kan(int cel, int waarde, int[] laag, int[] hoog, long?[] prijs, Action<int> verberg)
    {
        var stand = (int[])_aantallen.Clone();
        while (stand[cel] != waarde)
        {
            var richting = Math.Sign(waarde - stand[cel]);
            if (Zoek(cel, richting, stand, laag, hoog, prijs) is not { } stap)
            {
                return false;
            }
            var keer = Math.Abs(waarde - stand[cel]);
            for (var i = 0; i < stap.Cellen.Length; i++)
            {
                var (ander, verschil) = (stap.Cellen[i], stap.Verschil[i]);
                if (ander == cel)
                {
                    continue;
                }
                if (Ruimte(ander, verschil, stand, laag, hoog) < Math.Abs(verschil))
                {
                    verberg(ander);
                }
                keer = Math.Min(keer, Ruimte(ander, verschil, stand, laag, hoog) / Math.Abs(verschil));
            }
            for (var i = 0; i < stap.Cellen.Length; i++)
            {
                stand[stap.Cellen[i]] += keer * stap.Verschil[i];
            }
            if (keer == 0 || !IsGetuige(cel, stand, laag, hoog))
            {
                return false;
            }
        }
        return true;
    }

    /// <summary>A full table that could be the truth, for all a reader knows. What he knows of the cell itself is the question, so it does not count.</summary>
    private bool IsGetuige(int zonder, int[] stand, int[] laag, int[] hoog)
    {
        for (var i = 0; i < stand.Length; i++)
        {
            if (stand[i] < 0 || (i != zonder && (stand[i] < laag[i] || stand[i] > hoog[i])))
            {
                return false;
            }
        }
        foreach (var som in _sommen)
        {
            var rest = 0L;
            foreach (var (cel, teken) in som)
            {
                rest += teken * stand[cel];
            }
            if (rest != 0)
            {
                return false;
            }
        }
        return true;
    }

    private static int Ruimte(int cel, int richting, int[] stand, int[] laag, int[] hoog) => richting > 0 ? hoog[cel] - stand[cel] : stand[cel] - laag[cel];

    /// <summary>A step that changes the cell by one: one that is known, else a free one, else the one that costs least, else any.</summary>
    private Stap? Zoek(int cel, int richting, int[] stand, int[] laag, int[] hoog, long?[] prijs)
    {
        foreach (var bekend in _bekend[cel])
        {
            var plek = Array.IndexOf(bekend.Cellen, cel);
            var draai = bekend.Verschil[plek] * richting;
            if (IsVrij(bekend, draai, cel, stand, laag, hoog))
            {
                return draai > 0 ? bekend : new Stap(bekend.Cellen, [.. bekend.Verschil.Select(v => -v)]);
            }
        }
        var zoekwijzen = new (int Stappen, long Haast, bool Betaal)[] { (1_500, 2, false), (6_000, 2, true), (3_000, 2_000, true), (3_000, 200_000, true) };
        foreach (var (stappen, haast, betaal) in zoekwijzen)
        {
            if (Zoek(new Kant(cel, stand, laag, hoog, betaal ? prijs : null), richting, stappen, haast) is { } stap)
            {
                Onthoud(stap);
                return stap;
            }
        }
        return null;
    }

    private static bool IsVrij(Stap stap, int draai, int zonder, int[] stand, int[] laag, int[] hoog)
    {
        for (var i = 0; i < stap.Cellen.Length; i++)
        {
            var verschil = draai * stap.Verschil[i];
            if (stap.Cellen[i] != zonder && Ruimte(stap.Cellen[i], verschil, stand, laag, hoog) < Math.Abs(verschil))
            {
                return false;
            }
        }
        return true;
    }

    // A step is a step of every cell in it; the latest are the likeliest to be of use.
    private void Onthoud(Stap stap)
    {
        for (var i = 0; i < stap.Cellen.Length; i++)
        {
            if (Math.Abs(stap.Verschil[i]) == 1)
            {
                var lijst = _bekend[stap.Cellen[i]];
                lijst.Insert(0, stap);
                if (lijst.Count > MeesteBekend)
                {
                    lijst.RemoveAt(MeesteBekend);
                }
            }
        }
    }

    private readonly record struct Knoop(int Vorige, int Cel, int Richting, long Kosten);

    /// <summary>The cell in question, where all cells stand, and how far each may go.</summary>
    private sealed record Kant(int Doel, int[] Stand, int[] Laag, int[] Hoog, long?[]? Prijs);

    /// <summary>
    /// Best first over what is upset: in every state one sum is mended, by each cell of it in turn. What was changed on the way
    /// is part of the state only through what is upset: a second way to the same upset is not tried when it costs as much.
    /// </summary>
    private Stap? Zoek(Kant kant, int richting, int stappen, long haast)
    {
        var knopen = new List<Knoop> { new(-1, kant.Doel, richting, 0) };
        var gezien = new Dictionary<ulong, long>();
        var wachtrij = new PriorityQueue<int, (long, int)>();
        wachtrij.Enqueue(0, (0, 0));
        var scheef = new Dictionary<int, int>();
        while (wachtrij.TryDequeue(out var hier, out _) && stappen-- > 0 && _over > 0)
        {
            var knoop = knopen[hier];
            var merk = Laad(knopen, hier, scheef);
            if (scheef.Count == 0)
            {
                Ruim(knopen, hier);
                return Maak(knopen, hier);
            }
            var som = gezien.TryGetValue(merk, out var beste) && beste < knoop.Kosten ? -1 : Kies(scheef, kant);
            if (som >= 0)
            {
                var omvang = Omvang(scheef);
                foreach (var (cel, teken) in _sommen[som])
                {
                    var op = -Math.Sign(scheef[som]) * teken;
                    if (Kosten(cel, op, kant) is not { } erbij)
                    {
                        continue;
                    }
                    var (nieuwMerk, nieuweOmvang, kosten) = (merk, omvang, knoop.Kosten + erbij);
                    foreach (var (ander, factor) in _sommenVan[cel])
                    {
                        var oud = scheef.GetValueOrDefault(ander);
                        nieuweOmvang += Math.Abs(oud + factor * op) - Math.Abs(oud);
                        nieuwMerk += _merk[ander] * (ulong)(long)(factor * op);
                    }
                    if (nieuweOmvang <= MeesteScheef && !(gezien.TryGetValue(nieuwMerk, out var al) && al <= kosten))
                    {
                        gezien[nieuwMerk] = kosten;
                        knopen.Add(new Knoop(hier, cel, op, kosten));
                        wachtrij.Enqueue(knopen.Count - 1, (kosten + haast * nieuweOmvang, knopen.Count));
                    }
                }
            }
            Ruim(knopen, hier);
        }
        return null;
    }

    /// <summary>Works out what is upset in this state, and marks the cells that changed on the way to it.</summary>
    private ulong Laad(List<Knoop> knopen, int hier, Dictionary<int, int> scheef)
    {
        scheef.Clear();
        var merk = 0UL;
        for (var k = hier; k >= 0; k = knopen[k].Vorige)
        {
            var (cel, richting) = (knopen[k].Cel, knopen[k].Richting);
            _inPad[cel] += richting;
            foreach (var (som, teken) in _sommenVan[cel])
            {
                var nu = scheef.GetValueOrDefault(som) + teken * richting;
                if (nu == 0)
                {
                    scheef.Remove(som);
                }
                else
                {
                    scheef[som] = nu;
                }
                merk += _merk[som] * (ulong)(long)(teken * richting);
            }
        }
        return merk;
    }

    private void Ruim(List<Knoop> knopen, int hier)
    {
        for (var k = hier; k >= 0; k = knopen[k].Vorige)
        {
            _inPad[knopen[k].Cel] = 0;
        }
    }

    private static Stap Maak(List<Knoop> knopen, int hier)
    {
        var verschil = new SortedDictionary<int, int>();
        for (var k = hier; k >= 0; k = knopen[k].Vorige)
        {
            verschil[knopen[k].Cel] = verschil.GetValueOrDefault(knopen[k].Cel) + knopen[k].Richting;
        }
        return new Stap([.. verschil.Keys], [.. verschil.Values]);
    }

    private static int Omvang(Dictionary<int, int> scheef)
    {
        var omvang = 0;
        foreach (var (_, waarde) in scheef)
        {
            omvang += Math.Abs(waarde);
        }
        return omvang;
    }

    /// <summary>
    /// The sum to mend next: the one with the fewest cells that can, so that a dead end shows at once. Less than zero: there is one that cannot be mended.
    /// </summary>
    private int Kies(Dictionary<int, int> scheef, Kant kant)
    {
        var (keus, beste) = (-1, (int.MaxValue, int.MaxValue, int.MaxValue));
        foreach (var (som, waarde) in scheef)
        {
            var kunnen = 0;
            _over -= _sommen[som].Length;
            foreach (var (cel, teken) in _sommen[som])
            {
                kunnen += Kosten(cel, -Math.Sign(waarde) * teken, kant) is null ? 0 : 1;
            }
            if (kunnen == 0)
            {
                return -1;
            }
            if ((kunnen, _sommen[som].Length, som).CompareTo(beste) < 0)
            {
                (keus, beste) = (som, (kunnen, _sommen[som].Length, som));
            }
        }
        return keus;
    }

    /// <summary>What it costs to change this cell by one in this direction: one, its price, or nothing when that cannot be.</summary>
    private long? Kosten(int cel, int richting, Kant kant)
    {
        if (cel == kant.Doel || _inPad[cel] * richting < 0)
        {
            return null;
        }
        var al = Math.Abs(_inPad[cel]);
        return Ruimte(cel, richting, kant.Stand, kant.Laag, kant.Hoog) > al ? 1
            // A cell that is hidden for this can take any value, but never less than none.
            : richting > 0 || kant.Stand[cel] > al ? kant.Prijs?[cel] : null;
    }

    // SplitMix64: spreads the numbers of the sums, so that a state is known by one number.
    private static ulong Merk(int som)
    {
        var x = (ulong)som * 0x9E3779B97F4A7C15UL;
        x = (x ^ (x >> 30)) * 0xBF58476D1CE4E5B9UL;
        x = (x ^ (x >> 27)) * 0x94D049BB133111EBUL;
        return x ^ (x >> 31);
    }
}
