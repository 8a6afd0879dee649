using CaseFlow.Besluiten;
using CaseFlow.Data;
using CaseFlow.Gemeenten;
using CaseFlow.Huishoudens;
using CaseFlow.Plannen;
using CaseFlow.Shared;
using CaseFlow.Toegang;
using Microsoft.EntityFrameworkCore;

namespace CaseFlow.Zaken;

/// <summary>Loads a case to act on it.</summary>
public sealed class ZaakLader(CaseFlowDbContext db, Configuratie configuratie)
{
    // Every act begins with this, so it is one query, compiled once. A case has few tracks and applications.
    private static readonly CompiledQuery<Func<CaseFlowDbContext, Guid, Task<Gelezen?>>> MetInwonerEnSporen = new(() => EF.CompileAsyncQuery((CaseFlowDbContext db, Guid id) =>
        db.Zaken.AsSingleQuery().Where(z => z.Id == id).Select(z => new Gelezen(
            z, z.Inwoner, db.Sporen.Where(s => s.ZaakId == z.Id).ToList(), db.Aanvragen.Where(a => a.ZaakId == z.Id).ToList())).SingleOrDefault()));

    /// <summary>
    /// Locks the case first and reads it afterwards, so that two acts on one case come one after the other and the second sees what the first did.
    /// Whatever page or service asked: nobody acts on a case of another municipality.
    /// </summary>
    public async Task<ZaakContext> LaadAsync(Guid zaakId, Handeling handeling)
    {
        await db.Zaken.Where(z => z.Id == zaakId).ExecuteUpdateAsync(z => z.SetProperty(x => x.Revisie, x => x.Revisie + 1));
        return await LeesAsync(zaakId, handeling);
    }

    /// <summary>As the first half of <see cref="LaadAsync"/>, for the case of a task; false when there is no such task.</summary>
    internal async Task<bool> VergrendelVanTaakAsync(Guid taakId) =>
        await db.Zaken.IgnoreQueryFilters(Werkprocessen.Beslotenheid.Filters).Where(z => z.Id == db.Taken.Where(t => t.Id == taakId).Select(t => (Guid?)t.ZaakId).FirstOrDefault())
            .ExecuteUpdateAsync(z => z.SetProperty(x => x.Revisie, x => x.Revisie + 1)) == 1;

    /// <summary>As the second half of <see cref="LaadAsync"/>, when the case is locked already.</summary>
    internal async Task<ZaakContext> LeesAsync(Guid zaakId, Handeling handeling)
    {
        var zaak = (await MetInwonerEnSporen.For(db)(db, zaakId))?.Zaak
            ?? throw new WeigeringException("zaak-onbekend", "Deze zaak bestaat niet.");
        if (handeling.Rol != Handeling.RolSysteem && handeling.Gemeente != zaak.GemeenteId)
        {
            throw new WeigeringException("zaak-onbekend", "Deze zaak bestaat niet.");
        }
        return new ZaakContext(handeling, zaak, configuratie.Gemeenten[zaak.GemeenteId]);
    }

    // What belongs to the case is tracked; who needs it finds it there.
    private sealed record Gelezen(Zaak Zaak, Inwoner? Inwoner, List<Spoor> Sporen, List<Aanvraag> Aanvragen);
}
