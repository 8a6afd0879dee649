using CaseFlow.Gemeenten;
using CaseFlow.Shared;
using CaseFlow.Termijnen;
using CaseFlow.Toegang;
using CaseFlow.Werkprocessen;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace CaseFlow.Routes;

/// <summary>Counts and times per step of one version of a route, in one's own municipality: for the functional manager and the team lead.</summary>
public sealed class RouteModel(Routecijfers cijfers, Configuratie configuratie, Aanmelding aanmelding) : PageModel
{
    [FromRoute]
    public string Route { get; set; } = "";

    [FromQuery]
    public int? Versie { get; set; }

    public Routebeeld Beeld { get; private set; } = null!;

    public string Gemeente { get; private set; } = "";

    public bool IsBeheerder => aanmelding.Rollen.Contains("beheer");

    public async Task<IActionResult> OnGetAsync()
    {
        var handeling = aanmelding.Handeling(["beheer", "teamleider"]);
        if (await cijfers.LeesAsync(handeling.Gemeente, Route, Versie, handeling.Moment) is not { } beeld)
        {
            return NotFound();
        }
        (Beeld, Gemeente) = (beeld, configuratie.Gemeenten[handeling.Gemeente].Naam);
        return Page();
    }

    public static string Dag(DateTimeOffset moment) => DatumTekst.Datum(AmsterdamTime.DateOf(moment));
}
