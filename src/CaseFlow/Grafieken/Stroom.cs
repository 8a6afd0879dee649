using System.Globalization;
using Microsoft.AspNetCore.Razor.TagHelpers;

namespace CaseFlow.Grafieken;

/// <summary>A place in a flow; without a number it is hidden.</summary>
public sealed record Knoop(string Id, string Naam, string Tekst, decimal? Getal);

/// <summary>What goes from one place to the next; without a number it is hidden.</summary>
public sealed record Band(string Van, string Naar, decimal? Getal);

/// <summary>
/// Columns of places, and bands between them as wide as their number. Every place says its name and number; a hidden one is hatched and always
/// equally thin, so that its width tells nothing.
/// </summary>
[HtmlTargetElement("grafiek-stroom", TagStructure = TagStructure.NormalOrSelfClosing)]
public sealed class StroomTagHelper : GrafiekTagHelper
{
    private const double Balk = 9;
    private const double Verborgen = 3;

    // The same picture for a screen and, with longer words than room, for a phone; the style sheet shows one of them.
    private static readonly Maat Breed = new("breed", 460, 36, 24, 12);
    private static readonly Maat Smal = new("smal", 330, 44, 15, 15);

    private readonly record struct Maat(string Naam, double Breedte, double Vak, int Letters, double Regel);

    public IReadOnlyList<IReadOnlyList<Knoop>> Kolommen { get; set; } = [];

    public IReadOnlyList<Band> Banden { get; set; } = [];

    public override void Process(TagHelperContext context, TagHelperOutput output) =>
        Schrijf(output, "stroom", Kolommen.Sum(k => k.Count) == 0 ? null
            : $"<div class=\"grafiek__{Breed.Naam}\">{Teken(Breed)}</div><div class=\"grafiek__{Smal.Naam}\">{Teken(Smal)}</div>");

    private string Teken(Maat maat)
    {
        var arcering = $"{Id}-{maat.Naam}-arcering";
        var hoogste = Kolommen.Max(k => k.Sum(n => n.Getal ?? 0));
        // What is wide is drawn as wide as it is; what is narrow gets room for its name all the same.
        var perEen = hoogste == 0 ? 0 : 260.0 / (double)hoogste;
        var hoogte = Kolommen.Max(k => k.Sum(n => Ruimte(n, perEen, maat)));
        var svg = new Tekening(maat.Breedte, hoogte + 4, Titelid).Arcering(arcering, "arcering");
        var plaats = new Dictionary<string, (double X, double Y, double Dikte)>();
        foreach (var (kolom, nummer) in Kolommen.Select((k, i) => (k, i)))
        {
            var x = Kolommen.Count == 1 ? 0 : nummer * (maat.Breedte - Balk) / (Kolommen.Count - 1);
            var y = (hoogte - kolom.Sum(n => Ruimte(n, perEen, maat))) / 2;
            foreach (var knoop in kolom)
            {
                var (ruimte, dikte) = (Ruimte(knoop, perEen, maat), Dikte(knoop.Getal, perEen));
                plaats[knoop.Id] = (x, y + (ruimte - dikte) / 2, dikte);
                y += ruimte;
            }
        }
        var (uit, tot) = (new Dictionary<string, double>(), new Dictionary<string, double>());
        foreach (var band in Banden.Where(b => plaats.ContainsKey(b.Van) && plaats.ContainsKey(b.Naar)))
        {
            var (van, naar, dikte) = (plaats[band.Van], plaats[band.Naar], Dikte(band.Getal, perEen));
            // Figures are rounded each by itself: a band never leaves its bar.
            var (y1, y2) = (Math.Min(uit.GetValueOrDefault(band.Van), Math.Max(0, van.Dikte - dikte)), Math.Min(tot.GetValueOrDefault(band.Naar), Math.Max(0, naar.Dikte - dikte)));
            svg.Pad(Lint(van.X + Balk, van.Y + y1, naar.X, naar.Y + y2, dikte), band.Getal is null ? "band band--verborgen" : "band", band.Getal is null ? arcering : null);
            uit[band.Van] = y1 + dikte;
            tot[band.Naar] = y2 + dikte;
        }
        foreach (var (kolom, nummer) in Kolommen.Select((k, i) => (k, i)))
        {
            foreach (var knoop in kolom)
            {
                var (x, y, dikte) = plaats[knoop.Id];
                svg.Vlak(x, y, Balk, dikte, knoop.Getal is null ? "knoop knoop--verborgen" : "knoop", knoop.Getal is null ? arcering : null);
                var (bijX, anker) = nummer == Kolommen.Count - 1 && nummer > 0 ? (x - 5, "end") : nummer == 0 ? (x + Balk + 5, "start") : (x + Balk / 2, "middle");
                var regels = Regels(knoop.Naam, maat.Letters);
                var (midden, meer) = (y + dikte / 2, (regels.Count - 1) * maat.Regel / 2);
                if (anker == "middle")
                {
                    svg.Vlak(x - 38, midden - 17 - meer, 76 + Balk, 34 + 2 * meer, "bordje");
                }
                foreach (var (regel, i) in regels.Select((r, i) => (r, i)))
                {
                    svg.Tekst(bijX, midden - 2 - meer + i * maat.Regel, regel, "knoop__naam", anker);
                }
                svg.Tekst(bijX, midden + meer + maat.Regel, knoop.Tekst, "knoop__getal", anker);
            }
        }
        return svg.Klaar();
    }

    private static double Dikte(decimal? getal, double perEen) => getal is { } g ? Math.Max(1.5, (double)g * perEen) : Verborgen;

    private static double Ruimte(Knoop knoop, double perEen, Maat maat) =>
        Math.Max(maat.Vak + (Regels(knoop.Naam, maat.Letters).Count - 1) * maat.Regel, Dikte(knoop.Getal, perEen) + 6);

    // Two lines at most, broken between words; what does not fit is cut.
    internal static IReadOnlyList<string> Regels(string naam, int letters)
    {
        if (naam.Length <= letters)
        {
            return [naam];
        }
        var spatie = naam.LastIndexOf(' ', Math.Min(letters, naam.Length - 1));
        return spatie <= 0 ? [Ingekort(naam, letters)] : [naam[..spatie], Ingekort(naam[(spatie + 1)..], letters)];
    }

    private static string Ingekort(string naam, int letters) => naam.Length <= letters ? naam : naam[..(letters - 2)].TrimEnd() + "…";

    private static string Lint(double x1, double y1, double x2, double y2, double dikte)
    {
        var m = (x1 + x2) / 2;
        return string.Create(CultureInfo.InvariantCulture, $"M{x1:0.#} {y1:0.#}C{m:0.#} {y1:0.#} {m:0.#} {y2:0.#} {x2:0.#} {y2:0.#}L{x2:0.#} {y2 + dikte:0.#}C{m:0.#} {y2 + dikte:0.#} {m:0.#} {y1 + dikte:0.#} {x1:0.#} {y1 + dikte:0.#}Z");
    }
}
