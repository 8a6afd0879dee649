using System.Collections.Concurrent;
using System.Data.Common;
using Microsoft.EntityFrameworkCore.Diagnostics;

namespace CaseFlow.Tests.Testing;

/// <summary>Counts the commands that go to the database, so that a test sees a query per row.</summary>
public sealed class QueryTeller : DbCommandInterceptor
{
    private readonly ConcurrentQueue<string> _gezien = new();

    public IReadOnlyList<string> Gezien => [.. _gezien];

    private int _rijen;

    /// <summary>How many rows were read.</summary>
    public int Rijen => _rijen;

    public void Begin()
    {
        _gezien.Clear();
        _rijen = 0;
    }

    public override InterceptionResult DataReaderDisposing(DbCommand command, DataReaderDisposingEventData eventData, InterceptionResult result)
    {
        Interlocked.Add(ref _rijen, eventData.ReadCount);
        return result;
    }

    public override InterceptionResult<DbDataReader> ReaderExecuting(DbCommand command, CommandEventData eventData, InterceptionResult<DbDataReader> result) => Tel(command, result);

    public override ValueTask<InterceptionResult<DbDataReader>> ReaderExecutingAsync(DbCommand command, CommandEventData eventData, InterceptionResult<DbDataReader> result, CancellationToken ct = default) =>
        ValueTask.FromResult(Tel(command, result));

    public override ValueTask<InterceptionResult<int>> NonQueryExecutingAsync(DbCommand command, CommandEventData eventData, InterceptionResult<int> result, CancellationToken ct = default) =>
        ValueTask.FromResult(Tel(command, result));

    public override ValueTask<InterceptionResult<object>> ScalarExecutingAsync(DbCommand command, CommandEventData eventData, InterceptionResult<object> result, CancellationToken ct = default) =>
        ValueTask.FromResult(Tel(command, result));

    private T Tel<T>(DbCommand command, T result)
    {
        _gezien.Enqueue(command.CommandText);
        return result;
    }
}
