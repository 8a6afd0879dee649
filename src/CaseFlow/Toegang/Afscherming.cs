namespace CaseFlow.Toegang;

/// <summary>
/// From now on only the people who are named see this case, or every case of this resident, whatever team, assignment, regie or role somebody
/// has. A row is never changed into another: naming others ends it and makes a new one, so that the rows are the history.
/// </summary>
public sealed class Afscherming
{
    public Guid Id { get; set; } = Guid.CreateVersion7();
    public required string GemeenteId { get; set; }

    /// <summary>The case in which it was done, and the one that is shielded unless the whole resident is.</summary>
    public Guid ZaakId { get; set; }

    /// <summary>Set when every case of this resident is shielded, also those that are still to come.</summary>
    public Guid? InwonerId { get; set; }

    /// <summary>Why, as in the list afscherming-grond.</summary>
    public required string Grond { get; set; }
    public required string Toelichting { get; set; }
    public DateTimeOffset Op { get; set; }
    public required string Door { get; set; }
    public required string Rol { get; set; }
    public DateTimeOffset? OpgehevenOp { get; set; }
    public string? OpgehevenDoor { get; set; }
    public string? RedenOpheffen { get; set; }
    public List<Genoemde> Genoemden { get; } = [];
}

/// <summary>Somebody who may see what is shielded.</summary>
public sealed class Genoemde
{
    public Guid Id { get; set; } = Guid.CreateVersion7();
    public Guid AfschermingId { get; set; }
    public Guid MedewerkerId { get; set; }
    public required string Naam { get; set; }
}
