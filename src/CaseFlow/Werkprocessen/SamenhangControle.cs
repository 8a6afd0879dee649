using CaseFlow.Engine.Model;
using CaseFlow.Gemeenten;

namespace CaseFlow.Werkprocessen;

/// <summary>Names in one file that stand for something in another: a municipality names routes and steps, a route names another route.</summary>
internal sealed class SamenhangControle(Bronnen bronnen)
{
    private readonly ILookup<string, UserTaskNode> _taken = bronnen.Routeboek.Taken();

    public IEnumerable<ConfiguratieFout> Controleer() => bronnen.Configuratie.Gemeenten.Values.OrderBy(g => g.Id, StringComparer.Ordinal).SelectMany(VanGemeente).Concat(VanRoutes());

    private IEnumerable<ConfiguratieFout> VanGemeente(Gemeente gemeente)
    {
        var bestand = Configuratiebestand.Load(bronnen.Pad, Path.Combine(bronnen.Pad, "gemeenten", gemeente.Id, "gemeente.json"));
        foreach (var route in gemeente.Routes.Where(r => !bronnen.Routeboek.Kent(r)))
        {
            yield return bestand.Fout(route, $"De route '{route}' staat niet in workflows/routes.", "Haal hem uit routes of voeg het bestand toe.");
        }
        foreach (var dubbel in gemeente.Routes.GroupBy(r => r).Where(g => g.Count() > 1).Select(g => g.Key))
        {
            yield return bestand.Fout(dubbel, $"De route '{dubbel}' staat twee keer bij routes.", "Haal er een weg.");
        }
        foreach (var route in new[] { "melding", "brede-uitvraag" }.Except(gemeente.Routes))
        {
            yield return bestand.Fout("routes", $"De route '{route}' ontbreekt bij routes.", "Zonder deze route kan hier geen melding worden behandeld.");
        }
        foreach (var norm in gemeente.Normen)
        {
            foreach (var plek in new[] { norm.Start, norm.Klaar }.Where(p => p.StartsWith("taak:", StringComparison.Ordinal)).Distinct())
            {
                var delen = plek.Split(':');
                if (!_taken.Contains(delen[1]))
                {
                    yield return bestand.Fout(norm.Id, $"De norm '{norm.Id}' noemt de taak '{delen[1]}', maar geen route heeft die.", "Schrijf de id van een taak uit workflows/routes.");
                }
                else if (delen.Length > 2 && !_taken[delen[1]].Any(t => t.Outcomes.Any(o => o.Value == delen[2])))
                {
                    yield return bestand.Fout(norm.Id, $"De norm '{norm.Id}' noemt de uitkomst '{delen[2]}', maar de taak '{delen[1]}' heeft die niet.", $"Kies uit: {string.Join(", ", _taken[delen[1]].SelectMany(t => t.Outcomes).Select(o => o.Value).Distinct())}.");
                }
            }
        }
    }

    // A route that is not there is refused by name when somebody chooses it: a misspelt one for ever.
    private IEnumerable<ConfiguratieFout> VanRoutes() =>
        from model in bronnen.Routeboek.Modellen
        from proces in model.Processes
        from element in proces.Nodes
        from route in element switch
        {
            UserTaskNode taak => taak.Outcomes.Select(o => o.Route),
            ServiceTaskNode { Handler: "start-route" } dienst => [dienst.Parameters.GetValueOrDefault("route")],
            _ => [],
        }
        where route is not null && !bronnen.Routeboek.Kent(route)
        select new ConfiguratieFout(model.File, element.Line, $"element '{element.Id}': de route '{route}' staat niet in workflows/routes.", "Voeg het bestand toe of verbeter de naam.");
}
