using CaseFlow.Data;
using CaseFlow.Gemeenten;
using CaseFlow.Toegang;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;

namespace CaseFlow.Indicatoren;

/// <summary>Every goal with its figures and what is said of them, to be printed for the council.</summary>
public sealed class RaadModel(Beleidsbeelden beelden, CaseFlowDbContext db, Configuratie configuratie, Aanmelding aanmelding) : PageModel
{
    private Dictionary<string, Indicatorbeeld> _beelden = [];

    public string Gemeente { get; private set; } = "";

    public DateOnly Vandaag { get; private set; }

    public IReadOnlyList<Doel> Doelen { get; private set; } = [];

    public Indicatorbeeld Beeld(Tellingen.Indicator indicator) => _beelden[indicator.Id];

    public async Task OnGetAsync(CancellationToken cancellation)
    {
        var handeling = aanmelding.Handeling(["beleid"]);
        (Gemeente, Vandaag) = (configuratie.Gemeenten[handeling.Gemeente].Naam, handeling.Vandaag);
        _beelden = (await beelden.AlleAsync(handeling.Gemeente, Vandaag, metDuiding: true, cancellation)).ToDictionary(b => b.Indicator.Id);
        var versies = await db.Doelversies.AsNoTracking().Where(d => d.GemeenteId == handeling.Gemeente).ToListAsync(cancellation);
        Doelen = Doelboom.Maak(configuratie.IndicatorenVan(handeling.Gemeente), versies);
    }
}
