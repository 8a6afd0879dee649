namespace CaseFlow.Tellingen;

/// <summary>Which rows a count needs, gathered from all definitions before anything is read.</summary>
internal sealed class Telvraag(string gemeente, Periode periode, DateOnly van, DateOnly tot)
{
    private readonly Dictionary<string, DateOnly> _gebeurtenissen = [];
    private readonly Dictionary<(Telverwant Van, string Basis), HashSet<string>> _eerder = [];
    private readonly Dictionary<string, string> _lopend = [];

    public string Gemeente => gemeente;

    /// <summary>What is counted; <see cref="Van"/> and <see cref="Tot"/> also span the other periods that hang together with it.</summary>
    public Periode Periode => periode;

    public DateOnly Van => van;

    public DateOnly Tot => tot;

    /// <summary>Events from this day on.</summary>
    public IReadOnlyDictionary<string, DateOnly> Gebeurtenissen => _gebeurtenissen;

    /// <summary>Events of any day before, of whom or what has this counted event.</summary>
    public IReadOnlyDictionary<(Telverwant Van, string Basis), HashSet<string>> Eerder => _eerder;

    /// <summary>The event with which something begins, and that with which it ends.</summary>
    public IReadOnlyDictionary<string, string> Lopend => _lopend;

    public bool VraagtPeiling { get; set; }

    public void Gebeurtenis(string naam, DateOnly vanaf)
    {
        if (!_gebeurtenissen.TryGetValue(naam, out var bekend) || vanaf < bekend)
        {
            _gebeurtenissen[naam] = vanaf;
        }
    }

    public void Ooit(string naam, Telverwant van, string basis)
    {
        if (!_eerder.TryGetValue((van, basis), out var namen))
        {
            _eerder[(van, basis)] = namen = [];
        }
        namen.Add(naam);
    }

    public void Loopt(string begin, string einde) => _lopend[begin] = einde;
}
