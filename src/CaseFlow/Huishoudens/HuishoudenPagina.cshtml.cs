using CaseFlow.Data;
using CaseFlow.Gemeenten;
using CaseFlow.Plannen;
using CaseFlow.Shared;
using CaseFlow.Toegang;
using CaseFlow.Zaken;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;

namespace CaseFlow.Huishoudens;

/// <summary>
/// A household on one page: who belongs to it, the cases that the reader may open, and who is involved. For whom may open a case of it, and for
/// whom holds the regie. What may not be seen is not there: it leaves no gap and no number. What a case under another law is about is told
/// only where that may be read here.
/// </summary>
public sealed class HuishoudenPaginaModel(CaseFlowDbContext db, ZaakInzage inzage, HuishoudenService huishoudens, Doelweging weging, Afschermingen afschermingen, Configuratie configuratie, Dossier dossier, Aanmelding aanmelding) : PageModel
{
    private const string Onderdeel = "huishouden";

    /// <summary>The number of the case from which somebody came.</summary>
    [FromQuery]
    public string? Zaak { get; set; }

    /// <summary>Null when there is no such household, or the reader has nothing to do with it: the page tells no difference.</summary>
    public Huishoudplaat? Plaat { get; private set; }

    public bool HeeftPlan { get; private set; }

    public string Gemeente { get; private set; } = "";

    public async Task<IActionResult> OnGetAsync(Guid id)
    {
        ModelState.Clear();
        var handeling = aanmelding.Handeling(Toegangsregels.Zaakrollen);
        var (wie, nu) = (handeling.MedewerkerId, handeling.Moment);
        var zichtbaar = await inzage.Zichtbaar(handeling).AsNoTracking().Where(z => z.HuishoudenId == id)
            .Select(z => new { Zaak = z, IsNood = db.Noodtoegangen.Any(n => n.ZaakId == z.Id && n.MedewerkerId == wie && n.Op <= nu && n.Tot > nu) }).ToListAsync();
        var plan = await db.Plannen.AsNoTracking().Where(p => p.HuishoudenId == id).OrderByDescending(p => p.Versie).FirstOrDefaultAsync();
        if (zichtbaar.Count == 0 && (plan?.RegisseurId is null || plan.RegisseurId != wie))
        {
            dossier.Inzien(handeling, null, null, Onderdeel, isToegestaan: false);
            await db.SaveChangesAsync();
            Response.StatusCode = StatusCodes.Status404NotFound;
            return Page();
        }
        // Who leads a case that may not be seen tells that it is there.
        if (plan is not null && !await afschermingen.Open(db.Zaken, handeling).AnyAsync(z => z.Id == plan.ZaakId))
        {
            plan = null;
        }
        var hier = zichtbaar.Find(z => z.Zaak.Nummer == Zaak)?.Zaak;
        Zaak = hier?.Nummer;
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
                dossier.Inzien(handeling, lid.Inwoner, zaak, Onderdeel);
            }
        }
        await db.SaveChangesAsync();
        var zaken = await GewogenAsync(handeling, id, [.. zichtbaar.Select(z => z.Zaak)], hier);
        var ids = zaken.Where(z => z.IsLeesbaar).Select(z => z.Id).ToList();
        var indicaties = await db.Indicaties.AsNoTracking().Where(i => ids.Contains(i.ZaakId)).ToListAsync();
        var netwerk = await db.Meldingen.Where(m => ids.Contains(m.ZaakId)).SelectMany(m => m.Vertegenwoordigers, (m, v) => new { m.ZaakId, v.Naam, v.Soort }).ToListAsync();
        (Gemeente, HeeftPlan) = (configuratie.Gemeenten[handeling.Gemeente].Naam, plan is not null);
        Plaat = Huishoudplaat.Maak(configuratie.Gemeenten[handeling.Gemeente], configuratie.Keuzelijsten(handeling.Gemeente), handeling.Vandaag, leden, zaken, plan,
            hier?.InwonerId, hier?.Nummer, indicaties, netwerk.Select(n => (n.ZaakId, n.Naam, n.Soort)));
        return Page();
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
