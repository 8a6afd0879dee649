using CaseFlow.Huishoudens;

namespace CaseFlow.Zaken;

public enum ZaakStatus { Open, Afgesloten }

/// <summary>A case of one resident: what was asked, who works on it, and how it ended.</summary>
public sealed class Zaak
{
    public Guid Id { get; set; } = Guid.CreateVersion7();
    public required string Nummer { get; set; }
    public required string GemeenteId { get; set; }
    public Guid? InwonerId { get; set; }
    public Inwoner? Inwoner { get; set; }
    public Guid? HuishoudenId { get; set; }
    public Huishouden? Huishouden { get; set; }
    public required string Team { get; set; }
    public string? Wijk { get; set; }
    public string? Wet { get; set; }
    public required string TypeHulpvraag { get; set; }
    public string? GevraagdeVoorziening { get; set; }
    public DateTimeOffset Ontvangen { get; set; }
    public ZaakStatus Status { get; set; }
    public string? Resultaat { get; set; }

    /// <summary>Result of the route that ended without a spoor; counts when no spoor was realised.</summary>
    public string? VoorlopigResultaat { get; set; }
    public DateTimeOffset? AfgeslotenOp { get; set; }
    public Guid? BehandelaarId { get; set; }
    public string? Behandelaar { get; set; }

    /// <summary>Key of the counted outcome, so that a later one replaces it.</summary>
    public string? TelsleutelUitkomst { get; set; }
    public int Revisie { get; set; }

    public override string ToString() => $"zaak {Nummer}";
}

/// <summary>One line of the timeline of a case: what happened, who did it in which role, when and why.</summary>
public sealed class Dossierregel
{
    public long Id { get; set; }
    public Guid ZaakId { get; set; }
    public DateTimeOffset Op { get; set; }

    /// <summary>Name of the event as in the event table, for example <c>melding.geregistreerd</c>.</summary>
    public required string Naam { get; set; }
    public required string Omschrijving { get; set; }
    public string? Toelichting { get; set; }
    public Guid? MedewerkerId { get; set; }
    public required string Door { get; set; }
    public required string Rol { get; set; }

    /// <summary>Set where the line also counts as an event; technical lines stay out of the counts.</summary>
    public bool IsGeteld { get; set; }

    /// <summary>The note that this line adds to.</summary>
    public long? BijId { get; set; }

    /// <summary>The closed run it belongs to: only who works on that reads this line.</summary>
    public Guid? BeslotenInstantieId { get; set; }
}

/// <summary>The last case number that was handed out in a year.</summary>
public sealed class Nummerreeks
{
    public int Jaar { get; set; }
    public int Laatste { get; set; }
}
