using System.Security.Cryptography;
using System.Text;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Storage;

namespace CaseFlow.Data;

public sealed record SchemaScript(string Name, string Sql)
{
    public string Hash { get; } = Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(Sql.ReplaceLineEndings("\n"))));
}

/// <summary>
/// Applies the numbered scripts of db/ that a database does not have yet, in order, each once and in a transaction of its own.
/// A script that was applied never changes again; a correction is a new script.
/// </summary>
public static class Schema
{
    public static Task<IReadOnlyList<string>> UpgradeAsync(CaseFlowDbContext db, DateTimeOffset now, CancellationToken ct = default) =>
        UpgradeAsync(db, Scripts(db), now, ct);

    public static Task<IReadOnlyList<string>> MissingAsync(CaseFlowDbContext db, CancellationToken ct = default) =>
        MissingAsync(db, Scripts(db), ct);

    /// <summary>What an administrator should change about the settings of the database (Dutch), or nothing.</summary>
    public static async Task<string?> AdviceAsync(CaseFlowDbContext db, CancellationToken ct = default) =>
        Dialect.Of(db).Advice is { Length: > 0 } advice ? await db.Database.SqlQueryRaw<string>(advice).FirstOrDefaultAsync(ct) : null;

    public static IReadOnlyList<SchemaScript> Scripts(string provider)
    {
        var assembly = typeof(Schema).Assembly;
        var folder = $"db/{provider}/";
        return [.. assembly.GetManifestResourceNames().Where(n => n.StartsWith(folder, StringComparison.Ordinal))
            .Order(StringComparer.Ordinal).Select(name =>
            {
                using var reader = new StreamReader(assembly.GetManifestResourceStream(name)!);
                return new SchemaScript(name[folder.Length..], reader.ReadToEnd());
            })];
    }

    public static async Task<IReadOnlyList<string>> UpgradeAsync(
        CaseFlowDbContext db, IReadOnlyList<SchemaScript> scripts, DateTimeOffset now, CancellationToken ct)
    {
        await CreateDatabaseAsync(db, ct);
        var dialect = Dialect.Of(db);
        var applied = new List<string>();
        foreach (var script in scripts)
        {
            // The lock ends with the transaction, also when this process is killed; who waited for it finds the script recorded.
            await using var transaction = await db.Database.BeginTransactionAsync(ct);
            await ExecuteAsync(db, dialect.Lock + dialect.CreateVersions, ct);
            if (await IsAppliedAsync(db, script, ct))
            {
                continue;
            }
            await ExecuteAsync(db, script.Sql, ct);
            await db.Database.ExecuteSqlAsync(
                $"insert into schema_version (script, applied_at, hash) values ({script.Name}, {now.UtcDateTime}, {script.Hash})", ct);
            await transaction.CommitAsync(ct);
            applied.Add(script.Name);
        }
        return applied;
    }

    public static async Task<IReadOnlyList<string>> MissingAsync(
        CaseFlowDbContext db, IReadOnlyList<SchemaScript> scripts, CancellationToken ct)
    {
        var isNew = !await Creator(db).ExistsAsync(ct)
            || await db.Database.SqlQueryRaw<int>(Dialect.Of(db).CountVersionTables).SingleAsync(ct) == 0;
        var missing = new List<string>();
        foreach (var script in scripts)
        {
            if (isNew || !await IsAppliedAsync(db, script, ct))
            {
                missing.Add(script.Name);
            }
        }
        return missing;
    }

    private static IReadOnlyList<SchemaScript> Scripts(CaseFlowDbContext db) => Scripts(Dialect.Of(db).Folder);

    private static async Task<bool> IsAppliedAsync(CaseFlowDbContext db, SchemaScript script, CancellationToken ct)
    {
        var recorded = await db.Database.SqlQuery<string>($"""select hash as "Value" from schema_version where script = {script.Name}""").ToListAsync(ct);
        if (recorded.Count > 0 && recorded[0] != script.Hash)
        {
            throw new DatabaseException($"Het script {script.Name} is veranderd nadat het op deze database is uitgevoerd. "
                + "Zet het oorspronkelijke script terug; een wijziging hoort in een nieuw script met het volgende nummer.");
        }
        return recorded.Count > 0;
    }

