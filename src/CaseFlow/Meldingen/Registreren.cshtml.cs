using System.Text.Json.Nodes;
using CaseFlow.Formulieren;
using CaseFlow.Gemeenten;
using CaseFlow.Shared;
using CaseFlow.Toegang;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;

namespace CaseFlow.Meldingen;

/// <summary>A new melding, in the order of a phone call.</summary>
public sealed class RegistrerenModel(MeldingService meldingen, ContactService contacten, Bekenden bekenden, Zaken.ZaakInzage inzage, Configuratie configuratie, Aanmelding aanmelding) : PageModel
{
    // The order of the page; that of the form is the order of the checks.
    private static readonly string[] Volgorde =
    [
        "kanaal", "melder", "melder-gegevens", "verwijzer", "vindplaats", "ontvangen", "inwoner.naam", "inwoner.geboortedatum", "inwoner.bsn", "inwoner.geslacht",
        "inwoner.adres", "inwoner.postcode", "inwoner.wijk", "inwoner.huishouden", "inwoner.contact", "inwoner.geheim-adres", "inwoner.ongeboren",
        "inwoner.verwachte-geboortedatum", "inwoner", "anoniem", "vertegenwoordiger", "type-hulpvraag", "wet", "gevraagde-voorziening", "spoed", "toestemming",
        "grondslag", "grondslag-toelichting", "tekst",
    ];

    private FormulierWeergave _weergave = null!;

    public VeldWeergave Veld(string pad) => _weergave.Veld(pad);

    public bool IsIngevuld(params string[] paden) => paden.Any(_weergave.Waarden.HeeftOnder) || paden.Any(ModelState.ContainsKey);

    /// <summary>What the search found; null when nobody searched.</summary>
    public IReadOnlyList<BekendHuishouden>? Gevonden { get; private set; }

    public async Task OnGetAsync(string? contact)
    {
        var gegevens = new JsonObject { ["kanaal"] = "telefoon", ["vindplaats"] = "toegang", ["melder"] = "inwoner" };
        if (Guid.TryParse(contact, out var id))
        {
            foreach (var (naam, waarde) in await contacten.AlsMeldingAsync(aanmelding.Handeling(), id))
            {
                gegevens[naam] = waarde?.DeepClone();
            }
        }
        Toon(gegevens);
    }

    public async Task<IActionResult> OnPostAsync()
    {
        var gegevens = Lees();
        try
        {
            var zaak = await meldingen.RegistrerenAsync(aanmelding.Handeling(), gegevens);
            TempData["Gelukt"] = $"De melding is vastgelegd. Het zaaknummer is {zaak.Nummer}.";
            // A melding of somebody who is shielded is for other people from here on.
            return LocalRedirect(await inzage.Zichtbaar(aanmelding.Handeling(Toegangsregels.Zaakrollen)).AnyAsync(z => z.Id == zaak.Id) ? $"/Zaken/{zaak.Nummer}" : "/");
        }
        catch (WeigeringException weigering)
        {
            if (Request.Form.ContainsKey("gezocht"))
            {
                await ZoekAsync(gegevens, isHerhaald: true);
            }
            Toon(gegevens);
            this.Toon(weigering, Volgorde);
            return Page();
        }
    }

    public async Task<IActionResult> OnPostZoekenAsync()
    {
        var gegevens = Lees();
        await ZoekAsync(gegevens, isHerhaald: false);
        Toon(gegevens);
        return Page();
    }

    private JsonObject Lees() => FormulierBinder.Lees(configuratie.Formulieren["melding"], Request.Form, configuratie.Keuzelijsten(aanmelding.Handeling().Gemeente));

    private async Task ZoekAsync(JsonObject gegevens, bool isHerhaald)
    {
        try
        {
            Gevonden = await bekenden.ZoekAsync(aanmelding.Handeling(), new Invoer(gegevens).Groep("inwoner"));
        }
        catch (WeigeringException) when (isHerhaald)
        {
            // The reason the melding was refused is told already.
        }
        catch (WeigeringException weigering)
        {
            this.Toon(weigering, Volgorde);
        }
    }

    private void Toon(JsonObject gegevens)
    {
        var formulier = configuratie.Formulieren["melding"];
        _weergave = new FormulierWeergave(formulier, FormulierBinder.Toon(formulier, gegevens), configuratie.Keuzelijsten(aanmelding.Handeling().Gemeente));
    }
}
