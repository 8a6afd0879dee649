namespace CaseFlow.Voorzieningen;

/// <summary>A list of own contributions, made for the CAK; it never changes.</summary>
public sealed class Bijdragelijst
{
    public Guid Id { get; set; } = Guid.CreateVersion7();
    public required string GemeenteId { get; set; }

    /// <summary>Counts from 1 in each municipality.</summary>
    public int Nummer { get; set; }
    public DateTimeOffset Op { get; set; }
    public required string Door { get; set; }
    public List<Bijdrageregel> Regels { get; } = [];
}

/// <summary>What is reported of one provision: it starts, changes or stops.</summary>
public sealed class Bijdrageregel
{
    public Guid Id { get; set; } = Guid.CreateVersion7();
    public Guid LijstId { get; set; }
    public Guid IndicatieId { get; set; }

    /// <summary>start, wijziging or stop.</summary>
    public required string Soort { get; set; }
    public DateOnly Startdatum { get; set; }
    public DateOnly? Stopdatum { get; set; }
}
