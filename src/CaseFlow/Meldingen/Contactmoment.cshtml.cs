using System.Text.Json.Nodes;
using CaseFlow.Formulieren;
using CaseFlow.Gemeenten;
using CaseFlow.Shared;
using CaseFlow.Toegang;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace CaseFlow.Meldingen;

/// <summary>One contact, written down in ten seconds and without a person; it can become a melding in the same act.</summary>
public sealed class ContactmomentModel(ContactService contacten, Configuratie configuratie, Aanmelding aanmelding) : PageModel
{
    private static readonly string[] Volgorde = ["kanaal", "soort", "vindplaats", "type-hulpvraag", "wet", "tekst"];

    private FormulierWeergave _weergave = null!;

    public VeldWeergave Veld(string pad) => _weergave.Veld(pad);

    public void OnGet() => Toon(new JsonObject { ["kanaal"] = "telefoon", ["vindplaats"] = "toegang", ["soort"] = "informatie-advies" });

    public async Task<IActionResult> OnPostAsync()
    {
        if (await RegistrerenAsync() is null)
        {
            return Page();
        }
        TempData["Gelukt"] = $"Vastgelegd ({await contacten.VandaagAsync(aanmelding.Handeling())} vandaag).";
        return LocalRedirect("/Contactmomenten/Registreren");
    }

    public async Task<IActionResult> OnPostMeldingAsync()
    {
        if (await RegistrerenAsync() is not { } id)
        {
            return Page();
        }
        TempData["Gelukt"] = "Het contact is vastgelegd. Vul de melding aan.";
        return LocalRedirect($"/Meldingen/Registreren?contact={id}");
    }

    private async Task<Guid?> RegistrerenAsync()
    {
        var handeling = aanmelding.Handeling();
        var gegevens = FormulierBinder.Lees(configuratie.Formulieren["contact"], Request.Form, configuratie.Keuzelijsten(handeling.Gemeente));
        try
        {
            return await contacten.RegistrerenAsync(handeling, gegevens);
        }
        catch (WeigeringException weigering)
        {
            Toon(gegevens);
            this.Toon(weigering, Volgorde);
            return null;
        }
    }

    private void Toon(JsonObject gegevens)
    {
        var formulier = configuratie.Formulieren["contact"];
        _weergave = new FormulierWeergave(formulier, FormulierBinder.Toon(formulier, gegevens), configuratie.Keuzelijsten(aanmelding.Handeling().Gemeente));
    }
}
