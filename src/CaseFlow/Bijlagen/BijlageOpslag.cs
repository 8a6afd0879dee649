using System.Security.Cryptography;
using CaseFlow.Toegang;

namespace CaseFlow.Bijlagen;

/// <summary>
/// Files on disk, outside the web root and each encrypted under its own id, so that neither the folder nor a swapped file tells anything.
/// A file is written aside and gets its name only when the row that tells of it is about to be committed.
/// </summary>
public sealed class BijlageOpslag(BijlageOptions opties, Geheim geheim)
{
    private const string Los = ".tmp";
    private const int NonceLengte = 12;
    private const int TagLengte = 16;

    private readonly byte[] _sleutel = geheim.Sleutel("bijlagen", 32);
    private readonly string _map = Path.GetFullPath(opties.Path);

    /// <summary>Writes the file under a name that nobody asks for.</summary>
    public async Task ZetKlaarAsync(Guid id, byte[] inhoud, CancellationToken cancellation = default)
    {
        var map = Path.GetDirectoryName(Pad(id))!;
        var bestand = new FileStreamOptions { Mode = FileMode.CreateNew, Access = FileAccess.Write, Options = FileOptions.Asynchronous };
        if (OperatingSystem.IsWindows())
        {
            Directory.CreateDirectory(map);
        }
        else
        {
            Directory.CreateDirectory(map, UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute);
            bestand.UnixCreateMode = UnixFileMode.UserRead | UnixFileMode.UserWrite;
        }
        await using var stroom = new FileStream(Pad(id) + Los, bestand);
        await stroom.WriteAsync(Versleutel(id, inhoud), cancellation);
        stroom.Flush(flushToDisk: true);
    }

    /// <summary>Gives the file its name; done twice it does nothing.</summary>
    public void Bevestig(Guid id)
    {
        if (!File.Exists(Pad(id)))
        {
            File.Move(Pad(id) + Los, Pad(id));
        }
    }

    /// <exception cref="CryptographicException">The file is another than was stored, or the key is.</exception>
    /// <returns>Null when the file is not there.</returns>
    public async Task<byte[]?> LeesAsync(Guid id, CancellationToken cancellation = default) =>
        File.Exists(Pad(id)) ? Ontsleutel(id, await File.ReadAllBytesAsync(Pad(id), cancellation)) : null;

    /// <returns>Null when it is not there, or is not what was stored: that is shown to nobody.</returns>
    public async Task<byte[]?> LeesAsync(Bijlage bijlage, CancellationToken cancellation = default)
    {
        try
        {
            return await LeesAsync(bijlage.Id, cancellation) is { } inhoud && Convert.ToHexStringLower(SHA256.HashData(inhoud)) == bijlage.Hash ? inhoud : null;
        }
        catch (CryptographicException)
        {
            return null;
        }
    }

    public void WisLos(Guid id) => File.Delete(Pad(id) + Los);

    public void Wis(Guid id)
    {
        WisLos(id);
        File.Delete(Pad(id));
    }

    /// <summary>Every file that was last written before this moment.</summary>
    internal IEnumerable<(Guid Id, bool IsLos)> Ouder(DateTimeOffset dan) => !Directory.Exists(_map) ? [] :
        Directory.EnumerateFiles(_map, "*", SearchOption.AllDirectories)
            .Where(p => File.GetLastWriteTimeUtc(p) < dan.UtcDateTime)
            .Select(p => (Naam: Path.GetFileName(p), Pad: p))
            .Where(p => Guid.TryParseExact(p.Naam.Replace(Los, ""), "N", out _))
            .Select(p => (Guid.ParseExact(p.Naam.Replace(Los, ""), "N"), p.Naam.EndsWith(Los, StringComparison.Ordinal)));

    // The last byte is random in every id, so that no folder grows large.
    internal string Pad(Guid id) => Path.Combine(_map, id.ToString("N")[^2..], id.ToString("N"));

    private byte[] Versleutel(Guid id, byte[] inhoud)
    {
        var klaar = new byte[NonceLengte + inhoud.Length + TagLengte];
        RandomNumberGenerator.Fill(klaar.AsSpan(0, NonceLengte));
        using var aes = new AesGcm(_sleutel, TagLengte);
        aes.Encrypt(klaar.AsSpan(0, NonceLengte), inhoud, klaar.AsSpan(NonceLengte, inhoud.Length), klaar.AsSpan(NonceLengte + inhoud.Length), id.ToByteArray());
        return klaar;
    }

    private byte[] Ontsleutel(Guid id, byte[] versleuteld)
    {
        var lengte = versleuteld.Length - NonceLengte - TagLengte;
        if (lengte < 0)
        {
            throw new CryptographicException("Het bestand is te kort.");
        }
        var inhoud = new byte[lengte];
        using var aes = new AesGcm(_sleutel, TagLengte);
        aes.Decrypt(versleuteld.AsSpan(0, NonceLengte), versleuteld.AsSpan(NonceLengte, lengte), versleuteld.AsSpan(NonceLengte + lengte), inhoud, id.ToByteArray());
        return inhoud;
    }
}
