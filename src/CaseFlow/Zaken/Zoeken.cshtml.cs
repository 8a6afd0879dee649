using CaseFlow.Gemeenten;
using CaseFlow.Shared;
using CaseFlow.Toegang;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace CaseFlow.Zaken;

/// <summary>Answers the form at once instead of redirecting: a name or a birth date must not end up in an address.</summary>
public sealed class ZoekenModel(ZaakZoeker zoeker, Aanmelding aanmelding, Configuratie configuratie) : PageModel
{
    [BindProperty]
    public string? Zoek { get; set; }

    public IReadOnlyList<GevondenZaak>? Gevonden { get; private set; }

    public Gemeente Gemeente => configuratie.Gemeenten[aanmelding.Handeling().Gemeente];

    public string Vraag(string id) => configuratie.Keuzelijsten(Gemeente.Id).Naam("type-hulpvraag", id);

    public void OnGet()
    {
    }

    public async Task OnPostAsync()
    {
        try
        {
            Gevonden = await zoeker.ZoekAsync(aanmelding.Handeling(Toegangsregels.Zaakrollen), Zoek);
        }
        catch (WeigeringException e)
        {
            ModelState.AddModelError(nameof(Zoek), e.Message);
        }
    }
}
