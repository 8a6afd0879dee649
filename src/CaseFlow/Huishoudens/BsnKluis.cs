using System.Security.Cryptography;
using System.Text;
using CaseFlow.Toegang;

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

    /// <exception cref="CryptographicException">The key is not the one it was stored with.</exception>
    public Bsn Ontsleutel(byte[] versleuteld)
    {
        var cijfers = new byte[9];
        using var aes = new AesGcm(_sleutel, TagLengte);
        aes.Decrypt(versleuteld.AsSpan(0, NonceLengte), versleuteld.AsSpan(NonceLengte, 9), versleuteld.AsSpan(NonceLengte + 9), cijfers);
        return Bsn.TryParse(Encoding.ASCII.GetString(cijfers), out var bsn) ? bsn : throw new CryptographicException("De opgeslagen BSN is niet leesbaar.");
    }
}
