namespace CaseFlow.Zaken;

/// <summary>The acts beside the tasks as the page shows them: under headings, for twenty links in a row are not read.</summary>
public static class HandelingGroepen
{
    private const string Overig = "Deze zaak";

    private static readonly (string Kop, IReadOnlyList<string> Ids)[] Groepen =
    [
        ("Contact en afspraken", ["contact", "notitie", "notitie-aanvullen", "afspraak-maken", "afspraak-verzetten", "afspraak-afzeggen", "afspraak-niet-verschenen", "persoonlijk-plan-ontvangen", "aanvraag-indienen"]),
        ("Wachten en advies", ["wacht-op", "wacht-beeindigen", "advies-vragen", "advies-ontvangen"]),
        ("Plan en hulp", ["plan-bijstellen", "plan-evalueren", "regie-overdragen", "wet-wisselen", "levering-melden", "indicatie-beeindigen", "verwijzing-registreren", "maatregel-registreren", "heronderzoek-starten"]),
        ("Zorgen en andere routes", ["ave-inbrengen", "meldcode-starten", "meldcode-overdragen", "route-starten"]),
        ("Inwoner en huishouden", ["identificeren", "verhuizing", "overlijden", "toestemming-geven", "toestemming-intrekken", "huishouden-in", "huishouden-uit", "huishouden-splitsen", "zaak-verplaatsen", "inwoner-samenvoegen", "samenvoeging-beoordelen"]),
        ("Bezwaar en klacht", ["bezwaar", "klacht", "ingebrekestelling", "dwangsom-vaststellen"]),
        (Overig, ["corrigeren", "intrekken", "afsluiten", "heropenen", "afschermen", "afscherming-opheffen"]),
    ];

    /// <summary>An act that no heading names comes under the last.</summary>
    public static IEnumerable<(string Kop, IReadOnlyList<(string Id, string Naam)> Handelingen)> Van(IReadOnlyList<(string Id, string Naam)> handelingen)
    {
        foreach (var (kop, ids) in Groepen)
        {
            IReadOnlyList<(string Id, string Naam)> hier = [.. handelingen.Where(h => ids.Contains(h.Id)).OrderBy(h => ids.ToList().IndexOf(h.Id)),
                .. handelingen.Where(h => kop == Overig && !Groepen.Any(g => g.Ids.Contains(h.Id)))];
            if (hier.Count > 0)
            {
                yield return (kop, hier);
            }
        }
    }
}
