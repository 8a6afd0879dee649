using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using Microsoft.Extensions.Primitives;

namespace CaseFlow.Formulieren;

/// <summary>
/// Turns posted fields into the data of a form and back. Names are paths with dots: <c>inwoner.naam</c>, <c>vertegenwoordiger.0.naam</c>,
/// <c>leefgebieden.wonen.score</c>. What cannot be read stays as it was typed, so that the check refuses it and the screen shows it again.
/// </summary>
public static partial class FormulierBinder
{
    private static readonly string[] Dagvormen = ["yyyy-MM-dd", "d-M-yyyy", "d/M/yyyy", "d.M.yyyy", "d M yyyy"];

    private static readonly string[] Tijdvormen = ["HH:mm", "H:mm", "HH:mm:ss", "H.mm"];

    /// <summary>Reads the fields of the form; every other posted name is passed over.</summary>
    public static JsonObject Lees(Formulier formulier, IEnumerable<KeyValuePair<string, StringValues>> gepost, Keuzelijsten lijsten)
    {
        var velden = new Dictionary<string, StringValues>(StringComparer.Ordinal);
        foreach (var (naam, waarden) in gepost)
        {
            velden[naam] = waarden;
        }
        return Lees(formulier.Velden, velden, "", lijsten);
    }

    /// <summary>Leaves out what the screen asks only with other outcomes.</summary>
    public static JsonObject VoorUitkomst(Formulier formulier, JsonObject gegevens, string uitkomst) => VoorUitkomst(formulier.Velden, gegevens, uitkomst);

    /// <summary>The way back: what the fields on the screen hold.</summary>
    public static Veldwaarden Toon(Formulier formulier, JsonObject gegevens)
    {
        var waarden = new Veldwaarden();
        Toon(formulier.Velden, gegevens, "", waarden);
        return waarden;
    }

    internal static IReadOnlyList<string> Onder(IEnumerable<string> namen, string naam) =>
        [.. namen.Where(n => n.StartsWith(naam + ".", StringComparison.Ordinal)).Select(n => n[(naam.Length + 1)..].Split('.')[0]).Distinct()];

    private static JsonObject Lees(IReadOnlyList<Veld> velden, Dictionary<string, StringValues> gepost, string pad, Keuzelijsten lijsten)
    {
        var gegevens = new JsonObject();
        foreach (var veld in velden)
        {
            if (Waarde(veld, gepost, pad + veld.Id, lijsten) is { } waarde)
            {
                gegevens[veld.Id] = waarde;
            }
        }
        return gegevens;
    }

    private static JsonNode? Waarde(Veld veld, Dictionary<string, StringValues> gepost, string naam, Keuzelijsten lijsten)
    {
        switch (veld.Soort)
        {
            case SoortVeld.Groep:
                return NietLeeg(Lees(veld.Velden, gepost, naam + ".", lijsten));
            case SoortVeld.Lijst:
                var regels = Onder(gepost.Keys, naam).Where(i => i.Length < 5 && i.All(char.IsAsciiDigit)).OrderBy(i => int.Parse(i, CultureInfo.InvariantCulture))
                    .Select(i => NietLeeg(Lees(veld.Velden, gepost, $"{naam}.{i}.", lijsten))).OfType<JsonNode>();
                return NietLeeg(new JsonArray([.. regels]));
            case SoortVeld.Kaart:
                var kaart = new JsonObject();
                foreach (var sleutel in Onder(gepost.Keys, naam).Where(s => lijsten.Kent(veld, s)))
                {
                    if (NietLeeg(Lees(veld.Velden, gepost, $"{naam}.{sleutel}.", lijsten)) is { } inhoud)
                    {
                        kaart[sleutel] = inhoud;
                    }
                }
                return NietLeeg(kaart);
        }
        var getypt = gepost.GetValueOrDefault(naam).OfType<string>().Where(t => !string.IsNullOrWhiteSpace(t)).Select(t => t.Replace("\r\n", "\n")).ToList();
        return getypt.Count == 0 ? null : veld.Soort switch
        {
            SoortVeld.Meerkeuze => new JsonArray([.. getypt.Select(t => JsonValue.Create(t.Trim()))]),
            SoortVeld.Namen => new JsonArray([.. getypt.SelectMany(t => t.Split('\n', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries)).Select(t => JsonValue.Create(t))]),
            _ => Enkel(veld.Soort, getypt[0]),
        };
    }

    private static JsonNode Enkel(SoortVeld soort, string getypt) => soort switch
    {
        SoortVeld.JaNee or SoortVeld.Vink => Invoer.ToBoolean(JsonValue.Create(getypt)) is { } ja ? JsonValue.Create(ja) : JsonValue.Create(getypt),
        SoortVeld.Getal or SoortVeld.Bedrag => Getal(getypt) is { } getal ? JsonValue.Create(getal) : JsonValue.Create(getypt),
        SoortVeld.Datum => JsonValue.Create(Dag(getypt) ?? getypt),
        SoortVeld.Moment => JsonValue.Create(Moment(getypt) ?? getypt),
        _ => JsonValue.Create(getypt),
    };

