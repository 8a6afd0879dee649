using System.Security.Cryptography;
using System.Text;

namespace CaseFlow.Toegang;

/// <summary>The secret of this installation, kept in a file outside the database; every key is derived from it under its own name.</summary>
public sealed class Geheim
{
    private const int Lengte = 32;
    private const int MaxPogingen = 500;
    private static readonly TimeSpan Wachttijd = TimeSpan.FromMilliseconds(20);

    private readonly byte[] _basis;

    private Geheim(byte[] basis) => _basis = basis;

    /// <summary>A secret that is gone when the process ends: for scenarios and tests.</summary>
    public static Geheim Ephemeral() => new(RandomNumberGenerator.GetBytes(Lengte));

    /// <summary>Reads the key file, or makes one that only its owner may read.</summary>
    public static Geheim LoadOrCreate(string pad)
    {
        if (!File.Exists(pad))
        {
            Maak(Path.GetFullPath(pad));
        }
        var sleutel = new byte[Lengte];
        // An empty or shortened file would make keys that anybody can work out.
        return Convert.TryFromBase64String(File.ReadAllText(pad).Trim(), sleutel, out var gelezen) && gelezen == Lengte
            ? new Geheim(sleutel)
            : throw new InvalidDataException($"De sleutel in {Path.GetFullPath(pad)} is niet te lezen. Zet de reservekopie terug; met een nieuwe sleutel is geen opgeslagen BSN meer te lezen.");
    }

    // Of several instances that start at once one makes the key. To move a file without overwriting is to look first and then to rename,
    // so that two can do it; a lock that ends with its process leaves one.
    private static void Maak(string pad)
    {
        Directory.CreateDirectory(Path.GetDirectoryName(pad)!);
        using var slot = Vergrendel($"{pad}.slot");
        if (!File.Exists(pad))
        {
            // Written aside and then given its name: nobody reads half a key, and who is killed while writing leaves none behind.
            var aanmaak = $"{pad}.{Guid.NewGuid():N}";
            Schrijf(aanmaak);
            File.Move(aanmaak, pad);
        }
    }

    private static FileStream Vergrendel(string pad)
    {
        for (var poging = 1; ; poging++)
        {
            try
            {
                return new FileStream(pad, FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None, 1, FileOptions.DeleteOnClose);
            }
            catch (IOException) when (poging < MaxPogingen)
            {
                Thread.Sleep(Wachttijd);
            }
        }
    }

    private static void Schrijf(string pad)
    {
        var opties = new FileStreamOptions { Mode = FileMode.CreateNew, Access = FileAccess.Write };
        if (!OperatingSystem.IsWindows())
        {
            opties.UnixCreateMode = UnixFileMode.UserRead | UnixFileMode.UserWrite;
        }
        using var bestand = new FileStream(pad, opties);
        bestand.Write(Encoding.ASCII.GetBytes(Convert.ToBase64String(RandomNumberGenerator.GetBytes(Lengte))));
        bestand.Flush(flushToDisk: true);
    }

    public byte[] Sleutel(string doel, int lengte) =>
        HKDF.DeriveKey(HashAlgorithmName.SHA256, _basis, lengte, info: Encoding.UTF8.GetBytes("caseflow/" + doel));
}
