using Microsoft.EntityFrameworkCore.Diagnostics;

namespace CaseFlow.Tests.Testing;

/// <summary>
/// Stops one act just before it writes its rows, so that a test decides what happens meanwhile. On PostgreSQL the act then holds its case,
/// on SQLite the whole file: who comes next waits, and goes on when the first is let go.
/// </summary>
public sealed class FlushStop : SaveChangesInterceptor
{
    private readonly AsyncLocal<Stopped?> _here = new();

    /// <summary>Starts the act and returns when it is about to write.</summary>
    public async Task<Stopped> AtFlushAsync(Func<Task> act)
    {
        var stopped = new Stopped();
        stopped.Act = Task.Run(async () =>
        {
            _here.Value = stopped;
            await act();
        });
        await Task.WhenAny(stopped.Reached.Task, stopped.Act).WaitAsync(TimeSpan.FromMinutes(2));
        return stopped;
    }

    public override async ValueTask<InterceptionResult<int>> SavingChangesAsync(DbContextEventData eventData, InterceptionResult<int> result, CancellationToken cancellationToken = default)
    {
        if (_here.Value is { } stopped && stopped.Reached.TrySetResult())
        {
            await stopped.Go.Task;
        }
        return result;
    }

    public sealed class Stopped
    {
        internal TaskCompletionSource Reached { get; } = new(TaskCreationOptions.RunContinuationsAsynchronously);

        internal TaskCompletionSource Go { get; } = new(TaskCreationOptions.RunContinuationsAsynchronously);

        internal Task Act { get; set; } = Task.CompletedTask;

        public bool IsReached => Reached.Task.IsCompletedSuccessfully;

        /// <summary>Lets it write, and waits until it is done.</summary>
        public async Task GoAsync()
        {
            Go.TrySetResult();
            await Act.WaitAsync(TimeSpan.FromMinutes(2));
        }
    }
}
