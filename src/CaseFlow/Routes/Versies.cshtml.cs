using CaseFlow.Toegang;
using CaseFlow.Werkprocessen;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace CaseFlow.Routes;

/// <summary>A version with what changed since the one before it; null for the first.</summary>
public sealed record Versieblad(Versieregel Regel, IReadOnlyList<Stapverschil>? Verschillen);

public sealed record Routeblok(string Route, string Naam, IReadOnlyList<Versieblad> Versies);

/// <summary>All routes with their versions, what changed between them, and how many cases of this municipality run on each.</summary>
public sealed class VersiesModel(Routeboek routeboek, Routecijfers cijfers, Overzetten overzetten, Aanmelding aanmelding) : PageModel
{
    public IReadOnlyList<Routeblok> Routes { get; private set; } = [];

    public async Task OnGetAsync()
    {
        var handeling = aanmelding.Handeling(["beheer"]);
        var routes = new List<Routeblok>();
        foreach (var (route, naam) in routeboek.Namen)
        {
            var versies = new List<Versieblad>();
            foreach (var regel in await cijfers.VersiesAsync(handeling.Gemeente, route))
            {
                versies.Add(new Versieblad(regel, regel.Versie == 1 ? null : await overzetten.VerschillenAsync(route, regel.Versie - 1, regel.Versie)));
            }
            routes.Add(new Routeblok(route, naam, versies));
        }
        Routes = routes;
    }
}
