using System.Text.Json;
using CaseFlow.Gemeenten;
using CaseFlow.Huishoudens;
using CaseFlow.Shared;
using CaseFlow.Toegang;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace CaseFlow.Zaken;

/// <summary>
/// A name, a birth date or a BSN must not end up in an address: the question is posted, kept for a while in an encrypted cookie of this session, and
/// answered under an address that says nothing. So going back and refreshing work, and a bookmark of the answer is an empty form.
/// </summary>
public sealed class ZoekenModel(ZaakZoeker zoeker, Aanmelding aanmelding, Configuratie configuratie, BsnKluis kluis) : PageModel
{
    private const string Onthouden = "Zoekvraag";
    private static readonly TimeSpan Zolang = TimeSpan.FromMinutes(15);

    [BindProperty]
    public string? Zoek { get; set; }

    public IReadOnlyList<GevondenZaak>? Gevonden { get; private set; }

    /// <summary>What was searched by, when that cannot be shown in the field: a BSN.</summary>
    public bool IsOpBsn { get; private set; }

    public Gemeente Gemeente => configuratie.Gemeenten[aanmelding.Handeling().Gemeente];

    public string Vraag(string id) => configuratie.Keuzelijsten(Gemeente.Id).Naam("type-hulpvraag", id);

    public async Task OnGetAsync(bool gezocht)
    {
        var handeling = aanmelding.Handeling(Toegangsregels.Zaakrollen);
        if (!gezocht || TempData.Peek(Onthouden) is not string bewaard || JsonSerializer.Deserialize<Bewaard>(bewaard) is not { } vraag)
        {
            return;
        }
        // Who signs in after somebody else on the same machine does not get to see what was searched for.
        if (vraag.Wie != handeling.MedewerkerId || handeling.Moment - vraag.Op > Zolang)
        {
            TempData.Remove(Onthouden);
            return;
        }
        (Zoek, IsOpBsn) = (vraag.Tekst, vraag.BsnHash is not null);
        Gevonden = await zoeker.ZoekAsync(handeling, Zoekvraag.Opnieuw(vraag.Tekst, vraag.BsnHash, kluis, handeling.Vandaag));
    }

    public IActionResult OnPost()
    {
        var handeling = aanmelding.Handeling(Toegangsregels.Zaakrollen);
        try
        {
            var vraag = Zoekvraag.Lees(Zoek, kluis, handeling.Vandaag);
            TempData[Onthouden] = JsonSerializer.Serialize(new Bewaard(handeling.MedewerkerId, handeling.Moment, vraag.Tekst, vraag.BsnHash));
            return RedirectToPage(new { gezocht = true });
        }
        catch (WeigeringException e)
        {
            ModelState.AddModelError(nameof(Zoek), e.Message);
            return Page();
        }
    }

    private sealed record Bewaard(Guid? Wie, DateTimeOffset Op, string Tekst, string? BsnHash);
}
