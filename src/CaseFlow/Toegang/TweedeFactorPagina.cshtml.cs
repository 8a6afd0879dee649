using CaseFlow.Formulieren;
using CaseFlow.Shared;
using Microsoft.AspNetCore.Identity;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace CaseFlow.Toegang;

/// <summary>Links an app that makes codes, and shows the recovery codes once.</summary>
public sealed class TweedeFactorPaginaModel(Tweedefactor factor, UserManager<Medewerker> accounts, SignInManager<Medewerker> aanmelden, Aanmelding aanmelding) : PageModel
{
    public Koppelgegevens? Gegevens { get; private set; }

    public bool IsGekoppeld { get; private set; }

    public IReadOnlyList<string> Herstelcodes { get; private set; } = [];

    public bool IsVerplicht => MedewerkerClaims.EerstVan(User) == "/Account/TweedeFactor";

    /// <summary>Who signs in through the organisation has no password here and confirms with a code of the old phone.</summary>
    public bool IsViaOrganisatie => MedewerkerClaims.IsViaOrganisatie(User);

    public async Task OnGetAsync()
    {
        var medewerker = (await accounts.GetUserAsync(User))!;
        IsGekoppeld = medewerker.TwoFactorEnabled;
        Gegevens = IsGekoppeld ? null : factor.Voorstel(medewerker);
    }

    public async Task<IActionResult> OnPostAsync(string? code)
    {
        var wie = aanmelding.Handeling();
        try
        {
            Herstelcodes = await factor.KoppelAsync(wie, wie.MedewerkerId!.Value, code);
            await aanmelden.RefreshSignInAsync(await factor.VindAsync(wie.MedewerkerId!.Value));
        }
        catch (WeigeringException weigering)
        {
            this.Toon(weigering, ["code"]);
            await OnGetAsync();
        }
        return Page();
    }

    /// <summary>Another phone: the old one stops at once.</summary>
    public async Task<IActionResult> OnPostOpnieuwAsync(string? wachtwoord)
    {
        var medewerker = (await accounts.GetUserAsync(User))!;
        if (!await IsBevestigdAsync(medewerker, wachtwoord ?? ""))
        {
            ModelState.AddModelError("wachtwoord", await accounts.IsLockedOutAsync(medewerker) ? AanmeldenModel.TeVaak : IsViaOrganisatie ? "Deze code klopt niet of is al gebruikt." : "Dit wachtwoord klopt niet.");
            await OnGetAsync();
            return Page();
        }
        await accounts.SetTwoFactorEnabledAsync(medewerker, false);
        await aanmelden.RefreshSignInAsync(medewerker);
        TempData["Gelukt"] = "Uw oude telefoon werkt niet meer voor CaseFlow. Koppel hieronder de nieuwe.";
        return RedirectToPage();
    }

    // Guessing here counts like guessing at the door.
    private async Task<bool> IsBevestigdAsync(Medewerker medewerker, string bewijs)
    {
        if (!IsViaOrganisatie)
        {
            return (await aanmelden.CheckPasswordSignInAsync(medewerker, bewijs, lockoutOnFailure: true)).Succeeded;
        }
        if (!await accounts.IsLockedOutAsync(medewerker) && await factor.GebruikAsync(medewerker, bewijs))
        {
            return true;
        }
        await accounts.AccessFailedAsync(medewerker);
        return false;
    }
}
