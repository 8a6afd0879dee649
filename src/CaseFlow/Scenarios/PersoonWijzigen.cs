using System.Text.Json.Nodes;
using CaseFlow.Formulieren;
using CaseFlow.Shared;

namespace CaseFlow.Scenarios;

/// <summary>
/// In a script one act changes a person; on the screen each change has a form of its own. Read are
/// <c>{"overlijden": {"datum": ...}}</c>, <c>{"verhuizing": {"datum", "gemeente"}}</c>, <c>{"huishouden-in": {"huishouden", "rol", "datum"}}</c>, <c>{"huishouden-uit": {"datum"}}</c>,
/// also as <c>{"huishouden": {"in": ...}}</c>, with a bare date or key in the place of the fields, or with the name under <c>soort</c>.
/// </summary>
internal static class PersoonWijzigen
{
    private static readonly string[] Soorten = ["overlijden", "verhuizing", "huishouden-in", "huishouden-uit"];

    public static (string Id, JsonObject Gegevens) Lees(JsonObject gegevens)
    {
        if (gegevens["huishouden"] is JsonObject huishouden && (huishouden.ContainsKey("in") || huishouden.ContainsKey("uit")))
        {
            var richting = huishouden.ContainsKey("in") ? "in" : "uit";
            gegevens.Remove("huishouden");
            gegevens[$"huishouden-{richting}"] = huishouden[richting]?.DeepClone();
        }
        if (Invoer.ToText(gegevens["soort"]) is { } soort && Soorten.Contains(soort))
        {
            gegevens.Remove("soort");
            return (soort, gegevens);
        }
        foreach (var id in Soorten.Where(gegevens.ContainsKey))
        {
            var inhoud = gegevens[id]?.DeepClone();
            gegevens.Remove(id);
            return (id, inhoud switch
            {
                JsonObject velden => velden,
                _ when Invoer.ToDate(inhoud) is not null => Met(gegevens, "datum", inhoud),
                _ when id == "huishouden-in" && Invoer.ToText(inhoud) is not null => Met(gegevens, "huishouden", inhoud),
                _ => gegevens,
            });
        }
        throw new WeigeringException("veld-verplicht:soort", $"Zeg wat er verandert: {string.Join(", ", Soorten)}.");
    }

    private static JsonObject Met(JsonObject gegevens, string veld, JsonNode? waarde)
    {
        gegevens[veld] = waarde;
        return gegevens;
    }
}
