using CaseFlow.Data;
using CaseFlow.Jobs;
using Microsoft.EntityFrameworkCore;

namespace CaseFlow.Termijnen;

/// <summary>The last day of a term has passed.</summary>
public sealed class TermJob(CaseFlowDbContext db, TermijnService termijnen) : IJobHandler
{
    public string Kind => JobKinds.Term;

    public async Task<IncidentReport?> FinishAsync(JobContext c)
    {
        var id = Guid.ParseExact(c.Job.Reference!, "N");
        var termijn = await db.Termijnen.SingleAsync(t => t.Id == id);
        if (termijn is { IsAfloopGeteld: false, Status: TermijnStatus.Lopend } && termijn.LaatsteDag < c.Case.Vandaag)
        {
            termijnen.Verloop(c.Case, termijn);
        }
        return null;
    }
}
