using System.Globalization;
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
    private static readonly (int Tot, string Naam)[] Grenzen =
    [
        (3, "0-3"), (10, "4-10"), (15, "11-15"), (17, "16-17"), (22, "18-22"), (26, "23-26"), (59, "27-59"), (64, "60-64"), (74, "65-74"),
    ];

    public static readonly IReadOnlyList<string> Alle = [.. Grenzen.Select(k => k.Naam), "75+"];

    public static string Van(int leeftijd) => Grenzen.FirstOrDefault(k => leeftijd <= k.Tot).Naam ?? "75+";

    /// <summary>The finest classes that a wider one is made of; empty when it cuts one in two.</summary>
    public static IReadOnlyList<string> Klassen(string woord)
    {
        if (woord == Woordbereik.Onbekend)
        {
            return [woord];
        }
        var grenzen = woord.TrimEnd('+').Split('-');
        if (!int.TryParse(grenzen[0], out var van) || (woord[^1] == '+' ? grenzen.Length != 1 : grenzen.Length != 2))
        {
            return [];
        }
        var tot = woord[^1] == '+' ? int.MaxValue : int.TryParse(grenzen[1], out var laatste) ? laatste : -1;
        var klassen = Alle.Where(k => Laag(k) >= van && Hoog(k) <= tot).ToList();
        return klassen.Count > 0 && Laag(klassen[0]) == van && Hoog(klassen[^1]) == tot ? klassen : [];
    }

    /// <summary>The shortest way to write classes: 27-59 and 60-64 are 27-64.</summary>
    public static string Samen(IReadOnlyCollection<string> klassen)
    {
        var delen = new List<(int Laag, int Hoog)>();
        foreach (var klasse in Alle.Where(klassen.Contains))
        {
            if (delen.Count > 0 && delen[^1].Hoog + 1 == Laag(klasse))
            {
                delen[^1] = (delen[^1].Laag, Hoog(klasse));
            }
            else
            {
                delen.Add((Laag(klasse), Hoog(klasse)));
            }
        }
        var namen = delen.Select(d => d.Hoog == int.MaxValue ? $"{d.Laag}+" : $"{d.Laag}-{d.Hoog}");
        return string.Join('+', klassen.Contains(Woordbereik.Onbekend) ? namen.Append(Woordbereik.Onbekend) : namen);
    }

    private static int Laag(string klasse) => int.Parse(klasse.TrimEnd('+').Split('-')[0], CultureInfo.InvariantCulture);

    private static int Hoog(string klasse) => klasse[^1] == '+' ? int.MaxValue : int.Parse(klasse.Split('-')[1], CultureInfo.InvariantCulture);
}
