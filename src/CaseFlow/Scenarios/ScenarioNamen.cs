using System.Text.Json.Nodes;
using CaseFlow.Formulieren;
using CaseFlow.Gemeenten;
using CaseFlow.Werkprocessen;

namespace CaseFlow.Scenarios;

/// <summary>Names in a scenario that nothing in this installation answers to. A step that expects to be refused may use any.</summary>
internal sealed class ScenarioNamen(Bronnen bronnen, IReadOnlyCollection<string> handelingen)
{
    private readonly ILookup<string, string> _uitkomsten = bronnen.Routeboek.Uitkomsten();

    public IEnumerable<ConfiguratieFout> Controleer(Configuratiebestand bestand, ScenarioBestand scenario)
    {
        if (!bronnen.Configuratie.Gemeenten.ContainsKey(scenario.Gemeente))
        {
            yield return bestand.Fout(scenario.Gemeente, $"De gemeente '{scenario.Gemeente}' bestaat niet.", $"Kies uit: {string.Join(", ", bronnen.Configuratie.Gemeenten.Keys.Order(StringComparer.Ordinal))}.");
        }
        foreach (var stap in scenario.Stappen)
        {
            ConfiguratieFout Fout(string waarde, string melding, string watTeDoen) => bestand.Fout(waarde, $"Stap {stap.Nummer}: {melding}", watTeDoen);
            foreach (var fout in (stap.Verwacht?["fout"] is null ? VanStap(stap, Fout) : []).Concat(VanVerwachting(stap.Verwacht ?? [], Fout)))
            {
                yield return fout;
            }
        }
    }

    private bool Bestaat(string termijn) => bronnen.TermijnRegels.Bestaat(termijn) || termijn == Gemeentenormen.Terugkoppeling
        || bronnen.Configuratie.Gemeenten.Values.Any(g => g.Normen.Any(n => n.Id == termijn));

    private IEnumerable<ConfiguratieFout> VanStap(ScenarioStap stap, Func<string, string, string, ConfiguratieFout> fout)
    {
        if (stap.Tekst("taak") is { } taak)
        {
            if (!_uitkomsten.Contains(taak))
            {
                yield return fout(taak, $"geen route heeft de taak '{taak}'.", "Schrijf de id van een taak uit workflows/routes.");
            }
            else if (stap.Tekst("uitkomst") is { } uitkomst && !_uitkomsten[taak].Contains(uitkomst))
            {
                yield return fout(uitkomst, $"de taak '{taak}' heeft geen uitkomst '{uitkomst}'.", $"Kies uit: {string.Join(", ", _uitkomsten[taak].Distinct())}.");
            }
        }
        if (stap.Tekst("handeling") is { } handeling && !handelingen.Contains(handeling))
        {
            yield return fout(handeling, $"de handeling '{handeling}' bestaat niet.", $"Kies uit: {string.Join(", ", handelingen.Order(StringComparer.Ordinal))}.");
        }
        if (stap.Tekst("termijn") is { } termijn && !Bestaat(termijn))
        {
            yield return fout(termijn, $"de termijn '{termijn}' bestaat niet.", "Kies een termijn uit termijnen/termijnregels.json, of een norm van de gemeente.");
        }
    }

    private IEnumerable<ConfiguratieFout> VanVerwachting(JsonObject verwacht, Func<string, string, string, ConfiguratieFout> fout)
    {
        var taken = (verwacht["taken"] as JsonArray)?.Select(Invoer.ToText) ?? [];
        var rollen = (verwacht["rol"] as JsonObject)?.Select(r => (string?)r.Key) ?? [];
        foreach (var taak in taken.Concat(rollen).OfType<string>().Where(t => !_uitkomsten.Contains(t.Split('@')[0])))
        {
            yield return fout(taak, $"er wordt de taak '{taak}' verwacht, maar geen route heeft die.", "Schrijf de id van een taak uit workflows/routes.");
        }
        foreach (var (termijn, _) in (verwacht["termijnen"] as JsonObject ?? []).Where(t => !Bestaat(t.Key)))
        {
            yield return fout(termijn, $"er wordt iets verwacht van de termijn '{termijn}', maar die bestaat niet.", "Kies een termijn uit termijnen/termijnregels.json, of een norm van de gemeente.");
        }
    }
}
