using System.Buffers.Binary;
using System.Text;

namespace CaseFlow.Bijlagen;

public enum Voorbeeldsoort { Geen, Afbeelding, Pdf, Tekst }

/// <summary>
/// How much of a file the page beside it shows. Decided by the kind that was found in the file when it came in; what is not named here is only
/// handed out as a download.
/// </summary>
/// <param name="Waarom">Why nothing is shown, and what to do; null when it is.</param>
public sealed record Voorbeeld(Voorbeeldsoort Soort, string? Waarom)
{
    /// <summary>What a browser unpacks of a picture takes four bytes of memory for each dot.</summary>
    internal const long MeestePunten = 50_000_000;

    private const int MeesteTekens = 200_000;

    public int Breedte { get; private init; }

    public int Hoogte { get; private init; }

    public string Tekst { get; private init; } = "";

    /// <summary>The text goes on in the file.</summary>
    public bool IsAfgekapt { get; private init; }

    /// <param name="mediatype">As it was found in the file.</param>
    /// <param name="inhoud">Null when the file is not there, or is not what was stored.</param>
    public static Voorbeeld Van(string mediatype, byte[]? inhoud) => (Soortvan(mediatype), inhoud) switch
    {
        (_, null) => Niet("Dit bestand is er niet meer, of het is veranderd nadat het is toegevoegd. Daarom wordt het niet getoond. Meld dit bij functioneel beheer."),
        (Voorbeeldsoort.Afbeelding, _) => Afbeelding(mediatype, inhoud),
        (Voorbeeldsoort.Tekst, _) => Lees(inhoud),
        (Voorbeeldsoort.Pdf, _) => new Voorbeeld(Voorbeeldsoort.Pdf, null),
        _ => Niet("Van dit soort bestand is hier geen voorbeeld. Sla het op en open het met het programma waarmee het is gemaakt."),
    };

    /// <summary>Whether a browser may be given the file to draw, and not only to keep.</summary>
    internal static bool IsTeTekenen(string mediatype, byte[] inhoud) => Van(mediatype, inhoud).Soort is Voorbeeldsoort.Afbeelding or Voorbeeldsoort.Pdf;

    private static Voorbeeldsoort Soortvan(string mediatype) => mediatype switch
    {
        "image/png" or "image/jpeg" => Voorbeeldsoort.Afbeelding,
        "application/pdf" => Voorbeeldsoort.Pdf,
        "text/plain" => Voorbeeldsoort.Tekst,
        _ => Voorbeeldsoort.Geen,
    };

    private static Voorbeeld Niet(string waarom) => new(Voorbeeldsoort.Geen, waarom);

    private static Voorbeeld Lees(byte[] inhoud)
    {
        var tekst = Encoding.UTF8.GetString(inhoud).TrimStart('\uFEFF');
        var einde = Math.Min(tekst.Length, MeesteTekens);
        // Never half of a sign that takes two.
        einde -= einde < tekst.Length && char.IsHighSurrogate(tekst[einde - 1]) ? 1 : 0;
        return new Voorbeeld(Voorbeeldsoort.Tekst, null) { Tekst = tekst[..einde], IsAfgekapt = einde < tekst.Length };
    }

    // A small file may unpack to more than the memory of a tablet, so its size in dots is read before anybody draws it.
    private static Voorbeeld Afbeelding(string mediatype, ReadOnlySpan<byte> inhoud) => (mediatype == "image/png" ? Png(inhoud) : Jpeg(inhoud)) switch
    {
        (0, _) or (_, 0) => Niet("Deze afbeelding is beschadigd, dus zij wordt niet getoond. Vraag om een nieuwe, of sla haar op en probeer een ander programma."),
        var (breed, hoog) when (long)breed * hoog > MeestePunten => Niet($"Deze afbeelding is te groot om hier te tonen ({breed} bij {hoog} punten). Sla haar op en open haar met een eigen programma."),
        var (breed, hoog) => new Voorbeeld(Voorbeeldsoort.Afbeelding, null) { Breedte = breed, Hoogte = hoog },
    };

    // Its first chunk, behind the eight bytes by which it is known.
    private static (int Breed, int Hoog) Png(ReadOnlySpan<byte> inhoud) => inhoud.Length >= 24 && inhoud.Slice(12, 4).SequenceEqual("IHDR"u8)
        ? (Maat(BinaryPrimitives.ReadUInt32BigEndian(inhoud[16..])), Maat(BinaryPrimitives.ReadUInt32BigEndian(inhoud[20..])))
        : (0, 0);

    private static int Maat(uint maat) => maat > int.MaxValue ? int.MaxValue : (int)maat;

    // From segment to segment until the one that begins a frame.
    private static (int Breed, int Hoog) Jpeg(ReadOnlySpan<byte> inhoud)
    {
        for (var plek = 2; plek + 9 < inhoud.Length;)
        {
            if (inhoud[plek] != 0xFF)
            {
                return (0, 0);
            }
            var merk = inhoud[plek + 1];
            if (merk == 0xFF)
            {
                plek++;
                continue;
            }
            if (merk is >= 0xC0 and <= 0xCF and not (0xC4 or 0xC8 or 0xCC))
            {
                return (BinaryPrimitives.ReadUInt16BigEndian(inhoud[(plek + 7)..]), BinaryPrimitives.ReadUInt16BigEndian(inhoud[(plek + 5)..]));
            }
            plek += 2 + BinaryPrimitives.ReadUInt16BigEndian(inhoud[(plek + 2)..]);
        }
        return (0, 0);
    }
}
