namespace CaseFlow.Werkprocessen;

/// <summary>What was filled in when a task was completed. It never changes; a task that comes again is another row.</summary>
public sealed class TaakAntwoord
{
    public Guid Id { get; set; } = Guid.CreateVersion7();
    public Guid ZaakId { get; set; }
    public Guid TaakId { get; set; }
    public Guid InstantieId { get; set; }

    /// <summary>Id of the form, whose labels say what the answers are.</summary>
    public required string Formulier { get; set; }

    /// <summary>The task and its outcome in words, as they were then.</summary>
    public required string Kop { get; set; }

    /// <summary>The answers as JSON.</summary>
    public required string Gegevens { get; set; }
    public DateTimeOffset Op { get; set; }
    public required string Door { get; set; }
    public bool IsBesloten { get; set; }
}
