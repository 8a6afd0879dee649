using CaseFlow.Data;
using CaseFlow.Logboek;
using Microsoft.AspNetCore.Identity;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace CaseFlow.Toegang;

/// <summary>Chooses a new password; who was given one for once must do so before anything else.</summary>
public sealed class WachtwoordModel(UserManager<Medewerker> accounts, SignInManager<Medewerker> aanmelden, Aanmelding aanmelding, Logschrijver log, Transactie transactie, Toegangstokens tokens) : PageModel
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
        var (uitkomst, ingetrokken) = Huidig == Nieuw
            ? (IdentityResult.Failed(new IdentityError { Description = "Kies een ander wachtwoord dan u nu heeft." }), 0)
            : await transactie.RunAsync(WijzigAsync);
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
        await aanmelden.RefreshSignInAsync((await accounts.GetUserAsync(User))!);
        TempData["Gelukt"] = "Uw wachtwoord is gewijzigd. Op andere apparaten bent u binnen een minuut afgemeld."
            + (ingetrokken == 0 ? "" : " Uw toegangstokens zijn ingetrokken: maak een nieuw token voor elk programma dat namens u werkt.");
        return LocalRedirect("/Account");
    }

    // Whoever learned the old password may have made a token with it.
    private async Task<(IdentityResult Uitkomst, int Ingetrokken)> WijzigAsync()
    {
        var medewerker = (await accounts.GetUserAsync(User))!;
        var uitkomst = await accounts.ChangePasswordAsync(medewerker, Huidig!, Nieuw!);
        if (!uitkomst.Succeeded)
        {
            return (uitkomst, 0);
        }
        medewerker.IsWachtwoordTijdelijk = false;
        var wie = aanmelding.Handeling();
        log.Beheerd(wie, $"wachtwoord gewijzigd: {medewerker.UserName}");
        return (uitkomst, await tokens.BeeindigAsync(wie, medewerker, "nieuw wachtwoord"));
    }
}
