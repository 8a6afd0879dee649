using CaseFlow.Gemeenten;
using CaseFlow.Shared;
using Microsoft.AspNetCore.Identity;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace CaseFlow.Toegang;

public sealed class AanmeldenModel(SignInManager<Medewerker> aanmelden, Configuratie configuratie, DemoModus demo) : PageModel
{
    // One sentence for an unknown name and for a wrong password, so that nobody can find out which names exist.
    private const string Onjuist = "De gebruikersnaam of het wachtwoord klopt niet. Probeer het opnieuw.";

    public sealed record DemoAccount(string Gebruikersnaam, string Titel);

    [BindProperty]
    public string? Gebruikersnaam { get; set; }

    [BindProperty]
    public string? Wachtwoord { get; set; }

    [BindProperty(SupportsGet = true)]
    public string? Terug { get; set; }

    public IReadOnlyList<(string Gemeente, IReadOnlyList<DemoAccount> Accounts)> DemoAccounts => !demo.IsAan ? [] :
    [
        .. configuratie.Gemeenten.Values.OrderByDescending(g => g.Id == "hengelo").ThenBy(g => g.Naam, StringComparer.Ordinal)
            .Select(g => (g.Naam, (IReadOnlyList<DemoAccount>)[.. g.Rollen.Select(r => new DemoAccount(Toegang.DemoAccounts.Gebruikersnaam(r.Id, g.Id), r.Titel))])),
    ];

    public void OnGet()
    {
    }

    public async Task<IActionResult> OnPostAsync()
    {
        if (string.IsNullOrWhiteSpace(Gebruikersnaam))
        {
            ModelState.AddModelError(nameof(Gebruikersnaam), "Vul uw gebruikersnaam in.");
        }
        if (string.IsNullOrEmpty(Wachtwoord))
        {
            ModelState.AddModelError(nameof(Wachtwoord), "Vul uw wachtwoord in.");
        }
        if (!ModelState.IsValid)
        {
            return Page();
        }
        var medewerker = await aanmelden.UserManager.FindByNameAsync(Gebruikersnaam!.Trim());
        if (medewerker is null)
        {
            // As slow as a wrong password, so that the time tells nothing either.
            aanmelden.UserManager.PasswordHasher.HashPassword(new Medewerker(), Wachtwoord!);
            return Geweigerd(Onjuist);
        }
        var uitkomst = await aanmelden.PasswordSignInAsync(medewerker, Wachtwoord!, isPersistent: false, lockoutOnFailure: true);
        if (uitkomst.IsLockedOut)
        {
            return Geweigerd("Er is te vaak een verkeerd wachtwoord ingevuld. Wacht 15 minuten en probeer het dan opnieuw.");
        }
        if (!uitkomst.Succeeded)
        {
            return Geweigerd(Onjuist);
        }
        return Url.IsLocalUrl(Terug) && Terug is not "/"
            ? LocalRedirect(Terug)
            : LocalRedirect(Startpagina.Van(await aanmelden.CreateUserPrincipalAsync(medewerker)));
    }

    private PageResult Geweigerd(string melding)
    {
        ModelState.AddModelError("", melding);
        return Page();
    }
}
