using System.Text.Json;
using System.Text.Json.Nodes;
using CaseFlow.Formulieren;
using CaseFlow.Import;

namespace CaseFlow.Schuldhulp;

/// <summary>
/// The signals of a file in the VNG form DDAS vroegsignalering (schema 1.2): leveringen[].vroegsignalen[], with ID, crisissignaal, bedrag, signaaldatum,
/// status, signaalpartner.type and client. What the municipality itself did with them (vroegsignaalzaken) is not read.
/// </summary>
internal static class DdasLezer
{
    private static readonly Dictionary<string, string> Partners = new()
    {
        ["Energie"] = "energie",
        ["Huur"] = "verhuurder",
        ["Hypotheek"] = "hypotheekverstrekker",
        ["Water"] = "drinkwater",
        ["Zorg"] = "zorgverzekeraar",
        ["CAK Eigen bijdrage"] = "cak",
        ["CAK Zorgverzekeringen"] = "cak",
    };

    private static readonly Dictionary<string, string> Geslachten = new() { ["Man"] = "m", ["Vrouw"] = "v" };

    public static bool IsDdas(string tekst) => tekst.AsSpan().TrimStart().StartsWith("{");

    /// <exception cref="Shared.WeigeringException">Not JSON, or not of this form.</exception>
    public static IReadOnlyList<Bronrij> Lees(string tekst)
    {
        JsonNode? wortel;
        try
        {
            wortel = JsonNode.Parse(tekst);
        }
        catch (JsonException e)
        {
            throw Csvlezer.Fout($"Regel {(e.LineNumber ?? 0) + 1}: dit is geen geldige JSON.");
        }
        if (wortel is not JsonObject model || model["leveringen"] is not JsonArray leveringen)
        {
            throw Csvlezer.Fout("Dit is geen bestand in de vorm DDAS vroegsignalering: 'leveringen' ontbreekt.");
        }
        var signalen = leveringen.OfType<JsonObject>().SelectMany(l => l["vroegsignalen"] as JsonArray ?? []).ToList();
        return signalen.Count <= Csvlezer.MaxRijen ? [.. signalen.Select((s, i) => Rij(s, i + 1))] : throw Csvlezer.Fout($"Het bestand heeft meer dan {Csvlezer.MaxRijen} signalen. Deel het op.");
    }

    private static Bronrij Rij(JsonNode? knoop, int nummer)
    {
        if (knoop is not JsonObject o)
        {
            return new Bronrij(nummer, new Dictionary<string, string>()) { Fout = "Dit signaal is geen object." };
        }
        var signaal = new Invoer(o);
        var client = signaal.Groep("client");
        var partner = signaal.Groep("signaalpartner").Tekst("type");
        var velden = new Dictionary<string, string?>
        {
            ["kenmerk"] = signaal.Tekst("ID"),
            ["bron"] = partner is null ? null : Partners.GetValueOrDefault(partner) ?? partner.ToLowerInvariant().Replace(' ', '-'),
            ["datum"] = signaal.Tekst("signaaldatum") ?? signaal.Tekst("ontstaansdatum"),
            ["bedrag"] = signaal.Tekst("bedrag"),
            ["crisis"] = signaal.Tekst("crisissignaal"),
            ["bsn"] = client.Tekst("burgerservicenummer"),
            ["geboortedatum"] = client.Tekst("geboortedatum"),
            ["geslacht"] = Geslachten.GetValueOrDefault(client.Tekst("geslachtsaanduiding") ?? ""),
            ["postcode"] = client.Tekst("postcode"),
            ["huisnummer"] = client.Tekst("huisnummer"),
            ["toevoeging"] = client.Tekst("huisnummertoevoeging"),
        };
        var status = signaal.Tekst("status");
        return new Bronrij(nummer, velden.Where(v => !string.IsNullOrEmpty(v.Value)).ToDictionary(v => v.Key, v => v.Value!))
        {
            Fout = status is null or "Nog niet opgepakt" ? null : "Volgens het bestand is dit signaal al behandeld. Alleen 'Nog niet opgepakt' wordt ingelezen.",
        };
    }
}
