using CaseFlow.Formulieren;
using CaseFlow.Termijnen;
using CaseFlow.Toegang;
using CaseFlow.Werkprocessen;
using Microsoft.EntityFrameworkCore;

namespace CaseFlow.Zaken;

/// <summary>The resident handed in a plan of their own (Wmo 2.3.2 lid 2).</summary>
public sealed class PersoonlijkPlanOntvangen(TermijnService termijnen, Dossier dossier) : ZaakHandeling
{
    public override string Id => "persoonlijk-plan-ontvangen";

    public override string Naam => "Persoonlijk plan ontvangen";

    public override async Task VoerUitAsync(ZaakContext c, Invoer invoer)
    {
        dossier.Tel(c.Zaak, c.Handeling, "persoonlijk_plan.ontvangen", "Het persoonlijk plan is ontvangen.", Telregel.Leeg);
        await termijnen.GehaaldAsync(c, "WMO-PLAN", invoer.Datum("datum") ?? c.Vandaag, Id);
    }
}
