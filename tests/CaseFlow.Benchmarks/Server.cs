using CaseFlow.Data;
using CaseFlow.Toegang;
using CaseFlow.Werkprocessen;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace CaseFlow.Benchmarks;

/// <summary>A database product to measure on.</summary>
internal sealed record Server(string Name, Func<string, string> Connection)
{
    public static List<Server> All(Report report)
    {
        var servers = new List<Server> { new("sqlite", name => $"Data Source={Path.Combine(Path.GetTempPath(), name + ".db")}") };
        if (Environment.GetEnvironmentVariable("CASEFLOW_TEST_POSTGRES") is { Length: > 0 } postgres)
        {
            servers.Add(new("postgresql", name => new Npgsql.NpgsqlConnectionStringBuilder(postgres) { Database = name }.ConnectionString));
        }
        else
        {
            report.Line();
            report.Line("PostgreSQL is left out: CASEFLOW_TEST_POSTGRES names no server. The script `bench` starts one.");
        }
        return servers;
    }
}

/// <summary>A database of its own with the schema in it and the services of the application on top; gone afterwards.</summary>
internal sealed class Installation : IAsyncDisposable
{
    private static readonly Lazy<string> Made = new(MakeWorkflows);

    private Installation(ServiceProvider services, DatabaseOptions database, DbContextOptions<CaseFlowDbContext> options)
    {
        Services = services;
        Database = database;
        Options = options;
    }

    public static string Workflows => Made.Value;

    public ServiceProvider Services { get; }

    public DatabaseOptions Database { get; }

    public DbContextOptions<CaseFlowDbContext> Options { get; }

    public static async Task<Installation> CreateAsync(Server server, Action<IServiceCollection>? change = null, Geheim? secret = null)
    {
        var database = new DatabaseOptions { Provider = server.Name, ConnectionString = server.Connection($"caseflow_bench_{Guid.NewGuid():N}") };
        var bronnen = Bronnen.Load(Workflows);
        var collection = new ServiceCollection().AddLogging(log => log.SetMinimumLevel(LogLevel.Warning)).AddSingleton(TimeProvider.System)
            .AddCaseFlow(bronnen, secret ?? Geheim.Ephemeral(), database);
        change?.Invoke(collection);
        var services = collection.BuildServiceProvider();
        var builder = new DbContextOptionsBuilder<CaseFlowDbContext>();
        builder.UseCaseFlowDatabase(database);
        var made = new Installation(services, database, builder.Options);
        await using var db = made.NewContext();
        await Schema.UpgradeAsync(db, DateTimeOffset.UnixEpoch);
        await bronnen.Routeboek.VastleggenAsync(db, DateTimeOffset.UnixEpoch);
        return made;
    }

    public CaseFlowDbContext NewContext() => new(Options);

    public async ValueTask DisposeAsync()
    {
        await using (var db = NewContext())
        {
            await db.Database.EnsureDeletedAsync();
        }
        await Services.DisposeAsync();
    }

    // The real configuration, with the routes of models/ beside the real ones.
    private static string MakeWorkflows()
    {
        var target = Directory.CreateTempSubdirectory("caseflow-bench-").FullName;
        AppDomain.CurrentDomain.ProcessExit += (_, _) => Directory.Delete(target, recursive: true);
        var source = Path.Combine(AppContext.BaseDirectory, "workflows");
        foreach (var file in Directory.GetFiles(source, "*", SearchOption.AllDirectories))
        {
            var copy = Path.Combine(target, Path.GetRelativePath(source, file));
            Directory.CreateDirectory(Path.GetDirectoryName(copy)!);
            File.Copy(file, copy);
        }
        foreach (var model in Directory.GetFiles(Models, "*.bpmn"))
        {
            File.Copy(model, Path.Combine(target, "routes", Path.GetFileName(model)));
        }
        return target;
    }

    public static string Models => Path.Combine(AppContext.BaseDirectory, "models");
}
