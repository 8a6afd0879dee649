using CaseFlow.Formulieren;
using CaseFlow.Shared;
using CaseFlow.Zaken;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;

namespace CaseFlow.Toegang;

/// <summary>The form with which somebody opens a case they may not see. It is the same for a number that does not exist.</summary>
public sealed class NoodtoegangOpenenModel(Noodtoegangen noodtoegangen, ZaakInzage inzage, Aanmelding aanmelding, Gemeenten.Configuratie configuratie) : PageModel
{
    [FromRoute]
    public string Nummer { get; set; } = "";

    [BindProperty]
    public string? Reden { get; set; }

    public int Uren => configuratie.Gemeenten[Wie.Gemeente].Regels.NoodtoegangUren;

    private Handeling Wie => aanmelding.Handeling(Toegangsregels.Zaakrollen);

    public async Task<IActionResult> OnGetAsync()
    {
        ModelState.Clear();
        return await inzage.Zichtbaar(Wie).AnyAsync(z => z.Nummer == Nummer) ? LocalRedirect($"/Zaken/{Uri.EscapeDataString(Nummer)}") : Page();
    }

    public async Task<IActionResult> OnPostAsync()
    {
        ModelState.Clear();
        try
        {
            var tot = await noodtoegangen.OpenenAsync(Wie, Nummer, Reden);
            TempData["Gelukt"] = $"De zaak is open tot {ZaakModel.Moment(tot)}. De mensen van de zaak en de privacyfunctionaris zien dat u haar opende.";
            return LocalRedirect($"/Zaken/{Uri.EscapeDataString(Nummer.Trim().ToUpperInvariant())}");
        }
        catch (WeigeringException weigering)
        {
            this.Toon(weigering, ["reden"]);
            return Page();
        }
    }
}
