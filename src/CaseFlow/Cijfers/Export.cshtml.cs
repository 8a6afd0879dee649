using System.Text;
using CaseFlow.Tellingen;
using CaseFlow.Toegang;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace CaseFlow.Cijfers;

/// <summary>The figures of a period as a file: the cells of the screen, no more and no less.</summary>
public sealed class ExportModel(Publicaties publicaties, Aanmelding aanmelding) : PageModel
{
    private const string Excel = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";

    public async Task<IActionResult> OnGetAsync(string? periode, int? versie, string? vorm)
    {
        var gemeente = aanmelding.Handeling().Gemeente;
        if (!Periode.TryParse(periode, out var gekozen) || vorm is not (null or "csv" or "xlsx") || await publicaties.UitgaveAsync(gemeente, gekozen, versie) is not { } uitgave)
        {
            return NotFound();
        }
        var naam = $"cijfers-{gemeente}-{gekozen}-versie-{uitgave.Versie}";
        return vorm == "xlsx"
            ? File(ExcelUitvoer.Van(uitgave), Excel, $"{naam}.xlsx")
            : File(Encoding.UTF8.GetBytes(CsvUitvoer.Van(uitgave)), "text/csv; charset=utf-8", $"{naam}.csv");
    }
}
