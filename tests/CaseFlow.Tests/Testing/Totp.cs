using System.Globalization;
using System.Security.Cryptography;

namespace CaseFlow.Tests.Testing;

/// <summary>The app on somebody's phone: RFC 6238. The code of the next step is accepted too, as phones run ahead.</summary>
public static class Totp
{
    public static string Code(string base32, int stap = 0)
    {
        const string letters = "ABCDEFGHIJKLMNOPQRSTUVWXYZ234567";
        var bits = string.Concat(base32.Replace(" ", "").Select(c => Convert.ToString(letters.IndexOf(c), 2).PadLeft(5, '0')));
        var sleutel = Enumerable.Range(0, bits.Length / 8).Select(i => Convert.ToByte(bits.Substring(i * 8, 8), 2)).ToArray();
        var teller = BitConverter.GetBytes(DateTimeOffset.UtcNow.ToUnixTimeSeconds() / 30 + stap);
        Array.Reverse(teller);
#pragma warning disable CA5350 // TOTP is HMAC-SHA1 by its standard
        var hash = HMACSHA1.HashData(sleutel, teller);
#pragma warning restore CA5350
        var plek = hash[^1] & 0xf;
        var getal = ((hash[plek] & 0x7f) << 24) | (hash[plek + 1] << 16) | (hash[plek + 2] << 8) | hash[plek + 3];
        return (getal % 1_000_000).ToString("000000", CultureInfo.InvariantCulture);
    }
}
