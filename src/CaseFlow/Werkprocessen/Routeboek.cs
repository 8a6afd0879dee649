using System.Collections.Concurrent;
using CaseFlow.Data;
using CaseFlow.Engine.Model;
using CaseFlow.Gemeenten;
using Microsoft.EntityFrameworkCore;

namespace CaseFlow.Werkprocessen;

/// <summary>The routes of this installation: what stands in workflows/routes now, and every older version that a case still runs on.</summary>
public sealed class Routeboek
{
    private readonly ConcurrentDictionary<(string Route, int Versie), ProcessDefinition> _versies = new();
    private readonly Dictionary<string, int> _huidig = [];
    private IReadOnlyDictionary<(string, string), IReadOnlyList<string>>? _normen;

    private readonly Dictionary<string, Routebegin> _begin;

    private Routeboek(IReadOnlyList<BpmnModel> modellen)
    {
        Modellen = modellen;
        _begin = modellen.SelectMany(m => m.Processes).ToDictionary(p => p.Id, Routebegin.Van);
    }

    /// <summary>The model files as they were read, for the check and the diagrams.</summary>
    public IReadOnlyList<BpmnModel> Modellen { get; }

    public IEnumerable<string> Routes => Modellen.SelectMany(m => m.Processes).Select(p => p.Id);

    /// <summary>The routes with their names, as they are in use now.</summary>
    public IReadOnlyList<(string Route, string Naam)> Namen => [.. Modellen.SelectMany(m => m.Processes).Select(p => (p.Id, p.Name ?? p.Id))];

    public bool Kent(string route) => Routes.Contains(route);

    /// <summary>How this route begins, as its file says.</summary>
    public Routebegin Begin(string route) => _begin.TryGetValue(route, out var begin) ? begin : Routebegin.Gewoon;

    /// <exception cref="ConfiguratieException">A model cannot be run; every fault with file and line.</exception>
    public static Routeboek Load(string workflows)
    {
        var map = Path.Combine(workflows, "routes");
        var fouten = new List<ConfiguratieFout>();
        var modellen = new List<BpmnModel>();
        foreach (var pad in Directory.Exists(map) ? Directory.GetFiles(map, "*.bpmn").Order(StringComparer.Ordinal).ToArray() : [])
        {
            var naam = "routes/" + Path.GetFileName(pad);
            try
            {
                modellen.Add(BpmnModel.Load(File.ReadAllText(pad), naam));
            }
            catch (ModelException e)
            {
                fouten.AddRange(e.Faults.Select(f => new ConfiguratieFout(naam, f.Line, $"[{f.Code}] element '{f.ElementId}': {f.Message}", f.Hint)));
            }
        }
        if (modellen.Count == 0 && fouten.Count == 0)
        {
            fouten.Add(new ConfiguratieFout("routes", 1, "Er is geen route.", "Zet minstens melding.bpmn in workflows/routes."));
        }
        return fouten.Count > 0 ? throw new ConfiguratieException(fouten) : new Routeboek(modellen);
    }

    /// <summary>
    /// Stores a model that says something new as a new version; running cases stay on theirs, new ones start on it. A model that is only drawn
    /// otherwise replaces the picture of its version. Run it in a transaction that is tried again: of two processes that start at once, one finds the version of the other.
    /// </summary>
    public async Task VastleggenAsync(CaseFlowDbContext db, DateTimeOffset moment)
    {
        foreach (var (model, proces) in Modellen.SelectMany(m => m.Processes.Select(p => (m, p))))
        {
            var laatste = await db.RouteVersies.Where(v => v.Route == proces.Id).OrderByDescending(v => v.Versie).FirstOrDefaultAsync();
            if (laatste?.Hash != model.ContentHash)
            {
                laatste = new RouteVersie { Route = proces.Id, Versie = (laatste?.Versie ?? 0) + 1, Hash = model.ContentHash, Bpmn = model.Save(), GeladenOp = moment };
                db.RouteVersies.Add(laatste);
            }
            else if (model.Save() is var bpmn && laatste.Bpmn != bpmn)
            {
                laatste.Bpmn = bpmn;
            }
            _huidig[proces.Id] = laatste.Versie;
            _versies[(proces.Id, laatste.Versie)] = proces with { Version = laatste.Versie.ToString(System.Globalization.CultureInfo.InvariantCulture) };
        }
        await db.SaveChangesAsync();
    }

