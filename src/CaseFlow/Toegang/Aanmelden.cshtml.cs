using System.Security.Claims;
using CaseFlow.Gemeenten;
using CaseFlow.Shared;
using Microsoft.AspNetCore.Identity;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace CaseFlow.Toegang;

public sealed class AanmeldenModel(SignInManager<Medewerker> aanmelden, Aanmeldbezoek bezoek, Configuratie configuratie, OidcProviders providers, SignInLimit rem, DemoModus demo) : PageModel
{
    // One sentence for an unknown name and for a wrong password, so that nobody can find out which names exist.
    private const string Onjuist = "De gebruikersnaam of het wachtwoord klopt niet. Probeer het opnieuw.";

    public const string TeVaak = "Er is te vaak een verkeerd wachtwoord of een verkeerde code ingevuld, of dit account is geblokkeerd. Wacht 15 minuten en probeer het dan opnieuw, of vraag de functioneel beheerder.";

    private const string ViaOrganisatie = "Uw gemeente meldt zich aan via de eigen organisatie. Kies die knop boven aan de pagina.";

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

    public IReadOnlyList<OidcProvider> Organisaties => providers.All;

    /// <summary>False when a password is only for emergencies here.</summary>
    public bool HeeftWachtwoorden => configuratie.Gemeenten.Keys.Any(g => !providers.IsWithoutPasswords(g));

    public string? Lokaal => Url.IsLocalUrl(Terug) ? Terug : null;

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
        if (rem.Refuses(Gebruikersnaam!.Trim()) is { } wachten)
        {
            Response.Headers.RetryAfter = wachten;
            Response.StatusCode = StatusCodes.Status429TooManyRequests;
            return Geweigerd(SignInLimit.Sentence);
        }
        var medewerker = await aanmelden.UserManager.FindByNameAsync(Gebruikersnaam.Trim());
        if (medewerker is null)
        {
            // As slow as a wrong password, so that the time tells nothing either.
            aanmelden.UserManager.PasswordHasher.HashPassword(new Medewerker(), Wachtwoord!);
            return Geweigerd(Onjuist);
        }
        var uitkomst = await aanmelden.CheckPasswordSignInAsync(medewerker, Wachtwoord!, lockoutOnFailure: true);
        // Who knows the password may know that the account is closed; nobody else.
        if (uitkomst.IsLockedOut || (uitkomst.Succeeded && (medewerker.IsGeblokkeerd || IsVerboden(medewerker))))
        {
            await bezoek.MisluktAsync(medewerker, "account gesloten");
            return Geweigerd(TeVaak);
        }
        if (!uitkomst.Succeeded)
        {
            await bezoek.MisluktAsync(medewerker, "wachtwoord");
            return Geweigerd(Onjuist);
        }
        if (providers.IsWithoutPasswords(medewerker.GemeenteId) && !await MagInNoodAsync(medewerker))
        {
            await bezoek.MisluktAsync(medewerker, "wachtwoorden staan uit");
            return Geweigerd(ViaOrganisatie);
        }
        if (medewerker.TwoFactorEnabled)
        {
            await bezoek.VraagCodeAsync(medewerker);
            return RedirectToPage("/Toegang/Code", new { terug = Lokaal });
        }
        await bezoek.BeginAsync(medewerker);
        return LocalRedirect(await bezoek.NaarAsync(medewerker, Lokaal));
    }

    // An account for when the provider cannot be reached: named by the administrator, and good for configuration and accounts only.
    private async Task<bool> MagInNoodAsync(Medewerker medewerker) =>
        providers.IsEmergency(medewerker) && (await aanmelden.CreateUserPrincipalAsync(medewerker)).FindAll(ClaimTypes.Role).Select(r => r.Value).ToList() is ["beheer"];

    // Everybody knows the password of the demo accounts: outside demo mode they are closed.
    private bool IsVerboden(Medewerker medewerker) => medewerker.IsDemo && !demo.IsAan;

    private PageResult Geweigerd(string melding)
    {
        ModelState.AddModelError("", melding);
        return Page();
    }
}
