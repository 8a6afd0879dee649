using CaseFlow.Data;
using CaseFlow.Gemeenten;
using CaseFlow.Jobs;
using CaseFlow.Tests.Host;
using CaseFlow.Tests.Testing;
using CaseFlow.Toegang;
using CaseFlow.Werkprocessen;
using CaseFlow.Zaken;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Shouldly;
using Xunit;
using Xunit.Abstractions;

namespace CaseFlow.Tests.Jobs;

/// <summary>
/// Kills real processes at random moments, on the database of this run of the tests. A few times by default;
/// CASEFLOW_LONG=1 does it 200 times, and with 2,000 timers.
/// </summary>
public sealed class KillTests(ITestOutputHelper output)
{
    private static readonly bool IsLong = Environment.GetEnvironmentVariable("CASEFLOW_LONG") == "1";
    private static readonly TimeSpan Limit = TimeSpan.FromMinutes(IsLong ? 30 : 4);

    [Fact]
    public async Task Killed_at_any_moment_nothing_is_torn_lost_or_done_twice()
    {
        var kills = IsLong ? 200 : 7;
        await using var ground = await KillGround.CreateAsync();
        for (var kill = 1; kill <= kills; kill++)
        {
            await using (var host = await ground.StartAsync(clients: 4))
            {
                await Task.Delay(Random.Shared.Next(0, IsLong ? 1500 : 1800));
                await host.KillAsync();
            }
            await ShouldBeWholeAsync(ground, $"after kill {kill}");
            if (kill % 10 == 0)
            {
                Progress($"{ground.Database.Provider}: {kill} kills, {ground.Lines().Count} acts acknowledged, nothing torn");
            }
        }

        var retried = await EndAsync(ground, clients: 4);

        await using var db = ground.Database.NewContext();
        var cases = await db.Zaken.CountAsync();
        (await db.Zaken.CountAsync(z => z.Status == ZaakStatus.Afgesloten)).ShouldBe(cases);
        // Each run passed each of its two clocks once, and each term was counted once; that nothing was passed twice is in the check above.
        foreach (var clock in new[] { "klok", "klok-na" })
        {
            (await db.RouteStappen.CountAsync(s => s.Element == clock && s.VerlatenOp != null)).ShouldBe(cases, clock);
        }
        (await db.Termijnen.CountAsync(t => t.Regel == "WMO-OND" && t.IsAfloopGeteld)).ShouldBe(cases);
        var reminded = await db.RouteStappen.CountAsync(s => s.Element == "herinnering" && s.VerlatenOp != null);
        Progress($"{ground.Database.Provider}: {kills} kills, {ground.Lines().Count} acts acknowledged, {cases} cases, {await db.Taken.CountAsync()} tasks, {2 * cases + reminded} timers, {await db.Termijnen.CountAsync(t => t.IsAfloopGeteld)} terms, {retried} jobs killed too often and tried again by hand: 0 torn, 0 lost, 0 twice");
    }

    [Fact]
    public async Task Three_processes_that_are_killed_in_turn_fire_each_timer_once()
    {
        var (timers, seconds) = IsLong ? (2000, 60) : (150, 6);
        await using var ground = await KillGround.CreateAsync();
        var hosts = new List<KillableHost>(await Task.WhenAll(Enumerable.Range(0, 3).Select(_ => ground.StartAsync(clients: 0))));
        var kills = 0;
        try
        {
            await SeedAsync(ground, timers, seconds);
            var until = DateTime.UtcNow + Limit;
            while (kills == 0 || await LeftAsync(ground) > 0)
            {
                DateTime.UtcNow.ShouldBeLessThan(until, $"{await LeftAsync(ground)} timers never fired");
                await Task.Delay(Random.Shared.Next(100, IsLong ? 3000 : 1000));
                var unlucky = Random.Shared.Next(hosts.Count);
                await hosts[unlucky].KillAsync();
                await hosts[unlucky].DisposeAsync();
                kills++;
                await ShouldBeWholeAsync(ground, $"after kill {kills}");
                hosts[unlucky] = await ground.StartAsync(clients: 0);
            }
        }
        finally
        {
            foreach (var host in hosts)
            {
                await host.DisposeAsync();
            }
        }

        var retried = await EndAsync(ground, clients: 0);
        await using var db = ground.Database.NewContext();
        (await db.RouteStappen.CountAsync(s => s.Element == "klok" && s.VerlatenOp != null)).ShouldBe(timers);
        (await db.RouteInstanties.CountAsync(i => i.Status == InstantieStatus.Beeindigd)).ShouldBe(timers);
        Progress($"three processes on {ground.Database.Provider}: {kills} kills, {timers} timers, {retried} killed too often and tried again by hand: each fired once");
    }

