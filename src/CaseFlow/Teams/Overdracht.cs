using CaseFlow.Werkprocessen;

namespace CaseFlow.Teams;

public enum OverdrachtStand { Bezig, Gestopt, Klaar }

public enum RegelStand { Wacht, Gedaan, Geweigerd }

/// <summary>Many tasks handed to one person or team: one small act per task, so that it can be stopped and taken up again anywhere.</summary>
public sealed class Overdracht
{
    public Guid Id { get; set; } = Guid.CreateVersion7();
    public required string GemeenteId { get; set; }
    public Guid MedewerkerId { get; set; }
    public required string Door { get; set; }
    public required string Rol { get; set; }
    public DateTimeOffset Op { get; set; }

    /// <summary>Who gets the tasks; null when it is a team.</summary>
    public Guid? NaarId { get; set; }
    public string? NaarTeam { get; set; }

    /// <summary>The name of the person or team, as it was then.</summary>
    public required string Naar { get; set; }
    public OverdrachtStand Stand { get; set; }
    public DateTimeOffset? GestoptOp { get; set; }
    public List<OverdrachtRegel> Regels { get; } = [];
}

/// <summary>One task of a handover and how it went.</summary>
public sealed class OverdrachtRegel
{
    public Guid Id { get; set; } = Guid.CreateVersion7();
    public Guid OverdrachtId { get; set; }
    public Guid TaakId { get; set; }
    public Taak? Taak { get; set; }
    public Guid ZaakId { get; set; }
    public RegelStand Stand { get; set; }

    /// <summary>Why it was refused.</summary>
    public string? Melding { get; set; }
}
