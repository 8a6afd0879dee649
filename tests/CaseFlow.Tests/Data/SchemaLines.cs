using System.Reflection;
using System.Text.RegularExpressions;
using CaseFlow.Data;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Design;
using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Metadata;
using Microsoft.EntityFrameworkCore.Migrations;
using Microsoft.EntityFrameworkCore.Scaffolding;
using Microsoft.EntityFrameworkCore.Scaffolding.Metadata;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.SqlServer.TransactSql.ScriptDom;

namespace CaseFlow.Tests.Data;

/// <summary>A schema as sorted lines, the same whether it comes from the model, from a database or out of T-SQL, so that two can be laid side by side.</summary>
internal static class SchemaLines
{
    public static List<string> OfModel(string provider)
    {
        using var db = ModelOf.Context(provider);
        var lines = new List<string>();
        foreach (var table in db.GetService<IDesignTimeModel>().Model.GetRelationalModel().Tables)
        {
            lines.AddRange(table.Columns.Select(c => Column(table.Name, c.Name, c.StoreType, c.IsNullable, c.Collation)));
            lines.Add(PrimaryKey(table.Name, table.PrimaryKey!.Name, Names(table.PrimaryKey.Columns)));
            lines.AddRange(table.Indexes.Select(i => Index(table.Name, i.Name, i.IsUnique, Names(i.Columns), i.Filter)));
            lines.AddRange(table.ForeignKeyConstraints.Select(f =>
                Foreign(table.Name, f.Name, Names(f.Columns), f.PrincipalTable.Name, Names(f.PrincipalColumns), f.OnDeleteAction)));
        }
        return Tidy(lines, provider);
    }

    public static async Task<List<string>> OfDatabaseAsync(CaseFlowDbContext db, string provider)
    {
        // The provider's own reader of pragma_* or pg_catalog, as `dotnet ef dbcontext scaffold` uses it.
        var assembly = Assembly.Load(db.Database.ProviderName!);
        var name = assembly.GetCustomAttribute<DesignTimeProviderServicesAttribute>()!.TypeName;
        var services = new ServiceCollection().AddLogging();
        ((IDesignTimeServices)Activator.CreateInstance(assembly.GetType(name)!)!).ConfigureDesignTimeServices(services);
        await using var built = services.BuildServiceProvider();
        await db.Database.OpenConnectionAsync();
        var found = built.GetRequiredService<IDatabaseModelFactory>().Create(db.Database.GetDbConnection(), new DatabaseModelFactoryOptions());

        var lines = new List<string>();
        foreach (var table in found.Tables.Where(t => t.Name != "schema_version"))
        {
            lines.AddRange(table.Columns.Select(c => Column(table.Name, c.Name, c.StoreType!, c.IsNullable, c.Collation)));
            lines.Add(PrimaryKey(table.Name, table.PrimaryKey!.Name!, Names(table.PrimaryKey.Columns)));
            lines.AddRange(table.Indexes.Select(i => Index(table.Name, i.Name!, i.IsUnique, Names(i.Columns), i.Filter)));
            lines.AddRange(table.UniqueConstraints.Select(u => $"{table.Name} unique constraint {u.Name}"));
            lines.AddRange(table.ForeignKeys.Select(f =>
                Foreign(table.Name, f.Name!, Names(f.Columns), f.PrincipalTable.Name, Names(f.PrincipalColumns), f.OnDelete)));
        }
        return Tidy(lines, provider);
    }

    /// <summary>Follows CREATE TABLE, ALTER TABLE ADD and CREATE INDEX; any other change of structure in a later script must be added here.</summary>
    public static List<string> OfTransactSql(IEnumerable<TSqlScript> scripts)
    {
        var lines = new List<string>();
        foreach (var statement in scripts.SelectMany(s => s.Batches).SelectMany(b => b.Statements))
        {
            switch (statement)
            {
                case CreateTableStatement create:
                    AddTable(create.SchemaObjectName.BaseIdentifier.Value, create.Definition);
                    break;
                case AlterTableAddTableElementStatement alter:
                    AddTable(alter.SchemaObjectName.BaseIdentifier.Value, alter.Definition);
                    break;
                case CreateIndexStatement index:
                    lines.Add(Index(index.OnName.BaseIdentifier.Value, index.Name.Value, index.Unique,
                        index.Columns.Select(Name), index.FilterPredicate is null ? null : Text(index.FilterPredicate)));
                    break;
                case PredicateSetStatement:
                    break;
                default:
                    throw new NotSupportedException($"Teach SchemaLines about {statement.GetType().Name}, line {statement.StartLine}.");
            }
        }
        return Tidy(lines, "sqlserver");

        void AddTable(string table, TableDefinition definition)
        {
            lines.AddRange(definition.ColumnDefinitions.Select(c => Column(table, c.ColumnIdentifier.Value, Text(c.DataType).Replace(" ", "").ToLowerInvariant(),
                c.Constraints.OfType<NullableConstraintDefinition>().Single().Nullable, c.Collation?.Value)));
            foreach (var key in definition.TableConstraints)
            {
                lines.Add(key switch
                {
                    UniqueConstraintDefinition { IsPrimaryKey: true } p => PrimaryKey(table, p.ConstraintIdentifier.Value, p.Columns.Select(Name)),
                    ForeignKeyConstraintDefinition f => Foreign(table, f.ConstraintIdentifier.Value, f.Columns.Select(c => c.Value),
                        f.ReferenceTableName.BaseIdentifier.Value, f.ReferencedTableColumns.Select(c => c.Value),
                        f.DeleteAction == DeleteUpdateAction.Cascade ? ReferentialAction.Cascade : ReferentialAction.NoAction),
                    _ => $"{table} {Text(key)}",
                });
            }
        }

        static string Name(ColumnWithSortOrder column) => column.Column.MultiPartIdentifier.Identifiers[^1].Value;

        static string Text(TSqlFragment fragment)
        {
            new Sql150ScriptGenerator().GenerateScript(fragment, out var text);
            return text;
        }
    }

    private static IEnumerable<string> Names(IEnumerable<IColumnBase> columns) => columns.Select(c => c.Name);

    private static IEnumerable<string> Names(IEnumerable<DatabaseColumn> columns) => columns.Select(c => c.Name);

    private static string Column(string table, string name, string type, bool isNullable, string? collation) =>
        $"{table}.{name} {type}{(collation is null ? "" : " collate " + collation)} {(isNullable ? "null" : "not null")}";

    private static string PrimaryKey(string table, string name, IEnumerable<string> columns) => $"{table} primary key {name} ({string.Join(", ", columns)})";

    private static string Index(string table, string name, bool isUnique, IEnumerable<string> columns, string? filter) =>
        $"{table} {(isUnique ? "unique index" : "index")} {name} ({string.Join(", ", columns)}){(filter is null ? "" : " where " + string.Join(' ', filter.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries)))}";

    private static string Foreign(string table, string name, IEnumerable<string> columns, string other, IEnumerable<string> otherColumns, ReferentialAction? onDelete) =>
        $"{table} foreign key {name} ({string.Join(", ", columns)}) to {other} ({string.Join(", ", otherColumns)}) on delete {onDelete}";

    private static List<string> Tidy(IEnumerable<string> lines, string provider) =>
    [
        .. lines.Select(line => provider switch
        {
            "sqlserver" => line.Replace("on delete Restrict", "on delete NoAction"), // SQL Server knows no RESTRICT
            "sqlite" => Regex.Replace(line, @"(primary|foreign) key \S* ?\(", "$1 key ("), // SQLite forgets their names
            _ => line,
        }).Order(StringComparer.Ordinal),
    ];
}
