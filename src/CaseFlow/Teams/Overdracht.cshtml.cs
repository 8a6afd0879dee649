using CaseFlow.Toegang;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace CaseFlow.Teams;

/// <summary>How far a handover of many tasks is; without a script the page is asked for again by hand.</summary>
public sealed class OverdrachtModel(Overdrachten overdrachten, Aanmelding aanmelding) : PageModel
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

    private async Task<IActionResult> ZetAsync(Guid id, bool stop)
    {
        await overdrachten.ZetAsync(Leider, id, stop);
        return RedirectToPage(new { id });
    }
}
