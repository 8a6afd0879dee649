namespace CaseFlow.Aanbieders;

/// <summary>
/// A provider came to a step of the delivery ladder for one provision: on what ground and from which day. A next step is a next row, and
/// each keeps the words of its day.
/// </summary>
public sealed class Aanbiederstap
{
    public Guid Id { get; set; } = Guid.CreateVersion7();
    public required string GemeenteId { get; set; }
    public required string Aanbieder { get; set; }
    public required string Voorziening { get; set; }

    /// <summary>Code of the step before; null at the first.</summary>
    public string? Van { get; set; }
    public required string Naar { get; set; }
    public required string Naam { get; set; }
    public required string LadderVersie { get; set; }
    public required string Grond { get; set; }
    public DateOnly Datum { get; set; }
    public DateTimeOffset Op { get; set; }
    public Guid? MedewerkerId { get; set; }
    public required string Door { get; set; }
    public required string Rol { get; set; }
}
