using System.Text.Json;
using CaseFlow.Shared;
using CaseFlow.Toegang;
using CaseFlow.Werkprocessen;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace CaseFlow.Zaken;

/// <summary>How a case came where it is: each route with the path that was walked, and what each step took.</summary>
public sealed class VerloopModel(Aanmelding aanmelding, ZaakInzage inzage, RouteVerloopQuery verlopen) : PageModel
{
    [FromRoute]
    public string Nummer { get; set; } = "";

    /// <summary>Null when the case does not exist or may not be seen: the page tells no difference.</summary>
    public Zaak? Zaak { get; private set; }

    public Zaakverloop Verloop { get; private set; } = null!;

    /// <summary>Who leads the work sees what a step usually takes.</summary>
    public bool IsTeamleider => aanmelding.Rollen.Contains("teamleider");

    public async Task<IActionResult> OnGetAsync()
    {
        var handeling = aanmelding.Handeling(Toegangsregels.Zaakrollen);
        try
        {
            Zaak = await inzage.OpenAsync(handeling, Nummer, "verloop");
            Verloop = await verlopen.LaadAsync(Zaak, handeling);
        }
        catch (WeigeringException)
        {
            Response.StatusCode = StatusCodes.Status404NotFound;
        }
        return Page();
    }

    /// <summary>The time of each step, for beside it in the drawing.</summary>
    public static string Tijden(Verloopblad blad) => JsonSerializer.Serialize(blad.Stappen.Select(s => new { element = s.Element, tekst = s.Kort }));

    public static string Wachttekst(IEnumerable<Wachtdagen> gewacht) => string.Join(", ", gewacht.Select(w => $"{Dagtekst.Van(w.Dagen)} op {w.Op}")) is { Length: > 0 } tekst ? tekst : "–";
}
