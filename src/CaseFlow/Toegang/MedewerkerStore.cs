using System.Security.Cryptography;
using System.Text;
using CaseFlow.Data;
using Microsoft.AspNetCore.Identity;
using Microsoft.AspNetCore.Identity.EntityFrameworkCore;

namespace CaseFlow.Toegang;

/// <summary>
/// Keeps accounts as Identity does, but for the second factor: who reads the database finds neither the key behind the codes
/// (encrypted) nor a recovery code (a keyed hash of each).
/// </summary>
public sealed class MedewerkerStore(CaseFlowDbContext db, Geheim geheim, IdentityErrorDescriber? describer = null) : UserOnlyStore<Medewerker, CaseFlowDbContext, Guid>(db, describer)
{
    private const int NonceLengte = 12;
    private const int TagLengte = 16;

    private readonly byte[] _sleutel = geheim.Sleutel("tweede-factor", 32);
    private readonly byte[] _hashSleutel = geheim.Sleutel("herstelcode", 32);

    public override Task SetAuthenticatorKeyAsync(Medewerker user, string key, CancellationToken cancellationToken = default) =>
        base.SetAuthenticatorKeyAsync(user, Versleutel(key), cancellationToken);

    public override async Task<string?> GetAuthenticatorKeyAsync(Medewerker user, CancellationToken cancellationToken = default) =>
        await base.GetAuthenticatorKeyAsync(user, cancellationToken) is { } versleuteld ? Ontsleutel(versleuteld) : null;

    public override Task ReplaceCodesAsync(Medewerker user, IEnumerable<string> recoveryCodes, CancellationToken cancellationToken = default) =>
        base.ReplaceCodesAsync(user, recoveryCodes.Select(Hash), cancellationToken);

    public override async Task<bool> RedeemCodeAsync(Medewerker user, string code, CancellationToken cancellationToken = default)
    {
        var hash = Hash(code.Trim().ToUpperInvariant());
        var codes = (await GetTokenAsync(user, "[AspNetUserStore]", "RecoveryCodes", cancellationToken) ?? "").Split(';');
        if (!codes.Contains(hash))
        {
            return false;
        }
        // What is left is hashed already.
        await base.ReplaceCodesAsync(user, codes.Where(c => c != hash), cancellationToken);
        return true;
    }

    // Half of what a code holds of chance is enough to tell ten apart, and ten fit in the column.
    private string Hash(string code) => Convert.ToHexStringLower(HMACSHA256.HashData(_hashSleutel, Encoding.UTF8.GetBytes(code)).AsSpan(0, 8));

    private string Versleutel(string tekst)
    {
        var bron = Encoding.UTF8.GetBytes(tekst);
        var klaar = new byte[NonceLengte + bron.Length + TagLengte];
        RandomNumberGenerator.Fill(klaar.AsSpan(0, NonceLengte));
        using var aes = new AesGcm(_sleutel, TagLengte);
        aes.Encrypt(klaar.AsSpan(0, NonceLengte), bron, klaar.AsSpan(NonceLengte, bron.Length), klaar.AsSpan(NonceLengte + bron.Length));
        return Convert.ToBase64String(klaar);
    }

    private string Ontsleutel(string versleuteld)
    {
        var bron = Convert.FromBase64String(versleuteld);
        var tekst = new byte[bron.Length - NonceLengte - TagLengte];
        using var aes = new AesGcm(_sleutel, TagLengte);
        aes.Decrypt(bron.AsSpan(0, NonceLengte), bron.AsSpan(NonceLengte, tekst.Length), bron.AsSpan(NonceLengte + tekst.Length), tekst);
        return Encoding.UTF8.GetString(tekst);
    }
}
