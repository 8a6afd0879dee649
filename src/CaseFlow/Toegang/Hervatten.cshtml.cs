using System.Security.Claims;
using CaseFlow.Shared;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace CaseFlow.Toegang;

/// <summary>Shows what somebody sent after their session had ended, and sends it when they say so.</summary>
public sealed class HervattenModel(InvoerBewaren bewaren) : PageModel
{
    public NietAangekomen Invoer { get; private set; } = null!;

    public DateTimeOffset Op { get; private set; }

    /// <summary>What can be read: no keys of rows, and of a BSN only that it is there.</summary>
    public IEnumerable<(string Naam, string Tekst)> Zichtbaar => Invoer.Velden
        .Where(v => v.Value.Length > 0 && v.Value is not ("true" or "false") && !Guid.TryParse(v.Value, out _))
        .Select(v => (Woorden(v.Key), v.Key.Contains("bsn", StringComparison.OrdinalIgnoreCase) ? "ingevuld" : v.Value));

    private Guid Wie => Guid.Parse(User.FindFirstValue(ClaimTypes.NameIdentifier)!);

    public async Task<IActionResult> OnGetAsync()
    {
        if (await bewaren.LeesAsync(Wie) is not var (invoer, op))
        {
            return LocalRedirect("~" + Startpagina.Van(User));
        }
        (Invoer, Op) = (invoer, op);
        return Page();
    }

    /// <summary>The browser sends the same fields on to where they belong; what was kept has served.</summary>
    public async Task<IActionResult> OnPostAsync()
    {
        if (await bewaren.LeesAsync(Wie) is not var (invoer, _) || !Url.IsLocalUrl(invoer.Pad))
        {
            TempData["Gelukt"] = "Dit is al verstuurd of weggegooid.";
            return LocalRedirect("~" + Startpagina.Van(User));
        }
        await bewaren.WegAsync(Wie);
        return LocalRedirectPreserveMethod(invoer.Pad);
    }

    public async Task<IActionResult> OnPostWegAsync()
    {
        await bewaren.WegAsync(Wie);
        TempData["Gelukt"] = "Wat u eerder invulde, is weggegooid.";
        return LocalRedirect("~" + Startpagina.Van(User));
    }

    // inwoner.contact.telefoon reads as: inwoner, contact, telefoon.
    private static string Woorden(string naam)
    {
        var tekst = naam.Replace(".", ", ", StringComparison.Ordinal).Replace('-', ' ');
        return char.ToUpperInvariant(tekst[0]) + tekst[1..];
    }
}
