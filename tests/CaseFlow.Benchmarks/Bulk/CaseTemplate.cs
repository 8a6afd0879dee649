using System.Data.Common;
using System.Globalization;
using System.Text.RegularExpressions;
using CaseFlow.Data;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Metadata;
using Microsoft.EntityFrameworkCore.Storage;

namespace CaseFlow.Benchmarks.Bulk;

/// <summary>A column as rows are copied: how it is called, what the driver takes, and which table's numbers stand in it.</summary>
internal sealed record BulkColumn(string Name, Type Type, string StoreType, bool IsKey, string? NumbersOf);

internal sealed record BulkTable(string Name, IReadOnlyList<BulkColumn> Columns);

/// <summary>
/// The rows of one case that was served through the services: everything that was new in the database when it was done. A copy is those rows
/// with other ids, keys, days and another person, so a copy follows whatever the services write.
/// </summary>
internal sealed partial class CaseTemplate
{
    // The numbers that are handed out, the seals over the log and what an installation keeps of itself are nobody's case.
    private static readonly HashSet<string> Shared = ["nummerreeks", "logzegel", "route_versie", "schema_upgrade"];

    private const string Names = "naamsleutel";

    private readonly List<Guid> _ids = [];
    private readonly Dictionary<string, int> _keys = [];
    private readonly Dictionary<string, List<Cell[]>> _rows = [];
    private readonly Dictionary<(string Table, long Number), int> _numbers = [];

    public required IReadOnlyList<BulkTable> Tables { get; init; }

    /// <summary>How many rows of a table belong to the case.</summary>
    public int Count(string table) => _rows.TryGetValue(table, out var rows) ? rows.Count : 0;

    public int Rows => _rows.Values.Sum(r => r.Count);

    /// <summary>What stands in the database before the case is served.</summary>
    public static async Task<IReadOnlySet<string>> MarkAsync(CaseFlowDbContext db)
    {
        var seen = new HashSet<string>();
        foreach (var table in TablesOf(db))
        {
            await ReadAsync(db, table, row => seen.Add(Key(table, row)));
        }
        return seen;
    }

    /// <summary>The rows that came since then, in an order in which no row points at a later one.</summary>
    public static async Task<IReadOnlyList<(BulkTable Table, IReadOnlyList<object?[]> Rows)>> NewRowsAsync(CaseFlowDbContext db, IReadOnlySet<string> mark)
    {
        var found = new List<(BulkTable, IReadOnlyList<object?[]>)>();
        foreach (var table in TablesOf(db))
        {
            var rows = new List<object?[]>();
            await ReadAsync(db, table, row =>
            {
                if (!mark.Contains(Key(table, row)))
                {
                    rows.Add(row);
                }
            });
            if (rows.Count > 0)
            {
                found.Add((table, rows));
            }
        }
        return found;
    }

    public static async Task<CaseTemplate> TakeAsync(CaseFlowDbContext db, IReadOnlySet<string> mark)
    {
        var found = await NewRowsAsync(db, mark);
        object? Of(string table, string column) => found.Where(f => f.Table.Name == table).Select(f => f.Rows.Single()[f.Table.Columns.ToList().FindIndex(c => c.Name == column)]).SingleOrDefault();
        var template = new CaseTemplate { Tables = [.. found.Select(f => f.Table)] };
        foreach (var (table, rows) in found)
        {
            for (var column = 0; column < table.Columns.Count; column++)
            {
                if (table.Columns[column] is var key && (key.IsKey || key.Name.EndsWith("sleutel", StringComparison.Ordinal)))
                {
                    template._ids.AddRange(rows.Select(r => r[column]).OfType<Guid>());
                    foreach (var (row, place) in rows.Select((r, place) => (r, place)).Where(r => key.NumbersOf == table.Name && r.r[column] is long))
                    {
                        template._numbers[(table.Name, (long)row[column]!)] = place;
                    }
                }
            }
        }
        // In the order in which they were made, so that a copy sorts as the case does.
        var ids = template._ids.Distinct().Order().ToList();
        template._ids.Clear();
        template._ids.AddRange(ids);
        var words = new Words(ids, [((string)Of("zaak", "nummer")!, 'Z'), ((string)Of("inwoner", "naam")!, 'P'), ((string)Of("inwoner", "adres")!, 'A'), ((string)Of("inwoner", "postcode")!, 'C')]);
        foreach (var (table, rows) in found)
        {
            template._rows[table.Name] = [.. rows.Select(r => table.Columns.Select((c, i) => template.Plan(table, c, r[i], words)).ToArray())];
        }
        return template;
    }

