namespace CaseFlow.Toegang;

/// <summary>
/// Somebody opened a case that they may not see, with a written reason and until a moment that the query itself keeps. The privacy officer
/// says afterwards whether that was right.
/// </summary>
public sealed class Noodtoegang
{
    public Guid Id { get; set; } = Guid.CreateVersion7();
    public required string GemeenteId { get; set; }
    public Guid ZaakId { get; set; }
    public Guid MedewerkerId { get; set; }
    public required string Medewerker { get; set; }
    public required string Rol { get; set; }
    public required string Reden { get; set; }
    public DateTimeOffset Op { get; set; }

    /// <summary>From this moment on the case is closed again.</summary>
    public DateTimeOffset Tot { get; set; }

    /// <summary>The case was shielded when it was opened.</summary>
    public bool IsAfgeschermd { get; set; }

    /// <summary>The last day to say whether it was right.</summary>
    public DateOnly BeoordelenVoor { get; set; }

    /// <summary>Null as long as nobody judged it.</summary>
    public bool? IsTerecht { get; set; }
    public string? Opmerking { get; set; }
    public DateTimeOffset? BeoordeeldOp { get; set; }
    public string? BeoordeeldDoor { get; set; }
}
