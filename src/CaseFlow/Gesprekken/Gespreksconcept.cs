namespace CaseFlow.Gesprekken;

/// <summary>What was filled in so far during a talk, until its task is done. Each save is a new version of the one row.</summary>
public sealed class Gespreksconcept
{
    public Guid Id { get; set; } = Guid.CreateVersion7();
    public Guid ZaakId { get; set; }

    /// <summary>Id of the step. A next invitation opens the task anew; what was noted stays.</summary>
    public required string Stap { get; set; }
    public int Versie { get; set; }

    /// <summary>The answers so far as JSON, in the shape of the form.</summary>
    public required string Gegevens { get; set; }
    public DateTimeOffset Op { get; set; }
    public Guid? MedewerkerId { get; set; }
    public required string Door { get; set; }
}
