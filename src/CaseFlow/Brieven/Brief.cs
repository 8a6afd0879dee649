namespace CaseFlow.Brieven;

/// <summary>A letter as it was sent; it never changes afterwards.</summary>
public sealed class Brief
{
    public Guid Id { get; set; } = Guid.CreateVersion7();
    public Guid ZaakId { get; set; }
    public required string Soort { get; set; }
    public required string Onderwerp { get; set; }
    public required string Tekst { get; set; }
    public DateTimeOffset Op { get; set; }
    public required string Door { get; set; }
}
