using System.IO.Compression;
using System.Text;

namespace CaseFlow.Tests.Bijlagen;

/// <summary>Small files, made in memory: good ones, and ones with something in them that can run.</summary>
internal static class Proefbestanden
{
    public static byte[] Pdf(string objecten = "1 0 obj\n<< /Type /Catalog >>\nendobj\n") => Encoding.Latin1.GetBytes($"%PDF-1.7\n{objecten}%%EOF\n");

    /// <summary>A pdf in which these objects are packed together, as most programs write them.</summary>
    public static byte[] PdfMetVerpakt(string objecten)
    {
        using var data = new MemoryStream();
        using (var zlib = new ZLibStream(data, CompressionMode.Compress, leaveOpen: true))
        {
            zlib.Write(Encoding.Latin1.GetBytes(objecten));
        }
        return [.. "%PDF-1.7\n5 0 obj\n<< /Type /ObjStm /Filter /FlateDecode >>\nstream\n"u8, .. data.ToArray(), .. "\nendstream\nendobj\n%%EOF\n"u8];
    }

    public static byte[] Zip(params (string Naam, string Inhoud)[] delen)
    {
        using var data = new MemoryStream();
        using (var archief = new ZipArchive(data, ZipArchiveMode.Create, leaveOpen: true))
        {
            foreach (var (naam, inhoud) in delen)
            {
                using var stroom = archief.CreateEntry(naam).Open();
                stroom.Write(Encoding.UTF8.GetBytes(inhoud));
            }
        }
        return data.ToArray();
    }
}
