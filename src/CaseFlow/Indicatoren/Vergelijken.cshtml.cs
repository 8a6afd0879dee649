using CaseFlow.Cijfers;
using CaseFlow.Gemeenten;
using CaseFlow.Grafieken;
using CaseFlow.Shared;
using CaseFlow.Tellingen;
using CaseFlow.Toegang;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace CaseFlow.Indicatoren;

/// <summary>A figure in two periods.</summary>
public sealed record Vergelijkrij(string Groep, string Naam, string? Adres, Cijferbeeld Deze, Cijferbeeld Met)
{
    /// <summary>Of the figures; a row of a table has none.</summary>
    public string Eenheid { get; init; } = "";

    public bool IsBekend => Deze.Laag is not null && Met.Laag is not null;

    /// <summary>The word, and how much the published numbers differ where it is certain that they do.</summary>
    public string VerschilTekst => Verschil is "hoger" or "lager" && Deze.Getal - Met.Getal is { } meer and not 0
        ? $"{Verschil} ({(meer > 0 ? "+" : "\u2212")}{(IsAandeel ? $"{Getaltekst.Van(Math.Abs(meer))} procentpunt" : Getaltekst.Van(Math.Abs(meer), Eenheid))})" : Verschil;

    // Beside a small number the same difference is more; a share is a hundredth already.
    internal decimal Zwaarte => Verschil is "hoger" or "lager" && Deze.Getal - Met.Getal is { } meer ? Math.Abs(meer) / (IsAandeel ? 100 : Math.Max(1, Math.Abs(Met.Getal!.Value))) : 0;

    private bool IsAandeel => Eenheid == "percentage" || Deze.Tekst.EndsWith('%');

    /// <summary>Said only when it holds for all that the two figures may be.</summary>
    public string Verschil => Deze.Laag is null || Met.Laag is null ? "niet te zeggen" : Deze.Laag > (Met.Hoog ?? decimal.MaxValue) ? "hoger" : Deze.Hoog < Met.Laag ? "lager" : "ongeveer gelijk";
}

/// <summary>Two published periods side by side.</summary>
public sealed class VergelijkenModel(Publicaties publicaties, Configuratie configuratie, Aanmelding aanmelding) : PageModel
{
    public IReadOnlyList<Periode> Perioden { get; private set; } = [];

    public Periode? Deze { get; private set; }

    public Periode? Met { get; private set; }

    public IReadOnlyList<Vergelijkrij> Rijen { get; private set; } = [];

    /// <summary>A row that is hidden on both sides says nothing.</summary>
    public IReadOnlyList<Vergelijkrij> Zichtbaar => [.. Rijen.Where(r => r.Deze.Laag is not null || r.Met.Laag is not null)];

    /// <summary>What is known on both sides, the largest certain change first.</summary>
    public IReadOnlyList<Vergelijkrij> Bekend => [.. Rijen.Where(r => r.IsBekend).OrderBy(r => r.Verschil is "hoger" or "lager" ? 0 : 1).ThenByDescending(r => r.Zwaarte)];

    public IEnumerable<Optie> Keuzes => Perioden.Select(p => new Optie(p.ToString(), p.Naam, p.Soort switch { PeriodeSoort.Jaar => "Jaren", PeriodeSoort.Kwartaal => "Kwartalen", _ => "Maanden" })).OrderBy(o => o.Groep == "Jaren" ? 0 : o.Groep == "Kwartalen" ? 1 : 2);

    public string Bevinding
    {
        get
        {
            var (hoger, lager, onbekend) = (Rijen.Count(r => r.Verschil == "hoger"), Rijen.Count(r => r.Verschil == "lager"), Rijen.Count(r => r.Verschil == "niet te zeggen"));
            return $"Van {Rijen.Count} getallen {(hoger == 1 ? "is er 1" : $"zijn er {hoger}")} hoger en {lager} lager dan in {Met!.Naam}. Van {onbekend} is het niet te zeggen, omdat een getal verborgen is.";
        }
    }

    public async Task OnGetAsync(string? periode, string? met)
    {
        var gemeente = aanmelding.Handeling(["beleid"]).Gemeente;
        Perioden = await publicaties.PeriodenAsync(gemeente);
        if (Perioden.Count < 2)
        {
            return;
        }
        Deze = periode is null ? Perioden[0] : Perioden.FirstOrDefault(p => p.ToString() == periode);
        // Beside a period stands the same of a year before when it was published, else the one before it.
        Met = met is not null ? Perioden.FirstOrDefault(p => p.ToString() == met)
            : Deze is null ? null
            : Perioden.FirstOrDefault(p => p.Soort == Deze.Soort && p.Jaar == Deze.Jaar - 1 && p.Nummer == Deze.Nummer) ?? Perioden.FirstOrDefault(p => p.Soort == Deze.Soort && p.CompareTo(Deze) < 0);
        if (Deze is null || Met is null || Deze == Met)
        {
            (Deze, Met) = (Deze, null);
            return;
        }
        var uitgaven = await publicaties.NaastElkaarAsync(gemeente, Deze, Met);
        if (uitgaven is not [var een, var ander])
        {
            Met = null;
            return;
        }
        var indicatoren = configuratie.IndicatorenVan(gemeente).ToDictionary(i => i.Id);
        Rijen = [.. een.Delen.SelectMany(d => Regels(d, ander.Deel(d.Deel.Id), indicatoren.GetValueOrDefault(d.Deel.Id)))];
    }

    private static IEnumerable<Vergelijkrij> Regels(Deeluitgave een, Deeluitgave? ander, Indicator? indicator)
    {
        if (indicator is not null)
        {
            yield return new("Indicatoren", indicator.Titel, $"/Beleid/Indicatoren/{indicator.Id}", Cijferbeeld.Van(een.Deel.Cijfer, een, indicator.Eenheid),
                ander is null ? Cijferbeeld.Verborgen : Cijferbeeld.Van(ander.Deel.Cijfer, ander, indicator.Eenheid)) { Eenheid = indicator.Eenheid };
            yield break;
        }
        foreach (var tabel in een.Deel.Tabellen)
        {
            // "By wijk" alone does not say what of.
            var titel = Celtekst.TitelVan(tabel);
            var groep = titel.StartsWith("Naar ", StringComparison.Ordinal) ? $"{een.Deel.Titel}, n{titel[1..]}" : tabel.Kolommen.Count == 1 ? titel : $"{een.Deel.Titel}: {titel}";
            // Of a table with more columns the figure of a row is compared: the share that was on time.
            foreach (var rij in tabel.Rijen.Where(r => tabel.Kolommen.Count == 1 || r.Cijfer is not null))
            {
                Cijferbeeld Beeld(Deelrij r, Deeluitgave waar) => tabel.Kolommen.Count == 1 ? Cijferbeeld.Van(waar.Cel(r.Sleutels[0]), waar) : Cijferbeeld.Van(r.Cijfer, waar, "");
                var daar = ander?.Deel.Tabellen.FirstOrDefault(t => t.Id == tabel.Id)?.Rijen.FirstOrDefault(r => r.Id == rij.Id);
                yield return new(groep, Celtekst.Rijnaam(rij), null, Beeld(rij, een), daar is null ? Cijferbeeld.Verborgen : Beeld(daar, ander!));
            }
        }
    }
}
