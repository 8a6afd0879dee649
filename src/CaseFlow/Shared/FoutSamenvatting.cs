using Microsoft.AspNetCore.Mvc.ModelBinding;
using Microsoft.AspNetCore.Mvc.ViewFeatures;

namespace CaseFlow.Shared;

public sealed record FoutRegel(string Naam, string Tekst);

/// <summary>
/// The errors of a form, top of the page first: in the order of ViewData["Veldvolgorde"] when a page gives one, else as the model declares its fields.
/// </summary>
public static class FoutSamenvatting
{
    public static IReadOnlyList<FoutRegel> Van(ViewDataDictionary viewData) =>
        viewData.ModelState
            .SelectMany(veld => veld.Value!.Errors.Select(fout => new FoutRegel(veld.Key, fout.ErrorMessage)))
            .Where(regel => !string.IsNullOrWhiteSpace(regel.Tekst))
            .Distinct()
            .OrderBy(regel => viewData["Veldvolgorde"] is IReadOnlyList<string> volgorde ? Plaats(volgorde, regel.Naam) : Plaats(viewData.ModelMetadata, regel.Naam))
            .ToList();

    // A field of a row or a key stands where the whole list or map stands.
    private static string Plaats(IReadOnlyList<string> volgorde, string naam)
    {
        var plaats = volgorde.Select((pad, i) => (pad, i)).Where(x => naam == x.pad || naam.StartsWith(x.pad + ".", StringComparison.Ordinal))
            .OrderByDescending(x => x.pad.Length).Select(x => (int?)x.i).FirstOrDefault() ?? 9999;
        return naam.Length == 0 ? "" : plaats.ToString("D4", System.Globalization.CultureInfo.InvariantCulture);
    }

    // A fixed-width number per level, so that comparing texts compares places; what the model does not know comes last.
    private static string Plaats(ModelMetadata model, string naam)
    {
        var plaats = "";
        ModelMetadata? hier = model;
        foreach (var deel in naam.Split('.'))
        {
            var eigenschap = deel.Split('[')[0];
            var nummer = hier?.Properties.ToList().FindIndex(p => string.Equals(p.PropertyName, eigenschap, StringComparison.OrdinalIgnoreCase)) ?? -1;
            plaats += nummer < 0 ? "9999" : nummer.ToString("D4", System.Globalization.CultureInfo.InvariantCulture);
            hier = nummer < 0 ? null : deel.Contains('[') ? hier!.Properties[nummer].ElementMetadata : hier!.Properties[nummer];
        }
        return plaats;
    }
}
