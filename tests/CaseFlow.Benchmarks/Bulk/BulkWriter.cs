using System.Data.Common;
using CaseFlow.Data;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Npgsql;

namespace CaseFlow.Benchmarks.Bulk;

/// <summary>
/// Writes copies of served cases straight into the tables: COPY on PostgreSQL, prepared statements in large transactions on SQLite.
/// </summary>
internal abstract class BulkWriter(DbConnection connection) : IAsyncDisposable
{
    private const int CasesAtOnce = 2000;

    private readonly Dictionary<string, long> _next = [];
    private List<(string Name, string Sql)> _indexes = [];

    protected DbConnection Connection => connection;

    public long Rows { get; private set; }

    public static async Task<BulkWriter> OpenAsync(DatabaseOptions database)
    {
        BulkWriter writer = database.Provider switch
        {
            "sqlite" => new SqliteWriter(new SqliteConnection(database.ConnectionString)),
            "postgresql" => new PostgresWriter(new NpgsqlConnection(database.ConnectionString)),
            var other => throw new NotSupportedException($"Nothing is written in bulk into {other}."),
        };
        await writer.Connection.OpenAsync();
        return writer;
    }

    public async Task WriteAsync(CaseTemplate template, IEnumerable<BulkCopy> copies)
    {
        foreach (var part in copies.Chunk(CasesAtOnce))
        {
            await using var transaction = await connection.BeginTransactionAsync();
            foreach (var table in template.Tables)
            {
                var first = await FirstAsync(table);
                var count = template.Count(table.Name);
                Rows += await WriteAsync(table, part.SelectMany((copy, i) => template.Copy(table, copy, (first ?? 0) + (long)i * count)));
                if (first is { } number)
                {
                    _next[table.Name] = number + (long)part.Length * count;
                }
            }
            await transaction.CommitAsync();
        }
    }

    /// <summary>Puts away the indexes and the checks that make writing many rows slow, as a restore does.</summary>
    public async Task BeginLargeAsync()
    {
        await FasterAsync();
        foreach (var (name, _) in _indexes = await IndexesAsync())
        {
            await SayAsync($"drop index \"{name}\"");
        }
    }

    public async Task EndLargeAsync(Action<string> progress)
    {
        foreach (var (name, sql) in _indexes)
        {
            progress($"index {name}");
            await SayAsync(sql);
        }
        progress("statistics");
        await SayAsync(Safe);
    }

    public async ValueTask DisposeAsync()
    {
        foreach (var (table, next) in _next)
        {
            await NumbersAsync(table, next);
        }
        await connection.DisposeAsync();
    }

    /// <summary>Settings of this connection, or of the database, while many rows are written.</summary>
    protected abstract string Fast { get; }

    protected abstract string Safe { get; }

    protected virtual Task FasterAsync() => SayAsync(Fast);

    /// <summary>A query of name and statement of every index that is not a key.</summary>
    protected abstract string Indexes { get; }

    protected abstract Task<long> WriteAsync(BulkTable table, IEnumerable<object?[]> rows);

    /// <summary>The next row that the application adds gets this number.</summary>
    protected abstract Task NumbersAsync(string table, long next);

    protected async Task SayAsync(string sql)
    {
        await using var command = connection.CreateCommand();
        (command.CommandText, command.CommandTimeout) = (sql, 0);
        await command.ExecuteNonQueryAsync();
    }

    private async Task<List<(string, string)>> IndexesAsync()
    {
        await using var command = connection.CreateCommand();
        command.CommandText = Indexes;
        await using var reader = await command.ExecuteReaderAsync();
        var found = new List<(string, string)>();
        while (await reader.ReadAsync())
        {
            found.Add((reader.GetString(0), reader.GetString(1)));
        }
        return found;
    }

    // Null where rows are not numbered.
    private async Task<long?> FirstAsync(BulkTable table)
    {
        if (table.Columns.FirstOrDefault(c => c is { IsKey: true } && c.Type == typeof(long)) is not { } number)
        {
            return null;
        }
        if (!_next.TryGetValue(table.Name, out var next))
        {
            await using var command = connection.CreateCommand();
            command.CommandText = $"select coalesce(max(\"{number.Name}\"), 0) + 1 from \"{table.Name}\"";
            next = Convert.ToInt64(await command.ExecuteScalarAsync(), System.Globalization.CultureInfo.InvariantCulture);
        }
        return next;
    }

