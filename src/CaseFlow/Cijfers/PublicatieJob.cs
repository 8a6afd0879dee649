using System.Diagnostics;
using CaseFlow.Jobs;
using CaseFlow.Shared;
using CaseFlow.Tellingen;
using CaseFlow.Toegang;

namespace CaseFlow.Cijfers;

/// <summary>
/// Makes one publication and asks for the next that is due. Counting and protecting happen outside the transaction; the row of the job goes
/// with the publication it made, so whoever is killed half-way leaves nothing, and of two that count the same only one stores it.
/// </summary>
public sealed class PublicatieJob(PublicatieService publicaties, PublicatieBewaker bewaker, PublicatieOpdrachten opdrachten, TimeProvider clock) : IJobHandler
{
    private static readonly TimeSpan Meldtijd = TimeSpan.FromSeconds(1);

    public string Kind => JobKinds.Publication;

    public string? GemeenteOf(Job job) => Publicatieopdracht.Van(job).Gemeente;

    public async Task<object?> CallAsync(Job job, CancellationToken cancellation)
    {
        var opdracht = Publicatieopdracht.Van(job);
        var periode = Periode.Parse(opdracht.Periode);
        if (opdracht.Reden is null && await publicaties.IsGepubliceerdAsync(opdracht.Gemeente, periode))
        {
            return null;
        }
        var (gemeld, stap) = (0L, "");
        return await publicaties.StelOpAsync(opdracht.Gemeente, periode, clock.GetUtcNow(), async stand =>
        {
            if (stand.Stap != stap || Stopwatch.GetElapsedTime(gemeld) > Meldtijd)
            {
                (gemeld, stap) = (Stopwatch.GetTimestamp(), stand.Stap);
                await opdrachten.MeldAsync(job, stand, cancellation);
            }
        }, cancellation);
    }

    public async Task<IncidentReport?> FinishAsync(JobContext c)
    {
        var opdracht = Publicatieopdracht.Van(c.Job);
        if (c.Result is Publicatieontwerp ontwerp)
        {
            var handeling = opdracht.Reden is null ? Handeling.Systeem(opdracht.Gemeente, c.AsOf) : new Handeling(opdracht.MedewerkerId, opdracht.Door, "beleid", opdracht.Gemeente, c.AsOf);
            var reden = opdracht.Reden ?? PublicatieService.Eerste;
            publicaties.Controleer(opdracht.Gemeente, ontwerp.Periode, reden, handeling);
            if (opdracht.Reden is not null || !await publicaties.IsGepubliceerdAsync(opdracht.Gemeente, ontwerp.Periode))
            {
                await publicaties.LegVastAsync(ontwerp, reden, handeling);
            }
        }
        if (opdracht.Reden is null)
        {
            var volgende = (await bewaker.OntbrekendAsync(opdracht.Gemeente, AmsterdamTime.DateOf(c.AsOf))).Where(p => p.ToString() != opdracht.Periode).ToList();
            if (volgende.Count > 0)
            {
                await opdrachten.PlanEersteAsync(opdracht.Gemeente, volgende[0], volgende.Count, c.AsOf);
            }
        }
        return null;
    }
}
