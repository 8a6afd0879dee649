using System.Diagnostics.Metrics;

namespace CaseFlow.Jobs;

/// <summary>How the jobs go, for whoever watches the application: the meter "CaseFlow".</summary>
public sealed class JobMetrics : IDisposable
{
    private readonly Meter _meter = new("CaseFlow");
    private readonly Counter<long> _claimed;
    private readonly Counter<long> _done;
    private readonly Counter<long> _failed;
    private readonly Counter<long> _lost;
    private long _claimedCount;
    private long _doneCount;
    private long _failedCount;
    private long _lostCount;
    private readonly double[] _oldestDue = new double[Enum.GetValues<JobLane>().Length];

    public JobMetrics()
    {
        _claimed = _meter.CreateCounter<long>("caseflow.jobs.claimed", "{job}", "Jobs this process took.");
        _done = _meter.CreateCounter<long>("caseflow.jobs.done", "{job}", "Jobs this process finished.");
        _failed = _meter.CreateCounter<long>("caseflow.jobs.failed", "{job}", "Tries of this process that failed.");
        _lost = _meter.CreateCounter<long>("caseflow.jobs.lost", "{job}", "Jobs that were another's, or not needed any more, when this process finished them.");
        _meter.CreateObservableGauge("caseflow.jobs.oldest_due", () => new[] { Oldest(JobLane.Prompt), Oldest(JobLane.Patient), Oldest(JobLane.Figures) }, "s", "How long the oldest job that is due has been waiting.");
    }

    public long ClaimedCount => Interlocked.Read(ref _claimedCount);
    public long DoneCount => Interlocked.Read(ref _doneCount);
    public long FailedCount => Interlocked.Read(ref _failedCount);
    public long LostCount => Interlocked.Read(ref _lostCount);

    public void Claimed(IReadOnlyList<Job> jobs)
    {
        foreach (var job in jobs)
        {
            Count(_claimed, ref _claimedCount, job);
        }
    }

    public void Done(Job job) => Count(_done, ref _doneCount, job);

    public void Failed(Job job) => Count(_failed, ref _failedCount, job);

    public void Lost(Job job) => Count(_lost, ref _lostCount, job);

    /// <summary>As the worker last saw it; zero when nothing is due.</summary>
    public void OldestDue(JobLane lane, TimeSpan age) => Volatile.Write(ref _oldestDue[(int)lane], Math.Max(0, age.TotalSeconds));

    public void Dispose() => _meter.Dispose();

    private Measurement<double> Oldest(JobLane lane) => new(Volatile.Read(ref _oldestDue[(int)lane]), new KeyValuePair<string, object?>("lane", lane.ToString().ToLowerInvariant()));

    private static void Count(Counter<long> counter, ref long count, Job job)
    {
        counter.Add(1, new KeyValuePair<string, object?>("kind", job.Kind));
        Interlocked.Increment(ref count);
    }
}
