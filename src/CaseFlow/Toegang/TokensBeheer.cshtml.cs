using CaseFlow.Shared;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace CaseFlow.Toegang;

/// <summary>The tokens of the municipality that open something: whose they are, what they may, and when they were used last.</summary>
public sealed class TokensBeheerModel(Toegangstokens tokens, Aanmelding aanmelding) : PageModel
{
    public IReadOnlyList<Toegangstoken> Lijst { get; private set; } = [];

    private Handeling Wie => aanmelding.Handeling(["beheer"]);

    public async Task OnGetAsync() => Lijst = await tokens.VanGemeenteAsync(Wie);

    public async Task<IActionResult> OnPostIntrekkenAsync(Guid id)
    {
        try
        {
            await tokens.IntrekkenAsync(Wie, id, alsBeheerder: true);
        }
        catch (WeigeringException)
        {
            return NotFound();
        }
        TempData["Gelukt"] = "Het token is ingetrokken. Het programma dat het gebruikt komt er niet meer in.";
        return LocalRedirect("/Beheer/Tokens");
    }
}
