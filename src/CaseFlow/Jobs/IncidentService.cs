using CaseFlow.Data;
using CaseFlow.Shared;
using CaseFlow.Toegang;
using CaseFlow.Werkprocessen;
using CaseFlow.Zaken;
using Microsoft.EntityFrameworkCore;

namespace CaseFlow.Jobs;

/// <summary>An incident as the functional manager sees it: a case number, a route and a step, no person.</summary>
public sealed record IncidentView(Incident Incident, string? CaseNumber, string? Route, JobState? State, int Attempts, DateTimeOffset? NextTry);

/// <summary>Lists what stopped in a municipality, and sets it going again.</summary>
public sealed class IncidentService(CaseFlowDbContext db, Transactie transactie, ZaakLader lader, Dossier dossier, JobBell bell)
{
    public const int MaxShown = 200;

    public Task<int> CountOpenAsync(string gemeente) => Open(gemeente).CountAsync();

    public async Task<IReadOnlyList<IncidentView>> OpenAsync(string gemeente) =>
        await View(Open(gemeente).OrderBy(i => i.At).ThenBy(i => i.Id).Take(MaxShown)).ToListAsync();

    /// <returns>Null when there is none of this id in this municipality.</returns>
    public Task<IncidentView?> FindAsync(string gemeente, Guid id) =>
        View(db.Incidents.Where(i => i.Id == id && i.GemeenteId == gemeente)).SingleOrDefaultAsync();

    /// <summary>An act of somebody stopped on an error that nobody expected; it is kept in a transaction of its own, for the act itself is rolled back.</summary>
    public Task RaiseAsync(Guid zaakId, Guid instantieId, string kind, Exception error, DateTimeOffset at) => transactie.RunAsync(async () =>
    {
        var report = ErrorText.Of(error);
        // Whoever presses the button again makes no second one.
        var incident = await db.Incidents.FirstOrDefaultAsync(i => i.InstantieId == instantieId && i.Kind == kind && i.Message == report.Message && i.ResolvedAt == null);
        if (incident is null)
        {
            incident = new Incident
            {
                GemeenteId = await db.Zaken.Where(z => z.Id == zaakId).Select(z => z.GemeenteId).SingleAsync(),
                ZaakId = zaakId, InstantieId = instantieId, Element = report.Element, Kind = kind, Message = report.Message,
            };
            db.Incidents.Add(incident);
        }
        (incident.Detail, incident.At) = (report.Detail, at);
    });

    /// <summary>The job may be tried again as if for the first time; the incident is solved when that succeeds.</summary>
    /// <exception cref="WeigeringException">Somebody was a moment earlier, or there is nothing to try.</exception>
    public async Task RetryAsync(Handeling handeling, Guid id)
    {
        await transactie.RunAsync(async () =>
        {
            var incident = await LoadAsync(handeling, id, "opnieuw geprobeerd");
            var isSet = await db.Jobs.Where(j => j.Id == incident.JobId && j.State == JobState.Failed).ExecuteUpdateAsync(set => set
                .SetProperty(j => j.State, JobState.Ready)
                .SetProperty(j => j.Attempts, 0)
                .SetProperty(j => j.DueAt, handeling.Moment)
                .SetProperty(j => j.LeaseNo, j => j.LeaseNo + 1)) == 1;
            if (!isSet)
            {
                throw new WeigeringException("storing-loopt", "Dit wordt al opnieuw geprobeerd. Ververs de pagina om te zien of het lukt.");
            }
            (incident.RetriedAt, incident.RetriedBy) = (handeling.Moment, handeling.Naam);
        });
        bell.Ring();
    }

    /// <summary>Somebody settled by hand what cannot be tried again.</summary>
    /// <exception cref="WeigeringException">It can be tried again, or is settled already.</exception>
    public Task ResolveAsync(Handeling handeling, Guid id) => transactie.RunAsync(async () =>
    {
        var incident = await LoadAsync(handeling, id, "afgehandeld");
        if (incident.JobId is { } job && await db.Jobs.AnyAsync(j => j.Id == job))
        {
            throw new WeigeringException("storing-opnieuw", "Deze storing gaat vanzelf weg als het opnieuw proberen lukt.");
        }
        (incident.ResolvedAt, incident.ResolvedBy) = (handeling.Moment, handeling.Naam);
    });

    // The case first, as in every act on it. The dossier keeps who did it; the functional manager never gets to see the case.
    private async Task<Incident> LoadAsync(Handeling handeling, Guid id, string wat)
    {
        var zaak = await db.Incidents.Where(i => i.Id == id && i.GemeenteId == handeling.Gemeente).Select(i => new { i.ZaakId }).SingleOrDefaultAsync()
            ?? throw new WeigeringException("storing-onbekend", "Deze storing bestaat niet.");
        var c = zaak.ZaakId is { } zaakId ? await lader.LaadAsync(zaakId, handeling) : null;
        var incident = await db.Incidents.SingleAsync(i => i.Id == id);
        if (incident.ResolvedAt is not null)
        {
            throw new WeigeringException("storing-opgelost", "Deze storing is intussen opgelost.");
        }
        if (c is not null)
        {
            dossier.Noteer(c.Zaak, handeling, "storing." + wat.Replace(' ', '_'), $"Een storing in de route is {wat}: {incident.Message}");
        }
        return incident;
    }

    private IQueryable<Incident> Open(string gemeente) => db.Incidents.AsNoTracking().Where(i => i.GemeenteId == gemeente && i.ResolvedAt == null);

    private IQueryable<IncidentView> View(IQueryable<Incident> incidents) =>
        from i in incidents.AsNoTracking()
        join z in db.Zaken on i.ZaakId equals (Guid?)z.Id into zaken
        from zaak in zaken.DefaultIfEmpty()
        join r in db.RouteInstanties on i.InstantieId equals (Guid?)r.Id into runs
        from run in runs.DefaultIfEmpty()
        join j in db.Jobs on i.JobId equals (Guid?)j.Id into jobs
        from job in jobs.DefaultIfEmpty()
        select new IncidentView(i, zaak == null ? null : zaak.Nummer, run == null ? null : run.Route, job == null ? null : job.State, job == null ? 0 : job.Attempts, job == null ? null : job.DueAt);
}
