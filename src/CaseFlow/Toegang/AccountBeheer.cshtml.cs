using CaseFlow.Formulieren;
using CaseFlow.Gemeenten;
using CaseFlow.Shared;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace CaseFlow.Toegang;

/// <summary>One account: its roles and teams over time, its password, its second factor, and whether it is open.</summary>
public sealed class AccountBeheerModel(AccountService accounts, Aanmelding aanmelding, Configuratie configuratie) : PageModel
{
    [FromRoute]
    public Guid Id { get; set; }

    public Medewerker? Medewerker { get; private set; }

    public string? Wachtwoord { get; private set; }

    /// <summary>Names of the providers of the organisation with which the account is linked.</summary>
    public IReadOnlyList<string> Koppelingen { get; private set; } = [];

    public bool HeeftWachtwoord => accounts.HeeftWachtwoord(Medewerker!);

    public Gemeente Gemeente => configuratie.Gemeenten[Wie.Gemeente];

    public DateOnly Vandaag => Wie.Vandaag;

    public bool IsEigen => Wie.MedewerkerId == Id;

    private Handeling Wie => aanmelding.Handeling(["beheer"]);

    public async Task<IActionResult> OnGetAsync()
    {
        if ((Medewerker = await accounts.LeesAsync(Wie, Id)) is null)
        {
            return NotFound();
        }
        Koppelingen = await accounts.KoppelingenAsync(Id);
        return Page();
    }

    public Task<IActionResult> OnPostKoppelingAsync() => DoeAsync(() => accounts.KoppelingWissenAsync(Wie, Id), "De koppeling is gewist. Bij de volgende keer aanmelden wordt het account opnieuw gekoppeld, op gebruikersnaam.");

    public Task<IActionResult> OnPostRolAsync(string? rol, DateOnly? van, DateOnly? tot) => DoeAsync(() => accounts.RolGevenAsync(Wie, Id, rol, van, tot), "De rol is gegeven.");

    public Task<IActionResult> OnPostRolEindeAsync(Guid rolId) => DoeAsync(() => accounts.RolBeeindigenAsync(Wie, Id, rolId), "De rol is beëindigd.");

    public Task<IActionResult> OnPostTeamAsync(string? team, bool leider) => DoeAsync(() => accounts.TeamGevenAsync(Wie, Id, team, leider), "Het team is gegeven.");

    public Task<IActionResult> OnPostTeamEindeAsync(Guid lidId) => DoeAsync(() => accounts.TeamBeeindigenAsync(Wie, Id, lidId), "De medewerker zit niet meer in dit team.");

    public Task<IActionResult> OnPostBlokkerenAsync() => DoeAsync(() => accounts.BlokkerenAsync(Wie, Id), "Het account is geblokkeerd. Wie nu nog is aangemeld, is dat binnen een minuut niet meer.");

    public Task<IActionResult> OnPostDeblokkerenAsync() => DoeAsync(() => accounts.DeblokkerenAsync(Wie, Id), "Het account is weer open.");

    public Task<IActionResult> OnPostTweedeFactorAsync() => DoeAsync(() => accounts.TweedeFactorWissenAsync(Wie, Id), "De tweede factor is gewist. Stel vast dat u de juiste persoon spreekt.");

    public async Task<IActionResult> OnPostWachtwoordAsync()
    {
        try
        {
            Wachtwoord = await accounts.NieuwWachtwoordAsync(Wie, Id);
        }
        catch (WeigeringException weigering)
        {
            this.Toon(weigering, []);
        }
        return await OnGetAsync();
    }

    private Task<IActionResult> DoeAsync(Func<Task> act, string gelukt) => this.DoeAsync(act, gelukt, $"/Beheer/Accounts/{Id}", OnGetAsync, ["rol", "van", "tot", "team"]);
}
