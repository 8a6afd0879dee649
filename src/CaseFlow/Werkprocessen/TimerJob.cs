using CaseFlow.Jobs;

namespace CaseFlow.Werkprocessen;

/// <summary>A timer of a route is due.</summary>
public sealed class TimerJob(Werkproces werkproces) : IJobHandler
{
    public string Kind => JobKinds.Timer;

    public async Task<IncidentReport?> FinishAsync(JobContext c)
    {
        await werkproces.WekAsync(c.Case, c.Job.InstantieId!.Value, c.Job.Reference!);
        return null;
    }
}
