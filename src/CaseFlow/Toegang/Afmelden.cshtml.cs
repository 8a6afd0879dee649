using System.Security.Claims;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace CaseFlow.Toegang;

public sealed class AfmeldenModel(Aanmeldbezoek bezoek, OidcProviders providers) : PageModel
{
    public async Task<IActionResult> OnPostAsync()
    {
        var organisatie = providers.Find(User.FindFirstValue(ClaimTypes.AuthenticationMethod));
        await bezoek.EindeAsync();
        if (organisatie is { SignOut: true })
        {
            return RedirectToPage("/Toegang/Organisatie", new { afgemeld = organisatie.Id });
        }
        TempData["Gelukt"] = "U bent afgemeld.";
        return RedirectToPage("/Toegang/Aanmelden");
    }
}
