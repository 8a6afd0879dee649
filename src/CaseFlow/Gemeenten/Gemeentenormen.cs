using CaseFlow.Termijnen;

namespace CaseFlow.Gemeenten;

/// <summary>The norms of a municipality as rules of the clock.</summary>
public static class Gemeentenormen
{
    public const string Terugkoppeling = "STREEF-TERUGKOPPELING";

    private const string VanTaak = "taak:";

    /// <summary>Begins the start of a norm that counts from a moment which a form names.</summary>
    public const string VanMoment = "moment:";

    private static readonly string[] Momenten = ["melding", "aanvraag", "bekendmaking", "schuldhulpvraag", "eerste-gesprek", "klacht"];

    public static IEnumerable<TermijnRegel> Van(Gemeente gemeente) => gemeente.Normen.Prepend(TerugkoppelingVan(gemeente)).Select(n => Regel(gemeente, n));

    /// <summary>What is wrong with a norm, or null.</summary>
    public static (string Melding, string WatTeDoen)? Fout(GemeenteNorm norm, IReadOnlyList<GemeenteNorm> alle) =>
        norm.Soort == TermijnSoort.Wettelijk ? ("een norm van de gemeente is nooit wettelijk.", "Kies gepland, intern of stap.")
        : norm.Duur < 1 ? ("de duur is minstens 1.", "Vul een heel getal in.")
        : !Momenten.Contains(norm.Start) && !norm.Start.StartsWith(VanTaak, StringComparison.Ordinal) && !norm.Start.StartsWith(VanMoment, StringComparison.Ordinal) ? ($"de start '{norm.Start}' is onbekend.", $"Kies uit: {string.Join(", ", Momenten)}, of schrijf taak:ID of moment:NAAM.")
        : !norm.Klaar.StartsWith(VanTaak, StringComparison.Ordinal) ? ($"'{norm.Klaar}' bij klaar is geen taak.", "Schrijf taak:ID of taak:ID:UITKOMST.")
        : norm.Soort == TermijnSoort.Stap && norm.Start != string.Join(':', norm.Klaar.Split(':').Take(2)) ? ("de klok van een stap begint en eindigt bij dezelfde taak.", "Maak start en klaar gelijk, of kies intern.")
        : alle.Any(n => n != norm && n.Id == norm.Id && n.GeldigVanaf == norm.GeldigVanaf) || norm.Id == Terugkoppeling ? ($"de norm {norm.Id} staat er twee keer.", "Geef elke norm een eigen id, of een latere geldig-vanaf.")
        : null;

    private static GemeenteNorm TerugkoppelingVan(Gemeente gemeente) => new(
        Terugkoppeling, TermijnSoort.Gepland, "Navragen of de algemene voorziening helpt.", gemeente.Regels.TerugkoppelingWeken, Eenheid.Weken, "taak:terugkoppeling", "taak:terugkoppeling");

    private static TermijnRegel Regel(Gemeente gemeente, GemeenteNorm norm)
    {
        var klaar = norm.Klaar.Split(':');
        return new(
            norm.Id, norm.GeldigVanaf, norm.Soort, $"Norm van {gemeente.Naam}", norm.Bron ?? "instelling van de gemeente", norm.Omschrijving,
            norm.Duur, norm.Eenheid, AwtToepassing.Nee, norm.Start.StartsWith(VanMoment, StringComparison.Ordinal) ? norm.Start[VanMoment.Length..] : norm.Start, "De dag waarop de klok van deze norm begint.", norm.Wetten.Count == 0 ? null : norm.Wetten,
            $"De taak {klaar.ElementAtOrDefault(1)} is gedaan.", IsOpschortbaar: false, "Awb 4:15", "Een norm van de gemeente is geen wettelijke termijn en staat niet stil.",
            norm.Signaleert, null, NaAfloop.TeLaat, norm.Gevolg)
        {
            VerlengingReden = "Een norm van de gemeente wordt niet verlengd.",
            IsGeteld = norm.Signaleert,
            Gemeente = gemeente.Id,
            Klaar = (klaar.ElementAtOrDefault(1) ?? "", klaar.ElementAtOrDefault(2)),
        };
    }
}
