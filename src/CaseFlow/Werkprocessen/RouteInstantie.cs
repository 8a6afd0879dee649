using CaseFlow.Zaken;

namespace CaseFlow.Werkprocessen;

/// <summary>A version of a route as it was loaded. What it says never changes, only how it is drawn; running cases stay on theirs, so no version is ever deleted.</summary>
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

    /// <summary>It runs beside the case: it does not keep the case open, and goes on when the case closes.</summary>
    public bool IsNaast { get; set; }

    /// <summary>Nobody but who works on it may know of it; see <see cref="Beslotenheid"/>.</summary>
    public bool IsBesloten { get; set; }
    public InstantieStatus Status { get; set; }
    public required string Toestand { get; set; }

    /// <summary>Guards the state: who saves an older revision is refused.</summary>
    public int Revisie { get; set; }
    public DateTimeOffset GestartOp { get; set; }
    public DateTimeOffset? GeeindigdOp { get; set; }
}

/// <summary>
/// One visit of a run to an element of its route: one narrow row for coming and going, so that a duration needs no reckoning.
/// Acts do not read it; pages and figures do. Who did the work stands on the task.
/// </summary>
public sealed class RouteStap
{
    public long Id { get; set; }
    public Guid InstantieId { get; set; }

    /// <summary>The version of the route it was walked in; of a run that moved meanwhile, the one in which it ended.</summary>
    public int Versie { get; set; }
    public required string Element { get; set; }
    public DateTimeOffset Op { get; set; }

    /// <summary>Null while the run is still here.</summary>
    public DateTimeOffset? VerlatenOp { get; set; }

    /// <summary>How long the run was here, from the clock and not in working time; 0 when it only passed.</summary>
    public long? Seconden { get; set; }
    public Guid? TaakId { get; set; }
}
