using CaseFlow.Zaken;

namespace CaseFlow.Jobs;

/// <summary>A claimed job inside the transaction in which it goes.</summary>
/// <param name="Job">The job; its row is deleted already.</param>
/// <param name="Zaak">Its case, locked; null for a job without one.</param>
/// <param name="AsOf">The moment of the round.</param>
/// <param name="Result">What <see cref="IJobHandler.CallAsync"/> answered.</param>
public sealed record JobContext(Job Job, ZaakContext? Zaak, DateTimeOffset AsOf, object? Result)
{
    /// <summary>The case of a job that cannot be without one.</summary>
    public ZaakContext Case => Zaak ?? throw new InvalidOperationException($"Een job '{Job.Kind}' hoort bij een zaak.");
}

/// <summary>Does the jobs of one kind.</summary>
public interface IJobHandler
{
    string Kind { get; }

    /// <summary>Whose functional manager is told when a job without a case stops; null when it is of no municipality.</summary>
    string? GemeenteOf(Job job) => null;

    /// <summary>
    /// What has to happen outside: no transaction is open and no case is locked. It happens at least once; the id of the job is the key
    /// by which the other side can see that it had this one already. An exception is tried again later.
    /// </summary>
    Task<object?> CallAsync(Job job, CancellationToken cancellation) => Task.FromResult<object?>(null);

    /// <summary>
    /// The work in the database, committed together with the end of the job. Not null: the job stays, failed, with this incident.
    /// </summary>
    Task<IncidentReport?> FinishAsync(JobContext c);
}
