using System.Text.RegularExpressions;

namespace CaseFlow.Huishoudens;

/// <summary>A postcode and a house number as they are found again, however they were typed.</summary>
public static partial class Adressleutels
{
    /// <summary>As 7551AA-12; without what comes after the number. Null when either is missing.</summary>
    public static string? Van(string? postcode, string? adres) =>
        Postcode().Match(postcode ?? "") is { Success: true } code && Huisnummer().Match(adres ?? "") is { Success: true } nummer
            ? $"{code.Groups[1].Value}{code.Groups[2].Value.ToUpperInvariant()}-{nummer.Groups[1].Value.TrimStart('0')}" : null;

    /// <summary>The number with what comes after it, as 12A or 122; null when there is none.</summary>
    public static string? Nummer(string? adres) => Huisnummer().Match(adres ?? "") is { Success: true } nummer
        ? string.Concat(nummer.Value.Where(char.IsAsciiLetterOrDigit)).ToUpperInvariant() : null;

    [GeneratedRegex(@"^\s*(\d{4})\s*([A-Za-z]{2})\s*$")]
    private static partial Regex Postcode();

    // The last number: 12, 12a, 12 bis, 12-2; of Plein 1945 12 the 12.
    [GeneratedRegex(@"(\d{1,5})(?:\s*[-/]?\s*[A-Za-z]{1,4}\d{0,2}|\s*[-/]\s*\d{1,4})?\s*$")]
    private static partial Regex Huisnummer();
}
