using System.Security.Cryptography;
using System.Text;
using CaseFlow.Werkprocessen;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace CaseFlow.Routes;

/// <summary>The BPMN file of a route version, for the diagram and for any BPMN tool. It holds no person.</summary>
public sealed class RouteBestandModel(RouteKaartQuery kaarten) : PageModel
{
    public async Task<IActionResult> OnGetAsync(string route, int versie)
    {
        if (await kaarten.BpmnAsync(route, versie) is not { } bpmn)
        {
            return NotFound();
        }
        // What a version says never changes, but its picture may: ask, and fetch only a new one.
        var tag = $"\"{Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(bpmn)))[..16]}\"";
        Response.Headers.CacheControl = "private, no-cache";
        Response.Headers.ETag = tag;
        if (Request.Headers.IfNoneMatch == tag)
        {
            return StatusCode(StatusCodes.Status304NotModified);
        }
        return Content(bpmn, "application/xml; charset=utf-8");
    }
}
