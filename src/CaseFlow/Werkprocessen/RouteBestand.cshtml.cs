using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace CaseFlow.Werkprocessen;

/// <summary>The BPMN file of a route version, for the diagram and for any BPMN tool. It holds no person.</summary>
public sealed class RouteBestandModel(RouteKaartQuery kaarten) : PageModel
{
    public async Task<IActionResult> OnGetAsync(string route, int versie)
    {
        if (await kaarten.BpmnAsync(route, versie) is not { } bpmn)
        {
            return NotFound();
        }
        // A version never changes, so it need not be fetched twice.
        Response.Headers.CacheControl = "private, max-age=604800, immutable";
        return Content(bpmn, "application/xml; charset=utf-8");
    }
}