    /// <summary>The rows of a table in a copy; the array that is handed out is used again for the next row.</summary>
    public IEnumerable<object?[]> Copy(BulkTable table, BulkCopy copy, long firstNumber)
    {
        var row = new object?[table.Columns.Count];
        // Under how many keys somebody is found follows from the name.
        var rows = table.Name == Names ? _rows[Names].Take(1).SelectMany(cells => copy.NameKeys.Select(key => (cells, key))) : (_rows.GetValueOrDefault(table.Name) ?? []).Select(cells => (cells, key: ""));
        foreach (var (cells, key) in rows)
        {
            for (var i = 0; i < row.Length; i++)
            {
                row[i] = key.Length > 0 && table.Columns[i].Name == "sleutel" ? key
                    : copy.Replaces(table.Name, table.Columns[i].Name, out var other) && cells[i].Kind != CellKind.Nothing ? other : Value(cells[i], copy, firstNumber);
            }
            yield return row;
        }
    }

    private static object? Value(Cell cell, BulkCopy copy, long firstNumber) => cell.Kind switch
    {
        CellKind.Nothing => null,
        CellKind.Id => copy.Id(cell.Place),
        CellKind.Number => firstNumber + cell.Place,
        CellKind.Moment => ((DateTime)cell.Value!).AddDays(-copy.DaysAgo),
        CellKind.Day => ((DateOnly)cell.Value!).AddDays(-copy.DaysAgo),
        CellKind.Key => copy.Key(cell.Place, ((string)cell.Value!).Length),
        CellKind.Words => string.Concat(((IReadOnlyList<(string Text, int Id, char Form)>)cell.Value!).Select(w => w.Form switch
        {
            'N' => copy.Id(w.Id).ToString("N"),
            'D' => copy.Id(w.Id).ToString("D"),
            'Z' => copy.Nummer,
            'P' => copy.Name,
            'A' => copy.Address,
            'C' => copy.Postcode,
            _ => w.Text,
        })),
        _ => cell.Value,
    };

    private Cell Plan(BulkTable table, BulkColumn column, object? value, Words words)
    {
        switch (value)
        {
            case null:
                return new Cell(CellKind.Nothing, null, 0);
            case Guid id when _ids.BinarySearch(id) is var place and >= 0:
                return new Cell(CellKind.Id, value, place);
            case long number when column.NumbersOf is { } of && _numbers.TryGetValue((of, number), out var place):
                return new Cell(CellKind.Number, value, place);
            case DateTime:
                return new Cell(CellKind.Moment, value, 0);
            // Who was born when does not move with the case, nor since when a rule holds.
            case DateOnly when table.Name != "inwoner" && column.Name != "regel_vanaf":
                return new Cell(CellKind.Day, value, 0);
            case string text when words.Split(text) is { } parts:
                return new Cell(CellKind.Words, parts, 0);
            case string text when Hash().IsMatch(text):
                return new Cell(CellKind.Key, text, _keys.TryGetValue(text, out var known) ? known : _keys[text] = _keys.Count);
            default:
                return new Cell(CellKind.Constant, value, 0);
        }
    }

    private static IEnumerable<BulkTable> TablesOf(CaseFlowDbContext db)
    {
        var sorted = new List<ITable>();
        var seen = new HashSet<ITable>();
        var model = db.GetService<IDesignTimeModel>().Model.GetRelationalModel();
        foreach (var table in model.Tables.OrderBy(t => t.Name, StringComparer.Ordinal))
        {
            Visit(table);
        }
        return sorted.Where(t => !Shared.Contains(t.Name)).Select(t => new BulkTable(t.Name, [.. t.Columns.Select(c => Column(t, c))]));

        void Visit(ITable table)
        {
            if (seen.Add(table))
            {
                foreach (var key in table.ForeignKeyConstraints)
                {
                    Visit(key.PrincipalTable);
                }
                sorted.Add(table);
            }
        }
    }

