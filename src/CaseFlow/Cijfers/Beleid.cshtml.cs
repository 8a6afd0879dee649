using CaseFlow.Gemeenten;
using CaseFlow.Tellingen;
using CaseFlow.Toegang;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace CaseFlow.Cijfers;

/// <summary>What policy staff see: the newest publication of a month, and never an event.</summary>
public sealed class BeleidModel(Publicaties publicaties, Configuratie configuratie, Aanmelding aanmelding) : PageModel
{
    public IReadOnlyList<Periode> Perioden { get; private set; } = [];

    public Uitgave? Uitgave { get; private set; }

    /// <summary>The month that still runs.</summary>
    public Periode Lopend { get; private set; } = null!;

    /// <summary>Indicators have a page of their own.</summary>
    public bool IsIndicator(string onderwerp) => configuratie.Indicatoren.Any(i => i.Id == onderwerp);

    public async Task<IActionResult> OnGetAsync(string? periode)
    {
        var handeling = aanmelding.Handeling();
        Lopend = Periode.Maand(handeling.Vandaag);
        Perioden = await publicaties.PeriodenAsync(handeling.Gemeente);
        if (periode is null)
        {
            Uitgave = Perioden.Count == 0 ? null : await publicaties.UitgaveAsync(handeling.Gemeente, Perioden[0]);
            return Page();
        }
        if (!Periode.TryParse(periode, out var gekozen))
        {
            return NotFound();
        }
        Uitgave = await publicaties.UitgaveAsync(handeling.Gemeente, gekozen);
        return Uitgave is null && gekozen != Lopend ? NotFound() : Page();
    }
}
