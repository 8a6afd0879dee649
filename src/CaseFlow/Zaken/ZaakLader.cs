using CaseFlow.Besluiten;
using CaseFlow.Data;
using CaseFlow.Gemeenten;
using CaseFlow.Plannen;
using CaseFlow.Shared;
using CaseFlow.Toegang;
using Microsoft.EntityFrameworkCore;

namespace CaseFlow.Zaken;

/// <summary>Loads a case to act on it.</summary>
public sealed class ZaakLader(CaseFlowDbContext db, Configuratie configuratie)
{
    // Every act begins with these, so they are compiled once.
    private static readonly CompiledQuery<Func<CaseFlowDbContext, Guid, Task<Zaak?>>> MetInwoner = new(() =>
        EF.CompileAsyncQuery((CaseFlowDbContext db, Guid id) => db.Zaken.Include(z => z.Inwoner).SingleOrDefault(z => z.Id == id)));

    private static readonly CompiledQuery<Func<CaseFlowDbContext, Guid, IAsyncEnumerable<Spoor>>> Sporen = new(() =>
        EF.CompileAsyncQuery((CaseFlowDbContext db, Guid id) => db.Sporen.Where(s => s.ZaakId == id)));

    private static readonly CompiledQuery<Func<CaseFlowDbContext, Guid, IAsyncEnumerable<Aanvraag>>> Aanvragen = new(() =>
        EF.CompileAsyncQuery((CaseFlowDbContext db, Guid id) => db.Aanvragen.Where(a => a.ZaakId == id)));

    /// <summary>
    /// Locks the case first and reads it afterwards, so that two acts on one case come one after the other and the second sees what the first did.
    /// Whatever page or service asked: nobody acts on a case of another municipality.
    /// </summary>
    public async Task<ZaakContext> LaadAsync(Guid zaakId, Handeling handeling)
    {
        await db.Zaken.Where(z => z.Id == zaakId).ExecuteUpdateAsync(z => z.SetProperty(x => x.Revisie, x => x.Revisie + 1));
        var zaak = await MetInwoner.For(db)(db, zaakId)
            ?? throw new WeigeringException("zaak-onbekend", "Deze zaak bestaat niet.");
        if (handeling.Rol != Handeling.RolSysteem && handeling.Gemeente != zaak.GemeenteId)
        {
            throw new WeigeringException("zaak-onbekend", "Deze zaak bestaat niet.");
        }
        await foreach (var _ in Sporen.For(db)(db, zaakId)) { }
        await foreach (var _ in Aanvragen.For(db)(db, zaakId)) { }
        return new ZaakContext(handeling, zaak, configuratie.Gemeenten[zaak.GemeenteId]);
    }
}
