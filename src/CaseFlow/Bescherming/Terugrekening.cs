namespace CaseFlow.Bescherming;

/// <summary>
/// What a reader can work back from published sums. Every sum is a node and every cell an edge between the (at most two)
/// sums it is in, so that counts are a flow; starting from the truth, a cell can take another value exactly when flow can be
/// pushed round through it without any other cell leaving what is published of it. Max-flow makes the answer exact.
/// </summary>
internal sealed class Terugrekening
{
    private const int Onbegrensd = int.MaxValue / 4;

    private readonly int[] _aantallen;
    private readonly int[] _van;
    private readonly int[] _naar;
    private readonly List<int>[] _cellenVan;

    /// <exception cref="NotSupportedException">A cell is in three sums, or the sums are no network: this calculation cannot judge them.</exception>
    public Terugrekening(int[] aantallen, IReadOnlyList<(int Totaal, int[] Delen)> sommen)
    {
        _aantallen = aantallen;
        var gebruik = aantallen.Select(_ => new List<(int Som, int Teken)>()).ToArray();
        for (var s = 0; s < sommen.Count; s++)
        {
            gebruik[sommen[s].Totaal].Add((s, 1));
            foreach (var deel in sommen[s].Delen)
            {
                gebruik[deel].Add((s, -1));
            }
        }
        var draai = Orienteer(gebruik, sommen.Count);
        var buiten = sommen.Count;
        (_van, _naar) = (new int[aantallen.Length], new int[aantallen.Length]);
        _cellenVan = [.. Enumerable.Range(0, buiten + 1).Select(_ => new List<int>())];
        for (var cel = 0; cel < aantallen.Length; cel++)
        {
            (_van[cel], _naar[cel]) = (buiten, buiten);
            foreach (var (som, teken) in gebruik[cel])
            {
                (teken * draai[som] > 0 ? ref _van[cel] : ref _naar[cel]) = som;
            }
            _cellenVan[_van[cel]].Add(cel);
            _cellenVan[_naar[cel]].Add(cel);
        }
    }

    /// <summary>
    /// Can this cell have this value, when every other cell stays within <paramref name="laag"/> and <paramref name="hoog"/>?
    /// A cell with a price may be freed for it (<paramref name="verberg"/> widens its bounds); the cheapest are.
    /// </summary>
    public bool Kan(int cel, int waarde, int[] laag, int[] hoog, long?[] prijs, Action<int> verberg)
    {
        var stand = (int[])_aantallen.Clone();
        var nodig = Math.Abs(waarde - stand[cel]);
        // One more in this cell must come back from its end to its start, one less goes the other way round.
        var (start, einde) = waarde > stand[cel] ? (_naar[cel], _van[cel]) : (_van[cel], _naar[cel]);
        while (nodig > 0)
        {
            if (Pad(cel, start, einde, stand, laag, hoog, prijs) is not { } pad)
            {
                return false;
            }
            foreach (var (stap, _) in pad.Where(p => Ruimte(p.Cel, p.IsMeer, stand, laag, hoog) == 0))
            {
                verberg(stap);
            }
            var schuif = pad.Aggregate(nodig, (n, p) => Math.Min(n, Ruimte(p.Cel, p.IsMeer, stand, laag, hoog)));
            foreach (var (stap, isMeer) in pad)
            {
                stand[stap] += isMeer ? schuif : -schuif;
            }
            nodig -= schuif;
        }
        return true;
    }

    private static int Ruimte(int cel, bool isMeer, int[] stand, int[] laag, int[] hoog) => isMeer ? hoog[cel] - stand[cel] : stand[cel] - laag[cel];

    /// <summary>The cheapest way from one sum to another (Dijkstra); every step costs a little, so that short ways win.</summary>
    private List<(int Cel, bool IsMeer)>? Pad(int zonder, int start, int einde, int[] stand, int[] laag, int[] hoog, long?[] prijs)
    {
        var kosten = new long[_cellenVan.Length];
        var via = new (int Cel, bool IsMeer)[_cellenVan.Length];
        Array.Fill(kosten, long.MaxValue);
        kosten[start] = 0;
        var wachtrij = new PriorityQueue<int, long>([(start, 0)]);
        while (wachtrij.TryDequeue(out var hier, out var tot) && hier != einde)
        {
            if (tot > kosten[hier])
            {
                continue;
            }
            foreach (var cel in _cellenVan[hier])
            {
                var isMeer = _van[cel] == hier;
                var daar = isMeer ? _naar[cel] : _van[cel];
                var stap = Ruimte(cel, isMeer, stand, laag, hoog) > 0 ? 1 : isMeer || stand[cel] > 0 ? prijs[cel] : null;
                if (cel != zonder && stap is { } erbij && tot + erbij < kosten[daar])
                {
                    kosten[daar] = tot + erbij;
                    via[daar] = (cel, isMeer);
                    wachtrij.Enqueue(daar, kosten[daar]);
                }
            }
        }
        if (kosten[einde] == long.MaxValue)
        {
            return null;
        }
        var pad = new List<(int, bool)>();
        for (var hier = einde; hier != start;)
        {
            var (cel, isMeer) = via[hier];
            pad.Add((cel, isMeer));
            hier = isMeer ? _van[cel] : _naar[cel];
        }
        return pad;
    }

    /// <summary>Turns sums round so that every cell leaves one sum and enters another.</summary>
    private static int[] Orienteer(List<(int Som, int Teken)>[] gebruik, int sommen)
    {
        if (gebruik.Any(g => g.Count > 2))
        {
            throw new NotSupportedException("A cell is in more than two sums.");
        }
        var buren = Enumerable.Range(0, sommen).Select(_ => new List<(int Som, int Teken)>()).ToArray();
        foreach (var paar in gebruik.Where(g => g.Count == 2))
        {
            buren[paar[0].Som].Add((paar[1].Som, -paar[0].Teken * paar[1].Teken));
            buren[paar[1].Som].Add((paar[0].Som, -paar[0].Teken * paar[1].Teken));
        }
        var draai = new int[sommen];
        for (var eerste = 0; eerste < sommen; eerste++)
        {
            var open = new Stack<int>();
            if (draai[eerste] == 0)
            {
                draai[eerste] = 1;
                open.Push(eerste);
            }
            while (open.TryPop(out var som))
            {
                foreach (var (buur, teken) in buren[som])
                {
                    if (draai[buur] == 0)
                    {
                        draai[buur] = draai[som] * teken;
                        open.Push(buur);
                    }
                    else if (draai[buur] != draai[som] * teken)
                    {
                        throw new NotSupportedException("These sums are no network.");
                    }
                }
            }
        }
        return draai;
    }

    public static (int Laag, int Hoog) Onbekend => (0, Onbegrensd);
}
