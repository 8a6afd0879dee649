namespace CaseFlow.Termijnen;

/// <summary>Reads the rules of workflows/termijnen/termijnregels.json, strictly: an unknown key or moment is a fault with file and line.</summary>
internal static class TermijnRegelBestand
{
    /// <summary>
    /// The moments at which a term can start. The first row is set off by routes and acts; the others wait for the route that needs them.
    /// </summary>
    public static readonly IReadOnlyList<string> Momenten =
    [
        "melding", "aanvraag", "bekendmaking", "hersteltermijn", "klacht", "bezwaar", "bezwaar-commissie", "hoorzitting", "ingebrekestelling", "laatste-dwangsomdag", "mededeling",
        "schuldhulpvraag", "eerste-gesprek", "vroegsignaal", "vroegsignaal-crisis", "schuldhulpplan",
        "bijstandsaanvraag", "bijstandsmelding", "aanvraag-verordening", "spoedbesluit", "verzoek-vernietiging", "inzageverzoek", "avg-verzoek", "vastlegging",
        "veilig-thuis-melding", "ontvangst-stuk", "einde-hulp", "wvggz-melding", "brp-inschrijving", "inburgeringsplan", "inburgeringstermijn",
    ];

    private static readonly string[] Keys =
    [
        "id", "naam", "geldig-vanaf", "soort", "wet", "artikel", "omschrijving", "duur", "eenheid", "awt", "duur-met-commissie", "terugrekenen",
        "start", "start-toelichting", "wetten", "gehaald-door",
        "opschortbaar", "opschorting-artikel", "opschorting-reden", "opschorting-gronden", "verlengingen", "verlenging-reden",
        "signaleert", "naderend", "na-afloop", "na-sluiten", "telt", "gevolg",
    ];

    private static readonly Dictionary<string, NaAfloop> Afloop =
        new() { ["te-laat"] = NaAfloop.TeLaat, ["vervallen"] = NaAfloop.Vervallen };

    private static readonly Dictionary<string, Eenheid> Drempels =
        new() { ["kalenderdagen"] = Eenheid.Kalenderdagen, ["werkdagen"] = Eenheid.Werkdagen };

    public static IReadOnlyList<TermijnRegel> Load(string path)
    {
        var regels = new List<TermijnRegel>();
        foreach (var row in JsonSource.Load(path).Items())
        {
            var regel = Parse(row.OnlyKeys(Keys));
            if (regels.Exists(r => r.Id == regel.Id && r.GeldigVanaf == regel.GeldigVanaf))
                throw row.Fault($"de termijn {regel.Id} staat er twee keer met geldig-vanaf {regel.GeldigVanaf:O}.");
            regels.Add(regel);
        }
        return regels;
    }

    private static TermijnRegel Parse(JsonSource row)
    {
        var isOpschortbaar = row.Get("opschortbaar").Flag();
        var gronden = row.Find("opschorting-gronden") is { } lijst ? Names(lijst, "noem minstens een grond, of laat de sleutel weg.") : [];
        if (isOpschortbaar != gronden.Length > 0)
            throw row.Fault(isOpschortbaar ? "noem bij opschorting-gronden op welke gronden deze termijn mag stilstaan." : "deze termijn mag niet stilstaan; laat opschorting-gronden weg.");
        var verlengingen = row.Find("verlengingen")?.Items().Select(Verlenging).ToList() ?? [];
        var reden = verlengingen.Count > 0 ? row.Find("verlenging-reden")?.Text() : row.Get("verlenging-reden").Text();
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
            row.Get("start").OneOf(Momenten.ToDictionary(m => m)),
            row.Get("start-toelichting").Text(),
            row.Find("wetten") is { } wetten ? Names(wetten, "noem minstens een wet, of laat de sleutel weg als de termijn voor elke wet geldt.") : null,
            row.Get("gehaald-door").Text(),
            isOpschortbaar,
            row.Get("opschorting-artikel").Text(),
            isOpschortbaar ? row.Find("opschorting-reden")?.Text() : row.Get("opschorting-reden").Text(),
            row.Get("signaleert").Flag(),
            row.Find("naderend") is { } naderend ? Drempel(naderend.OnlyKeys("aantal", "eenheid")) : null,
            row.Get("na-afloop").OneOf(Afloop),
            row.Get("gevolg").Text())
        {
            Naam = row.Find("naam")?.Text(),
            Gronden = gronden,
            Verlengingen = verlengingen,
            VerlengingReden = reden,
            DuurMetCommissie = row.Find("duur-met-commissie")?.Number(1, 10_000),
            IsTerugrekening = row.Find("terugrekenen")?.Flag() ?? false,
            LooptNaSluiten = row.Find("na-sluiten")?.OneOf(new Dictionary<string, bool> { ["loopt-door"] = true, ["vervalt"] = false }) ?? false,
            IsGeteld = row.Find("telt")?.Flag() ?? true,
        };
    }

    private static Verlengmogelijkheid Verlenging(JsonSource row)
    {
        row.OnlyKeys("id", "artikel", "omschrijving", "max", "eenheid", "keer", "gevolg", "brief");
        return new(
            row.Get("id").Text(), row.Get("artikel").Text(), row.Get("omschrijving").Text(), row.Find("max")?.Number(1, 10_000),
            row.Find("max") is null ? null : row.Get("eenheid").OneOf(Spelling.Eenheden), row.Find("keer")?.Number(1, 100),
            row.Get("gevolg").OneOf(Spelling.Of<VerlengingGevolg>()), row.Find("brief")?.Text());
    }

    private static string[] Names(JsonSource list, string empty)
    {
        var names = list.Items().Select(item => item.Text()).ToArray();
        return names.Length > 0 ? names : throw list.Fault(empty);
    }

    private static NaderendDrempel Drempel(JsonSource row) =>
        new(row.Get("aantal").Number(0, 366), row.Get("eenheid").OneOf(Drempels));
}
