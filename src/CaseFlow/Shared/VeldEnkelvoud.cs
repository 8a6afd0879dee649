using Microsoft.AspNetCore.Mvc.Rendering;
using Microsoft.AspNetCore.Razor.TagHelpers;

namespace CaseFlow.Shared;

/// <summary>A field with one control under its label.</summary>
public abstract class VeldEnkelvoud : VeldTagHelper
{
    public override void Process(TagHelperContext context, TagHelperOutput output)
    {
        var element = Besturing();
        element.Attributes["id"] = Id;
        element.Attributes["name"] = VolledigeNaam;
        Beschrijf(element);
        Omhul(output, "text", element);

        var label = Element("label", "utrecht-form-label");
        label.Attributes["for"] = Id;
        label.InnerHtml.AppendHtml(LabelTekst());
        var regel = Element("div", "utrecht-form-field__label");
        regel.InnerHtml.AppendHtml(label);
        output.Content.AppendHtml(regel);
        Uitlegregel(output.Content);
        Foutregel(output.Content);
        var invoer = Element("div", "utrecht-form-field__input");
        invoer.InnerHtml.AppendHtml(element);
        output.Content.AppendHtml(invoer);
    }

    protected abstract TagBuilder Besturing();

    protected string Klassen(string soort, string html) =>
        $"utrecht-{soort} utrecht-{soort}--html-{html}" + (IsFout ? $" utrecht-{soort}--invalid" : "");
}

/// <summary>One line: text, date, email, tel, number, datetime-local. A DateOnly behind <c>voor</c> becomes a date.</summary>
[HtmlTargetElement("veld-tekst", TagStructure = TagStructure.NormalOrSelfClosing)]
public sealed class VeldTekstTagHelper : VeldEnkelvoud
{
    public string? Waarde { get; set; }
    public string? Type { get; set; }
    public string? Autocomplete { get; set; }

    /// <summary>Names that the browser offers while one types; any other text is as good.</summary>
    public IReadOnlyList<string> Aangeboden { get; set; } = [];

    public override void Process(TagHelperContext context, TagHelperOutput output)
    {
        base.Process(context, output);
        if (Aangeboden.Count == 0) return;
        var lijst = new TagBuilder("datalist") { Attributes = { ["id"] = Lijstnaam } };
        foreach (var naam in Aangeboden) lijst.InnerHtml.AppendHtml(new TagBuilder("option") { TagRenderMode = TagRenderMode.StartTag, Attributes = { ["value"] = naam } });
        output.Content.AppendHtml(lijst);
    }

    private string Lijstnaam => Id + "-aangeboden";

    private string Soort => Type ?? (Nullable.GetUnderlyingType(Voor?.ModelExplorer.ModelType ?? typeof(string)) ?? Voor?.ModelExplorer.ModelType) switch
    {
        var t when t == typeof(DateOnly) => "date",
        var t when t == typeof(DateTime) => "datetime-local",
        var t when t == typeof(TimeOnly) => "time",
        _ => "text",
    };

    protected override TagBuilder Besturing()
    {
        var invoer = Element("input", Klassen("textbox", "input"));
        invoer.TagRenderMode = TagRenderMode.SelfClosing;
        if (Soort is "date" or "datetime-local" or "time" or "number") invoer.AddCssClass("veld-kort");
        invoer.Attributes["type"] = Soort;
        invoer.Attributes["autocomplete"] = Autocomplete ?? "off";
        if (Aangeboden.Count > 0) invoer.Attributes["list"] = Lijstnaam;
        if (Ingevuld(Waarde) is { } waarde) invoer.Attributes["value"] = waarde;
        return invoer;
    }
}

/// <summary>Several lines of text.</summary>
[HtmlTargetElement("veld-lang", TagStructure = TagStructure.NormalOrSelfClosing)]
public sealed class VeldLangTagHelper : VeldEnkelvoud
{
    public string? Waarde { get; set; }
    public int Regels { get; set; } = 4;

    protected override TagBuilder Besturing()
    {
        var tekst = Element("textarea", Klassen("textarea", "textarea"));
        tekst.Attributes["rows"] = AlsTekst(Regels);
        // HTML drops one line break right after the start tag: this one, so that none of the user's is lost.
        tekst.InnerHtml.AppendHtml("\n").Append(Ingevuld(Waarde) ?? "");
        return tekst;
    }
}

/// <summary>A choice from a list, in groups when the choices name one.</summary>
[HtmlTargetElement("veld-keuze", TagStructure = TagStructure.NormalOrSelfClosing)]
public sealed class VeldKeuzeTagHelper : VeldEnkelvoud
{
    public string? Waarde { get; set; }
    public IEnumerable<Optie> Opties { get; set; } = [];

    /// <summary>The first, empty choice; an empty text leaves it out.</summary>
    public string Leeg { get; set; } = "Kies";

    protected override TagBuilder Besturing()
    {
        var lijst = Element("select", Klassen("select", "select"));
        var gekozen = Ingevuld(Waarde) ?? "";
        if (Leeg.Length > 0) lijst.InnerHtml.AppendHtml(Optie(new Optie("", Leeg), gekozen));
        foreach (var groep in Opties.GroupBy(o => o.Groep))
        {
            var ouder = lijst;
            if (groep.Key is not null)
            {
                ouder = new TagBuilder("optgroup") { Attributes = { ["label"] = groep.Key } };
                lijst.InnerHtml.AppendHtml(ouder);
            }
            foreach (var optie in groep) ouder.InnerHtml.AppendHtml(Optie(optie, gekozen));
        }
        return lijst;
    }

    private static TagBuilder Optie(Optie keuze, string gekozen)
    {
        var optie = new TagBuilder("option") { Attributes = { ["value"] = keuze.Waarde } };
        if (keuze.Waarde == gekozen) optie.Attributes["selected"] = "selected";
        optie.InnerHtml.Append(keuze.Label);
        return optie;
    }
}
