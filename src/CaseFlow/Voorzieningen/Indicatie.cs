namespace CaseFlow.Voorzieningen;

/// <summary>A provision that was granted or referred: from when to when, by whom, in which form.</summary>
public sealed class Indicatie
{
    public Guid Id { get; set; } = Guid.CreateVersion7();
    public Guid ZaakId { get; set; }
    public Guid InwonerId { get; set; }
    public Guid? SpoorId { get; set; }

    /// <summary>The decision that granted it; null where somebody else than the municipality opened the way to the help.</summary>
    public Guid? BesluitId { get; set; }

    /// <summary>What it rests on: a decision, a referral, an institution or the court.</summary>
    public string Grondslag { get; set; } = Grondslagen.Besluit;

    /// <summary>Who referred, where it rests on no decision.</summary>
    public string? Verwijzer { get; set; }
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

/// <summary>What a provision may rest on (Wmo 2.3.5, Jeugdwet 2.3, 2.6 lid 1 onder g, 3.5).</summary>
public static class Grondslagen
{
    public const string Besluit = "besluit";
    public const string Verwijzing = "verwijzing";
    public const string Instelling = "gecertificeerde-instelling";
    public const string Rechter = "rechter";

    /// <summary>What the referral of somebody rests on.</summary>
    public static string Van(string? verwijzer) => verwijzer switch
    {
        "gi" => Instelling,
        "rechter" or "raad" => Rechter,
        _ => Verwijzing,
    };
}
