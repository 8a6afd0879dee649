using CaseFlow.Jobs;

namespace CaseFlow.Werkprocessen;

/// <summary>The outbox: a service task that works outside is called here, and the route goes on when it answered.</summary>
public sealed class ServiceJob(Werkproces werkproces, IEnumerable<IExternalHandler> handlers) : IJobHandler
{
    public const int MaxAttempts = 10;

    public string Kind => JobKinds.Service;

    public async Task<object?> CallAsync(Job job, CancellationToken cancellation)
    {
        var call = ExternalCall.FromJson(job.Payload!) with { Key = job.Id };
        var handler = handlers.FirstOrDefault(h => h.Naam == call.Naam) ?? throw new JobException($"Er is geen handler '{call.Naam}'.", isFinal: true);
        return await handler.CallAsync(call, cancellation);
    }

    public async Task<IncidentReport?> FinishAsync(JobContext c)
    {
        var (instantie, taak) = (c.Job.InstantieId!.Value, c.Job.Reference!);
        if (c.Result is not ExternalResult.Refused geweigerd)
        {
            await werkproces.DienstKlaarAsync(c.Case, instantie, taak, ((ExternalResult.Done)c.Result!).Variables);
            return null;
        }
        return await werkproces.DienstMisluktAsync(c.Case, instantie, taak, geweigerd.Code, geweigerd.Message)
            ? null
            : new IncidentReport(geweigerd.Message, await werkproces.ElementVanAsync(c.Job));
    }
}
