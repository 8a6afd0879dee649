using System.Diagnostics;
using CaseFlow.Data;
using Microsoft.EntityFrameworkCore;

namespace CaseFlow.Jobs;

/// <summary>
/// Claims jobs that are due and does them, several at a time; those that nobody waits for one at a time, with a rest after each. Any number of processes may do so on one database. What it holds when it stops
/// it gives back; what it held when it was killed is free again when the lease runs out.
/// </summary>
public sealed class JobWorker(IServiceScopeFactory scopes, TimeProvider clock, IConfiguration settings, JobBell bell, JobMetrics metrics, ILogger<JobWorker> log) : BackgroundService
{
    private const int MaxClaim = 20;
    private const int PatientClaim = 10;

    // Figures mostly read; half of the time is enough for others.
    private const double FiguresRest = 1;
    private static readonly TimeSpan LongestRest = TimeSpan.FromSeconds(5);
    private static readonly TimeSpan LongestSleep = TimeSpan.FromSeconds(10);

    // Read at the start: a wrong setting must stop the application, not only its worker.
    private readonly int _slots = Math.Max(1, settings.GetValue("Jobs:Slots", 4));
    private readonly double _rest = Math.Max(0, settings.GetValue("Jobs:Rest", 4.0));
    private readonly TimeSpan _lease = TimeSpan.FromSeconds(Math.Max(3, settings.GetValue("Jobs:LeaseSeconds", 60)));
    private readonly string _owner = $"{Environment.MachineName}-{Environment.ProcessId}-{Guid.NewGuid().ToString("N")[..8]}";
    private readonly SemaphoreSlim _turn = new(1);
    private readonly Dictionary<Guid, (Job Job, JobLane Lane, Task Task)> _running = [];

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var beating = new CancellationTokenSource();
        var heartbeat = HeartbeatAsync(beating.Token);
        try
        {
            await Task.WhenAll(LaneAsync(JobLane.Prompt, stoppingToken), LaneAsync(JobLane.Patient, stoppingToken), LaneAsync(JobLane.Figures, stoppingToken));
        }
        catch (OperationCanceledException) when (stoppingToken.IsCancellationRequested)
        {
            // the application stops
        }
        await Task.WhenAll(_running.Values.Select(r => r.Task));
        await beating.CancelAsync();
        await heartbeat;
    }

    private async Task LaneAsync(JobLane lane, CancellationToken stopping)
    {
        while (!stopping.IsCancellationRequested)
        {
            var pause = await RoundAsync(lane, stopping);
            if (pause > TimeSpan.Zero)
            {
                await PauseAsync(lane, pause, stopping);
            }
        }
    }

    /// <returns>How long there is nothing to do but to wait for a bell or for what runs.</returns>
    private async Task<TimeSpan> RoundAsync(JobLane lane, CancellationToken stopping)
    {
        int running;
        lock (_running)
        {
            foreach (var id in _running.Where(r => r.Value.Task.IsCompleted).Select(r => r.Key).ToList())
            {
                _running.Remove(id);
            }
            running = _running.Values.Count(r => r.Lane == lane);
        }
        try
        {
            await using var scope = scopes.CreateAsyncScope();
            var db = scope.ServiceProvider.GetRequiredService<CaseFlowDbContext>();
            var asOf = clock.GetUtcNow();
            // Those that nobody waits for are taken by the handful, and the next handful when these are done: each claim is a write too.
            var free = lane == JobLane.Prompt ? Math.Min(_slots - running, MaxClaim) : running > 0 ? 0 : lane == JobLane.Patient ? PatientClaim : 1;
            var claimed = free > 0 ? await JobSql.Of(db).ClaimAsync(db, _owner, _lease, asOf, free, stopping, lane) : [];
            metrics.Claimed(claimed);
            foreach (var job in claimed)
            {
                lock (_running)
                {
                    _running[job.Id] = (job, lane, Task.Run(() => lane switch
                    {
                        JobLane.Patient => RunInTurnAsync(job, asOf, stopping),
                        JobLane.Figures => RunAndRestAsync(job, asOf, FiguresRest, stopping),
                        _ => RunAsync(job, asOf, stopping),
                    }, CancellationToken.None));
                }
            }
            return claimed.Count == 0 || claimed.Count < free ? await SleepAsync(db, lane, asOf, stopping) : TimeSpan.Zero;
        }
        catch (Exception e) when (e is not OperationCanceledException || !stopping.IsCancellationRequested)
        {
            log.LogError(e, "Er konden geen jobs worden opgehaald; over {Seconden} seconden opnieuw.", LongestSleep.TotalSeconds);
            return LongestSleep;
        }
    }

    private async Task<TimeSpan> SleepAsync(CaseFlowDbContext db, JobLane lane, DateTimeOffset asOf, CancellationToken stopping)
    {
        var free = db.Jobs.Where(j => j.State == JobState.Ready && j.LeaseOwner == null);
        free = lane switch
        {
            JobLane.Patient => free.Where(j => JobKinds.Patient.Contains(j.Kind)),
            JobLane.Figures => free.Where(j => JobKinds.Figures.Contains(j.Kind)),
            _ => free.Where(j => !JobKinds.NotPrompt.Contains(j.Kind)),
        };
        var next = await free.OrderBy(j => j.DueAt).Select(j => (DateTimeOffset?)j.DueAt).FirstOrDefaultAsync(stopping);
        metrics.OldestDue(lane, next < asOf ? asOf - next.Value : TimeSpan.Zero);
        // Due already, and yet not claimed: it waits for another job of its run.
        var sleep = next is null || next <= asOf ? LongestSleep : next.Value - asOf;
        sleep = sleep < LongestSleep ? sleep : LongestSleep;
        return sleep * (0.9 + 0.2 * Random.Shared.NextDouble()) + TimeSpan.FromMilliseconds(1);
    }

    private async Task PauseAsync(JobLane lane, TimeSpan pause, CancellationToken stopping)
    {
        using var enough = CancellationTokenSource.CreateLinkedTokenSource(stopping);
        Task[] running;
        lock (_running)
        {
            running = [.. _running.Values.Where(r => r.Lane == lane).Select(r => r.Task)];
        }
        // The bell is for who cannot wait. A slot that comes free is a reason to look too: jobs may wait for it, or for the job of their run that just ended.
        await Task.WhenAny([lane != JobLane.Prompt ? Task.Delay(pause, enough.Token) : bell.WaitAsync(pause, enough.Token), .. running]);
        await enough.CancelAsync();
    }

    /// <summary>Jobs that nobody waits for go one by one, and let the people at work go first for some times their own length.</summary>
    private async Task RunInTurnAsync(Job job, DateTimeOffset asOf, CancellationToken stopping)
    {
        try
        {
            await _turn.WaitAsync(stopping);
        }
        catch (OperationCanceledException)
        {
            await ReleaseAsync(job);
            return;
        }
        await RunAndRestAsync(job, asOf, _rest, stopping);
        _turn.Release();
    }

    private async Task RunAndRestAsync(Job job, DateTimeOffset asOf, double rest, CancellationToken stopping)
    {
        var began = Stopwatch.GetTimestamp();
        await RunAsync(job, asOf, stopping);
        var pause = Stopwatch.GetElapsedTime(began) * rest;
        await Task.Delay(pause < LongestRest ? pause : LongestRest, stopping).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
    }

    private async Task RunAsync(Job job, DateTimeOffset asOf, CancellationToken stopping)
    {
        try
        {
            await using var scope = scopes.CreateAsyncScope();
            var (outcome, error) = await scope.ServiceProvider.GetRequiredService<JobRunner>().RunAsync(job, asOf, stopping);
            if (outcome == JobOutcome.Failed)
            {
                log.LogWarning("Job {Soort} {Id} mislukte bij poging {Poging}: {Fout}", job.Kind, job.Id, job.Attempts, error!.GetType().Name);
            }
        }
        catch (OperationCanceledException) when (stopping.IsCancellationRequested)
        {
            await ReleaseAsync(job);
        }
        catch (Exception e)
        {
            // The failure itself could not be written down; the job is free again when its lease runs out.
            log.LogError("Job {Soort} {Id}: de afloop kon niet worden vastgelegd ({Fout}).", job.Kind, job.Id, e.GetType().Name);
        }
    }

    /// <summary>Gives back what was not begun or stopped half-way outside; that costs no try.</summary>
    private async Task ReleaseAsync(Job job)
    {
        await using var scope = scopes.CreateAsyncScope();
        await scope.ServiceProvider.GetRequiredService<CaseFlowDbContext>().Jobs.Where(j => j.Id == job.Id && j.LeaseNo == job.LeaseNo).ExecuteUpdateAsync(set => set
            .SetProperty(j => j.Attempts, j => j.Attempts - 1)
            .SetProperty(j => j.LeaseOwner, (string?)null)
            .SetProperty(j => j.LeaseUntil, (DateTimeOffset?)null), CancellationToken.None);
    }

    /// <summary>Work that takes longer than a lease keeps it, on a connection of its own.</summary>
    private async Task HeartbeatAsync(CancellationToken beating)
    {
        while (!beating.IsCancellationRequested)
        {
            try
            {
                await Task.Delay(_lease / 3, beating);
                Job[] held;
                lock (_running)
                {
                    held = [.. _running.Values.Where(r => !r.Task.IsCompleted).Select(r => r.Job)];
                }
                if (held.Length == 0)
                {
                    continue;
                }
                await using var scope = scopes.CreateAsyncScope();
                var db = scope.ServiceProvider.GetRequiredService<CaseFlowDbContext>();
                foreach (var job in held)
                {
                    await JobSql.Of(db).RenewAsync(db, job, _lease, beating);
                }
            }
            catch (OperationCanceledException) when (beating.IsCancellationRequested)
            {
                // everything is done
            }
            catch (Exception e)
            {
                log.LogWarning("Een lease kon niet worden verlengd ({Fout}).", e.GetType().Name);
            }
        }
    }
}
