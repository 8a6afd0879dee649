using CaseFlow.Formulieren;
using CaseFlow.Gemeenten;
using CaseFlow.Huishoudens;
using CaseFlow.Logboek;
using CaseFlow.Shared;
using CaseFlow.Toegang;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace CaseFlow.Bewaring;

/// <summary>Registers a request. Who it is about is posted, so that it ends up in no address.</summary>
public sealed class VerzoekNieuwModel(PrivacyverzoekService verzoeken, Logzoeker zoeker, Verzoekregels regels, Configuratie configuratie, Aanmelding aanmelding) : PageModel
{
    private static readonly string[] Velden = ["inwonerid", "wie", "soort", "wet", "ontvangen", "verzoeker", "verzoekernaam", "wilsonbekwaam", "identificatie", "omschrijving"];

    [BindProperty]
    public string? Wie { get; set; }

    [BindProperty]
    public Guid? InwonerId { get; set; }

    [BindProperty]
    public Verzoeksoort? Soort { get; set; }

    [BindProperty]
    public string? Wet { get; set; }

    [BindProperty]
    public DateOnly? Ontvangen { get; set; }

    [BindProperty]
    public Verzoeker? Verzoeker { get; set; }

    [BindProperty]
    public string? VerzoekerNaam { get; set; }

    [BindProperty]
    public bool Wilsonbekwaam { get; set; }

    [BindProperty]
    public string? Identificatie { get; set; }

    [BindProperty]
    public string? Omschrijving { get; set; }

    public IReadOnlyList<Inwoner> Kandidaten { get; private set; } = [];

    public IReadOnlyList<Optie> Soorten => [.. regels.Soorten.Select(s => new Optie(s.Id.ToString(), s.Naam, Uitleg: s.Artikel))];

    public IReadOnlyList<Optie> Wetten => [.. configuratie.Keuzelijsten(Handelende.Gemeente).Keuzes("wet").Select(w => new Optie(w.Id, w.Naam))];

    public IReadOnlyList<Optie> Identificaties => [.. regels.Identificatie.Select(i => new Optie(i.Id, i.Naam))];

    public static IReadOnlyList<Optie> Verzoekers { get; } = [new(nameof(Bewaring.Verzoeker.Inwoner), "De inwoner zelf"), new(nameof(Bewaring.Verzoeker.Vertegenwoordiger), "Een vertegenwoordiger")];

    public string Leeftijden => $"Een kind jonger dan {regels.ZelfVanaf} kan het niet zelf vragen. Vanaf {regels.VertegenwoordigerTot} vraagt de inwoner het zelf, behalve wie dit niet kan afwegen.";

    private Handeling Handelende => aanmelding.Handeling([Vernietigingslijsten.Goedkeurder]);

    public void OnGet() => Ontvangen = Handelende.Vandaag;

    public async Task<IActionResult> OnPostAsync()
    {
        try
        {
            if (await ZoekAsync() is not { } inwoner)
            {
                throw new WeigeringException("inwoner-kiezen", "Er zijn er meer die hierbij passen. Kies wie u bedoelt.", "inwonerid");
            }
            var id = await verzoeken.RegistreerAsync(Handelende, inwoner, new Verzoekinvoer(Soort, string.IsNullOrEmpty(Wet) ? null : Wet, Ontvangen, Verzoeker, VerzoekerNaam, Wilsonbekwaam, Identificatie, Omschrijving));
            TempData["Gelukt"] = "Het verzoek is vastgelegd. De brief met de ontvangst staat klaar.";
            return LocalRedirect($"/Privacy/Verzoeken/{id}");
        }
        catch (WeigeringException weigering)
        {
            ModelState.Clear();
            this.Toon(weigering, Velden);
            return Page();
        }
    }

    private async Task<Guid?> ZoekAsync()
    {
        if (InwonerId is { } gekozen)
        {
            return gekozen;
        }
        var (gevonden, kandidaten) = await zoeker.InwonerAsync(Handelende, Wie);
        Kandidaten = gevonden is null ? kandidaten : [];
        return gevonden?.Id;
    }
}
