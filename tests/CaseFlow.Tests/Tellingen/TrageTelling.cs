using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;
using CaseFlow.Tellingen;

namespace CaseFlow.Tests.Tellingen;

/// <summary>
/// Counts what a definition says, slowly: from the raw rows, thing by thing and day by day, straight from the JSON and the README of
/// workflows/indicatoren. It shares no code with the counting of the product and knows no cells, sums or keys.
/// </summary>
internal sealed class TrageTelling
{
    private static readonly string[] Klassen = ["0-3", "4-10", "11-15", "16-17", "18-22", "23-26", "27-59", "60-64", "65-74", "75+"];

    private readonly List<Rij> _rijen = [];
    private readonly Dictionary<string, string> _eindes;
    private readonly Dictionary<string, string> _wetten;
    private readonly HashSet<string> _gevoegd;
    private readonly HashSet<string> _wetVolgt;

    /// <param name="ruw">Every stored event of one municipality, replaced ones too.</param>
    /// <param name="soorten">gebeurtenissen.json.</param>
    /// <param name="wetten">The law of each provision of the municipality.</param>
    public TrageTelling(IEnumerable<Gebeurtenis> ruw, JsonArray soorten, Dictionary<string, string> wetten)
    {
        var alle = ruw.OrderBy(g => g.Id).ToList();
        var vervangen = new HashSet<string>();
        foreach (var g in alle.Where(g => g.Vervangt is not null))
        {
            vervangen.Add(g.Vervangt!);
        }
        foreach (var g in alle.Where(g => !vervangen.Contains(g.Sleutel)))
        {
            _rijen.Add(new Rij(g, JsonSerializer.Deserialize<Dictionary<string, string>>(g.Dimensies)!));
        }
        _eindes = soorten.Where(s => s!["einde"] is not null).ToDictionary(s => s!["id"]!.GetValue<string>(), s => s!["einde"]!.GetValue<string>());
        _wetten = wetten;
        _wetVolgt = soorten.Where(s => (s!["dimensies"] as JsonArray ?? []).Any(d => Tekst(d!["id"]) == "wet" && Tekst(d["volgt-uit"]) == "voorziening")).Select(s => s!["id"]!.GetValue<string>()).ToHashSet();
        _gevoegd = _rijen.Where(r => r.G.Naam == "melding.gevoegd").Select(r => r.G.Recordsleutel).ToHashSet();
    }

    /// <summary>One thing that is counted: an event, or something that ran.</summary>
    internal sealed record Ding(Rij Begin, Rij? Einde, DateOnly Dag, DateOnly? Laatste, DateOnly Meetdag)
    {
        public string Persoon => Begin.Persoon;
    }

    internal sealed record Rij(Gebeurtenis G, Dictionary<string, string> D)
    {
        public string Persoon => G.Persoonsleutel ?? "zaak:" + G.Recordsleutel;

        public string Huishouden => G.Huishoudsleutel ?? Persoon;

        public string Sleutel(string van) => van switch { "zaak" => G.Recordsleutel, "huishouden" => Huishouden, _ => Persoon };
    }

    /// <summary>How many of the unit the group counts; of a table also where.</summary>
    /// <param name="rijen">Of each dimension the row, or null for everything: row ids and all row ids of that dimension.</param>
    public int Tel(JsonObject groep, DateOnly van, DateOnly tot, params (string Dimensie, string Rij, IReadOnlyList<string> Alle)[] rijen) =>
        Eenheden(groep, van, tot, rijen).Count;

    /// <summary>The numbers of what is counted: durations, amounts; null where there is none.</summary>
    public List<decimal?> Getallen(JsonObject telling, DateOnly van, DateOnly tot, params (string Dimensie, string Rij, IReadOnlyList<string> Alle)[] rijen)
    {
        var groep = telling["teller"]!.AsObject();
        var uit = new List<decimal?>();
        foreach (var ding in Dingen(groep, van, tot).Where(d => rijen.All(r => InRij(groep, d, r, van, tot))))
        {
            if (telling["sinds"] is JsonObject sinds)
            {
                DateOnly? laatste = null;
                foreach (var ander in Anderen(sinds, ding).Where(a => a.Dag <= ding.Dag))
                {
                    laatste = laatste is null || ander.Dag > laatste ? ander.Dag : laatste;
                }
                uit.Add(laatste is { } toen ? ding.Dag.DayNumber - toen.DayNumber : null);
            }
            else
            {
                uit.Add(ding.Begin.D.TryGetValue(telling["getal"]!.GetValue<string>(), out var woord) && decimal.TryParse(woord, NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var getal) ? getal : null);
            }
        }
        return uit;
    }

