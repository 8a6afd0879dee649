using CaseFlow.Data;
using CaseFlow.Gemeenten;
using CaseFlow.Shared;
using CaseFlow.Termijnen;
using CaseFlow.Zaken;

namespace CaseFlow.Brieven;

/// <summary>Fills a template from workflows/brieven and keeps the letter as it was made.</summary>
public sealed class BriefService(CaseFlowDbContext db, Configuratie configuratie, Dossier dossier)
{
    /// <summary>The placeholders that every letter may use.</summary>
    public static readonly IReadOnlyList<string> Altijd = ["naam", "zaaknummer", "gemeente", "datum", "datum-melding", "toegang", "telefoon", "mail", "adres", "ondertekenaar"];

    private const string LaatsteDagBezwaar = "laatste-dag-bezwaar";

    /// <summary>Makes the letter; without a resident, or after a death, there is nobody to write to.</summary>
    /// <exception cref="InvalidOperationException">A decision that does not say until when somebody can object (Awb 3:45).</exception>
    /// <returns>The id of the letter, or null when none was made.</returns>
    public Guid? Maak(ZaakContext c, string soort, IReadOnlyDictionary<string, string?> waarden)
    {
        if (c.Zaak.Inwoner is not { OverledenOp: null } inwoner || !configuratie.Brieven.TryGetValue(soort, out var sjabloon))
        {
            return null;
        }
        if (soort.StartsWith("beschikking-", StringComparison.Ordinal) && string.IsNullOrWhiteSpace(waarden.GetValueOrDefault(LaatsteDagBezwaar)))
        {
            throw new InvalidOperationException($"De brief {soort} noemt geen laatste dag voor bezwaar en gaat niet uit.");
        }
        var alles = new Dictionary<string, string?>
        {
            ["naam"] = inwoner.Naam,
            ["zaaknummer"] = c.Zaak.Nummer,
            ["gemeente"] = c.Gemeente.Naam,
            ["datum"] = DatumTekst.Datum(c.Vandaag),
            ["datum-melding"] = DatumTekst.Datum(AmsterdamTime.DateOf(c.Zaak.Ontvangen)),
            ["toegang"] = c.Gemeente.Bereikbaarheid.Toegang,
            ["telefoon"] = c.Gemeente.Bereikbaarheid.Telefoon,
            ["mail"] = c.Gemeente.Bereikbaarheid.Mail,
            ["adres"] = c.Gemeente.Bereikbaarheid.Adres,
            ["ondertekenaar"] = c.Handeling.Naam,
        };
        foreach (var (naam, waarde) in waarden)
        {
            alles[naam] = waarde;
        }
        var (onderwerp, tekst) = Briefsjabloon.Vul(sjabloon, alles);
        var brief = new Brief { ZaakId = c.Zaak.Id, Soort = soort, Onderwerp = onderwerp, Tekst = tekst, Op = c.Nu, Door = c.Handeling.Naam };
        db.Brieven.Add(brief);
        dossier.Noteer(c.Zaak, c.Handeling, "brief.gemaakt", $"Brief gemaakt: {onderwerp}.");
        return brief.Id;
    }
}
