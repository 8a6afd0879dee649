using System.Globalization;
using System.Text.RegularExpressions;
using CaseFlow.Gemeenten;

namespace CaseFlow.Tellingen;

/// <summary>What must hold in a file of indicators beside its shape.</summary>
internal static partial class IndicatorControle
{
    private static readonly string[] Eenheden = ["aantal", "percentage", "ja-nee", "euro", "score"];

    public static IEnumerable<ConfiguratieFout> Controleer(Configuratiebestand bestand, IReadOnlyList<Indicator> indicatoren, bool isGemeente, IReadOnlyDictionary<string, Gebeurtenissoort> soorten, IReadOnlyCollection<string> noemers, HashSet<string> gezien)
    {
        if (!isGemeente)
        {
            yield return new ConfiguratieFout(bestand.Naam, 1, "Dit bestand heet niet naar een gemeente.", "Noem het zoals de map van de gemeente in workflows/gemeenten.");
        }
        foreach (var indicator in indicatoren)
        {
            foreach (var fout in Id(bestand, indicator.Id, gezien))
            {
                yield return fout;
            }
            if (!Eenheden.Contains(indicator.Eenheid))
            {
                yield return bestand.FoutBij(indicator.Id, indicator.Eenheid, $"De eenheid '{indicator.Eenheid}' bestaat niet.", $"Kies uit: {string.Join(", ", Eenheden)}.");
            }
            if (string.IsNullOrWhiteSpace(indicator.Titel) || indicator.Doel.Count == 0 || string.IsNullOrWhiteSpace(indicator.Bron.Document) || string.IsNullOrWhiteSpace(indicator.Bron.Regels))
            {
                yield return bestand.Fout(indicator.Id, $"Bij {indicator.Id} ontbreekt de titel, het doel of de bron.", "Vul titel, doel en bron met document en regels in.");
            }
            if (indicator.Richting is not (null or "omhoog" or "omlaag"))
            {
                yield return bestand.FoutBij(indicator.Id, indicator.Richting, $"De richting '{indicator.Richting}' bestaat niet.", "Schrijf omhoog of omlaag, of laat richting weg.");
            }
            foreach (var waarde in indicator.Nulmeting.Concat(indicator.Historie).Concat(indicator.Streefwaarden).Where(w => !KloptGetal(w)))
            {
                yield return bestand.FoutBij(indicator.Id, waarde.Waarde, $"De waarde '{waarde.Waarde}' bij {waarde.Bij} en het getal ernaast kloppen niet.", "Staat er een getal in de waarde, zet het dan ook in getal (met een punt voor de decimalen); anders laat u getal weg.");
            }
            foreach (var waarde in indicator.Nulmeting.Concat(indicator.Historie).Concat(indicator.Streefwaarden).Where(w => w.Jaar is { } jaar && (jaar is < 1990 or > 2100 || !w.Bij.Contains(jaar.ToString(CultureInfo.InvariantCulture), StringComparison.Ordinal))))
            {
                yield return bestand.FoutBij(indicator.Id, waarde.Bij, $"Het jaar {waarde.Jaar} hoort niet bij '{waarde.Bij}'.", "Neem het jaar uit de tekst over, of laat jaar weg.");
            }
            if (indicator.Telling is { } telling)
            {
                foreach (var fout in new TeldefinitieControle(bestand, indicator.Id, soorten, noemers).Controleer(telling))
                {
                    yield return fout;
                }
            }
        }
    }

    public static IEnumerable<ConfiguratieFout> Id(Configuratiebestand bestand, string id, HashSet<string> gezien)
    {
        if (!Idvorm().IsMatch(id) || id.Length > 100)
        {
            yield return bestand.Fout(id, $"De id '{id}' kan niet.", "Gebruik letters, cijfers, streepjes en punten.");
        }
        if (!gezien.Add(id))
        {
            yield return bestand.Fout(id, $"De id '{id}' komt twee keer voor.", "Geef elke indicator en elke tabel een eigen id.");
        }
    }

    /// <summary>Indicators with the same word count the same.</summary>
    public static IEnumerable<ConfiguratieFout> Vergelijkbaar(Configuratiebestand bestand, IReadOnlyList<Indicator> alle, string gemeente)
    {
        foreach (var groep in alle.Where(i => i.Vergelijking is not null).GroupBy(i => i.Vergelijking))
        {
            foreach (var indicator in groep.Where(i => i.Gemeente == gemeente && Telwijze(i) != Telwijze(groep.First())))
            {
                yield return bestand.FoutBij(indicator.Id, groep.Key!, $"{indicator.Id} telt iets anders dan {groep.First().Id}, dat ook '{groep.Key}' als vergelijking heeft.", "Maak soort, teller en noemer gelijk, of haal de vergelijking weg.");
            }
        }
    }

    private static string Telwijze(Indicator indicator) => indicator.Telling is null ? "" : System.Text.Json.JsonSerializer.Serialize(
        indicator.Telling with { Uitsplitsingen = [], Naast = [], Titel = null, Per = null, Prestatie = false }, Configuratiebestand.Opties);

    private static bool KloptGetal(Jaarwaarde waarde) =>
        !Getalvorm().IsMatch(waarde.Waarde) ? waarde.Getal is null || Cijfers().Matches(waarde.Waarde).Any(m => Als(m.Value) == Math.Abs(waarde.Getal.Value))
        : waarde.Getal == Als(waarde.Waarde);

    private static decimal Als(string tekst) => decimal.Parse(tekst.Replace(',', '.').TrimStart('+'), CultureInfo.InvariantCulture);

    [GeneratedRegex(@"^[A-Za-z0-9]+([-.][A-Za-z0-9]+)*$")]
    private static partial Regex Idvorm();

    [GeneratedRegex(@"^[+-]?\d+([.,]\d+)?$")]
    private static partial Regex Getalvorm();

    [GeneratedRegex(@"\d+([.,]\d+)?")]
    private static partial Regex Cijfers();
}
