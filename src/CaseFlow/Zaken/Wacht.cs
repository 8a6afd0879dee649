namespace CaseFlow.Zaken;

/// <summary>Whom or what the work waits for.</summary>
public enum WachtOp { Inwoner, Advies, Aanbieder, Partner }

/// <summary>
/// A case, or one of its tasks, waits for somebody: who said so, since when, until when and why. It is told in lists and on the board and
/// never changes a term; that of a task ends with the task.
/// </summary>
public sealed class Wacht
{
    public Guid Id { get; set; } = Guid.CreateVersion7();
    public Guid ZaakId { get; set; }

    /// <summary>Null: the whole case waits.</summary>
    public Guid? TaakId { get; set; }
    public WachtOp Op { get; set; }
    public required string Reden { get; set; }

    /// <summary>The day by which the answer is expected.</summary>
    public DateOnly Tot { get; set; }
    public DateTimeOffset Sinds { get; set; }
    public required string Door { get; set; }
    public DateTimeOffset? BeeindigdOp { get; set; }
    public string? BeeindigdDoor { get; set; }
}
