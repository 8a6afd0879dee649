using CaseFlow.Formulieren;
using CaseFlow.Shared;
using CaseFlow.Toegang;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace CaseFlow.Werkvoorraad;

/// <summary>Renames and removes one's own saved views, chooses the one that opens by itself, and what happens after a task.</summary>
public sealed class WeergavenModel(Weergaven weergaven, Aanmelding aanmelding) : PageModel
{
    public IReadOnlyList<Weergave> Alle { get; private set; } = [];

    public bool IsMeteenVolgende { get; private set; }

    public Task OnGetAsync() => ToonAsync();

    public Task<IActionResult> OnPostHernoemenAsync(Guid id, string? naam) => DoeAsync(() => weergaven.HernoemAsync(Wie, id, naam), "De naam is gewijzigd.");

    public Task<IActionResult> OnPostStandaardAsync(Guid id) => DoeAsync(() => weergaven.StandaardAsync(Wie, id), "Mijn werk opent voortaan met deze weergave.");

    public Task<IActionResult> OnPostGeenStandaardAsync() => DoeAsync(() => weergaven.StandaardAsync(Wie, null), "Mijn werk opent voortaan met Te doen.");

    public Task<IActionResult> OnPostVerwijderenAsync(Guid id) => DoeAsync(() => weergaven.VerwijderAsync(Wie, id), "De weergave is verwijderd.");

    public Task<IActionResult> OnPostVolgendeAsync(bool meteen) => DoeAsync(() => weergaven.ZetMeteenVolgendeAsync(Wie, meteen), meteen ? "Na een taak opent voortaan meteen de volgende." : "Na een taak ziet u voortaan eerst de zaak.");

    private Handeling Wie => aanmelding.Handeling(Toegangsregels.Zaakrollen);

    private async Task<IActionResult> DoeAsync(Func<Task> act, string gelukt)
    {
        ModelState.Clear();
        try
        {
            await act();
        }
        catch (WeigeringException weigering)
        {
            await ToonAsync();
            this.Toon(weigering, []);
            return Page();
        }
        TempData["Gelukt"] = gelukt;
        return RedirectToPage();
    }

    private async Task ToonAsync()
    {
        Alle = await weergaven.VanAsync(Wie);
        IsMeteenVolgende = await weergaven.IsMeteenVolgendeAsync(Wie);
    }
}
