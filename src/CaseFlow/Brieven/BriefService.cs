using System.Text.RegularExpressions;
using CaseFlow.Data;
using CaseFlow.Gemeenten;
using CaseFlow.Shared;
using CaseFlow.Termijnen;
using CaseFlow.Zaken;

namespace CaseFlow.Brieven;

/// <summary>Fills a template from workflows/brieven and keeps the letter as it was sent.</summary>
public sealed partial class BriefService(CaseFlowDbContext db, Configuratie configuratie, Dossier dossier)
{
    private static readonly Dictionary<string, string> Onderwerpen = new()
    {
        ["ontvangstbevestiging"] = "Wij hebben uw melding ontvangen",
        ["onderzoeksverslag"] = "Verslag van ons onderzoek",
        ["beschikking-toegekend"] = "Besluit: u krijgt de voorziening",
        ["beschikking-afgewezen"] = "Besluit: u krijgt de voorziening niet",
        ["beschikking-buiten-behandeling"] = "Besluit: wij behandelen uw aanvraag niet",
        ["afsluiting"] = "Wij sluiten uw melding",
    };

    /// <summary>Makes the letter; without a resident, or after a death, there is nobody to write to.</summary>
    public void Maak(ZaakContext c, string soort, Dictionary<string, string?> waarden)
    {
        if (c.Zaak.Inwoner is not { OverledenOp: null } inwoner || !configuratie.Brieven.TryGetValue(soort, out var sjabloon))
        {
            return;
        }
        var alles = new Dictionary<string, string?>(waarden)
        {
            ["naam"] = inwoner.Naam,
            ["adres"] = inwoner.Adres,
            ["postcode"] = inwoner.Postcode,
            ["zaaknummer"] = c.Zaak.Nummer,
            ["gemeente"] = c.Gemeente.Naam,
            ["toegang"] = c.Gemeente.Bereikbaarheid.Toegang,
            ["telefoon"] = c.Gemeente.Bereikbaarheid.Telefoon,
            ["mail"] = c.Gemeente.Bereikbaarheid.Mail,
            ["bezoekadres"] = c.Gemeente.Bereikbaarheid.Adres,
            ["datum"] = DatumTekst.Datum(c.Vandaag),
            ["ontvangen"] = DatumTekst.Datum(AmsterdamTime.DateOf(c.Zaak.Ontvangen)),
        };
        var onderwerp = Onderwerpen.GetValueOrDefault(soort, soort);
        db.Brieven.Add(new Brief
        {
            ZaakId = c.Zaak.Id,
            Soort = soort,
            Onderwerp = onderwerp,
            Tekst = Plaats().Replace(sjabloon, m => alles.GetValueOrDefault(m.Groups[1].Value) ?? ""),
            Op = c.Nu,
            Door = c.Handeling.Naam,
        });
        dossier.Noteer(c.Zaak, c.Handeling, "brief.gemaakt", $"Brief: {onderwerp}.");
    }

    [GeneratedRegex(@"\{\{([a-z-]+)\}\}")]
    internal static partial Regex Plaats();
}
