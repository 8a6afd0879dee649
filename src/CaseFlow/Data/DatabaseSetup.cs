using System.Data.Common;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Diagnostics;
using Npgsql;

namespace CaseFlow.Data;

public sealed record DatabaseOptions
{
    public string Provider { get; init; } = "sqlite";
    public string ConnectionString { get; init; } = "Data Source=data/caseflow.db";
}

/// <summary>The database cannot be used as it is; the message (Dutch) says why and what to do.</summary>
public sealed class DatabaseException(string message, Exception? inner = null) : Exception(message, inner);

public static class DatabaseSetup
{
    private static readonly SqlitePragmas Pragmas = new();

    /// <summary>Registers <see cref="CaseFlowDbContext"/> per request, and a factory for work outside one. Wrong settings are refused here.</summary>
    public static IServiceCollection AddCaseFlowDatabase(this IServiceCollection services, DatabaseOptions options)
    {
        Check(options);
        return services.AddDbContextFactory<CaseFlowDbContext>(builder => builder.UseCaseFlowDatabase(options));
    }

    public static DbContextOptionsBuilder UseCaseFlowDatabase(this DbContextOptionsBuilder builder, DatabaseOptions options)
    {
        Check(options);
        if (options.Provider == "postgresql")
        {
            // No EnableRetryOnFailure: an act is one transaction of its own, which a retry of one command would tear.
            return builder.UseNpgsql(options.ConnectionString);
        }
        var file = new SqliteConnectionStringBuilder(options.ConnectionString).DataSource;
        if (!file.StartsWith(':') && Path.GetDirectoryName(Path.GetFullPath(file)) is { } directory)
        {
            Directory.CreateDirectory(directory);
        }
        return builder.UseSqlite(options.ConnectionString).AddInterceptors(Pragmas);
    }

    private static void Check(DatabaseOptions options)
    {
        try
        {
            DbConnectionStringBuilder parsed = options.Provider switch
            {
                "sqlite" => new SqliteConnectionStringBuilder(options.ConnectionString),
                "postgresql" => new NpgsqlConnectionStringBuilder(options.ConnectionString),
                "sqlserver" => throw new DatabaseException(
                    "SQL Server vraagt het onderdeel src/CaseFlow.SqlServer, dat nog niet bij deze versie hoort. Kies sqlite of postgresql."),
                var other => throw new DatabaseException($"Onbekende database '{other}'. Kies sqlite, postgresql of sqlserver."),
            };
            if (parsed.Count == 0)
            {
                throw new DatabaseException($"De verbinding met de database ({options.Provider}) is leeg. Vul de verbindingstekst in.");
            }
        }
        catch (Exception e) when (e is ArgumentException or FormatException)
        {
            throw new DatabaseException($"De verbindingstekst voor {options.Provider} is niet te lezen: {e.Message}", e);
        }
    }

    /// <summary>
    /// What SQLite forgets per connection. One writer at a time: Microsoft.Data.Sqlite begins every transaction as
    /// BEGIN IMMEDIATE, so a second writer waits here instead of failing half-way.
    /// </summary>
    private sealed class SqlitePragmas : DbConnectionInterceptor
    {
        private const string Sql = "PRAGMA busy_timeout = 30000; PRAGMA journal_mode = WAL; PRAGMA synchronous = NORMAL; PRAGMA foreign_keys = ON;";

        public override void ConnectionOpened(DbConnection connection, ConnectionEndEventData eventData)
        {
            using var command = connection.CreateCommand();
            command.CommandText = Sql;
            command.ExecuteNonQuery();
        }

        public override async Task ConnectionOpenedAsync(DbConnection connection, ConnectionEndEventData eventData, CancellationToken ct = default)
        {
            await using var command = connection.CreateCommand();
            command.CommandText = Sql;
            await command.ExecuteNonQueryAsync(ct);
        }
    }
}
