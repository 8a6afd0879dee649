using CaseFlow.Formulieren;
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

    private Task<IActionResult> DoeAsync(Func<Task> act, string gelukt) => this.DoeAsync(act, gelukt, "/Teams/Afwezigheid", async () =>
    {
        await OnGetAsync();
        return Page();
    }, ["wie", "vervanger", "van", "tot"]);
}
