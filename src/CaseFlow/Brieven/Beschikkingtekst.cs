using CaseFlow.Besluiten;
using CaseFlow.Formulieren;
using CaseFlow.Gemeenten;
using CaseFlow.Shared;
using CaseFlow.Termijnen;
using CaseFlow.Voorzieningen;

namespace CaseFlow.Brieven;

/// <summary>What a decision letter says, from what was decided. It states nothing that was not recorded.</summary>
public static class Beschikkingtekst
{
    public static Dictionary<string, string?> Van(Besluit besluit, Invoer invoer, Aanvraag? aanvraag, Indicatie? indicatie, DateOnly? laatsteDagBezwaar, Gemeente gemeente, Keuzelijsten lijsten)
    {
        var isTijdelijk = besluit.Soort == "tijdelijke-voorziening";
        return new()
        {
            ["datum"] = DatumTekst.Datum(besluit.Bekendmaking),
            ["aanvraagdatum"] = aanvraag is null ? null : DatumTekst.Datum(aanvraag.Aanvraagdatum),
            ["voorziening-gevraagd"] = Voorziening(aanvraag?.Voorziening, gemeente),
            ["voorziening"] = Voorziening(besluit.Voorziening, gemeente),
            ["wet"] = Grondslag(besluit, lijsten),
            ["omvang"] = indicatie?.Omvang ?? "dat spreken wij nog met u af",
            ["ingangsdatum"] = indicatie is null ? null : DatumTekst.Datum(indicatie.Ingangsdatum),
            ["stopt-op"] = besluit.Soort == "beeindigd" && invoer.Datum("ingangsdatum") is { } einde ? DatumTekst.Datum(einde) : null,
            ["looptijd"] = indicatie is null ? null : Looptijd(indicatie),
            ["leveringsvorm"] = indicatie is null ? null : Klein(lijsten.Naam("leveringsvorm", indicatie.Leveringsvorm)),
            ["aanbieder"] = indicatie is { Leveringsvorm: "zin" } ? indicatie.Aanbieder : null,
            ["pgb-afspraken"] = indicatie is { Leveringsvorm: "pgb" } ? Pgb(invoer.Groep("pgb"), lijsten) : null,
            ["eigen-bijdrage"] = indicatie is null ? null : indicatie.IsEigenBijdrageVerschuldigd
                ? "U betaalt een eigen bijdrage. U krijgt daarvoor een rekening van het CAK."
                : "U betaalt voor deze voorziening geen eigen bijdrage.",
            ["motivering"] = besluit.Motivering.Length > 0 ? besluit.Motivering
                : isTijdelijk ? "Dit besluit had haast. Binnen een week na deze brief leggen wij u uit waarom wij het zo hebben besloten." : null,
            ["dragende-bevinding"] = besluit.DragendeBevinding is { } bevinding ? Klein(lijsten.Naam("bevindingen", bevinding)) : null,
            ["hersteltermijn-tot"] = invoer.Datum("hersteltermijn-tot") is { } herstel ? DatumTekst.Datum(herstel) : null,
            ["laatste-dag-bezwaar"] = laatsteDagBezwaar is { } dag ? DatumTekst.Voluit(dag) : null,
        };
    }

    private static string? Voorziening(string? id, Gemeente gemeente) => id is null ? null : Klein(gemeente.Voorziening(id)?.Naam ?? id);

    private static string Grondslag(Besluit besluit, Keuzelijsten lijsten) => (besluit.Wet, besluit.Soort) switch
    {
        // On which article a provision ends depends on the ground; the reasons say so.
        ({ } wet, "beeindigd") => lijsten.Naam("wet", wet),
        ("Wmo", "tijdelijke-voorziening") => "Wet maatschappelijke ondersteuning 2015, artikel 2.3.3",
        ("Wmo", _) => "Wet maatschappelijke ondersteuning 2015, artikel 2.3.5",
        ("Jeugdwet", _) => "Jeugdwet, artikel 2.3",
        (null, _) => "de wet waaronder uw aanvraag valt",
        var (wet, _) => lijsten.Naam("wet", wet),
    };

    private static string Looptijd(Indicatie indicatie) => indicatie switch
    {
        { IsEenmalig: true } => "eenmalig",
        { Einddatum: { } eind } => $"tot en met {DatumTekst.Datum(eind)}",
        { IsTijdelijk: true } => "tot wij na het onderzoek een besluit nemen",
        _ => "onbepaalde tijd",
    };

    private static string Pgb(Invoer pgb, Keuzelijsten lijsten)
    {
        var zinnen = new List<string> { "U, of iemand die u helpt, kan het budget beheren. U heeft uitgelegd waarom u een pgb wilt. De hulp is veilig en goed." };
        if (pgb.Tekst("tarief") is { } tarief)
        {
            zinnen.Add($"Het tarief is {tarief} euro.");
        }
        if (pgb.Tekst("hulpverlener") is { } hulpverlener)
        {
            zinnen.Add($"De hulp komt van: {Klein(lijsten.Naam("hulpverlener-pgb", hulpverlener))}.");
        }
        if (pgb.Tekst("budgetbeheerder") is { } beheerder)
        {
            zinnen.Add($"Wie het budget beheert: {beheerder}.");
        }
        return string.Join(' ', zinnen);
    }

    internal static string Klein(string tekst) => tekst.Length > 1 && char.IsLower(tekst[1]) ? char.ToLowerInvariant(tekst[0]) + tekst[1..] : tekst;
}
