using CaseFlow.Zaken;

namespace CaseFlow.Notities;

/// <summary>A colleague who is named in a note, and whether they marked it as read.</summary>
public sealed class Vermelding
{
    public Guid Id { get; set; } = Guid.CreateVersion7();
    public long RegelId { get; set; }

    /// <summary>The note, as a line of the case file.</summary>
    public Dossierregel? Regel { get; set; }
    public Guid MedewerkerId { get; set; }
    public DateTimeOffset? GelezenOp { get; set; }
}