    /// <summary>
    /// Lets a process work until nothing is left. A job whose process was killed at each of its tries waits for the functional manager by now:
    /// that is what counting a try at the claim is for.
    /// </summary>
    private static async Task<int> EndAsync(KillGround ground, int clients)
    {
        var retried = 0;
        do
        {
            // That a job was killed at its last try too is seen when it is claimed once more, so maybe only now.
            retried += await RetryAsync(ground);
            await using var last = await ground.StartAsync(clients, drain: true);
            (await last.EndAsync(Limit)).ShouldBe(0, last.Said);
        }
        while (await HasIncidentAsync(ground));
        await ShouldBeWholeAsync(ground, "at the end");
        await using var db = ground.Database.NewContext();
        (await db.Jobs.Select(j => $"{j.Kind} {j.State} {j.LastError}").ToListAsync()).ShouldBeEmpty();
        (await db.Incidents.Where(i => i.ResolvedAt == null).Select(i => i.Message).ToListAsync()).ShouldBeEmpty();
        return retried;
    }

    private static async Task<bool> HasIncidentAsync(KillGround ground)
    {
        await using var db = ground.Database.NewContext();
        return await db.Incidents.AnyAsync(i => i.ResolvedAt == null);
    }

    private static async Task<int> RetryAsync(KillGround ground)
    {
        await using var services = Services(ground);
        await using var scope = services.CreateAsyncScope();
        var incidents = scope.ServiceProvider.GetRequiredService<IncidentService>();
        var handeling = new Handeling(null, "Beheerder", "beheer", "hengelo", TimeProvider.System.GetUtcNow());
        await using var db = ground.Database.NewContext();
        var open = await db.Incidents.Where(i => i.ResolvedAt == null).ToListAsync();
        open.ShouldAllBe(i => i.Message.StartsWith("De job is steeds begonnen"));
        foreach (var incident in open)
        {
            await incidents.RetryAsync(handeling, incident.Id);
        }
        return open.Count;
    }

    private static ServiceProvider Services(KillGround ground) => new ServiceCollection().AddLogging()
        .AddCaseFlow(Bronnen.Load(ground.Workflows), Geheim.Ephemeral(), ground.Database.Options).BuildServiceProvider();

    private static async Task ShouldBeWholeAsync(KillGround ground, string when)
    {
        await using var db = ground.Database.NewContext();
        (await TornState.FindAsync(db)).ShouldBeEmpty(when);
        var lines = ground.Lines();
        lines.Where(l => l.StartsWith("error", StringComparison.Ordinal)).ShouldBeEmpty(when);
        var tasks = Ids(lines, "task ");
        tasks.ShouldBeUnique($"no client was told twice that it did the same task, {when}");
        var done = (await db.Taken.Where(t => t.Status == TaakStatus.Afgerond).Select(t => t.Id).ToListAsync()).ToHashSet();
        tasks.Where(id => !done.Contains(id)).ShouldBeEmpty($"acknowledged and lost, {when}");
        var cases = (await db.Zaken.Select(z => z.Id).ToListAsync()).ToHashSet();
        Ids(lines, "case ").Where(id => !cases.Contains(id)).ShouldBeEmpty($"acknowledged and lost, {when}");
    }

    private static List<Guid> Ids(IEnumerable<string> lines, string kind) =>
        [.. lines.Where(l => l.StartsWith(kind, StringComparison.Ordinal)).Select(l => Guid.Parse(l.AsSpan(kind.Length)))];

    private static async Task<int> LeftAsync(KillGround ground)
    {
        await using var db = ground.Database.NewContext();
        return await db.Jobs.CountAsync(j => j.State == JobState.Ready);
    }

    private static async Task SeedAsync(KillGround ground, int timers, int seconds)
    {
        await using var services = Services(ground);
        await using var scope = services.CreateAsyncScope();
        var db = scope.ServiceProvider.GetRequiredService<CaseFlowDbContext>();
        var transactie = scope.ServiceProvider.GetRequiredService<Transactie>();
        await transactie.RunAsync(() => services.GetRequiredService<Routeboek>().VastleggenAsync(db, DateTimeOffset.UnixEpoch));
        var handeling = new Handeling(null, "Seeder", "intake", "hengelo", TimeProvider.System.GetUtcNow());
        for (var i = 0; i < timers; i++)
        {
            var wacht = i % seconds + 1m;
            await transactie.RunAsync(async () =>
            {
                var zaak = Cases.New();
                db.Zaken.Add(zaak);
                var c = new ZaakContext(handeling, zaak, services.GetRequiredService<Configuratie>().Gemeenten[zaak.GemeenteId]);
                await scope.ServiceProvider.GetRequiredService<Werkproces>().StartMetBerichtAsync(c, "wekker", "begin", new Dictionary<string, object?> { ["wacht"] = wacht });
            });
        }
    }

    // The console too: a long run says how far it is.
    private void Progress(string line)
    {
        output.WriteLine(line);
        if (IsLong)
        {
            Console.Error.WriteLine(line);
        }
    }
}
