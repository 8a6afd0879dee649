using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using CaseFlow.Gemeenten;
using CaseFlow.Huishoudens;
using CaseFlow.Shared;

namespace CaseFlow.Formulieren;

/// <summary>What the check of one form needs to know beside the form itself.</summary>
public sealed record Controlevraag(Formulier Formulier, Invoer Invoer, string? Uitkomst, Keuzelijsten Lijsten, DateTimeOffset Moment)
{
    /// <summary>Fields (paths with dots) that this case asks for on top of the form, each with its own error id or null for the usual one.</summary>
    public IReadOnlyDictionary<string, string?> OokVerplicht { get; init; } = new Dictionary<string, string?>();
}

/// <summary>Checks filled-in fields against their form: first everything that is missing, then every wrong value, both in the order of the form.</summary>
public static partial class FormulierControle
{
    public static IReadOnlyList<Veldfout> Controleer(Controlevraag vraag)
    {
        var ontbreekt = new List<Veldfout>();
        var onjuist = new List<Veldfout>();
        Loop(vraag, vraag.Formulier.Velden, vraag.Invoer.Gegevens, "", ontbreekt, onjuist);
        return [.. ontbreekt, .. onjuist.OrderBy(Rang)];
    }

    // Of two wrong values the sort that scenario.md names first is told first; within a sort the order of the form.
    private static int Rang(Veldfout fout) => fout.Id.Split(':')[0] switch
    {
        "bsn-ongeldig" => 0,
        "datum-toekomst" => 1,
        "veld-onbekend" => 3,
        _ => 2,
    };

    private static void Loop(Controlevraag vraag, IReadOnlyList<Veld> velden, JsonObject gegevens, string pad, List<Veldfout> ontbreekt, List<Veldfout> onjuist)
    {
        foreach (var veld in velden)
        {
            var plek = pad + veld.Id;
            var waarde = gegevens[veld.Id];
            if (Invoer.IsLeeg(waarde) || (veld.MoetJa && Invoer.ToBoolean(waarde) == false && IsVerplicht(vraag, veld, plek)))
            {
                if (IsVerplicht(vraag, veld, plek))
                {
                    var id = vraag.OokVerplicht.GetValueOrDefault(plek) ?? $"veld-verplicht:{veld.Id}";
                    ontbreekt.Add(new Veldfout(id, plek, $"{(veld.MoetJa ? "Bevestig" : veld.Soort is SoortVeld.Keuze or SoortVeld.Meerkeuze or SoortVeld.JaNee ? "Kies een antwoord" : "Vul in")}: {Zin(veld)}"));
                }
                if (Invoer.IsLeeg(waarde) && veld.Soort == SoortVeld.Groep)
                {
                    Loop(vraag, [.. veld.Velden.Where(v => vraag.OokVerplicht.ContainsKey($"{plek}.{v.Id}"))], [], plek + ".", ontbreekt, onjuist);
                }
                continue;
            }
            Waarde(vraag, veld, waarde!, plek, ontbreekt, onjuist);
        }
        foreach (var (naam, _) in gegevens)
        {
            if (velden.All(v => v.Id != naam))
            {
                onjuist.Add(new Veldfout($"veld-onbekend:{naam}", pad + naam, $"Het veld '{naam}' hoort niet bij dit formulier. Haal het weg."));
            }
        }
    }

    private static bool IsVerplicht(Controlevraag vraag, Veld veld, string plek) =>
        veld.VerplichtBij.Contains("*") || (vraag.Uitkomst is { } u && veld.VerplichtBij.Contains(u)) || vraag.OokVerplicht.ContainsKey(plek);

    private static void Waarde(Controlevraag vraag, Veld veld, JsonNode waarde, string plek, List<Veldfout> ontbreekt, List<Veldfout> onjuist)
    {
        switch (veld.Soort)
        {
            case SoortVeld.Groep when waarde is JsonObject groep:
                Loop(vraag, veld.Velden, groep, plek + ".", ontbreekt, onjuist);
                return;
            // A line of which only the text is known may be that text alone.
            case SoortVeld.Lijst when waarde is JsonArray lijst && lijst.All(x => x is JsonObject || (veld.Velden.Any(v => v.Id == "tekst") && Invoer.ToText(x) is not null)):
                for (var i = 0; i < lijst.Count; i++)
                {
                    LoopRegel(vraag, veld, lijst[i] as JsonObject ?? new JsonObject { ["tekst"] = lijst[i]!.DeepClone() }, $"{plek}.{i}.", lijst.Count > 1 ? $"Regel {i + 1}" : null, ontbreekt, onjuist);
                }
                return;
            case SoortVeld.Kaart when waarde is JsonObject kaart:
                foreach (var (sleutel, inhoud) in kaart)
                {
                    if (!vraag.Lijsten.Kent(veld, sleutel) || inhoud is not (null or JsonObject))
                    {
                        onjuist.Add(new Veldfout($"waarde-onbekend:{veld.Id}", $"{plek}.{sleutel}", $"'{sleutel}' staat niet in de lijst bij {veld.Label}."));
                    }
                    else if (inhoud is JsonObject regel)
                    {
                        LoopRegel(vraag, veld, regel, $"{plek}.{sleutel}.", vraag.Lijsten.Keuzes(veld.Keuzes ?? "").FirstOrDefault(k => k.Id == sleutel)?.Naam ?? sleutel, ontbreekt, onjuist);
                    }
                }
                return;
        }
        if (Fout(vraag, veld, waarde) is { } fout)
        {
            onjuist.Add(fout with { Veld = plek });
        }
    }

