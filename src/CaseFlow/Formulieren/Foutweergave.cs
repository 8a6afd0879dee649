using CaseFlow.Shared;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace CaseFlow.Formulieren;

/// <summary>Shows why an act was refused: every reason beside its field and in the summary, in the order of the screen.</summary>
public static class Foutweergave
{
    public const string Volgorde = "Veldvolgorde";

    /// <summary>What cannot be sent as one form, however it is filled in.</summary>
    public const int MaxBody = 4 * 1024 * 1024;

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
