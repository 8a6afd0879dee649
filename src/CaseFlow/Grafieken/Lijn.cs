using System.Globalization;
using Microsoft.AspNetCore.Razor.TagHelpers;

namespace CaseFlow.Grafieken;

public enum Puntsoort { Gemeten, Document, Streef }

/// <summary>A point in time with what is known of its figure; neither low nor high when it is hidden.</summary>
/// <param name="Plaats">The time as a number of years: 2026,5 is half 2026.</param>
/// <param name="Bij">The time in words.</param>
public sealed record Punt(double Plaats, string Bij, decimal? Laag, decimal? Hoog, string Tekst, Puntsoort Soort)
{
    /// <summary>The one number that was published of it, where there is one.</summary>
    public decimal? Getal { get; init; }

    public decimal? Midden => Getal ?? (Laag is { } laag && Hoog is { } hoog ? (laag + hoog) / 2 : null);
}

/// <summary>How a figure went over time, with its targets: round and filled is measured, round and open is from the document, a diamond is a target.</summary>
[HtmlTargetElement("grafiek-lijn", TagStructure = TagStructure.NormalOrSelfClosing)]
public sealed class LijnTagHelper : GrafiekTagHelper
{
    private const double Breedte = 460;
    private const double Links = 52;
    private const double Rechts = 440;
    private const double Boven = 22;
    private const double Onder = 200;

    public IReadOnlyList<Punt> Punten { get; set; } = [];

    public string Eenheid { get; set; } = "";

    public override void Process(TagHelperContext context, TagHelperOutput output)
    {
        var getekend = Punten.Where(p => p.Midden is not null).ToList();
        Schrijf(output, "lijn", getekend.Count == 0 ? null : Teken(getekend));
        if (getekend.Count > 0)
        {
            output.Content.AppendHtml("<p class=\"grafiek__sleutel\">" + string.Join("", Sleutel()) + "</p>");
        }
    }

    private string Teken(List<Punt> getekend)
    {
        var (van, tot) = (Math.Floor(Punten.Min(p => p.Plaats)), Math.Max(Math.Floor(Punten.Min(p => p.Plaats)) + 1, Math.Ceiling(Punten.Max(p => p.Plaats))));
        var schaal = Schaal.Voor(getekend.SelectMany(p => new[] { p.Laag ?? p.Midden!.Value, p.Hoog ?? p.Midden!.Value }));
        double X(Punt p) => Links + 12 + (p.Plaats - van) / (tot - van) * (Rechts - Links - 24);
        double Y(decimal getal) => Onder - schaal.Deel(getal) * (Onder - Boven);
        var svg = new Tekening(Breedte, Onder + 34, Titelid).Arcering(Id + "-arcering", "arcering");
        foreach (var merk in schaal.Merken())
        {
            svg.Streep(Links, Y(merk), Rechts, Y(merk), merk == 0 ? "as" : "raster").Tekst(Links - 6, Y(merk) + 4, Getaltekst.Van(merk, Eenheid), "maat", "end");
        }
        // From the last year back, as far as their names can stand side by side.
        var vrij = double.MaxValue;
        foreach (var jaar in Punten.Select(p => Math.Floor(p.Plaats)).Distinct().OrderDescending())
        {
            var x = X(Punten[0] with { Plaats = jaar + JaarMidden });
            if (x <= vrij)
            {
                svg.Tekst(x, Onder + 20, jaar.ToString(CultureInfo.InvariantCulture), "maat", "middle");
                vrij = x - Jaarbreedte;
            }
        }
        foreach (var verborgen in Punten.Where(p => p.Midden is null && p.Soort == Puntsoort.Gemeten))
        {
            svg.Vlak(X(verborgen) - 5, Boven, 10, Onder - Boven, "verborgen-vlak", Id + "-arcering");
        }
        Verbind(svg, [.. Punten.Where(p => p.Soort != Puntsoort.Streef)], "lijn reeks-1", X, Y);
        Verbind(svg, [.. Punten.Where(p => p.Soort == Puntsoort.Streef)], "lijn lijn--streef", X, Y);
        foreach (var punt in getekend)
        {
            var (x, y) = (X(punt), Y(punt.Midden!.Value));
            if (punt is { Laag: not null, Hoog: not null } && punt.Laag != punt.Hoog)
            {
                svg.Streep(x, Y(punt.Laag!.Value), x, Y(punt.Hoog!.Value), "bereik");
            }
            _ = punt.Soort switch
            {
                Puntsoort.Streef => svg.Ruit(x, y, 6, "punt punt--streef"),
                Puntsoort.Document => svg.Rondje(x, y, 4.5, "punt punt--document"),
                _ => svg.Rondje(x, y, 4.5, "punt punt--gemeten"),
            };
        }
        // The first and the last of each line say their number; the rest stands in the table.
        foreach (var (lijn, boven) in new[] { (getekend.Where(p => p.Soort != Puntsoort.Streef).ToList(), true), (getekend.Where(p => p.Soort == Puntsoort.Streef).ToList(), false) })
        {
            foreach (var punt in lijn.Count > 1 ? [lijn[0], lijn[^1]] : lijn)
            {
                var anker = X(punt) > Rechts - 60 ? "end" : X(punt) < Links + 40 ? "start" : "middle";
                svg.Tekst(X(punt), Y(punt.Midden!.Value) + (boven ? -10 : 19), punt.Tekst, "getalbij", anker);
            }
        }
        return svg.Klaar();
    }

