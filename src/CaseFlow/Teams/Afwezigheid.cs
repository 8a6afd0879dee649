using CaseFlow.Toegang;

namespace CaseFlow.Teams;

/// <summary>Somebody is away and another looks after their tasks. Why is not kept: that may tell about health.</summary>
public sealed class Afwezigheid
{
    public Guid Id { get; set; } = Guid.CreateVersion7();
    public Guid MedewerkerId { get; set; }
    public Medewerker? Medewerker { get; set; }
    public DateOnly Van { get; set; }

    /// <summary>The last day away; null while nobody knows.</summary>
    public DateOnly? Tot { get; set; }
    public Guid? VervangerId { get; set; }
    public Medewerker? Vervanger { get; set; }
    public required string Door { get; set; }
    public DateTimeOffset Op { get; set; }

    /// <summary>Set when it was withdrawn; the row stays.</summary>
    public DateTimeOffset? IngetrokkenOp { get; set; }

    public bool IsOp(DateOnly dag) => IngetrokkenOp is null && Van <= dag && (Tot is null || Tot >= dag);
}
