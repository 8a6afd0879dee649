using System.Globalization;
using System.Text.Json.Nodes;
using CaseFlow.Benchmarks.Bulk;
using CaseFlow.Data;
using CaseFlow.Huishoudens;
using CaseFlow.Tests.Testing;
using CaseFlow.Werkprocessen;
using Microsoft.EntityFrameworkCore;
using Shouldly;
using Xunit;

namespace CaseFlow.Tests.Data;

/// <summary>What the benchmarks measure on is written in bulk; it says nothing unless such a case is as the services leave it.</summary>
public class BulkCaseTests
{
    private static readonly string[] Roles = ["intake", "consulent", "administratie", "teamleider"];

    [Fact]
    public async Task A_case_that_is_written_in_bulk_equals_a_served_one_in_every_row_and_can_be_worked_on()
    {
        await using var database = await TestDatabase.CreateAsync();
        await using var bouwer = await Zaakbouwer.CreateAsync(database, Zaakbouwer.Workflows);
        foreach (var role in Roles)
        {
            await bouwer.Als(role);
        }
        var (first, second, third) = (BulkPerson.Of(1), BulkPerson.Of(2), BulkPerson.Of(4));
        var template = await CaseTemplate.TakeAsync(database.NewContext(), await ServeAsync(first));
        var copy = new BulkCopy(2, second, await bouwer.In<BsnKluis, BsnKluis>(Task.FromResult)) { Nummer = "Z2026-000777" };
        var before = await MarkAsync();
        await using (var writer = await BulkWriter.OpenAsync(database.Options))
        {
            await writer.WriteAsync(template, [copy]);
            writer.Rows.ShouldBe(template.Rows);
        }
        var written = Shape(await NewAsync(before), second, "Z2026-000777");
        var served = Shape(await NewAsync(await ServeAsync(third)), third, bouwer.Zaak.Nummer);

        template.Rows.ShouldBeGreaterThan(50);
        written.Keys.ShouldBe(served.Keys);
        foreach (var (table, rows) in served)
        {
            written[table].ShouldBe(rows, table);
        }

        // The state of its run is its own: the next step opens, in this case and in no other.
        var task = await database.NewContext().Taken.AsNoTracking().SingleAsync(t => t.Zaak!.Nummer == copy.Nummer && t.Status == TaakStatus.Open);
        var consulent = await bouwer.Als("consulent");
        await bouwer.In<TaakService>(s => s.AfrondenAsync(consulent, task.Id, "ontvangen", JsonNode.Parse("""{ "aanvraagdatum": "2026-03-03", "wet": "Wmo", "voorziening": "huishoudelijke-ondersteuning" }""")!.AsObject()));
        (await database.NewContext().Taken.AsNoTracking().SingleAsync(t => t.Zaak!.Nummer == copy.Nummer && t.Status == TaakStatus.Open)).Stap.ShouldBe("besluit");

        async Task<IReadOnlySet<string>> ServeAsync(BulkPerson person)
        {
            var mark = await MarkAsync();
            await bouwer.Melding($$"""{ "inwoner": { "naam": "{{person.Name}}", "geboortedatum": "{{person.Born:yyyy-MM-dd}}", "adres": "{{person.Address}}", "postcode": "{{person.Postcode}}", "bsn": "{{person.Bsn!.Value.Onthul()}}" } }""");
            await bouwer.Tot("plan");
            return mark;
        }

        async Task<IReadOnlySet<string>> MarkAsync()
        {
            await using var db = database.NewContext();
            return await CaseTemplate.MarkAsync(db);
        }

        async Task<IReadOnlyList<(BulkTable, IReadOnlyList<object?[]>)>> NewAsync(IReadOnlySet<string> mark)
        {
            await using var db = database.NewContext();
            return await CaseTemplate.NewRowsAsync(db, mark);
        }
    }

    // Ids become what they point at, keys and the person become words; all else stays, the moments too: the clock stands still.
    private static SortedDictionary<string, List<string>> Shape(IReadOnlyList<(BulkTable Table, IReadOnlyList<object?[]> Rows)> found, BulkPerson person, string nummer)
    {
        var label = found.SelectMany(f => f.Rows.SelectMany(r => f.Table.Columns.Select((c, i) => (c.IsKey, c.NumbersOf, Value: r[i], Row: r))).Where(c => c.IsKey && c.NumbersOf == f.Table.Name && c.Value is Guid)
            .Select(c => ((Guid)c.Value!, $"{f.Table.Name}({string.Join(' ', c.Row.Where(v => v is string or bool or int).Select(v => Word(v, new Dictionary<Guid, string>())))})"))).ToDictionary(x => x.Item1, x => x.Item2);
        return new(found.ToDictionary(f => f.Table.Name, f => f.Rows.Select(r => string.Join(" | ", f.Table.Columns.Select((c, i) => $"{c.Name}={Word(c.Name == "sleutel" && (f.Table.Name == "naamsleutel" || r[i] is Guid) ? "key" : c is { IsKey: true } && r[i] is long ? "number" : r[i], label)}")))
            .Order(StringComparer.Ordinal).ToList()), StringComparer.Ordinal);

        string Word(object? value, IReadOnlyDictionary<Guid, string> of) => value switch
        {
            null => "-",
            Guid id => of.GetValueOrDefault(id) ?? id.ToString(),
            byte[] bytes => $"{bytes.Length} bytes",
            DateOnly day when day == person.Born => "born",
            string text => System.Text.RegularExpressions.Regex.Replace(
                text.Replace(person.Name, "name").Replace(person.Address, "address").Replace(person.Postcode, "postcode").Replace(nummer, "nummer").Replace(Adressleutels.Van(person.Postcode, person.Address)!, "address key"),
                "[0-9a-f]{32,64}|[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}", "key"),
            _ => Convert.ToString(value, CultureInfo.InvariantCulture)!,
        };
    }
}
