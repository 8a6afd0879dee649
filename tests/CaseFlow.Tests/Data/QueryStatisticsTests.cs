using CaseFlow.Benchmarks.Bulk;
using CaseFlow.Data;
using CaseFlow.Huishoudens;
using CaseFlow.Tests.Testing;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Shouldly;
using Xunit;

namespace CaseFlow.Tests.Data;

public sealed class QueryStatisticsTests
{
    [SqliteFact]
    public async Task After_a_round_one_resident_is_found_by_the_index_of_residents()
    {
        await using var bouwer = await Zaakbouwer.CreateAsync();
        await using var db = bouwer.Database.NewContext();
        await bouwer.Als("intake");
        var mark = await CaseTemplate.MarkAsync(db);
        await bouwer.Melding();
        var template = await CaseTemplate.TakeAsync(db, mark);
        var vault = bouwer.Services.GetRequiredService<BsnKluis>();
        await using (var writer = await BulkWriter.OpenAsync(bouwer.Database.Options))
        {
            await writer.WriteAsync(template, Enumerable.Range(1, 200).Select(n => new BulkCopy(n, BulkPerson.Of(n), vault) { Nummer = $"Z2026-9{n:00000}" }));
        }
        const string Search = """
            select z.id from zaak z where z.gemeente_id = 'hengelo' and z.inwoner_id in (select i.id from inwoner i where i.gemeente_id = 'hengelo' and i.bsn_hash = 'x') order by z.status = 'Open' desc, z.ontvangen desc
            """;
        (await PlanAsync(db, Search)).ShouldContain("ix_zaak_gemeente_id");

        (await bouwer.In<QueryStatistics, int>(s => s.RefreshAsync())).ShouldBe(1);

        await using var later = bouwer.Database.NewContext();
        (await PlanAsync(later, Search)).ShouldContain("ix_zaak_inwoner_id");
    }

    private static async Task<string> PlanAsync(CaseFlowDbContext db, string query)
    {
        await using var command = db.Database.GetDbConnection().CreateCommand();
        command.CommandText = "explain query plan " + query;
        await db.Database.OpenConnectionAsync();
        await using var reader = await command.ExecuteReaderAsync();
        var plan = new List<string>();
        while (await reader.ReadAsync())
        {
            plan.Add(reader.GetString(3));
        }
        return string.Join('\n', plan);
    }
}
