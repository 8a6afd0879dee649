using CaseFlow.Toegang;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace CaseFlow.Plannen;

/// <summary>The households under my regie; for who leads a team, the regie per worker as well.</summary>
public sealed class RegiePaginaModel(Regie regie, Aanmelding aanmelding) : PageModel
{
    public DateOnly Vandaag { get; private set; }

    public IReadOnlyList<Regieregel> Huishoudens { get; private set; } = [];

    public IReadOnlyList<Regietelling>? PerRegisseur { get; private set; }

    public async Task OnGetAsync()
    {
        var handeling = aanmelding.Handeling(Toegangsregels.Zaakrollen);
        Vandaag = handeling.Vandaag;
        Huishoudens = await regie.VanMijAsync(handeling);
        PerRegisseur = aanmelding.Rollen.Contains("teamleider") ? await regie.PerRegisseurAsync(handeling) : null;
    }
}
