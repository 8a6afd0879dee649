using CaseFlow.Bescherming;
using CaseFlow.Data;
using CaseFlow.Shared;
using CaseFlow.Tellingen;
using CaseFlow.Toegang;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;

namespace CaseFlow.Cijfers;

/// <summary>What policy staff see: the newest publication of a month, and never an event.</summary>
public sealed class BeleidModel(Publicaties publicaties, Aanmelding aanmelding) : PageModel
{
    public IReadOnlyList<Periode> Perioden { get; private set; } = [];

    public Uitgave? Uitgave { get; private set; }

    /// <summary>The month that still runs.</summary>
    public Periode Lopend { get; private set; } = null!;

    public async Task<IActionResult> OnGetAsync(string? periode)
    {
        var handeling = aanmelding.Handeling();
        Lopend = Periode.Maand(handeling.Vandaag);
        Perioden = await publicaties.PeriodenAsync(handeling.Gemeente);
        if (periode is null)
        {
            Uitgave = Perioden.Count == 0 ? null : await publicaties.NieuwsteAsync(handeling.Gemeente, Perioden[0]);
            return Page();
        }
        if (!Periode.TryParse(periode, out var gekozen))
        {
            return NotFound();
        }
        Uitgave = await publicaties.NieuwsteAsync(handeling.Gemeente, gekozen);
        return Uitgave is null && gekozen != Lopend ? NotFound() : Page();
    }
}

/// <summary>A publication, read.</summary>
public sealed record Uitgave(Periode Periode, int Versie, DateTimeOffset GemaaktOp, string Reden, Publicatieinhoud Inhoud)
{
    public Cel Cel(string sleutel) => Inhoud.Cellen[sleutel];

    /// <summary>How many cells of this table are not shown.</summary>
    public int Verborgen(Tabel tabel) => tabel.Rijen.SelectMany(r => r.Sleutels).Count(s => Cel(s).Getal is null);

    /// <summary>The row with the total of a simple table.</summary>
    public Cel Totaal(string tabel) => Cel(Inhoud.Tabel(tabel).Rijen.First(r => r.IsTotaal).Sleutels[^1]);
}

/// <summary>Reads publications, and nothing else: everything policy staff see comes from here.</summary>
public sealed class Publicaties(CaseFlowDbContext db)
{
    /// <summary>The published periods, newest first.</summary>
    public async Task<IReadOnlyList<Periode>> PeriodenAsync(string gemeente) =>
        [.. (await db.Publicaties.AsNoTracking().Where(p => p.GemeenteId == gemeente).Select(p => p.Periode).Distinct().ToListAsync()).Select(Periode.Parse).OrderDescending()];

    public async Task<Uitgave?> NieuwsteAsync(string gemeente, Periode periode)
    {
        var tekst = periode.ToString();
        return await db.Publicaties.AsNoTracking().Where(p => p.GemeenteId == gemeente && p.Periode == tekst).OrderByDescending(p => p.Versie).FirstOrDefaultAsync() is { } gevonden
            ? new Uitgave(periode, gevonden.Versie, AmsterdamTime.Local(gevonden.GemaaktOp), gevonden.Reden, Publicatieinhoud.Lees(gevonden.Inhoud))
            : null;
    }
}
