using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;

namespace CaseFlow.Huishoudens;

/// <summary>One key under which a resident is found by name. Plain letters a to z and digits, so that every database orders and compares them alike.</summary>
public sealed class Naamsleutel
{
    public Guid InwonerId { get; set; }
    public required string GemeenteId { get; set; }
    public required string Sleutel { get; set; }
}

/// <summary>One word that somebody searched for: a key from <paramref name="Begin"/> up to <paramref name="Tot"/>, or one that sounds the same.</summary>
public sealed record Naamdeel(string Begin, string Tot, string Klank);

/// <summary>
/// How a name becomes keys: each word without tussenvoegsels and accents, with ij as y, as it is written and (behind a 1) as it sounds.
/// So Van der Meij is found as meij, mey or vandermei, and Claassen as Klaasen.
/// </summary>
public static partial class Naamsleutels
{
    public const int Lengte = 60;

    private const int KortsteRest = 4;
    private const int MeesteDelen = 5;

    private static readonly HashSet<string> Tussenvoegsels =
    [
        "van", "der", "den", "de", "het", "ter", "ten", "te", "tot", "in", "op", "aan", "bij", "uit", "over", "onder", "voor", "vd", "vdr", "la", "le", "les", "du", "da", "dos", "del", "di", "el", "al", "von", "zu", "en", "ep", "geb",
    ];

    private static readonly string[] Aaneen = ["vander", "vanden", "vande", "van", "den", "ten", "ter", "de"];

    // In this order: what a later line reads, an earlier one may have written.
    private static readonly (string Van, string Naar)[] Klanken =
    [
        ("sch", "sg"), ("chr", "kr"), ("ch", "g"), ("gh", "g"), ("ph", "f"), ("th", "t"), ("ck", "k"), ("ce", "se"), ("ci", "si"), ("cy", "sy"), ("c", "k"), ("q", "k"), ("x", "ks"), ("z", "s"), ("v", "f"), ("w", "u"),
        ("ey", "y"), ("ei", "y"), ("ay", "y"), ("ai", "y"), ("ae", "a"), ("ou", "au"), ("ue", "u"), ("dt", "t"),
    ];

    /// <summary>The keys of a name that is stored.</summary>
    public static IReadOnlySet<string> Van(string naam)
    {
        var sleutels = new HashSet<string>();
        var woorden = Woorden(naam);
        foreach (var woord in ZonderTussenvoegsels(woorden))
        {
            Voeg(woord);
            if (Aaneen.FirstOrDefault(v => woord.StartsWith(v, StringComparison.Ordinal) && woord.Length - v.Length >= KortsteRest) is { } vooraan)
            {
                Voeg(woord[vooraan.Length..]);
            }
        }
        // Written as one: van der Berg as vanderberg, O'Brien as obrien.
        for (var i = 0; i < woorden.Count; i++)
        {
            var aaneen = new StringBuilder();
            while (i < woorden.Count && (woorden[i].Length == 1 || Tussenvoegsels.Contains(woorden[i])))
            {
                aaneen.Append(woorden[i++]);
            }
            if (aaneen.Length > 0 && i < woorden.Count)
            {
                Voeg(aaneen.Append(woorden[i]).ToString());
            }
        }
        return sleutels;

        void Voeg(string woord)
        {
            sleutels.Add(Kort(woord));
            sleutels.Add(Klank(woord));
        }
    }

    /// <summary>The words of what somebody searched for; each must fit. Empty when there is too little.</summary>
    public static IReadOnlyList<Naamdeel> Zoek(string vraag) =>
        [.. ZonderTussenvoegsels(Woorden(vraag)).Take(MeesteDelen).Select(w => new Naamdeel(Kort(w), Volgende(Kort(w)), Klank(w)))];

    private static List<string> ZonderTussenvoegsels(List<string> woorden)
    {
        var lang = woorden.Where(w => w.Length > 1).ToList();
        var over = lang.Where(w => !Tussenvoegsels.Contains(w)).Distinct().ToList();
        // Somebody may be called In or Le.
        return over.Count > 0 ? over : lang;
    }

    private static List<string> Woorden(string naam)
    {
        var plat = new StringBuilder();
        foreach (var teken in naam.ToLowerInvariant().Normalize(NormalizationForm.FormD))
        {
            if (CharUnicodeInfo.GetUnicodeCategory(teken) != UnicodeCategory.NonSpacingMark)
            {
                plat.Append(teken switch
                {
                    'ß' => "ss", 'ø' => "o", 'æ' => "ae", 'œ' => "oe", 'đ' or 'ð' => "d", 'ł' => "l", 'þ' => "th", 'ı' => "i", 'ĳ' => "y",
                    >= 'a' and <= 'z' => teken.ToString(),
                    _ => " ",
                });
            }
        }
        return [.. plat.Replace("ij", "y").ToString().Split(' ', StringSplitOptions.RemoveEmptyEntries)];
    }

    private static string Klank(string woord)
    {
        var klank = woord;
        foreach (var (van, naar) in Klanken)
        {
            klank = klank.Replace(van, naar, StringComparison.Ordinal);
        }
        klank = Dubbel().Replace(klank, "$1");
        return Kort("1" + (klank.EndsWith('d') ? klank[..^1] + 't' : klank));
    }

    private static string Kort(string woord) => woord.Length > Lengte ? woord[..Lengte] : woord;

    // The first text after all that begin with this one.
    private static string Volgende(string begin) => begin[^1] == 'z' ? begin + "zzzz" : begin[..^1] + (char)(begin[^1] + 1);

    [GeneratedRegex(@"(.)\1+")]
    private static partial Regex Dubbel();
}
