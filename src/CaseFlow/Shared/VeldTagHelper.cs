using System.Globalization;
using System.Net;
using System.Text.Encodings.Web;
using Microsoft.AspNetCore.Html;
using Microsoft.AspNetCore.Mvc.ModelBinding;
using Microsoft.AspNetCore.Mvc.Rendering;
using Microsoft.AspNetCore.Mvc.ViewFeatures;
using Microsoft.AspNetCore.Razor.TagHelpers;

namespace CaseFlow.Shared;

/// <summary>
/// A whole form field: label, hint, error and control, tied together for assistive technology.
/// Name it with <c>voor</c> (a property of the model) or with <c>naam</c> and a value.
/// The error and what the user typed come from ModelState unless <c>fout</c> is given.
/// Attributes it does not know (maxlength, inputmode, accesskey) go to the control.
/// </summary>
public abstract class VeldTagHelper : TagHelper
{
    /// <summary>In ViewData: most fields of this form may stay empty, so the few that may not are marked instead.</summary>
    public const string MerktVerplicht = "MerktVerplicht";

    /// <summary>In ViewData: whether this field is needed depends on what follows, and its hint says when.</summary>
    public const string Deels = "DeelsVerplicht";

    public const string UitlegVerplicht = "Wat u moet invullen, is gemerkt met (verplicht). Vul de rest in als u het weet.";

    public ModelExpression? Voor { get; set; }
    public string? Naam { get; set; }
    public string Label { get; set; } = "";
    public string? Uitleg { get; set; }
    public string? Fout { get; set; }
    public bool Verplicht { get; set; }
    public string? Class { get; set; }

    [ViewContext, HtmlAttributeNotBound]
    public ViewContext? ViewContext { get; set; }

    protected string VolledigeNaam =>
        Naam ?? Voor?.Name ?? throw new InvalidOperationException($"A field needs voor or naam (label '{Label}').");

    protected string Id => VeldId.Van(VolledigeNaam);

    private ModelStateEntry? Invoer => ViewContext?.ViewData.ModelState.GetValueOrDefault(VolledigeNaam);

    private string? Foutmelding => Fout ?? (Invoer is { Errors.Count: > 0 } i ? i.Errors[0].ErrorMessage : null);

    protected bool IsFout => !string.IsNullOrWhiteSpace(Foutmelding);

    /// <summary>What the user typed when that was refused, else the given value, else the model's.</summary>
    protected string? Ingevuld(object? waarde) =>
        Invoer is { ValidationState: ModelValidationState.Invalid, AttemptedValue: { } getypt }
            ? getypt
            : AlsTekst(waarde ?? Voor?.Model);

    protected IReadOnlyCollection<string> Gekozen(IEnumerable<string>? waarden)
    {
        if (Invoer is { ValidationState: ModelValidationState.Invalid, RawValue: { } rauw })
        {
            return rauw is string[] vele ? vele : [rauw.ToString() ?? ""];
        }
        return (waarden ?? (Voor?.Model is System.Collections.IEnumerable lijst and not string
            ? lijst.Cast<object?>().Select(v => AlsTekst(v) ?? "")
            : AlsTekst(Voor?.Model) is { } een ? [een] : [])).ToArray();
    }

    protected static string? AlsTekst(object? waarde) => waarde switch
    {
        null => null,
        bool b => b ? "true" : "false",
        DateOnly dag => dag.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture),
        DateTime moment => moment.ToString("yyyy-MM-dd'T'HH:mm", CultureInfo.InvariantCulture),
        TimeOnly tijd => tijd.ToString("HH:mm", CultureInfo.InvariantCulture),
        IFormattable getal => getal.ToString(null, CultureInfo.InvariantCulture),
        _ => waarde.ToString(),
    };

    protected IHtmlContent LabelTekst()
    {
        var inhoud = new HtmlContentBuilder().Append(Label);
        var isGemerkt = ViewContext?.ViewData[Deels] is not true && Verplicht == ViewContext?.ViewData[MerktVerplicht] is true;
        return isGemerkt ? inhoud.AppendHtml($" <span class=\"veld-niet-verplicht\">({(Verplicht ? "verplicht" : "niet verplicht")})</span>") : inhoud;
    }

    protected void Uitlegregel(IHtmlContentBuilder inhoud)
    {
        if (!string.IsNullOrWhiteSpace(Uitleg)) Regel(inhoud, "uitleg", "utrecht-form-field-description utrecht-form-field__description", Uitleg);
    }

    protected void Foutregel(IHtmlContentBuilder inhoud)
    {
        if (IsFout) Regel(inhoud, "fout", "utrecht-form-field-error-message utrecht-form-field__error-message veld-fout", "Fout: " + Foutmelding);
    }

    private void Regel(IHtmlContentBuilder inhoud, string soort, string klassen, string tekst)
    {
        var regel = Element("div", klassen);
        regel.Attributes["id"] = $"{Id}-{soort}";
        regel.InnerHtml.Append(tekst);
        inhoud.AppendHtml(regel);
    }

    /// <summary>aria-describedby, aria-invalid and aria-required, on a control or on a fieldset.</summary>
    protected void Beschrijf(TagBuilder element, bool isGroep = false)
    {
        var beschreven = new List<string>();
        if (!string.IsNullOrWhiteSpace(Uitleg)) beschreven.Add(Id + "-uitleg");
        if (IsFout) beschreven.Add(Id + "-fout");
        if (beschreven.Count > 0) element.Attributes["aria-describedby"] = string.Join(' ', beschreven);
        if (IsFout && !isGroep) element.Attributes["aria-invalid"] = "true";
        if (Verplicht && !isGroep) element.Attributes["aria-required"] = "true";
    }

    protected void Omhul(TagHelperOutput output, string soort, TagBuilder element)
    {
        foreach (var attribuut in output.Attributes)
        {
            element.Attributes[attribuut.Name] = Ongecodeerd(attribuut.Value);
        }
        output.Attributes.Clear();
        output.TagName = "div";
        output.TagMode = TagMode.StartTagAndEndTag;
        var klassen = $"utrecht-form-field utrecht-form-field--{soort} veld";
        if (IsFout) klassen += " utrecht-form-field--invalid";
        if (Class is not null) klassen += " " + Class;
        output.Attributes.SetAttribute("class", klassen);
    }

    // Razor hands over literal attributes encoded, and TagBuilder encodes them again.
    private static string? Ongecodeerd(object? waarde)
    {
        if (waarde is not IHtmlContent html) return waarde?.ToString();
        using var tekst = new StringWriter();
        html.WriteTo(tekst, HtmlEncoder.Default);
        return WebUtility.HtmlDecode(tekst.ToString());
    }

    protected static TagBuilder Element(string naam, string klassen)
    {
        var element = new TagBuilder(naam);
        element.AddCssClass(klassen);
        return element;
    }
}

/// <summary>The id of a field, the same for the field and for the links of the error summary.</summary>
public static class VeldId
{
    public static string Van(string naam) =>
        "veld-" + string.Concat(naam.Select(c => char.IsAsciiLetterOrDigit(c) ? char.ToLowerInvariant(c) : '-')).Trim('-');
}

public sealed record Optie(string Waarde, string Label, string? Groep = null, string? Uitleg = null);
