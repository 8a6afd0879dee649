using System.Text;
using CaseFlow.Data;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Metadata;
using Microsoft.EntityFrameworkCore.Migrations;
using Microsoft.EntityFrameworkCore.Migrations.Operations;

namespace CaseFlow.Tests.Data;

/// <summary>Writes db/*/0001_ground.sql from the model, table by table in the order of the slices, for a DBA to read.</summary>
internal static class SchemaWriter
{
    private static readonly string[] Slices =
        ["Toegang", "Logboek", "Huishoudens", "Zaken", "Notities", "Meldingen", "Plannen", "Besluiten", "Voorzieningen", "Schuldhulp", "Brieven", "Gesprekken", "Afspraken", "Bijlagen", "Termijnen", "Rechtsbescherming", "Escalaties", "Aanbieders", "Werkprocessen", "Jobs", "Abonnementen", "Api", "Werkvoorraad", "Teams", "Import", "Tellingen", "Cijfers", "Indicatoren", "Bewaring"];

    public static string Write(string provider, string product)
    {
        using var db = ModelOf.Context(provider);
        var model = db.GetService<IDesignTimeModel>().Model;
        var operations = db.GetService<IMigrationsModelDiffer>().GetDifferences(null, model.GetRelationalModel());
        var sql = new StringBuilder($"""
            -- CaseFlow on {product}: the ground every later script builds on.
            -- One script is applied once, as one batch in one transaction, and recorded in schema_version.
            -- "Personal data" names whose: of residents it is special personal data (care, debts, safety).
            {(provider == "sqlserver" ? "\nSET QUOTED_IDENTIFIER ON;\n" : "")}
            """);

        foreach (var table in InOrder([.. operations.OfType<CreateTableOperation>()], model))
        {
            sql.Append('\n').Append(TableNotes.Comment(table.Name)).Append('\n');
            var own = operations.Where(o => o == table || (o is CreateIndexOperation index && index.Table == table.Name));
            foreach (var command in db.GetService<IMigrationsSqlGenerator>().Generate([.. own], model))
            {
                sql.Append(command.CommandText.ReplaceLineEndings("\n").Trim()).Append('\n');
            }
        }
        var isAllWritten = operations.All(o => o is CreateTableOperation or CreateIndexOperation);
        return isAllWritten ? sql.ToString() : throw new NotSupportedException("The model asks for more than tables and indexes; write that by hand.");
    }

    private static IEnumerable<CreateTableOperation> InOrder(List<CreateTableOperation> tables, IModel model)
    {
        int Slice(CreateTableOperation table)
        {
            var space = model.GetEntityTypes().First(e => e.GetTableName() == table.Name).ClrType.Namespace!;
            var slice = Array.IndexOf(Slices, space.StartsWith("Microsoft", StringComparison.Ordinal) ? "Toegang" : space.Split('.').Last());
            return slice < 0 ? Slices.Length : slice;
        }
        var left = tables.OrderBy(Slice).ToList();
        var done = new HashSet<string>();
        while (left.Count > 0)
        {
            var next = left.First(t => t.ForeignKeys.All(f => f.PrincipalTable == t.Name || done.Contains(f.PrincipalTable)));
            left.Remove(next);
            done.Add(next.Name);
            yield return next;
        }
    }
}