    // The same column goes wrong in many rows: the summary says in which.
    private static void LoopRegel(Controlevraag vraag, Veld veld, JsonObject regel, string pad, string? waar, List<Veldfout> ontbreekt, List<Veldfout> onjuist)
    {
        List<Veldfout> mist = [], fout = [];
        Loop(vraag, veld.Velden, regel, pad, mist, fout);
        ontbreekt.AddRange(mist.Select(Met));
        onjuist.AddRange(fout.Select(Met));

        Veldfout Met(Veldfout f) => waar is null ? f : f with { Melding = $"{waar}. {f.Melding}" };
    }

    private static Veldfout? Fout(Controlevraag vraag, Veld veld, JsonNode waarde)
    {
        Veldfout Onbekend(string melding) => new($"waarde-onbekend:{veld.Id}", null, melding);
        var tekst = Invoer.ToText(waarde);
        switch (veld.Soort)
        {
            case SoortVeld.Tekst or SoortVeld.Lang:
                return tekst is null ? Onbekend($"{Aanhef(veld)} vul hier een tekst in.")
                    : tekst.Length > veld.MaxLengte ? new Veldfout($"te-lang:{veld.Id}", null, $"{Aanhef(veld)} maak de tekst korter dan {veld.MaxLengte} tekens (nu {tekst.Length}).")
                    : IsOnleesbaar(tekst) ? Onbekend($"{Aanhef(veld)} er staat een onleesbaar teken in.")
                    : null;
            case SoortVeld.Bsn:
                return Bsn.TryParse(tekst, out _) ? null
                    : new Veldfout("bsn-ongeldig", null, "Dit is geen geldig burgerservicenummer. Kijk de negen cijfers na op het identiteitsbewijs.");
            case SoortVeld.JaNee or SoortVeld.Vink:
                return Invoer.ToBoolean(waarde) is null ? Onbekend($"{Aanhef(veld)} kies ja of nee.") : null;
            case SoortVeld.Getal or SoortVeld.Bedrag:
                return decimal.TryParse(tekst, System.Globalization.NumberStyles.AllowDecimalPoint | System.Globalization.NumberStyles.AllowLeadingSign, System.Globalization.CultureInfo.InvariantCulture, out var getal) && getal is >= 0 and < 100_000_000
                    ? null : Onbekend($"{Aanhef(veld)} vul een getal in.");
            case SoortVeld.Datum or SoortVeld.Moment:
                var moment = Invoer.ToMoment(waarde);
                return moment is null ? Onbekend($"{Aanhef(veld)} vul een bestaande datum in, bijvoorbeeld 9-3-2026.")
                    : veld.NietInToekomst && IsLater(veld, moment.Value, vraag.Moment) ? new Veldfout($"datum-toekomst:{veld.Id}", null, veld.Label.EndsWith('?') ? $"{Aanhef(veld)} deze datum mag niet in de toekomst liggen." : $"{veld.Label} mag niet in de toekomst liggen.")
                    : null;
            case SoortVeld.Keuze:
                return Invoer.ToText(waarde) is { } keuze && vraag.Lijsten.Kent(veld, keuze) ? null
                    : Onbekend($"{Aanhef(veld)} '{Kort(tekst)}' staat niet in de lijst. Kies een van de mogelijkheden.");
            case SoortVeld.Meerkeuze:
                var gekozen = waarde is JsonArray lijst ? [.. lijst.Select(Invoer.ToText)] : new[] { tekst };
                return gekozen.FirstOrDefault(k => k is null || !vraag.Lijsten.Kent(veld, k)) is var mis && gekozen.All(k => k is not null && vraag.Lijsten.Kent(veld, k)) ? null
                    : Onbekend($"{Aanhef(veld)} '{Kort(mis)}' staat niet in de lijst. Kies een van de mogelijkheden.");
            case SoortVeld.Namen:
                var namen = new Invoer(new JsonObject { ["x"] = waarde.DeepClone() }).Teksten("x");
                return namen.Count > 0 && namen.All(n => n.Length <= veld.MaxLengte && !IsOnleesbaar(n)) ? null : Onbekend($"{Aanhef(veld)} vul een of meer korte teksten in.");
            default:
                return Onbekend($"{veld.Label} is niet goed ingevuld.");
        }
    }

