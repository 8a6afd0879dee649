using Microsoft.AspNetCore.Mvc.Rendering;
using Microsoft.AspNetCore.Razor.TagHelpers;

namespace CaseFlow.Shared;

/// <summary>A fieldset with radio buttons or checkboxes. The first one has the id of the field, so links to it work.</summary>
public abstract class VeldGroep : VeldTagHelper
{
    /// <summary>Side by side, for two or three short choices.</summary>
    public bool NaastElkaar { get; set; }

    protected void Schrijf(TagHelperOutput output, string soort, IEnumerable<Optie> opties, IReadOnlyCollection<string> gekozen)
    {
        var groep = Element("fieldset", "utrecht-form-fieldset__fieldset utrecht-form-fieldset__fieldset--html-fieldset");
        Beschrijf(groep, isGroep: true);
        if (soort == "radio")
        {
            groep.Attributes["role"] = "radiogroup";
            if (Verplicht) groep.Attributes["aria-required"] = "true";
            if (IsFout) groep.Attributes["aria-invalid"] = "true";
        }
        Omhul(output, "groep", groep);

        var legenda = Element("legend", "utrecht-form-fieldset__legend utrecht-form-fieldset__legend--html-legend");
        legenda.InnerHtml.AppendHtml(LabelTekst());
        groep.InnerHtml.AppendHtml(legenda);
        Uitlegregel(groep.InnerHtml);
        Foutregel(groep.InnerHtml);

        var lijst = Element("div", NaastElkaar ? "veld-opties veld-opties--naast-elkaar" : "veld-opties");
        var nummer = 0;
        foreach (var deel in opties.GroupBy(o => o.Groep))
        {
            if (deel.Key is not null)
            {
                var kop = Element("div", "veld-opties__kop");
                kop.InnerHtml.Append(deel.Key);
                lijst.InnerHtml.AppendHtml(kop);
            }
            foreach (var optie in deel)
            {
                var id = nummer++ == 0 ? Id : $"{Id}-{AlsTekst(nummer)}";
                var vakje = Vakje(soort, id, optie.Waarde, gekozen.Contains(optie.Waarde));
                if (IsFout && soort == "checkbox") vakje.Attributes["aria-invalid"] = "true";
                lijst.InnerHtml.AppendHtml(Optie(vakje, soort, optie));
            }
        }
        groep.InnerHtml.AppendHtml(lijst);
        output.Content.AppendHtml(groep);
    }

    protected static TagBuilder Optie(TagBuilder invoer, string soort, Optie keuze)
    {
        var label = Element("label", $"utrecht-form-label utrecht-form-label--{soort} veld-optie");
        label.Attributes["for"] = invoer.Attributes["id"];
        var woorden = new TagBuilder("span");
        woorden.InnerHtml.Append(keuze.Label);
        if (keuze.Uitleg is not null)
        {
            var uitleg = Element("span", "veld-optie__uitleg");
            uitleg.InnerHtml.Append(keuze.Uitleg);
            woorden.InnerHtml.AppendHtml(uitleg);
        }
        label.InnerHtml.AppendHtml(invoer).AppendHtml(woorden);
        return label;
    }

    protected TagBuilder Vakje(string soort, string id, string waarde, bool isGekozen)
    {
        var klasse = soort == "radio" ? "radio-button" : "checkbox";
        var vakje = Element("input", $"utrecht-{klasse} utrecht-{klasse}--html-input");
        vakje.TagRenderMode = TagRenderMode.SelfClosing;
        vakje.Attributes["type"] = soort;
        vakje.Attributes["id"] = id;
        vakje.Attributes["name"] = VolledigeNaam;
        vakje.Attributes["value"] = waarde;
        if (isGekozen) vakje.Attributes["checked"] = "checked";
        return vakje;
    }
}

/// <summary>One of several visible choices.</summary>
[HtmlTargetElement("veld-radios", TagStructure = TagStructure.NormalOrSelfClosing)]
public sealed class VeldRadiosTagHelper : VeldGroep
{
    public string? Waarde { get; set; }
    public IEnumerable<Optie> Opties { get; set; } = [];

    public override void Process(TagHelperContext context, TagHelperOutput output) =>
        Schrijf(output, "radio", Opties, Ingevuld(Waarde) is { } w ? [w] : []);
}

/// <summary>Any number of visible choices.</summary>
[HtmlTargetElement("veld-vinkjes", TagStructure = TagStructure.NormalOrSelfClosing)]
public sealed class VeldVinkjesTagHelper : VeldGroep
{
    public IEnumerable<string>? Waarden { get; set; }
    public IEnumerable<Optie> Opties { get; set; } = [];

    public override void Process(TagHelperContext context, TagHelperOutput output) =>
        Schrijf(output, "checkbox", Opties, Gekozen(Waarden));
}

/// <summary>Yes or no, with neither chosen until someone chooses. Posts true or false.</summary>
[HtmlTargetElement("veld-janee", TagStructure = TagStructure.NormalOrSelfClosing)]
public sealed class VeldJaNeeTagHelper : VeldGroep
{
    public bool? Waarde { get; set; }
    public string Ja { get; set; } = "Ja";
    public string Nee { get; set; } = "Nee";

    public override void Process(TagHelperContext context, TagHelperOutput output)
    {
        NaastElkaar = true;
        Schrijf(output, "radio", [new("true", Ja), new("false", Nee)], Ingevuld(Waarde) is { } w ? [w.ToLowerInvariant()] : []);
    }
}

/// <summary>One checkbox. Posts true when ticked and nothing otherwise.</summary>
[HtmlTargetElement("veld-vink", TagStructure = TagStructure.NormalOrSelfClosing)]
public sealed class VeldVinkTagHelper : VeldGroep
{
    public bool? Waarde { get; set; }

    public override void Process(TagHelperContext context, TagHelperOutput output)
    {
        var vakje = Vakje("checkbox", Id, "true", string.Equals(Ingevuld(Waarde), "true", StringComparison.OrdinalIgnoreCase));
        Beschrijf(vakje);
        Omhul(output, "vink", vakje);
        Foutregel(output.Content);
        output.Content.AppendHtml(Optie(vakje, "checkbox", new Optie("true", Label)));
        Uitlegregel(output.Content);
    }
}
