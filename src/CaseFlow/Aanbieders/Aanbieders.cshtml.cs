using CaseFlow.Formulieren;
using CaseFlow.Gemeenten;
using CaseFlow.Shared;
using CaseFlow.Toegang;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace CaseFlow.Aanbieders;

/// <summary>Every provider on the delivery ladder, and one of them from near.</summary>
public sealed class AanbiedersModel(Aanbiederladders ladders, Configuratie configuratie, Aanmelding aanmelding) : PageModel
{
    [FromQuery(Name = "aanbieder")]
    public string? Gekozen { get; set; }

    [FromQuery(Name = "voorziening")]
    public string? GekozenVoorziening { get; set; }

    public Leveringsladder? Ladder { get; private set; }

    public IReadOnlyList<Aanbiederstand> Standen { get; private set; } = [];

    public Aanbiederbeeld? Beeld { get; private set; }

    public IReadOnlyList<Optie> Voorzieningopties => [.. (Ladder?.Voorzieningen ?? []).Select(v => new Optie(v, configuratie.Gemeenten[Wie.Gemeente].Voorziening(v)?.Naam ?? v))];

    public IReadOnlyList<Optie> Stapopties => [.. (Ladder?.Treden ?? []).Select(t => new Optie(t.Code, $"{t.Code} {t.Naam}"))];

    private Handeling Wie => aanmelding.Handeling(Toegangsregels.Ladderrollen);

    public async Task<IActionResult> OnGetAsync()
    {
        await LeesAsync();
        return Gekozen is not null && Beeld is null ? NotFound() : Page();
    }

    public async Task<IActionResult> OnPostAsync(string? aanbieder, string? voorziening, string? naar, string? grond, DateOnly? datum)
    {
        try
        {
            await ladders.ZetAsync(Wie, aanbieder, voorziening, naar, grond, datum);
        }
        catch (WeigeringException weigering)
        {
            await LeesAsync();
            this.Toon(weigering, ["aanbieder", "voorziening", "naar", "grond", "datum"]);
            return Page();
        }
        TempData["Gelukt"] = "De stap is vastgelegd.";
        return RedirectToPage(new { aanbieder = aanbieder!.Trim(), voorziening });
    }

    private async Task LeesAsync()
    {
        Ladder = ladders.Ladder(Wie);
        Standen = await ladders.LeesAsync(Wie);
        Beeld = Gekozen is null ? null : await ladders.BekijkAsync(Wie, Gekozen, GekozenVoorziening ?? "");
    }
}
