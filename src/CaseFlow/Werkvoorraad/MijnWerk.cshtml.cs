using CaseFlow.Shared;
using CaseFlow.Toegang;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace CaseFlow.Werkvoorraad;

public sealed class MijnWerkModel(MijnWerk werk, Plannen.Regie regie, Noodtoegangen noodtoegangen, Aanmelding aanmelding) : PageModel
{
    [BindProperty(SupportsGet = true)]
    public string? Toon { get; set; }

    [BindProperty(SupportsGet = true)]
    public int Pagina { get; set; } = 1;

    public Werkbeeld Beeld { get; private set; } = null!;

    /// <summary>Plans that are due to be talked over with the resident.</summary>
    public IReadOnlyList<(string Zaak, DateOnly Op)> TeBespreken { get; private set; } = [];

    /// <summary>Cases under this person's care that somebody else opened in need.</summary>
    public IReadOnlyList<Noodregel> Noodtoegangen { get; private set; } = [];

    public async Task OnGetAsync()
    {
        // An address with a page that is no number is simply the first page.
        ModelState.Clear();
        await TonenAsync();
    }

    public Task<IActionResult> OnPostOppakkenAsync(Guid taak) => DoeAsync(taak, neem: true, "Opgepakt");

    public Task<IActionResult> OnPostTeruggevenAsync(Guid taak) => DoeAsync(taak, neem: false, "Teruggegeven aan het team");

    private async Task<IActionResult> DoeAsync(Guid taak, bool neem, string gedaan)
    {
        ModelState.Clear();
        try
        {
            var naam = await werk.OppakkenAsync(aanmelding.Handeling(Toegangsregels.Zaakrollen), aanmelding.Rollen, taak, neem);
            TempData["Gelukt"] = $"{gedaan}: {naam}.";
            return RedirectToPage(new { toon = Toon, pagina = Pagina > 1 ? Pagina : (int?)null });
        }
        catch (WeigeringException e)
        {
            ModelState.AddModelError("", e.Message);
            await TonenAsync();
            return Page();
        }
    }

    private async Task TonenAsync()
    {
        var handeling = aanmelding.Handeling(Toegangsregels.Zaakrollen);
        Beeld = await werk.TonenAsync(handeling, aanmelding.Rollen, Toon, Pagina);
        Noodtoegangen = await noodtoegangen.SignalenAsync(handeling);
        TeBespreken = await regie.TeBesprekenAsync(handeling);
    }
}
