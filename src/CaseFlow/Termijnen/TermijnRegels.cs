namespace CaseFlow.Termijnen;

/// <summary>All term rules of an installation, each with its versions: those of the law, and the norms of each municipality beside them.</summary>
public sealed class TermijnRegels
{
    // Replaced as a whole, so that readers never see half a change.
    private volatile IReadOnlyDictionary<(string? Gemeente, string Id), TermijnRegel[]> _versies;

    private TermijnRegels(IEnumerable<TermijnRegel> regels) => _versies = Groepeer(regels);

    /// <summary>Every version of every rule of the law, by id and then by date.</summary>
    public IEnumerable<TermijnRegel> Alle => Geordend(null);

    /// <summary>Every version of every norm of this municipality.</summary>
    public IEnumerable<TermijnRegel> Normen(string gemeente) => Geordend(gemeente);

    /// <exception cref="InvalidFileException">A wrong file; the Dutch message names file and line.</exception>
    public static TermijnRegels Load(string path) => new(TermijnRegelBestand.Load(path));

    /// <summary>The same rules with the norms of municipalities beside them.</summary>
    public TermijnRegels MetNormen(IEnumerable<TermijnRegel> normen) => new(_versies.Values.SelectMany(v => v).Concat(normen));

    /// <summary>Rules of its own, which can be changed without changing these.</summary>
    public TermijnRegels Kopie() => MetNormen([]);

    /// <summary>New versions that hold from this day; terms that started before keep theirs.</summary>
    public void Wijzig(IEnumerable<TermijnRegel> regels, DateOnly vanaf)
    {
        var nieuw = regels.Select(r => r with { GeldigVanaf = vanaf }).ToList();
        _versies = Groepeer(_versies.Values.SelectMany(v => v).Where(r => !nieuw.Exists(n => n.Id == r.Id && n.GeldigVanaf == r.GeldigVanaf && r.Gemeente is null)).Concat(nieuw));
    }

    public bool Bestaat(string id) => _versies.ContainsKey((null, id));

    /// <summary>The version of a rule that holds for a term starting on this day: of the law, else the norm of this municipality.</summary>
    /// <exception cref="KeyNotFoundException">No such rule, or none yet on that day; the message is Dutch.</exception>
    public TermijnRegel Op(string id, DateOnly startdatum, string? gemeente = null) =>
        !_versies.TryGetValue((null, id), out var versies) && !_versies.TryGetValue((gemeente, id), out versies)
            ? throw new KeyNotFoundException($"De termijn {id} bestaat niet.")
            : versies.LastOrDefault(regel => regel.GeldigVanaf <= startdatum)
              ?? throw new KeyNotFoundException($"De termijn {id} geldt nog niet op {DatumTekst.Datum(startdatum)}.");

    /// <summary>The version that a running term keeps, also when the file has lost it since.</summary>
    public TermijnRegel Van(Termijn termijn, string gemeente)
    {
        var regel = Op(termijn.Regel, termijn.RegelVanaf == default ? termijn.Startdatum : termijn.RegelVanaf, gemeente);
        return termijn.RegelVanaf == default ? regel : regel with { Duur = termijn.Duur, Eenheid = termijn.Eenheid, Awt = termijn.Awt };
    }

    /// <summary>What a rule asks for, in words, as it is now; of the law, else a norm of any municipality.</summary>
    public string Omschrijving(string id) => Laatste(id)?.Omschrijving ?? id;

    /// <summary>What a rule is about in a few words, for lists; see <see cref="TermijnRegel.Titel"/>.</summary>
    public string Titel(string id) => Laatste(id)?.Titel ?? id;

    private TermijnRegel? Laatste(string id) => (_versies.GetValueOrDefault((null, id)) ?? _versies.FirstOrDefault(v => v.Key.Id == id).Value)?[^1];

    private IEnumerable<TermijnRegel> Geordend(string? gemeente) =>
        _versies.Where(v => v.Key.Gemeente == gemeente).OrderBy(v => v.Key.Id, StringComparer.Ordinal).SelectMany(v => v.Value);

    private static Dictionary<(string? Gemeente, string Id), TermijnRegel[]> Groepeer(IEnumerable<TermijnRegel> regels) => regels
        .GroupBy(regel => (regel.Gemeente, regel.Id))
        .ToDictionary(groep => groep.Key, groep => groep.OrderBy(regel => regel.GeldigVanaf).ToArray());
}
