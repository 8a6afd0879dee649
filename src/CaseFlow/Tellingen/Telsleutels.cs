using System.Security.Cryptography;
using System.Text;
using CaseFlow.Toegang;

namespace CaseFlow.Tellingen;

/// <summary>Makes the keyed hashes of counted events: the same subject gives the same key, and nobody can turn one back without the secret.</summary>
public sealed class Telsleutels(Geheim geheim)
{
    private readonly byte[] _record = geheim.Sleutel("tellen-record", 32);
    private readonly byte[] _persoon = geheim.Sleutel("tellen-persoon", 32);
    private readonly byte[] _huishouden = geheim.Sleutel("tellen-huishouden", 32);
    private readonly byte[] _object = geheim.Sleutel("tellen-object", 32);

    public string Record(Guid onderwerp) => Hash(_record, onderwerp);

    /// <summary>As another source knows it: the same mark of that source gives the same key.</summary>
    public string Record(string bron, string kenmerk) => Hash(_record, $"{bron}|{kenmerk}");

    /// <summary>Somebody whom only another source knows.</summary>
    public string Persoon(string bron, string kenmerk) => Hash(_persoon, $"{bron}|{kenmerk}");

    public string Persoon(Guid inwoner) => Hash(_persoon, inwoner);

    public string Huishouden(Guid huishouden) => Hash(_huishouden, huishouden);

    public string Huishouden(string bron, string kenmerk) => Hash(_huishouden, $"{bron}|{kenmerk}");

    /// <summary>What begins and ends; a part where one thing has several of its own, such as the waiting before a placement.</summary>
    public string Object(Guid onderwerp, string? onderdeel = null) => onderdeel is null ? Hash(_object, onderwerp) : Hash(_object, $"{onderwerp:N}|{onderdeel}");

    /// <summary>As another source knows it: an end with the same mark belongs to its beginning.</summary>
    public string Object(string bron, string kenmerk) => Hash(_object, $"{bron}|{kenmerk}");

    private static string Hash(byte[] sleutel, Guid onderwerp) => Hash(sleutel, onderwerp.ToString("N"));

    private static string Hash(byte[] sleutel, string onderwerp) =>
        Convert.ToHexStringLower(HMACSHA256.HashData(sleutel, Encoding.UTF8.GetBytes(onderwerp)).AsSpan(0, 16));
}

/// <summary>The finest age classes that all municipalities share.</summary>
public static class Leeftijdsklassen
{
    private static readonly (int Tot, string Naam)[] Klassen =
    [
        (3, "0-3"), (10, "4-10"), (15, "11-15"), (17, "16-17"), (22, "18-22"), (26, "23-26"), (59, "27-59"), (64, "60-64"), (74, "65-74"),
    ];

    public static string Van(int leeftijd) => Klassen.FirstOrDefault(k => leeftijd <= k.Tot).Naam ?? "75+";
}