    private const double JaarMidden = 0.5;
    private const double Jaarbreedte = 40;

    private static void Verbind(Tekening svg, List<Punt> punten, string klasse, Func<Punt, double> x, Func<decimal, double> y)
    {
        foreach (var (een, ander) in punten.Zip(punten.Skip(1)))
        {
            // A line over a hidden figure would guess it.
            if (een.Midden is { } a && ander.Midden is { } b)
            {
                svg.Streep(x(een), y(a), x(ander), y(b), klasse);
            }
        }
    }

    private IEnumerable<string> Sleutel()
    {
        foreach (var (soort, naam, vorm) in new[]
        {
            (Puntsoort.Gemeten, "gemeten", "<circle class=\"punt punt--gemeten\" cx=\"8\" cy=\"8\" r=\"4.5\"/>"),
            (Puntsoort.Document, "uit het beleidsdocument", "<circle class=\"punt punt--document\" cx=\"8\" cy=\"8\" r=\"4.5\"/>"),
            (Puntsoort.Streef, "streefwaarde", "<path class=\"punt punt--streef\" d=\"M8 2L14 8L8 14L2 8Z\"/>"),
        })
        {
            if (Punten.Any(p => p.Soort == soort))
            {
                yield return $"<span><svg viewBox=\"0 0 16 16\" width=\"16\" height=\"16\" aria-hidden=\"true\" focusable=\"false\">{vorm}</svg> {naam}</span>";
            }
        }
        if (Punten.Any(p => p.Midden is null && p.Soort == Puntsoort.Gemeten))
        {
            yield return "<span><span class=\"verborgen__woord\">gearceerd</span> verborgen</span>";
        }
        if (Punten.Any(p => p is { Getal: null, Laag: not null, Hoog: not null } && p.Laag != p.Hoog))
        {
            yield return "<span>streep: het getal ligt daartussen</span>";
        }
    }
}

/// <summary>A line as small as a word, beside a figure in a list. What it shows stands in words beside it or in its name.</summary>
[HtmlTargetElement("grafiek-vonk", TagStructure = TagStructure.NormalOrSelfClosing)]
public sealed class VonkTagHelper : TagHelper
{
    private const double Breedte = 120;
    private const double Hoogte = 30;

    public IReadOnlyList<Punt> Punten { get; set; } = [];

    public override void Process(TagHelperContext context, TagHelperOutput output)
    {
        var punten = Punten.Where(p => p.Soort != Puntsoort.Streef).ToList();
        var getekend = punten.Where(p => p.Midden is not null).ToList();
        if (getekend.Count < 2)
        {
            output.SuppressOutput();
            return;
        }
        output.TagName = "span";
        output.TagMode = TagMode.StartTagAndEndTag;
        output.Attributes.SetAttribute("class", "vonk");
        var streef = Punten.LastOrDefault(p => p.Soort == Puntsoort.Streef && p.Midden is not null)?.Midden;
        var (laag, hoog) = (getekend.Min(p => p.Midden!.Value), getekend.Max(p => p.Midden!.Value));
        (laag, hoog) = (Math.Min(laag, streef ?? laag), Math.Max(hoog, streef ?? hoog));
        var (van, tot) = (punten[0].Plaats, punten[^1].Plaats);
        double X(Punt p) => 5 + (tot > van ? (p.Plaats - van) / (tot - van) : 0.5) * (Breedte - 10);
        double Y(decimal g) => Hoogte - 5 - (hoog > laag ? (double)((g - laag) / (hoog - laag)) : 0.5) * (Hoogte - 10);
        var svg = new Tekening(Breedte, Hoogte, null, $"Verloop: {getekend[0].Bij} {getekend[0].Tekst}, {getekend[^1].Bij} {getekend[^1].Tekst}");
        if (streef is { } doel)
        {
            svg.Streep(2, Y(doel), Breedte - 2, Y(doel), "lijn lijn--streef");
        }
        foreach (var (een, ander) in punten.Zip(punten.Skip(1)))
        {
            if (een.Midden is { } a && ander.Midden is { } b)
            {
                svg.Streep(X(een), Y(a), X(ander), Y(b), "lijn reeks-1");
            }
        }
        output.Content.AppendHtml(svg.Rondje(X(getekend[^1]), Y(getekend[^1].Midden!.Value), 3.5, "punt punt--gemeten").Klaar());
    }
}
