using CaseFlow.Shared;
using Microsoft.AspNetCore.Diagnostics;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace CaseFlow.Formulieren;

/// <summary>Shows why an act was refused: every reason beside its field and in the summary, in the order of the screen.</summary>
public static class Foutweergave
{
    public const string Volgorde = "Veldvolgorde";

    // A text of a megabyte is refused beside its field, also when every letter of it is sent as six.
    internal const int MaxBody = 8 * 1024 * 1024;

    /// <summary>Refuses what no form of ours holds. Below the limit of the server itself, so that the browser gets to read the answer.</summary>
    public static Task RefuseTooLarge(HttpContext context, RequestDelegate next)
    {
        // The page that says so answers the same request once more.
        // A file may be larger than what anybody types; its form is a little larger than the file.
        var max = context.Request.Path.Value?.EndsWith("/Bijlagen", StringComparison.OrdinalIgnoreCase) == true
            ? Math.Max(MaxBody, context.RequestServices.GetRequiredService<Bijlagen.BijlageOptions>().MaxBytes + 64 * 1024)
            : MaxBody;
        if (context.Request.ContentLength > max && context.Features.Get<IStatusCodeReExecuteFeature>() is null)
        {
            context.Response.StatusCode = StatusCodes.Status413PayloadTooLarge;
            return Task.CompletedTask;
        }
        return next(context);
    }

    /// <summary>Does the act and says that it is done, at the address that comes next; when it is refused, shows the page again with the reasons.</summary>
    public static async Task<IActionResult> DoeAsync(this PageModel pagina, Func<Task> act, string gelukt, string daarna, Func<Task<IActionResult>> opnieuw, IReadOnlyList<string> volgorde)
    {
        try
        {
            await act();
            pagina.TempData["Gelukt"] = gelukt;
            return pagina.LocalRedirect(daarna);
        }
        catch (WeigeringException weigering)
        {
            var antwoord = await opnieuw();
            pagina.Toon(weigering, volgorde);
            return antwoord;
        }
    }

    public static void Toon(this PageModel pagina, WeigeringException weigering, IReadOnlyList<string> volgorde)
    {
        pagina.ViewData[Volgorde] = volgorde;
        // Of a group and a field in it that both miss, only the field can be filled in.
        foreach (var fout in weigering.Fouten.Where(f => f.Veld is null || !weigering.Fouten.Any(a => a.Veld?.StartsWith(f.Veld + ".", StringComparison.Ordinal) == true)))
        {
            pagina.ModelState.AddModelError(fout.Veld ?? "", fout.Melding);
        }
    }
}