    // A label that is a question keeps its own mark.
    private static string Zin(Veld veld) => veld.Label.EndsWith('?') ? veld.Label : veld.Label + ".";

    private static string Aanhef(Veld veld) => veld.Label.EndsWith('?') ? veld.Label : veld.Label + ":";

    private static bool IsLater(Veld veld, DateTimeOffset waarde, DateTimeOffset nu) => veld.Soort == SoortVeld.Datum
        ? AmsterdamTime.DateOf(waarde) > AmsterdamTime.DateOf(nu)
        : waarde > nu;

    // PostgreSQL stores no NUL, and nobody types the other ones.
    private static bool IsOnleesbaar(string tekst) => tekst.Any(c => char.IsControl(c) && c is not ('\n' or '\r' or '\t'));

    private static string Kort(string? tekst) => tekst is null ? "" : tekst.Length > 40 ? tekst[..40] + "…" : tekst;

    [GeneratedRegex("^[a-z0-9]+(-[a-z0-9]+)*(:[a-z0-9]+(-[a-z0-9]+)*)?$")]
    internal static partial Regex KebabCase();
}

/// <summary>The choices behind a list name: those of the municipality, else the shared ones.</summary>
public sealed class Keuzelijsten(Lijsten lijsten, Gemeente gemeente, Func<IReadOnlyList<Routekop>> routes)
{
    public IReadOnlyList<Keuze> Keuzes(string naam) => naam switch
    {
        "vindplaatsen" => [.. gemeente.Vindplaatsen.Select(v => new Keuze(v.Id, v.Naam))],
        "wijken" => [.. gemeente.Wijken.Select(w => new Keuze(w.Id, w.Naam))],
        "keuzeboom" => gemeente.Keuzeboom,
        "leefgebieden" => [.. gemeente.Leefgebieden.Select(g => new Keuze(g.Id, g.Naam))],
        "routes" => [.. gemeente.Routes.Select(r => new Keuze(r, routes().FirstOrDefault(k => k.Id == r)?.Naam ?? r))],
        "naastroutes" => [.. routes().Where(r => r.IsNaastTeStarten && gemeente.Routes.Contains(r.Id)).Select(r => new Keuze(r.Id, r.Naam))],
        "voorzieningen" => Voorzieningen(_ => true),
        "voorzieningen-maatwerk" => Voorzieningen(v => v.Soort == SoortVoorziening.Maatwerk),
        "voorzieningen-algemeen" => Voorzieningen(v => v.Soort == SoortVoorziening.Algemeen),
        "ladder" => [.. (gemeente.Ladder?.Treden ?? []).Select(t => new Keuze(t.Code, t.Aanduiding))],
        "ladder-criteria" => [.. (gemeente.Ladder?.Treden ?? []).SelectMany(t => t.Criteria.Select(c => new Keuze(c.Id, $"{t.Code}: {c.Naam}")))],
        "partners" => [.. gemeente.Partners.Select(p => new Keuze(p.Id, p.Naam))],
        "functies" => [.. gemeente.Functies.Select(f => new Keuze(f.Id, f.Naam))],
        "type-hulpvraag" => [.. lijsten[naam], .. gemeente.TypeHulpvraag],
        "schuldhulp-uitvoerders" when gemeente.Schuldhulp.Uitvoerders.Count > 0 => gemeente.Schuldhulp.Uitvoerders,
        "soort-schuldhulp" => [.. lijsten[naam], .. gemeente.Schuldhulp.Soorten],
        _ => lijsten.GetValueOrDefault(naam) ?? [],
    };

    public bool Kent(Veld veld, string waarde) =>
        (veld.Keuzes == "volstaat" && waarde is "true" or "false")
        || Keuzes(veld.Keuzes!).Any(k => k.Id == waarde)
        || (veld.Open && waarde.Length <= 60 && FormulierControle.KebabCase().IsMatch(waarde));

    public string Naam(string lijst, string? waarde) =>
        waarde is null ? "" : Keuzes(lijst).FirstOrDefault(k => k.Id == waarde)?.Naam ?? waarde;

    private IReadOnlyList<Keuze> Voorzieningen(Func<VoorzieningSoort, bool> filter) =>
        [.. gemeente.Voorzieningen.Where(filter).Select(v => new Keuze(v.Id, v.Naam))];
}
