using CaseFlow.Zaken;

namespace CaseFlow.Huishoudens;

/// <summary>What was known of a resident before it was put right: the old value, who changed it, when and why. It never changes.</summary>
public sealed class Persoonswijziging
{
    public Guid Id { get; set; } = Guid.CreateVersion7();
    public Guid InwonerId { get; set; }

    /// <summary>The case in which it was put right.</summary>
    public Guid ZaakId { get; set; }

    /// <summary>What was changed, in the words of the screen.</summary>
    public required string Veld { get; set; }

    /// <summary>What it was; null when nothing was known, or for a BSN.</summary>
    public string? Oud { get; set; }

    /// <summary>The BSN that it was, through <see cref="BsnKluis"/> only.</summary>
    public byte[]? OudVersleuteld { get; set; }

    /// <summary>Not to be shown on a page: a secret address, a telephone number of before.</summary>
    public bool IsVertrouwelijk { get; set; }
    public string? Reden { get; set; }
    public DateTimeOffset Op { get; set; }
    public Guid? MedewerkerId { get; set; }
    public required string Door { get; set; }
    public required string Rol { get; set; }

    public static Persoonswijziging Van(ZaakContext c, Guid inwonerId, string veld, string? oud) => new()
    {
        InwonerId = inwonerId,
        ZaakId = c.Zaak.Id,
        Veld = veld,
        Oud = oud,
        Reden = c.Handeling.Reden,
        Op = c.Nu,
        MedewerkerId = c.Handeling.MedewerkerId,
        Door = c.Handeling.Naam,
        Rol = c.Handeling.Rol,
    };
}

/// <summary>Somebody thinks that two residents are one person. Another decides, because it cannot be undone.</summary>
public sealed class Samenvoegvoorstel
{
    public Guid Id { get; set; } = Guid.CreateVersion7();
    public required string GemeenteId { get; set; }

    /// <summary>The case of the resident who stays.</summary>
    public Guid ZaakId { get; set; }

    /// <summary>The case of the resident who goes up in the other.</summary>
    public Guid AndereZaakId { get; set; }
    public Guid BlijftId { get; set; }
    public Guid GaatOpId { get; set; }

    /// <summary>Whose household holds from now: deze-zaak or andere-zaak; null when there is nothing to choose.</summary>
    public string? Huishouden { get; set; }
    public required string Reden { get; set; }
    public DateTimeOffset Op { get; set; }
    public Guid? MedewerkerId { get; set; }
    public required string Door { get; set; }

    /// <summary>Null while nobody decided.</summary>
    public bool? IsAkkoord { get; set; }
    public DateTimeOffset? BeoordeeldOp { get; set; }
    public string? BeoordeeldDoor { get; set; }
}
