using System.Security.Cryptography;
using System.Text;

namespace CaseFlow.Brieven;

/// <summary>A letter as it was sent: filled in once, and sealed. Neither a later template nor a later address changes it.</summary>
public sealed class Brief
{
    public Guid Id { get; set; } = Guid.CreateVersion7();
    public Guid ZaakId { get; set; }
    public required string Soort { get; set; }

    /// <summary>Name and address as they were known that day, a line each; empty for a letter that goes to nobody's home.</summary>
    public string Geadresseerde { get; set; } = "";
    public required string Onderwerp { get; set; }
    public required string Tekst { get; set; }

    /// <summary>SHA-256 over the letter, made with it.</summary>
    public string Zegel { get; set; } = "";
    public DateTimeOffset Op { get; set; }
    public required string Door { get; set; }

    /// <summary>False when somebody changed the row behind the application's back.</summary>
    public bool IsOngewijzigd => Zegel == Bereken();

    public void Verzegel() => Zegel = Bereken();

    private string Bereken() => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(string.Join('\u001f', ZaakId, Soort, Geadresseerde, Onderwerp, Tekst))));
}
