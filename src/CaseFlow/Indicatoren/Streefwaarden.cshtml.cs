using System.Globalization;
using CaseFlow.Data;
using CaseFlow.Formulieren;
using CaseFlow.Gemeenten;
using CaseFlow.Shared;
using CaseFlow.Tellingen;
using CaseFlow.Toegang;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;

namespace CaseFlow.Indicatoren;

/// <summary>Where policy staff set a target, with every target that was set before.</summary>
public sealed class StreefwaardenModel(Beleidskeuzes keuzes, CaseFlowDbContext db, Configuratie configuratie, Aanmelding aanmelding) : PageModel
{
    [BindProperty]
    public string? Jaar { get; set; }

    [BindProperty]
    public string? Waarde { get; set; }

    [BindProperty]
    public string? Richting { get; set; }

    [BindProperty]
    public string? GeldigVan { get; set; }

    [BindProperty]
    public string? Reden { get; set; }

    public Indicator Indicator { get; private set; } = null!;

    public IReadOnlyList<Streefwaarde> Geschiedenis { get; private set; } = [];

    public IReadOnlyList<Optie> Richtingen { get; } = [new("omhoog", "Hoger is beter"), new("omlaag", "Lager is beter")];

    public async Task<IActionResult> OnGetAsync(string id)
    {
        GeldigVan = aanmelding.Handeling().Vandaag.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
        return await ToonAsync(id);
    }

    public async Task<IActionResult> OnPostAsync(string id)
    {
        try
        {
            var dag = DateOnly.TryParseExact(GeldigVan, ["yyyy-MM-dd", "d-M-yyyy"], CultureInfo.InvariantCulture, DateTimeStyles.None, out var gelezen) ? gelezen : (DateOnly?)null;
            await keuzes.ZetStreefwaardeAsync(aanmelding.Handeling(["beleid"]), id, Jaar, Waarde, Richting, dag, Reden);
            TempData["Gelukt"] = "De streefwaarde staat vast.";
            return LocalRedirect($"/Beleid/Indicatoren/{id}");
        }
        catch (WeigeringException weigering)
        {
            this.Toon(weigering, ["jaar", "waarde", "richting", "geldigVan", "reden"]);
            return await ToonAsync(id);
        }
    }

    private async Task<IActionResult> ToonAsync(string id)
    {
        var gemeente = aanmelding.Handeling().Gemeente;
        if (configuratie.IndicatorenVan(gemeente).FirstOrDefault(i => i.Id == id) is not { } indicator)
        {
            return NotFound();
        }
        Indicator = indicator;
        Geschiedenis = await db.Streefwaarden.AsNoTracking().Where(s => s.GemeenteId == gemeente && s.IndicatorId == id).OrderByDescending(s => s.Jaar).ThenByDescending(s => s.Versie).ToListAsync();
        return Page();
    }
}
