using CaseFlow.Data;
using CaseFlow.Engine.Model;
using CaseFlow.Engine.Moving;
using CaseFlow.Engine.Runtime;
using CaseFlow.Gemeenten;
using CaseFlow.Jobs;
using CaseFlow.Plannen;
using CaseFlow.Schuldhulp;
using CaseFlow.Shared;
using CaseFlow.Termijnen;
using CaseFlow.Toegang;
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

    public async Task<IReadOnlyList<Taak>> OpenTakenAsync(Zaak zaak)
    {
        await db.Taken.IgnoreQueryFilters(Beslotenheid.Filters).Include(t => t.Rollen).Where(t => t.ZaakId == zaak.Id && t.Status == TaakStatus.Open).LoadAsync();
        return [.. db.Taken.Local.Where(t => t.ZaakId == zaak.Id && t.Status == TaakStatus.Open)];
    }

    /// <summary>The law or the responsible person changed: who may do the open tasks follows.</summary>
    public async Task HerverdeelAsync(ZaakContext c)
    {
        foreach (var taak in await OpenTakenAsync(c.Zaak))
        {
            var instantie = await InstantieVanAsync(taak);
            var definitie = await routeboek.DefinitieAsync(db, instantie.Route, instantie.Versie);
            if (definitie.Find(taak.Stap) is UserTaskNode stap)
            {
                Verdeel(c, taak, stap);
            }
        }
    }

    internal async Task<UserTaskNode> StapAsync(Taak taak) => (UserTaskNode)(await DefinitieAsync(taak)).Find(taak.Stap)!;

    /// <summary>The types of the variables that the route of this task declares, by name.</summary>
    internal async Task<IReadOnlyDictionary<string, string>> VariabelenAsync(Taak taak) => (await DefinitieAsync(taak)).Variables.ToDictionary(v => v.Name, v => v.Type);

    private async Task<ProcessDefinition> DefinitieAsync(Taak taak)
    {
        var instantie = await InstantieVanAsync(taak);
        return await routeboek.DefinitieAsync(db, instantie.Route, instantie.Versie);
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

    private async Task AdvanceAsync(ZaakContext c, RouteInstantie instantie, Trigger trigger)
    {
        var definitie = await routeboek.DefinitieAsync(db, instantie.Route, instantie.Versie);
        var oud = instantie.Toestand.Length == 0 ? null : InstanceState.FromJson(instantie.Toestand);
        await VolgAsync(c, instantie, definitie, Interpreter.Advance(definitie, oud, trigger, c.Nu, OptiesOp(c.Nu)));
    }

    private AdvanceOptions OptiesOp(DateTimeOffset nu) => Opties with { Decisions = (tabel, gezien) => beslistabellen.Beslis(tabel, gezien, nu).Uitslag };

    /// <summary>Keeps the new state, turns its effects into rows, and does the work that the route asks for, until it asks for nothing more.</summary>
    private async Task VolgAsync(ZaakContext c, RouteInstantie instantie, ProcessDefinition definitie, AdvanceResult uitkomst)
    {
        var gevraagd = new Queue<Effect.ServiceRequested>();
        var pad = new RoutePad(db, instantie, c.Nu);
        var uitgaand = new List<Effect>();
        for (Trigger? trigger = null; ; uitkomst = Interpreter.Advance(definitie, InstanceState.FromJson(instantie.Toestand), trigger, c.Nu, OptiesOp(c.Nu)), trigger = null)
        {
            instantie.Toestand = uitkomst.Instance.ToJson();
            instantie.Revisie++;
            uitgaand.AddRange(uitkomst.Effects.Where(e => e is Effect.MessageThrown or Effect.SignalThrown));
            foreach (var effect in uitkomst.Effects)
            {
                await VerwerkAsync(c, instantie, effect, gevraagd, pad);
            }
            while (trigger is null && gevraagd.TryDequeue(out var werk))
            {
                // What was cancelled on the way is not needed any more.
                if (uitkomst.Instance.Jobs.Any(j => j.Id == werk.JobId))
                {
                    trigger = new Trigger.CompleteService(werk.JobId, await _handlers[werk.Node.Handler].VoerUitAsync(new RouteOpdracht(this, c, instantie, werk.Node.Parameters, werk.Variables)));
                }
            }
            if (trigger is null)
            {
                break;
            }
        }
        await VerstuurAsync(c, instantie, uitgaand);
    }

    private async Task VerwerkAsync(ZaakContext c, RouteInstantie instantie, Effect effect, Queue<Effect.ServiceRequested> gevraagd, RoutePad pad)
    {
        switch (effect)
        {
            case Effect.TaskOpened taak:
                pad.Begint(taak.Node.Id, await OpenAsync(c, instantie, taak, (await routeboek.DefinitieAsync(db, instantie.Route, instantie.Versie)).Name ?? instantie.Route));
                break;
            case Effect.TaskCompleted taak:
                pad.Klaar(taak.NodeId, (await TaakVanAsync(instantie, taak.TaskId)).Id);
                break;
            case Effect.TaskCancelled taak:
                var vervallen = await TaakVanAsync(instantie, taak.TaskId);
                vervallen.Status = TaakStatus.Vervallen;
                vervallen.GeslotenOp = c.Nu;
                vervallen.Revisie++;
                await termijnen.StapGeslotenAsync(c, vervallen.Stap, vervallen.Id, null);
                pad.Klaar(taak.NodeId, vervallen.Id);
                break;
            case Effect.TimerScheduled timer:
                jobs.Add(new Job { Kind = JobKinds.Timer, ZaakId = instantie.ZaakId, InstantieId = instantie.Id, Reference = timer.TimerId, DueAt = timer.Due });
                break;
            case Effect.TimerRescheduled timer:
                jobs.Set(SleutelVan(instantie, JobKinds.Timer, timer.TimerId), timer.Due, c.Nu);
                break;
            case Effect.TimerCancelled timer:
                jobs.Set(SleutelVan(instantie, JobKinds.Timer, timer.TimerId), null, c.Nu);
                break;
            case Effect.ServiceRequested werk when _buitenwerk.Contains(werk.Node.Handler):
                ZetBuiten(c, instantie, werk);
                break;
            case Effect.ServiceRequested werk:
                gevraagd.Enqueue(werk);
                break;
            case Effect.ServiceCancelled werk:
                jobs.Set(SleutelVan(instantie, JobKinds.Service, werk.JobId), null, c.Nu);
                break;
            case Effect.MessageSubscribed wacht:
                Wacht(instantie, SubscriptionKind.Message, wacht.SubscriptionId, wacht.Message);
                break;
            case Effect.SignalSubscribed wacht:
                Wacht(instantie, SubscriptionKind.Signal, wacht.SubscriptionId, wacht.Signal);
                break;
            case Effect.MessageUnsubscribed wacht:
                await NietMeerAsync(instantie, wacht.SubscriptionId);
                break;
            case Effect.SignalUnsubscribed wacht:
                await NietMeerAsync(instantie, wacht.SubscriptionId);
                break;
            case Effect.Stuck vast:
                MeldVast(c, instantie, vast);
                break;
            case Effect.NodeEntered stap:
                pad.Betreden(stap.NodeId);
                break;
            case Effect.NodeLeft stap:
                await pad.VerlatenAsync(stap.NodeId);
                break;
            case Effect.FlowTaken pijl:
                coverage?.Walk(pijl.ProcessId, pijl.FlowId);
                break;
            case Effect.NodeMoved stap:
                await pad.OverzettenAsync(stap.FromNodeId, stap.NodeId);
                break;
            case Effect.TaskMoved taak:
                await VeranderAsync(c, await TaakVanAsync(instantie, taak.Now.TaskId), taak.Now.Node);
                break;
            case Effect.InstanceEnded:
                instantie.Status = InstantieStatus.Beeindigd;
                instantie.GeeindigdOp = c.Nu;
                // What this run had set going can no longer be met.
                await termijnen.VervallenAsync(c, "route-klaar", t => t.InstantieId == instantie.Id);
                break;
        }
    }

    private async Task<Guid> OpenAsync(ZaakContext c, RouteInstantie instantie, Effect.TaskOpened geopend, string route)
    {
        var spoor = db.Sporen.Local.FirstOrDefault(s => s.Id == instantie.SpoorId);
        var taak = new Taak
        {
            ZaakId = c.Zaak.Id,
            InstantieId = instantie.Id,
            SpoorId = instantie.SpoorId,
            EngineId = geopend.TaskId,
            Stap = geopend.Node.Id,
            Naam = geopend.Node.Name ?? geopend.Node.Id,
            Route = route,
            Team = c.Zaak.Team,
            Voorziening = spoor?.Voorziening,
            GeopendOp = c.Nu,
            GeplandOp = Gepland(c, geopend.Node),
            IsBesloten = instantie.IsBesloten,
        };
        Verdeel(c, taak, geopend.Node);
        if (taak.IsBesloten)
        {
            // A closed task never lies with a team.
            taak.ToegewezenAanId = c.Handeling.MedewerkerId;
            taak.ToegewezenAan = c.Handeling.Naam;
        }
        else if (await BehandelaarVoorAsync(c, taak, spoor) is { } wie)
        {
            (taak.ToegewezenAanId, taak.ToegewezenAan) = wie;
        }
        db.Taken.Add(taak);
        if (!taak.IsBesloten)
        {
            // A clock of the municipality would stand on the page of the case.
            termijnen.StapGeopend(c, taak.Stap, taak.Id, taak.SpoorId);
        }
        return taak.Id;
    }

    /// <summary>By a move this open task is another step, or the same one for others. Who may not do it any more loses it.</summary>
    private async Task VeranderAsync(ZaakContext c, Taak taak, UserTaskNode stap)
    {
        await db.Entry(taak).Collection(t => t.Rollen).LoadAsync();
        taak.GeplandOp = taak.Stap == stap.Id ? taak.GeplandOp : Gepland(c, stap);
        taak.Stap = stap.Id;
        taak.Naam = stap.Name ?? stap.Id;
        taak.Revisie++;
        Verdeel(c, taak, stap);
        var rollen = taak.Rollen.Select(r => r.Rol).ToList();
        var (wie, vandaag) = (taak.ToegewezenAanId, c.Vandaag);
        if (wie is not null && !await db.Set<MedewerkerRol>().AnyAsync(r => r.MedewerkerId == wie && rollen.Contains(r.Rol) && r.Van <= vandaag && (r.Tot == null || r.Tot >= vandaag)))
        {
            taak.ToegewezenAanId = null;
            taak.ToegewezenAan = null;
        }
    }

    // A day that the municipality agreed with itself: it may be done earlier.
    private DateOnly? Gepland(ZaakContext c, UserTaskNode stap) => stap.Id switch
    {
        "terugkoppeling" => c.Vandaag.AddDays(7 * c.Gemeente.Regels.TerugkoppelingWeken),
        "voortgang" => db.Niveauwijzigingen.Local.FirstOrDefault(n => n.ZaakId == c.Zaak.Id && n.VervangenOp is null)?.HerzienOp,
        "nazorg" when c.Gemeente.Schuldhulp.NazorgWeken is { } weken => c.Vandaag.AddDays(7 * weken),
        _ => null,
    };

    private void Verdeel(ZaakContext c, Taak taak, UserTaskNode stap)
    {
        var wet = WetVan(c, taak);
        var rollen = TaakRollen.Van(stap, configuratie, c.Gemeente, wet);
        taak.Rollen.RemoveAll(r => !rollen.Contains(r.Rol));
        taak.Rollen.AddRange(rollen.Where(r => taak.Rollen.All(t => t.Rol != r)).Select(r => new TaakRol { TaakId = taak.Id, Rol = r }));
        var eerste = wet == "Jeugdwet" && rollen.Contains("jeugdregisseur") ? "jeugdregisseur" : rollen[0];
        taak.Team = c.Gemeente.TeamVoor(eerste, c.Zaak.Wijk);
    }

    // An application names its own law, and two tracks of one case may fall under different ones.
    private string? WetVan(ZaakContext c, Taak taak) =>
        taak.SpoorId is { } spoor
            ? db.Sporen.Local.FirstOrDefault(s => s.Id == spoor)?.Wet ?? db.Aanvragen.Local.Where(a => a.SpoorId == spoor).MaxBy(a => a.Op)?.Wet ?? c.Zaak.Wet
            : c.Zaak.Wet;

    // Later work of the same role goes to who held the gesprek, and that of a debt track to who made contact; somebody else's role is not theirs.
    private async Task<(Guid Id, string? Naam)?> BehandelaarVoorAsync(ZaakContext c, Taak taak, Spoor? spoor)
    {
        var isSchuldhulp = spoor?.Soort == Schuldhulpvraag.Route;
        var rollen = taak.Rollen.Select(r => r.Rol).Where(r => isSchuldhulp ? r == "schuldhulpverlener" : r is "consulent" or "jeugdregisseur" or "intake").ToList();
        var (id, naam) = isSchuldhulp ? (spoor!.BehandelaarId, spoor.Behandelaar) : (c.Zaak.BehandelaarId, c.Zaak.Behandelaar);
        return id is { } wie && rollen.Count > 0
            && ((c.Handeling.MedewerkerId == wie && rollen.Contains(c.Handeling.Rol)) || await db.Set<MedewerkerRol>().AnyAsync(r => r.MedewerkerId == wie && rollen.Contains(r.Rol)))
            ? (wie, naam) : null;
    }

    private async Task<Taak> TaakVanAsync(RouteInstantie instantie, string engineId) =>
        db.Taken.Local.FirstOrDefault(t => t.InstantieId == instantie.Id && t.EngineId == engineId)
        ?? await db.Taken.IgnoreQueryFilters(Beslotenheid.Filters).SingleAsync(t => t.InstantieId == instantie.Id && t.EngineId == engineId);

    private static JobKey SleutelVan(RouteInstantie instantie, string soort, string id) => new(soort, instantie.ZaakId, instantie.Id, id);
}
