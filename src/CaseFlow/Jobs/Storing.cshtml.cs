using CaseFlow.Formulieren;
using CaseFlow.Shared;
using CaseFlow.Toegang;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace CaseFlow.Jobs;

/// <summary>One incident, with the button that sets the work going again.</summary>
public sealed class StoringModel(IncidentService incidenten, Aanmelding aanmelding) : PageModel
{
    public IncidentView Storing { get; private set; } = null!;

    public async Task<IActionResult> OnGetAsync(Guid id) => await LeesAsync(id) ? Page() : NotFound();

    public Task<IActionResult> OnPostOpnieuwAsync(Guid id) =>
        DoeAsync(id, h => incidenten.RetryAsync(h, id), "CaseFlow probeert het opnieuw. Lukt het, dan verdwijnt de storing uit de lijst.");

    public Task<IActionResult> OnPostAfgehandeldAsync(Guid id) =>
        DoeAsync(id, h => incidenten.ResolveAsync(h, id), "De storing is afgehandeld.");

    public static string Soort(string kind) => kind switch
    {
        JobKinds.Timer => "een klok in de route",
        JobKinds.Term => "de afloop van een termijn",
        JobKinds.Service => "een bericht naar een ander systeem",
        JobKinds.Message or JobKinds.Signal => "een bericht tussen routes",
        JobKinds.Move => "het overzetten naar een nieuwe versie van de route",
        JobKinds.Publication => "het publiceren van cijfers",
        JobKinds.Event => "een gebeurtenis voor een ander systeem",
        "taak" => "een taak afronden",
        "stuck" => "de route staat stil",
        _ => kind,
    };

    private async Task<IActionResult> DoeAsync(Guid id, Func<Handeling, Task> act, string gelukt) => await LeesAsync(id)
        ? await this.DoeAsync(() => act(aanmelding.Handeling(["beheer"])), gelukt, "/Beheer/Storingen", () => OnGetAsync(id), [])
        : NotFound();

    private async Task<bool> LeesAsync(Guid id)
    {
        if (await incidenten.FindAsync(aanmelding.Handeling(["beheer"]).Gemeente, id) is not { } gevonden)
        {
            return false;
        }
        Storing = gevonden;
        return true;
    }
}
