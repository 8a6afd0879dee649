using CaseFlow.Formulieren;
using CaseFlow.Shared;
using CaseFlow.Toegang;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace CaseFlow.Teams;

/// <summary>How far a handover of many tasks is; without a script the page is asked for again by hand.</summary>
public sealed class OverdrachtModel(Overdrachten overdrachten, Aanmelding aanmelding, TimeProvider klok) : PageModel
{
    public Overdrachtbeeld Beeld { get; private set; } = null!;

    private Handeling Leider => aanmelding.Handeling(["teamleider"]);

    public async Task<IActionResult> OnGetAsync(Guid id)
    {
        if (await overdrachten.LeesAsync(Leider, id) is not { } beeld)
        {
            return NotFound();
        }
        Beeld = beeld;
        return Page();
    }

    public Task<IActionResult> OnPostStoppenAsync(Guid id) => ZetAsync(id, stop: true);

    public Task<IActionResult> OnPostVerderAsync(Guid id) => ZetAsync(id, stop: false);

    /// <summary>Gives back what was handed over, as far as nothing happened to it since.</summary>
    public async Task<IActionResult> OnPostOngedaanAsync(Guid id)
    {
        ModelState.Clear();
        if (await overdrachten.LeesAsync(Leider, id) is not { } beeld)
        {
            return NotFound();
        }
        try
        {
            await overdrachten.MaakOngedaanAsync(Leider, id);
            await overdrachten.GaDoorAsync(id, klok.GetUtcNow(), Overdrachten.Portie + 1, HttpContext.RequestAborted);
        }
        catch (WeigeringException weigering)
        {
            Beeld = beeld;
            this.Toon(weigering, []);
            return Page();
        }
        return RedirectToPage(new { id });
    }

    private async Task<IActionResult> ZetAsync(Guid id, bool stop)
    {
        await overdrachten.ZetAsync(Leider, id, stop);
        return RedirectToPage(new { id });
    }
}
