using CaseFlow.Data;
using CaseFlow.Engine.Model;
using CaseFlow.Engine.Moving;
using CaseFlow.Engine.Runtime;
using CaseFlow.Gemeenten;
using CaseFlow.Jobs;
using CaseFlow.Plannen;
using CaseFlow.Shared;
using CaseFlow.Termijnen;
using CaseFlow.Zaken;
using Microsoft.EntityFrameworkCore;

namespace CaseFlow.Werkprocessen;

/// <summary>
/// The only place that knows both the engine and the case. It moves a route on and turns the engine's effects into tasks, timers and steps,
/// inside the transaction of the act. Work that a route asks for by name (a service task) is done at once, in that same transaction.
/// </summary>
public sealed partial class Werkproces(
    CaseFlowDbContext db, Routeboek routeboek, Configuratie configuratie, Beslistabellen beslistabellen, JobQueue jobs, TermijnService termijnen, Beslotenheid beslotenheid, IEnumerable<IServiceHandler> handlers, IEnumerable<IExternalHandler> buitenwerk,
    FlowCoverage? coverage = null)
{
    private readonly Dictionary<string, IServiceHandler> _handlers = handlers.ToDictionary(h => h.Naam);
    private readonly HashSet<string> _buitenwerk = [.. buitenwerk.Select(h => h.Naam)];
    private (Guid? TransactionId, Guid ZaakId) _actievenVan;

    private static readonly CompiledQuery<Func<CaseFlowDbContext, Guid, IAsyncEnumerable<RouteInstantie>>> Actief = new(() => EF.CompileAsyncQuery(
        (CaseFlowDbContext db, Guid zaak) => db.RouteInstanties.Where(i => i.ZaakId == zaak && i.Status == InstantieStatus.Actief)));

    internal static readonly AdvanceOptions Opties = new() { TimeZone = AmsterdamTime.Zone };

    /// <summary>A route file alone does not open a route: the municipality names it too.</summary>
    public bool HeeftRoute(Gemeente gemeente, string route) => routeboek.Kent(route) && gemeente.Routes.Contains(route);

    /// <summary>Why an outcome cannot be chosen here because of the route it leads to, or null.</summary>
    internal WeigeringException? WaaromNiet(Gemeente gemeente, string? route) =>
        route == "ave" && gemeente.Ladder is null ? new("ave-geen-ladder", $"{gemeente.Naam} werkt niet met een escalatieladder. Kies een andere uitkomst.")
        : route is not null && !HeeftRoute(gemeente, route) ? new("route-ontbreekt", $"De route '{route}' is er in deze installatie nog niet. Kies een andere uitkomst.")
        : null;

    /// <summary>Starts a route at its start event; <paramref name="isNaast"/> when it runs beside the case and does not keep it open.</summary>
    public Task<RouteInstantie> StartAsync(ZaakContext c, string route, Spoor? spoor = null, bool isNaast = false) =>
        BeginAsync(c, route, spoor, new Trigger.Start(new Dictionary<string, object?>()), isNaast);

    /// <summary>Starts a route at the message start event of this name.</summary>
    public Task<RouteInstantie> StartMetBerichtAsync(ZaakContext c, string route, string bericht, IReadOnlyDictionary<string, object?> variabelen, Spoor? spoor = null) =>
        BeginAsync(c, route, spoor, new Trigger.StartByMessage(bericht, variabelen));

    /// <summary>Starts the route of a task again before that task, when a case is reopened. What was known then still holds: that it is granted once only, or until when.</summary>
    public async Task<RouteInstantie> HeropenAsync(ZaakContext c, Taak laatste, Spoor? spoor = null)
    {
        var vorige = await InstantieAsync(laatste.InstantieId);
        var bekend = new Dictionary<string, object?>(InstanceState.FromJson(vorige.Toestand).Variables) { ["naast_zaak"] = false };
        return await BeginAsync(c, vorige.Route, spoor, new Trigger.StartAt(laatste.Stap, bekend));
    }

    public async Task VoltooiAsync(ZaakContext c, Taak taak, IReadOnlyDictionary<string, object?> variabelen)
    {
        var instantie = await InstantieVanAsync(taak);
        await AdvanceAsync(c, instantie, new Trigger.CompleteTask(taak.EngineId, variabelen));
    }

    /// <summary>Delivers a message to the route of this spoor when it waits for it; tells whether it did.</summary>
    public async Task<bool> BerichtAsync(ZaakContext c, RouteInstantie instantie, string bericht)
    {
        if (InstanceState.FromJson(instantie.Toestand).Subscriptions.All(s => s.Name != bericht))
        {
            return false;
        }
        await AdvanceAsync(c, instantie, new Trigger.DeliverMessage(bericht, new Dictionary<string, object?>()));
        return true;
    }

    /// <summary>A timer is due. One that is gone by now is passed over: its instance was a moment earlier.</summary>
    internal async Task WekAsync(ZaakContext c, Guid instantieId, string timerId)
    {
        var instantie = await InstantieAsync(instantieId);
        if (InstanceState.FromJson(instantie.Toestand).Timers.Any(t => t.Id == timerId))
        {
            await AdvanceAsync(c, instantie, new Trigger.FireTimer(timerId));
        }
    }

    /// <summary>The step of the route that a job is about, as far as the state of the run tells.</summary>
    internal async Task<string?> ElementVanAsync(Job job)
    {
        try
        {
            var toestand = await db.RouteInstanties.Where(i => i.Id == job.InstantieId).Select(i => i.Toestand).SingleOrDefaultAsync();
            var staat = toestand is null ? null : InstanceState.FromJson(toestand);
            return staat?.Timers.FirstOrDefault(t => t.Id == job.Reference)?.NodeId ?? staat?.Jobs.FirstOrDefault(j => j.Id == job.Reference)?.NodeId;
        }
        catch (EngineException)
        {
            // an unreadable state is what went wrong
            return null;
        }
    }

    /// <summary>Stops a route for good; its tasks and timers lapse.</summary>
    public async Task StopAsync(ZaakContext c, RouteInstantie instantie, string reden)
    {
        await AdvanceAsync(c, instantie, new Trigger.Cancel(reden));
        instantie.Status = InstantieStatus.Gestopt;
    }

    public async Task<IReadOnlyList<RouteInstantie>> ActieveAsync(Zaak zaak)
    {
        await LeesActieveAsync(zaak.Id);
        return [.. db.RouteInstanties.Local.Where(i => i.ZaakId == zaak.Id && i.Status == InstantieStatus.Actief)];
    }

    // Nearly every act needs the run of its task and at its end every run of the case: one query for both.
    // The case is locked as long as the transaction lasts, so what was read in it holds.
    private async Task LeesActieveAsync(Guid zaakId)
    {
        var nu = (db.Database.CurrentTransaction?.TransactionId, zaakId);
        if (nu.TransactionId is null || _actievenVan != nu)
        {
            await foreach (var _ in Actief.For(db)(db, zaakId)) { }
            _actievenVan = nu;
        }
    }

    private async Task<RouteInstantie> InstantieVanAsync(Taak taak)
    {
        if (db.Database.CurrentTransaction is not null)
        {
            await LeesActieveAsync(taak.ZaakId);
        }
        return await InstantieAsync(taak.InstantieId);
    }

    private async Task<RouteInstantie> InstantieAsync(Guid id) =>
        await db.RouteInstanties.FindAsync(id) ?? throw new InvalidOperationException($"Route-instantie {id} bestaat niet.");

    private async Task<RouteInstantie> BeginAsync(ZaakContext c, string route, Spoor? spoor, Trigger trigger, bool isNaast = false)
    {
        var instantie = new RouteInstantie
        {
            ZaakId = c.Zaak.Id,
            Route = route,
            Versie = routeboek.HuidigeVersie(route),
            SpoorId = spoor?.Id,
            IsNaast = spoor is null && (isNaast || routeboek.Begin(route).IsAltijdNaast),
            IsBesloten = routeboek.Begin(route).IsBesloten,
            Toestand = "",
            GestartOp = c.Nu,
        };
        db.RouteInstanties.Add(instantie);
        if (instantie.IsBesloten && c.Handeling.MedewerkerId is { } wie)
        {
            await beslotenheid.WijdInAsync(c.Zaak.Id, instantie.Id, wie, c.Handeling);
        }
        await AdvanceAsync(c, instantie, trigger);
        return instantie;
    }

    /// <summary>Moves a run to another version of its route; tasks, timers and steps follow. Not null: it was refused, and nothing has changed.</summary>
    internal async Task<IReadOnlyList<MoveFault>?> OverzettenAsync(ZaakContext c, RouteInstantie instantie, int naar, MovePlan plan)
    {
        var oud = await routeboek.DefinitieAsync(db, instantie.Route, instantie.Versie);
        var nieuw = await routeboek.DefinitieAsync(db, instantie.Route, naar);
        AdvanceResult uitkomst;
        try
        {
            uitkomst = Mover.Move(oud, nieuw, InstanceState.FromJson(instantie.Toestand), plan, c.Nu, OptiesOp(c.Nu));
        }
        catch (MoveRefusedException e)
        {
            return e.Faults;
        }
        catch (EngineException e)
        {
            return [new MoveFault(e.Code, e.NodeId, e.Message, "")];
        }
        instantie.Versie = naar;
        // A visit belongs to the version in which it ends; one to a step that is gone ends here.
        var weg = plan.Nodes.Keys.ToList();
        await db.RouteStappen.Where(s => s.InstantieId == instantie.Id && s.VerlatenOp == null && !weg.Contains(s.Element)).ExecuteUpdateAsync(set => set.SetProperty(s => s.Versie, naar));
        await VolgAsync(c, instantie, nieuw, uitkomst);
        return null;
    }
}
