using CaseFlow.Data;
using Microsoft.EntityFrameworkCore;

namespace CaseFlow.Jobs;

/// <summary>What a job is about: at most one job per key.</summary>
public readonly record struct JobKey(string Kind, Guid ZaakId, Guid? InstantieId, string Reference);

/// <summary>
/// Adds, moves and removes jobs as part of an act. Changes of jobs that are stored already are gathered and made in one go,
/// when the act commits (<see cref="Transactie"/>).
/// </summary>
public sealed class JobQueue(CaseFlowDbContext db, JobBell bell)
{
    private readonly Dictionary<JobKey, Job> _added = [];
    private readonly Dictionary<JobKey, (DateTimeOffset? Due, DateTimeOffset Now)> _wanted = [];
    private readonly List<(Func<CancellationToken, Task> Act, Action Forget)> _before = [];
    private bool _isAdded;

    /// <summary>What must be asked of the database at the very end of an act, when all it did is known.</summary>
    /// <param name="act">Runs inside the transaction, once.</param>
    /// <param name="forget">Runs when the act is over, whether it held or not.</param>
    public void BeforeCommit(Func<CancellationToken, Task> act, Action forget) => _before.Add((act, forget));

    /// <summary>A job that was not there before.</summary>
    public void Add(Job job)
    {
        db.Jobs.Add(job);
        _isAdded = true;
        if (job is { ZaakId: { } zaak, Reference: { } reference })
        {
            var key = new JobKey(job.Kind, zaak, job.InstantieId, reference);
            _added[key] = job;
            _wanted.Remove(key);
        }
    }

    /// <summary>There must be a job at this moment, or none when it is null. A job that somebody holds at another moment is taken out of their hands.</summary>
    public void Set(JobKey key, DateTimeOffset? due, DateTimeOffset now)
    {
        if (!_added.TryGetValue(key, out var added))
        {
            _wanted[key] = (due, now);
        }
        else if (due is { } moment)
        {
            added.DueAt = moment;
        }
        else
        {
            db.Jobs.Remove(added);
            _added.Remove(key);
        }
    }

    /// <summary>Makes the gathered changes, inside the transaction.</summary>
    internal async Task FlushAsync(CancellationToken cancellation)
    {
        foreach (var (act, _) in _before)
        {
            await act(cancellation);
        }
        if (_wanted.Count == 0)
        {
            return;
        }
        var cases = _wanted.Keys.Select(k => k.ZaakId).Distinct().ToList();
        var references = _wanted.Keys.Select(k => k.Reference).Distinct().ToList();
        var stored = (await db.Jobs.AsNoTracking().Where(j => j.ZaakId != null && cases.Contains(j.ZaakId.Value) && references.Contains(j.Reference!)).ToListAsync(cancellation))
            .ToDictionary(j => new JobKey(j.Kind, j.ZaakId!.Value, j.InstantieId, j.Reference!));
        foreach (var (key, (due, now)) in _wanted)
        {
            if (stored.GetValueOrDefault(key) is not { } job)
            {
                if (due is { } first)
                {
                    Add(new Job { Kind = key.Kind, ZaakId = key.ZaakId, InstantieId = key.InstantieId, Reference = key.Reference, DueAt = first });
                }
            }
            else if (due is null)
            {
                await RemoveAsync(job, now, cancellation);
            }
            else if (due != job.DueAt || job.State == JobState.Failed)
            {
                // The number goes up in the database itself: whoever claimed the job between our read and this write loses it.
                await db.Jobs.Where(j => j.Id == job.Id).ExecuteUpdateAsync(set => set
                    .SetProperty(j => j.DueAt, due.Value)
                    .SetProperty(j => j.State, JobState.Ready)
                    .SetProperty(j => j.Attempts, 0)
                    .SetProperty(j => j.LeaseNo, j => j.LeaseNo + 1)
                    .SetProperty(j => j.LeaseOwner, (string?)null)
                    .SetProperty(j => j.LeaseUntil, (DateTimeOffset?)null), cancellation);
                _isAdded = true;
            }
        }
        _wanted.Clear();
    }

    /// <summary>The act is committed: the worker may look.</summary>
    internal void Committed()
    {
        if (_isAdded)
        {
            bell.Ring();
        }
        Forget();
    }

    /// <summary>The act is not: nothing of it holds.</summary>
    internal void Forget()
    {
        _added.Clear();
        _wanted.Clear();
        _before.ForEach(b => b.Forget());
        _before.Clear();
        _isAdded = false;
    }

    private async Task RemoveAsync(Job job, DateTimeOffset now, CancellationToken cancellation)
    {
        await db.Jobs.Where(j => j.Id == job.Id).ExecuteDeleteAsync(cancellation);
        if (job.LeaseNo > 0)
        {
            // What nobody waits for any more is no incident either.
            await db.Incidents.Where(i => i.JobId == job.Id && i.ResolvedAt == null)
                .ExecuteUpdateAsync(set => set.SetProperty(i => i.ResolvedAt, now).SetProperty(i => i.ResolvedBy, "CaseFlow"), cancellation);
        }
    }
}
