using CaseFlow.Data;
using CaseFlow.Logboek;
using Microsoft.AspNetCore.Identity;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace CaseFlow.Toegang;

/// <summary>Chooses a new password; who was given one for once must do so before anything else.</summary>
public sealed class WachtwoordModel(UserManager<Medewerker> accounts, SignInManager<Medewerker> aanmelden, Aanmelding aanmelding, Logschrijver log, CaseFlowDbContext db) : PageModel
{
    [BindProperty]
    public string? Huidig { get; set; }

    [BindProperty]
    public string? Nieuw { get; set; }

    [BindProperty]
    public string? Nogmaals { get; set; }

    public bool IsVerplicht => MedewerkerClaims.EerstVan(User) == "/Account/Wachtwoord";

    public void OnGet()
    {
    }

    public async Task<IActionResult> OnPostAsync()
    {
        if (string.IsNullOrEmpty(Huidig))
        {
            ModelState.AddModelError(nameof(Huidig), "Vul het wachtwoord in dat u nu heeft.");
        }
        if (string.IsNullOrEmpty(Nieuw))
        {
            ModelState.AddModelError(nameof(Nieuw), "Vul een nieuw wachtwoord in.");
        }
        if (Nieuw != Nogmaals)
        {
            ModelState.AddModelError(nameof(Nogmaals), "Dit is niet hetzelfde als het nieuwe wachtwoord.");
        }
        if (!ModelState.IsValid)
        {
            return Page();
        }
        var medewerker = (await accounts.GetUserAsync(User))!;
        // Guessing here counts like guessing at the door.
        if (await aanmelden.CheckPasswordSignInAsync(medewerker, Huidig!, lockoutOnFailure: true) is { Succeeded: false, IsLockedOut: var isDicht })
        {
            ModelState.AddModelError(nameof(Huidig), isDicht ? AanmeldenModel.TeVaak : "Dit is niet het wachtwoord dat u nu heeft.");
            return Page();
        }
        var uitkomst = Huidig == Nieuw
            ? IdentityResult.Failed(new IdentityError { Description = "Kies een ander wachtwoord dan u nu heeft." })
            : await accounts.ChangePasswordAsync(medewerker, Huidig!, Nieuw!);
        if (!uitkomst.Succeeded)
        {
            foreach (var fout in uitkomst.Errors)
            {
                ModelState.AddModelError(nameof(Nieuw), fout.Code switch
                {
                    nameof(IdentityErrorDescriber.PasswordTooShort) => $"Neem minstens {accounts.Options.Password.RequiredLength} tekens. Een zin is makkelijk te onthouden.",
                    _ => fout.Description,
                });
            }
            return Page();
        }
        medewerker.IsWachtwoordTijdelijk = false;
        log.Beheerd(aanmelding.Handeling(), $"wachtwoord gewijzigd: {medewerker.UserName}");
        await db.SaveChangesAsync();
        await aanmelden.RefreshSignInAsync(medewerker);
        TempData["Gelukt"] = "Uw wachtwoord is gewijzigd. Op andere apparaten bent u binnen een minuut afgemeld.";
        return LocalRedirect("/Account");
    }
}
