using Microsoft.AspNetCore.Identity;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace CaseFlow.Toegang;

/// <summary>The second step of signing in: a code from the app, or a recovery code. Wrong ones count for the lock-out like wrong passwords.</summary>
public sealed class CodeModel(SignInManager<Medewerker> aanmelden, Tweedefactor factor, Aanmeldbezoek bezoek, SignInLimit rem) : PageModel
{
    [BindProperty]
    public string? Code { get; set; }

    [BindProperty(SupportsGet = true)]
    public string? Terug { get; set; }

    public async Task<IActionResult> OnGetAsync() => await aanmelden.GetTwoFactorAuthenticationUserAsync() is null ? LocalRedirect("/Toegang/Aanmelden") : Page();

    public async Task<IActionResult> OnPostAsync()
    {
        if (await aanmelden.GetTwoFactorAuthenticationUserAsync() is not { } medewerker)
        {
            return LocalRedirect("/Toegang/Aanmelden");
        }
        var accounts = aanmelden.UserManager;
        if (rem.Refuses(medewerker.Id.ToString()) is { } wachten)
        {
            Response.Headers.RetryAfter = wachten;
            Response.StatusCode = StatusCodes.Status429TooManyRequests;
            return Geweigerd(SignInLimit.Sentence);
        }
        if (medewerker.IsGeblokkeerd || await accounts.IsLockedOutAsync(medewerker))
        {
            return Geweigerd(AanmeldenModel.TeVaak);
        }
        var code = Code?.Trim() ?? "";
        var isHerstelcode = code.Any(char.IsLetter);
        if (!(isHerstelcode ? (await accounts.RedeemTwoFactorRecoveryCodeAsync(medewerker, code)).Succeeded : await factor.GebruikAsync(medewerker, code)))
        {
            await accounts.AccessFailedAsync(medewerker);
            await bezoek.MisluktAsync(medewerker, "code");
            return Geweigerd(code.Length == 0 ? "Vul de code in." : "Deze code klopt niet of is al gebruikt. Wacht op de volgende code in de app en vul die in.");
        }
        await accounts.ResetAccessFailedCountAsync(medewerker);
        await bezoek.BeginAsync(medewerker, await bezoek.BijAsync(), heeftTweeFactoren: true);
        if (isHerstelcode)
        {
            var over = await accounts.CountRecoveryCodesAsync(medewerker);
            TempData["Gelukt"] = $"U bent aangemeld met een herstelcode. U heeft er nog {over}. Koppel een nieuwe telefoon onder Mijn account.";
        }
        return LocalRedirect(await bezoek.NaarAsync(medewerker, Url.IsLocalUrl(Terug) ? Terug : null));
    }

    private PageResult Geweigerd(string melding)
    {
        ModelState.AddModelError(nameof(Code), melding);
        return Page();
    }
}
