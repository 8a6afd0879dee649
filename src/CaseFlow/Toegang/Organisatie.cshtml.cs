using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.AspNetCore.WebUtilities;
using Microsoft.Extensions.Options;

namespace CaseFlow.Toegang;

/// <summary>To the provider of the organisation and back: what is said when it did not work, and signing out there too.</summary>
public sealed class OrganisatieModel(OidcProviders providers, IServiceProvider services) : PageModel
{
    public OidcProvider? Bij { get; private set; }

    /// <summary>Null after signing out.</summary>
    public (string Kop, string Uitleg)? Fout { get; private set; }

    public IActionResult OnGet(string? fout, string? afgemeld)
    {
        if (providers.Find(afgemeld) is { SignOut: true } provider)
        {
            Bij = provider;
            return Page();
        }
        if (providers.All.Count == 0)
        {
            return NotFound();
        }
        Fout = fout switch
        {
            OidcSignIn.NoAccount => ("U kunt CaseFlow nog niet gebruiken", "Uw organisatie kent u, maar in CaseFlow is voor u geen open account. Vraag de functioneel beheerder van uw gemeente om een account, of om uw account te openen."),
            OidcSignIn.Cancelled => ("U bent niet aangemeld", "Het aanmelden bij uw organisatie is afgebroken, of uw organisatie gaf geen toestemming. Probeer het opnieuw, of vraag uw helpdesk."),
            OidcSignIn.Unreachable => ("Uw organisatie is niet te bereiken", "CaseFlow kan het aanmelden van uw organisatie nu niet bereiken. Probeer het over een paar minuten opnieuw. Duurt het langer? Vraag uw helpdesk."),
            _ => ("Het aanmelden is niet gelukt", "Het antwoord van uw organisatie klopte niet of kwam te laat. Er is niets gebeurd. Begin opnieuw. Lukt het weer niet? Vraag uw helpdesk."),
        };
        Response.StatusCode = fout == OidcSignIn.NoAccount ? StatusCodes.Status403Forbidden : StatusCodes.Status400BadRequest;
        return Page();
    }

    public async Task<IActionResult> OnGetNaarAsync(string? bij, string? terug)
    {
        if (providers.Find(bij) is not { } provider)
        {
            return NotFound();
        }
        try
        {
            await HttpContext.ChallengeAsync(provider.Scheme, new AuthenticationProperties { RedirectUri = Url.IsLocalUrl(terug) ? terug : "/" });
            return new EmptyResult();
        }
        catch (OidcException)
        {
            return RedirectToPage(new { fout = OidcSignIn.Unreachable });
        }
    }

    public async Task<IActionResult> OnGetAfmeldenAsync(string? bij)
    {
        if (providers.Find(bij) is not { SignOut: true } provider)
        {
            return NotFound();
        }
        try
        {
            var metadata = await services.GetRequiredService<IOptionsMonitor<OidcOptions>>().Get(provider.Scheme).Metadata.GetAsync(HttpContext.RequestAborted);
            return metadata.EndSessionEndpoint is { Length: > 0 } einde
                ? Redirect(QueryHelpers.AddQueryString(einde, new Dictionary<string, string?> { ["client_id"] = provider.ClientId, ["post_logout_redirect_uri"] = $"{Request.Scheme}://{Request.Host}{Request.PathBase}/Toegang/Aanmelden" }))
                : RedirectToPage("/Toegang/Aanmelden");
        }
        catch (OidcException)
        {
            return RedirectToPage(new { fout = OidcSignIn.Unreachable });
        }
    }
}
