using CaseFlow.Afspraken;
using CaseFlow.Besluiten;
using CaseFlow.Bijlagen;
using CaseFlow.Formulieren;
using CaseFlow.Gemeenten;
using CaseFlow.Huishoudens;
using CaseFlow.Logboek;
using CaseFlow.Meldingen;
using CaseFlow.Plannen;
using CaseFlow.Rechtsbescherming;
using CaseFlow.Termijnen;
using CaseFlow.Toegang;
using CaseFlow.Voorzieningen;
using CaseFlow.Werkprocessen;

namespace CaseFlow.Zaken;

/// <summary>Everything the page of a case shows, read at once.</summary>
public sealed record ZaakOverzicht(Zaak Zaak, Gemeente Gemeente, Keuzelijsten Lijsten, DateOnly Vandaag)
{
    public required RouteKaart Route { get; init; }
    public required Melding? Melding { get; init; }

    /// <summary>What shields this case; empty when nothing does.</summary>
    public required IReadOnlyList<Afscherming> Afschermingen { get; init; }

    /// <summary>Whether this case or another of its household ever stood on the ladder.</summary>
    public required bool HeeftAve { get; init; }

    /// <summary>The case is kept longer than its retention rule says.</summary>
    public required bool HeeftBewaarplicht { get; init; }
    public required IReadOnlyList<TermijnOverzicht> Termijnen { get; init; }
    public required IReadOnlyList<Dwangsomstand> Dwangsommen { get; init; }
    public required IReadOnlyList<Wacht> Wachten { get; init; }
    public required Werkvoorraad.Haalbaarheid Haalbaarheid { get; init; }
    public required IReadOnlyList<BevindingOverzicht> Bevindingen { get; init; }
    public required IReadOnlyList<Gesprek> Gesprekken { get; init; }

    /// <summary>What was filled in at the tasks, newest first.</summary>
    public required IReadOnlyList<Vastgelegd> Vastgelegd { get; init; }
    /// <summary>The plan of the household as far as the law of this case may read it; null when there is none yet.</summary>
    public required Planbeeld? Planbeeld { get; init; }

    public Plan? Plan => Planbeeld?.Plan;
    public required IReadOnlyList<Spoor> Sporen { get; init; }
    public required IReadOnlyList<AndereZaak> AndereZaken { get; init; }

    /// <summary>Of the household this case and those that the reader may open, closed ones too.</summary>
    public required IReadOnlyList<Planzaak> ZichtbareZaken { get; init; }

    /// <summary>Of the resident of this case, the ones that hold no more included.</summary>
    public required IReadOnlyList<Toestemming> Toestemmingen { get; init; }

    /// <summary>Who belongs to the household and who did, the resident of this case included.</summary>
    public required IReadOnlyList<HuishoudenLid> Leden { get; init; }

    /// <summary>What was put right about the resident, newest first.</summary>
    public required IReadOnlyList<Persoonswijziging> Wijzigingen { get; init; }

    /// <summary>A proposal to make one of this resident and another, as long as nobody decided.</summary>
    public required Samenvoegvoorstel? Samenvoeging { get; init; }
    public required IReadOnlyList<BesluitOverzicht> Besluiten { get; init; }
    public required IReadOnlyList<VoorzieningOverzicht> Voorzieningen { get; init; }
    public required IReadOnlyList<Maatregel> Maatregelen { get; init; }
    public required IReadOnlyList<BriefKop> Brieven { get; init; }
    public required IReadOnlyList<Afspraak> Afspraken { get; init; }
    public required IReadOnlyList<Bijlage> Bijlagen { get; init; }
    public required DateTimeOffset Nu { get; init; }
    public required Tijdlijn Tijdlijn { get; init; }
    public required IReadOnlyList<Logregel> Inzagen { get; init; }

    public bool IsAfgesloten => Zaak.Status == ZaakStatus.Afgesloten;

    /// <summary>A call or a letter at home may bring danger.</summary>
    public bool IsOnveiligBereikbaar => Zaak.Inwoner?.VeiligBereikbaar is "nee" or "false";

    /// <summary>The running legal term whose last day comes first; else one that stands still. The other clocks stand beside it, never in its place.</summary>
    public TermijnOverzicht? Volgende =>
        Termijnen.Where(t => t.Termijn is { Status: TermijnStatus.Lopend, IsSignalerend: true, Soort: TermijnSoort.Wettelijk }).MinBy(t => t.Termijn.LaatsteDag)
        ?? Termijnen.FirstOrDefault(t => t.Termijn.Status == TermijnStatus.Opgeschort);

    /// <summary>The first day of every other clock that runs.</summary>
    public IEnumerable<TermijnOverzicht> AndereKlokken => Termijnen.Where(t => t.IsLopend && t.Termijn.Soort != TermijnSoort.Wettelijk)
        .GroupBy(t => t.Termijn.Soort).Select(g => g.MinBy(t => t.Termijn.LaatsteDag)!).OrderBy(t => t.Termijn.Soort);

    /// <summary>The running term that this task works against.</summary>
    public TermijnOverzicht? TermijnVan(OpenTaak open) => Termijnen
        .Where(t => t.IsLopend && open.Termijnen.Contains(t.Regel.Id) && (t.Termijn.SpoorId is null || t.Termijn.SpoorId == open.Taak.SpoorId))
        .MinBy(t => t.Termijn.LaatsteDag);

