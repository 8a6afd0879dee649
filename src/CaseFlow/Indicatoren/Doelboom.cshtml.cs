using CaseFlow.Data;
using CaseFlow.Gemeenten;
using CaseFlow.Toegang;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;

namespace CaseFlow.Indicatoren;

/// <summary>The policy document of the municipality as a tree of goals, with the figures beside them.</summary>
public sealed class DoelboomModel(Beleidsbeelden beelden, CaseFlowDbContext db, Configuratie configuratie, Aanmelding aanmelding) : PageModel
{
    private static readonly (string? Sleutel, string Naam, Func<Indicatorbeeld, bool> Past)[] Keuzes =
    [
        (null, "Alles", _ => true),
        ("op-koers", "Op koers", b => b.Oordeel.Stand == "op-koers"),
        ("niet-op-koers", "Niet op koers", b => b.Oordeel.Stand is "verlopen" or "nadert"),
        ("zonder-cijfer", "Nog geen cijfer", b => b.Nieuwste is null),
    ];

    public IReadOnlyList<Indicatorbeeld> Beelden { get; private set; } = [];

    public IReadOnlyList<Doel> Doelen { get; private set; } = [];

    public string? Toon { get; private set; }

    /// <summary>Worst first.</summary>
    public IReadOnlyList<Indicatorbeeld> NietOpKoers => [.. Beelden.Where(b => b.Oordeel.Stand is "verlopen" or "nadert").OrderBy(b => b.Oordeel.Stand == "verlopen" ? 0 : 1)];

    public IReadOnlyList<Indicatorbeeld> OpKoers => [.. Beelden.Where(b => b.Oordeel.Stand == "op-koers")];

    /// <summary>The goals of each document, and at the end those that policy staff added beside them.</summary>
    public IEnumerable<(string Naam, IReadOnlyList<Doel> Doelen)> PerDocument => Doelen
        .GroupBy(d => d.IsEigen ? null : d.Alle().SelectMany(x => x.Indicatoren).FirstOrDefault()?.Bron.Document).OrderBy(g => g.Key is null ? 1 : 0)
        .Select(g => (g.Key ?? "Doelen die uw gemeente zelf toevoegde", (IReadOnlyList<Doel>)[.. g]));

    public IEnumerable<(string? Sleutel, string Naam, int Aantal)> Filters => Keuzes.Select(k => (k.Sleutel, k.Naam, Beelden.Count(k.Past)));

    public string Samenvatting
    {
        get
        {
            var (goed, niet) = (Beelden.Count(b => b.Oordeel.Stand == "op-koers"), Beelden.Count(b => b.Oordeel.Stand is "verlopen" or "nadert"));
            return goed + niet == 0 ? $"Het zijn {Beelden.Count} indicatoren; van geen enkele is al te zeggen of hij op koers ligt."
                : $"Van de {Beelden.Count} indicatoren {(goed == 1 ? "ligt er 1" : $"liggen er {goed}")} op koers en {niet} niet. Van de andere is dat niet te zeggen.";
        }
    }

    public async Task OnGetAsync(string? toon, CancellationToken cancellation)
    {
        var handeling = aanmelding.Handeling(["beleid"]);
        Toon = Keuzes.Any(k => k.Sleutel == toon) ? toon : null;
        Beelden = await beelden.AlleAsync(handeling.Gemeente, handeling.Vandaag, metDuiding: false, cancellation);
        var versies = await db.Doelversies.AsNoTracking().Where(d => d.GemeenteId == handeling.Gemeente).ToListAsync(cancellation);
        Doelen = Doelboom.Maak(configuratie.IndicatorenVan(handeling.Gemeente), versies);
    }

    /// <summary>The indicators right under this goal that the chosen filter shows.</summary>
    public IEnumerable<Indicatorbeeld> Zichtbaar(Doel doel) => doel.Indicatoren.Select(i => Beelden.First(b => b.Indicator.Id == i.Id)).Where(Keuzes.First(k => k.Sleutel == Toon).Past);
}
