using CaseFlow.Engine.Model;
using CaseFlow.Engine.Runtime;
using CaseFlow.Jobs;
using CaseFlow.Zaken;

namespace CaseFlow.Werkprocessen;

// From the effects of the engine to rows, and the work that a route asks for.
public sealed partial class Werkproces
{
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
        while (true)
        {
            instantie.Toestand = uitkomst.Instance.ToJson();
            instantie.Revisie++;
            uitgaand.AddRange(uitkomst.Effects.Where(e => e is Effect.MessageThrown or Effect.SignalThrown));
            foreach (var effect in uitkomst.Effects)
            {
                await VerwerkAsync(c, instantie, effect, gevraagd, pad);
            }
            if (await DoeWerkAsync(c, instantie, uitkomst.Instance, gevraagd) is not { } gedaan)
            {
                break;
            }
            // The work may have moved this run on itself, so its state is read again.
            uitkomst = Interpreter.Advance(definitie, InstanceState.FromJson(instantie.Toestand), gedaan, c.Nu, OptiesOp(c.Nu));
        }
        await VerstuurAsync(c, instantie, uitgaand);
    }

    /// <summary>Does the first work that is still asked for; null when there is none.</summary>
    private async Task<Trigger?> DoeWerkAsync(ZaakContext c, RouteInstantie instantie, InstanceState toestand, Queue<Effect.ServiceRequested> gevraagd)
    {
        while (gevraagd.TryDequeue(out var werk))
        {
            // What was cancelled on the way is not needed any more.
            if (toestand.Jobs.Any(j => j.Id == werk.JobId))
            {
                return new Trigger.CompleteService(werk.JobId, await _handlers[werk.Node.Handler].VoerUitAsync(new RouteOpdracht(this, c, instantie, werk.Node.Parameters, werk.Variables)));
            }
        }
        return null;
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

    private static JobKey SleutelVan(RouteInstantie instantie, string soort, string id) => new(soort, instantie.ZaakId, instantie.Id, id);
}
