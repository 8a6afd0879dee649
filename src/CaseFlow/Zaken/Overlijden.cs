using CaseFlow.Data;
using CaseFlow.Formulieren;
using CaseFlow.Shared;
using CaseFlow.Termijnen;
using CaseFlow.Toegang;
using CaseFlow.Voorzieningen;
using CaseFlow.Werkprocessen;
using Microsoft.EntityFrameworkCore;

namespace CaseFlow.Zaken;

/// <summary>The resident died: work and terms lapse, provisions end, no more letters. Cases of others in the household stay.</summary>
public sealed class Overlijden(CaseFlowDbContext db, Werkproces werkproces, TermijnService termijnen, Zaakafsluiting afsluiting, ZaakLader lader, Indicaties indicaties) : ZaakHandeling
{
    public override string Id => "overlijden";

    public override string Naam => "Overlijden";

    public override Task ControleerAsync(ZaakContext c, Invoer invoer) => c.Zaak.InwonerId is null
        ? throw new WeigeringException("inwoner-onbekend", "Bij een anonieme melding kan dit niet.")
        : Task.CompletedTask;

    public override async Task VoerUitAsync(ZaakContext c, Invoer invoer)
    {
        var datum = invoer.Datum("datum") ?? c.Vandaag;
        c.Zaak.Inwoner!.OverledenOp = datum;
        var lopend = db.Indicaties.Where(i => i.InwonerId == c.Zaak.InwonerId && (i.BeeindigdOp == null || i.BeeindigdOp > datum));
        var ids = await db.Zaken.Where(z => z.InwonerId == c.Zaak.InwonerId && (z.Status == ZaakStatus.Open || lopend.Any(i => i.ZaakId == z.Id)))
            .OrderBy(z => z.Id).Select(z => z.Id).ToListAsync();
        foreach (var id in ids)
        {
            var ander = id == c.Zaak.Id ? c : await lader.LaadAsync(id, c.Handeling);
            await EindigAsync(ander, datum);
            if (ander.Zaak.Status == ZaakStatus.Afgesloten)
            {
                continue;
            }
            foreach (var instantie in await werkproces.ActieveAsync(ander.Zaak))
            {
                await werkproces.StopAsync(ander, instantie, "overleden");
            }
            await termijnen.VervallenAsync(ander, Id, _ => true);
            await afsluiting.SluitAsync(ander, "overleden");
        }
    }

    private async Task EindigAsync(ZaakContext c, DateOnly datum)
    {
        foreach (var indicatie in await db.Indicaties.Where(i => i.ZaakId == c.Zaak.Id && (i.BeeindigdOp == null || i.BeeindigdOp > datum)).ToListAsync())
        {
            (indicatie.BeeindigdOp, indicatie.RedenEinde) = (datum, "overlijden");
            await indicaties.TelEindeAsync(c, indicatie, "overlijden");
        }
    }
}
