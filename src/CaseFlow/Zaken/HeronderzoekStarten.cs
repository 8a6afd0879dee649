using CaseFlow.Formulieren;
using CaseFlow.Shared;
using CaseFlow.Werkprocessen;
using Microsoft.EntityFrameworkCore;

namespace CaseFlow.Zaken;

/// <summary>The evaluation of a running provision opens now instead of on its date.</summary>
public sealed class HeronderzoekStarten(Werkproces werkproces) : ZaakHandeling
{
    public override string Id => "heronderzoek-starten";

    public override string Naam => "Heronderzoek starten";

    public override bool IsZinvol(ZaakOverzicht overzicht) => overzicht.HeeftLopendeVoorziening;

    public override async Task VoerUitAsync(ZaakContext c, Invoer invoer)
    {
        var gewekt = false;
        foreach (var instantie in (await werkproces.ActieveAsync(c.Zaak)).Where(i => i.Route == "maatwerk"))
        {
            gewekt |= await werkproces.BerichtAsync(c, instantie, "heronderzoek");
        }
        if (!gewekt)
        {
            throw new WeigeringException("geen-lopende-indicatie", "Er loopt geen voorziening die wacht op een evaluatie.");
        }
    }
}
