namespace CaseFlow.Schuldhulp;

/// <summary>Debt help that was agreed in a plan: what kind, who carries it out, and until when it ran.</summary>
public sealed class Schuldtraject
{
    public Guid Id { get; set; } = Guid.CreateVersion7();
    public Guid ZaakId { get; set; }
    public Guid SpoorId { get; set; }
    public Guid InwonerId { get; set; }

    /// <summary>Id of the kind, for example saneringskrediet; null when nobody named it.</summary>
    public string? Soort { get; set; }
    public required string Uitvoerder { get; set; }
    public int? LooptijdMaanden { get; set; }

    /// <summary>This resident had debt help before.</summary>
    public bool IsHerhaald { get; set; }
    public DateOnly GestartOp { get; set; }
    public DateOnly? DoorverwezenOp { get; set; }
    public DateOnly? GeeindigdOp { get; set; }

    /// <summary>afgerond or gestopt; null while it runs.</summary>
    public string? Afloop { get; set; }
}

/// <summary>Arrears that a creditor of fixed costs reported (Wgs 3 lid 1 onder b).</summary>
public sealed class Vroegsignaal
{
    public Guid Id { get; set; } = Guid.CreateVersion7();
    public required string GemeenteId { get; set; }
    public Guid ZaakId { get; set; }
    public Guid InwonerId { get; set; }

    /// <summary>Kind of creditor: verhuurder, drinkwater, energie, zorgverzekeraar and so on.</summary>
    public required string Bron { get; set; }
    public decimal? Bedrag { get; set; }
    public DateOnly Datum { get; set; }

    /// <summary>Eviction, end of energy or water, or end of the health insurance is at hand.</summary>
    public bool IsCrisis { get; set; }

    /// <summary>It came while debt help was running and joined that case.</summary>
    public bool IsGevoegd { get; set; }

    /// <summary>Keyed hash by which the same signal is known again.</summary>
    public required string Sleutel { get; set; }
    public DateTimeOffset Ontvangen { get; set; }
    public required string Door { get; set; }

    /// <summary>The outcome of the first contact after it; null while nobody has followed it up.</summary>
    public string? Afloop { get; set; }
    public DateOnly? OpgevolgdOp { get; set; }
}
