using CaseFlow.Bescherming;
using CaseFlow.Termijnen;

namespace CaseFlow.Gemeenten;

/// <summary>Everything in which one municipality differs from another, read from workflows/gemeenten/ID/gemeente.json.</summary>
public sealed record Gemeente(
    string Id,
    string Naam,
    Bereikbaarheid Bereikbaarheid,
    string Standaardteam,
    IReadOnlyList<Team> Teams,
    IReadOnlyList<RolInGemeente> Rollen,
    IReadOnlyList<Wijk> Wijken,
    IReadOnlyList<Vindplaats> Vindplaatsen,
    IReadOnlyList<VoorzieningSoort> Voorzieningen,
    GemeenteRegels Regels,
    Publicatieregels Publicatie,
    IReadOnlyList<Leefgebied> Leefgebieden)
{
    /// <summary>Everybody signs in with a second factor beside the password.</summary>
    public bool TweedeFactorVerplicht { get; init; }

    /// <summary>The code that CBS gives the municipality, such as GM0164.</summary>
    public string? CbsCode { get; init; }

    /// <summary>Extra kinds of question beside the shared list.</summary>
    public IReadOnlyList<Keuze> TypeHulpvraag { get; init; } = [];

    /// <summary>This municipality lets others that say the same see what it published, and sees what they did.</summary>
    public bool DeeltCijfers { get; init; }

    /// <summary>The escalation ladder, or null where this municipality has none.</summary>
    public Escalatieladder? Ladder { get; init; }

    /// <summary>What is done when a provider cannot deliver, or null.</summary>
    public Leveringsladder? Leveringsladder { get; init; }

    /// <summary>Routes this municipality has; a route file alone does not open it.</summary>
    public IReadOnlyList<string> Routes { get; init; } = ["melding", "brede-uitvraag", "algemene-voorziening", "maatwerk"];

    /// <summary>How debt help is done here.</summary>
    public Schuldhulpregels Schuldhulp { get; init; } = new();

    /// <summary>Norms of its own, beside the terms of the law and never instead of them.</summary>
    public IReadOnlyList<GemeenteNorm> Normen { get; init; } = [];

    /// <summary>The decision table that makes a suggestion for a step, and under <c>termijn</c> the one that chooses a term.</summary>
    public IReadOnlyDictionary<string, string> Beslistabellen { get; init; } = new Dictionary<string, string>();

    /// <summary>The questions that come before an extension; the answers stay with the decision.</summary>
    public IReadOnlyList<Keuze> Keuzeboom { get; init; } = [];

    /// <summary>Other systems that a route may call.</summary>
    public IReadOnlyList<Koppeling> Koppelingen { get; init; } = [];

    /// <summary>Name of the secret with which other systems may deliver messages; null where none may.</summary>
    public string? BerichtenGeheim { get; init; }

    /// <summary>Per team the address that gets its signals once a day by mail; a team that is not here gets none.</summary>
    public IReadOnlyDictionary<string, string> Dagbericht { get; init; } = new Dictionary<string, string>();

    /// <summary>Organisations that this municipality works with: offered where one is typed, other text is accepted.</summary>
    public IReadOnlyList<Partner> Partners { get; init; } = [];

    /// <summary>What people here are called, in the municipality and around it: offered where a job title is typed.</summary>
    public IReadOnlyList<Functie> Functies { get; init; } = [];

    /// <summary>How busy the demo is here, as a share of a Zorgloket with 1,100 contacts a month.</summary>
    public double DemoAandeel { get; init; } = 0.1;

    /// <summary>How a life area is scored in the talk.</summary>
    public Gespreksmodel Gespreksmodel { get; init; }

    public RolInGemeente Rol(string id) => Rollen.First(r => r.Id == id);

    /// <summary>The team that carries a role for somebody who lives in this wijk.</summary>
    public string TeamVoor(string rol, string? wijk)
    {
        var gevonden = Rol(rol);
        var wijkteam = gevonden.PerWijk ? Wijken.FirstOrDefault(w => w.Id == wijk)?.Team : null;
        return wijkteam ?? gevonden.Team;
    }

    public VoorzieningSoort? Voorziening(string? id) => Voorzieningen.FirstOrDefault(v => v.Id == id);
}

public sealed record Bereikbaarheid(string Toegang, string Telefoon, string Mail, string Adres);

public sealed record Team(string Id, string Naam);

/// <summary>A role id with the title this municipality gives it and the team that carries it.</summary>
public sealed record RolInGemeente(string Id, string Titel, string Team)
{
    /// <summary>The team of the wijk goes before <see cref="Team"/>.</summary>
    public bool PerWijk { get; init; }
}

public sealed record Wijk(string Id, string Naam)
{
    public string? Team { get; init; }
}

public sealed record Vindplaats(string Id, string Naam);

/// <summary>An organisation beside the municipality, and what for.</summary>
public sealed record Partner(string Id, string Naam)
{
    public IReadOnlyList<string> Domeinen { get; init; } = [];

    /// <summary>Source of the name, as document:line of the policy document.</summary>
    public string? Bron { get; init; }
}

/// <summary>A job title as the policy documents use it, with the role of CaseFlow that comes with it, if any.</summary>
public sealed record Functie(string Id, string Naam)
{
    public string? Rol { get; init; }

    /// <summary>Source of the title, as document:line of the policy document.</summary>
    public string? Bron { get; init; }
}

public enum SoortVoorziening { Algemeen, Maatwerk, Voorliggend }

public sealed record VoorzieningSoort(string Id, string Naam, SoortVoorziening Soort)
{
    public string? Wet { get; init; }

    /// <summary>Default of the own contribution for this provision.</summary>
    public bool EigenBijdrage { get; init; }

