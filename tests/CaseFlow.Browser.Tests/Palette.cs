using System.Buffers.Binary;
using System.IO.Compression;

namespace CaseFlow.Browser.Tests;

/// <summary>
/// Writes a picture of a page with 256 colours instead of all: a third of the bytes, and on text and flat colours nobody sees it. The colours
/// that occur most stay as they are, every other becomes the nearest of them; the same picture gives the same bytes.
/// </summary>
internal static class Palette
{
    private const int Colours = 256;
    private static readonly byte[] Signature = [0x89, (byte)'P', (byte)'N', (byte)'G', 13, 10, 26, 10];
    private static readonly uint[] Crcs = [.. Enumerable.Range(0, 256).Select(n => Enumerable.Range(0, 8).Aggregate((uint)n, (c, _) => (c & 1) != 0 ? 0xEDB88320u ^ (c >> 1) : c >> 1))];

    public static byte[] Reduce(byte[] png)
    {
        var (width, height, pixels) = Decode(png);
        // Grouped a little before they are counted, so that the many shades at the edge of a letter do not push out a colour of the page.
        var palette = pixels.GroupBy(p => p).Select(g => (Colour: g.Key, Count: g.Count())).GroupBy(c => c.Colour & 0xF8F8F8)
            .Select(g => (g.MaxBy(c => c.Count).Colour, Count: g.Sum(c => c.Count))).OrderByDescending(c => c.Count).ThenBy(c => c.Colour).Take(Colours).Select(c => c.Colour).ToArray();
        var nearest = new Dictionary<int, byte>();
        for (var i = 0; i < palette.Length; i++)
        {
            nearest[palette[i]] = (byte)i;
        }
        var rows = new byte[height * (width + 1)];
        for (var i = 0; i < pixels.Length; i++)
        {
            if (!nearest.TryGetValue(pixels[i], out var index))
            {
                nearest[pixels[i]] = index = (byte)Enumerable.Range(0, palette.Length).MinBy(p => Distance(palette[p], pixels[i]));
            }
            rows[i / width * (width + 1) + 1 + i % width] = index;
        }
        using var to = new MemoryStream();
        to.Write(Signature);
        var header = new byte[13];
        BinaryPrimitives.WriteInt32BigEndian(header, width);
        BinaryPrimitives.WriteInt32BigEndian(header.AsSpan(4), height);
        (header[8], header[9]) = (8, 3);
        Chunk(to, "IHDR", header);
        Chunk(to, "PLTE", [.. palette.SelectMany(c => new[] { (byte)(c >> 16), (byte)(c >> 8), (byte)c })]);
        using var packed = new MemoryStream();
        using (var zlib = new ZLibStream(packed, CompressionLevel.SmallestSize, leaveOpen: true))
        {
            zlib.Write(rows);
        }
        Chunk(to, "IDAT", packed.ToArray());
        Chunk(to, "IEND", []);
        return to.ToArray();
    }

    // As Chromium writes them: eight bits per channel, with or without transparency, not interlaced.
    private static (int Width, int Height, int[] Pixels) Decode(byte[] png)
    {
        var (width, height) = (BinaryPrimitives.ReadInt32BigEndian(png.AsSpan(16)), BinaryPrimitives.ReadInt32BigEndian(png.AsSpan(20)));
        var channels = (png[24], png[25]) switch { (8, 2) => 3, (8, 6) => 4, var other => throw new InvalidDataException($"A PNG of kind {other}.") };
        using var packed = new MemoryStream();
        for (var at = 8; at < png.Length;)
        {
            var length = BinaryPrimitives.ReadInt32BigEndian(png.AsSpan(at));
            if (png.AsSpan(at + 4, 4).SequenceEqual("IDAT"u8))
            {
                packed.Write(png, at + 8, length);
            }
            at += length + 12;
        }
        packed.Position = 0;
        using var zlib = new ZLibStream(packed, CompressionMode.Decompress);
        var stride = width * channels;
        var (before, row, pixels) = (new byte[stride], new byte[stride], new int[width * height]);
        for (var y = 0; y < height; y++)
        {
            var filter = zlib.ReadByte();
            zlib.ReadExactly(row);
            for (var x = 0; x < stride; x++)
            {
                var (left, up, corner) = (x >= channels ? row[x - channels] : 0, before[x], x >= channels ? before[x - channels] : 0);
                row[x] += (byte)(filter switch { 0 => 0, 1 => left, 2 => up, 3 => (left + up) / 2, _ => Paeth(left, up, corner) });
            }
            for (var x = 0; x < width; x++)
            {
                pixels[y * width + x] = row[x * channels] << 16 | row[x * channels + 1] << 8 | row[x * channels + 2];
            }
            (before, row) = (row, before);
        }
        return (width, height, pixels);
    }

    private static int Paeth(int left, int up, int corner)
    {
        var (a, b, c) = (Math.Abs(up - corner), Math.Abs(left - corner), Math.Abs(left + up - 2 * corner));
        return a <= b && a <= c ? left : b <= c ? up : corner;
    }

    private static int Distance(int a, int b)
    {
        var (red, green, blue) = ((a >> 16) - (b >> 16), (a >> 8 & 255) - (b >> 8 & 255), (a & 255) - (b & 255));
        return red * red + green * green + blue * blue;
    }

    private static void Chunk(Stream to, string kind, byte[] data)
    {
        byte[] body = [.. System.Text.Encoding.ASCII.GetBytes(kind), .. data];
        Span<byte> number = stackalloc byte[4];
        BinaryPrimitives.WriteInt32BigEndian(number, data.Length);
        to.Write(number);
        to.Write(body);
        BinaryPrimitives.WriteUInt32BigEndian(number, ~body.Aggregate(uint.MaxValue, (crc, b) => Crcs[(crc ^ b) & 255] ^ crc >> 8));
        to.Write(number);
    }
}
