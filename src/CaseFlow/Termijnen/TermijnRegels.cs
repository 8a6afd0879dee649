namespace CaseFlow.Termijnen;

/// <summary>All term rules of an installation, each with its versions.</summary>
public sealed class TermijnRegels
{
    private static readonly string[] Keys =
    [
        "id", "geldig-vanaf", "soort", "wet", "artikel", "omschrijving", "duur", "eenheid", "awt",
        "start", "start-toelichting", "wetten", "gehaald-door",
        "opschortbaar", "opschorting-artikel", "opschorting-reden", "signaleert", "naderend", "na-afloop", "gevolg",
    ];

    private static readonly Dictionary<string, NaAfloop> Afloop =
        new() { ["te-laat"] = NaAfloop.TeLaat, ["vervallen"] = NaAfloop.Vervallen };

    private static readonly Dictionary<string, Eenheid> Drempels =
        new() { ["kalenderdagen"] = Eenheid.Kalenderdagen, ["werkdagen"] = Eenheid.Werkdagen };

    private readonly IReadOnlyDictionary<string, TermijnRegel[]> _versies;

    private TermijnRegels(IEnumerable<TermijnRegel> regels) => _versies = regels
        .GroupBy(regel => regel.Id)
        .ToDictionary(groep => groep.Key, groep => groep.OrderBy(regel => regel.GeldigVanaf).ToArray());

    /// <summary>Every version of every rule, by id and then by date.</summary>
    public IEnumerable<TermijnRegel> Alle => _versies.OrderBy(v => v.Key, StringComparer.Ordinal).SelectMany(v => v.Value);

    /// <exception cref="InvalidFileException">A wrong file; the Dutch message names file and line.</exception>
    public static TermijnRegels Load(string path)
    {
        var regels = new List<TermijnRegel>();
        foreach (var row in JsonSource.Load(path).Items())
        {
            var regel = Parse(row.OnlyKeys(Keys));
            if (regels.Exists(r => r.Id == regel.Id && r.GeldigVanaf == regel.GeldigVanaf))
                throw row.Fault($"de termijn {regel.Id} staat er twee keer met geldig-vanaf {regel.GeldigVanaf:yyyy-MM-dd}.");
            regels.Add(regel);
        }
        return new(regels);
    }

    public bool Bestaat(string id) => _versies.ContainsKey(id);

    /// <summary>The version of a rule that holds for a term starting on this day.</summary>
    /// <exception cref="KeyNotFoundException">No such rule, or none yet on that day; the message is Dutch.</exception>
    public TermijnRegel Op(string id, DateOnly startdatum) =>
        !_versies.TryGetValue(id, out var versies)
            ? throw new KeyNotFoundException($"De termijn {id} bestaat niet.")
            : versies.LastOrDefault(regel => regel.GeldigVanaf <= startdatum)
              ?? throw new KeyNotFoundException($"De termijn {id} geldt nog niet op {DatumTekst.Datum(startdatum)}.");

    private static TermijnRegel Parse(JsonSource row)
    {
        var isOpschortbaar = row.Get("opschortbaar").Flag();
        return new(
            row.Get("id").Text(),
            row.Get("geldig-vanaf").Date(),
            row.Get("soort").OneOf(Spelling.Of<TermijnSoort>()),
            row.Get("wet").Text(),
            row.Get("artikel").Text(),
            row.Get("omschrijving").Text(),
            row.Get("duur").Number(0, 10_000),
            row.Get("eenheid").OneOf(Spelling.Eenheden),
            row.Get("awt").OneOf(Spelling.Awt),
            row.Get("start").Text(),
            row.Get("start-toelichting").Text(),
            row.Find("wetten") is { } wetten ? Names(wetten) : null,
            row.Get("gehaald-door").Text(),
            isOpschortbaar,
            row.Get("opschorting-artikel").Text(),
            isOpschortbaar ? row.Find("opschorting-reden")?.Text() : row.Get("opschorting-reden").Text(),
            row.Get("signaleert").Flag(),
            row.Find("naderend") is { } naderend ? Drempel(naderend.OnlyKeys("aantal", "eenheid")) : null,
            row.Get("na-afloop").OneOf(Afloop),
            row.Get("gevolg").Text());
    }

    private static string[] Names(JsonSource list)
    {
        var names = list.Items().Select(item => item.Text()).ToArray();
        return names.Length > 0
            ? names
            : throw list.Fault("noem minstens een wet, of laat de sleutel weg als de termijn voor elke wet geldt.");
    }

    private static NaderendDrempel Drempel(JsonSource row) =>
        new(row.Get("aantal").Number(0, 366), row.Get("eenheid").OneOf(Drempels));
}
