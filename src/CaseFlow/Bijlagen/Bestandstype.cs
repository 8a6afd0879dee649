using System.IO.Compression;
using System.Text;
using System.Text.RegularExpressions;
using CaseFlow.Shared;

namespace CaseFlow.Bijlagen;

/// <summary>What a file is, by what it holds: its name and what the browser says count for nothing. What can run is refused.</summary>
public sealed partial record Bestandstype(string Mediatype, IReadOnlyList<string> Extensies)
{
    private const int MeestUitgepakt = 32 * 1024 * 1024;

    private static readonly Bestandstype Pdf = new("application/pdf", ["pdf"]);
    private static readonly Bestandstype Jpeg = new("image/jpeg", ["jpg", "jpeg"]);
    private static readonly Bestandstype Png = new("image/png", ["png"]);
    private static readonly Bestandstype Word = new("application/vnd.openxmlformats-officedocument.wordprocessingml.document", ["docx"]);
    private static readonly Bestandstype Excel = new("application/vnd.openxmlformats-officedocument.spreadsheetml.sheet", ["xlsx"]);
    private static readonly Bestandstype OpenDocument = new("application/vnd.oasis.opendocument.text", ["odt"]);
    private static readonly Bestandstype Tekst = new("text/plain", ["txt"]);

    public static IReadOnlyList<string> AlleExtensies { get; } = [.. new[] { Pdf, Jpeg, Png, Word, Excel, OpenDocument, Tekst }.SelectMany(t => t.Extensies)];

    /// <exception cref="WeigeringException">No kind that is taken here, a name that says otherwise, or something in it that can run.</exception>
    public static Bestandstype Van(byte[] inhoud, string naam)
    {
        var type = Herken(inhoud) ?? throw new WeigeringException("bijlage-soort-onbekend", $"Dit soort bestand kan niet. Kies {string.Join(", ", AlleExtensies.SkipLast(1))} of {AlleExtensies[^1]}.", "bestand");
        var extensie = Path.GetExtension(naam).TrimStart('.').ToLowerInvariant();
        return type.Extensies.Contains(extensie)
            ? type
            : throw new WeigeringException("bijlage-naam-klopt-niet", $"De inhoud is een bestand van het soort {type.Extensies[0]}, maar de naam eindigt op '{(extensie.Length is 0 or > 10 ? "iets anders" : extensie)}'. Sla het op als {type.Extensies[0]} en probeer het opnieuw.", "bestand");
    }

    private static Bestandstype? Herken(byte[] inhoud)
    {
        var begin = inhoud.AsSpan();
        if (begin.StartsWith("%PDF-"u8))
        {
            ControleerPdf(inhoud);
            return Pdf;
        }
        return begin.StartsWith((ReadOnlySpan<byte>)[0xFF, 0xD8, 0xFF]) ? Jpeg
            : begin.StartsWith((ReadOnlySpan<byte>)[0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A]) ? Png
            : begin.StartsWith("PK\u0003\u0004"u8) ? Kantoor(inhoud)
            : IsTekst(inhoud) ? Tekst
            : null;
    }

    private static WeigeringException Actief(string wat) =>
        new("bijlage-actief", $"In dit bestand zit {wat}. Dat is niet veilig. Druk het af naar een gewone pdf en voeg die toe.", "bestand");

    private static bool IsTekst(byte[] inhoud)
    {
        try
        {
            return inhoud.Length > 0 && new UTF8Encoding(false, throwOnInvalidBytes: true).GetString(inhoud).All(c => !char.IsControl(c) || c is '\t' or '\r' or '\n');
        }
        catch (DecoderFallbackException)
        {
            return false;
        }
    }

    private static Bestandstype? Kantoor(byte[] inhoud)
    {
        try
        {
            using var archief = new ZipArchive(new MemoryStream(inhoud), ZipArchiveMode.Read);
            var namen = archief.Entries.Select(e => e.FullName.Replace('\\', '/')).ToList();
            if (namen.Any(n => Macro().IsMatch(n)))
            {
                throw Actief("een macro of een ingesloten bestand");
            }
            var type = namen.Contains("word/document.xml") ? Word
                : namen.Contains("xl/workbook.xml") ? Excel
                : archief.GetEntry("mimetype") is { Length: < 100 } soort && Lees(soort, 100) == OpenDocument.Mediatype ? OpenDocument
                : null;
            // A template or object elsewhere is fetched when the document opens.
            if (type is not null && archief.Entries.Where(e => e.FullName.EndsWith(".rels", StringComparison.OrdinalIgnoreCase)).Any(e => Elders().IsMatch(Lees(e, MeestUitgepakt / 8))))
            {
                throw Actief("een verwijzing naar een bestand ergens anders");
            }
            return type;
        }
        catch (InvalidDataException)
        {
            return null;
        }

        static string Lees(ZipArchiveEntry deel, int meest)
        {
            using var stroom = deel.Open();
            return Encoding.UTF8.GetString(Uitgepakt(stroom, meest));
        }
    }

