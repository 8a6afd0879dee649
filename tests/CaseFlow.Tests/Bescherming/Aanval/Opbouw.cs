using CaseFlow.Bescherming;

namespace CaseFlow.Tests.Bescherming.Aanval;

/// <summary>One thing that is counted: an event, an indication that runs, or a person.</summary>
internal readonly record struct Lid(uint Sleutel, int Huishouden, int Aanbieder);

/// <summary>
/// Cells with everything they count, and the sums between them. It is the truth of a test: from it come the block that the gate
/// is given and the yardstick for what an intruder finds.
/// </summary>
internal sealed class Opbouw
{
    private readonly SortedDictionary<string, List<Lid>> _cellen = new(StringComparer.Ordinal);
    private readonly List<Somregel> _sommen = [];
    private readonly HashSet<string> _onzichtbaar = [];

    public IReadOnlyDictionary<string, List<Lid>> Cellen => _cellen;

    public IReadOnlyList<Somregel> Sommen => _sommen;

    public IReadOnlySet<string> Onzichtbaar => _onzichtbaar;

    public IEnumerable<string> Zichtbaar => _cellen.Keys.Where(s => !_onzichtbaar.Contains(s));

    public int Aantal(string sleutel) => _cellen[sleutel].Count;

    public string Cel(string sleutel, IEnumerable<Lid> leden)
    {
        _cellen[sleutel] = [.. leden];
        return sleutel;
    }

    public string Verborgen(string sleutel, IEnumerable<Lid> leden)
    {
        _onzichtbaar.Add(sleutel);
        return Cel(sleutel, leden);
    }

    public void Som(string totaal, params IEnumerable<string> delen)
    {
        var regel = new Somregel(totaal, [.. delen]);
        if (regel.Delen.Sum(Aantal) != Aantal(totaal))
        {
            throw new InvalidOperationException($"{totaal} is not the sum of its parts.");
        }
        _sommen.Add(regel);
    }

    /// <summary>The block for one publication: its own cells, and of the rest what lies in these sums.</summary>
    public Telblok Blok(IReadOnlySet<string> nieuw, Func<string, bool> doetMee, bool isPrestatie = false)
    {
        var sommen = _sommen.Where(s => doetMee(s.Totaal) && s.Delen.All(doetMee)).ToList();
        var cellen = _cellen.Keys.Where(doetMee).ToList();
        return new Telblok("aanval", cellen.ToDictionary(s => s, Telcel), sommen, isPrestatie)
        {
            Onzichtbaar = _onzichtbaar.Where(doetMee).ToHashSet(),
            Nieuw = nieuw,
        };
    }

    public Telblok Blok(bool isPrestatie = false) => Blok(Zichtbaar.ToHashSet(), _ => true, isPrestatie);

    public Telcel Telcel(string sleutel)
    {
        var leden = _cellen[sleutel];
        return new Telcel(leden.Count, leden.Select(l => l.Huishouden).Distinct().Count())
        {
            GrootsteHuishouden = leden.GroupBy(l => l.Huishouden).Select(g => g.Count()).DefaultIfEmpty().Max(),
            Sleutel = (uint)leden.Aggregate(0UL, (som, l) => (som + l.Sleutel) & uint.MaxValue),
        };
    }
}
