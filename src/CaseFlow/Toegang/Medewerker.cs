using Microsoft.AspNetCore.Identity;

namespace CaseFlow.Toegang;

/// <summary>An account. What its owner may do follows from the roles and teams that hold today.</summary>
public sealed class Medewerker : IdentityUser<Guid>
{
    public string Naam { get; set; } = "";
    public string GemeenteId { get; set; } = "";

    /// <summary>Set for staff of a partner (Wijkkracht, BudgetAlert), null for the municipality itself.</summary>
    public string? Organisatie { get; set; }

    public bool IsDemo { get; set; }

    /// <summary>The password was given out by somebody else and must be changed before anything else.</summary>
    public bool IsWachtwoordTijdelijk { get; set; }

    /// <summary>Closed by the functional manager, until opened again; trying too often closes an account by itself for a while.</summary>
    public bool IsGeblokkeerd { get; set; }

    public DateTimeOffset? LaatstAangemeld { get; set; }

    /// <summary>The last code of the second factor that was used, hashed, so that it serves once.</summary>
    public string? LaatsteCode { get; set; }

    public List<MedewerkerRol> Rollen { get; } = [];
    public List<Teamlid> Teams { get; } = [];
}

public sealed class MedewerkerRol
{
    public Guid Id { get; set; } = Guid.CreateVersion7();
    public Guid MedewerkerId { get; set; }
    public required string Rol { get; set; }
    public DateOnly Van { get; set; }
    public DateOnly? Tot { get; set; }
}

public sealed class Teamlid
{
    public Guid Id { get; set; } = Guid.CreateVersion7();
    public Guid MedewerkerId { get; set; }
    public required string Team { get; set; }

    /// <summary>Leads this team; who leads it sees its whole board, whatever team they work in beside it.</summary>
    public bool IsLeider { get; set; }
    public DateOnly Van { get; set; }
    public DateOnly? Tot { get; set; }
}
