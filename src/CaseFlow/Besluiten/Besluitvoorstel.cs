namespace CaseFlow.Besluiten;

/// <summary>A decision as somebody without mandate would take it: kept with the task until somebody with mandate signs. The newest counts.</summary>
public sealed class Besluitvoorstel
{
    public Guid Id { get; set; } = Guid.CreateVersion7();
    public Guid ZaakId { get; set; }
    public Guid TaakId { get; set; }
    public required string Uitkomst { get; set; }

    /// <summary>All fields of the decision form as JSON.</summary>
    public required string Gegevens { get; set; }
    public DateTimeOffset Op { get; set; }
    public Guid? MedewerkerId { get; set; }
    public required string Door { get; set; }
    public required string Rol { get; set; }
}
