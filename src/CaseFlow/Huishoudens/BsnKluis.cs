using System.Security.Cryptography;
using System.Text;
using CaseFlow.Data;
using CaseFlow.Toegang;
using Microsoft.EntityFrameworkCore;

namespace CaseFlow.Huishoudens;

/// <summary>Encrypts a BSN for storage and makes the keyed hash by which it is found; the keys stay outside the database.</summary>
public sealed class BsnKluis(Geheim geheim)
{
    private const int NonceLengte = 12;
    private const int TagLengte = 16;

    private readonly byte[] _sleutel = geheim.Sleutel("bsn-versleuteling", 32);
    private readonly byte[] _hashSleutel = geheim.Sleutel("bsn-hash", 32);

    public string Hash(Bsn bsn) => Convert.ToHexStringLower(HMACSHA256.HashData(_hashSleutel, Encoding.ASCII.GetBytes(bsn.Onthul())));

    public byte[] Versleutel(Bsn bsn)
    {
        var klaar = new byte[NonceLengte + 9 + TagLengte];
        RandomNumberGenerator.Fill(klaar.AsSpan(0, NonceLengte));
        using var aes = new AesGcm(_sleutel, TagLengte);
        aes.Encrypt(klaar.AsSpan(0, NonceLengte), Encoding.ASCII.GetBytes(bsn.Onthul()), klaar.AsSpan(NonceLengte, 9), klaar.AsSpan(NonceLengte + 9));
        return klaar;
    }

    /// <summary>As <see cref="Bsn.Gemaskeerd"/>; null when there is none, all hidden when the key does not fit.</summary>
    public string? Gemaskeerd(byte[]? versleuteld)
    {
        try
        {
            return versleuteld is null ? null : Ontsleutel(versleuteld).Gemaskeerd;
        }
        catch (CryptographicException)
        {
            return "•••••••••";
        }
    }

    /// <summary>Whether the key file belongs to this database: reads one number back. True where no number is stored yet.</summary>
    public async Task<bool> PastBijAsync(CaseFlowDbContext db, CancellationToken cancellation = default)
    {
        var versleuteld = await db.Inwoners.Where(i => i.BsnVersleuteld != null).OrderByDescending(i => i.Id).Select(i => new { i.BsnVersleuteld, i.BsnHash }).FirstOrDefaultAsync(cancellation);
        try
        {
            return versleuteld is null || Hash(Ontsleutel(versleuteld.BsnVersleuteld!)) == versleuteld.BsnHash;
        }
        catch (CryptographicException)
        {
            return false;
        }
    }

    /// <exception cref="CryptographicException">The key is not the one it was stored with.</exception>
    public Bsn Ontsleutel(byte[] versleuteld)
    {
        var cijfers = new byte[9];
        using var aes = new AesGcm(_sleutel, TagLengte);
        aes.Decrypt(versleuteld.AsSpan(0, NonceLengte), versleuteld.AsSpan(NonceLengte, 9), versleuteld.AsSpan(NonceLengte + 9), cijfers);
        return Bsn.TryParse(Encoding.ASCII.GetString(cijfers), out var bsn) ? bsn : throw new CryptographicException("De opgeslagen BSN is niet leesbaar.");
    }
}
