namespace CaseFlow.Voorzieningen;

/// <summary>What was told about the delivery of a provision: the history stays.</summary>
public sealed class Leveringsmelding
{
    public Guid Id { get; set; } = Guid.CreateVersion7();
    public Guid IndicatieId { get; set; }

    /// <summary>wachtlijst, gestart, onderbroken, hervat or gestopt.</summary>
    public required string Soort { get; set; }
    public DateOnly Datum { get; set; }
    public string? Reden { get; set; }
    public DateTimeOffset Op { get; set; }
    public required string Door { get; set; }
}

/// <summary>A measure of youth protection or probation, as the court or an institution ordered it.</summary>
public sealed class Maatregel
{
    public Guid Id { get; set; } = Guid.CreateVersion7();
    public Guid ZaakId { get; set; }
    public Guid InwonerId { get; set; }
    public required string Soort { get; set; }
    public DateOnly Van { get; set; }
    public DateOnly? Tot { get; set; }

    /// <summary>Who ordered it.</summary>
    public string? Verwijzer { get; set; }
    public DateTimeOffset Op { get; set; }
    public required string Door { get; set; }
}
