using CaseFlow.Formulieren;
using CaseFlow.Shared;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace CaseFlow.Toegang;

/// <summary>One case that was opened in need: why, what was read and done, and whether that was right.</summary>
public sealed class NoodtoegangBeoordelenModel(Noodtoegangen noodtoegangen, Aanmelding aanmelding) : PageModel
{
    public static IReadOnlyList<Optie> Oordelen { get; } = [new("ja", "Terecht"), new("nee", "Niet terecht")];

    [FromRoute]
    public Guid Id { get; set; }

    [BindProperty]
    public string? Terecht { get; set; }

    [BindProperty]
    public string? Opmerking { get; set; }

    public Noodbeeld Beeld { get; private set; } = null!;

    private Handeling Wie => aanmelding.Handeling(["privacy"]);

    public async Task<IActionResult> OnGetAsync() => await ToonAsync();

    public Task<IActionResult> OnPostAsync()
    {
        ModelState.Clear();
        return this.DoeAsync(() => noodtoegangen.BeoordelenAsync(Wie, Id, Terecht switch { "ja" => true, "nee" => false, _ => null }, Opmerking), "Uw oordeel is vastgelegd.",
            "/Privacy/Noodtoegang", ToonAsync, ["terecht", "opmerking"]);
    }

    private async Task<IActionResult> ToonAsync()
    {
        if (await noodtoegangen.BekijkAsync(Wie, Id) is not { } beeld)
        {
            return NotFound();
        }
        Beeld = beeld;
        return Page();
    }
}
