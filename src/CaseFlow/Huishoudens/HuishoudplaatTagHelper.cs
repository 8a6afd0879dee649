using System.Globalization;
using CaseFlow.Grafieken;
using Microsoft.AspNetCore.Razor.TagHelpers;

namespace CaseFlow.Huishoudens;

/// <summary>
/// A household drawn as a house with its people, their cases beside it, and who is involved in each. The page tells the same in a list, with
/// the links. Shapes and lines tell apart what colour tells too.
/// </summary>
[HtmlTargetElement("huishoudplaat", TagStructure = TagStructure.NormalOrSelfClosing)]
public sealed class HuishoudplaatTagHelper : GrafiekTagHelper
{
    private const double Breedte = 480;
    private const double Huis = 200;
    private const double Zaaklinks = 244;
    private const double Dak = 46;
    private const double Zaakhoog = 44;
    private const double Regelhoog = 24;
    private const int Perrij = 4;
    private const double Vak = 75;
    private const int Mensen = 8;
    private const int Zaken = 4;

    public Huishoudplaat Plaat { get; set; } = Huishoudplaat.Leeg;

    /// <summary>Beside a case: only the people and how many cases each has.</summary>
    public bool Klein { get; set; }

    public override void Process(TagHelperContext context, TagHelperOutput output)
    {
        if (!Plaat.Bewoners.Any())
        {
            output.SuppressOutput();
            return;
        }
        Bevinding = Plaat.Bevinding;
        Schrijf(output, "huishouden", Klein ? TekenKlein([.. Plaat.Bewoners]) : Teken([.. Plaat.Bewoners]));
        output.Content.AppendHtml("<p class=\"grafiek__sleutel\">" + string.Join("", Sleutel()) + "</p>");
    }

    private string Teken(IReadOnlyList<Plaatlid> leden)
    {
        var hoogten = leden.Select(l => Math.Max(64, l.Zaken.Sum(z => Zaakhoog + z.Betrokkenen.Count * Regelhoog + 10) + 8)).ToList();
        var onder = Dak + hoogten.Sum();
        var svg = new Tekening(Breedte, onder + 14 + Plaat.Betrokkenen.Count * Regelhoog, Titelid);
        Bouw(svg, Huis, onder);
        var y = Dak;
        foreach (var (lid, hoogte) in leden.Zip(hoogten))
        {
            var midden = y + 6 + Zaakhoog / 2;
            Mens(svg, 26, midden, 1, lid.IsHoofd);
            var regels = Regels(lid.Naam, 15);
            for (var i = 0; i < regels.Count; i++)
            {
                svg.Tekst(52, midden - 4 + i * 17, regels[i], lid.IsHoofd ? "mens__naam mens__naam--hier" : "mens__naam");
            }
            svg.Tekst(52, midden - 4 + regels.Count * 17, Ingekort(lid.Bij, 19), "stil");
            var yz = y + 6;
            foreach (var zaak in lid.Zaken)
            {
                var hart = yz + Zaakhoog / 2;
                svg.Pad(string.Create(CultureInfo.InvariantCulture, $"M{Huis:0.#} {midden:0.#}H{Huis + 22:0.#}V{hart:0.#}H{Zaaklinks:0.#}"), "draad");
                svg.Vlak(Zaaklinks, yz, Breedte - Zaaklinks - 2, Zaakhoog, zaak.IsOpen ? "dossier" : "dossier dossier--dicht");
                svg.Tekst(Zaaklinks + 10, yz + 18, $"Zaak {zaak.Nummer}", zaak.IsDeze ? "mens__naam mens__naam--hier" : "mens__naam");
                svg.Tekst(Zaaklinks + 10, yz + 36, Ingekort($"{zaak.Wat ?? "Andere wet"}, {(zaak.IsOpen ? "open" : "afgesloten")}", 26), "stil");
                yz += Zaakhoog;
                foreach (var wie in zaak.Betrokkenen)
                {
                    svg.Streep(Zaaklinks + 12, yz, Zaaklinks + 12, yz + 6, "draad");
                    Teken(svg, Zaaklinks + 12, yz + 14, wie.Soort);
                    svg.Tekst(Zaaklinks + 26, yz + 19, Ingekort(wie.Naam, 24), "stil");
                    yz += Regelhoog;
                }
                yz += 10;
            }
            y += hoogte;
        }
        foreach (var (wie, nummer) in Plaat.Betrokkenen.Select((b, i) => (b, i)))
        {
            var hier = onder + 20 + nummer * Regelhoog;
            svg.Streep(26, hier - (nummer == 0 ? 20 : Regelhoog), 26, hier, "draad");
            Teken(svg, 26, hier, wie.Soort);
            svg.Tekst(42, hier + 5, Ingekort($"{wie.Naam}, {wie.Wat}", 52), wie.Soort == Betrokkensoort.Regie ? "mens__naam" : "stil");
        }
        return svg.Klaar();
    }

