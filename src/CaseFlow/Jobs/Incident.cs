namespace CaseFlow.Jobs;

/// <summary>Something that stopped and does not go on by itself. It names a case, a route and a step, never a person.</summary>
public sealed class Incident
{
    public Guid Id { get; set; } = Guid.CreateVersion7();
    public string? GemeenteId { get; set; }
    public Guid? ZaakId { get; set; }
    public Guid? InstantieId { get; set; }

    /// <summary>The step of the route.</summary>
    public string? Element { get; set; }

    /// <summary>The job that waits for somebody; null when there is nothing to try again.</summary>
    public Guid? JobId { get; set; }

    /// <summary>The kind of the job, or what else went wrong.</summary>
    public required string Kind { get; set; }

    /// <summary>What went wrong, in words (Dutch), without personal data.</summary>
    public required string Message { get; set; }

    /// <summary>Where in the code, for who mends it.</summary>
    public string? Detail { get; set; }
    public DateTimeOffset At { get; set; }
    public DateTimeOffset? RetriedAt { get; set; }
    public string? RetriedBy { get; set; }
    public DateTimeOffset? ResolvedAt { get; set; }
    public string? ResolvedBy { get; set; }
}

/// <summary>What an incident says, before it is a row: cut to what the columns hold.</summary>
public sealed record IncidentReport
{
    public IncidentReport(string message, string? element = null, string? detail = null) =>
        (Message, Element, Detail) = (Cut(message, 1000), element, detail is null ? null : Cut(detail, 4000));

    public string Message { get; }

    public string? Element { get; }

    public string? Detail { get; }

    private static string Cut(string text, int length) => text.Length <= length ? text : text[..length];
}
