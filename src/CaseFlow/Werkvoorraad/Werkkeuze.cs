using System.Globalization;
using System.Linq.Expressions;
using Microsoft.AspNetCore.WebUtilities;
using Microsoft.Extensions.Primitives;

namespace CaseFlow.Werkvoorraad;

/// <summary>
/// Which work somebody wants to see, in which order and with which columns: what stands in the address of a list, and what a saved view
/// keeps. It holds ids of steps, teams and colleagues and never a resident, so that an address may be bookmarked. What it does not know it leaves out.
/// </summary>
public sealed record Werkkeuze
{
    public const string StandaardFilter = "voor-mij";
    public const string WeergaveVeld = "weergave";
    public const int LangsteKeuze = 1000;

    private const int LangsteWaarde = 100;

    public static readonly IReadOnlyList<(string Id, string Naam)> AlleKolommen =
        [("voor-wie", "Voor wie"), ("laatste-dag", "Laatste dag"), ("wie-doet-het", "Wie doet het"), ("team", "Team"), ("open-sinds", "Open sinds"), ("voorziening", "Voorziening"), ("wacht", "Wacht op")];

    public static readonly IReadOnlyList<string> StandaardKolommen = ["voor-wie", "laatste-dag", "wie-doet-het"];

    public static readonly IReadOnlyList<(string Id, string Naam)> Volgordes =
        [("laatste-dag", "Eerste laatste dag bovenaan"), ("langst-open", "Langst open bovenaan"), ("nieuwste", "Nieuwste bovenaan"), ("stap", "Op stap"), ("team", "Op team"), ("persoon", "Op wie het doet")];

    public static readonly IReadOnlyList<(string Id, string Naam, Stand Stand)> AlleStanden =
        [("verlopen", "Verlopen", Stand.Verlopen), ("nadert", "Nadert", Stand.Nadert), ("op-koers", "Op koers", Stand.OpKoers), ("opgeschort", "Opgeschort", Stand.Opgeschort), ("geen", "Zonder termijn", Stand.Geen)];

    /// <summary>One of the standard filters.</summary>
    public string Toon { get; init; } = StandaardFilter;
    public string? Stap { get; init; }
    public string? Team { get; init; }
    public string? Route { get; init; }
    public string? Voorziening { get; init; }
    public Guid? Persoon { get; init; }
    public IReadOnlyList<string> Lichten { get; init; } = [];
    public string Volgorde { get; init; } = Volgordes[0].Id;
    public IReadOnlyList<string> Kolommen { get; init; } = StandaardKolommen;

    /// <summary>Something beside the standard filter narrows the list.</summary>
    public bool IsGefilterd => Stap is not null || Team is not null || Route is not null || Voorziening is not null || Persoon is not null || Lichten.Count > 0;

    /// <summary>The same columns and order, for another standard filter and nothing else.</summary>
    public Werkkeuze Voor(string toon) => new() { Toon = toon, Volgorde = Volgorde, Kolommen = Kolommen };

    public static Werkkeuze Lees(string? adres) => Lees(QueryHelpers.ParseQuery(adres is { Length: <= LangsteKeuze } ? adres : ""));

    public static Werkkeuze Lees(IEnumerable<KeyValuePair<string, StringValues>> velden)
    {
        var waarden = velden.ToDictionary(v => v.Key, v => v.Value, StringComparer.OrdinalIgnoreCase);
        string? Een(string veld) => waarden.TryGetValue(veld, out var w) && w.ToString().Trim() is { Length: > 0 and <= LangsteWaarde } tekst ? tekst : null;
        // A form sends a field more than once, an address of our own once, with commas.
        IReadOnlyList<string> Vele(string veld, IEnumerable<string> bekend) =>
            [.. waarden.TryGetValue(veld, out var w) ? bekend.Intersect(w.SelectMany(x => (x ?? "").Split(',', StringSplitOptions.TrimEntries))) : []];
        var kolommen = Vele("kolom", AlleKolommen.Select(k => k.Id));
        return new Werkkeuze
        {
            Toon = Een("toon") ?? StandaardFilter,
            Stap = Een("stap"),
            Team = Een("team"),
            Route = Een("route"),
            Voorziening = Een("voorziening"),
            Persoon = Guid.TryParse(Een("persoon"), out var wie) && wie != Werkkaart.Ander ? wie : null,
            Lichten = Vele("licht", AlleStanden.Select(l => l.Id)),
            Volgorde = Volgordes.FirstOrDefault(v => v.Id == Een("volgorde"), Volgordes[0]).Id,
            Kolommen = kolommen.Count > 0 ? kolommen : StandaardKolommen,
        };
    }

