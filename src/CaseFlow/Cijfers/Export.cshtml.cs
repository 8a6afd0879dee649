using CaseFlow.Tellingen;
using System.Text;
using CaseFlow.Toegang;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace CaseFlow.Cijfers;

/// <summary>The figures of a month as CSV: the cells of the screen, no more and no less.</summary>
public sealed class ExportModel(Publicaties publicaties, Aanmelding aanmelding) : PageModel
{
    public async Task<IActionResult> OnGetAsync(string? periode)
    {
        var gemeente = aanmelding.Handeling().Gemeente;
        return Periode.TryParse(periode, out var gekozen) && await publicaties.UitgaveAsync(gemeente, gekozen) is { } uitgave
            ? File(Encoding.UTF8.GetBytes(CsvUitvoer.Van(gemeente, uitgave)), "text/csv; charset=utf-8", $"cijfers-{gemeente}-{gekozen}-versie-{uitgave.Versie}.csv")
            : NotFound();
    }
}
