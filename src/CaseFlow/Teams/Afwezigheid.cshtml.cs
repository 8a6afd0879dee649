using CaseFlow.Formulieren;
using CaseFlow.Shared;
using CaseFlow.Toegang;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace CaseFlow.Teams;

public sealed class AfwezigheidModel(Afwezigheden afwezigheden, Aanmelding aanmelding) : PageModel
{
    public Afwezigheidsbeeld Beeld { get; private set; } = null!;

    private Handeling Leider => aanmelding.Handeling(["teamleider"]);

    public async Task OnGetAsync() => Beeld = await afwezigheden.LeesAsync(Leider);

    public Task<IActionResult> OnPostMeldenAsync(Guid? wie, DateOnly? van, DateOnly? tot, Guid? vervanger) =>
        DoeAsync(() => afwezigheden.MeldenAsync(Leider, wie, van, tot, vervanger), "De afwezigheid is vastgelegd.");

    public Task<IActionResult> OnPostIntrekkenAsync(Guid id) =>
        DoeAsync(() => afwezigheden.IntrekkenAsync(Leider, id), "De afwezigheid is ingetrokken.");

    private async Task<IActionResult> DoeAsync(Func<Task> act, string gelukt)
    {
        try
        {
            await act();
            TempData["Gelukt"] = gelukt;
            return RedirectToPage();
        }
        catch (WeigeringException weigering)
        {
            this.Toon(weigering, ["wie", "vervanger", "van", "tot"]);
            await OnGetAsync();
            return Page();
        }
    }
}
