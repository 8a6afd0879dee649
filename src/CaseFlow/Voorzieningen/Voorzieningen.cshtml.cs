using CaseFlow.Toegang;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace CaseFlow.Voorzieningen;

/// <summary>Provisions that ask for attention, of the cases that one may see.</summary>
public sealed class VoorzieningenModel(Voorzieningenlijst lijst, Aanmelding aanmelding) : PageModel
{
    [FromQuery]
    public string? Toon { get; set; }

    [FromQuery]
    public string? Team { get; set; }

    [FromQuery]
    public int Pagina { get; set; } = 1;

    public Voorzieningenbeeld Beeld { get; private set; } = null!;

    public bool MagBijdragen => Toegangsregels.Bijdragerollen.Any(aanmelding.Rollen.Contains);

    public async Task OnGetAsync() =>
        Beeld = await lijst.LeesAsync(aanmelding.Handeling(Toegangsregels.Zaakrollen), Toon, string.IsNullOrEmpty(Team) ? null : Team, Pagina);
}