    // Only what the reader of a pdf acts on: the objects themselves and those packed together, not the bytes of pictures and fonts.
    private static void ControleerPdf(byte[] inhoud)
    {
        var tekst = Encoding.Latin1.GetString(inhoud);
        var over = MeestUitgepakt;
        for (var van = 0; van < tekst.Length;)
        {
            var begin = Stroom().Match(tekst, van);
            var objecten = begin.Success ? tekst[van..begin.Index] : tekst[van..];
            ControleerObjecten(objecten);
            if (!begin.Success)
            {
                return;
            }
            var data = begin.Index + begin.Length;
            var einde = tekst.IndexOf("endstream", data, StringComparison.Ordinal);
            einde = einde < 0 ? tekst.Length : einde;
            if (Zonder(objecten[Math.Max(0, objecten.LastIndexOf("obj", StringComparison.Ordinal))..]).Contains("/ObjStm", StringComparison.Ordinal))
            {
                var uitgepakt = Objecten(inhoud.AsMemory(data, einde - data), over);
                over -= uitgepakt.Length;
                ControleerObjecten(Encoding.Latin1.GetString(uitgepakt));
            }
            van = Math.Min(tekst.Length, einde + "endstream".Length);
        }
    }

    private static byte[] Objecten(ReadOnlyMemory<byte> data, int meest)
    {
        try
        {
            using var stroom = new ZLibStream(new MemoryStream(data.ToArray()), CompressionMode.Decompress);
            return Uitgepakt(stroom, meest);
        }
        catch (InvalidDataException)
        {
            throw Actief("een deel dat wij niet kunnen controleren");
        }
    }

    private static void ControleerObjecten(string objecten)
    {
        var leesbaar = Zonder(objecten);
        if (Versleuteld().IsMatch(leesbaar))
        {
            throw new WeigeringException("bijlage-versleuteld", "Deze pdf is beveiligd, dus wij kunnen haar niet controleren. Haal de beveiliging eraf en probeer het opnieuw.", "bestand");
        }
        if (ActiefInPdf().IsMatch(leesbaar))
        {
            throw Actief("een programma of een ingesloten bestand");
        }
    }

    // A name may be written with #xx for any letter.
    private static string Zonder(string objecten) => Hex().Replace(objecten, m => ((char)Convert.ToByte(m.Groups[1].Value, 16)).ToString());

    private static byte[] Uitgepakt(Stream stroom, int meest)
    {
        using var uit = new MemoryStream();
        var buffer = new byte[81920];
        for (int gelezen; (gelezen = stroom.Read(buffer)) > 0;)
        {
            uit.Write(buffer, 0, gelezen);
            if (uit.Length > meest)
            {
                throw new WeigeringException("bijlage-te-groot", "Dit bestand wordt uitgepakt veel te groot.", "bestand");
            }
        }
        return uit.ToArray();
    }

    [GeneratedRegex(@"(^|/)(vbaProject\.bin|vbaData\.xml|activeX/|embeddings/|Basic/|Scripts/|Object \d+)", RegexOptions.IgnoreCase)]
    private static partial Regex Macro();

    [GeneratedRegex(@"(attachedTemplate|oleObject|frame|subDocument)""[^>]*TargetMode\s*=\s*""External|TargetMode\s*=\s*""External""[^>]*(attachedTemplate|oleObject|frame|subDocument)""", RegexOptions.IgnoreCase)]
    private static partial Regex Elders();

    [GeneratedRegex(@"(?<!end)stream\r?\n")]
    private static partial Regex Stroom();

    [GeneratedRegex(@"/(JavaScript|JS|Launch|EmbeddedFiles?|RichMedia|XFA|ImportData|SubmitForm)(?![A-Za-z0-9])")]
    private static partial Regex ActiefInPdf();

    [GeneratedRegex(@"/Encrypt(?![A-Za-z0-9])")]
    private static partial Regex Versleuteld();

    [GeneratedRegex("#([0-9A-Fa-f]{2})")]
    private static partial Regex Hex();
}
