using System.Globalization;
using CaseFlow.Termijnen;
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
            Persoon = Guid.TryParse(Een("persoon"), out var wie) ? wie : null,
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

    /// <summary>Whether this line is asked for, beside the standard filter.</summary>
    public bool Past(Werkregel regel, DateOnly vandaag) =>
        (Stap is null || regel.Stap == Stap) && (Team is null || regel.Team == Team) && (Route is null || regel.Route == Route) && (Voorziening is null || regel.Voorziening == Voorziening)
        && (Persoon is null || regel.ToegewezenAanId == Persoon)
        && (Lichten.Count == 0 || AlleStanden.Any(l => l.Stand == regel.StandOp(vandaag) && Lichten.Contains(l.Id)));

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

    /// <summary>Somebody can go on with it now: it waits for nobody and its term does not stand still.</summary>
    public static bool IsTeDoen(Werkregel regel) => regel.Wacht is null && regel.OpWachtlijstSinds is null && regel.Eerste is not { Status: TermijnStatus.Opgeschort };
}