    /// <summary>The denominator of a share that names none.</summary>
    public static JsonObject NoemerVan(JsonObject telling)
    {
        if (telling["noemer"] is JsonObject noemer)
        {
            return noemer;
        }
        var kaal = JsonNode.Parse(telling["teller"]!.ToJsonString())!.AsObject();
        if (kaal["gevolgd-door"] is JsonObject verband && (verband["binnen"] ?? verband["loopt-na"]) is { } tijd)
        {
            kaal["_tijd-om"] = tijd.DeepClone();
        }
        foreach (var weg in new[] { "gevolgd-door", "na", "ook", "langer-dan", "korter-dan", "minstens" })
        {
            kaal.Remove(weg);
        }
        return kaal;
    }

    private HashSet<string> Eenheden(JsonObject groep, DateOnly van, DateOnly tot, (string Dimensie, string Rij, IReadOnlyList<string> Alle)[] rijen)
    {
        var eenheid = Tekst(groep["eenheid"]) ?? "stuk";
        if (groep["samen"] is JsonArray samen)
        {
            var minstens = groep["minstens"]?.GetValue<int>() ?? 1;
            var hoeVaak = new Dictionary<string, int>();
            foreach (var deel in samen)
            {
                var met = deel!.DeepClone().AsObject();
                met["eenheid"] = eenheid;
                foreach (var wie in Eenheden(met, van, tot, rijen))
                {
                    hoeVaak[wie] = hoeVaak.GetValueOrDefault(wie) + 1;
                }
            }
            return [.. hoeVaak.Where(h => h.Value >= minstens).Select(h => h.Key)];
        }
        var uit = new HashSet<string>();
        foreach (var ding in Dingen(groep, van, tot).Where(d => rijen.All(r => InRij(groep, d, r, van, tot))))
        {
            var aanbieder = ding.Begin.D.GetValueOrDefault("aanbieder");
            var wie = eenheid switch
            {
                "persoon" => ding.Begin.Persoon,
                "huishouden" => ding.Begin.Huishouden,
                "aanbieder" => aanbieder,
                "aanbieder-per-persoon" => aanbieder is null ? null : ding.Begin.Persoon + " bij " + aanbieder,
                _ => ding.Begin.G.Sleutel,
            };
            if (wie is not null)
            {
                uit.Add(wie);
            }
        }
        return uit;
    }

    private List<Ding> Dingen(JsonObject groep, DateOnly van, DateOnly tot)
    {
        var uit = new List<Ding>();
        foreach (var ding in Kandidaten(groep, van, tot))
        {
            if (VoldoetAanWaar(groep, ding, van, tot) && VoldoetAanDuur(groep, ding) && VoldoetAanVerband(groep, ding, van, tot))
            {
                uit.Add(ding);
            }
        }
        return uit;
    }

