using System.Data;
using CaseFlow.Data;
using CaseFlow.SqlServer;
using CaseFlow.Tests.Testing;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Npgsql;
using Shouldly;
using Xunit;

namespace CaseFlow.Tests.Data;

public class DatabaseSetupTests
{
    [Theory]
    [InlineData("oracle", "Data Source=x", "Onbekende database 'oracle'. Kies sqlite, postgresql of sqlserver.")]
    [InlineData("sqlite", "", "De verbinding met de database (sqlite) is leeg.")]
    [InlineData("postgresql", "", "De verbinding met de database (postgresql) is leeg.")]
    [InlineData("sqlite", "Host=x", "De verbindingstekst voor sqlite is niet te lezen")]
    [InlineData("postgresql", "Data Surce=x", "De verbindingstekst voor postgresql is niet te lezen")]
    public void Wrong_settings_are_refused_at_the_start(string provider, string connectionString, string message)
    {
        var options = new DatabaseOptions { Provider = provider, ConnectionString = connectionString };

        Should.Throw<DatabaseException>(() => new ServiceCollection().AddCaseFlowDatabase(options)).Message.ShouldStartWith(message);
    }

    [Theory]
    [InlineData("Host=x", "-c jit=off")]
    [InlineData("Host=x;Options=-c geqo=off", "-c geqo=off")]
    public void Postgresql_compiles_no_query_unless_the_connection_has_options_of_its_own(string connectionString, string options)
    {
        var builder = new DbContextOptionsBuilder<CaseFlowDbContext>();
        builder.UseCaseFlowDatabase(new() { Provider = "postgresql", ConnectionString = connectionString });
        using var db = new CaseFlowDbContext(builder.Options);

        new NpgsqlConnectionStringBuilder(db.Database.GetConnectionString()).Options.ShouldBe(options);
    }

    [Fact]
    public void Sql_server_is_a_part_that_is_found_by_its_name() => DatabaseProvider.Of("sqlserver").ShouldBeOfType<SqlServerProvider>();

    [Fact]
    public void Without_the_part_for_sql_server_the_message_says_where_to_put_it()
    {
        var folder = Directory.CreateTempSubdirectory("caseflow-test-").FullName;

        Should.Throw<DatabaseException>(() => DatabaseProvider.Load("CaseFlow.SqlServer", folder)).Message
            .ShouldStartWith($"Voor SQL Server is het onderdeel CaseFlow.SqlServer nodig, en dat staat niet in {Path.Combine(folder, "CaseFlow.SqlServer")}.");
        Directory.Delete(folder);
    }

    [Fact]
    public void A_part_that_is_no_part_is_refused()
    {
        var folder = Directory.CreateTempSubdirectory("caseflow-test-").FullName;
        File.WriteAllText(Path.Combine(folder, "CaseFlow.SqlServer.dll"), "not an assembly");

        Should.Throw<DatabaseException>(() => DatabaseProvider.Load("CaseFlow.SqlServer", folder)).Message.ShouldContain("past niet bij deze versie van CaseFlow");
        Directory.Delete(folder, recursive: true);
    }

    [Fact]
    public void A_driver_for_sql_server_that_lacks_a_part_is_refused_at_the_start()
    {
        var use = () => new ServiceCollection().AddCaseFlowDatabase(new() { Provider = "sqlserver", ConnectionString = "Server=x" });
        if (File.Exists(Path.Combine(AppContext.BaseDirectory, "Microsoft.SqlServer.Server.dll")))
        {
            use.ShouldNotThrow();
            return;
        }

        use.ShouldThrow<DatabaseException>().Message.ShouldEndWith("Bouw het met -p:FullFeed=true tegen een volledige pakketbron.");
    }

    [Fact]
    public async Task A_request_has_one_context_and_the_factory_makes_more()
    {
        await using var database = await TestDatabase.CreateAsync();
        await using var services = new ServiceCollection().AddCaseFlowDatabase(database.Options).BuildServiceProvider(validateScopes: true);
        await using var scope = services.CreateAsyncScope();
        var context = scope.ServiceProvider.GetRequiredService<CaseFlowDbContext>();
        await using var other = await services.GetRequiredService<IDbContextFactory<CaseFlowDbContext>>().CreateDbContextAsync();

        scope.ServiceProvider.GetRequiredService<CaseFlowDbContext>().ShouldBeSameAs(context);
        other.ShouldNotBeSameAs(context);
        (await other.Zaken.CountAsync()).ShouldBe(0);
    }

    [Fact]
    public void The_folder_of_a_sqlite_file_is_made()
    {
        var folder = Path.Combine(Path.GetTempPath(), $"caseflow_{Guid.NewGuid():N}");

        new DbContextOptionsBuilder().UseCaseFlowDatabase(new() { ConnectionString = $"Data Source={folder}/data/caseflow.db" });

        Directory.Exists(Path.Combine(folder, "data")).ShouldBeTrue();
        Directory.Delete(folder, recursive: true);
    }

    [SqliteTheory]
    [InlineData("journal_mode", "wal")]
    [InlineData("foreign_keys", "1")]
    [InlineData("busy_timeout", "30000")]
    [InlineData("synchronous", "1")]
    public async Task Every_sqlite_connection_is_set(string pragma, string value)
    {
        await using var database = await TestDatabase.CreateAsync();
        await using var db = database.NewContext();
        db.Database.OpenConnection();
        await using var command = db.Database.GetDbConnection().CreateCommand();
        command.CommandText = "PRAGMA " + pragma;

        (await command.ExecuteScalarAsync())!.ToString().ShouldBe(value);
    }

    [SqliteTheory]
    [InlineData(IsolationLevel.Unspecified)]
    [InlineData(IsolationLevel.ReadCommitted)]
    [InlineData(IsolationLevel.Serializable)]
    public async Task A_sqlite_transaction_holds_the_pen_from_its_beginning(IsolationLevel level)
    {
        await using var database = await TestDatabase.CreateAsync();
        await using var first = database.NewContext();
        await using var second = database.NewContext();
        await using var transaction = await first.Database.BeginTransactionAsync(level);

        var waiting = Task.Run(async () =>
        {
            await using var next = await second.Database.BeginTransactionAsync(level);
        });

        (await Task.WhenAny(waiting, Task.Delay(300))).ShouldNotBe(waiting);
        await transaction.CommitAsync();
        await waiting.WaitAsync(TimeSpan.FromSeconds(20));
    }
}