    /// <summary>Not granted as maatwerk here: the sentence that says where it went (voorziening-niet-maatwerk).</summary>
    public string? NietAlsMaatwerk { get; init; }

    /// <summary>The arrangement for people on a low income as which a grant of it is counted, for example <c>inkomenstoeslag</c>.</summary>
    public string? Regeling { get; init; }

    /// <summary>Of youth help: whether the young person sleeps elsewhere (<c>verblijf</c>) or not (<c>ambulant</c>), as it is counted.</summary>
    public string? Vorm { get; init; }

    /// <summary>Source of the name, as document:line of the policy document.</summary>
    public string? Bron { get; init; }
}

public sealed record GemeenteRegels
{
    public bool HuisbezoekEersteKeer { get; init; }

    /// <summary>intake or consulent: who may also do the gesprek.</summary>
    public string UitvraagDoor { get; init; } = "consulent";

    /// <summary>Number of invitations after which gestaakt is offered.</summary>
    public int Uitnodigingen { get; init; } = 2;

    public int TerugkoppelingWeken { get; init; } = 6;

    /// <summary>How "until the day" of Awb 4:15 is read here.</summary>
    public OpschortingLezing OpschortingLezing { get; init; } = OpschortingLezing.TotDeDag;

    public int EvaluatieWeken { get; init; } = 8;

    /// <summary>Whether every question of <see cref="Gemeente.Keuzeboom"/> has to be answered before an extension.</summary>
    public bool KeuzeboomVerplicht { get; init; }

    /// <summary>How many weeks before its last day a provision warns; as many as <see cref="EvaluatieWeken"/> unless set.</summary>
    public int? AflopendWeken { get; init; }

    /// <summary>How many weeks before an eighteenth birthday youth help warns.</summary>
    public int AchttienWeken { get; init; } = 26;

    /// <summary>After how many weeks on the waiting list a provision warns; without it none does.</summary>
    public int? WachtlijstWeken { get; init; }

    /// <summary>For how many hours a case stays open that was opened in need.</summary>
    public int NoodtoegangUren { get; init; } = 4;

    /// <summary>Within how many days the privacy officer judges that.</summary>
    public int NoodtoegangBeoordelenDagen { get; init; } = 5;

    /// <summary>From this number of maatwerk, schuldhulp and ave sporen in a household a regisseur is required.</summary>
    public int RegisseurVanaf { get; init; } = 2;
}

/// <summary>Debt help in this municipality. Where no policy document gives a number, it is here to be chosen.</summary>
public sealed record Schuldhulpregels
{
    /// <summary>Who carries out a debt track here, the one that begins first; without them the shared list holds.</summary>
    public IReadOnlyList<Keuze> Uitvoerders { get; init; } = [];

    /// <summary>Kinds of debt help beside the shared list.</summary>
    public IReadOnlyList<Keuze> Soorten { get; init; } = [];

    /// <summary>Attempts without contact after which niet-bereikt is offered.</summary>
    public int Contactpogingen { get; init; } = 2;

    /// <summary>Weeks in which the bylaw wants the decision after the first talk; eight is what the law allows.</summary>
    public int BesluitWeken { get; init; } = 8;

    /// <summary>Usual length of a track, filled in beforehand and free to change; null leaves it open.</summary>
    public int? LooptijdMaanden { get; init; }

    /// <summary>Weeks after the track for which the nazorg is planned; null leaves it open.</summary>
    public int? NazorgWeken { get; init; }

    public string EersteUitvoerder => Uitvoerders.Count > 0 ? Uitvoerders[0].Id : "gemeente";
}

/// <summary>
/// How long something should take here: from a moment or a step (<c>taak:triage</c>: from when it opens) until a step is done
/// (<c>taak:contact:afspraak</c>: with that outcome).
/// </summary>
public sealed record GemeenteNorm(string Id, TermijnSoort Soort, string Omschrijving, int Duur, Eenheid Eenheid, string Start, string Klaar)
{
    public DateOnly GeldigVanaf { get; init; } = new(2015, 1, 1);

    /// <summary>Laws of the case for which it holds; empty is all.</summary>
    public IReadOnlyList<string> Wetten { get; init; } = [];

    /// <summary>Whether it warns and is counted as the terms of the law are.</summary>
    public bool Signaleert { get; init; }

    public string Gevolg { get; init; } = "Dit is een norm van de gemeente. De wettelijke termijn verandert niet.";

    /// <summary>Source, as document:line of the policy document.</summary>
    public string? Bron { get; init; }
}

/// <summary>How counts are protected before they are published: the setting behind <see cref="Onthullingsregels"/>.</summary>
public sealed record Publicatieregels(int Minimum, int Afronding)
{
    public Methode Methode { get; init; }

    /// <summary>The perturbation table of the cell key method.</summary>
    public string? Ptable { get; init; }

    public int DominantieProcent { get; init; } = 75;

    public Onthullingsregels Regels() => new(Minimum, Methode == Methode.CellKey ? new CellKey(Ruistabel.Van(Ptable!)) : new Afronden(Afronding)) { DominantieProcent = DominantieProcent };

    /// <summary>How many days after the last day of a period its figures are published: the fixed date.</summary>
    public int Dagen { get; init; } = 15;
}

/// <summary>An address that calls go to, and the name of the secret with which they are signed; the secret itself is a setting.</summary>
public sealed record Koppeling(string Naam, string Url, string Geheim);

/// <summary>What a list of choices says of a route.</summary>
public sealed record Routekop(string Id, string Naam, bool IsNaastTeStarten);

/// <summary>One entry of a list: the id that is stored and counted, and the words on the screen.</summary>
public sealed record Keuze(string Id, string Naam);
