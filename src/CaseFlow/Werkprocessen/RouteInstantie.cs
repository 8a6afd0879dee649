using CaseFlow.Zaken;

namespace CaseFlow.Werkprocessen;

/// <summary>A version of a route as it was loaded; it never changes, and running cases stay on theirs.</summary>
public sealed class RouteVersie
{
    public Guid Id { get; set; } = Guid.CreateVersion7();
    public required string Route { get; set; }
    public int Versie { get; set; }
    public required string Hash { get; set; }
    public required string Bpmn { get; set; }
    public DateTimeOffset GeladenOp { get; set; }
}

public enum InstantieStatus { Actief, Beeindigd, Gestopt }

/// <summary>One run of a route for a case, with the state of the engine.</summary>
public sealed class RouteInstantie
{
    public Guid Id { get; set; } = Guid.CreateVersion7();
    public Guid ZaakId { get; set; }
    public Zaak? Zaak { get; set; }
    public required string Route { get; set; }
    public int Versie { get; set; }
    public Guid? SpoorId { get; set; }
    public InstantieStatus Status { get; set; }
    public required string Toestand { get; set; }

    /// <summary>Guards the state: who saves an older revision is refused.</summary>
    public int Revisie { get; set; }
    public DateTimeOffset GestartOp { get; set; }
    public DateTimeOffset? GeeindigdOp { get; set; }
}

/// <summary>A step of the walked path: entered, or left (one row for both when that was one act); read for the diagram, never on the hot path.</summary>
public sealed class RouteStap
{
    public long Id { get; set; }
    public Guid InstantieId { get; set; }
    public required string Element { get; set; }
    public DateTimeOffset Op { get; set; }
    public bool IsVerlaten { get; set; }
}
