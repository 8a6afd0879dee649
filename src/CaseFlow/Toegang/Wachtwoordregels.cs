using System.Collections.Frozen;
using System.Security.Cryptography;
using CaseFlow.Gemeenten;
using Microsoft.AspNetCore.Identity;

namespace CaseFlow.Toegang;

/// <summary>Refuses a password that somebody would guess: a common one with digits and signs around it, or one made of the own name or place.</summary>
public sealed class Wachtwoordregels(Configuratie configuratie) : IPasswordValidator<Medewerker>
{
    private const int KortsteNaam = 4;
    private const int MinsteTekens = 6;

    // Without the digits and signs that people put around them. Ours are long, so that only what is left of a long one counts.
    private static readonly FrozenSet<string> Veelgebruikt = Lees()
        .Where(r => r.Length > 0 && r[0] != '#').ToFrozenSet(StringComparer.Ordinal);

    private static IEnumerable<string> Lees()
    {
        using var lezer = new StreamReader(typeof(Wachtwoordregels).Assembly.GetManifestResourceStream("veelgebruikte-wachtwoorden.txt")!);
        while (lezer.ReadLine() is { } regel)
        {
            yield return regel;
        }
    }

    public Task<IdentityResult> ValidateAsync(UserManager<Medewerker> manager, Medewerker user, string? password)
    {
        var kaal = Kaal(password ?? "");
        var eigen = $"{user.UserName} {user.Naam} {configuratie.Gemeenten.GetValueOrDefault(user.GemeenteId)?.Naam}"
            .Split([' ', '.', '-', '@', '(', ')', '_'], StringSplitOptions.RemoveEmptyEntries).Select(Kaal).Where(w => w.Length >= KortsteNaam);
        var reden = (password ?? "").Distinct().Count() < MinsteTekens ? "Dit wachtwoord heeft te weinig verschillende tekens. Neem bijvoorbeeld vier woorden die niets met elkaar te maken hebben."
            : IsVeelgebruikt(kaal) ? "Dit wachtwoord is te makkelijk te raden: veel mensen gebruiken het. Neem bijvoorbeeld vier woorden die niets met elkaar te maken hebben."
            : eigen.Any(w => kaal.Contains(w, StringComparison.Ordinal)) ? "Gebruik niet uw eigen naam, uw gebruikersnaam of uw gemeente in het wachtwoord."
            : null;
        return Task.FromResult(reden is null ? IdentityResult.Success : IdentityResult.Failed(new IdentityError { Code = "PasswordTooCommon", Description = reden }));
    }

    /// <summary>A password for once, easy to read out: four groups, without letters and digits that look alike.</summary>
    public static string Eenmalig() => string.Join('-', Enumerable.Range(0, 4).Select(_ => RandomNumberGenerator.GetString("abcdefghjkmnpqrstuvwxyz23456789", 5)));

    // The whole, or one common word repeated, or two after each other.
    private static bool IsVeelgebruikt(string kaal) => kaal.Length == 0 || Veelgebruikt.Contains(kaal)
        || Enumerable.Range(1, Math.Max(0, kaal.Length - 1)).Any(knip => Veelgebruikt.Contains(kaal[..knip]) && Veelgebruikt.Contains(kaal[knip..]));

    /// <summary>Small letters only, with the digits and signs that stand for a letter read as that letter.</summary>
    private static string Kaal(string tekst) => new([.. tekst.ToLowerInvariant().Trim("0123456789!?.,-_+*#@$%&() ".ToCharArray())
        .Select(c => c switch { '0' => 'o', '1' or '!' => 'i', '3' => 'e', '4' or '@' => 'a', '5' or '$' => 's', '7' => 't', _ => c }).Where(char.IsAsciiLetter)]);
}
