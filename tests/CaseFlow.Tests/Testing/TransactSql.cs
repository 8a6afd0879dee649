#pragma warning disable EF1001 // The place where a query is compiled has no public name.

using System.Collections;
using System.Collections.Concurrent;
using System.Globalization;
using System.Linq.Expressions;
using System.Runtime.CompilerServices;
using System.Text.RegularExpressions;
using CaseFlow.Data;
using CaseFlow.SqlServer;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Diagnostics;
using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Metadata;
using Microsoft.EntityFrameworkCore.Query;
using Microsoft.EntityFrameworkCore.Query.Internal;
using Microsoft.EntityFrameworkCore.Storage;
using Microsoft.SqlServer.TransactSql.ScriptDom;

namespace CaseFlow.Tests.Testing;

/// <summary>
/// What the application would say to SQL Server. While the tests run on SQLite, every query and every save is also translated by the
/// SQL Server provider, with the same parameters, and read by the parser of T-SQL. What does not translate or parse fails the test that asked for it.
/// Nothing is run: that a statement parses says nothing of what a server would answer.
/// </summary>
public static class TransactSql
{
    private static readonly ConcurrentDictionary<string, bool> Statements = new();
    private static readonly DbContextOptions<CaseFlowDbContext> Options =
        new DbContextOptionsBuilder<CaseFlowDbContext>().UseSqlServer(new UnconnectedConnection(Parsed), sql => SqlServerProvider.Configure(sql.MaxBatchSize(1000))).Options;

    static TransactSql() => AppDomain.CurrentDomain.ProcessExit += (_, _) => Report();

    /// <summary>The distinct statements that were translated and parsed so far in this run.</summary>
    public static IReadOnlyCollection<string> Seen => (IReadOnlyCollection<string>)Statements.Keys;

    [ModuleInitializer]
    internal static void Begin()
    {
        if (TestDatabase.ChosenProvider == "sqlite")
        {
            TestDatabase.Watch = builder => builder.ReplaceService<IQueryCompiler, BesideQueryCompiler>().AddInterceptors(BesideSaves.Instance);
        }
    }

    internal static TSqlScript Parse(string sql)
    {
        var script = (TSqlScript)new TSql150Parser(initialQuotedIdentifiers: true).Parse(new StringReader(sql), out var errors);
        return errors.Count == 0 ? script
            : throw new InvalidOperationException($"This is not T-SQL: {string.Join("; ", errors.Select(e => $"line {e.Line}: {e.Message}"))}\n{sql}");
    }

    private static void Parsed(string sql)
    {
        if (!Statements.ContainsKey(sql))
        {
            Parse(sql);
            Statements.TryAdd(sql, true);
        }
    }

    private static void Report()
    {
        if (Environment.GetEnvironmentVariable("CASEFLOW_TSQL_REPORT") is { Length: > 0 } file)
        {
            File.WriteAllLines(file, [Statements.Count.ToString(CultureInfo.InvariantCulture), .. Statements.Keys.Order(StringComparer.Ordinal)]);
        }
    }

    private sealed class BesideQueryCompiler(
        IQueryContextFactory contexts, ICompiledQueryCache cache, ICompiledQueryCacheKeyGenerator keys, IDatabase database,
        IDiagnosticsLogger<DbLoggerCategory.Query> logger, ICurrentDbContext current, IEvaluatableExpressionFilter filter, IModel model)
        : QueryCompiler(contexts, cache, keys, database, logger, current, filter, model)
    {
        public override Func<QueryContext, TResult> CompileQueryCore<TResult>(IDatabase database, Expression query, IModel model, bool async)
        {
            var own = base.CompileQueryCore<TResult>(database, query, model, async);
            Func<QueryContext, TResult> other;
            using (var db = new CaseFlowDbContext(Options))
            {
                var visitor = new OfModel(db.Model);
                var beside = visitor.Visit(query);
                if (visitor.IsRaw)
                {
                    // Written for one database by hand; what is written for SQL Server has a test of its own.
                    return own;
                }
                other = db.GetService<IDatabase>().CompileQuery<TResult>(beside, async);
            }
            var shapes = new ConcurrentDictionary<string, bool>();
            return asked =>
            {
                // The text depends on which parameters are null and how long a list is, not on their values.
                if (shapes.TryAdd(string.Join('|', asked.Parameters.Values.Select(Shape)), true))
                {
                    Say(other, asked.Parameters);
                }
                return own(asked);
            };
        }

        private static string Shape(object? value) => value switch { null => "", ICollection list => list.Count.ToString(CultureInfo.InvariantCulture), _ => "1" };

        private static void Say<TResult>(Func<QueryContext, TResult> query, Dictionary<string, object?> parameters)
        {
            using var db = new CaseFlowDbContext(Options);
            var context = db.GetService<IQueryContextFactory>().Create();
            foreach (var (name, value) in parameters)
            {
                context.Parameters[name] = value;
            }
            var before = UnconnectedConnection.Said;
            try
            {
                var answer = query(context);
                if (answer is IRelationalQueryingEnumerable rows)
                {
                    Parsed(rows.CreateDbCommand().CommandText);
                    return;
                }
                (answer as Task)?.GetAwaiter().GetResult();
            }
            catch (InvalidOperationException) when (UnconnectedConnection.Said > before)
            {
                // there is no row where one is asked for
            }
        }
    }