    private static string? Dag(string getypt) =>
        DateOnly.TryParseExact(getypt.Trim(), Dagvormen, CultureInfo.InvariantCulture, DateTimeStyles.None, out var dag) ? dag.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture) : null;

    private static string? Moment(string getypt)
    {
        var delen = getypt.Trim().Split('T', 2) is { Length: 2 } iso ? iso : getypt.Trim().Split(' ', 2, StringSplitOptions.TrimEntries);
        if (Dag(delen[0]) is not { } dag)
        {
            return Dag(getypt);
        }
        if (delen.Length == 1)
        {
            return dag;
        }
        var uur = delen[1].Replace("uur", "", StringComparison.OrdinalIgnoreCase).Trim();
        return TimeOnly.TryParseExact(uur, Tijdvormen, CultureInfo.InvariantCulture, DateTimeStyles.None, out var tijd)
            ? $"{dag}T{tijd.ToString("HH:mm", CultureInfo.InvariantCulture)}"
            : null;
    }

    // 1.250,50 and 7,5 as people write them here; 7.5 as a number field of a browser sends it.
    private static decimal? Getal(string getypt)
    {
        var tekst = getypt.Trim().TrimStart('€').Trim();
        tekst = tekst.Contains(',') || Duizendtallen().IsMatch(tekst) ? tekst.Replace(".", "").Replace(',', '.') : tekst;
        return decimal.TryParse(tekst, NumberStyles.AllowDecimalPoint | NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var getal) ? getal : null;
    }

    private static JsonObject VoorUitkomst(IReadOnlyList<Veld> velden, JsonObject gegevens, string uitkomst)
    {
        var over = new JsonObject();
        foreach (var veld in velden.Where(v => (v.Bij.Count == 0 || v.Bij.Contains(uitkomst)) && gegevens[v.Id] is not null))
        {
            over[veld.Id] = veld.Soort == SoortVeld.Groep && gegevens[veld.Id] is JsonObject groep
                ? VoorUitkomst(veld.Velden, groep, uitkomst)
                : gegevens[veld.Id]!.DeepClone();
        }
        return over;
    }

    private static void Toon(IReadOnlyList<Veld> velden, JsonObject gegevens, string pad, Veldwaarden waarden)
    {
        foreach (var veld in velden)
        {
            if (gegevens[veld.Id] is { } waarde && !Invoer.IsLeeg(waarde))
            {
                Toon(veld, waarde, pad + veld.Id, waarden);
            }
        }
    }

    private static void Toon(Veld veld, JsonNode waarde, string naam, Veldwaarden waarden)
    {
        switch (veld.Soort)
        {
            case SoortVeld.Groep when waarde is JsonObject groep:
                Toon(veld.Velden, groep, naam + ".", waarden);
                break;
            case SoortVeld.Kaart when waarde is JsonObject kaart:
                foreach (var (sleutel, inhoud) in kaart)
                {
                    Toon(veld.Velden, inhoud as JsonObject ?? [], $"{naam}.{sleutel}.", waarden);
                }
                break;
            case SoortVeld.Lijst when waarde is JsonArray lijst:
                for (var i = 0; i < lijst.Count; i++)
                {
                    Toon(veld.Velden, lijst[i] as JsonObject ?? [], $"{naam}.{i}.", waarden);
                }
                break;
            case SoortVeld.Namen:
                waarden.Zet(naam, string.Join('\n', Teksten(waarde)));
                break;
            case SoortVeld.Meerkeuze:
                foreach (var tekst in Teksten(waarde))
                {
                    waarden.Zet(naam, tekst);
                }
                break;
            default:
                if (Tekst(veld.Soort, waarde) is { } een)
                {
                    waarden.Zet(naam, een);
                }
                break;
        }
    }

    private static IReadOnlyList<string> Teksten(JsonNode waarde) => new Invoer(new JsonObject { ["x"] = waarde.DeepClone() }).Teksten("x");

    private static string? Tekst(SoortVeld soort, JsonNode waarde) => soort switch
    {
        SoortVeld.JaNee or SoortVeld.Vink when Invoer.ToBoolean(waarde) is { } ja => ja ? "true" : "false",
        SoortVeld.Getal or SoortVeld.Bedrag when waarde.GetValueKind() == JsonValueKind.Number => waarde.ToJsonString().Replace('.', ','),
        SoortVeld.Tekst or SoortVeld.Lang when waarde.GetValueKind() == JsonValueKind.String => waarde.GetValue<string>(),
        _ => Invoer.ToText(waarde),
    };

    private static JsonNode? NietLeeg(JsonNode waarde) => Invoer.IsLeeg(waarde) ? null : waarde;

    [GeneratedRegex(@"^\d{1,3}(\.\d{3})+$")]
    private static partial Regex Duizendtallen();
}
