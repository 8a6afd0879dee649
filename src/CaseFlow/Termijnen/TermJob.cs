using CaseFlow.Data;
using CaseFlow.Jobs;
using Microsoft.EntityFrameworkCore;

namespace CaseFlow.Termijnen;

/// <summary>The last day of a term has passed, or the period that was set to repair an application.</summary>
public sealed class TermJob(CaseFlowDbContext db, TermijnService termijnen, TermijnOpschorten opschorten) : IJobHandler
{
    public string Kind => JobKinds.Term;

    public async Task<IncidentReport?> FinishAsync(JobContext c)
    {
        var id = Guid.ParseExact(c.Job.Reference!, "N");
        var termijn = await db.Termijnen.Include(t => t.Opschortingen).Include(t => t.Verlengingen).AsSingleQuery().SingleAsync(t => t.Id == id);
        if (termijn is { IsAfloopGeteld: false, Status: TermijnStatus.Lopend } && termijn.LaatsteDag < c.Case.Vandaag)
        {
            termijnen.Verloop(c.Case, termijn);
        }
        else if (termijn.Status == TermijnStatus.Opgeschort && termijn.Opschortingen.Find(o => o.Tot is null)?.HersteltermijnTot < c.Case.Vandaag)
        {
            opschorten.HersteltermijnVerstreken(c.Case, termijn);
        }
        return null;
    }
}
