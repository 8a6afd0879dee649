using System.Text.Json.Nodes;
using CaseFlow.Formulieren;
using CaseFlow.Gemeenten;
using CaseFlow.Shared;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace CaseFlow.Toegang;

/// <summary>What is shielded and what was, for the privacy officer: by the number of the case, never by what is in it.</summary>
public sealed class AfschermingLijstModel(AfschermingService service, Configuratie configuratie, Aanmelding aanmelding) : PageModel
{
    public IReadOnlyList<Afschermingregel> Regels { get; private set; } = [];

    public FormulierWeergave Weergave { get; private set; } = null!;

    public string? Nummer { get; private set; }

    private Handeling Wie => aanmelding.Handeling(["privacy"]);

    private Formulier Formulier => configuratie.Formulieren[AfschermingService.Formulier];

    public string Grond(Afscherming afscherming) => Weergave.Lijsten.Naam("afscherming-grond", afscherming.Grond);

    public Task OnGetAsync() => ToonAsync([]);

    public async Task<IActionResult> OnPostAfschermenAsync(string? nummer)
    {
        ModelState.Clear();
        Nummer = nummer;
        var gegevens = FormulierBinder.Lees(Formulier, Request.Form, configuratie.Keuzelijsten(Wie.Gemeente));
        return await DoeAsync(() => service.AfschermenAsync(Wie, nummer, (JsonObject)gegevens.DeepClone()), "De zaak is afgeschermd.", gegevens);
    }

    public Task<IActionResult> OnPostOpheffenAsync(Guid id, string? reden)
    {
        ModelState.Clear();
        return DoeAsync(() => service.OpheffenAsync(Wie, id, reden), "De afscherming is opgeheven.", []);
    }

    private Task<IActionResult> DoeAsync(Func<Task> act, string gelukt, JsonObject gegevens) => this.DoeAsync(act, gelukt, "/Privacy/Afscherming", async () =>
    {
        await ToonAsync(gegevens);
        return Page();
    }, ["nummer", .. FormulierWeergave.Volgorde(Formulier), "reden"]);

    private async Task ToonAsync(JsonObject gegevens)
    {
        Weergave = new FormulierWeergave(Formulier, FormulierBinder.Toon(Formulier, gegevens), configuratie.Keuzelijsten(Wie.Gemeente));
        Regels = await service.LeesAsync(Wie);
    }
}
