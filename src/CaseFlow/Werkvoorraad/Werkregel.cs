using CaseFlow.Termijnen;
using CaseFlow.Zaken;

namespace CaseFlow.Werkvoorraad;

/// <summary>The light of a term or a task. The order is the order of concern.</summary>
public enum Stand { Verlopen, Nadert, OpKoers, Opgeschort, Geen }

/// <summary>A running or suspended term that warns, as the lists show it.</summary>
public sealed record LopendeTermijn(Guid Id, string Regel, DateOnly Startdatum, DateOnly LaatsteDag, DateOnly? NadertVanaf, TermijnStatus Status, string? Grond, TermijnSoort Soort = TermijnSoort.Wettelijk)
{
    public Stand StandOp(DateOnly vandaag) =>
        Status == TermijnStatus.Opgeschort ? Stand.Opgeschort
        : vandaag > LaatsteDag ? Stand.Verlopen
        : vandaag >= NadertVanaf ? Stand.Nadert
        : Stand.OpKoers;
}

/// <summary>Whom the work waits for, since when and until when.</summary>
public sealed record Wachtstand(WachtOp Op, DateTimeOffset Sinds, DateOnly Tot, string Reden);

/// <summary>The term that usually cannot be met any more, and why.</summary>
public sealed record Onhaalbaar(Guid TermijnId, string Waarom);

/// <summary>One open task with the terms that count for it: those of the case, and those of its own spoor.</summary>
public sealed record Werkregel(
    Guid TaakId,
    Guid ZaakId,
    string Team,
    Guid? ToegewezenAanId,
    string? ToegewezenAan,
    bool IsSpoed,
    DateOnly? GeplandOp,
    DateTimeOffset GeopendOp,
    IReadOnlyList<LopendeTermijn> Termijnen)
{
    /// <summary>The name of the route and the id of the step.</summary>
    public required string Route { get; init; }
    public required string Stap { get; init; }

    /// <summary>The longest wait that goes on, of the task or of its whole case.</summary>
    public Wachtstand? Wacht { get; init; }
    public DateOnly? OpWachtlijstSinds { get; init; }

    /// <summary>The household stands on a rung of the ladder that is a crisis.</summary>
    public bool IsCrisis { get; init; }

    /// <summary>Signals of the provisions that this work is about: near their end, past it, or of somebody who turns 18.</summary>
    public IReadOnlyList<string> Signalen { get; init; } = [];

    /// <summary>The words of the step.</summary>
    public required string Naam { get; init; }

    /// <summary>Id of the provision of its spoor.</summary>
    public string? Voorziening { get; init; }

    /// <summary>Set where the steps that are left usually take longer than this term still has.</summary>
    public Onhaalbaar? Onhaalbaar { get; init; }

    /// <summary>The term that presses most; a suspended one only where nothing else runs.</summary>
    public LopendeTermijn? Eerste { get; } = EersteVan(Termijnen);

    /// <summary>What stands still comes after all that runs.</summary>
    public static LopendeTermijn? EersteVan(IEnumerable<LopendeTermijn> termijnen) =>
        termijnen.OrderBy(t => t.Status == TermijnStatus.Opgeschort).ThenBy(t => t.LaatsteDag).ThenBy(t => t.Id).FirstOrDefault();

    public Stand StandOp(DateOnly vandaag) => Eerste?.StandOp(vandaag) ?? Stand.Geen;

    /// <summary>The day by which the list is ordered.</summary>
    public DateOnly Dag => Eerste switch
    {
        null => GeplandOp ?? DateOnly.MaxValue,
        { Status: TermijnStatus.Opgeschort } => DateOnly.MaxValue,
        var eerste => eerste.LaatsteDag,
    };
}

/// <summary>A line of the list with the words that people read; it names a person, so showing it is logged.</summary>
public sealed record Werkrij(Werkregel Regel, string Taak, string Route, string Nummer, string? Inwoner, string? Voorziening, bool MagOppakken);
