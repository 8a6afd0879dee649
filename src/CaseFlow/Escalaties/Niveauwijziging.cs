namespace CaseFlow.Escalaties;

public enum Richting { Start, Omhoog, Omlaag, Gelijk, Einde }

/// <summary>
/// One move on the ladder: from where to where, on what ground, to what end, and who then leads. It keeps the words of its day, so that a
/// ladder which changes later does not rewrite what happened.
/// </summary>
public sealed class Niveauwijziging
{
    public Guid Id { get; set; } = Guid.CreateVersion7();
    public Guid ZaakId { get; set; }
    public Guid? HuishoudenId { get; set; }

    /// <summary>Code of the rung before; null at the beginning.</summary>
    public string? Van { get; set; }

    /// <summary>Code of the rung after; null when the Ave ended.</summary>
    public string? Naar { get; set; }
    public Richting Richting { get; set; }

    /// <summary>The name, colour and severity of the rung as they were.</summary>
    public string? Naam { get; set; }
    public string? Kleur { get; set; }
    public int? Zwaarte { get; set; }
    public required string LadderVersie { get; set; }
    public string? Aanleiding { get; set; }
    public string? Doel { get; set; }
    public string? Casusregie { get; set; }
    public string? Procesregie { get; set; }
    public string? Bestuurlijk { get; set; }

    /// <summary>The criteria that were ticked, in the words of the ladder, one on a line.</summary>
    public string? Criteria { get; set; }

    /// <summary>More than one rung at once was right: it was acute.</summary>
    public bool IsAcuut { get; set; }

    /// <summary>The day of the decision; <see cref="Op"/> is when it was written down.</summary>
    public DateOnly Datum { get; set; }
    public DateOnly? HerzienOp { get; set; }
    public string? Toelichting { get; set; }

    /// <summary>When the next move came; null while this one holds.</summary>
    public DateTimeOffset? VervangenOp { get; set; }
    public DateTimeOffset Op { get; set; }
    public Guid? MedewerkerId { get; set; }
    public required string Door { get; set; }
    public required string Rol { get; set; }

    public bool IsCrisis => Zwaarte >= Gemeenten.Laddertrede.Crisis;
}
