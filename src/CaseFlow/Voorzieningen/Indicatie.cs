namespace CaseFlow.Voorzieningen;

/// <summary>A provision that was granted or referred: from when to when, by whom, in which form.</summary>
public sealed class Indicatie
{
    public Guid Id { get; set; } = Guid.CreateVersion7();
    public Guid ZaakId { get; set; }
    public Guid InwonerId { get; set; }
    public Guid? SpoorId { get; set; }
    public Guid BesluitId { get; set; }
    public required string Voorziening { get; set; }
    public string? Wet { get; set; }
    public string Leveringsvorm { get; set; } = "";
    public DateOnly Ingangsdatum { get; set; }
    public DateOnly? Einddatum { get; set; }
    public bool IsOnbepaaldeTijd { get; set; }
    public bool IsEenmalig { get; set; }
    public bool IsTijdelijk { get; set; }
    public string? Omvang { get; set; }
    public string? Aanbieder { get; set; }
    public bool IsEigenBijdrageVerschuldigd { get; set; }
    public DateOnly? LeveringGestartOp { get; set; }
    public DateOnly? OpWachtlijstSinds { get; set; }
    public DateOnly? BeeindigdOp { get; set; }
    public string? RedenEinde { get; set; }
}
