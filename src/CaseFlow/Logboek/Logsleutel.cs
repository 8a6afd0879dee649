using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using CaseFlow.Toegang;

namespace CaseFlow.Logboek;

/// <summary>Signs lines and links with a key outside the database: who can write there still cannot make a line that fits.</summary>
public sealed class Logsleutel(Geheim geheim)
{
    private const char Scheiding = '\u001f';

    private readonly byte[] _sleutel = geheim.Sleutel("logboek", 32);

    public string Handtekening(Logregel regel) => Hash(string.Join(Scheiding,
        regel.Op.UtcTicks.ToString(CultureInfo.InvariantCulture), regel.GemeenteId, regel.Soort.ToString(), regel.MedewerkerId?.ToString("N"), regel.Medewerker, regel.Rol,
        regel.Namens, regel.InwonerId?.ToString("N"), regel.ZaakId?.ToString("N"), regel.Onderdeel, regel.Doel, regel.IsToegestaan ? "ja" : "nee", regel.Herkomst));

    public string Zegel(string vorige, long volgnummer, Logregel regel) =>
        Hash(string.Join(Scheiding, vorige, volgnummer.ToString(CultureInfo.InvariantCulture), regel.Id.ToString(CultureInfo.InvariantCulture), regel.Handtekening));

    private string Hash(string tekst) => Convert.ToHexStringLower(HMACSHA256.HashData(_sleutel, Encoding.UTF8.GetBytes(tekst)));
}
