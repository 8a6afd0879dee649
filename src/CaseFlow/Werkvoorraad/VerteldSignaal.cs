namespace CaseFlow.Werkvoorraad;

public enum SignaalSoort { Nadert, Onhaalbaar, Verlopen }

/// <summary>A signal of a term that was told to a team: once for each last day, so that a term which moved can warn again.</summary>
public sealed class VerteldSignaal
{
    public Guid Id { get; set; } = Guid.CreateVersion7();
    public Guid TermijnId { get; set; }
    public SignaalSoort Soort { get; set; }
    public DateOnly LaatsteDag { get; set; }
    public required string Team { get; set; }
    public DateTimeOffset Op { get; set; }
}

/// <summary>A signal of a provision that was told to a team: once for its day, so that a provision which was extended can warn again.</summary>
public sealed class VerteldeVoorziening
{
    public Guid Id { get; set; } = Guid.CreateVersion7();
    public Guid IndicatieId { get; set; }

    /// <summary>indicatie-loopt-af, indicatie-verlopen or wordt-18.</summary>
    public required string Signaal { get; set; }
    public DateOnly Dag { get; set; }
    public required string Team { get; set; }
    public DateTimeOffset Op { get; set; }
}

/// <summary>The digest of a team on a day was made; without signals it is made and not sent.</summary>
public sealed class Dagbericht
{
    public Guid Id { get; set; } = Guid.CreateVersion7();
    public required string GemeenteId { get; set; }
    public required string Team { get; set; }
    public DateOnly Dag { get; set; }
    public int Aantal { get; set; }
    public DateTimeOffset Op { get; set; }
}
