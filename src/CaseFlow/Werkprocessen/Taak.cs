using CaseFlow.Zaken;

namespace CaseFlow.Werkprocessen;

public enum TaakStatus { Open, Afgerond, Vervallen }

/// <summary>A piece of work for one of some roles, in one team, until it is done.</summary>
public sealed class Taak
{
    public Guid Id { get; set; } = Guid.CreateVersion7();
    public Guid ZaakId { get; set; }
    public Zaak? Zaak { get; set; }
    public Guid InstantieId { get; set; }
    public Guid? SpoorId { get; set; }

    /// <summary>Id of the task inside the engine's instance.</summary>
    public required string EngineId { get; set; }

    /// <summary>Id of the step in the route: triage, gesprek, besluit.</summary>
    public required string Stap { get; set; }
    public required string Naam { get; set; }
    public required string Route { get; set; }
    public required string Team { get; set; }

    /// <summary>The provision of the spoor it belongs to, where there is one.</summary>
    public string? Voorziening { get; set; }
    public Guid? ToegewezenAanId { get; set; }
    public string? ToegewezenAan { get; set; }
    public TaakStatus Status { get; set; }

    /// <summary>Planned for this day by a municipal norm; it may be done earlier.</summary>
    public DateOnly? GeplandOp { get; set; }
    public DateTimeOffset GeopendOp { get; set; }
    public DateTimeOffset? GeslotenOp { get; set; }
    public string? Uitkomst { get; set; }
    public string? AfgerondDoor { get; set; }
    public Guid? AfgerondDoorId { get; set; }
    public int Revisie { get; set; }

    /// <summary>Nobody but who works on it may know of it; see <see cref="Beslotenheid"/>.</summary>
    public bool IsBesloten { get; set; }
    public List<TaakRol> Rollen { get; } = [];
}

/// <summary>A role that may do the task.</summary>
public sealed class TaakRol
{
    public Guid TaakId { get; set; }
    public required string Rol { get; set; }
}
