using CaseFlow.Formulieren;
using CaseFlow.Shared;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace CaseFlow.Toegang;

/// <summary>One's own tokens for programs: made here, shown once, and ended here.</summary>
public sealed class TokensModel(Toegangstokens tokens, Aanmelding aanmelding) : PageModel
{
    private static readonly string[] Velden = ["naam", "bereik", "geldigTot"];

    [BindProperty]
    public string? Naam { get; set; }

    [BindProperty]
    public List<string> Bereik { get; set; } = [];

    [BindProperty]
    public DateOnly? GeldigTot { get; set; }

    public IReadOnlyList<Toegangstoken> Lijst { get; private set; } = [];

    /// <summary>Shown once, on the page that answers the form.</summary>
    public string? Nieuw { get; private set; }

    public DateOnly Vandaag => aanmelding.Handeling().Vandaag;

    public IEnumerable<Optie> Bereiken => Toegang.Bereiken.Voor(aanmelding.Rollen).Select(b => new Optie(b.Bereik, b.Naam));

    public bool IsGeldig(Toegangstoken token) => token.IsGeldigOp(Vandaag);

    public async Task OnGetAsync()
    {
        GeldigTot = Vandaag.AddMonths(3);
        Lijst = await tokens.EigenAsync(aanmelding.Handeling());
    }

    public async Task<IActionResult> OnPostAsync()
    {
        // What must be done first opens no way around itself.
        if (MedewerkerClaims.EerstVan(User) is { } eerst)
        {
            return LocalRedirect(eerst);
        }
        try
        {
            ModelState.Clear();
            Nieuw = await tokens.MaakAsync(aanmelding.Handeling(), Naam, Bereik, GeldigTot, User.HasClaim(Aanmeldbezoek.Factoren, Aanmeldbezoek.TweeFactoren));
            (Naam, Bereik) = (null, []);
        }
        catch (WeigeringException weigering)
        {
            this.Toon(weigering, Velden);
        }
        Lijst = await tokens.EigenAsync(aanmelding.Handeling());
        return Page();
    }

    public async Task<IActionResult> OnPostIntrekkenAsync(Guid id)
    {
        try
        {
            await tokens.IntrekkenAsync(aanmelding.Handeling(), id, alsBeheerder: false);
        }
        catch (WeigeringException)
        {
            return NotFound();
        }
        TempData["Gelukt"] = "Het token is ingetrokken. Het programma dat het gebruikt komt er niet meer in.";
        return LocalRedirect("/Account/Tokens");
    }
}
