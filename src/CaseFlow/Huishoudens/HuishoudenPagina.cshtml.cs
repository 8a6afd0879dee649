using CaseFlow.Toegang;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace CaseFlow.Huishoudens;

/// <summary>A household on one page: who belongs to it, the cases that the reader may open, and who is involved.</summary>
public sealed class HuishoudenPaginaModel(Huishoudplaten platen, Aanmelding aanmelding) : PageModel
{
    /// <summary>The number of the case from which somebody came.</summary>
    [FromQuery]
    public string? Zaak { get; set; }

    /// <summary>Null when there is no such household, or the reader has nothing to do with it: the page tells no difference.</summary>
    public Huishoudplaat? Plaat { get; private set; }

    public bool HeeftPlan { get; private set; }

    public async Task<IActionResult> OnGetAsync(Guid id)
    {
        ModelState.Clear();
        if (await platen.LeesAsync(aanmelding.Handeling(Toegangsregels.Zaakrollen), id, Zaak, "huishouden") is not { } beeld)
        {
            Response.StatusCode = StatusCodes.Status404NotFound;
            return Page();
        }
        (Plaat, Zaak, HeeftPlan) = (beeld.Plaat, beeld.Vanuit, beeld.HeeftPlan);
        return Page();
    }
}
