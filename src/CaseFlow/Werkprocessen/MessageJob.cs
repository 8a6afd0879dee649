using CaseFlow.Jobs;
using CaseFlow.Zaken;

namespace CaseFlow.Werkprocessen;

/// <summary>A message for which nobody in the case waited when it was sent: it is offered again, until somebody does or nothing runs any more.</summary>
public sealed class MessageJob(Werkproces werkproces) : IJobHandler
{
    public const int MaxAttempts = 10;

    public string Kind => JobKinds.Message;

    public async Task<IncidentReport?> FinishAsync(JobContext c)
    {
        if (c.Case.Zaak.Status == ZaakStatus.Open && !await werkproces.BezorgAsync(c.Case, c.Job.Payload!))
        {
            throw new JobException($"Niemand in deze zaak wacht op het bericht '{c.Job.Payload}'.");
        }
        return null;
    }
}
