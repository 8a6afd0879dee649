using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using CaseFlow.Toegang;

namespace CaseFlow.Import;

/// <summary>Knows a row again by a keyed hash, and keeps a refused one encrypted until it is given back.</summary>
public sealed class Importkluis(Geheim geheim)
{
    private const int NonceLengte = 12;
    private const int TagLengte = 16;

    private readonly byte[] _hash = geheim.Sleutel("import-rij", 32);
    private readonly byte[] _sleutel = geheim.Sleutel("import-inhoud", 32);

    /// <summary>The same columns with the same contents give the same key, in whatever order they stood.</summary>
    public string Sleutel(string soort, Bronrij rij) => Convert.ToHexStringLower(
        HMACSHA256.HashData(_hash, Encoding.UTF8.GetBytes(soort + "\n" + JsonSerializer.Serialize(rij.Velden.OrderBy(v => v.Key, StringComparer.Ordinal)))).AsSpan(0, 16));

    public byte[] Versleutel(IReadOnlyDictionary<string, string> velden)
    {
        var inhoud = JsonSerializer.SerializeToUtf8Bytes(velden);
        var klaar = new byte[NonceLengte + inhoud.Length + TagLengte];
        RandomNumberGenerator.Fill(klaar.AsSpan(0, NonceLengte));
        using var aes = new AesGcm(_sleutel, TagLengte);
        aes.Encrypt(klaar.AsSpan(0, NonceLengte), inhoud, klaar.AsSpan(NonceLengte, inhoud.Length), klaar.AsSpan(NonceLengte + inhoud.Length));
        return klaar;
    }

    /// <exception cref="CryptographicException">The key is not the one it was stored with.</exception>
    public IReadOnlyDictionary<string, string> Ontsleutel(byte[] versleuteld)
    {
        var inhoud = new byte[versleuteld.Length - NonceLengte - TagLengte];
        using var aes = new AesGcm(_sleutel, TagLengte);
        aes.Decrypt(versleuteld.AsSpan(0, NonceLengte), versleuteld.AsSpan(NonceLengte, inhoud.Length), versleuteld.AsSpan(NonceLengte + inhoud.Length), inhoud);
        return JsonSerializer.Deserialize<Dictionary<string, string>>(inhoud)!;
    }
}
