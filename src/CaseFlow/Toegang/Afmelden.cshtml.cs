using Microsoft.AspNetCore.Identity;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace CaseFlow.Toegang;

public sealed class AfmeldenModel(SignInManager<Medewerker> aanmelden) : PageModel
{
    public async Task<IActionResult> OnPostAsync()
    {
        await aanmelden.SignOutAsync();
        TempData["Gelukt"] = "U bent afgemeld.";
        return RedirectToPage("/Toegang/Aanmelden");
    }
}
