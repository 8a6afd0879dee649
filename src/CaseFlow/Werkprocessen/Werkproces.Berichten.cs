using CaseFlow.Engine.Model;
using CaseFlow.Engine.Runtime;
using CaseFlow.Jobs;
using CaseFlow.Zaken;
using Microsoft.EntityFrameworkCore;

namespace CaseFlow.Werkprocessen;

/// <summary>
/// What goes out of a run and comes into it: calls of other systems, messages and signals. A message or signal between runs carries no variables:
/// what the other has to know stands in the case.
/// </summary>
public sealed partial class Werkproces
{
    private const int MaxKeten = 50;

    private static readonly IReadOnlyDictionary<string, object?> Niets = new Dictionary<string, object?>();

    private int _keten;

    /// <summary>Another system did the work of a service task.</summary>
    internal async Task DienstKlaarAsync(ZaakContext c, Guid instantieId, string jobId, IReadOnlyDictionary<string, object?> variabelen) =>
        await AdvanceAsync(c, await InstantieAsync(instantieId), new Trigger.CompleteService(jobId, variabelen));

    /// <summary>Another system refused the work of a service task; tells whether the route has a way for that.</summary>
    internal async Task<bool> DienstMisluktAsync(ZaakContext c, Guid instantieId, string jobId, string code, string melding)
    {
        var instantie = await InstantieAsync(instantieId);
        await AdvanceAsync(c, instantie, new Trigger.FailService(jobId, code, melding));
        return InstanceState.FromJson(instantie.Toestand).Jobs.All(j => j.Id != jobId);
    }

    /// <summary>
    /// Delivers a message to the one run of the case that waits for it: of the same spoor first, then the oldest. Tells whether there was one.
    /// </summary>
    public async Task<bool> BezorgAsync(ZaakContext c, string bericht, Guid? spoorId = null, IReadOnlyDictionary<string, object?>? variabelen = null)
    {
        foreach (var instantie in (await ActieveAsync(c.Zaak)).OrderByDescending(i => i.SpoorId == spoorId).ThenBy(i => i.GestartOp).ThenBy(i => i.Id))
        {
            if (InstanceState.FromJson(instantie.Toestand).Subscriptions.FirstOrDefault(s => !s.IsSignal && s.Name == bericht) is { } wacht)
            {
                await AdvanceAsync(c, instantie, new Trigger.DeliverMessage(bericht, variabelen ?? Niets, wacht.Id));
                return true;
            }
        }
        return false;
    }

    /// <summary>The variables that the route declares which waits in this case for this message; null when nobody waits.</summary>
    internal async Task<IReadOnlyCollection<string>?> VariabelenVoorAsync(ZaakContext c, string bericht)
    {
        foreach (var instantie in await ActieveAsync(c.Zaak))
        {
            if (InstanceState.FromJson(instantie.Toestand).Subscriptions.Any(s => !s.IsSignal && s.Name == bericht))
            {
                return [.. (await routeboek.DefinitieAsync(db, instantie.Route, instantie.Versie)).Variables.Select(v => v.Name)];
            }
        }
        return null;
    }

    /// <summary>A signal reaches a run that listened to it; when it no longer does, nothing happens.</summary>
    internal async Task HoorAsync(ZaakContext c, Guid instantieId, string signaal)
    {
        if (await db.RouteInstanties.FindAsync(instantieId) is { Status: InstantieStatus.Actief } instantie)
        {
            await AdvanceAsync(c, instantie, new Trigger.BroadcastSignal(signaal, Niets));
        }
    }

    /// <summary>Starts, in the case that sent it, the routes of this municipality that begin with this signal.</summary>
    internal async Task StartOpSignaalAsync(ZaakContext c, string signaal)
    {
        foreach (var route in c.Gemeente.Routes)
        {
            if (routeboek.Huidige(route)?.StartEvents.FirstOrDefault(s => s.Definition is SignalDefinition d && d.Name == signaal) is { } begin)
            {
                await BeginAsync(c, route, null, new Trigger.Start(Niets, begin.Id));
            }
        }
    }

    /// <summary>A service task that works outside is called after the commit; the row of the outbox commits with the act.</summary>
    private void ZetBuiten(ZaakContext c, RouteInstantie instantie, Effect.ServiceRequested werk)
    {
        var parameters = werk.Node.Parameters.ToDictionary(p => p.Key, p => p.Value.StartsWith('=')
            ? Convert.ToString(werk.Variables.GetValueOrDefault(p.Value[1..].Trim()), System.Globalization.CultureInfo.InvariantCulture)
            : p.Value);
        var call = new ExternalCall(werk.Node.Handler, c.Gemeente.Id, c.Zaak.Nummer, instantie.Route, werk.Node.Id, parameters);
        jobs.Add(new Job
        {
            Kind = JobKinds.Service,
            ZaakId = instantie.ZaakId,
            InstantieId = instantie.Id,
            Reference = werk.JobId,
            DueAt = c.Nu,
            MaxAttempts = ServiceJob.MaxAttempts,
            Payload = call.ToJson(),
        });
    }

    // In the case itself a message is delivered at once, when the run that sent it rests; a signal always goes by a job.
    private async Task VerstuurAsync(ZaakContext c, RouteInstantie van, IReadOnlyList<Effect> uitgaand)
    {
        if (uitgaand.Count > 0 && ++_keten > MaxKeten)
        {
            throw new JobException($"De routes van deze zaak sturen elkaar zonder einde berichten, het laatst uit {van.Route}.", isFinal: true);
        }
        foreach (var effect in uitgaand)
        {
            if (effect is Effect.SignalThrown signaal)
            {
                jobs.Add(new Job { Kind = JobKinds.Signal, ZaakId = van.ZaakId, Reference = van.Id.ToString("N"), DueAt = c.Nu, Payload = signaal.Signal });
            }
            else if (effect is Effect.MessageThrown bericht && !await BezorgAsync(c, bericht.Message, van.SpoorId))
            {
                jobs.Add(new Job { Kind = JobKinds.Message, ZaakId = van.ZaakId, DueAt = c.Nu, MaxAttempts = MessageJob.MaxAttempts, Payload = bericht.Message });
            }
        }
        _keten -= uitgaand.Count > 0 ? 1 : 0;
    }

    private async Task NietMeerAsync(RouteInstantie instantie, string id)
    {
        var abonnement = db.Subscriptions.Local.FirstOrDefault(s => s.InstantieId == instantie.Id && s.EngineId == id)
            ?? await db.Subscriptions.SingleOrDefaultAsync(s => s.InstantieId == instantie.Id && s.EngineId == id);
        if (abonnement is not null)
        {
            db.Subscriptions.Remove(abonnement);
        }
    }

    private void Wacht(RouteInstantie instantie, SubscriptionKind soort, string id, string naam) =>
        db.Subscriptions.Add(new Subscription { Kind = soort, Name = naam, ZaakId = instantie.ZaakId, InstantieId = instantie.Id, EngineId = id });

    // Nothing can wake this run any more: the drawing is wrong.
    private void MeldVast(ZaakContext c, RouteInstantie instantie, Effect.Stuck vast) => db.Incidents.Add(new Incident
    {
        GemeenteId = c.Zaak.GemeenteId,
        ZaakId = instantie.ZaakId,
        InstantieId = instantie.Id,
        Element = vast.NodeIds.FirstOrDefault(),
        Kind = "stuck",
        Message = $"De route staat stil bij {string.Join(", ", vast.NodeIds)}: daar wordt gewacht op een tak die niet meer komt.",
        At = c.Nu,
    });
}
