using Microsoft.AspNetCore.Mvc.RazorPages;

namespace CaseFlow.Toegang;

/// <summary>What waits for the privacy officer to judge, and what was judged.</summary>
public sealed class NoodtoegangLijstModel(Noodtoegangen noodtoegangen, Aanmelding aanmelding) : PageModel
{
    public DateOnly Vandaag { get; private set; }

    public IReadOnlyList<Noodregel> Open { get; private set; } = [];

    public IReadOnlyList<Noodregel> Beoordeeld { get; private set; } = [];

    public async Task OnGetAsync()
    {
        var handeling = aanmelding.Handeling(["privacy"]);
        Vandaag = handeling.Vandaag;
        var regels = await noodtoegangen.LeesAsync(handeling);
        (Open, Beoordeeld) = ([.. regels.Where(r => r.Noodtoegang.IsTerecht is null)], [.. regels.Where(r => r.Noodtoegang.IsTerecht is not null)]);
    }
}
