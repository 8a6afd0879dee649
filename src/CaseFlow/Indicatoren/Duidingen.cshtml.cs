using CaseFlow.Data;
using CaseFlow.Formulieren;
using CaseFlow.Gemeenten;
using CaseFlow.Shared;
using CaseFlow.Toegang;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;

namespace CaseFlow.Indicatoren;

/// <summary>Where policy staff say something of a figure that was published, with every version of it.</summary>
public sealed class DuidingenModel(Beleidskeuzes keuzes, Beleidsbeelden beelden, CaseFlowDbContext db, Configuratie configuratie, Aanmelding aanmelding) : PageModel
{
    [BindProperty]
    public string? Tekst { get; set; }

    [BindProperty(SupportsGet = true)]
    public string? Periode { get; set; }

    public Indicatorbeeld Beeld { get; private set; } = null!;

    public Standpunt Stand { get; private set; } = null!;

    public IReadOnlyList<Duiding> Versies { get; private set; } = [];

    public async Task<IActionResult> OnGetAsync(string id)
    {
        var antwoord = await ToonAsync(id);
        Tekst = Versies.Count == 0 ? null : Versies[0].Tekst;
        return antwoord;
    }

    public async Task<IActionResult> OnPostAsync(string id)
    {
        var antwoord = await ToonAsync(id);
        if (antwoord is not PageResult)
        {
            return antwoord;
        }
        try
        {
            await keuzes.ZetDuidingAsync(aanmelding.Handeling(["beleid"]), id, Stand.Periode!, Tekst);
            TempData["Gelukt"] = "De duiding staat vast.";
            return LocalRedirect($"/Beleid/Indicatoren/{id}");
        }
        catch (WeigeringException weigering)
        {
            this.Toon(weigering, ["tekst"]);
            return antwoord;
        }
    }

    // Something can be said of a figure that is there, and of no other.
    private async Task<IActionResult> ToonAsync(string id)
    {
        var handeling = aanmelding.Handeling(["beleid"]);
        if (configuratie.IndicatorenVan(handeling.Gemeente).FirstOrDefault(i => i.Id == id) is not { } indicator)
        {
            return NotFound();
        }
        Beeld = (await beelden.EenAsync(indicator, handeling.Vandaag, Tellingen.Periode.TryParse(Periode, out var gekozen) ? gekozen.Soort : null)).Beeld;
        if (Beeld.Standen.FirstOrDefault(s => s.Periode?.ToString() == Periode) is not { Periode: not null } stand)
        {
            return NotFound();
        }
        Stand = stand;
        Versies = await db.Duidingen.AsNoTracking().Where(d => d.GemeenteId == handeling.Gemeente && d.IndicatorId == id && d.Periode == Periode).OrderByDescending(d => d.Versie).ToListAsync();
        return Page();
    }
}
