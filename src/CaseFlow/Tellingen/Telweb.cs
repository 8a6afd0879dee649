using CaseFlow.Bescherming;

namespace CaseFlow.Tellingen;

/// <summary>Cells and the sums between them, cut into blocks that no sum ties together.</summary>
internal sealed class Telweb
{
    private readonly Dictionary<string, Telcel> _cellen = [];
    private readonly SortedDictionary<string, Bedragcel> _bedragen = new(StringComparer.Ordinal);
    private readonly HashSet<string> _onzichtbaar = [];
    private readonly HashSet<string> _prestatie = [];
    private readonly List<Somregel> _sommen = [];
    private readonly HashSet<string> _bekend = [];
    private readonly Dictionary<string, string> _wortel = [];

    public void Cel(string sleutel, Telcel cel, bool isPrestatie)
    {
        _cellen[sleutel] = cel;
        if (isPrestatie)
        {
            _prestatie.Add(sleutel);
        }
    }

    public void Onzichtbaar(string sleutel, Telcel cel)
    {
        _cellen.TryAdd(sleutel, cel);
        _onzichtbaar.Add(sleutel);
    }

    public void Bedrag(string sleutel, Bedragcel cel) => _bedragen[sleutel] = cel;

    public bool Kent(string sleutel) => _cellen.ContainsKey(sleutel);

    public void Som(string totaal, IReadOnlyList<string> delen)
    {
        if (!_bekend.Add($"{totaal}={string.Join('+', delen)}"))
        {
            return;
        }
        _sommen.Add(new Somregel(totaal, delen));
        foreach (var deel in delen)
        {
            _wortel[Wortel(deel)] = Wortel(totaal);
        }
    }

    /// <param name="isNieuw">Is this cell published now?</param>
    /// <param name="kop">The cells that figures are made of.</param>
    public IReadOnlyList<Telblok> Blokken(Func<string, bool> isNieuw, IReadOnlySet<string> kop)
    {
        var sommen = _sommen.ToLookup(s => Wortel(s.Totaal));
        var blokken = new List<Telblok>();
        foreach (var groep in _cellen.Keys.GroupBy(Wortel))
        {
            var sleutels = groep.Order(StringComparer.Ordinal).ToList();
            var nieuw = sleutels.Where(s => !_onzichtbaar.Contains(s) && isNieuw(s)).ToHashSet();
            if (nieuw.Count == 0)
            {
                continue;
            }
            blokken.Add(new Telblok(sleutels[0], sleutels.ToDictionary(s => s, s => _cellen[s]), [.. sommen[groep.Key]], sleutels.All(s => _onzichtbaar.Contains(s) || _prestatie.Contains(s)))
            {
                Onzichtbaar = sleutels.Where(_onzichtbaar.Contains).ToHashSet(),
                Nieuw = nieuw,
                Kop = nieuw.Where(kop.Contains).ToHashSet(),
            });
        }
        blokken.AddRange(_bedragen.Select(b => new Telblok(b.Key, new Dictionary<string, Telcel>(), []) { Bedragen = new Dictionary<string, Bedragcel> { [b.Key] = b.Value } }));
        return [.. blokken.OrderBy(b => b.Naam, StringComparer.Ordinal)];
    }

    private string Wortel(string sleutel)
    {
        while (_wortel.TryGetValue(sleutel, out var ouder) && ouder != sleutel)
        {
            sleutel = ouder;
        }
        return sleutel;
    }
}
