namespace CaseFlow.Werkvoorraad;

/// <summary>
/// When somebody last opened a case, and whether they follow it. Kept for the last cases only and for nobody but this person: the log of who
/// read what is there to account for reading, and is not used for convenience.
/// </summary>
public sealed class Zaakbezoek
{
    public Guid Id { get; set; } = Guid.CreateVersion7();
    public Guid MedewerkerId { get; set; }
    public Guid ZaakId { get; set; }
    public DateTimeOffset Op { get; set; }

    /// <summary>The newest line of the case file at that moment: what came later is new.</summary>
    public long GezienTot { get; set; }
    public DateTimeOffset? VolgtSinds { get; set; }
}
