using CaseFlow.Data;
using Microsoft.EntityFrameworkCore;

namespace CaseFlow.Jobs;

/// <summary>
/// Does what is due as of a moment, one by one in order of that moment, in the scope of who asks: for scenarios, the demo and tests, which
/// drive the clock themselves. Outside these <see cref="JobWorker"/> does the same work.
/// </summary>
public sealed class JobLoop(CaseFlowDbContext db, JobRunner runner, JobMetrics metrics)
{
    private static readonly TimeSpan Lease = TimeSpan.FromSeconds(60);

    private readonly string _owner = $"loop-{Guid.NewGuid():N}";

    /// <summary>
    /// Handles everything that is due as of this moment and tells how many jobs were done. One that fails does not hold up the others:
    /// the rest is done first, then the failure is thrown.
    /// </summary>
    public async Task<int> LoopAsync(DateTimeOffset asOf, CancellationToken cancellation = default)
    {
        var done = 0;
        var failed = new List<Exception>();
        while (!cancellation.IsCancellationRequested)
        {
            var jobs = await JobSql.Of(db).ClaimAsync(db, _owner, Lease, asOf, 1, cancellation);
            if (jobs is not [var job])
            {
                break;
            }
            metrics.Claimed(jobs);
            var (outcome, error) = await runner.RunAsync(job, asOf, cancellation);
            done += outcome == JobOutcome.Done ? 1 : 0;
            if (error is not null)
            {
                failed.Add(new InvalidOperationException($"De job {job.Kind} {job.Id} is mislukt.", error));
            }
        }
        return failed.Count == 0 ? done : throw new AggregateException(failed);
    }

    /// <summary>The first moment at which something falls due, or null.</summary>
    public Task<DateTimeOffset?> NextAsync(CancellationToken cancellation = default) =>
        db.Jobs.Where(j => j.State == JobState.Ready).OrderBy(j => j.DueAt).Select(j => (DateTimeOffset?)j.DueAt).FirstOrDefaultAsync(cancellation);
}