    private string TekenKlein(IReadOnlyList<Plaatlid> leden)
    {
        var getoond = leden.Take(leden.Count > Mensen ? Mensen - 1 : Mensen).ToList();
        var rijen = (Math.Min(leden.Count, Mensen) + Perrij - 1) / Perrij;
        var onder = Dak + rijen * 96 + 2;
        var svg = new Tekening(Perrij * Vak + 8, onder + 4, Titelid);
        Bouw(svg, Perrij * Vak + 4, onder);
        for (var i = 0; i < Math.Min(leden.Count, Mensen); i++)
        {
            var (x, y) = (4 + i % Perrij * Vak + Vak / 2, Dak + i / Perrij * 96);
            if (i >= getoond.Count)
            {
                svg.Tekst(x, y + 34, $"en {leden.Count - getoond.Count} meer", "stil", "middle");
                continue;
            }
            var lid = getoond[i];
            Mens(svg, x, y + 22, 1, lid.IsHoofd);
            svg.Tekst(x, y + 54, Ingekort(lid.Naam.Split(' ')[0], 9), lid.IsHoofd ? "mens__naam mens__naam--hier" : "mens__naam", "middle");
            svg.Tekst(x, y + 69, Ingekort(lid.Bij.Split(',')[0], 10), "stil", "middle");
            var zaken = lid.Zaken.Take(Zaken).ToList();
            foreach (var (zaak, nummer) in zaken.Select((z, n) => (z, n)))
            {
                svg.Vlak(x - zaken.Count * 8 + nummer * 16 + 2, y + 76, 12, 14, zaak.IsOpen ? "dossier dossier--vol" : "dossier dossier--dicht");
            }
        }
        return svg.Klaar();
    }

    private static void Bouw(Tekening svg, double breedte, double onder) =>
        svg.Pad(string.Create(CultureInfo.InvariantCulture, $"M4 {onder:0.#}V{Dak - 8:0.#}L{(4 + breedte) / 2:0.#} 6L{breedte:0.#} {Dak - 8:0.#}V{onder:0.#}Z"), "huis");

    private static void Mens(Tekening svg, double x, double y, double maat, bool isHoofd)
    {
        var klasse = isHoofd ? "mens mens--hier" : "mens";
        svg.Rondje(x, y - 10 * maat, 7 * maat, klasse);
        svg.Pad(string.Create(CultureInfo.InvariantCulture, $"M{x - 13:0.#} {y + 15:0.#}V{y + 11:0.#}Q{x - 13:0.#} {y:0.#} {x:0.#} {y:0.#}Q{x + 13:0.#} {y:0.#} {x + 13:0.#} {y + 11:0.#}V{y + 15:0.#}Z"), klasse);
        if (isHoofd)
        {
            svg.Streep(x - 14, y + 20, x + 14, y + 20, "mens__streep");
        }
    }

    private static void Teken(Tekening svg, double x, double y, Betrokkensoort soort) => _ = soort switch
    {
        Betrokkensoort.Regie => svg.Ruit(x, y, 8, "betrokkene betrokkene--regie"),
        Betrokkensoort.Medewerker => svg.Rondje(x, y, 6, "betrokkene"),
        Betrokkensoort.Aanbieder => Vierkant(svg, x, y),
        _ => svg.Pad(string.Create(CultureInfo.InvariantCulture, $"M{x:0.#} {y - 7:0.#}L{x + 7:0.#} {y + 6:0.#}H{x - 7:0.#}Z"), "betrokkene betrokkene--netwerk"),
    };

    private static Tekening Vierkant(Tekening svg, double x, double y) => svg.Vlak(x - 6, y - 6, 12, 12, "betrokkene betrokkene--aanbieder");

    private IEnumerable<string> Sleutel()
    {
        static string Bij(string vorm, string naam) => $"<span><svg viewBox=\"0 0 16 16\" width=\"16\" height=\"16\" aria-hidden=\"true\" focusable=\"false\">{vorm}</svg> {naam}</span>";
        var zaken = Plaat.Bewoners.SelectMany(l => l.Zaken).ToList();
        var wie = zaken.SelectMany(z => z.Betrokkenen).Concat(Plaat.Betrokkenen).Select(b => b.Soort).ToHashSet();
        if (Plaat.Bewoners.Any(l => l.IsHoofd))
        {
            yield return Bij("<path class=\"mens__streep\" d=\"M1 12H15\"/>", "inwoner van deze zaak");
        }
        if (zaken.Any(z => z.IsOpen))
        {
            yield return Bij($"<rect class=\"dossier{(Klein ? " dossier--vol" : "")}\" x=\"2\" y=\"1\" width=\"12\" height=\"14\"/>", "open zaak");
        }
        if (zaken.Any(z => !z.IsOpen))
        {
            yield return Bij("<rect class=\"dossier dossier--dicht\" x=\"2\" y=\"1\" width=\"12\" height=\"14\"/>", "afgesloten zaak");
        }
        if (Klein)
        {
            yield break;
        }
        foreach (var (soort, vorm, naam) in new[]
        {
            (Betrokkensoort.Regie, "<path class=\"betrokkene betrokkene--regie\" d=\"M8 1L15 8L8 15L1 8Z\"/>", "regie"),
            (Betrokkensoort.Medewerker, "<circle class=\"betrokkene\" cx=\"8\" cy=\"8\" r=\"6\"/>", "medewerker"),
            (Betrokkensoort.Aanbieder, "<rect class=\"betrokkene betrokkene--aanbieder\" x=\"2\" y=\"2\" width=\"12\" height=\"12\"/>", "aanbieder"),
            (Betrokkensoort.Netwerk, "<path class=\"betrokkene betrokkene--netwerk\" d=\"M8 1L15 14H1Z\"/>", "netwerk"),
        })
        {
            if (wie.Contains(soort))
            {
                yield return Bij(vorm, naam);
            }
        }
    }

    // In two lines at most, broken between words.
    private static IReadOnlyList<string> Regels(string naam, int lengte)
    {
        if (naam.Length <= lengte || naam.LastIndexOf(' ', lengte) is not (> 0 and var plek))
        {
            return [Ingekort(naam, lengte)];
        }
        return [naam[..plek], Ingekort(naam[(plek + 1)..], lengte)];
    }

    private static string Ingekort(string tekst, int lengte) => tekst.Length <= lengte ? tekst : tekst[..(lengte - 1)].TrimEnd() + "…";
}
