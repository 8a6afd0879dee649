using CaseFlow.Data;
using CaseFlow.Shared;
using CaseFlow.Toegang;
using CaseFlow.Werkprocessen;
using Microsoft.EntityFrameworkCore;

namespace CaseFlow.Zaken;

/// <summary>Who may see which case: the one place, used inside every query and before every read. Every read is logged.</summary>
public sealed class ZaakInzage(CaseFlowDbContext db, Dossier dossier)
{
    /// <summary>The cases somebody may see: of their teams, with work for their teams, on their name or that of who they replace today, or under their care.</summary>
    public IQueryable<Zaak> Zichtbaar(Handeling handeling)
    {
        if (Toegangsregels.ZonderZaken.Contains(handeling.Rol) || handeling.MedewerkerId is not { } wie)
        {
            return db.Zaken.Where(_ => false);
        }
        var vandaag = handeling.Vandaag;
        var teams = db.Set<Teamlid>().Where(t => t.MedewerkerId == wie && t.Van <= vandaag && (t.Tot == null || t.Tot >= vandaag)).Select(t => t.Team);
        var afwezig = db.Afwezigheden.Where(a => a.VervangerId == wie && a.IngetrokkenOp == null && a.Van <= vandaag && (a.Tot == null || a.Tot >= vandaag)).Select(a => (Guid?)a.MedewerkerId);
        return db.Zaken.Where(z => z.GemeenteId == handeling.Gemeente
            && (teams.Contains(z.Team)
                || z.BehandelaarId == wie
                || db.Ingewijden.Any(i => i.ZaakId == z.Id && (i.MedewerkerId == wie || afwezig.Contains(i.MedewerkerId)) && db.RouteInstanties.Any(r => r.Id == i.InstantieId && r.Status == InstantieStatus.Actief))
                || db.Taken.Any(t => t.ZaakId == z.Id && t.Status == TaakStatus.Open && !t.IsBesloten && (t.ToegewezenAanId == wie || teams.Contains(t.Team) || afwezig.Contains(t.ToegewezenAanId)))));
    }

    /// <summary>Opens a case for reading and logs who looked, also when it was refused.</summary>
    /// <exception cref="WeigeringException"><c>geen-toegang</c>, for a case that does not exist as well, so that a number tells nothing.</exception>
    public async Task<Zaak> OpenAsync(Handeling handeling, string nummer, string onderdeel)
    {
        var zaak = await Zichtbaar(handeling).Include(z => z.Inwoner).Include(z => z.Huishouden).AsNoTracking().SingleOrDefaultAsync(z => z.Nummer == nummer);
        var gevraagd = zaak ?? await db.Zaken.AsNoTracking().SingleOrDefaultAsync(z => z.Nummer == nummer);
        dossier.Inzien(handeling, zaak?.Inwoner, gevraagd, onderdeel, isToegestaan: zaak is not null);
        await db.SaveChangesAsync();
        return zaak ?? throw new WeigeringException("geen-toegang", "Deze zaak bestaat niet, of u mag hem niet zien. Vraag het team van de zaak als u hem nodig heeft.");
    }
}