    /// <summary>Why the term of this task usually cannot be met any more, or null.</summary>
    public string? WaaromNiet(OpenTaak open) => TermijnVan(open)?.Termijn is { Status: TermijnStatus.Lopend } termijn
        ? Haalbaarheid.WaaromNiet(open.Taak.Route, open.Taak.Stap, open.Taak.GeopendOp, termijn.Regel, termijn.LaatsteDag, Vandaag)
        : null;

    public string Wie => Zaak.Inwoner switch
    {
        null => "Anonieme melding",
        { IsOngeboren: true } i => $"{i.Naam} (nog niet geboren)",
        { OverledenOp: not null } i => $"{i.Naam} (overleden)",
        var i => $"{i.Naam}, {i.LeeftijdOp(Vandaag)} jaar",
    };

    public string Vraag => $"Vraag over {KleineLetter(Naam("type-hulpvraag", Zaak.TypeHulpvraag))}"
        + (Zaak.GevraagdeVoorziening is { } gevraagd ? $": {KleineLetter(Voorziening(gevraagd))}" : "")
        + (Zaak.Wet is { } wet ? $" ({wet})" : "");

    public string Stand => IsAfgesloten
        ? $"Afgesloten: {KleineLetter(Naam("resultaat", Zaak.Resultaat))}"
        : Route.OpenTaken.Count == 0 && HeeftLopendeVoorziening ? "Lopend: hulp is toegekend" : "Open";

    /// <summary>The household as it is drawn small: its people and their cases.</summary>
    public Huishoudplaat Huishoudplaat => Huishoudplaat.Maak(Gemeente, Lijsten, Vandaag, Leden, ZichtbareZaken, null, Zaak.InwonerId, Zaak.Nummer, [], []);

    public bool HeeftLopendeVoorziening => Voorzieningen.Any(v => v.Indicatie is { BeeindigdOp: null, IsEenmalig: false });

    /// <summary>The answers behind a line of the timeline, or null.</summary>
    public Vastgelegd? Antwoorden(Dossierregel regel) => regel.Naam == "taak.afgerond"
        ? Vastgelegd.FirstOrDefault(v => v.Op == regel.Op && regel.Omschrijving == v.Kop + ".")
        : null;

    public string Naam(string lijst, string? id) => Lijsten.Naam(lijst, id);

    public string Voorziening(string id) => Gemeente.Voorziening(id)?.Naam ?? id;

    public string Team(string id) => Gemeente.Teams.FirstOrDefault(t => t.Id == id)?.Naam ?? id;

    public string Spoor(Spoor spoor) => Naam("sporen", spoor.Soort) + (spoor.Voorziening is { } v ? $": {KleineLetter(Voorziening(v))}" : "");

    private static string KleineLetter(string tekst) => tekst.Length > 1 && char.IsLower(tekst[1]) ? char.ToLowerInvariant(tekst[0]) + tekst[1..] : tekst;
}

/// <summary>A notice of default with what is due by now.</summary>
public sealed record Dwangsomstand(Ingebrekestelling Ingebreke, Dwangsomtarief Tarief, DateOnly Vandaag)
{
    public int Dagen => Ingebreke.DagenOp(Vandaag);

    public int Bedrag => Tarief.Over(Dagen);

    /// <summary>What today adds; nothing before the first day and after the last.</summary>
    public int PerDag => Ingebreke.IsVoorbij(Vandaag) || Vandaag < Ingebreke.EersteDag ? 0 : Tarief.OpDag(Dagen);
}

/// <summary>One term with the rule it follows and the steps by which its last day was found.</summary>
public sealed record TermijnOverzicht(Termijn Termijn, TermijnRegel Regel, TermijnUitleg Uitleg, string Licht, string Dag)
{
    /// <summary>Which of the four clocks this is, in one word.</summary>
    public string Klok => DatumTekst.Klok(Termijn.Soort);

    public bool IsVerlengbaar => Regel.Verlengingen.Count > 0 && IsLopend && Regel.Id != TermijnVerlengen.Mededeling;

    public bool IsOpschortbaar => Regel.IsOpschortbaar && Termijn.Status == TermijnStatus.Lopend;

    public bool IsStilstaand => Termijn.Status == TermijnStatus.Opgeschort;

    public bool IsLopend => Termijn.IsLopend;
}

/// <summary>One finding in the legal order: the version that holds and the ones before it, newest first.</summary>
public sealed record BevindingOverzicht(string Naam, Bevinding Laatste, IReadOnlyList<Bevinding> Eerdere);

public sealed record BesluitOverzicht(Besluit Besluit, Indicatie? Indicatie);

public sealed record BriefKop(Guid Id, string Onderwerp, DateTimeOffset Op, string Door)
{
    /// <summary>Without the number of the case, where everybody knows which case it is.</summary>
    public string Kort(string nummer) => Onderwerp.Replace($" (zaaknummer {nummer})", "", StringComparison.Ordinal);
}

/// <summary>A page of the timeline, newest first; <paramref name="Ouder"/> is where the next page begins.</summary>
public sealed record Tijdlijn(IReadOnlyList<Dossierregel> Regels, string Soort, long? Ouder, bool IsBegin);
