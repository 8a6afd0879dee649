using CaseFlow.Cijfers;
using CaseFlow.Tests.Jobs;
using CaseFlow.Tests.Tellingen;
using CaseFlow.Tests.Testing;
using CaseFlow.Toegang;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Shouldly;
using Xunit;
using static CaseFlow.Tests.Tellingen.Gebeurtenissen;

namespace CaseFlow.Tests.Cijfers;

/// <summary>Kills real processes that publish, two at a time, on the database of this run of the tests.</summary>
public sealed class PublicatieKillTests
{
    private static readonly bool IsLong = Environment.GetEnvironmentVariable("CASEFLOW_LONG") == "1";

    [Fact]
    public async Task Killed_anywhere_every_publication_is_made_once_whole_and_in_order()
    {
        await using var ground = await KillGround.CreateAsync();
        await using (var db = ground.Database.NewContext())
        {
            db.Gebeurtenissen.AddRange(Enumerable.Range(0, 6).SelectMany(m => Maand(new DateOnly(2025, 1, 10).AddMonths(m))));
            await db.SaveChangesAsync();
        }
        await using (var services = new ServiceCollection().AddLogging().AddCaseFlow(Bronnen.Load(ground.Workflows), Geheim.Ephemeral(), ground.Database.Options).BuildServiceProvider())
        await using (var scope = services.CreateAsyncScope())
        {
            (await scope.ServiceProvider.GetRequiredService<PublicatieBewaker>().PlanAsync(new(2026, 8, 1, 0, 0, 0, TimeSpan.Zero))).ShouldBe(1);
        }

        for (var kill = 0; kill < (IsLong ? 40 : 4); kill++)
        {
            var twee = await Task.WhenAll(ground.StartAsync(clients: 0), ground.StartAsync(clients: 0));
            await Task.Delay(Random.Shared.Next(0, 1200));
            foreach (var host in twee)
            {
                await host.KillAsync();
                await host.DisposeAsync();
            }
            await ShouldBeWholeAsync(ground);
        }
        await using (var last = await ground.StartAsync(clients: 0, drain: true))
        {
            (await last.EndAsync(TimeSpan.FromMinutes(4))).ShouldBe(0, last.Said);
        }

        var gemaakt = await ShouldBeWholeAsync(ground);
        // Each month, then the quarter and the year that end with it.
        gemaakt.ShouldBe([.. Enumerable.Range(0, 17).Select(m => new DateOnly(2025, 1, 1).AddMonths(m))
            .SelectMany(d => new[] { $"{d:yyyy-MM}", d.Month % 3 == 0 ? $"{d:yyyy}-Q{d.Month / 3}" : null, d.Month == 12 ? $"{d:yyyy}" : null }).OfType<string>()]);
        await using var einde = ground.Database.NewContext();
        (await einde.Jobs.CountAsync()).ShouldBe(0);
        (await einde.Incidents.CountAsync()).ShouldBe(0);
    }

    /// <summary>No publication without all of its parts, none twice; the periods in the order in which they were made.</summary>
    private static async Task<List<string>> ShouldBeWholeAsync(KillGround ground)
    {
        await using var db = ground.Database.NewContext();
        var gemaakt = await db.Publicaties.AsNoTracking().Include(p => p.Delen).OrderBy(p => p.GemaaktOp).ThenBy(p => p.Id).ToListAsync();
        gemaakt.ShouldAllBe(p => p.Versie == 1);
        gemaakt.Select(p => p.Periode).ShouldBeUnique();
        gemaakt.GroupBy(p => p.Soort).ShouldAllBe(g => g.Select(p => p.Delen.Count).Distinct().Count() == 1);
        return [.. gemaakt.Select(p => p.Periode)];
    }
}
