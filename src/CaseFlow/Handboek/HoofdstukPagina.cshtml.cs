using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace CaseFlow.Handboek;

/// <summary>One chapter, readable by whoever is signed in.</summary>
public sealed class HoofdstukPaginaModel : PageModel
{
    public Hoofdstuk Hoofdstuk { get; private set; } = null!;

    public IActionResult OnGet(string hoofdstuk)
    {
        if (Boek.Vind(hoofdstuk) is not { } gevonden)
        {
            return NotFound();
        }
        Hoofdstuk = gevonden;
        return Page();
    }
}