    private sealed class OfModel(IModel model) : ExpressionVisitor
    {
        public bool IsRaw { get; private set; }

        protected override Expression VisitExtension(Expression node)
        {
            if (node is FromSqlQueryRootExpression raw)
            {
                IsRaw = true;
                if (model.FindEntityType(raw.EntityType.Name) is null)
                {
                    // Figures without a table of their own: one text for every database.
                    Parsed(Regex.Replace(raw.Sql, @"\{(\d+)\}", "@p$1"));
                }
                return node;
            }
            return node is EntityQueryRootExpression root ? root.UpdateEntityType(model.FindEntityType(root.EntityType.Name)!) : base.VisitExtension(node);
        }
    }

    private sealed class BesideSaves : SaveChangesInterceptor
    {
        public static readonly BesideSaves Instance = new();

        private static readonly ConcurrentDictionary<string, bool> Shapes = new();

        public override InterceptionResult<int> SavingChanges(DbContextEventData eventData, InterceptionResult<int> result)
        {
            Say(eventData.Context!);
            return result;
        }

        public override ValueTask<InterceptionResult<int>> SavingChangesAsync(DbContextEventData eventData, InterceptionResult<int> result, CancellationToken cancellation = default)
        {
            Say(eventData.Context!);
            return ValueTask.FromResult(result);
        }

        private static void Say(DbContext asked)
        {
            var changed = asked.ChangeTracker.Entries().Where(e => e.State is EntityState.Added or EntityState.Modified or EntityState.Deleted).ToList();
            if (changed.Count == 0 || !Shapes.TryAdd(string.Join('|', changed.Select(Shape)), true))
            {
                return;
            }
            using var db = new CaseFlowDbContext(Options);
            db.ChangeTracker.AutoDetectChangesEnabled = false;
            foreach (var entry in changed)
            {
                var beside = db.Entry(entry.CurrentValues.ToObject());
                foreach (var property in entry.Properties.Where(p => p.IsTemporary))
                {
                    beside.Property(property.Metadata.Name).CurrentValue = Activator.CreateInstance(property.Metadata.ClrType);
                }
                // From Modified every column would be written; what was changed is told below.
                beside.State = entry.State == EntityState.Modified ? EntityState.Unchanged : entry.State;
                if (entry.State != EntityState.Added)
                {
                    beside.OriginalValues.SetValues(entry.OriginalValues.ToObject());
                }
                foreach (var property in entry.Properties.Where(p => entry.State == EntityState.Modified && p.IsModified))
                {
                    beside.Property(property.Metadata.Name).IsModified = true;
                }
            }
            var before = UnconnectedConnection.Said;
            try
            {
                db.SaveChanges();
            }
            catch (DbUpdateException) when (UnconnectedConnection.Said > before)
            {
                // nobody tells how many rows were changed
            }
        }

        private static string Shape(Microsoft.EntityFrameworkCore.ChangeTracking.EntityEntry entry) =>
            $"{entry.State}{entry.Metadata.Name}{(entry.State == EntityState.Modified ? string.Join(',', entry.Properties.Where(p => p.IsModified).Select(p => p.Metadata.Name)) : "")}";
    }
}
