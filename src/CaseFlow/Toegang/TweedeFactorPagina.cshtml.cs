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

    public bool IsVerplicht => User.FindFirst(MedewerkerClaims.Eerst)?.Value == "/Account/TweedeFactor";

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
        if (!await accounts.CheckPasswordAsync(medewerker, wachtwoord ?? ""))
        {
            ModelState.AddModelError("wachtwoord", "Dit wachtwoord klopt niet.");
            await OnGetAsync();
            return Page();
        }
        await accounts.SetTwoFactorEnabledAsync(medewerker, false);
        await aanmelden.RefreshSignInAsync(medewerker);
        return RedirectToPage();
    }
}