    private sealed class SqliteWriter(SqliteConnection connection) : BulkWriter(connection)
    {
        protected override string Fast => "pragma foreign_keys = off; pragma journal_mode = off; pragma synchronous = off; pragma cache_size = -400000; pragma temp_store = memory;";

        protected override string Safe => "pragma journal_mode = wal;";

        protected override string Indexes => "select name, sql from sqlite_master where type = 'index' and sql is not null";

        protected override Task<long> WriteAsync(BulkTable table, IEnumerable<object?[]> rows)
        {
            using var command = (SqliteCommand)Connection.CreateCommand();
            command.CommandText = $"insert into \"{table.Name}\" ({string.Join(", ", table.Columns.Select(c => $"\"{c.Name}\""))}) values ({string.Join(", ", table.Columns.Select((_, i) => $"$p{i}"))})";
            var parameters = table.Columns.Select((_, i) => command.Parameters.Add(new SqliteParameter($"$p{i}", null))).ToList();
            var written = 0L;
            foreach (var row in rows)
            {
                for (var i = 0; i < row.Length; i++)
                {
                    parameters[i].Value = row[i] ?? DBNull.Value;
                }
                written += command.ExecuteNonQuery();
            }
            return Task.FromResult(written);
        }

        // A number follows the highest by itself.
        protected override Task NumbersAsync(string table, long next) => Task.CompletedTask;
    }

    private sealed class PostgresWriter(NpgsqlConnection connection) : BulkWriter(connection)
    {
        protected override string Fast => "set maintenance_work_mem = '512MB'; set synchronous_commit = off;";

        protected override string Safe => "analyze;";

        // Rows stand in an order in which no row points at a later one, so who may not put the checks away only writes slower.
        protected override async Task FasterAsync()
        {
            await base.FasterAsync();
            try
            {
                await SayAsync("set session_replication_role = replica");
            }
            catch (PostgresException e) when (e.SqlState == PostgresErrorCodes.InsufficientPrivilege)
            {
            }
        }

        protected override string Indexes => """
            select i.indexname, i.indexdef from pg_indexes i
            where i.schemaname = current_schema() and not exists (select 1 from pg_constraint c where c.conname = i.indexname)
            """;

        protected override async Task<long> WriteAsync(BulkTable table, IEnumerable<object?[]> rows)
        {
            var written = 0L;
            await using var copy = await ((NpgsqlConnection)Connection).BeginBinaryImportAsync($"copy \"{table.Name}\" ({string.Join(", ", table.Columns.Select(c => $"\"{c.Name}\""))}) from stdin (format binary)");
            foreach (var row in rows)
            {
                await copy.StartRowAsync();
                for (var i = 0; i < row.Length; i++)
                {
                    var type = table.Columns[i].StoreType;
                    await (row[i] switch
                    {
                        null => copy.WriteNullAsync(),
                        string text => copy.WriteAsync(text, type),
                        Guid id => copy.WriteAsync(id, type),
                        DateTime moment => copy.WriteAsync(moment, type),
                        DateOnly day => copy.WriteAsync(day, type),
                        bool yes => copy.WriteAsync(yes, type),
                        int number => copy.WriteAsync(number, type),
                        long number => copy.WriteAsync(number, type),
                        decimal number => copy.WriteAsync(number, type),
                        double number => copy.WriteAsync(number, type),
                        byte[] bytes => copy.WriteAsync(bytes, type),
                        DateTimeOffset moment => copy.WriteAsync(moment, type),
                        var other => throw new NotSupportedException($"A value of {other.GetType()} was never copied before."),
                    });
                }
                written++;
            }
            await copy.CompleteAsync();
            return written;
        }

        protected override Task NumbersAsync(string table, long next) =>
            SayAsync($"select setval(s, {next}, false) from pg_get_serial_sequence('\"{table}\"', 'id') s where s is not null");
    }
}
