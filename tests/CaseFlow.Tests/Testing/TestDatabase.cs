using CaseFlow.Data;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Npgsql;

namespace CaseFlow.Tests.Testing;

/// <summary>
/// A database of its own for one test, with the schema in it, gone afterwards. CASEFLOW_TEST_DATABASE chooses which:
/// sqlite (default), or postgresql or sqlserver, which make their databases on the server of CASEFLOW_TEST_POSTGRES or CASEFLOW_TEST_SQLSERVER.
/// </summary>
public sealed class TestDatabase : IAsyncDisposable
{
    public static string ChosenProvider { get; } = Environment.GetEnvironmentVariable("CASEFLOW_TEST_DATABASE") is { Length: > 0 } name ? name : "sqlite";

    // The schema is made once per run; every database is a copy of it.
    private static readonly Lazy<Task<TestDatabase>> Template = new(MakeTemplateAsync);

    private readonly DbContextOptions<CaseFlowDbContext> _options;

    /// <summary>Added to every context of the tests.</summary>
    public static Action<DbContextOptionsBuilder> Watch { get; set; } = _ => { };

    private TestDatabase(string provider, string connectionString)
    {
        Provider = provider;
        ConnectionString = connectionString;
        var builder = new DbContextOptionsBuilder<CaseFlowDbContext>();
        Watch(builder.UseCaseFlowDatabase(Options));
        _options = builder.Options;
    }

    public string Provider { get; }

    public string ConnectionString { get; }

    public DatabaseOptions Options => new() { Provider = Provider, ConnectionString = ConnectionString };

    private string SqliteFile => new SqliteConnectionStringBuilder(ConnectionString).DataSource;

    private string PostgresName => new NpgsqlConnectionStringBuilder(ConnectionString).Database!;

    public static async Task<TestDatabase> CreateAsync()
    {
        var database = Empty();
        switch (database.Provider)
        {
            case "sqlite":
                File.Copy((await Template.Value).SqliteFile, database.SqliteFile);
                break;
            case "postgresql":
                await ExecuteOnServerAsync($"create database {database.PostgresName} template {(await Template.Value).PostgresName}");
                break;
            default: // SQL Server copies no database by itself
                await UpgradeAsync(database);
                break;
        }
        return database;
    }

    /// <summary>A database that does not exist yet, for tests of what makes it.</summary>
    public static TestDatabase Empty()
    {
        var name = $"caseflow_test_{Guid.NewGuid():N}";
        return ChosenProvider switch
        {
            "sqlite" => new TestDatabase("sqlite", $"Data Source={Path.Combine(Path.GetTempPath(), name + ".db")}"),
            "postgresql" => new TestDatabase("postgresql", new NpgsqlConnectionStringBuilder(Server) { Database = name }.ConnectionString),
            "sqlserver" => new TestDatabase("sqlserver", SqlServerConnection(name)),
            var other => throw new InvalidOperationException($"CASEFLOW_TEST_DATABASE={other}: use sqlite, postgresql or sqlserver."),
        };
    }

    public CaseFlowDbContext NewContext() => new(_options);

    public async ValueTask DisposeAsync()
    {
        if (Provider == "sqlite")
        {
            using (var connection = new SqliteConnection(ConnectionString))
            {
                SqliteConnection.ClearPool(connection);
            }
            Traces.Database(SqliteFile);
            foreach (var file in new[] { SqliteFile, SqliteFile + "-wal", SqliteFile + "-shm" })
            {
                File.Delete(file);
            }
            return;
        }
        if (Provider == "sqlserver")
        {
            await using var db = NewContext();
            await db.Database.EnsureDeletedAsync();
            return;
        }
        using (var connection = new NpgsqlConnection(ConnectionString))
        {
            NpgsqlConnection.ClearPool(connection);
        }
        await ExecuteOnServerAsync($"drop database if exists {PostgresName} with (force)");
    }

    private static string Server => ChosenProvider == "sqlserver"
        ? Setting("CASEFLOW_TEST_SQLSERVER", "Server=127.0.0.1;User Id=sa;Password=...;TrustServerCertificate=true")
        : Setting("CASEFLOW_TEST_POSTGRES", "Host=127.0.0.1;Port=5432;Username=caseflow");

    private static string SqlServerConnection(string database)
    {
        var connection = DatabaseProvider.Of("sqlserver").Parse(Server);
        connection["Initial Catalog"] = database;
        return connection.ConnectionString;
    }

    private static string Setting(string name, string example) => Environment.GetEnvironmentVariable(name) is { Length: > 0 } server
        ? server
        : throw new InvalidOperationException($"Set {name}, for example {example}");

    private static async Task<TestDatabase> MakeTemplateAsync()
    {
        var template = Empty();
        AppDomain.CurrentDomain.ProcessExit += (_, _) => template.DisposeAsync().AsTask().GetAwaiter().GetResult();
        await UpgradeAsync(template);
        // A copy wants the file complete and the template without visitors.
        SqliteConnection.ClearAllPools();
        NpgsqlConnection.ClearAllPools();
        return template;
    }

    private static async Task UpgradeAsync(TestDatabase database)
    {
        await using var db = database.NewContext();
        await Schema.UpgradeAsync(db, DateTimeOffset.UnixEpoch);
    }

    private static async Task ExecuteOnServerAsync(string sql)
    {
        await using var connection = new NpgsqlConnection(new NpgsqlConnectionStringBuilder(Server) { Database = "postgres", Pooling = false }.ConnectionString);
        await connection.OpenAsync();
        await using var command = new NpgsqlCommand(sql, connection);
        await command.ExecuteNonQueryAsync();
    }
}
