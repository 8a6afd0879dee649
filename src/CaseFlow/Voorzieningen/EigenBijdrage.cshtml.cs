using System.Text;
using CaseFlow.Formulieren;
using CaseFlow.Gemeenten;
using CaseFlow.Shared;
using CaseFlow.Toegang;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace CaseFlow.Voorzieningen;

/// <summary>What the CAK has to hear since the list before, and the lists that were made.</summary>
public sealed class EigenBijdrageModel(Bijdragelijsten lijsten, Configuratie configuratie, Aanmelding aanmelding) : PageModel
{
    public IReadOnlyList<Bijdragemelding> Nieuw { get; private set; } = [];

    public IReadOnlyList<Bijdragekop> Lijsten { get; private set; } = [];

    private Handeling Wie => aanmelding.Handeling(Toegangsregels.Bijdragerollen);

    public string Naam(string voorziening) => configuratie.Gemeenten[Wie.Gemeente].Voorziening(voorziening)?.Naam ?? voorziening;

    public async Task OnGetAsync() => (Nieuw, Lijsten) = await lijsten.LeesAsync(Wie);

    public async Task<IActionResult> OnPostAsync()
    {
        try
        {
            TempData["Gelukt"] = $"Lijst {await lijsten.MaakAsync(Wie)} is gemaakt. Haal het bestand hieronder op.";
            return RedirectToPage();
        }
        catch (WeigeringException weigering)
        {
            this.Toon(weigering, []);
            await OnGetAsync();
            return Page();
        }
    }
}

/// <summary>The file of one list; it is made when it is asked for, and not kept.</summary>
public sealed class EigenBijdrageLijstModel(Bijdragelijsten lijsten, Aanmelding aanmelding) : PageModel
{
    public async Task<IActionResult> OnGetAsync(int nummer)
    {
        var wie = aanmelding.Handeling(Toegangsregels.Bijdragerollen);
        return await lijsten.CsvAsync(wie, nummer) is { } csv
            ? File(Encoding.UTF8.GetBytes(csv), "text/csv; charset=utf-8", $"eigen-bijdrage-{wie.Gemeente}-{nummer}.csv")
            : NotFound();
    }
}
