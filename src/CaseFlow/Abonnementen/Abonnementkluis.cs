using System.Security.Cryptography;
using System.Text;
using CaseFlow.Toegang;

namespace CaseFlow.Abonnementen;

/// <summary>Keeps the secrets of subscriptions encrypted, and signs with them as Standard Webhooks says.</summary>
public sealed class Abonnementkluis(Geheim geheim)
{
    private const string Voorvoegsel = "whsec_";
    private const int NonceLengte = 12;
    private const int TagLengte = 16;

    private readonly byte[] _sleutel = geheim.Sleutel("abonnement-geheim", 32);

    /// <summary>A new secret as the receiver keeps it, and as it is stored here.</summary>
    public (string Geheim, byte[] Versleuteld) Nieuw()
    {
        var waarde = RandomNumberGenerator.GetBytes(32);
        var klaar = new byte[NonceLengte + waarde.Length + TagLengte];
        RandomNumberGenerator.Fill(klaar.AsSpan(0, NonceLengte));
        using var aes = new AesGcm(_sleutel, TagLengte);
        aes.Encrypt(klaar.AsSpan(0, NonceLengte), waarde, klaar.AsSpan(NonceLengte, waarde.Length), klaar.AsSpan(NonceLengte + waarde.Length));
        return (Voorvoegsel + Convert.ToBase64String(waarde), klaar);
    }

    /// <summary>The header: one signature for each secret that holds.</summary>
    public string Handtekening(Abonnement abonnement, Guid id, long moment, byte[] inhoud, DateTimeOffset nu)
    {
        var geheimen = new List<byte[]> { abonnement.GeheimVersleuteld };
        if (abonnement.VorigeVersleuteld is { } vorige && abonnement.VorigeTot > nu)
        {
            geheimen.Add(vorige);
        }
        return string.Join(' ', geheimen.Select(g => Teken(Ontsleutel(g), id, moment, inhoud)));
    }

    internal static string Teken(byte[] geheim, Guid id, long moment, byte[] inhoud) =>
        "v1," + Convert.ToBase64String(HMACSHA256.HashData(geheim, (byte[])[.. Encoding.UTF8.GetBytes($"{id}.{moment}."), .. inhoud]));

    private byte[] Ontsleutel(byte[] versleuteld)
    {
        var waarde = new byte[versleuteld.Length - NonceLengte - TagLengte];
        using var aes = new AesGcm(_sleutel, TagLengte);
        aes.Decrypt(versleuteld.AsSpan(0, NonceLengte), versleuteld.AsSpan(NonceLengte, waarde.Length), versleuteld.AsSpan(NonceLengte + waarde.Length), waarde);
        return waarde;
    }
}