    private IEnumerable<Ding> Kandidaten(JsonObject groep, DateOnly van, DateOnly tot)
    {
        var (naam, op) = (Tekst(groep["gebeurtenis"])!, Tekst(groep["op"]) ?? "in-periode");
        if (op == "in-periode")
        {
            var om = Tekst(groep["_tijd-om"]) ?? (groep["gevolgd-door"] is JsonObject verband ? Tekst(verband["binnen"]) ?? Tekst(verband["loopt-na"]) : null);
            foreach (var rij in Gebeurtenissen(naam))
            {
                var telt = om is null ? rij.G.Datum : Later(rij.G.Datum, om);
                if (telt >= van && telt <= tot)
                {
                    yield return new Ding(rij, null, rij.G.Datum, null, tot);
                }
            }
            yield break;
        }
        var peildag = Tekst(groep["peildatum"]) is { } vast ? DateOnly.ParseExact($"{tot.Year}-{vast}", "yyyy-MM-dd", CultureInfo.InvariantCulture) : tot;
        foreach (var (begin, einde, eerste, laatste) in Lopend(naam))
        {
            var loopt = false;
            for (var dag = op == "stand" ? peildag : van; dag <= (op == "stand" ? peildag : tot) && !loopt; dag = dag.AddDays(1))
            {
                loopt = eerste <= dag && (laatste is null || dag <= laatste);
            }
            if (loopt)
            {
                yield return new Ding(begin, einde, eerste, laatste, op == "stand" ? peildag : laatste < tot ? laatste.Value : tot);
            }
        }
    }

    private IEnumerable<Rij> Gebeurtenissen(string naam) =>
        _rijen.Where(r => r.G.Naam == naam && !(naam is "melding.geregistreerd" or "melding.opgepakt" && _gevoegd.Contains(r.G.Recordsleutel)));

    private readonly Dictionary<string, List<(Rij Begin, Rij? Einde, DateOnly Eerste, DateOnly? Laatste)>> _lopend = [];

    // Everything that ever ran and begins with this event.
    private List<(Rij Begin, Rij? Einde, DateOnly Eerste, DateOnly? Laatste)> Lopend(string naam)
    {
        if (_lopend.TryGetValue(naam, out var bekend))
        {
            return bekend;
        }
        var uit = new List<(Rij, Rij?, DateOnly, DateOnly?)>();
        var eindes = _eindes.TryGetValue(naam, out var einde) ? Gebeurtenissen(einde).ToList() : [];
        foreach (var ding in Gebeurtenissen(naam).GroupBy(r => r.G.Objectsleutel ?? "los:" + r.G.Sleutel))
        {
            var begins = ding.OrderBy(r => r.G.GeldigVan ?? r.G.Datum).ThenBy(r => r.G.Id).ToList();
            for (var i = 0; i < begins.Count; i++)
            {
                var eerste = begins[i].G.GeldigVan ?? begins[i].G.Datum;
                DateOnly? volgende = i + 1 < begins.Count ? begins[i + 1].G.GeldigVan ?? begins[i + 1].G.Datum : null;
                // Its ends are those from its first day on and before the next beginning.
                var mijn = eindes.Where(e => e.G.Objectsleutel == ding.Key)
                    .Where(e => Laatste(e) >= eerste && (volgende is null || Laatste(e) < volgende)).OrderBy(Laatste).ThenBy(e => e.G.Id).ToList();
                // An end before anything began: it never was.
                if (i == 0 && eindes.Exists(e => e.G.Objectsleutel == ding.Key && Laatste(e) < eerste))
                {
                    continue;
                }
                DateOnly?[] dagen = [mijn.Count > 0 ? Laatste(mijn[0]) : null, begins[i].G.GeldigTot, volgende?.AddDays(-1)];
                DateOnly? laatste = dagen.Any(d => d is not null) ? dagen.Min() : null;
                uit.Add((begins[i], mijn.Count > 0 ? mijn[0] : null, eerste, laatste));
            }
        }
        return _lopend[naam] = uit;

        static DateOnly Laatste(Rij r) => r.G.GeldigTot ?? r.G.Datum;
    }

    private bool VoldoetAanWaar(JsonObject groep, Ding ding, DateOnly van, DateOnly tot)
    {
        if (groep["waar"] is not JsonObject waar)
        {
            return true;
        }
        foreach (var (dimensie, gevraagd) in waar)
        {
            if (!Past(Woorden(gevraagd!), Waarde(groep, ding, dimensie, van, tot), dimensie))
            {
                return false;
            }
        }
        return PastWet(waar, ding.Begin);
    }

