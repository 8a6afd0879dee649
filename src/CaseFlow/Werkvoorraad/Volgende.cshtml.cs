using CaseFlow.Shared;
using CaseFlow.Toegang;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.AspNetCore.WebUtilities;

namespace CaseFlow.Werkvoorraad;

/// <summary>Leads to the first task of a list that somebody can go on with now, or back to the list when there is none.</summary>
public sealed class VolgendeModel(MijnWerk werk, Aanmelding aanmelding) : PageModel
{
    /// <summary>Where the next task of this list is found.</summary>
    /// <param name="lijst">The query of the list on Mijn werk; null is the list that opens by itself.</param>
    public static string Pad(string? lijst) => lijst is { Length: > 0 and <= Werkkeuze.LangsteKeuze } ? QueryHelpers.AddQueryString("/Volgende", "lijst", lijst) : "/Volgende";

    public async Task<IActionResult> OnGetAsync(string? lijst)
    {
        var velden = QueryHelpers.ParseQuery(lijst is { Length: <= Werkkeuze.LangsteKeuze } ? lijst : "");
        if (await werk.VolgendeAsync(aanmelding.Handeling(Toegangsregels.Zaakrollen), aanmelding.Rollen, Werkvraag.Lees(velden)) is { } taak)
        {
            return RedirectToPage("/Werkprocessen/Taak", new { id = taak, lijst });
        }
        TempData["Gelukt"] = $"{TempData["Gelukt"]} In deze lijst is nu niets meer dat u kunt doen.".Trim();
        return RedirectToPage("/Werkvoorraad/MijnWerk", velden.ToDictionary(v => v.Key, v => v.Value.ToString()));
    }
}
