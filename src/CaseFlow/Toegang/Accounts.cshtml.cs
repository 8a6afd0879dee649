using CaseFlow.Formulieren;
using CaseFlow.Gemeenten;
using CaseFlow.Shared;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace CaseFlow.Toegang;

/// <summary>The accounts of the municipality, and a new one.</summary>
public sealed class AccountsModel(AccountService accounts, Aanmelding aanmelding, Configuratie configuratie) : PageModel
{
    [BindProperty(Name = "gebruikersnaam")]
    public string? Gebruikersnaam { get; set; }

    [BindProperty(Name = "naam")]
    public string? Naam { get; set; }

    [BindProperty(Name = "organisatie")]
    public string? Organisatie { get; set; }

    [BindProperty(Name = "rol")]
    public string? Rol { get; set; }

    public IReadOnlyList<Medewerker> Lijst { get; private set; } = [];

    public Gemeente Gemeente => configuratie.Gemeenten[Wie.Gemeente];

    public DateOnly Vandaag => Wie.Vandaag;

    /// <summary>Shown once, on the page that answers the form.</summary>
    public (string Gebruikersnaam, string? Wachtwoord)? Nieuw { get; private set; }

    private Handeling Wie => aanmelding.Handeling(["beheer"]);

    public async Task OnGetAsync() => Lijst = await accounts.LijstAsync(Wie);

    public async Task OnPostAsync()
    {
        try
        {
            Nieuw = (Gebruikersnaam!, (await accounts.MaakAsync(Wie, Gebruikersnaam, Naam, Organisatie, Rol)).Wachtwoord);
            Gebruikersnaam = Naam = Organisatie = Rol = null;
            ModelState.Clear();
        }
        catch (WeigeringException weigering)
        {
            this.Toon(weigering, ["gebruikersnaam", "naam", "organisatie", "rol"]);
        }
        await OnGetAsync();
    }

    public string Rollen(Medewerker medewerker) => string.Join(", ", medewerker.Rollen.Where(r => r.Van <= Vandaag && (r.Tot is null || r.Tot >= Vandaag)).Select(r => Titel(r.Rol)));

    public string Titel(string rol) => Gemeente.Rollen.FirstOrDefault(r => r.Id == rol)?.Titel ?? rol;
}
