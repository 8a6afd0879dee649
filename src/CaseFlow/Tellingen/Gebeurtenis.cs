namespace CaseFlow.Tellingen;

/// <summary>An event for counting. It carries no person: dimensions, a date, and keyed hashes that nobody can turn back.</summary>
public sealed class Gebeurtenis
{
    public long Id { get; set; }
    public required string GemeenteId { get; set; }
    public required string Naam { get; set; }
    public DateOnly Datum { get; set; }
    public string? Wijk { get; set; }
    public string? Geslacht { get; set; }
    public string? Leeftijdsklasse { get; set; }

    /// <summary>The dimensions of this event as a JSON object of words.</summary>
    public required string Dimensies { get; set; }

    /// <summary>Keyed hash of the record, the basis of the cell key method.</summary>
    public required string Recordsleutel { get; set; }

    /// <summary>Keyed hash of the person, to count people once.</summary>
    public string? Persoonsleutel { get; set; }

    public string? Huishoudsleutel { get; set; }

    /// <summary>
    /// Keyed hash of what begins and ends: the indication, the debt traject, the placement, or else the case.
    /// A begin and an end with the same key are two ends of one interval; the last day stands in <see cref="GeldigTot"/> of the end.
    /// </summary>
    public string? Objectsleutel { get; set; }

    public DateOnly? GeldigVan { get; set; }
    public DateOnly? GeldigTot { get; set; }

    /// <summary>Key of this event, by which a later one can replace it.</summary>
    public required string Sleutel { get; set; }
    public string? Vervangt { get; set; }
}
