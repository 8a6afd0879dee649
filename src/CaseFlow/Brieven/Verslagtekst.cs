using System.Text.Json.Nodes;
using CaseFlow.Formulieren;
using CaseFlow.Gemeenten;
using CaseFlow.Plannen;
using CaseFlow.Termijnen;

namespace CaseFlow.Brieven;

/// <summary>What the report of the investigation says: the talks, the findings in the legal order, the conclusion, and what was not recorded.</summary>
public static class Verslagtekst
{
    public static Dictionary<string, string?> Van(string? wet, IReadOnlyList<Gesprek> gesprekken, Invoer afweging, DateOnly vandaag, Gemeente gemeente, Keuzelijsten lijsten)
    {
        var bevindingen = afweging.Groep("bevindingen");
        var waarden = Afwegen.Volgorde.ToDictionary(v => v, v => Bevinding(bevindingen.Groep(v), vandaag));
        waarden["gesprek"] = gesprekken.Count == 0 ? null : string.Join("\n", gesprekken.Select(g => Gesprek(g, lijsten)));
        waarden["leefgebieden"] = gesprekken.Count == 0 ? null : Leefgebieden(Antwoorden(gesprekken[^1]), lijsten);
        waarden["niet-onderzocht"] = NietOnderzocht(bevindingen, lijsten);
        waarden["conclusie"] = Conclusie(afweging.Teksten("sporen"), gemeente, lijsten);
        waarden["ontbreekt"] = gesprekken.Count == 0 ? null : NietVastgelegd(wet, Antwoorden(gesprekken[^1])) is { Count: > 0 } mist ? string.Join('\n', mist.Select(m => $"- {m}")) : null;
        return waarden;
    }

    private static string? Bevinding(Invoer bevinding, DateOnly vandaag)
    {
        if (bevinding.Tekst("tekst") is not { } tekst)
        {
            return null;
        }
        var bron = bevinding.Tekst("bron") is { } waaruit ? $"\nDit weten wij uit: {waaruit}." : "";
        var deskundige = bevinding.Tekst("deskundigheid") is { } wie ? $"\nWij hebben advies gevraagd aan: {wie}." : "";
        return $"{tekst}{bron}{deskundige}\nVastgelegd op {DatumTekst.Datum(vandaag)}.";
    }

    // The words of the resident, per life area, as they were written down.
    private static string? Leefgebieden(Invoer antwoorden, Keuzelijsten lijsten)
    {
        var regels = antwoorden.Groep("leefgebieden").Gegevens.Where(g => g.Value is JsonObject)
            .Select(g => (Naam: lijsten.Naam("leefgebieden", g.Key), Inhoud: new Invoer((JsonObject)g.Value!)))
            .Where(g => g.Inhoud.Heeft("tekst") || g.Inhoud.Heeft("score"))
            .Select(g => $"- {g.Naam}: {string.Join(". ", new[] { g.Inhoud.Tekst("tekst")?.ReplaceLineEndings(" ").TrimEnd('.'), g.Inhoud.Tekst("score") is { } cijfer ? $"Score: {cijfer.Replace('.', ',')}" : null }.OfType<string>())}.")
            .ToList();
        return regels.Count == 0 ? null : string.Join('\n', regels);
    }

    // Findings after the one that suffices: the report says that they were not looked into, and why.
    private static string? NietOnderzocht(Invoer bevindingen, Keuzelijsten lijsten)
    {
        var leeg = Afwegen.Volgorde.Where(v => !bevindingen.Groep(v).Heeft("tekst")).Select(v => $"- {Beschikkingtekst.Klein(lijsten.Naam("bevindingen", v))}").ToList();
        return leeg.Count is 0 || leeg.Count == Afwegen.Volgorde.Count ? null : string.Join('\n', leeg);
    }

    private static string Gesprek(Gesprek gesprek, Keuzelijsten lijsten)
    {
        var antwoorden = Antwoorden(gesprek);
        var waar = gesprek.IsHuisbezoek ? "bij u thuis" : gesprek.Vorm is { } vorm ? Beschikkingtekst.Klein(lijsten.Naam("vorm-gesprek", vorm)) : null;
        string?[] zinnen =
        [
            $"Wij spraken u op {DatumTekst.Datum(gesprek.Datum)}{(waar is null ? "" : $" ({waar})")}.",
            antwoorden.Tekst("aanwezig") is { } wie ? $"Daarbij waren: {wie}." : null,
            antwoorden.Ja("clientondersteuning-aangeboden") ? "Wij hebben verteld dat u gratis hulp kunt krijgen van een onafhankelijke cliëntondersteuner." : null,
            antwoorden.Ja("identiteit-vastgesteld") ? "Wij hebben uw identiteitsbewijs gezien." : null,
            antwoorden.Ja("pgb-uitgelegd") ? "Wij hebben uitgelegd wat een persoonsgebonden budget is." : null,
            antwoorden.Ja("bijdrage-uitgelegd") ? "Wij hebben verteld wat u zelf kunt moeten betalen." : null,
            antwoorden.Ja("vertrouwenspersoon-gewezen") ? "Wij hebben verteld dat u een vertrouwenspersoon kunt vragen." : null,
            antwoorden.Tekst("mantelzorger") is { } zorg ? $"Over mantelzorg is besproken: {zorg}." : null,
        ];
        return string.Join(' ', zinnen.OfType<string>());
    }

    private static string? Conclusie(IReadOnlyList<string> sporen, Gemeente gemeente, Keuzelijsten lijsten)
    {
        var namen = sporen.Distinct().Select(s => s.Split(':', 2)).Select(d => Beschikkingtekst.Klein(lijsten.Naam("sporen", d[0]))
            + (d.Length > 1 ? $" ({Beschikkingtekst.Klein(gemeente.Voorziening(d[1])?.Naam ?? d[1])})" : "")).ToList();
        return namen.Count == 0 ? null : $"Deze oplossing past volgens ons bij uw vraag: {DatumTekst.Opsomming(namen)}.";
    }

    // What the law wants told or looked at, but nobody wrote down: the report says so instead of keeping silent.
    internal static IReadOnlyList<string> NietVastgelegd(string? wet, Invoer antwoorden)
    {
        var isWmo = wet is null or "Wmo";
        (string Veld, string Tekst, bool Telt)[] gevraagd =
        [
            ("vorm", "hoe wij met u spraken", !antwoorden.Ja("huisbezoek")),
            ("aanwezig", "wie er bij het gesprek waren", true),
            ("identiteit-vastgesteld", "of wij uw identiteitsbewijs hebben gezien", true),
            ("pgb-uitgelegd", "of wij een persoonsgebonden budget hebben uitgelegd", isWmo || wet == "Jeugdwet"),
            ("bijdrage-uitgelegd", "of wij over de eigen bijdrage hebben verteld", isWmo),
            ("mantelzorger", "wie uw mantelzorger is en wat die nodig heeft", isWmo),
            ("vertrouwenspersoon-gewezen", "of wij op de vertrouwenspersoon hebben gewezen", wet == "Jeugdwet"),
        ];
        return [.. gevraagd.Where(g => g.Telt && !antwoorden.Heeft(g.Veld)).Select(g => g.Tekst)];
    }

    private static Invoer Antwoorden(Gesprek gesprek) => new(JsonNode.Parse(gesprek.Gegevens) as JsonObject ?? []);
}
