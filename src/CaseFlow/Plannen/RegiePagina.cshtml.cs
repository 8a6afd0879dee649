using CaseFlow.Toegang;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace CaseFlow.Plannen;

/// <summary>The households under my regie; for who leads a team, the regie per worker as well.</summary>
public sealed class RegiePaginaModel(Regie regie, Aanmelding aanmelding) : PageModel
{
    public DateOnly Vandaag { get; private set; }

    public IReadOnlyList<Regieregel> Huishoudens { get; private set; } = [];

    public IReadOnlyList<Regietelling>? PerRegisseur { get; private set; }

    /// <summary>Why one person holds the regie of strikingly many households, or null: there is no norm, so the others are the measure.</summary>
    public string? Veel(Regietelling wie)
    {
        var anderen = PerRegisseur!.Where(r => r != wie).Select(r => r.Huishoudens).ToList();
        return wie.Huishoudens <= 10 ? null : anderen.Count == 0 ? "als enige" : wie.Huishoudens > 2 * anderen.Average() ? "meer dan twee keer zoveel als gemiddeld" : null;
    }

    public async Task OnGetAsync()
    {
        var handeling = aanmelding.Handeling(Toegangsregels.Zaakrollen);
        Vandaag = handeling.Vandaag;
        Huishoudens = await regie.VanMijAsync(handeling);
        PerRegisseur = aanmelding.Rollen.Contains("teamleider") ? await regie.PerRegisseurAsync(handeling) : null;
    }
}
