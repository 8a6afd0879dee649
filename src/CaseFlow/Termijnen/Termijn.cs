namespace CaseFlow.Termijnen;

public enum TermijnStatus { Lopend, Opgeschort, Gehaald, Vervallen }

/// <summary>One running clock of a case, with the day it was computed to end and why.</summary>
public sealed class Termijn
{
    public Guid Id { get; set; } = Guid.CreateVersion7();
    public Guid ZaakId { get; set; }
    public Guid? SpoorId { get; set; }

    /// <summary>Id of the rule, for example <c>WMO-OND</c>; the version that held at the start stays in force.</summary>
    public required string Regel { get; set; }
    public DateOnly RegelVanaf { get; set; }
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

    /// <summary>Set once, when the end or the first day too late has been counted.</summary>
    public bool IsAfloopGeteld { get; set; }
    public List<TermijnOpschorting> Opschortingen { get; } = [];

    public bool IsTeLaatOp(DateOnly vandaag) => Status switch
    {
        TermijnStatus.Vervallen or TermijnStatus.Opgeschort => false,
        TermijnStatus.Gehaald => GeeindigdOp > LaatsteDag,
        _ => vandaag > LaatsteDag,
    };
}

/// <summary>One suspension: the days from <see cref="Van"/> up to and including <see cref="Tot"/> do not count.</summary>
public sealed class TermijnOpschorting
{
    public Guid Id { get; set; } = Guid.CreateVersion7();
    public Guid TermijnId { get; set; }
    public required string Grond { get; set; }
    public DateOnly Van { get; set; }
    public DateOnly? Tot { get; set; }
    public required string Door { get; set; }
}