    /// <summary>The fields of the address, without what is usual.</summary>
    /// <param name="metToon">Also when the standard filter is the usual one, because nothing at all would mean the view somebody made the default.</param>
    public IDictionary<string, string?> Velden(bool metToon = false) => new Dictionary<string, string?>
    {
        ["toon"] = Toon == StandaardFilter && !metToon ? null : Toon,
        ["stap"] = Stap,
        ["team"] = Team,
        ["route"] = Route,
        ["voorziening"] = Voorziening,
        ["persoon"] = Persoon?.ToString("D", CultureInfo.InvariantCulture),
        ["licht"] = Lichten.Count > 0 ? string.Join(',', Lichten) : null,
        ["volgorde"] = Volgorde == Volgordes[0].Id ? null : Volgorde,
        ["kolom"] = Kolommen.SequenceEqual(StandaardKolommen) ? null : string.Join(',', Kolommen),
    }.Where(v => v.Value is not null).ToDictionary();

    /// <summary>As it is stored.</summary>
    public string Adres => QueryHelpers.AddQueryString("", Velden(metToon: true));

    /// <summary>What is asked for, beside the standard filter.</summary>
    public IEnumerable<Expression<Func<Werkkaart, bool>>> Voorwaarden()
    {
        var (stap, team, route, voorziening, persoon) = (Stap, Team, Route, Voorziening, Persoon);
        if (stap is not null) { yield return k => k.Stap == stap; }
        if (team is not null) { yield return k => k.Team == team; }
        if (route is not null) { yield return k => k.Route == route; }
        if (voorziening is not null) { yield return k => k.Voorziening == voorziening; }
        if (persoon is not null) { yield return k => k.Persoon == persoon; }
        if (Lichten.Count > 0)
        {
            var lichten = AlleStanden.Where(l => Lichten.Contains(l.Id)).Select(l => (int)l.Stand).ToList();
            yield return k => lichten.Contains(k.Licht);
        }
    }

    /// <summary>The order is one of words, as people sort them and a database does not.</summary>
    public bool IsOpWoord => Volgorde is "stap" or "team" or "persoon";

    /// <summary>In the order that was chosen, as <see cref="InVolgorde(IEnumerable{Werkregel})"/> puts lines; not for an order of words.</summary>
    public IQueryable<Werkkaart> InVolgorde(IQueryable<Werkkaart> kaarten)
    {
        var eerst = kaarten.OrderByDescending(k => k.IsSpoed);
        return (Volgorde switch
        {
            "langst-open" => eerst.ThenBy(k => k.Taak!.GeopendOp).ThenBy(k => k.Dag),
            "nieuwste" => eerst.ThenByDescending(k => k.Taak!.GeopendOp).ThenBy(k => k.Dag),
            _ => eerst.ThenBy(k => k.Dag).ThenBy(k => k.Taak!.GeopendOp),
        }).ThenBy(k => k.Taak!.Id);
    }

    /// <summary>In the order that was chosen; what is urgent stays on top of each, and what is equal stays in the order of the last days.</summary>
    public IEnumerable<Werkregel> InVolgorde(IEnumerable<Werkregel> regels) => Volgorde switch
    {
        "langst-open" => regels.OrderByDescending(r => r.IsSpoed).ThenBy(r => r.GeopendOp),
        "nieuwste" => regels.OrderByDescending(r => r.IsSpoed).ThenByDescending(r => r.GeopendOp),
        "stap" => regels.OrderByDescending(r => r.IsSpoed).ThenBy(r => r.Naam, StringComparer.CurrentCulture),
        "team" => regels.OrderByDescending(r => r.IsSpoed).ThenBy(r => r.Team, StringComparer.CurrentCulture),
        "persoon" => regels.OrderByDescending(r => r.IsSpoed).ThenBy(r => r.ToegewezenAan ?? "", StringComparer.CurrentCulture),
        _ => regels,
    };
}
