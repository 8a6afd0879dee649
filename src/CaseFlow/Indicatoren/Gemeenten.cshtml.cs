using CaseFlow.Cijfers;
using CaseFlow.Gemeenten;
using CaseFlow.Grafieken;
using CaseFlow.Shared;
using CaseFlow.Tellingen;
using CaseFlow.Toegang;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace CaseFlow.Indicatoren;

/// <summary>The own figure beside that of municipalities that count the same and share what they published. Who does not share sees none.</summary>
public sealed class GemeentenModel(Publicaties publicaties, Configuratie configuratie, Aanmelding aanmelding) : PageModel
{
    private string _eigen = "";
    private Dictionary<(string Gemeente, Periode Periode), Cijferbeeld> _beelden = [];

    public bool DoetMee { get; private set; }

    public IReadOnlyList<Indicator> Onderwerpen { get; private set; } = [];

    public string? Onderwerp { get; private set; }

    public string Titel { get; private set; } = "";

    public string Uitleg { get; private set; } = "";

    public IReadOnlyList<Periode> Perioden { get; private set; } = [];

    public IReadOnlyList<(string Id, string Naam)> Gemeenten { get; private set; } = [];

    public IEnumerable<Optie> Keuzes => Onderwerpen.Select(i => new Optie(i.Vergelijking!, i.Titel));

    /// <summary>Null when that municipality published nothing of it in that period.</summary>
    public Cijferbeeld? Beeld(string gemeente, Periode periode) => _beelden.TryGetValue((gemeente, periode), out var beeld) ? beeld : null;

    public IReadOnlyList<Staaf> Staven =>
        [.. Gemeenten.Select(g => (g.Id, g.Naam, Beeld: Beeld(g.Id, Perioden[0]))).Select(g => new Staaf(g.Naam, g.Beeld?.Laag, g.Beeld?.Hoog, g.Beeld?.Tekst ?? "niet gepubliceerd") { IsEigen = g.Id == _eigen })];

    public string Bevinding
    {
        get
        {
            var eigen = Beeld(_eigen, Perioden[0]);
            var anderen = Gemeenten.Where(g => g.Id != _eigen).Select(g => Beeld(g.Id, Perioden[0])).Where(b => b?.Laag is not null).ToList();
            return eigen?.Laag is null || anderen.Count == 0 ? $"{Perioden[0].Naam}: niet te vergelijken, want een getal is verborgen of niet gepubliceerd"
                : anderen.TrueForAll(a => eigen.Value.Laag > a!.Value.Hoog) ? $"{Perioden[0].Naam}: hoger dan de andere gemeenten"
                : anderen.TrueForAll(a => eigen.Value.Hoog < a!.Value.Laag) ? $"{Perioden[0].Naam}: lager dan de andere gemeenten"
                : $"{Perioden[0].Naam}: niet duidelijk hoger of lager dan de andere gemeenten";
        }
    }

    public async Task OnGetAsync(string? onderwerp)
    {
        _eigen = aanmelding.Handeling(["beleid"]).Gemeente;
        DoetMee = configuratie.Gemeenten[_eigen].DeeltCijfers;
        if (!DoetMee)
        {
            return;
        }
        var delers = configuratie.Gemeenten.Values.Where(g => g.DeeltCijfers).Select(g => g.Id).ToHashSet();
        var gedeeld = configuratie.Indicatoren.Where(i => i is { Vergelijking: not null, Telling: not null } && delers.Contains(i.Gemeente)).ToLookup(i => i.Vergelijking!);
        Onderwerpen = [.. configuratie.IndicatorenVan(_eigen).Where(i => i is { Vergelijking: { } woord, Telling: not null } && gedeeld[woord].Any(a => a.Gemeente != _eigen)).DistinctBy(i => i.Vergelijking)];
        if (Onderwerpen.Count == 0)
        {
            return;
        }
        var gekozen = Onderwerpen.FirstOrDefault(i => i.Vergelijking == onderwerp) ?? Onderwerpen[0];
        (Onderwerp, Titel) = (gekozen.Vergelijking, gekozen.Titel);
        var paren = gedeeld[gekozen.Vergelijking!].GroupBy(i => i.Gemeente).Select(g => g.Key == _eigen ? gekozen : g.First()).ToList();
        var delen = await publicaties.VergelijkAsync([.. paren.Select(p => (p.Gemeente, p.Id))]);
        var soort = delen.Count == 0 ? PeriodeSoort.Jaar : delen.Max(d => d.Periode.Soort);
        delen = [.. delen.Where(d => d.Periode.Soort == soort)];
        _beelden = delen.ToDictionary(d => (d.Gemeente, d.Periode), d => Cijferbeeld.Van(d.Deel.Cijfer, d, gekozen.Eenheid));
        Perioden = [.. delen.Select(d => d.Periode).Distinct().OrderDescending().Take(12)];
        Gemeenten = [.. paren.Select(p => (p.Gemeente, configuratie.Gemeenten[p.Gemeente].Naam)).OrderBy(g => g.Gemeente != _eigen).ThenBy(g => g.Naam, StringComparer.Ordinal)];
        Uitleg = delen.LastOrDefault(d => d.Gemeente == _eigen)?.Deel.Uitleg ?? "";
    }
}
