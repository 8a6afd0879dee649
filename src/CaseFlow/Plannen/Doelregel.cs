using System.Text.Json.Nodes;
using CaseFlow.Formulieren;
using CaseFlow.Shared;

namespace CaseFlow.Plannen;

/// <summary>One goal as it was filled in: a plain text, or a text with who, where, by whom and by when.</summary>
public sealed record Doelregel(int? Nummer, string? Tekst, string? Voor, string? Leefgebied, string? Spoor, string? Wie, DateOnly? Uiterlijk, string? Stand)
{
    private static readonly string[] Velden = ["nummer", "tekst", "voor", "leefgebied", "spoor", "wie", "uiterlijk", "stand"];

    public static IReadOnlyList<Doelregel> Lees(Invoer invoer) => invoer["doelen"] switch
    {
        JsonArray lijst => [.. lijst.OfType<JsonNode>().Where(d => !Invoer.IsLeeg(d)).Select(Lees)],
        { } een => [Lees(een)],
        null => [],
    };

    /// <exception cref="WeigeringException">A field that a goal does not have, or a new goal without a text.</exception>
    public static void Controleer(IEnumerable<Doelregel> regels)
    {
        foreach (var regel in regels)
        {
            if (regel.Onbekend is { } veld)
            {
                throw new WeigeringException($"veld-onbekend:{veld}", $"Het veld '{veld}' hoort niet bij een doel. Haal het weg.", "doelen");
            }
            if (regel.Tekst is null && regel.Nummer is null)
            {
                throw new WeigeringException("veld-verplicht:tekst", "Schrijf bij elk nieuw doel op wat het doel is.", "doelen");
            }
        }
    }

    /// <summary>This goal stands in the plan already, just so.</summary>
    public bool IsGelijk(Plan plan) => plan.Doelen.Find(d => Nummer is { } nummer ? d.Volgorde == nummer : d.Tekst == Tekst) is { } doel
        && (Tekst ?? doel.Tekst) == doel.Tekst && (Voor ?? doel.Voor) == doel.Voor && (Leefgebied ?? doel.Leefgebied) == doel.Leefgebied
        && Spoor is null && (Wie ?? doel.Wie) == doel.Wie && (Uiterlijk ?? doel.Uiterlijk) == doel.Uiterlijk && (Stand ?? doel.Stand) == doel.Stand;

    private string? Onbekend { get; init; }

    private static Doelregel Lees(JsonNode node)
    {
        if (node is not JsonObject velden)
        {
            return new Doelregel(null, Invoer.ToText(node), null, null, null, null, null, null);
        }
        var d = new Invoer(velden);
        return new Doelregel(d.Getal("nummer"), d.Tekst("tekst"), d.Tekst("voor"), d.Tekst("leefgebied"), d.Tekst("spoor"), d.Tekst("wie"), d.Datum("uiterlijk"), d.Tekst("stand"))
        {
            Onbekend = velden.Select(v => v.Key).FirstOrDefault(k => !Velden.Contains(k)),
        };
    }
}
