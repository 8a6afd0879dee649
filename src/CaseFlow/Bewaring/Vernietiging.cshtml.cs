using CaseFlow.Formulieren;
using CaseFlow.Shared;
using CaseFlow.Toegang;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace CaseFlow.Bewaring;

/// <summary>The destruction lists of a municipality, and the rules they are made by.</summary>
public sealed class VernietigingModel(Vernietigingslijsten lijsten, Bewaarvoorstel voorstel, Bewaarregels regels, Aanmelding aanmelding) : PageModel
{
    private static readonly string[] Velden = ["peildatum"];

    [BindProperty]
    public DateOnly? Peildatum { get; set; }

    public IReadOnlyList<Lijstkop> Lijsten { get; private set; } = [];

    public IReadOnlyList<Bewaarregel> Regels { get; private set; } = [];

    public int NogNagaan { get; private set; }

    public bool IsMaker => aanmelding.Rollen.Contains(Vernietigingslijsten.Maker);

    public async Task OnGetAsync()
    {
        Peildatum = aanmelding.Handeling().Vandaag;
        await LeesAsync();
    }

    public async Task<IActionResult> OnPostAsync()
    {
        try
        {
            var id = await lijsten.MaakAsync(aanmelding.Handeling([Vernietigingslijsten.Maker]), Peildatum);
            TempData["Gelukt"] = "De lijst is gemaakt. Kijk na wat erop staat, en bied haar dan aan.";
            return LocalRedirect($"/Privacy/Vernietiging/{id}");
        }
        catch (WeigeringException weigering)
        {
            await LeesAsync();
            this.Toon(weigering, Velden);
            return Page();
        }
    }

    public static string Stand(Lijststand stand) => stand switch
    {
        Lijststand.Ontwerp => "Wordt gemaakt",
        Lijststand.Aangeboden => "Wacht op goedkeuring",
        Lijststand.Goedgekeurd => "Wordt uitgevoerd",
        Lijststand.Klaar => "Vernietigd",
        _ => "Vervallen",
    };

    public static string Voor(Bewaarregel regel) => string.Join(", ", new[]
    {
        Verklaringtekst.Soort(regel.Soort, 2)[2..],
        regel.Wetten.Count > 0 ? string.Join(" en ", regel.Wetten) : null,
        regel.Resultaten.Count > 0 ? $"met resultaat {string.Join(" of ", regel.Resultaten)}" : null,
    }.OfType<string>());

    private async Task LeesAsync()
    {
        var gemeente = aanmelding.Handeling().Gemeente;
        Lijsten = await lijsten.AlleAsync(gemeente);
        Regels = regels.Van(gemeente);
        NogNagaan = await voorstel.NogNagaanAsync(gemeente);
    }
}
