using System.Globalization;
using System.Text;

namespace CaseFlow.Tests.Fuzz;

/// <summary>Values that nobody meant: too long, too short, of another kind, half a character, somebody else's syntax. The same seed gives the same.</summary>
internal sealed class Wartaal(Random toeval)
{
    private static readonly string[] Vast =
    [
        "", " ", "\t\r\n", "\0", "\u0000abc", "null", "undefined", "NaN", "-1", "0", "1e309", "2147483648", "-9223372036854775809", "0x1F", "1,5", "1.5", "٣", "½",
        "00000000-0000-0000-0000-000000000000", "ffffffff-ffff-ffff-ffff-ffffffffffff", "{}", "[]", "[[[[", "{\"a\":", "true", "on", "on,on",
        "0001-01-01", "9999-12-31", "2026-02-30", "2026-13-01", "31-12-2026", "2026-03-29T02:30", "2026-W53", "24:00", "1-1-1", "2026-03-01T00:00:00+99:00",
        "'; DROP TABLE zaak; --", "%", "_", "' OR 1=1 --", "<script>alert(1)</script>", "\"><img src=x onerror=alert(1)>", "{{7*7}}", "${jndi:ldap://x}", "../../../../etc/passwd", "..\\..\\web.config", "%00", "%2e%2e%2f", "%c0%ae", "file:///etc/passwd",
        "//kwaad.example", "https://kwaad.example", "/\\kwaad.example", "javascript:alert(1)",
        "\u202Eefil", "\uFEFF", "\u200B", "e\u0301\u0301\u0301", "👩‍👩‍👧‍👦", "İ", "ß", "ŉ", "ĳ", "\uFFFF", "ﷺ", "Z̷̢̛a̸l̶g̵o", "=1+1", "@SUM(A1)", "-2+3",
        "999990019", "123456789", "Z2026-000001", "Z2026-99999999999999999999", "z2026-1", "9999 ZZ", "hengelo", "almelo", "beheer", "__proto__", "constructor",
    ];

    public string Waarde() => toeval.Next(8) switch
    {
        0 => new string((char)toeval.Next(1, 0xD7FF), toeval.Next(1, 3) * (int)Math.Pow(10, toeval.Next(5))),
        1 => string.Concat(Enumerable.Range(0, toeval.Next(1, 40)).Select(_ => (char)toeval.Next(0, 0xFFFF))),
        2 => toeval.NextInt64(long.MinValue, long.MaxValue).ToString(CultureInfo.InvariantCulture),
        3 => Sleutel().ToString(),
        4 => new DateOnly(toeval.Next(1, 10000), toeval.Next(1, 13), toeval.Next(1, 29)).ToString("yyyy-MM-dd", CultureInfo.InvariantCulture),
        _ => Vast[toeval.Next(Vast.Length)],
    };

    private Guid Sleutel()
    {
        var bytes = new byte[16];
        toeval.NextBytes(bytes);
        return new Guid(bytes);
    }

    /// <summary>JSON, nearly JSON, or JSON as nobody sends it.</summary>
    public string Json() => toeval.Next(6) switch
    {
        0 => new string('[', toeval.Next(1, 5000)),
        1 => string.Concat(Enumerable.Repeat("{\"a\":", toeval.Next(1, 2000))) + "1",
        2 => $"{{\"{Ontsnapt(Waarde())}\":\"{Ontsnapt(Waarde())}\"}}",
        3 => $"[{string.Join(',', Enumerable.Range(0, toeval.Next(300)))}]",
        4 => "\"\\ud800\"",
        _ => Waarde(),
    };

    public byte[] Bestand()
    {
        var inhoud = new byte[toeval.Next(6) == 0 ? 0 : toeval.Next(1, 20_000)];
        toeval.NextBytes(inhoud);
        byte[] begin = toeval.Next(6) switch
        {
            0 => "%PDF-1.7\n"u8.ToArray(),
            1 => [0x50, 0x4B, 3, 4],
            2 => [0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A],
            3 => Encoding.UTF8.GetBytes("bron;datum;bedrag;crisis;kenmerk;bsn\n" + string.Join(';', Enumerable.Range(0, toeval.Next(12)).Select(_ => Waarde()))),
            4 => "<svg xmlns='http://www.w3.org/2000/svg' onload='x()'/>"u8.ToArray(),
            _ => [],
        };
        return [.. begin, .. inhoud];
    }

    /// <summary>A text that a header or an address can carry.</summary>
    public string Leesbaar() => new([.. Waarde().Where(c => c is >= ' ' and < (char)127).Take(2000)]);

    private static string Ontsnapt(string tekst) => tekst.Replace("\\", "", StringComparison.Ordinal).Replace("\"", "", StringComparison.Ordinal);
}
