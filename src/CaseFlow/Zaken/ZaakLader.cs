using CaseFlow.Data;
using CaseFlow.Gemeenten;
using CaseFlow.Shared;
using CaseFlow.Toegang;
using Microsoft.EntityFrameworkCore;

namespace CaseFlow.Zaken;

/// <summary>Loads a case to act on it.</summary>
public sealed class ZaakLader(CaseFlowDbContext db, Configuratie configuratie)
{
    /// <summary>
    /// Locks the case first and reads it afterwards, so that two acts on one case come one after the other and the second sees what the first did.
    /// Whatever page or service asked: nobody acts on a case of another municipality.
    /// </summary>
    public async Task<ZaakContext> LaadAsync(Guid zaakId, Handeling handeling)
    {
        await db.Zaken.Where(z => z.Id == zaakId).ExecuteUpdateAsync(z => z.SetProperty(x => x.Revisie, x => x.Revisie + 1));
        var zaak = await db.Zaken.Include(z => z.Inwoner).SingleOrDefaultAsync(z => z.Id == zaakId)
            ?? throw new WeigeringException("zaak-onbekend", "Deze zaak bestaat niet.");
        if (handeling.Rol != Handeling.RolSysteem && handeling.Gemeente != zaak.GemeenteId)
        {
            throw new WeigeringException("zaak-onbekend", "Deze zaak bestaat niet.");
        }
        await db.Sporen.Where(s => s.ZaakId == zaakId).LoadAsync();
        await db.Aanvragen.Where(a => a.ZaakId == zaakId).LoadAsync();
        return new ZaakContext(handeling, zaak, configuratie.Gemeenten[zaak.GemeenteId]);
    }
}
