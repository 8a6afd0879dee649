using System.Data.Common;
using CaseFlow.Jobs;
using CaseFlow.Monitoring;
using CaseFlow.Shared;
using Microsoft.EntityFrameworkCore;

namespace CaseFlow.Data;

/// <summary>One act, one transaction: what the act wrote is committed together or not at all.</summary>
public sealed class Transactie(CaseFlowDbContext db, JobQueue jobs)
{
    private const int MaxAttempts = 3;

    private bool _isTrial;

    /// <summary>Written with the next act that is kept, in its transaction; null again when that is committed.</summary>
    internal Func<Task>? Receipt { get; set; }

    /// <summary>Runs the act and commits it. When another act on the same rows was a moment earlier, it runs again on what is there now.</summary>
    /// <exception cref="WeigeringException">The act was refused, or the rows kept changing under it.</exception>
    public Task<T> RunAsync<T>(Func<Task<T>> act, CancellationToken cancellation = default) => Observed.ActAsync(told => RunAsync(act, told, cancellation));

    private async Task<T> RunAsync<T>(Func<Task<T>> act, Observed.Act told, CancellationToken cancellation)
    {
        // The act is rolled back as a whole, so a savepoint around each save guards nothing.
        db.Database.AutoSavepointsEnabled = false;
        for (var attempt = 1; ; attempt++)
        {
            told.Attempts = attempt;
            db.ChangeTracker.Clear();
            jobs.Forget();
            await using var transaction = await db.Database.BeginTransactionAsync(cancellation);
            try
            {
                var result = await act();
                if (!_isTrial && Receipt is { } write)
                {
                    await write();
                }
                await jobs.FlushAsync(cancellation);
                await db.SaveChangesAsync(cancellation);
                if (_isTrial)
                {
                    told.Outcome = "trial";
                    return result;
                }
                await transaction.CommitAsync(cancellation);
                jobs.Committed();
                Receipt = null;
                return result;
            }
            catch (Exception e) when (IsConflict(e))
            {
                db.ChangeTracker.Clear();
                if (attempt == MaxAttempts)
                {
                    throw new WeigeringException("intussen-gewijzigd", "Iemand anders heeft dit intussen gewijzigd. Bekijk de zaak opnieuw en probeer het nog eens.");
                }
                // Two that met once must not meet again at the same moment.
                await Task.Delay(Random.Shared.Next(5, 25 * attempt), cancellation);
            }
            catch
            {
                // What a refused act had already changed must not slip along with the next save, such as the log of a read.
                db.ChangeTracker.Clear();
                throw;
            }
        }
    }

    public Task RunAsync(Func<Task> act, CancellationToken cancellation = default) =>
        RunAsync(async () => { await act(); return true; }, cancellation);

    /// <summary>Does the acts and keeps nothing of them, so that what they would make can be shown before.</summary>
    /// <exception cref="WeigeringException">The act would be refused.</exception>
    public async Task TryAsync(Func<Task> acts)
    {
        _isTrial = true;
        try
        {
            await acts();
        }
        finally
        {
            _isTrial = false;
            db.ChangeTracker.Clear();
            jobs.Forget();
        }
    }

    private static bool IsConflict(Exception e) => e switch
    {
        DbUpdateConcurrencyException => true,
        // Npgsql wraps a deadlock once more, with the advice to retry.
        DbUpdateException or InvalidOperationException when e.InnerException is { } inner => IsConflict(inner),
        DbException d => DatabaseProvider.IsConflictOfAny(d),
        _ => false,
    };
}
