namespace CaseFlow.Jobs;

/// <summary>Wakes the worker of this process; others find the job at their next look.</summary>
public sealed class JobBell
{
    private readonly SemaphoreSlim _rung = new(0, 1);

    public void Ring()
    {
        try
        {
            _rung.Release();
        }
        catch (SemaphoreFullException)
        {
            // it rings already
        }
    }

    /// <summary>Returns at the next ring (true), or after this time.</summary>
    public Task<bool> WaitAsync(TimeSpan atMost, CancellationToken cancellation) => _rung.WaitAsync(atMost, cancellation);
}
