using CaseFlow.Toegang;
using CaseFlow.Werkprocessen;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace CaseFlow.Routes;

/// <summary>The figures of the page of a route as data, for its diagram.</summary>
public sealed class StapcijfersModel(Routecijfers cijfers, Aanmelding aanmelding) : PageModel
{
    public async Task<IActionResult> OnGetAsync(string route, int? versie)
    {
        var handeling = aanmelding.Handeling(["beheer", "teamleider"]);
        return await cijfers.LeesAsync(handeling.Gemeente, route, versie, handeling.Moment) is { } beeld
            ? new JsonResult(beeld.Stappen.Where(s => s.Aantal > 0 || s.Nu > 0).Select(s => new { s.Element, s.Naam, s.Aantal, s.Nu, s.Mediaan, s.Duur }))
            : NotFound();
    }
}
