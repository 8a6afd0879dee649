using System.Data.Common;
using System.Reflection;
using System.Runtime.Loader;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Npgsql;

namespace CaseFlow.Data;

/// <summary>What only the driver of one database knows. What is said to it in SQL stands in <see cref="Dialect"/> and in db/.</summary>
public abstract class DatabaseProvider
{
    // One that is loaded from a file stays loaded, so that its errors are recognised.
    private static readonly Dictionary<string, DatabaseProvider> Known =
        new DatabaseProvider[] { new SqliteProvider(), new PostgreSqlProvider() }.ToDictionary(p => p.Name);

    /// <summary>The word in Database:Provider, and the folder in db/.</summary>
    public abstract string Name { get; }

    /// <exception cref="ArgumentException">The text is no connection string of this database.</exception>
    public abstract DbConnectionStringBuilder Parse(string connectionString);

    public abstract void Use(DbContextOptionsBuilder builder, string connectionString);

    /// <summary>A unique row that another act made a moment earlier, a deadlock or a serialisation failure: the same act can simply run again.</summary>
    public abstract bool IsConflict(DbException e);

    /// <exception cref="DatabaseException">There is no such database, or its part is not installed.</exception>
    public static DatabaseProvider Of(string name) => Of(name, AppContext.BaseDirectory);

    public static bool IsConflictOfAny(DbException e)
    {
        lock (Known)
        {
            return Known.Values.Any(p => p.IsConflict(e));
        }
    }

    internal static DatabaseProvider Of(string name, string folder)
    {
        lock (Known)
        {
            if (!Known.TryGetValue(name, out var provider))
            {
                provider = name == "sqlserver" ? Load("CaseFlow.SqlServer", folder)
                    : throw new DatabaseException($"Onbekende database '{name}'. Kies sqlite, postgresql of sqlserver.");
                Known.Add(name, provider);
            }
            return provider;
        }
    }

    /// <summary>Looks beside the executable, then in a folder of that name there, which is where a part that was published apart is put.</summary>
    internal static DatabaseProvider Load(string assembly, string folder)
    {
        string[] places = [Path.Combine(folder, assembly + ".dll"), Path.Combine(folder, assembly, assembly + ".dll")];
        var file = places.FirstOrDefault(File.Exists) ?? throw new DatabaseException(
            $"Voor SQL Server is het onderdeel {assembly} nodig, en dat staat niet in {Path.Combine(folder, assembly)}. "
            + "Zet het daar neer (zie README.md, onder Databases), of kies sqlite of postgresql.");
        // What the application has itself comes from there; only what is missing comes from the folder of the part.
        var resolver = new AssemblyDependencyResolver(file);
        AssemblyLoadContext.Default.Resolving += (context, name) =>
            resolver.ResolveAssemblyToPath(name) is { } path ? context.LoadFromAssemblyPath(path) : null;
        AssemblyLoadContext.Default.ResolvingUnmanagedDll += (_, name) =>
            resolver.ResolveUnmanagedDllToPath(name) is { } path ? System.Runtime.InteropServices.NativeLibrary.Load(path) : 0;
        try
        {
            var type = AssemblyLoadContext.Default.LoadFromAssemblyPath(file).GetExportedTypes().Single(t => t.IsSubclassOf(typeof(DatabaseProvider)));
            return (DatabaseProvider)Activator.CreateInstance(type)!;
        }
        catch (Exception e) when (e is IOException or BadImageFormatException or TypeLoadException or ReflectionTypeLoadException or InvalidOperationException or TargetInvocationException)
        {
            throw new DatabaseException($"Het onderdeel {file} past niet bij deze versie van CaseFlow: {e.Message} Neem de {assembly} van dezelfde versie.", e);
        }
    }

    private sealed class SqliteProvider : DatabaseProvider
    {
        private static readonly SqlitePragmas Pragmas = new();

        public override string Name => "sqlite";

        public override DbConnectionStringBuilder Parse(string connectionString) => new SqliteConnectionStringBuilder(connectionString);

        public override void Use(DbContextOptionsBuilder builder, string connectionString)
        {
            var file = new SqliteConnectionStringBuilder(connectionString).DataSource;
            if (!file.StartsWith(':') && Path.GetDirectoryName(Path.GetFullPath(file)) is { } directory)
            {
                Directory.CreateDirectory(directory);
            }
            builder.UseSqlite(connectionString).AddInterceptors(Pragmas);
        }

        public override bool IsConflict(DbException e) => e is SqliteException { SqliteExtendedErrorCode: 2067 or 1555 };
    }

    private sealed class PostgreSqlProvider : DatabaseProvider
    {
        public override string Name => "postgresql";

        public override DbConnectionStringBuilder Parse(string connectionString) => new NpgsqlConnectionStringBuilder(connectionString);

        // No EnableRetryOnFailure: an act is one transaction of its own, which a retry of one command would tear.
        // Without JIT: compiling the rules of who sees what took nine tenths of the time of a worklist, each time again.
        public override void Use(DbContextOptionsBuilder builder, string connectionString)
        {
            var connection = new NpgsqlConnectionStringBuilder(connectionString);
            connection.Options ??= "-c jit=off";
            builder.UseNpgsql(connection.ConnectionString);
        }

        public override bool IsConflict(DbException e) => e is PostgresException { SqlState: "23505" or "40001" or "40P01" };
    }
}
