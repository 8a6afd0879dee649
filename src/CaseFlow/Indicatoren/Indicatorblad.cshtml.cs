using CaseFlow.Cijfers;
using CaseFlow.Data;
using CaseFlow.Gemeenten;
using CaseFlow.Tellingen;
using CaseFlow.Toegang;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;

namespace CaseFlow.Indicatoren;

/// <summary>One indicator: its figure, how it went, what it means beside its target, how it is counted and where it comes from.</summary>
public sealed class IndicatorbladModel(Beleidsbeelden beelden, CaseFlowDbContext db, Configuratie configuratie, Aanmelding aanmelding) : PageModel
{
    public Indicatordossier Dossier { get; private set; } = null!;

    public Indicatorbeeld Beeld => Dossier.Beeld;

    /// <summary>The last version of what was said of each period.</summary>
    public IReadOnlyList<Duiding> Duidingen { get; private set; } = [];

    /// <summary>Every version of a value from outside, also those that were replaced.</summary>
    public IReadOnlyList<ExterneWaarde> Waarden => Dossier.Waarden;

    /// <summary>The last publication, with the breakdowns.</summary>
    public Deeluitgave? Uitgave => Dossier.Laatste;

    /// <summary>Figures and targets side by side, newest first; a target that lies ahead has no figure yet.</summary>
    public IReadOnlyList<Trendrij> Rijen
    {
        get
        {
            var bij = Beeld.Standen.Select(s => new Trendrij(s.Bij, s.Plaats, s, Beeld.Streven.FirstOrDefault(t => t.Jaar == (int)Math.Floor(s.Plaats)))).ToList();
            var los = Beeld.Streven.Where(t => bij.TrueForAll(r => r.Streef != t)).Select(t => new Trendrij(t.Bij, t.Jaar is { } jaar ? jaar + 0.5 : double.MaxValue, null, t));
            return [.. bij.Concat(los).OrderByDescending(r => r.Plaats)];
        }
    }

    public bool IsVervangen(ExterneWaarde waarde) => Waarden.Any(w => w.Periode == waarde.Periode && w.Versie > waarde.Versie);

    public Indicator Indicator => Beeld.Indicator;

    public async Task<IActionResult> OnGetAsync(string id, string? per, CancellationToken cancellation)
    {
        var handeling = aanmelding.Handeling(["beleid"]);
        if (configuratie.IndicatorenVan(handeling.Gemeente).FirstOrDefault(i => i.Id == id) is not { } indicator)
        {
            return NotFound();
        }
        Dossier = await beelden.EenAsync(indicator, handeling.Vandaag, per switch { "maand" => PeriodeSoort.Maand, "kwartaal" => PeriodeSoort.Kwartaal, "jaar" => PeriodeSoort.Jaar, _ => null }, cancellation);
        Duidingen = [.. (await db.Duidingen.AsNoTracking().Where(d => d.GemeenteId == handeling.Gemeente && d.IndicatorId == id).OrderByDescending(d => d.Periode).ThenByDescending(d => d.Versie).ToListAsync(cancellation))
            .GroupBy(d => d.Periode).Select(g => g.First()).Where(d => d.Tekst.Length > 0)];
        return Page();
    }
}

/// <summary>A row of the table under the chart.</summary>
public sealed record Trendrij(string Bij, double Plaats, Standpunt? Stand, Streefpunt? Streef);
