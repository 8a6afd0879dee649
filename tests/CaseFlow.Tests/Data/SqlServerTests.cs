using CaseFlow.Data;
using CaseFlow.Tests.Testing;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Metadata;
using Microsoft.EntityFrameworkCore.Migrations;
using Shouldly;
using Xunit;

namespace CaseFlow.Tests.Data;

/// <summary>What can be known about SQL Server without one: its own parser reads the scripts, and its known limits are computed.</summary>
public class SqlServerTests
{
    [Fact]
    public void The_scripts_parse_and_say_what_the_model_asks_for() =>
        SchemaTests.ShouldBeTheSame(SchemaLines.OfModel("sqlserver"), SchemaLines.OfTransactSql(Schema.Scripts("sqlserver").Select(s => TransactSql.Parse(s.Sql))));

    [Fact]
    public void A_script_is_one_batch() =>
        Schema.Scripts("sqlserver").ShouldAllBe(s => TransactSql.Parse(s.Sql).Batches.Count == 1);

    [Fact]
    public void What_the_runner_says_parses() =>
        TransactSql.Parse(string.Join('\n', Dialect.SqlServer.AfterCreate, Dialect.SqlServer.Lock, Dialect.SqlServer.CreateVersions,
            Dialect.SqlServer.CountVersionTables, Dialect.SqlServer.Advice)).Batches.Count.ShouldBe(1);

    [Fact]
    public void What_the_jobs_say_parses() =>
        JobSql.SqlServer.Statements.ShouldAllBe(sql => TransactSql.Parse(System.Text.RegularExpressions.Regex.Replace(sql, @"\{(\d)\}", "@p$1")).Batches.Count == 1);

    [Fact]
    public void A_unique_index_lets_unknown_values_be_unknown_more_than_once() =>
        SchemaLines.OfModel("sqlserver").ShouldContain(
            "inwoner unique index ix_inwoner_gemeente_id_bsn_hash (gemeente_id, bsn_hash) where [bsn_hash] IS NOT NULL");

    [Fact]
    public void No_row_can_be_deleted_along_two_ways()
    {
        // SQL Server refuses such foreign keys (error 1785); SQLite and PostgreSQL would not tell.
        using var db = ModelOf.Context("sqlserver");
        foreach (var table in Relational(db).Tables)
        {
            var reached = new List<string>();
            Follow(table);
            reached.ShouldBeUnique($"cascades from {table.Name}");

            void Follow(ITable from)
            {
                foreach (var key in from.ReferencingForeignKeyConstraints.Where(k => k.OnDeleteAction == ReferentialAction.Cascade))
                {
                    reached.Add(key.Table.Name);
                    key.Table.ShouldNotBe(table, "cascades in a circle");
                    Follow(key.Table);
                }
            }
        }
    }

    [Fact]
    public void Every_key_fits_an_index()
    {
        using var db = ModelOf.Context("sqlserver");
        foreach (var table in Relational(db).Tables)
        {
            Bytes(table.PrimaryKey!.Columns).ShouldBeLessThanOrEqualTo(900, table.PrimaryKey.Name);
            foreach (var index in table.Indexes)
            {
                Bytes(index.Columns).ShouldBeLessThanOrEqualTo(1700, index.Name);
            }
        }

        static int Bytes(IEnumerable<IColumn> columns) => columns.Sum(c => c.StoreTypeMapping.Size is { } size ? size < 0 ? 10_000 : 2 * size : 16);
    }

    private static IRelationalModel Relational(CaseFlowDbContext db) => db.GetService<IDesignTimeModel>().Model.GetRelationalModel();
}
