using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace CaseFlow.Handboek;

/// <summary>The contents of the handbook, and what is found in it.</summary>
public sealed class InhoudModel : PageModel
{
    private const int MaxVraag = 100;

    [FromQuery(Name = "zoek")]
    public string? Vraag { get; set; }

    public IReadOnlyList<Vindplek> Gevonden { get; private set; } = [];

    public void OnGet()
    {
        Vraag = Vraag?.Trim() is { Length: > MaxVraag } lang ? lang[..MaxVraag] : Vraag?.Trim();
        Gevonden = Boek.Zoek(Vraag ?? "");
    }
}