    public string Routenaam(string route) => Namen.FirstOrDefault(n => n.Route == route).Naam ?? route;

    /// <summary>The terms that a step works towards, by the name of its route and the id of the step; a step without a term is not in it.</summary>
    public IReadOnlyDictionary<(string Routenaam, string Stap), IReadOnlyList<string>> Normen => _normen ??= Modellen.SelectMany(m => m.Processes)
        .SelectMany(p => p.Nodes.OfType<UserTaskNode>().Where(n => n.Deadline is not null).Select(n => (Route: p.Name ?? p.Id, Stap: n.Id, Termen: n.Deadline!.Split(' ', StringSplitOptions.RemoveEmptyEntries))))
        .ToDictionary(n => (n.Route, n.Stap), n => (IReadOnlyList<string>)n.Termen);

    /// <summary>The words of a step, by the name of its route; its id where an older version had it and the present one has not.</summary>
    public string Stapnaam(string routenaam, string stap) =>
        Modellen.SelectMany(m => m.Processes).Where(p => (p.Name ?? p.Id) == routenaam).Select(p => p.Find(stap)?.Name).FirstOrDefault(n => n is not null) ?? stap;

    /// <summary>The arrows of a route as it is now, for who asks which of them were walked.</summary>
    public IReadOnlyList<Routepijl> Pijlen(string route) => [.. Modellen.SelectMany(m => m.Processes).Single(p => p.Id == route).Flows
        .Select(f => new Routepijl(f.Id, f.Source.Name ?? f.Source.Id, f.Target.Name ?? f.Target.Id))];

    /// <summary>The form and the outcomes of a task, by the name of its route.</summary>
    public (string Formulier, IReadOnlyList<string> Uitkomsten) Vorm(string routenaam, string stap)
    {
        var taak = (UserTaskNode)Modellen.SelectMany(m => m.Processes).First(p => (p.Name ?? p.Id) == routenaam).Find(stap)!;
        return (taak.Form ?? taak.Id, [.. taak.Outcomes.Select(o => o.Value)]);
    }

    /// <summary>The outcomes of each task, by its id, in every route.</summary>
    public ILookup<string, string> Uitkomsten() => Taken().SelectMany(g => g.SelectMany(t => t.Outcomes.Select(o => (g.Key, o.Value)))).ToLookup(u => u.Key, u => u.Value);

    internal ILookup<string, UserTaskNode> Taken() => Modellen.SelectMany(m => m.Processes).SelectMany(p => p.Nodes.OfType<UserTaskNode>()).ToLookup(t => t.Id);

    internal int HuidigeVersie(string route) => _huidig[route];

    /// <summary>The definition a case runs on; an older version is read from the database once.</summary>
    internal async ValueTask<ProcessDefinition> DefinitieAsync(CaseFlowDbContext db, string route, int versie)
    {
        if (_versies.TryGetValue((route, versie), out var gevonden))
        {
            return gevonden;
        }
        var bpmn = await db.RouteVersies.Where(v => v.Route == route && v.Versie == versie).Select(v => v.Bpmn).SingleAsync();
        var definitie = BpmnModel.Load(bpmn, $"{route}@{versie}").Processes.Single(p => p.Id == route);
        return _versies[(route, versie)] = definitie with { Version = versie.ToString(System.Globalization.CultureInfo.InvariantCulture) };
    }

    internal ProcessDefinition? Huidige(string route) => _huidig.TryGetValue(route, out var versie) ? _versies[(route, versie)] : null;
}

/// <summary>One arrow of a route, with the names of the steps at both ends.</summary>
public sealed record Routepijl(string Id, string Van, string Naar);
