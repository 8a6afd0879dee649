namespace CaseFlow.Bescherming;

/// <summary>Hides cells until every small one is protected.</summary>
internal sealed class Poging
{
    private readonly Celstaat _staat;
    private readonly Onthullingsregels _regels;
    private readonly bool _noemtKlein;
    private readonly bool[] _isVerborgen;
    private readonly List<int>[] _sommenVan;
    private readonly Terugrekening _terugrekening;
    private int[] _laag = [];
    private int[] _hoog = [];
    private long?[] _prijs = [];
    private bool _kentNullen;

    /// <param name="vooraf">Everything up to this rank is hidden before the search begins: a block with too many small cells to search is soon done that way.</param>
    public Poging(Celstaat staat, Onthullingsregels regels, bool noemtKlein, Rang? vooraf = null)
    {
        (_staat, _regels, _noemtKlein) = (staat, regels, noemtKlein);
        var alle = staat.Aantallen.Length;
        _isVerborgen = [.. Enumerable.Range(0, alle).Select(i => staat.Getoond[i] is null || !staat.IsNieuw[i] || staat.Eerder[i] is { IsVerborgen: true } || staat.Rangen[i] <= vooraf)];
        _sommenVan = [.. Enumerable.Range(0, alle).Select(_ => new List<int>())];
        for (var s = 0; s < staat.Sommen.Count; s++)
        {
            foreach (var cel in staat.Sommen[s].Delen.Append(staat.Sommen[s].Totaal))
            {
                _sommenVan[cel].Add(s);
            }
        }
        _terugrekening = new Terugrekening(staat.Aantallen, staat.Sommen);
        IsGelukt = BeschermAlle();
    }

    public bool IsGelukt { get; }

    /// <summary>The work ran out before everything was looked at, so that more is hidden than needed.</summary>
    public bool IsUitgeput => !IsGelukt && _terugrekening.IsUitgeput;

    public Dictionary<string, Cel> Uitkomst() =>
        Enumerable.Range(0, _staat.Sleutels.Length).Where(i => _staat.IsNieuw[i]).ToDictionary(i => _staat.Sleutels[i], Van);

    private Cel Van(int i) =>
        !_isVerborgen[i] ? Cel.Getoond(_staat.Getoond[i]!.Value)
        : _noemtKlein && _staat.Aantallen[i] < _regels.Grens ? Cel.TeKlein
        : Cel.Verborgen;

    // Once a cell is protected it stays so: hiding more only widens what is possible.
    private bool BeschermAlle()
    {
        var isAlles = true;
        foreach (var kentNullen in new[] { true, false })
        {
            Begin(kentNullen);
            for (var i = 0; i < _staat.Aantallen.Length; i++)
            {
                if (!_noemtKlein && Array.TrueForAll(_isVerborgen, v => v))
                {
                    return isAlles;
                }
                // What was shown before is known; there is nothing left to protect.
                if (_staat.Doelen[i] != Doel.Geen && kentNullen == _staat.Aantallen[i] > 0 && _staat.Eerder[i] is not { IsGetoond: true })
                {
                    isAlles &= Bescherm(i);
                }
            }
        }
        return isAlles;
    }

    /// <summary>
    /// Hides more and more around a cell that cannot be proven safe: first the parts, further and further away, then the totals of
    /// parts, and what a figure is made of last; until all that this publication adds to its sums is hidden.
    /// </summary>
    private bool Bescherm(int cel)
    {
        if (IsVeilig(cel))
        {
            return true;
        }
        if (_noemtKlein)
        {
            return false;
        }
        foreach (var rang in Enum.GetValues<Rang>())
        {
            var kring = new HashSet<int> { cel };
            for (var omvang = 0; omvang < kring.Count;)
            {
                omvang = kring.Count;
                kring.UnionWith(kring.SelectMany(c => _sommenVan[c]).Distinct().SelectMany(s => _staat.Sommen[s].Delen.Append(_staat.Sommen[s].Totaal)).ToList());
                var teVerbergen = kring.Where(c => !_isVerborgen[c] && _staat.Rangen[c] <= rang).Order().ToList();
                if (teVerbergen.Count == 0)
                {
                    continue;
                }
                teVerbergen.ForEach(Verberg);
                if (IsVeilig(cel))
                {
                    return true;
                }
            }
        }
        return false;
    }

    private bool IsVeilig(int cel)
    {
        var aantal = _staat.Aantallen[cel];
        return (Kan(cel, 0) && Kan(cel, Math.Max(aantal, _regels.Grens - 1)))
            || (_staat.Doelen[cel] == Doel.Gevoelig && (Kan(cel, aantal + _regels.Grens - 1) || Kan(cel, Math.Max(0, aantal - _regels.Grens + 1))));
    }

    private bool Kan(int cel, int waarde) => _terugrekening.Kan(cel, waarde, _laag, _hoog, _prijs, Verberg);

    private void Verberg(int cel)
    {
        (_isVerborgen[cel], _prijs[cel]) = (true, null);
        (_laag[cel], _hoog[cel]) = Bereik(cel);
    }

    private void Begin(bool kentNullen)
    {
        _kentNullen = kentNullen;
        var alle = Enumerable.Range(0, _staat.Aantallen.Length).ToList();
        var bereiken = alle.Select(Bereik).ToList();
        (_laag, _hoog) = ([.. bereiken.Select(b => b.Laag)], [.. bereiken.Select(b => b.Hoog)]);
        _prijs = [.. alle.Select(i => _isVerborgen[i] || _staat.Eerder[i] is { IsGetoond: true } || (_noemtKlein && _staat.IsTotaal[i]) ? null : (long?)Prijs(i))];
    }

    /// <summary>What a reader knows of this cell before calculating.</summary>
    private (int Laag, int Hoog) Bereik(int i)
    {
        var aantal = _staat.Aantallen[i];
        var bereik = !_isVerborgen[i] ? _regels.Bereik(_staat.Getoond[i]!.Value)
            : _kentNullen && aantal == 0 ? (0, 0)
            : !_noemtKlein || !_staat.IsNieuw[i] ? Terugrekening.Onbekend
            : aantal < _regels.Grens ? (0, _regels.Grens - 1) : (_regels.Grens, Terugrekening.Onbekend.Hoog);
        return _staat.Eerder[i] is { } eerder ? (Math.Max(bereik.Item1, eerder.Laag), Math.Min(bereik.Item2, eerder.Hoog)) : bereik;
    }

    /// <summary>What it costs to lose this number: large counts, totals and figures are worth most. By the number shown, so that the choice tells nothing finer.</summary>
    private long Prijs(int i) => 1000L * (1 + _staat.Getoond[i]!.Value) * _staat.Rangen[i] switch { Rang.Deel => 1, Rang.Tussen => 50, Rang.Geheel => 10_000, _ => 1_000_000 };
}
