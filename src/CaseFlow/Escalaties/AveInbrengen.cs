using CaseFlow.Formulieren;
using CaseFlow.Shared;
using CaseFlow.Werkprocessen;
using CaseFlow.Zaken;

namespace CaseFlow.Escalaties;

/// <summary>Somebody who is involved thinks that it goes wrong: the case is brought into the Ave, beside whatever else runs.</summary>
public sealed class AveInbrengen(AveService ave, Werkproces werkproces, Dossier dossier) : ZaakHandeling
{
    public override string Id => "ave-inbrengen";

    public override string Naam => "Inbrengen in de AVE";

    public override bool IsZinvol(ZaakOverzicht overzicht) => overzicht.Gemeente.Ladder is not null && overzicht.Route.Lopend.All(b => b.Route != AveService.Route);

    public override async Task ControleerAsync(ZaakContext c, Invoer invoer)
    {
        AveRegels.ControleerLadder(c.Gemeente);
        if (c.Zaak.InwonerId is null)
        {
            throw new WeigeringException("inwoner-onbekend", "Leg eerst vast om wie het gaat.");
        }
        if (await AveService.LooptAsync(werkproces, c))
        {
            throw new WeigeringException("ave-loopt-al", "Deze zaak is al ingebracht in de AVE. Zet een stap op de ladder bij de taak die daar openstaat.");
        }
    }

    public override async Task VoerUitAsync(ZaakContext c, Invoer invoer)
    {
        dossier.Noteer(c.Zaak, c.Handeling, "ave.ingebracht", "De zaak is ingebracht in de aanpak voorkoming escalatie.", invoer.Tekst("aanleiding"));
        await ave.StartAsync(werkproces, c);
    }
}