    // Provisions of one law mean that law, where the law follows from the provision.
    private bool PastWet(JsonObject waar, Rij rij)
    {
        if (waar["voorziening"] is { } voorziening && waar["wet"] is null && _wetVolgt.Contains(rij.G.Naam))
        {
            var wetten = Woorden(voorziening).Select(_wetten.GetValueOrDefault).Distinct().ToList();
            return wetten.Count != 1 || wetten[0] is null || wetten[0] == rij.D.GetValueOrDefault("wet");
        }
        return true;
    }

    private static bool Past(IReadOnlyList<string> gevraagd, string? waarde, string dimensie)
    {
        if (dimensie == "leeftijd")
        {
            return gevraagd.Any(g => g == "onbekend" ? waarde is null : waarde is not null && InLeeftijd(g, waarde));
        }
        return gevraagd.Any(g => g == "onbekend" ? waarde is null : g.EndsWith('*') ? waarde is not null && waarde.StartsWith(g[..^1], StringComparison.Ordinal) : g == waarde);
    }

    private static bool InLeeftijd(string gevraagd, string klasse)
    {
        var (laag, hoog) = Grenzen(gevraagd);
        var (van, tot) = Grenzen(klasse);
        return laag <= van && tot <= hoog;

        static (int, int) Grenzen(string k) => k.EndsWith('+') ? (int.Parse(k[..^1], CultureInfo.InvariantCulture), 999)
            : (int.Parse(k.Split('-')[0], CultureInfo.InvariantCulture), int.Parse(k.Split('-')[1], CultureInfo.InvariantCulture));
    }

    // What a dimension is of this thing. Who somebody is, is one thing for a person in a period.
    private string? Waarde(JsonObject groep, Ding ding, string dimensie, DateOnly van, DateOnly tot)
    {
        if (dimensie is "wijk" or "geslacht" or "leeftijd")
        {
            var lopend = (Tekst(groep["op"]) ?? "in-periode") != "in-periode";
            var eenheid = Tekst(groep["eenheid"]) ?? "stuk";
            var bron = lopend ? Gepeild(ding, tot) ?? LaatstBegonnen(groep, ding, van, tot)
                : eenheid is "persoon" or "huishouden" ? LaatsteGebeurtenis(groep, ding, eenheid, van, tot) : ding.Begin;
            return dimensie switch
            {
                "wijk" => bron.G.Wijk,
                "geslacht" => bron.G.Geslacht,
                _ => lopend && bron.G.Naam != "inwoner.gepeild" ? null : bron.G.Leeftijdsklasse,
            };
        }
        if (dimensie.StartsWith("einde.", StringComparison.Ordinal))
        {
            return ding.Einde is { } einde && (einde.G.GeldigTot ?? einde.G.Datum) is var op && op >= van && op <= tot ? einde.D.GetValueOrDefault(dimensie["einde.".Length..]) : null;
        }
        return ding.Begin.D.GetValueOrDefault(dimensie);
    }

    private Rij? Gepeild(Ding ding, DateOnly tot) =>
        _rijen.LastOrDefault(r => r.G.Naam == "inwoner.gepeild" && r.G.Datum == tot && r.Persoon == ding.Persoon);

    private Rij LaatstBegonnen(JsonObject groep, Ding ding, DateOnly van, DateOnly tot) =>
        Kandidaten(groep, van, tot).Where(d => d.Persoon == ding.Persoon).OrderBy(d => d.Dag).ThenBy(d => d.Begin.G.Id).Last().Begin;

    private Rij LaatsteGebeurtenis(JsonObject groep, Ding ding, string eenheid, DateOnly van, DateOnly tot) =>
        Kandidaten(groep, van, tot).Where(d => eenheid == "persoon" ? d.Persoon == ding.Persoon : d.Begin.Huishouden == ding.Begin.Huishouden)
            .OrderBy(d => d.Begin.G.Datum).ThenBy(d => d.Begin.G.Id).Last().Begin;

    private static bool VoldoetAanDuur(JsonObject groep, Ding ding) =>
        (Tekst(groep["langer-dan"]) is not { } langer || Later(ding.Dag, langer) < ding.Meetdag)
        && (Tekst(groep["korter-dan"]) is not { } korter || Later(ding.Dag, korter) > ding.Meetdag);

