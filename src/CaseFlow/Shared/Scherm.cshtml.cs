using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace CaseFlow.Shared;

/// <summary>Where somebody chooses colours and keys; also before signing in.</summary>
public sealed class SchermModel : PageModel
{
    /// <summary>The page to go back to.</summary>
    [BindProperty]
    public string? Terug { get; set; }

    public Schermkeuze Keuze { get; private set; } = null!;

    public void OnGet()
    {
        Keuze = Schermkeuze.Van(HttpContext);
        Terug = Request.GetTypedHeaders().Referer is { IsAbsoluteUri: true } van && van.Authority == Request.Host.Value ? van.PathAndQuery : null;
    }

    public IActionResult OnPost(string? kleuren, bool toetsen)
    {
        new Schermkeuze(kleuren is Schermkeuze.Licht or Schermkeuze.Donker ? kleuren : null, toetsen).Bewaar(HttpContext);
        TempData["Gelukt"] = "Het scherm is aangepast in deze browser.";
        return LocalRedirect(Url.IsLocalUrl(Terug) && !Terug.StartsWith("/Scherm", StringComparison.OrdinalIgnoreCase) ? Terug : "~/Scherm");
    }
}
