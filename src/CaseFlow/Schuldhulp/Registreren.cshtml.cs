using System.Text.Json.Nodes;
using CaseFlow.Formulieren;
using CaseFlow.Gemeenten;
using CaseFlow.Shared;
using CaseFlow.Toegang;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace CaseFlow.Schuldhulp;

/// <summary>One early signal, typed by hand.</summary>
public sealed class RegistrerenModel(VroegsignaalService signalen, Configuratie configuratie, Aanmelding aanmelding) : PageModel
{
    private Formulier Formulier => configuratie.Formulieren["vroegsignaal"];

    public FormulierWeergave Weergave { get; private set; } = null!;

    public void OnGet() => Toon([]);

    public async Task<IActionResult> OnPostAsync()
    {
        var handeling = aanmelding.Handeling(VroegsignaalService.Rollen);
        var gegevens = FormulierBinder.Lees(Formulier, Request.Form, configuratie.Keuzelijsten(handeling.Gemeente));
        try
        {
            var plek = await signalen.RegistrerenAsync(handeling, gegevens);
            TempData["Gelukt"] = plek.IsGevoegd ? $"Het signaal staat bij de zaak die al liep: {plek.Zaak.Nummer}." : $"Het signaal is vastgelegd. Het zaaknummer is {plek.Zaak.Nummer}.";
            return LocalRedirect($"/Zaken/{plek.Zaak.Nummer}");
        }
        catch (WeigeringException weigering)
        {
            Toon(gegevens);
            this.Toon(weigering, FormulierWeergave.Volgorde(Formulier));
            return Page();
        }
    }

    private void Toon(JsonObject gegevens) =>
        Weergave = new FormulierWeergave(Formulier, FormulierBinder.Toon(Formulier, gegevens), configuratie.Keuzelijsten(aanmelding.Handeling().Gemeente));
}
