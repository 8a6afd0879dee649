using System.Globalization;
using System.Text.RegularExpressions;
using CaseFlow.Huishoudens;
using CaseFlow.Shared;

namespace CaseFlow.Zaken;

/// <summary>
/// What somebody searches for, taken apart: a case number, or any of a BSN, a birth date, a postcode with house number and words of a name,
/// which must then all fit. Of a BSN only the keyed hash is left.
/// </summary>
public sealed partial record Zoekvraag(string? Nummer, string? BsnHash, DateOnly? Geboren, string? Adressleutel, IReadOnlyList<Naamdeel> Naam)
{
    /// <summary>What was typed, without a BSN.</summary>
    public required string Tekst { get; init; }

    private const string Leeg = "Vul een zaaknummer, een naam (minstens 2 letters), een geboortedatum, een BSN, of een postcode met huisnummer in.";

    private static readonly string[] Datums = ["d-M-yyyy", "d/M/yyyy", "d.M.yyyy", "yyyy-M-d", "d MMMM yyyy", "ddMMyyyy"];

    /// <summary>Which kinds of key it holds, for the log: never the key itself.</summary>
    public string Soort => string.Join(", ", new[]
    {
        Nummer is null ? null : "zaaknummer", BsnHash is null ? null : "BSN", Naam.Count == 0 ? null : "naam", Geboren is null ? null : "geboortedatum", Adressleutel is null ? null : "postcode en huisnummer",
    }.OfType<string>());

    /// <exception cref="WeigeringException">There is nothing to search for, or a BSN that is none.</exception>
    public static Zoekvraag Lees(string? vraag, BsnKluis kluis, DateOnly vandaag)
    {
        var rest = (vraag ?? "").Trim();
        if (Zaaknummer().Match(rest) is { Success: true } nummer)
        {
            return new Zoekvraag($"Z{nummer.Groups[1].Value}-{nummer.Groups[2].Value.PadLeft(6, '0')}", null, null, null, []) { Tekst = rest };
        }
        var adres = Neem(AdresPatroon(), ref rest) is { } deel ? Adressleutels.Van(deel[..6], deel[6..]) ?? Adressleutels.Van(deel[..7], deel[7..]) : null;
        // First the date: 12041951 is a day that may be, before it is a number with its zero left out.
        var geboren = Neem(DatumPatroon(), ref rest, t => LeesDatum(t, vandaag) is not null) is { } dag ? LeesDatum(dag, vandaag) : null;
        var hash = Neem(BsnPatroon(), ref rest) is not { } getypt ? null
            : Bsn.TryParse(getypt, out var bsn) ? kluis.Hash(bsn)
            : throw new WeigeringException("bsn-ongeldig", "Dit is geen geldig burgerservicenummer of datum. Kijk de negen cijfers na op het identiteitsbewijs.", "zoek");
        var gevraagd = new Zoekvraag(null, hash, geboren, adres, Naamsleutels.Zoek(rest))
        {
            Tekst = hash is null ? (vraag ?? "").Trim() : string.Join(' ', new[] { rest.Trim(), geboren?.ToString("dd-MM-yyyy", CultureInfo.InvariantCulture), adres?.Replace('-', ' ') }.Where(t => !string.IsNullOrEmpty(t))),
        };
        return gevraagd.Soort.Length > 0 ? gevraagd : throw new WeigeringException("zoekvraag-leeg", Leeg, "zoek");
    }

    /// <summary>The same question again, with the hash of the BSN that was in it.</summary>
    internal static Zoekvraag Opnieuw(string tekst, string? hash, BsnKluis kluis, DateOnly vandaag) =>
        tekst.Length == 0 && hash is not null ? new Zoekvraag(null, hash, null, null, []) { Tekst = "" } : Lees(tekst, kluis, vandaag) with { BsnHash = hash };

    private static string? Neem(Regex patroon, ref string rest, Func<string, bool>? past = null)
    {
        if (patroon.Match(rest) is not { Success: true } gevonden || past?.Invoke(gevonden.Value) == false)
        {
            return null;
        }
        rest = rest.Remove(gevonden.Index, gevonden.Length).Insert(gevonden.Index, " ");
        return gevonden.Value;
    }

    private static DateOnly? LeesDatum(string tekst, DateOnly vandaag) =>
        DateOnly.TryParseExact(tekst.ToLowerInvariant(), Datums, CultureInfo.GetCultureInfo("nl-NL"), DateTimeStyles.None, out var dag) && dag.Year > 1880 && dag <= vandaag.AddYears(1) ? dag : null;

    [GeneratedRegex(@"^[zZ]?(\d{4})-(\d{1,6})$")]
    private static partial Regex Zaaknummer();

    [GeneratedRegex(@"(?<!\d)\d{1,2}[-/.]\d{1,2}[-/.]\d{4}(?!\d)|(?<!\d)\d{4}-\d{1,2}-\d{1,2}(?!\d)|(?<!\d)\d{1,2} \p{L}{3,9} \d{4}(?!\d)|(?<!\d)\d{8}(?!\d)")]
    private static partial Regex DatumPatroon();

    [GeneratedRegex(@"(?<!\d)\d[\d. -]{5,10}\d(?!\d)")]
    private static partial Regex BsnPatroon();

    [GeneratedRegex(@"(?<!\d)\d{4}\s?[A-Za-z]{2}[\s,]+\d{1,5}(?:\s?[-/]?\s?[A-Za-z]{1,4}(?!\p{L}))?(?!\d)")]
    private static partial Regex AdresPatroon();
}
