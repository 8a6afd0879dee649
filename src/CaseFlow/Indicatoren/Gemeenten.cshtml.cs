using CaseFlow.Grafieken;
using CaseFlow.Shared;
using CaseFlow.Tellingen;
using CaseFlow.Toegang;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace CaseFlow.Indicatoren;

/// <summary>The own figure beside those of other municipalities.</summary>
public sealed class GemeentenModel(Gemeentevergelijking vergelijking, Aanmelding aanmelding) : PageModel
{
    private string _eigen = "";

    public bool DoetMee { get; private set; }

    public IReadOnlyList<Indicator> Onderwerpen { get; private set; } = [];

    public string? Onderwerp { get; private set; }

    /// <summary>Null when there is nothing to compare.</summary>
    public Gemeentenbeeld? Beeld { get; private set; }

    public IEnumerable<Optie> Keuzes => Onderwerpen.Select(i => new Optie(i.Vergelijking!, i.Titel));

    public IReadOnlyList<Staaf> Staven =>
        [.. Beeld!.Gemeenten.Select(g => (g.Id, g.Naam, Beeld: Beeld.Beeld(g.Id, Beeld.Perioden[0]))).Select(g => new Staaf(g.Naam, g.Beeld?.Laag, g.Beeld?.Hoog, g.Beeld?.Tekst ?? "niet gepubliceerd") { IsEigen = g.Id == _eigen })];

    public string Bevinding
    {
        get
        {
            var periode = Beeld!.Perioden[0];
            var eigen = Beeld.Beeld(_eigen, periode);
            var anderen = Beeld.Gemeenten.Where(g => g.Id != _eigen).Select(g => Beeld.Beeld(g.Id, periode)).Where(b => b?.Laag is not null).ToList();
            return eigen?.Laag is null || anderen.Count == 0 ? $"{periode.Naam}: niet te vergelijken, want een getal is verborgen of niet gepubliceerd"
                : anderen.TrueForAll(a => eigen.Value.Laag > a!.Value.Hoog) ? $"{periode.Naam}: hoger dan de andere gemeenten"
                : anderen.TrueForAll(a => eigen.Value.Hoog < a!.Value.Laag) ? $"{periode.Naam}: lager dan de andere gemeenten"
                : $"{periode.Naam}: niet duidelijk hoger of lager dan de andere gemeenten";
        }
    }

    public async Task OnGetAsync(string? onderwerp)
    {
        _eigen = aanmelding.Handeling(["beleid"]).Gemeente;
        DoetMee = vergelijking.DoetMee(_eigen);
        Onderwerpen = vergelijking.Onderwerpen(_eigen);
        if (Onderwerpen.Count == 0)
        {
            return;
        }
        var gekozen = Onderwerpen.FirstOrDefault(i => i.Vergelijking == onderwerp) ?? Onderwerpen[0];
        Onderwerp = gekozen.Vergelijking;
        Beeld = await vergelijking.VanAsync(_eigen, gekozen);
    }
}
