using CaseFlow.Data;
using CaseFlow.Monitoring;
using CaseFlow.Shared;
using CaseFlow.Toegang;
using CaseFlow.Werkprocessen;
using CaseFlow.Zaken;
using Microsoft.EntityFrameworkCore;

namespace CaseFlow.Jobs;

/// <summary>The job was taken over, or is not needed any more: what was done for it is rolled back.</summary>
internal sealed class LeaseLostException() : Exception("De job is intussen van een ander, of niet meer nodig.");

public enum JobOutcome { Done, Failed, Lost }

/// <summary>Handles one claimed job. The only place where a job ends, whoever claimed it.</summary>
public sealed class JobRunner(
    CaseFlowDbContext db, Transactie transactie, ZaakLader lader, Werkproces werkproces, Zaakafsluiting afsluiting, JobMetrics metrics, IEnumerable<IJobHandler> handlers)
{
    private readonly Dictionary<string, IJobHandler> _handlers = handlers.ToDictionary(h => h.Kind);

    /// <summary>Does the job, or writes down that it failed and when it is tried again.</summary>
    /// <exception cref="OperationCanceledException">The process stops; the job was not done.</exception>
    public async Task<(JobOutcome Outcome, Exception? Error)> RunAsync(Job job, DateTimeOffset asOf, CancellationToken cancellation = default)
    {
        using var span = Observed.Job(job.Kind);
        var result = await TryAsync(job, asOf, cancellation);
        span?.SetTag("caseflow.outcome", result.Outcome.ToString().ToLowerInvariant()).SetTag("error.type", result.Error?.GetType().Name);
        return result;
    }

    private async Task<(JobOutcome Outcome, Exception? Error)> TryAsync(Job job, DateTimeOffset asOf, CancellationToken cancellation)
    {
        try
        {
            if (job.Attempts > job.MaxAttempts)
            {
                throw new JobException("De job is steeds begonnen en nooit geeindigd: het proces stopte onderweg.");
            }
            var handler = _handlers.GetValueOrDefault(job.Kind) ?? throw new JobException($"Niemand kent jobs van de soort '{job.Kind}'.");
            var result = await handler.CallAsync(job, cancellation);
            // From here on it is a matter of milliseconds: a process that stops waits for it.
            await transactie.RunAsync(() => FinishAsync(job, handler, result, asOf), CancellationToken.None);
            metrics.Done(job);
            return (JobOutcome.Done, null);
        }
        catch (LeaseLostException)
        {
            metrics.Lost(job);
            return (JobOutcome.Lost, null);
        }
        catch (Exception e) when (e is not OperationCanceledException || !cancellation.IsCancellationRequested)
        {
            metrics.Failed(job);
            await FailAsync(job, e, asOf);
            return (JobOutcome.Failed, e);
        }
    }

    private async Task<bool> FinishAsync(Job job, IJobHandler handler, object? result, DateTimeOffset asOf)
    {
        // The case first, as in every act; then the fence; then the work.
        var c = job.ZaakId is { } zaak ? await SysteemAsync(zaak, asOf) : null;
        if (await db.Jobs.Where(j => j.Id == job.Id && j.LeaseNo == job.LeaseNo).ExecuteDeleteAsync() == 0)
        {
            throw new LeaseLostException();
        }
        var incident = await handler.FinishAsync(new JobContext(job, c, asOf, result));
        if (c is not null)
        {
            await afsluiting.ControleerAsync(c, werkproces);
        }
        if (incident is not null)
        {
            db.Jobs.Add(Stopped(job, incident.Message));
            await RaiseAsync(job, incident, asOf, c?.Zaak.GemeenteId ?? handler.GemeenteOf(job));
        }
        else if (job.LeaseNo > 1)
        {
            await db.Incidents.Where(i => i.JobId == job.Id && i.ResolvedAt == null)
                .ExecuteUpdateAsync(set => set.SetProperty(i => i.ResolvedAt, asOf).SetProperty(i => i.ResolvedBy, i => i.RetriedBy ?? "CaseFlow"));
        }
        return true;
    }

    /// <summary>In a transaction of its own: nothing of the failed work holds, and its try is counted.</summary>
    private Task FailAsync(Job job, Exception error, DateTimeOffset asOf) => transactie.RunAsync(async () =>
    {
        var report = ErrorText.Of(error);
        var isOver = job.Attempts >= job.MaxAttempts || error is JobException { IsFinal: true };
        var gone = await db.Jobs.Where(j => j.Id == job.Id && j.LeaseNo == job.LeaseNo).ExecuteUpdateAsync(set => set
            .SetProperty(j => j.State, isOver ? JobState.Failed : JobState.Ready)
            .SetProperty(j => j.DueAt, isOver ? job.DueAt : asOf + Backoff(job.Attempts))
            .SetProperty(j => j.LastError, report.Message)
            .SetProperty(j => j.LeaseOwner, (string?)null)
            .SetProperty(j => j.LeaseUntil, (DateTimeOffset?)null)) == 0;
        if (isOver && !gone)
        {
            await RaiseAsync(job, report, asOf, _handlers.GetValueOrDefault(job.Kind)?.GemeenteOf(job));
        }
    });

    private async Task RaiseAsync(Job job, IncidentReport report, DateTimeOffset asOf, string? gemeente)
    {
        var incident = await db.Incidents.SingleOrDefaultAsync(i => i.JobId == job.Id && i.ResolvedAt == null);
        if (incident is null)
        {
            gemeente ??= await db.Zaken.Where(z => z.Id == job.ZaakId).Select(z => z.GemeenteId).SingleOrDefaultAsync();
            incident = new Incident { JobId = job.Id, ZaakId = job.ZaakId, InstantieId = job.InstantieId, GemeenteId = gemeente, Kind = job.Kind, Message = report.Message };
            db.Incidents.Add(incident);
        }
        (incident.Message, incident.Detail, incident.At) = (report.Message, report.Detail, asOf);
        incident.Element = report.Element ?? await werkproces.ElementVanAsync(job);
    }

    private async Task<ZaakContext> SysteemAsync(Guid zaakId, DateTimeOffset asOf)
    {
        var c = await lader.LaadAsync(zaakId, Handeling.Systeem("", asOf));
        return c with { Handeling = Handeling.Systeem(c.Zaak.GemeenteId, asOf) };
    }

    // Ten seconds, half a minute, a minute and a half and so on; a fifth more or less, so that what failed together does not come back together.
    internal static TimeSpan Backoff(int attempts) =>
        TimeSpan.FromSeconds(10 * Math.Pow(3, attempts - 1) * (0.8 + 0.4 * Random.Shared.NextDouble()));

    private static Job Stopped(Job job, string error) => new()
    {
        Id = job.Id, Kind = job.Kind, ZaakId = job.ZaakId, InstantieId = job.InstantieId, Reference = job.Reference, DueAt = job.DueAt, State = JobState.Failed,
        LeaseNo = job.LeaseNo, Attempts = job.Attempts, MaxAttempts = job.MaxAttempts, LastError = error, Payload = job.Payload,
    };
}