    private static BulkColumn Column(ITable table, IColumn column)
    {
        var mapping = column.PropertyMappings[0].TypeMapping;
        var type = mapping.Converter?.ProviderClrType ?? mapping.ClrType;
        var isKey = table.PrimaryKey!.Columns.Contains(column);
        var principal = table.ForeignKeyConstraints.Where(f => f.Columns.Count == 1 && f.Columns[0] == column).Select(f => f.PrincipalTable.Name).FirstOrDefault();
        return new BulkColumn(column.Name, Nullable.GetUnderlyingType(type) ?? type, column.StoreType.Split('(')[0], isKey, principal ?? (isKey && table.PrimaryKey.Columns.Count == 1 ? table.Name : null));
    }

    private static async Task ReadAsync(CaseFlowDbContext db, BulkTable table, Action<object?[]> seen)
    {
        await db.Database.OpenConnectionAsync();
        await using var command = db.Database.GetDbConnection().CreateCommand();
        command.CommandText = $"select {string.Join(", ", table.Columns.Select(c => $"\"{c.Name}\""))} from \"{table.Name}\" order by {string.Join(", ", table.Columns.Where(c => c.IsKey).Select(c => $"\"{c.Name}\""))}";
        await using var reader = await command.ExecuteReaderAsync();
        while (await reader.ReadAsync())
        {
            seen([.. table.Columns.Select((c, i) => Read(reader, i, c.Type))]);
        }
    }

    private static object? Read(DbDataReader reader, int i, Type type) =>
        reader.IsDBNull(i) ? null
        : type == typeof(Guid) ? reader.GetGuid(i)
        : type == typeof(string) ? reader.GetString(i)
        : type == typeof(DateTime) ? reader.GetDateTime(i)
        : type == typeof(DateOnly) ? reader.GetFieldValue<DateOnly>(i)
        : type == typeof(bool) ? reader.GetBoolean(i)
        : type == typeof(int) ? reader.GetInt32(i)
        : type == typeof(long) ? reader.GetInt64(i)
        : type == typeof(decimal) ? reader.GetDecimal(i)
        : type == typeof(double) ? reader.GetDouble(i)
        : type == typeof(byte[]) ? reader.GetFieldValue<byte[]>(i)
        : type == typeof(DateTimeOffset) ? reader.GetFieldValue<DateTimeOffset>(i)
        : throw new NotSupportedException($"A column of {type} was never copied before.");

    private static string Key(BulkTable table, object?[] row) =>
        table.Name + string.Concat(table.Columns.Select((c, i) => c.IsKey ? "|" + Convert.ToString(row[i], CultureInfo.InvariantCulture) : ""));

    [GeneratedRegex("^[0-9a-f]{32,64}$")]
    private static partial Regex Hash();

    private enum CellKind { Constant, Nothing, Id, Number, Moment, Day, Key, Words }

    private readonly record struct Cell(CellKind Kind, object? Value, int Place);

    /// <summary>Ids, the number of the case, and the name and address of the resident, where they stand inside a text.</summary>
    private sealed class Words(IReadOnlyList<Guid> ids, IReadOnlyList<(string Text, char Form)> words)
    {
        private readonly Dictionary<string, (int Id, char Form)> _known = ids.SelectMany((id, i) => new[] { (id.ToString("N"), (i, 'N')), (id.ToString("D"), (i, 'D')) })
            .Concat(words.Select(w => (w.Text, (0, w.Form)))).ToDictionary(w => w.Item1, w => w.Item2);

        private readonly Regex _any = new($"[0-9a-f]{{32}}|[0-9a-f]{{8}}(?:-[0-9a-f]{{4}}){{3}}-[0-9a-f]{{12}}|{string.Join('|', words.Select(w => Regex.Escape(w.Text)))}");

        /// <returns>Null when none of them stands in it.</returns>
        public IReadOnlyList<(string Text, int Id, char Form)>? Split(string text)
        {
            var parts = new List<(string, int, char)>();
            var from = 0;
            foreach (var match in _any.Matches(text).Where(m => _known.ContainsKey(m.Value)))
            {
                parts.Add((text[from..match.Index], 0, ' '));
                var (id, form) = _known[match.Value];
                parts.Add(("", id, form));
                from = match.Index + match.Length;
            }
            parts.Add((text[from..], 0, ' '));
            return parts.Count == 1 ? null : parts;
        }
    }
}
