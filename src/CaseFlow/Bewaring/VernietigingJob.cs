using CaseFlow.Data;
using CaseFlow.Jobs;
using Microsoft.EntityFrameworkCore;

namespace CaseFlow.Bewaring;

/// <summary>Carries out an approved list. Its work is many small acts, so it is done before the job ends and goes on where it was when it runs again.</summary>
public sealed class VernietigingJob(Vernietigingen vernietigingen, CaseFlowDbContext db, TimeProvider clock) : IJobHandler
{
    public string Kind => JobKinds.Destruction;

    public string? GemeenteOf(Job job) => db.Vernietigingslijsten.Where(l => l.Id == Lijst(job)).Select(l => l.GemeenteId).SingleOrDefault();

    public async Task<object?> CallAsync(Job job, CancellationToken cancellation)
    {
        await vernietigingen.GaDoorAsync(Lijst(job), clock.GetUtcNow(), cancellation: cancellation);
        cancellation.ThrowIfCancellationRequested();
        return null;
    }

    public async Task<IncidentReport?> FinishAsync(JobContext c)
    {
        await vernietigingen.SluitAfAsync(Lijst(c.Job), c.AsOf);
        return null;
    }

    private static Guid Lijst(Job job) => Guid.ParseExact(job.Reference!, "N");
}
