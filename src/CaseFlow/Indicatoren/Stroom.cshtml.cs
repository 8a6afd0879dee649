using CaseFlow.Cijfers;
using CaseFlow.Tellingen;
using CaseFlow.Toegang;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace CaseFlow.Indicatoren;

/// <summary>The flow of a period: where questions came in, and what came of them.</summary>
public sealed class StroomModel(Publicaties publicaties, Aanmelding aanmelding) : PageModel
{
    public IReadOnlyList<Periode> Perioden { get; private set; } = [];

    public Periode? Periode { get; private set; }

    public Stroombeeld? Beeld { get; private set; }

    public async Task<IActionResult> OnGetAsync(string? periode)
    {
        var gemeente = aanmelding.Handeling(["beleid"]).Gemeente;
        Perioden = await publicaties.PeriodenAsync(gemeente);
        Periode = periode is null ? Perioden.FirstOrDefault() : Perioden.FirstOrDefault(p => p.ToString() == periode);
        if (Periode is null)
        {
            return periode is null ? Page() : NotFound();
        }
        Beeld = await publicaties.UitgaveAsync(gemeente, Periode) is { } uitgave ? Stroombeeld.Van(uitgave) : null;
        return Page();
    }
}
