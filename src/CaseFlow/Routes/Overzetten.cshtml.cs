using CaseFlow.Shared;
using CaseFlow.Toegang;
using CaseFlow.Werkprocessen;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace CaseFlow.Routes;

/// <summary>Moving running cases to another version: choose, see what would happen, say why, and do it. It shows counts and steps, no case.</summary>
public sealed class OverzettenModel(Overzetten overzetten, Routecijfers cijfers, Routeboek routeboek, Aanmelding aanmelding) : PageModel
{
    [FromRoute]
    public string Route { get; set; } = "";

    [FromQuery]
    public int? Van { get; set; }

    [FromQuery]
    public int? Naar { get; set; }

    [FromQuery]
    public Guid? Opdracht { get; set; }

    [BindProperty]
    public Dictionary<string, string?> Stappen { get; set; } = [];

    [BindProperty]
    public Dictionary<string, string?> Variabelen { get; set; } = [];

    [BindProperty]
    public bool IsHerdateren { get; set; }

    [BindProperty]
    public string? Reden { get; set; }

    public string Naam { get; private set; } = "";

    public IReadOnlyList<Versieregel> Versies { get; private set; } = [];

    public IReadOnlyList<Stapverschil> Verschillen { get; private set; } = [];

    public Overzetproef? Proef { get; private set; }

    public Overzetstand? Stand { get; private set; }

    public IReadOnlyList<Overzetting> Opdrachten { get; private set; } = [];

    private Overzetplan Plan => new(
        Stappen.Where(s => !string.IsNullOrEmpty(s.Value)).ToDictionary(s => s.Key, s => s.Value!),
        Variabelen.ToDictionary(v => v.Key, v => v.Value?.Trim() ?? ""),
        IsHerdateren);

    public Task<IActionResult> OnGetAsync() => ToonAsync();

    public Task<IActionResult> OnPostProefAsync() => ToonAsync();

    public async Task<IActionResult> OnPostAsync()
    {
        try
        {
            var opdracht = await overzetten.StartAsync(Handeling(Reden), Route, Van ?? 0, Naar ?? 0, Plan);
            return LocalRedirect($"/Beheer/Routes/{Route}/Overzetten?opdracht={opdracht}");
        }
        catch (WeigeringException weigering)
        {
            ModelState.AddModelError(weigering.Fouten[0].Veld ?? "", weigering.Message);
            return await ToonAsync();
        }
    }

    private Handeling Handeling(string? reden = null) => aanmelding.Handeling(["beheer"], reden);

    private async Task<IActionResult> ToonAsync()
    {
        var handeling = Handeling();
        Versies = await cijfers.VersiesAsync(handeling.Gemeente, Route);
        Stand = Opdracht is { } id ? await overzetten.StandAsync(handeling, id) : null;
        if (Versies.Count == 0 || (Opdracht is not null && Stand is null))
        {
            return NotFound();
        }
        Naam = routeboek.Namen.FirstOrDefault(r => r.Route == Route).Naam ?? Route;
        Opdrachten = await overzetten.OpdrachtenAsync(handeling, Route);
        Naar ??= Versies[0].Versie;
        Van ??= (Versies.FirstOrDefault(v => v.Versie != Naar && v.Lopend > 0) ?? Versies.FirstOrDefault(v => v.Versie != Naar))?.Versie;
        if (Van is { } van && Stand is null)
        {
            try
            {
                Proef = await overzetten.ProefAsync(handeling, Route, van, Naar.Value, Plan);
                Verschillen = await overzetten.VerschillenAsync(Route, van, Naar.Value);
            }
            catch (WeigeringException weigering)
            {
                ModelState.AddModelError(weigering.Fouten[0].Veld ?? "", weigering.Message);
            }
        }
        return Page();
    }
}
