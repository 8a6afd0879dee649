using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace CaseFlow.Shared;

/// <summary>Where somebody chooses colours and keys; also before signing in.</summary>
public sealed class WeergaveModel : PageModel
{
    /// <summary>The page to go back to.</summary>
    [BindProperty]
    public string? Terug { get; set; }

    public Weergavekeuze Keuze { get; private set; } = null!;

    public void OnGet()
    {
        Keuze = Weergavekeuze.Van(HttpContext);
        Terug = Request.GetTypedHeaders().Referer is { } van && van.Authority == Request.Host.Value ? van.PathAndQuery : null;
    }

    public IActionResult OnPost(string? kleuren, bool toetsen)
    {
        new Weergavekeuze(kleuren is Weergavekeuze.Licht or Weergavekeuze.Donker ? kleuren : null, toetsen).Bewaar(HttpContext);
        TempData["Gelukt"] = "De weergave is aangepast in deze browser.";
        return LocalRedirect(Url.IsLocalUrl(Terug) && !Terug.StartsWith("/Weergave", StringComparison.OrdinalIgnoreCase) ? Terug : "~/Weergave");
    }
}
