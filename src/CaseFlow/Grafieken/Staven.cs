using Microsoft.AspNetCore.Razor.TagHelpers;

namespace CaseFlow.Grafieken;

/// <summary>A bar: what is known of its number, and the number in words; neither low nor high when it is hidden.</summary>
public sealed record Staaf(string Naam, decimal? Laag, decimal? Hoog, string Tekst)
{
    public bool IsEigen { get; init; }

    public static Staaf Precies(string naam, int getal) => new(naam, getal, getal, Getaltekst.Van(getal));
}

/// <summary>Bars with what there is to see in them.</summary>
public sealed record Staafgrafiek(string Id, string Bevinding, IReadOnlyList<Staaf> Staven);

/// <summary>Bars lying down, each with its name and its number. Hidden ones are hatched and always equally short, so that their length tells nothing.</summary>
[HtmlTargetElement("grafiek-staven", TagStructure = TagStructure.NormalOrSelfClosing)]
public sealed class StavenTagHelper : GrafiekTagHelper
{
    private const double Breedte = 420;
    private const double Letter = 8.6;
    private const double Stap = 42;
    private const double Kort = 14;

    public IReadOnlyList<Staaf> Staven { get; set; } = [];

    public override void Process(TagHelperContext context, TagHelperOutput output) => Schrijf(output, "staven", Staven.Count == 0 ? null : Teken());

    private string Teken()
    {
        var hoogste = Math.Max(1, Staven.Max(s => s.Hoog ?? 0));
        // Beside the longest bar its number must find room, on a phone too.
        var langste = Breedte - 12 - Staven.Max(s => s.Tekst.Length) * Letter;
        var svg = new Tekening(Breedte, Staven.Count * Stap, Titelid).Arcering(Id + "-arcering", "arcering");
        foreach (var (staaf, y) in Staven.Select((s, i) => (s, i * Stap)))
        {
            svg.Tekst(0, y + 13, staaf.Naam, staaf.IsEigen ? "staaf--eigen" : null);
            if (staaf.Laag is not { } laag || staaf.Hoog is not { } hoog)
            {
                svg.Vlak(0, y + 19, Kort, 14, "verborgen-vlak", Id + "-arcering").Tekst(Kort + 6, y + 31, staaf.Tekst);
                continue;
            }
            var (tot, mogelijk) = ((double)(laag / hoogste) * langste, (double)(hoog / hoogste) * langste);
            svg.Vlak(0, y + 19, Math.Max(1, tot), 14, "reeks-1");
            if (hoog > laag)
            {
                svg.Vlak(tot, y + 19, mogelijk - tot, 14, "verborgen-vlak", Id + "-arcering");
            }
            svg.Tekst(Math.Max(1, mogelijk) + 6, y + 31, staaf.Tekst, staaf.IsEigen ? "staaf--eigen" : null);
        }
        return svg.Klaar();
    }
}
