using CaseFlow.Data;
using CaseFlow.Formulieren;
using CaseFlow.Gemeenten;
using CaseFlow.Shared;
using CaseFlow.Toegang;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;

namespace CaseFlow.Indicatoren;

/// <summary>Where policy staff rename a goal of the document, or add one beside it.</summary>
public sealed class DoelenModel(Beleidskeuzes keuzes, CaseFlowDbContext db, Configuratie configuratie, Aanmelding aanmelding) : PageModel
{
    private const string Nieuw = "nieuw";

    [BindProperty]
    public string? Naam { get; set; }

    [BindProperty]
    public string? Ouder { get; set; }

    [BindProperty]
    public List<string> Indicatoren { get; set; } = [];

    [BindProperty]
    public bool IsVervallen { get; set; }

    [BindProperty]
    public string? Reden { get; set; }

    /// <summary>The goal that is changed, or "nieuw"; null for the list of all.</summary>
    public string? Sleutel { get; private set; }

    public Doel? Gekozen { get; private set; }

    public IReadOnlyList<Doel> Boom { get; private set; } = [];

    public IReadOnlyList<Doelversie> Geschiedenis { get; private set; } = [];

    public bool IsEigen => Gekozen is null || Gekozen.IsEigen;

    public IEnumerable<Optie> Ouders => Boom.SelectMany(d => d.Alle()).Where(d => Gekozen is null || Gekozen.Alle().All(x => x.Sleutel != d.Sleutel)).Select(d => new Optie(d.Sleutel, d.Naam));

    public IEnumerable<Optie> Keuzes => configuratie.IndicatorenVan(aanmelding.Handeling().Gemeente).Select(i => new Optie(i.Id, i.Titel, i.Doel.Count > 0 ? i.Doel[0] : null));

    public async Task<IActionResult> OnGetAsync(string? sleutel)
    {
        if (!await LeesAsync(sleutel))
        {
            return NotFound();
        }
        (Naam, Ouder, Indicatoren) = (Gekozen?.Naam, Gekozen?.Ouder, Gekozen is null ? [] : [.. Gekozen.Indicatoren.Select(i => i.Id)]);
        return Page();
    }

    public async Task<IActionResult> OnPostAsync(string sleutel)
    {
        if (!await LeesAsync(sleutel))
        {
            return NotFound();
        }
        try
        {
            await keuzes.ZetDoelAsync(aanmelding.Handeling(["beleid"]), sleutel == Nieuw ? null : sleutel, Naam, Ouder, Indicatoren, IsVervallen, Reden);
            TempData["Gelukt"] = "Het doel staat vast.";
            return LocalRedirect("/Beleid/Doelen");
        }
        catch (WeigeringException weigering)
        {
            this.Toon(weigering, ["naam", "ouder", "indicatoren", "isVervallen", "reden"]);
            return Page();
        }
    }

    private async Task<bool> LeesAsync(string? sleutel)
    {
        var gemeente = aanmelding.Handeling().Gemeente;
        var versies = await db.Doelversies.AsNoTracking().Where(d => d.GemeenteId == gemeente).ToListAsync();
        Sleutel = sleutel;
        Boom = Doelboom.Maak(configuratie.IndicatorenVan(gemeente), versies);
        Gekozen = Boom.SelectMany(d => d.Alle()).FirstOrDefault(d => d.Sleutel == sleutel);
        Geschiedenis = [.. versies.Where(v => sleutel is null || v.Doel == sleutel).OrderByDescending(v => v.Op).ThenByDescending(v => v.Versie)];
        return sleutel is null or Nieuw || Gekozen is not null;
    }
}
