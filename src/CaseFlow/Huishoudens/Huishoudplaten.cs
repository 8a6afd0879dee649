using CaseFlow.Data;
using CaseFlow.Gemeenten;
using CaseFlow.Plannen;
using CaseFlow.Toegang;
using CaseFlow.Zaken;
using Microsoft.EntityFrameworkCore;

namespace CaseFlow.Huishoudens;

/// <summary>
/// Reads a household for who may open a case of it, and for whom holds the regie. What may not be seen is not there: it leaves no gap and no
/// number. What a case under another law is about is told only where that may be read here. Every read is logged.
/// </summary>
public sealed class Huishoudplaten(CaseFlowDbContext db, ZaakInzage inzage, HuishoudenService huishoudens, Doelweging weging, Afschermingen afschermingen, Configuratie configuratie, Dossier dossier)
{
    /// <param name="handeling">Who looks.</param>
    /// <param name="id">The household.</param>
    /// <param name="vanuit">The number of the case from which they look, or null.</param>
    /// <param name="onderdeel">What the log calls this read.</param>
    /// <returns>The picture, the number of the case from which they look when they may see that, and whether there is a plan; null when there is no such household, or they have nothing to do with it.</returns>
    public async Task<(Huishoudplaat Plaat, string? Vanuit, bool HeeftPlan)?> LeesAsync(Handeling handeling, Guid id, string? vanuit, string onderdeel)
    {
        var (wie, nu) = (handeling.MedewerkerId, handeling.Moment);
        var zichtbaar = await inzage.Zichtbaar(handeling).AsNoTracking().Where(z => z.HuishoudenId == id)
            .Select(z => new { Zaak = z, IsNood = db.Noodtoegangen.Any(n => n.ZaakId == z.Id && n.MedewerkerId == wie && n.Op <= nu && n.Tot > nu) }).ToListAsync();
        var plan = await db.Plannen.AsNoTracking().Where(p => p.HuishoudenId == id).OrderByDescending(p => p.Versie).FirstOrDefaultAsync();
        if (zichtbaar.Count == 0 && (plan?.RegisseurId is null || plan.RegisseurId != wie))
        {
            dossier.Inzien(handeling, null, null, onderdeel, isToegestaan: false);
            await db.SaveChangesAsync();
            return null;
        }
        // Who leads a case that may not be seen tells that it is there.
        if (plan is not null && !await afschermingen.Open(db.Zaken, handeling).AnyAsync(z => z.Id == plan.ZaakId))
        {
            plan = null;
        }
        var hier = zichtbaar.Find(z => z.Zaak.Nummer == vanuit)?.Zaak;
        var leden = await afschermingen.ZonderDichteAsync(handeling, await huishoudens.LedenAsync(id));
        foreach (var regel in zichtbaar.Where(z => z.IsNood))
        {
            dossier.OpGrond(regel.Zaak, Noodtoegangen.Grond);
        }
        foreach (var lid in leden.DistinctBy(l => l.InwonerId))
        {
            var eigen = zichtbaar.Where(z => z.Zaak.InwonerId == lid.InwonerId).Select(z => z.Zaak).ToList();
            foreach (var zaak in eigen.DefaultIfEmpty(null))
            {
                dossier.Inzien(handeling, lid.Inwoner, zaak, onderdeel);
            }
        }
        await db.SaveChangesAsync();
        var zaken = await GewogenAsync(handeling, id, [.. zichtbaar.Select(z => z.Zaak)], hier);
        var ids = zaken.Where(z => z.IsLeesbaar).Select(z => z.Id).ToList();
        var indicaties = await db.Indicaties.AsNoTracking().Where(i => ids.Contains(i.ZaakId)).ToListAsync();
        var netwerk = await db.Meldingen.Where(m => ids.Contains(m.ZaakId)).SelectMany(m => m.Vertegenwoordigers, (m, v) => new { m.ZaakId, v.Naam, v.Soort }).ToListAsync();
        var plaat = Huishoudplaat.Maak(configuratie.Gemeenten[handeling.Gemeente], configuratie.Keuzelijsten(handeling.Gemeente), handeling.Vandaag, leden, zaken, plan,
            hier?.InwonerId, hier?.Nummer, indicaties, netwerk.Select(n => (n.ZaakId, n.Naam, n.Soort)));
        return (plaat, hier?.Nummer, plan is not null);
    }

    // As the page of the plan: for the law of the case from which one looks, else for those of the open cases one works on.
    private async Task<IReadOnlyList<Planzaak>> GewogenAsync(Handeling handeling, Guid id, IReadOnlyList<Zaak> zaken, Zaak? hier)
    {
        var betrokken = await inzage.Betrokken(handeling).Where(z => z.HuishoudenId == id).Select(z => z.Id).ToListAsync();
        var vanuit = hier is not null ? [hier] : zaken.Where(z => z.Status == ZaakStatus.Open && betrokken.Contains(z.Id)).ToList();
        var gegeven = await weging.GegevenAsync([.. zaken.Select(z => z.InwonerId).OfType<Guid>().Distinct()], handeling.Vandaag);
        var wetten = vanuit.Select(z => z.Wet).Distinct().ToList();
        return [.. zaken.Select(z => vanuit.Contains(z) || weging.Weeg(z.Wet, z.InwonerId, wetten, gegeven, handeling.Vandaag, "").Mag ? Planzaak.Van(z) : Planzaak.Van(z) with { TypeHulpvraag = "", Wet = null })];
    }
}