    private static async Task CreateDatabaseAsync(CaseFlowDbContext db, CancellationToken ct)
    {
        var creator = Creator(db);
        if (await creator.ExistsAsync(ct))
        {
            return;
        }
        try
        {
            await creator.CreateAsync(ct);
            if (Dialect.Of(db).AfterCreate is { Length: > 0 } setting)
            {
                await db.Database.ExecuteSqlRawAsync(setting, ct);
            }
        }
        catch (Exception) when (creator.Exists())
        {
            // another instance made it a moment earlier
        }
    }

    private static async Task ExecuteAsync(CaseFlowDbContext db, string sql, CancellationToken ct)
    {
        await using var command = db.Database.GetDbConnection().CreateCommand();
        command.Transaction = db.Database.CurrentTransaction!.GetDbTransaction();
        command.CommandText = sql;
        command.CommandTimeout = 3600;
        await command.ExecuteNonQueryAsync(ct);
    }

    private static IRelationalDatabaseCreator Creator(CaseFlowDbContext db) =>
        db.GetService<IRelationalDatabaseCreator>();
}

/// <summary>What the runner says differently to each database.</summary>
public sealed record Dialect(string Folder, string Lock, string CreateVersions, string CountVersionTables)
{
    /// <summary>What a database that was made a moment ago is set to, or empty.</summary>
    public string AfterCreate { get; private init; } = "";

    /// <summary>Selects a sentence (Dutch) for the administrator when the database is set otherwise than CaseFlow wants it, or empty.</summary>
    public string Advice { get; private init; } = "";

    /// <summary>Makes what is deleted from here on overwritten instead of only let go of, where the database can be told so, or empty.</summary>
    public string Overwrite { get; private init; } = "";

    /// <summary>Counts what the planner of queries wants to know, of a part of each table; empty where the database does so by itself.</summary>
    public string Statistics { get; private init; } = "";

    private static readonly Dialect Sqlite = new("sqlite",
        "", // the transaction itself is the lock: BEGIN IMMEDIATE
        "create table if not exists schema_version (script text not null primary key, applied_at text not null, hash text not null);",
        """select count(*) as "Value" from sqlite_master where type = 'table' and name = 'schema_version'""")
    {
        Overwrite = "PRAGMA secure_delete = ON;",
        // Every table, not only those that this connection asked something.
        Statistics = "PRAGMA analysis_limit = 1000; PRAGMA optimize = 0x10002;",
    };

    private static readonly Dialect PostgreSql = new("postgresql",
        "select pg_advisory_xact_lock(4712903156);",
        "create table if not exists schema_version (script varchar(200) not null primary key, applied_at timestamptz not null, hash varchar(64) not null);",
        """select count(*)::int as "Value" from (select to_regclass('schema_version') as found) t where found is not null""");

    public static readonly Dialect SqlServer = new("sqlserver",
        """
        declare @locked int;
        exec @locked = sp_getapplock @Resource = N'caseflow-schema', @LockMode = N'Exclusive', @LockOwner = N'Transaction', @LockTimeout = -1;
        if @locked < 0 throw 50000, N'The lock on the schema was not granted.', 1;

        """,
        """
        if object_id(N'schema_version') is null
            create table schema_version (script nvarchar(200) not null primary key, applied_at datetime2 not null, hash nvarchar(64) not null);
        """,
        "select count(*) as [Value] from sys.tables where object_id = object_id(N'schema_version')")
    {
        AfterCreate = "alter database current set read_committed_snapshot on;",
        Advice = """
            select N'Op deze database staat READ_COMMITTED_SNAPSHOT uit: wie leest, wacht op wie schrijft. Laat de beheerder uitvoeren: alter database ['
                + db_name() + N'] set read_committed_snapshot on with rollback immediate;' as [Value]
            from sys.databases where database_id = db_id() and is_read_committed_snapshot_on = 0
            """,
    };

    public static Dialect Of(CaseFlowDbContext db) => db.Database.ProviderName switch
    {
        "Microsoft.EntityFrameworkCore.Sqlite" => Sqlite,
        "Npgsql.EntityFrameworkCore.PostgreSQL" => PostgreSql,
        "Microsoft.EntityFrameworkCore.SqlServer" => SqlServer,
        var other => throw new NotSupportedException($"No scripts for {other}."),
    };
}
