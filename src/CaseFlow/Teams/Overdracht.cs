using CaseFlow.Werkprocessen;

namespace CaseFlow.Teams;

public enum OverdrachtStand { Bezig, Gestopt, Klaar }

public enum RegelStand { Wacht, Gedaan, Geweigerd, Ongedaan, Gebleven }

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
    /// <summary>Who did it undid it: what was done goes back, what waited stays as it is.</summary>
    public bool IsOngedaan { get; set; }
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

    /// <summary>How the task was, for undoing: on whose name, in which team, and which revision it got by the handover.</summary>
    public Guid? VanId { get; set; }
    public string? Van { get; set; }
    public string? VanTeam { get; set; }

    /// <summary>The roles that came along for who got it, with spaces between.</summary>
    public string? Rollen { get; set; }
    public bool WasBehandelaar { get; set; }
    public bool WasVanSpoor { get; set; }
    public int? Revisie { get; set; }

    /// <summary>Why it was refused, or could not be undone.</summary>
    public string? Melding { get; set; }
}