    private bool VoldoetAanVerband(JsonObject groep, Ding ding, DateOnly van, DateOnly tot)
    {
        if (groep["gevolgd-door"] is JsonObject later)
        {
            if (Tekst(later["loopt-na"]) is { } loopt)
            {
                var dan = Later(ding.Dag, loopt);
                var zelfde = Tekst(later["van"]) ?? "persoon";
                if (!Lopend(Tekst(later["gebeurtenis"])!).Exists(l => l.Begin.Sleutel(zelfde) == ding.Begin.Sleutel(zelfde) && PastVerband(later, l.Begin)
                    && l.Eerste <= dan && (l.Laatste is null || dan <= l.Laatste)))
                {
                    return false;
                }
            }
            else
            {
                var uiterlijk = Tekst(later["binnen"]) is { } binnen ? Later(ding.Dag, binnen) : tot;
                if (!Anderen(later, ding).Any(a => a.Dag >= ding.Dag && a.Dag <= uiterlijk))
                {
                    return false;
                }
            }
        }
        if (groep["na"] is JsonObject eerder
            && !Anderen(eerder, ding).Any(a => a.Dag <= ding.Dag && (Tekst(eerder["binnen"]) is not { } binnen || Eerder(ding.Dag, binnen) <= a.Dag)))
        {
            return false;
        }
        return groep["ook"] is not JsonObject ook
            || Anderen(ook, ding).Any(a => a.Dag >= (Tekst(ook["terug"]) is { } terug ? Eerder(van, terug) : van) && a.Dag <= tot);
    }

    // Other events of the same person, case or household.
    private IEnumerable<(Rij Rij, DateOnly Dag)> Anderen(JsonObject verband, Ding ding)
    {
        var zelfde = Tekst(verband["van"]) ?? "persoon";
        return Gebeurtenissen(Tekst(verband["gebeurtenis"])!).Where(r => r.Sleutel(zelfde) == ding.Begin.Sleutel(zelfde) && PastVerband(verband, r)).Select(r => (r, r.G.Datum));
    }

    private bool PastVerband(JsonObject verband, Rij rij) => verband["waar"] is not JsonObject waar
        || (waar.All(w => Past(Woorden(w.Value!), w.Key switch { "wijk" => rij.G.Wijk, "geslacht" => rij.G.Geslacht, "leeftijd" => rij.G.Leeftijdsklasse, _ => rij.D.GetValueOrDefault(w.Key) }, w.Key)) && PastWet(waar, rij));

    private bool InRij(JsonObject groep, Ding ding, (string Dimensie, string Rij, IReadOnlyList<string> Alle) rij, DateOnly van, DateOnly tot)
    {
        var waarde = Waarde(groep, ding, rij.Dimensie, van, tot);
        if (rij.Dimensie == "leeftijd")
        {
            return rij.Rij == "onbekend" ? waarde is null : waarde is not null && InLeeftijd(rij.Rij, waarde);
        }
        return rij.Rij == "overig" ? waarde is null || waarde == "overig" || !rij.Alle.Contains(waarde) : rij.Rij == waarde;
    }

    private static DateOnly Later(DateOnly dag, string tijd) => Schuif(dag, tijd, 1);

    private static DateOnly Eerder(DateOnly dag, string tijd) => Schuif(dag, tijd, -1);

    private static DateOnly Schuif(DateOnly dag, string tijd, int kant)
    {
        var aantal = kant * int.Parse(tijd[1..^1], CultureInfo.InvariantCulture);
        return tijd[^1] switch { 'Y' => dag.AddYears(aantal), 'M' => dag.AddMonths(aantal), 'W' => dag.AddDays(7 * aantal), _ => dag.AddDays(aantal) };
    }

    internal static IReadOnlyList<string> Woorden(JsonNode node) => node is JsonArray lijst ? [.. lijst.Select(l => l!.GetValue<string>())] : [node.GetValue<string>()];

    internal static IReadOnlyList<string> AlleKlassen => Klassen;

    internal static string? Tekst(JsonNode? node) => node?.GetValue<string>();
}
