using Microsoft.AspNetCore.Razor.TagHelpers;

namespace CaseFlow.Shared;

/// <summary>
/// A light for a term: colour, shape and text, so that none of the three has to carry it alone.
/// Stand: op-koers, nadert, verlopen, opgeschort, geen.
/// </summary>
[HtmlTargetElement("stoplicht", TagStructure = TagStructure.NormalOrSelfClosing)]
public sealed class StoplichtTagHelper : TagHelper
{
    private static readonly Dictionary<string, (string Woord, string Vorm)> Standen = new()
    {
        ["op-koers"] = ("Op koers", """<circle cx="8" cy="8" r="7"/><path class="stoplicht__teken" d="m4.5 8.2 2.4 2.4 4.6-5"/>"""),
        ["nadert"] = ("Nadert", """<path d="M8 1 15.4 14.5H.6z"/><path class="stoplicht__teken" d="M8 5.5v4.2m0 2.2v.2"/>"""),
        ["verlopen"] = ("Verlopen", """<path d="M4.9.5h6.2l4.4 4.4v6.2l-4.4 4.4H4.9L.5 11.1V4.9z"/><path class="stoplicht__teken" d="m5.2 5.2 5.6 5.6m0-5.6-5.6 5.6"/>"""),
        ["opgeschort"] = ("Opgeschort", """<rect x="1" y="1" width="14" height="14" rx="2"/><path class="stoplicht__teken" d="M5.8 4.5v7m4.4-7v7"/>"""),
        ["geen"] = ("Geen termijn", """<circle class="stoplicht__lijn" cx="8" cy="8" r="6.2"/><path class="stoplicht__lijn" d="M5 8h6"/>"""),
    };

    public string Stand { get; set; } = "geen";

    /// <summary>The date in words; without it the name of the light itself.</summary>
    public string? Tekst { get; set; }

    public override void Process(TagHelperContext context, TagHelperOutput output)
    {
        var stand = Standen.ContainsKey(Stand) ? Stand : "geen";
        var (woord, vorm) = Standen[stand];
        output.TagName = "span";
        output.TagMode = TagMode.StartTagAndEndTag;
        output.Attributes.SetAttribute("class", $"stoplicht stoplicht--{stand}");
        output.Content.AppendHtml($"""<svg class="stoplicht__vorm" viewBox="0 0 16 16" width="16" height="16" aria-hidden="true" focusable="false">{vorm}</svg>""");
        if (string.IsNullOrWhiteSpace(Tekst))
        {
            output.Content.AppendHtml("<span>").Append(woord).AppendHtml("</span>");
            return;
        }
        output.Content.AppendHtml("""<span class="alleen-voorlezen">""").Append(woord).AppendHtml(": </span><span>").Append(Tekst).AppendHtml("</span>");
    }
}
