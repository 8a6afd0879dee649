using System.Globalization;
using System.Text;
using System.Text.Encodings.Web;

namespace CaseFlow.Grafieken;

/// <summary>Writes SVG. The looks come from the style sheet by class, so that a strict policy for content holds and no script is needed.</summary>
internal sealed class Tekening
{
    private readonly StringBuilder _svg = new();

    /// <param name="beschrijving">Ids of the elements that say what the drawing shows; with none it is left out for a reader.</param>
    public Tekening(double breedte, double hoogte, string? beschrijving, string? naam = null)
    {
        _svg.Append(CultureInfo.InvariantCulture, $"<svg viewBox=\"0 0 {breedte:0.#} {hoogte:0.#}\"");
        _svg.Append(beschrijving is not null ? $" role=\"img\" aria-labelledby=\"{Veilig(beschrijving)}\"" : naam is not null ? $" role=\"img\" aria-label=\"{Veilig(naam)}\"" : " aria-hidden=\"true\"");
        _svg.Append(" focusable=\"false\">");
    }

    /// <summary>A hatching by this id, for what must be told apart without colour.</summary>
    public Tekening Arcering(string id, string klasse)
    {
        _svg.Append($"<defs><pattern id=\"{Veilig(id)}\" width=\"6\" height=\"6\" patternUnits=\"userSpaceOnUse\" patternTransform=\"rotate(45)\"><rect class=\"{klasse}-grond\" width=\"6\" height=\"6\"/><path class=\"{klasse}-lijn\" d=\"M0 0v6\"/></pattern></defs>");
        return this;
    }

    public Tekening Tekst(double x, double y, string tekst, string? klasse = null, string anker = "start")
    {
        _svg.Append(CultureInfo.InvariantCulture, $"<text x=\"{x:0.#}\" y=\"{y:0.#}\"{Klasse(klasse)}{(anker == "start" ? "" : $" text-anchor=\"{anker}\"")}>").Append(Veilig(tekst)).Append("</text>");
        return this;
    }

    public Tekening Vlak(double x, double y, double breedte, double hoogte, string klasse, string? vulling = null)
    {
        _svg.Append(CultureInfo.InvariantCulture, $"<rect{Klasse(klasse)} x=\"{x:0.#}\" y=\"{y:0.#}\" width=\"{Math.Max(0, breedte):0.#}\" height=\"{Math.Max(0, hoogte):0.#}\"{Vulling(vulling)}/>");
        return this;
    }

    public Tekening Streep(double x1, double y1, double x2, double y2, string klasse)
    {
        _svg.Append(CultureInfo.InvariantCulture, $"<path{Klasse(klasse)} d=\"M{x1:0.#} {y1:0.#}L{x2:0.#} {y2:0.#}\"/>");
        return this;
    }

    public Tekening Pad(string d, string klasse, string? vulling = null)
    {
        _svg.Append($"<path{Klasse(klasse)} d=\"{d}\"{Vulling(vulling)}/>");
        return this;
    }

    public Tekening Rondje(double x, double y, double straal, string klasse)
    {
        _svg.Append(CultureInfo.InvariantCulture, $"<circle{Klasse(klasse)} cx=\"{x:0.#}\" cy=\"{y:0.#}\" r=\"{straal:0.#}\"/>");
        return this;
    }

    public Tekening Ruit(double x, double y, double straal, string klasse) =>
        Pad(string.Create(CultureInfo.InvariantCulture, $"M{x:0.#} {y - straal:0.#}L{x + straal:0.#} {y:0.#}L{x:0.#} {y + straal:0.#}L{x - straal:0.#} {y:0.#}Z"), klasse);

    public string Klaar() => _svg.Append("</svg>").ToString();

    private static string Klasse(string? klasse) => klasse is null ? "" : $" class=\"{klasse}\"";

    private static string Vulling(string? id) => id is null ? "" : $" fill=\"url(#{Veilig(id)})\"";

    private static string Veilig(string tekst) => HtmlEncoder.Default.Encode(tekst);
}
