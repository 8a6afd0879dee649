using CaseFlow.Data;
using CaseFlow.Formulieren;
using CaseFlow.Gemeenten;
using CaseFlow.Huishoudens;
using CaseFlow.Toegang;
using CaseFlow.Zaken;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;

namespace CaseFlow.Plannen;

/// <summary>
/// The one plan of a household, to read and to print for the resident. For whom works on a case of it, and for whom holds the regie.
/// From a case the purpose is the law of that case; without one, the laws of the cases that the reader may open.
/// </summary>
public sealed class PlanPaginaModel(CaseFlowDbContext db, ZaakInzage inzage, PlanQuery plannen, HuishoudenService huishoudens, Afschermingen afschermingen, Configuratie configuratie, Dossier dossier, Aanmelding aanmelding) : PageModel
{
    private IReadOnlyList<Guid> _vanuit = [];

    [FromQuery]
    public string? Zaak { get; set; }

    [FromQuery]
    public int? Versie { get; set; }

    public Gemeente Gemeente { get; private set; } = null!;

    public Keuzelijsten Lijsten { get; private set; } = null!;

    public DateOnly Vandaag { get; private set; }

    /// <summary>Null when there is no plan, or the reader has nothing to do with this household: the page tells no difference.</summary>
    public Planbeeld? Beeld { get; private set; }

    public IReadOnlyList<Plan> Versies { get; private set; } = [];

    public IReadOnlyList<Planevaluatie> Evaluaties { get; private set; } = [];

    public IReadOnlyList<HuishoudenLid> Leden { get; private set; } = [];

    public IReadOnlyList<Planzaak> Zaken { get; private set; } = [];

    public IReadOnlyList<string> MagOpenen { get; private set; } = [];

    public async Task<IActionResult> OnGetAsync(Guid id)
    {
        ModelState.Clear();
        var handeling = aanmelding.Handeling(Toegangsregels.Zaakrollen);
        (Vandaag, Gemeente, Lijsten) = (handeling.Vandaag, configuratie.Gemeenten[handeling.Gemeente], configuratie.Keuzelijsten(handeling.Gemeente));
        var zichtbaar = await inzage.Zichtbaar(handeling).Where(z => z.HuishoudenId == id).Select(z => new { z.Id, z.Nummer, z.Wet, z.Status }).ToListAsync();
        var heeftRegie = await db.Plannen.Where(p => p.HuishoudenId == id).OrderByDescending(p => p.Versie).Select(p => p.RegisseurId).FirstOrDefaultAsync() == handeling.MedewerkerId;
        var betrokken = await inzage.Betrokken(handeling).Where(z => z.HuishoudenId == id).Select(z => z.Id).ToListAsync();
        if (zichtbaar.Count == 0 && !heeftRegie)
        {
            dossier.Inzien(handeling, null, null, "plan van een huishouden", isToegestaan: false);
            await db.SaveChangesAsync();
            Response.StatusCode = StatusCodes.Status404NotFound;
            return Page();
        }
        // The regie reads for the law of the case in which the plan was made, and of no other case that it opens the way to.
        var planzaak = heeftRegie ? await db.Plannen.Where(p => p.HuishoudenId == id).OrderByDescending(p => p.Versie).Select(p => p.ZaakId).FirstOrDefaultAsync() : Guid.Empty;
        var vanuit = zichtbaar.Where(z => (betrokken.Contains(z.Id) || z.Id == planzaak) && (Zaak is null ? z.Status == ZaakStatus.Open : z.Nummer == Zaak)).ToList();
        _vanuit = [.. vanuit.Select(z => z.Id)];
        Leden = await afschermingen.ZonderDichteAsync(handeling, await huishoudens.LedenAsync(id));
        foreach (var lid in Leden)
        {
            dossier.Inzien(handeling, lid.Inwoner, null, "plan van een huishouden");
        }
        await db.SaveChangesAsync();
        var namen = Leden.GroupBy(l => l.InwonerId).ToDictionary(g => g.Key, g => g.First().Inwoner!.Naam);
        (Beeld, Zaken) = await plannen.VoorWettenAsync(handeling, id, [.. vanuit.Select(z => z.Wet).Distinct()], _vanuit, namen, Versie);
        MagOpenen = [.. zichtbaar.Select(z => z.Nummer)];
        Versies = await db.Plannen.AsNoTracking().Where(p => p.HuishoudenId == id).OrderByDescending(p => p.Versie).ToListAsync();
        Evaluaties = await db.Planevaluaties.AsNoTracking().Where(e => e.HuishoudenId == id && _vanuit.Contains(e.ZaakId)).OrderByDescending(e => e.Datum).ToListAsync();
        if (Beeld is null)
        {
            Response.StatusCode = StatusCodes.Status404NotFound;
        }
        return Page();
    }

    /// <summary>Why a version came can tell what a case is about.</summary>
    public bool MagLezen(Plan versie) => _vanuit.Contains(versie.ZaakId);

    public string Spoor(Spoor spoor) => Lijsten.Naam("sporen", spoor.Soort) + (spoor.Voorziening is { } v ? $": {Gemeente.Voorziening(v)?.Naam ?? v}" : "") + (spoor.Wet is { } wet ? $" ({wet})" : "");
}
