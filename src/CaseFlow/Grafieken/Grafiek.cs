using System.Globalization;
using Microsoft.AspNetCore.Html;
using Microsoft.AspNetCore.Mvc.Rendering;
using Microsoft.AspNetCore.Razor.TagHelpers;

namespace CaseFlow.Grafieken;

/// <summary>
/// A chart drawn on the server. Its title says the finding, shapes and hatching tell apart what colour tells too, and the page has the same
/// numbers in a table.
/// </summary>
public abstract class GrafiekTagHelper : TagHelper
{
    public string Id { get; set; } = "";

    /// <summary>What there is to see, in a sentence.</summary>
    public string Bevinding { get; set; } = "";

    protected string Titelid => Id + "-grafiek";

    protected void Schrijf(TagHelperOutput output, string soort, string? svg)
    {
        output.TagName = "figure";
        output.TagMode = TagMode.StartTagAndEndTag;
        output.Attributes.SetAttribute("class", $"grafiek grafiek--{soort}");
        var titel = new TagBuilder("figcaption") { Attributes = { ["id"] = Titelid } };
        titel.InnerHtml.Append(Bevinding);
        output.Content.AppendHtml(titel);
        if (svg is not null)
        {
            output.Content.AppendHtml(new HtmlString(svg));
        }
    }
}

/// <summary>Numbers as every chart and table writes them.</summary>
public static class Getaltekst
{
    private static readonly CultureInfo Nederlands = CultureInfo.GetCultureInfo("nl-NL");

    public static string Van(decimal getal) => getal.ToString(getal == Math.Round(getal) ? "N0" : Math.Abs(getal) >= 1000 ? "N0" : "#,0.##", Nederlands);

    /// <summary>With its unit: 12,5 %, € 1.250.</summary>
    public static string Van(decimal getal, string eenheid) => eenheid switch
    {
        "percentage" => Van(getal) + "\u00A0%",
        "euro" => "€\u00A0" + Van(getal),
        _ => Van(getal),
    };
}

/// <summary>A scale from nought, or from below it, to a round number above the highest.</summary>
internal readonly record struct Schaal(decimal Laag, decimal Hoog, decimal Stap)
{
    public static Schaal Voor(IEnumerable<decimal> getallen)
    {
        var alle = getallen.DefaultIfEmpty(0).ToList();
        var (laag, hoog) = (Math.Min(0, alle.Min()), Math.Max(alle.Max(), 0));
        if (laag == hoog)
        {
            hoog = laag + 1;
        }
        var ruw = (double)(hoog - laag) / 4;
        var macht = Math.Pow(10, Math.Floor(Math.Log10(ruw)));
        var stap = (decimal)((ruw / macht) switch { <= 1 => 1, <= 2 => 2, <= 2.5 => 2.5, <= 5 => 5, _ => 10 } * macht);
        return new(Math.Floor(laag / stap) * stap, Math.Ceiling(hoog / stap) * stap, stap);
    }

    public IEnumerable<decimal> Merken()
    {
        for (var merk = Laag; merk <= Hoog; merk += Stap)
        {
            yield return merk;
        }
    }

    public double Deel(decimal getal) => (double)((getal - Laag) / (Hoog - Laag));
}
