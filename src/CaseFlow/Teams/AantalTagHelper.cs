using Microsoft.AspNetCore.Razor.TagHelpers;

namespace CaseFlow.Teams;

/// <summary>A number in a table: a link to what it counts, unless there is nothing: then a dash, so that what counts stands out.</summary>
[HtmlTargetElement("aantal", TagStructure = TagStructure.WithoutEndTag)]
public sealed class AantalTagHelper : TagHelper
{
    public int Waarde { get; set; }

    public string Adres { get; set; } = "";

    public override void Process(TagHelperContext context, TagHelperOutput output)
    {
        output.TagName = Waarde == 0 ? "span" : "a";
        output.TagMode = TagMode.StartTagAndEndTag;
        if (Waarde > 0)
        {
            output.Attributes.SetAttribute("href", Adres);
        }
        output.Content.Append(Waarde == 0 ? "–" : Waarde.ToString(System.Globalization.CultureInfo.InvariantCulture));
    }
}
