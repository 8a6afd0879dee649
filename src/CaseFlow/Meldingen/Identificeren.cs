using CaseFlow.Brieven;
using CaseFlow.Data;
using CaseFlow.Formulieren;
using CaseFlow.Huishoudens;
using CaseFlow.Shared;
using CaseFlow.Tellingen;
using CaseFlow.Termijnen;
using CaseFlow.Werkprocessen;
using CaseFlow.Zaken;
using Microsoft.EntityFrameworkCore;

namespace CaseFlow.Meldingen;

/// <summary>It turns out whom an anonymous melding is about: from now it is an ordinary one, and its terms count from the day it came in.</summary>
public sealed class Identificeren(CaseFlowDbContext db, InwonerService inwoners, TermijnService termijnen, BriefService brieven, Werkproces werkproces, Telcorrectie telling, Dossier dossier) : ZaakHandeling
{
    public override string Id => "identificeren";

    public override string Naam => "Vastleggen om wie het gaat";

    public override bool IsZinvol(ZaakOverzicht overzicht) => overzicht.Zaak.InwonerId is null;

    public override Task ControleerAsync(ZaakContext c, Invoer invoer) => c.Zaak.InwonerId is not null
        ? throw new WeigeringException("inwoner-bekend", "Van deze zaak is al bekend om wie het gaat. Klopt er iets niet? Gebruik dan corrigeren.")
        : Task.CompletedTask;

    public override async Task VoerUitAsync(ZaakContext c, Invoer invoer)
    {
        var inwoner = await inwoners.VindOfMaakAsync(c.Handeling, invoer.Groep("inwoner"));
        var isEersteKeer = !await db.Zaken.AnyAsync(z => z.InwonerId == inwoner.Id && z.Id != c.Zaak.Id);
        var melding = await db.Meldingen.FirstAsync(m => m.ZaakId == c.Zaak.Id);
        (melding.InwonerId, melding.IsAnoniem, melding.IsEersteKeer) = (inwoner.Id, false, isEersteKeer);
        (c.Zaak.InwonerId, c.Zaak.Inwoner, c.Zaak.HuishoudenId) = (inwoner.Id, inwoner, inwoners.HuishoudenVan(inwoner));
        if (inwoner.Wijk is { } wijk)
        {
            (c.Zaak.Wijk, c.Zaak.Team) = (wijk, c.Gemeente.TeamVoor("intake", wijk));
        }
        await telling.HertelAsync(c, c.Zaak, (naam, dimensies) =>
        {
            if (naam == "melding.geregistreerd")
            {
                dimensies["eerste-keer"] = isEersteKeer ? "ja" : "nee";
            }
        });
        dossier.Noteer(c.Zaak, c.Handeling, "melding.geidentificeerd", "Nu is bekend om wie het gaat. De termijnen tellen vanaf de dag van de melding.");
        termijnen.Start(c, "melding", c.Zaak.Wet, AmsterdamTime.DateOf(c.Zaak.Ontvangen));
        var lopend = await termijnen.TermijnenAsync(c.Zaak);
        brieven.Maak(c, "ontvangstbevestiging", new Dictionary<string, string?>
        {
            ["laatste-dag-plan"] = MeldingService.Dag(lopend, "WMO-PLAN"),
            ["laatste-dag-onderzoek"] = MeldingService.Dag(lopend, "WMO-OND"),
        });
        await werkproces.HerverdeelAsync(c);
    }
}
