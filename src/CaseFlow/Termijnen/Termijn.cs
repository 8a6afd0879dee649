namespace CaseFlow.Termijnen;

public enum TermijnStatus { Lopend, Opgeschort, Gehaald, Vervallen }

/// <summary>
/// One running clock of a case, with the day it was computed to end and why. It keeps the length of the rule as it held at the start: a rule
/// that changes later leaves it alone.
/// </summary>
public sealed class Termijn
{
    public Guid Id { get; set; } = Guid.CreateVersion7();
    public Guid ZaakId { get; set; }
    public Guid? SpoorId { get; set; }

    /// <summary>The task that a clock of a step belongs to.</summary>
    public Guid? TaakId { get; set; }

    /// <summary>The run of a route that set it going by its form; when that run is over the term can no longer be met.</summary>
    public Guid? InstantieId { get; set; }

    /// <summary>Which of the four clocks this is.</summary>
    public TermijnSoort Soort { get; set; }

    /// <summary>Id of the rule, for example <c>WMO-OND</c>; the version that held at the start stays in force.</summary>
    public required string Regel { get; set; }

    /// <summary>First day of that version.</summary>
    public DateOnly RegelVanaf { get; set; }
    public int Duur { get; set; }
    public Eenheid Eenheid { get; set; }
    public AwtToepassing Awt { get; set; }
    public DateOnly Startdatum { get; set; }
    public DateOnly LaatsteDag { get; set; }

    /// <summary>Why this date, in words (Dutch), as it was computed.</summary>
    public required string Uitleg { get; set; }
    public TermijnStatus Status { get; set; }

    /// <summary>First day on which the signal "near" stands; kept here so that lists can filter on it.</summary>
    public DateOnly? NadertVanaf { get; set; }

    /// <summary>False for terms that never signal (a right of the resident).</summary>
    public bool IsSignalerend { get; set; }
    public DateOnly? GeeindigdOp { get; set; }

    /// <summary>Name of the act that ended it, so that reopening a case can set a term going again that only closing had met.</summary>
    public string? GeeindigdDoor { get; set; }

    /// <summary>Set when nothing has to be counted any more: the end or the first day too late has been, or it never is.</summary>
    public bool IsAfloopGeteld { get; set; }

    /// <summary>Key of the counted end, so that a later one replaces it when a case reopens and ends otherwise.</summary>
    public string? Telsleutel { get; set; }

    /// <summary>The ledger of days on which it stood still.</summary>
    public List<TermijnOpschorting> Opschortingen { get; } = [];

    /// <summary>The ledger of acts that gave more time.</summary>
    public List<TermijnVerlenging> Verlengingen { get; } = [];

    public bool IsLopend => Status is TermijnStatus.Lopend or TermijnStatus.Opgeschort;

    public bool IsTeLaatOp(DateOnly vandaag) => Status switch
    {
        TermijnStatus.Vervallen or TermijnStatus.Opgeschort => false,
        TermijnStatus.Gehaald => GeeindigdOp > LaatsteDag,
        _ => vandaag > LaatsteDag,
    };
}

/// <summary>How "until the day" of Awb 4:15 is read.</summary>
public enum OpschortingLezing
{
    /// <summary>The day of the completion counts as running again: the cautious reading.</summary>
    TotDeDag,

    /// <summary>The day of the completion still stands still.</summary>
    TotEnMetDeDag,
}

/// <summary>One suspension: the days from <see cref="Van"/> up to and including <see cref="Tot"/> do not count.</summary>
public sealed class TermijnOpschorting
{
    public Guid Id { get; set; } = Guid.CreateVersion7();
    public Guid TermijnId { get; set; }

    /// <summary>Id of the legal ground, or the words that were given for it.</summary>
    public required string Grond { get; set; }

    /// <summary>The article of that ground.</summary>
    public string? Artikel { get; set; }

    /// <summary>What was asked or agreed, in the words of who did it.</summary>
    public string? Toelichting { get; set; }
    public DateOnly Van { get; set; }
    public DateOnly? Tot { get; set; }

    /// <summary>Last day of the period that was set; passed unused, the term runs again by itself.</summary>
    public DateOnly? HersteltermijnTot { get; set; }

    /// <summary>The reading with which <see cref="Tot"/> was found; null while it stands still.</summary>
    public OpschortingLezing? Lezing { get; set; }

    /// <summary>The letter that told the resident.</summary>
    public Guid? BriefId { get; set; }
    public required string Door { get; set; }
    public DateTimeOffset Op { get; set; }
    public string? HervatDoor { get; set; }
}

/// <summary>More time for a term: by a length, or until a day that was named.</summary>
public sealed class TermijnVerlenging
{
    public Guid Id { get; set; } = Guid.CreateVersion7();
    public Guid TermijnId { get; set; }

    /// <summary>Which way the law gives: verdagen, verlengen, instemming.</summary>
    public required string Soort { get; set; }
    public required string Artikel { get; set; }

    /// <summary>Why the time was needed.</summary>
    public required string Grond { get; set; }
    public int Duur { get; set; }
    public Eenheid Eenheid { get; set; }

    /// <summary>The named day; null when it goes by length.</summary>
    public DateOnly? Tot { get; set; }
    public DateOnly LaatsteDagVoor { get; set; }
    public DateOnly LaatsteDagNa { get; set; }
    public Guid? BriefId { get; set; }
    public required string Door { get; set; }
    public DateTimeOffset Op { get; set; }
}
