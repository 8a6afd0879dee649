using CaseFlow.Data;
using CaseFlow.Gemeenten;
using CaseFlow.Shared;
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

    /// <summary>The goals to print: those that were chosen, else those of which can be said whether they are on course.</summary>
    public IReadOnlyList<Doel> Gekozen { get; private set; } = [];

    public IEnumerable<Optie> Keuzes => Doelen.Where(d => Beelden(d).Any()).Select(d => new Optie(d.Sleutel, d.Naam));

    /// <summary>Every indicator of this goal and of the goals under it.</summary>
    public IEnumerable<Indicatorbeeld> Beelden(Doel doel) => doel.Alle().SelectMany(d => d.Indicatoren).DistinctBy(i => i.Id).Select(Beeld);

    public Indicatorbeeld Beeld(Tellingen.Indicator indicator) => _beelden[indicator.Id];

    public async Task OnGetAsync(string[] doel, CancellationToken cancellation)
    {
        var handeling = aanmelding.Handeling(["beleid"]);
        (Gemeente, Vandaag) = (configuratie.Gemeenten[handeling.Gemeente].Naam, handeling.Vandaag);
        _beelden = (await beelden.AlleAsync(handeling.Gemeente, Vandaag, metDuiding: true, cancellation)).ToDictionary(b => b.Indicator.Id);
        var versies = await db.Doelversies.AsNoTracking().Where(d => d.GemeenteId == handeling.Gemeente).ToListAsync(cancellation);
        Doelen = Doelboom.Maak(configuratie.IndicatorenVan(handeling.Gemeente), versies);
        Gekozen = [.. Doelen.Where(d => doel.Contains(d.Sleutel) && Beelden(d).Any())];
        if (Gekozen.Count == 0)
        {
            Gekozen = [.. Doelen.Where(d => Beelden(d).Any(b => b.Oordeel.Stand != "geen"))];
        }
        if (Gekozen.Count == 0)
        {
            Gekozen = [.. Doelen.Where(d => Beelden(d).Any(b => b.Nieuwste is not null))];
        }
    }
}
