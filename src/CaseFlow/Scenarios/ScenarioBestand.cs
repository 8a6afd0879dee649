using System.Text.Json;
using System.Text.Json.Nodes;
using CaseFlow.Formulieren;
using CaseFlow.Gemeenten;

namespace CaseFlow.Scenarios;

/// <summary>A scenario file cannot be read; the message says where and why.</summary>
public sealed class ScenarioFormatException(string message) : Exception(message);

/// <summary>One script: who does what at which moment, and what must then be true.</summary>
public sealed record ScenarioBestand(string Id, string Gemeente, DateTimeOffset Klok, IReadOnlyList<ScenarioStap> Stappen)
{
    private static readonly Dictionary<string, string[]> Sleutels = new()
    {
        ["melding"] = ["zaak", "als", "wie", "gegevens"],
        ["vroegsignaal"] = ["zaak", "als", "wie", "gegevens"],
        ["taak"] = ["zaak", "taak", "als", "uitkomst", "gegevens", "wie", "spoor"],
        ["opschorten"] = ["zaak", "termijn", "grond", "datum", "tot", "als", "wie"],
        ["hervatten"] = ["zaak", "termijn", "grond", "datum", "als", "wie"],
        ["verlengen"] = ["zaak", "termijn", "tot", "weken", "grond", "als", "wie"],
        ["handeling"] = ["zaak", "handeling", "als", "gegevens", "wie"],
        ["configuratie"] = ["bestand", "vanaf"],
        ["overdragen"] = ["zaak", "taak", "naar", "als", "wie", "spoor"],
        ["bekijk"] = ["zaak", "als", "wie"],
        ["wacht"] = ["tot"],
    };

    private static readonly string[] Verwachtingen =
        ["zaak", "taken", "rol", "termijnen", "status", "resultaat", "signalen", "gebeurtenissen", "plan", "ave", "zaken-van-huishouden", "toegang", "fout"];

    /// <exception cref="ScenarioFormatException">Not JSON, an unknown key, or something missing.</exception>
    public static ScenarioBestand Load(string pad)
    {
        JsonNode? wortel;
        try
        {
            wortel = JsonNode.Parse(File.ReadAllText(pad), documentOptions: new JsonDocumentOptions { CommentHandling = JsonCommentHandling.Skip, AllowDuplicateProperties = false });
        }
        catch (JsonException e)
        {
            throw new ScenarioFormatException(e.LineNumber is { } regel ? $"regel {regel + 1}: dit is geen geldige JSON." : "een sleutel staat er twee keer in.");
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw new ScenarioFormatException("dit bestand kan niet worden gelezen.");
        }
        if (wortel is not JsonObject scenario)
        {
            throw new ScenarioFormatException("een scenario is een JSON-object.");
        }
        Ken(scenario, ["scenario", "gemeente", "klok", "stappen"], "het scenario");
        var klok = new Invoer(scenario).Moment("klok") ?? throw new ScenarioFormatException("'klok' ontbreekt of is geen tijdstip, bijvoorbeeld 2026-03-02T09:00.");
        if (scenario["stappen"] is not JsonArray stappen || stappen.Count == 0)
        {
            throw new ScenarioFormatException("'stappen' ontbreekt of is leeg.");
        }
        return new ScenarioBestand(Tekst(scenario, "scenario", "het scenario"), Tekst(scenario, "gemeente", "het scenario"), klok,
            [.. stappen.Select((s, i) => LeesStap(s, i + 1))]);
    }

    private static ScenarioStap LeesStap(JsonNode? knoop, int nummer)
    {
        var waar = $"stap {nummer}";
        if (knoop is not JsonObject stap)
        {
            throw new ScenarioFormatException($"{waar} is geen object.");
        }
        string? doe = null;
        if (stap["doe"] is { } wat)
        {
            doe = Invoer.ToText(wat);
            if (doe is null || !Sleutels.TryGetValue(doe, out var sleutels))
            {
                throw new ScenarioFormatException($"{waar}: 'doe' kent '{doe}' niet. Kies uit: {string.Join(", ", Sleutels.Keys)}.");
            }
            Ken(stap, ["doe", "verwacht", .. sleutels], waar);
        }
        else
        {
            Ken(stap, ["verwacht"], waar);
        }
        if (doe is null && stap["verwacht"] is null)
        {
            throw new ScenarioFormatException($"{waar} doet niets en verwacht niets.");
        }
        var verwacht = stap["verwacht"] switch
        {
            null => null,
            JsonObject o => o,
            _ => throw new ScenarioFormatException($"{waar}: 'verwacht' is geen object."),
        };
        if (verwacht is not null)
        {
            Ken(verwacht, Verwachtingen, $"{waar}, verwacht");
            if (verwacht["plan"] is JsonObject plan)
            {
                Ken(plan, ["regisseur", "sporen"], $"{waar}, verwacht.plan");
            }
            foreach (var groep in (string[])["rol", "termijnen", "gebeurtenissen", "plan"])
            {
                if (verwacht[groep] is not (null or JsonObject))
                {
                    throw new ScenarioFormatException($"{waar}, verwacht: '{groep}' is geen object.");
                }
            }
            if (verwacht["gebeurtenissen"] is JsonObject gebeurtenissen)
            {
                Ken(gebeurtenissen, [.. Gebeurtenisnamen.Bekend], $"{waar}, verwacht.gebeurtenissen");
            }
        }
        if (Invoer.ToText(stap["als"]) is { } als && !Configuratie.Rollen.Contains(als))
        {
            throw new ScenarioFormatException($"{waar}: 'als' kent '{als}' niet. Kies uit: {string.Join(", ", Configuratie.Rollen)}.");
        }
        if (stap["gegevens"] is not (null or JsonObject))
        {
            throw new ScenarioFormatException($"{waar}: 'gegevens' is geen object.");
        }
        return new ScenarioStap(nummer, doe, stap, verwacht);
    }

    private static void Ken(JsonObject inhoud, string[] bekend, string waar)
    {
        var onbekend = inhoud.Select(p => p.Key).Where(k => !bekend.Contains(k)).ToList();
        if (onbekend.Count > 0)
        {
            throw new ScenarioFormatException($"{waar} kent deze sleutels niet: {string.Join(", ", onbekend)}.");
        }
    }

    private static string Tekst(JsonObject inhoud, string sleutel, string waar) =>
        Invoer.ToText(inhoud[sleutel]) is { Length: > 0 } tekst ? tekst : throw new ScenarioFormatException($"{waar}: '{sleutel}' ontbreekt.");
}

/// <summary>One step: something that is done, something that must be true, or both.</summary>
public sealed record ScenarioStap(int Nummer, string? Doe, JsonObject Inhoud, JsonObject? Verwacht)
{
    public string? Tekst(string sleutel) => Invoer.ToText(Inhoud[sleutel]);

    public JsonObject Gegevens => (JsonObject?)Inhoud["gegevens"]?.DeepClone() ?? [];
}

/// <summary>What did not hold: the step, what was expected and what was found.</summary>
public sealed record Verschil(int Stap, string Verwacht, string Gevonden);

public sealed record ScenarioUitslag(string Scenario, int Stappen, IReadOnlyList<Verschil> Verschillen)
{
    public bool IsGoed => Verschillen.Count == 0;

    /// <summary>Per route the arrows that were walked.</summary>
    public IReadOnlyDictionary<string, IReadOnlyList<string>> Walked { get; init; } = new Dictionary<string, IReadOnlyList<string>>();

    /// <summary>The names of what was counted.</summary>
    public IReadOnlyList<string> Gebeurtenissen { get; init; } = [];
}
