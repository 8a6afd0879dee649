using CaseFlow.Data;
using CaseFlow.Jobs;
using CaseFlow.Zaken;
using Microsoft.EntityFrameworkCore;

namespace CaseFlow.Werkprocessen;

/// <summary>
/// A signal goes in two steps: the job of the case that sent it finds who listens in this municipality, and each of those gets a job of its own,
/// so that no transaction ever holds two cases.
/// </summary>
public sealed class SignalJob(CaseFlowDbContext db, Werkproces werkproces, JobQueue jobs) : IJobHandler
{
    public string Kind => JobKinds.Signal;

    public async Task<IncidentReport?> FinishAsync(JobContext c)
    {
        var signal = c.Job.Payload!;
        if (c.Job.InstantieId is { } luisteraar)
        {
            await werkproces.HoorAsync(c.Case, luisteraar, signal);
            return null;
        }
        var afzender = Guid.ParseExact(c.Job.Reference!, "N");
        var luisteraars = await db.Subscriptions.AsNoTracking()
            .Where(s => s.Kind == SubscriptionKind.Signal && s.Name == signal && s.InstantieId != afzender)
            .Join(db.Zaken.Where(z => z.GemeenteId == c.Case.Gemeente.Id), s => s.ZaakId, z => z.Id, (s, z) => new { s.InstantieId, s.ZaakId })
            .Distinct().ToListAsync();
        foreach (var ander in luisteraars)
        {
            jobs.Add(new Job { Kind = JobKinds.Signal, ZaakId = ander.ZaakId, InstantieId = ander.InstantieId, Reference = c.Job.Id.ToString("N"), DueAt = c.AsOf, Payload = signal });
        }
        if (c.Case.Zaak.Status == ZaakStatus.Open)
        {
            await werkproces.StartOpSignaalAsync(c.Case, signal);
        }
        return null;
    }
}
