namespace CaseFlow.Logboek;

public enum Logsoort { Lezen, Schrijven }

/// <summary>One line of the log: who read or changed what of whom, in which role, why, and from where. A line never changes.</summary>
public sealed class Logregel
{
    public long Id { get; set; }
    public DateTimeOffset Op { get; set; }
    public required string GemeenteId { get; set; }
    public Logsoort Soort { get; set; }
    public Guid? MedewerkerId { get; set; }
    public required string Medewerker { get; set; }
    public required string Rol { get; set; }

    /// <summary>On whose behalf, when that is not the municipality: the partner somebody works for.</summary>
    public string? Namens { get; set; }

    public Guid? InwonerId { get; set; }
    public Guid? ZaakId { get; set; }

    /// <summary>The page or the part that was read; of a change the names of the facts.</summary>
    public required string Onderdeel { get; set; }

    /// <summary>The purpose: the law the case is about, or the access to help as long as no law is known.</summary>
    public required string Doel { get; set; }

    /// <summary>False when it was asked for and refused.</summary>
    public bool IsToegestaan { get; set; } = true;

    /// <summary>The way in and the address it came from; empty for what CaseFlow does by itself.</summary>
    public string? Herkomst { get; set; }

    /// <summary>Keyed hash of all of the above, written with the line, so that a change shows at once.</summary>
    public string Handtekening { get; set; } = "";
}

/// <summary>
/// A link of the chain: the place of a line among all lines, with a keyed hash over the link before and the line. It is made
/// shortly after the line, so that no act waits for another.
/// </summary>
public sealed class Logzegel
{
    /// <summary>From 1, without gaps.</summary>
    public long Volgnummer { get; set; }
    public long RegelId { get; set; }
    public required string Zegel { get; set; }
}
