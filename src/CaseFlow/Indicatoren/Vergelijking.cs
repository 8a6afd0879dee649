using CaseFlow.Cijfers;
using CaseFlow.Gemeenten;
using CaseFlow.Grafieken;
using CaseFlow.Tellingen;

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

/// <summary>The figures of two published periods, row by row.</summary>
public sealed class Vergelijking(Publicaties publicaties, Configuratie configuratie)
{
    /// <summary>Null when one of the two was not published.</summary>
    public async Task<IReadOnlyList<Vergelijkrij>?> VanAsync(string gemeente, Periode deze, Periode met)
    {
        if (await publicaties.NaastElkaarAsync(gemeente, deze, met) is not [var een, var ander])
        {
            return null;
        }
        var indicatoren = configuratie.IndicatorenVan(gemeente).ToDictionary(i => i.Id);
        return [.. een.Delen.SelectMany(d => Regels(d, ander.Deel(d.Deel.Id), indicatoren.GetValueOrDefault(d.Deel.Id)))];
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
