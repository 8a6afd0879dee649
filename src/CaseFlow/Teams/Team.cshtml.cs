using CaseFlow.Toegang;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace CaseFlow.Teams;

public sealed class TeamModel(Teambord bord, Aanmelding aanmelding, Werkprocessen.Routeboek routeboek) : PageModel
{
    /// <summary>Id and name of every route, for the figures of its steps.</summary>
    public IReadOnlyList<(string Route, string Naam)> Routes => routeboek.Namen;

    [BindProperty(SupportsGet = true)]
    public string? Team { get; set; }

    [BindProperty(SupportsGet = true)]
    public string? Toon { get; set; }

    [BindProperty(SupportsGet = true)]
    public string? Termijn { get; set; }

    [BindProperty(SupportsGet = true)]
    public Guid? Persoon { get; set; }

    [BindProperty(SupportsGet = true)]
    public DateOnly? Week { get; set; }

    [BindProperty(SupportsGet = true)]
    public int Pagina { get; set; } = 1;

    public Teambeeld Beeld { get; private set; } = null!;

    public Teamkeuze Keuze => new() { Toon = Toon, Termijn = Termijn, Persoon = Persoon, Week = Week };

    public Guid Wie => aanmelding.Handeling().MedewerkerId!.Value;

    public async Task<IActionResult> OnGetAsync()
    {
        if (await bord.TonenAsync(aanmelding.Handeling(["teamleider"]), Team, Keuze, Pagina) is not { } beeld)
        {
            return NotFound();
        }
        Beeld = beeld;
        return Page();
    }

    /// <summary>The address of the list behind a number.</summary>
    public string Adres(string? toon = null, string? termijn = null, Guid? persoon = null, DateOnly? week = null, int? pagina = null) =>
        Url.Page("/Teams/Team", new { Team, toon, termijn, persoon, week = week?.ToString("yyyy-MM-dd", System.Globalization.CultureInfo.InvariantCulture), pagina }) + "#lijst";
}
