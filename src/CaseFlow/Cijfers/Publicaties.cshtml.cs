using CaseFlow.Formulieren;
using CaseFlow.Gemeenten;
using CaseFlow.Shared;
using CaseFlow.Tellingen;
using CaseFlow.Toegang;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace CaseFlow.Cijfers;

/// <summary>Which figures are published, what is being published now, and the act of making a new version with a reason.</summary>
public sealed class PublicatiesModel(Publicaties publicaties, PublicatieOpdrachten opdrachten, Configuratie configuratie, Aanmelding aanmelding) : PageModel
{
    private static readonly string[] Velden = ["periode", "reden"];

    [BindProperty]
    public string? Periode { get; set; }

    [BindProperty]
    public string? Reden { get; set; }

    public IReadOnlyList<Periode> Perioden { get; private set; } = [];

    public IReadOnlyList<int> Jaren { get; private set; } = [];

    public int Jaar { get; private set; }

    public IReadOnlyList<Publicatieversie> Versies { get; private set; } = [];

    public IReadOnlyList<LopendeOpdracht> Lopend { get; private set; } = [];

    /// <summary>Days between the end of a period and its publication.</summary>
    public int Dagen { get; private set; }

    public Task OnGetAsync(int? jaar) => ToonAsync(jaar);

    public async Task<IActionResult> OnPostAsync()
    {
        try
        {
            if (!Tellingen.Periode.TryParse(Periode, out var periode))
            {
                throw new WeigeringException("verplicht-veld:periode", "Kies de periode waarvan u een nieuwe versie wilt maken.", "periode");
            }
            await opdrachten.VerbeterAsync(aanmelding.Handeling(["beleid"]), periode, Reden ?? "");
            TempData["Gelukt"] = $"CaseFlow maakt een nieuwe versie van de cijfers van {periode.Naam}. Dat kan enkele minuten duren; u hoeft er niet op te wachten.";
            return LocalRedirect("/Beleid/Publicaties");
        }
        catch (WeigeringException weigering)
        {
            await ToonAsync(null);
            this.Toon(weigering, Velden);
            return Page();
        }
    }

    public static string Voortgang(LopendeOpdracht opdracht) => opdracht switch
    {
        { IsMislukt: true } => "Gestopt door een storing. De functioneel beheerder kan het opnieuw laten proberen.",
        { Opdracht.Stand: { Stap: "beschermen" } stand } => $"Bezig met beschermen: {stand.Gedaan} van {stand.Totaal} tabellen klaar.",
        { Opdracht.Stand.Stap: "opslaan" } => "Bijna klaar: de cijfers worden opgeslagen.",
        { Opdracht.Stand: not null } => "Bezig met tellen.",
        { IsBegonnen: true } => "Begonnen.",
        _ => "Wacht op zijn beurt.",
    };

    private async Task ToonAsync(int? jaar)
    {
        var gemeente = aanmelding.Handeling(["beleid"]).Gemeente;
        Dagen = configuratie.Gemeenten[gemeente].Publicatie.Dagen;
        Perioden = await publicaties.PeriodenAsync(gemeente);
        Jaren = [.. Perioden.Select(p => p.Jaar).Distinct()];
        Jaar = jaar ?? Jaren.FirstOrDefault();
        Versies = Jaren.Contains(Jaar) ? await publicaties.VersiesAsync(gemeente, Jaar) : [];
        Lopend = await opdrachten.LopendAsync(gemeente);
    }
}
