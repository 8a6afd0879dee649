using CaseFlow.Jobs;

namespace CaseFlow.Teams;

/// <summary>Goes on with a handover of many tasks. Its work is many small acts, so it is done before the job ends and goes on where it was when it runs again.</summary>
public sealed class HandoverJob(Overdrachten overdrachten, TimeProvider clock) : IJobHandler
{
    public string Kind => JobKinds.Handover;

    public async Task<object?> CallAsync(Job job, CancellationToken cancellation)
    {
        await overdrachten.GaDoorAsync(Guid.ParseExact(job.Reference!, "N"), clock.GetUtcNow(), cancellation: cancellation);
        cancellation.ThrowIfCancellationRequested();
        return null;
    }

    public Task<IncidentReport?> FinishAsync(JobContext c) => Task.FromResult<IncidentReport?>(null);
}
