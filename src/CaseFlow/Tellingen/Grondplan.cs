using CaseFlow.Bescherming;

namespace CaseFlow.Tellingen;

/// <summary>The cells of one ground in one period, and how they hang together.</summary>
internal sealed class Grondplan(Telgrond grond, Periode periode)
{
    private readonly Dictionary<string, Conditie> _cellen = [];
    private readonly HashSet<string> _splitsingen = [];
    private readonly List<(Conditie Geheel, IReadOnlyList<Conditie> Delen, string Dimensie, bool IsUitsluitend)> _delingen = [];
    private readonly HashSet<string> _nietPrestatie = [];

    public Telgrond Grond => grond;

    public Periode Periode => periode;

    public IReadOnlyDictionary<string, Conditie> Cellen => _cellen;

    public bool IsPrestatie(string sleutel) => !_nietPrestatie.Contains(sleutel);

    public string Sleutel(Conditie conditie, Periode? ander = null) => $"{grond.Tekst}|{conditie.Tekst}|{ander ?? periode}";

    public string Vraag(Conditie conditie, bool isPrestatie)
    {
        var sleutel = Sleutel(conditie);
        _cellen.TryAdd(sleutel, conditie);
        if (!isPrestatie)
        {
            _nietPrestatie.Add(sleutel);
        }
        return sleutel;
    }

    public void Deel(Conditie geheel, string dimensie, IReadOnlyList<Conditie> delen, bool isUitsluitend)
    {
        if (_splitsingen.Add($"{geheel.Tekst}|{dimensie}|{string.Join('|', delen.Select(d => d.Tekst))}"))
        {
            _delingen.Add((geheel, delen, dimensie, isUitsluitend));
        }
    }

    /// <summary>Counts every cell, and adds the invisible ones that its sums need.</summary>
    public void Tel(Grondtelling telling, Telweb web)
    {
        var gevonden = _cellen.ToDictionary(c => c.Key, c => telling.Tel(c.Value));
        foreach (var (sleutel, cel) in gevonden)
        {
            web.Cel(sleutel, telling.Maak(cel, _cellen[sleutel]), IsPrestatie(sleutel));
        }
        foreach (var (geheel, delen, dimensie, isUitsluitend) in _delingen)
        {
            var (totaal, sleutels) = (Sleutel(geheel), delen.Select(d => Sleutel(d)).ToList());
            if (isUitsluitend)
            {
                web.Som(totaal, sleutels);
                continue;
            }
            // Who is in two rows is counted twice: the rows together are the whole and the overlap.
            var (som, overlap) = ($"{totaal}|som {dimensie}", $"{totaal}|overlap {dimensie}");
            var aantal = sleutels.Sum(s => gevonden[s].Eenheden.Count);
            web.Onzichtbaar(som, new Telcel(aantal, telling.Maak(gevonden[totaal], geheel).Huishoudens));
            web.Onzichtbaar(overlap, telling.Overlap([.. sleutels.Select(s => gevonden[s])], geheel));
            web.Som(som, sleutels);
            web.Som(som, [totaal, overlap]);
        }
        Binnen(telling, gevonden, web);
    }

    /// <summary>A cell that lies inside another: that one less this is a count too.</summary>
    private void Binnen(Grondtelling telling, Dictionary<string, Geteld> gevonden, Telweb web)
    {
        var uitsluitend = _delingen.Where(d => d.IsUitsluitend).ToList();
        var gelegd = uitsluitend.SelectMany(d => d.Delen.Select(deel => (d.Geheel.Tekst, deel.Tekst))).ToHashSet();
        foreach (var conditie in _cellen.Values)
        {
            foreach (var samen in uitsluitend.Select(d => Samen(d.Geheel, d.Delen, d.Dimensie, d.Geheel, conditie)).OfType<List<Conditie>>())
            {
                gelegd.UnionWith(samen.Select(deel => (conditie.Tekst, deel.Tekst)));
            }
        }
        foreach (var (sleutel, conditie) in _cellen)
        {
            var buiten = _cellen.Values.Where(b => b != conditie && b.Tekst != conditie.Tekst && b.Omvat(conditie)).ToList();
            foreach (var wijder in buiten.Where(b => !buiten.Exists(tussen => tussen != b && b.Omvat(tussen) && !tussen.Omvat(b)) && !gelegd.Contains((b.Tekst, conditie.Tekst))))
            {
                var ruim = Sleutel(wijder);
                if (uitsluitend.Select(d => Samen(d.Geheel, d.Delen, d.Dimensie, wijder, conditie)).FirstOrDefault(d => d is not null) is { } samen)
                {
                    web.Som(sleutel, [.. samen.Select(d => Sleutel(d))]);
                    continue;
                }
                var rest = $"{ruim}|zonder {conditie.Tekst}";
                web.Onzichtbaar(rest, telling.Maak(telling.Verschil(gevonden[ruim], gevonden[sleutel]), wijder));
                web.Som(ruim, [sleutel, rest]);
            }
        }
    }

    /// <summary>The rows of a breakdown that together are the narrower cell.</summary>
    private static List<Conditie>? Samen(Conditie geheel, IReadOnlyList<Conditie> delen, string dimensie, Conditie wijder, Conditie nauw)
    {
        if (geheel.Tekst != wijder.Tekst || !nauw.Waar.TryGetValue(dimensie, out var gevraagd) || gevraagd.Woorden is not { } woorden || nauw.Zonder(dimensie).Tekst != wijder.Zonder(dimensie).Tekst)
        {
            return null;
        }
        var gekozen = delen.Where(d => gevraagd.Omvat(d.Waar[dimensie])).ToList();
        return gekozen.Count > 1 && gekozen.All(d => d.Waar[dimensie].Woorden is not null) && woorden.SetEquals(gekozen.SelectMany(d => d.Waar[dimensie].Woorden!)) ? gekozen : null;
    }
}
