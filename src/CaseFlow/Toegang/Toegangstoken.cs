namespace CaseFlow.Toegang;

/// <summary>With which a program does what its owner may do, within a scope. The token itself is shown once; kept is its hash.</summary>
public sealed class Toegangstoken
{
    public Guid Id { get; set; } = Guid.CreateVersion7();
    public Guid MedewerkerId { get; set; }
    public Medewerker? Medewerker { get; set; }
    public required string Naam { get; set; }

    /// <summary>SHA-256 of the token, in hexadecimal: it is random and long, so that nothing slower is needed.</summary>
    public required string Hash { get; set; }

    /// <summary>What it is for, with spaces in between: see <see cref="Toegang.Bereiken"/>.</summary>
    public required string Bereik { get; set; }

    /// <summary>The session in which it was made had shown two factors.</summary>
    public bool HeeftTweeFactoren { get; set; }
    public DateTimeOffset Op { get; set; }

    /// <summary>The last day on which it opens anything.</summary>
    public DateOnly GeldigTot { get; set; }

    /// <summary>To the minute.</summary>
    public DateTimeOffset? LaatstGebruikt { get; set; }
    public DateTimeOffset? IngetrokkenOp { get; set; }
    public string? IngetrokkenDoor { get; set; }

    public bool IsGeldigOp(DateOnly dag) => IngetrokkenOp is null && dag <= GeldigTot;

    public IReadOnlyList<string> Bereiken => Bereik.Split(' ', StringSplitOptions.RemoveEmptyEntries);
}

/// <summary>What a token may be for: an area, to read or to write.</summary>
public static class Bereiken
{
    public const string Lezen = "lezen";
    public const string Schrijven = "schrijven";
    public const string Zaken = "zaken";
    public const string Teams = "teams";
    public const string Schuldhulp = "schuldhulp";
    public const string Beleid = "beleid";
    public const string Privacy = "privacy";
    public const string Beheer = "beheer";

    /// <summary>Each area in words, and the roles without which it opens nothing.</summary>
    public static readonly IReadOnlyList<(string Gebied, string Naam, IReadOnlyList<string> Rollen)> Gebieden =
    [
        (Zaken, "Zaken, taken en meldingen", Toegangsregels.Zaakrollen),
        (Teams, "Team, overdragen en afwezigheid", ["teamleider", "kwaliteit"]),
        (Schuldhulp, "Vroegsignalen", ["schuldhulpverlener", "administratie", "teamleider"]),
        (Beleid, "Cijfers, doelen en streefwaarden", ["beleid"]),
        (Privacy, "Logboek, verzoeken en vernietiging", ["privacy", "administratie"]),
        (Beheer, "Accounts, storingen, routes en instellingen", ["beheer", "teamleider", "administratie"]),
    ];

    /// <summary>Scopes as people read them (Dutch).</summary>
    public static string Tekst(IReadOnlyList<string> bereiken) => string.Join("; ", Gebieden
        .Select(g => (g.Naam, Wat: string.Join(" en ", new[] { (Lezen, "lezen"), (Schrijven, "wijzigen") }.Where(s => bereiken.Contains($"{g.Gebied}:{s.Item1}")).Select(s => s.Item2))))
        .Where(g => g.Wat.Length > 0).Select(g => $"{g.Naam}: {g.Wat}"));

    public static bool Bestaat(string bereik) => bereik.Split(':') is [var gebied, Lezen or Schrijven] && Gebieden.Any(g => g.Gebied == gebied);

    /// <summary>The scopes that somebody with these roles can use.</summary>
    public static IEnumerable<(string Bereik, string Naam)> Voor(IReadOnlyCollection<string> rollen) => Gebieden.Where(g => g.Rollen.Any(rollen.Contains))
        .SelectMany(g => new[] { ($"{g.Gebied}:{Lezen}", $"{g.Naam}: lezen"), ($"{g.Gebied}:{Schrijven}", $"{g.Naam}: wijzigen") });
}
