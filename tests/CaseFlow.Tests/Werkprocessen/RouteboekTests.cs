using CaseFlow.Data;
using CaseFlow.Jobs;
using CaseFlow.Tests.Testing;
using CaseFlow.Werkprocessen;
using Microsoft.EntityFrameworkCore;
using Shouldly;
using Xunit;

namespace CaseFlow.Tests.Werkprocessen;

/// <summary>Which versions the routes have, over restarts with other files.</summary>
public sealed class RouteboekTests : IAsyncLifetime
{
    private readonly Routemap _map = new();
    private TestDatabase _database = null!;

    public async Task InitializeAsync() => _database = await TestDatabase.CreateAsync();

    public async Task DisposeAsync()
    {
        _map.Dispose();
        await _database.DisposeAsync();
    }

    [Fact]
    public async Task A_second_start_and_another_picture_make_no_new_version()
    {
        await StartAsync();
        await StartAsync();
        _map.Wijzig("melding", m => m.Replace("\n  <process", "\n\n\n   <process").Replace(" x=\"160\"", " x=\"163\"").Replace(" y=\"", " y=\"1"));
        await StartAsync();

        var versie = (await VersiesAsync("melding")).ShouldHaveSingleItem();
        versie.Bpmn.ShouldContain(" y=\"1");
        versie.GeladenOp.ShouldBe(Klok.Dinsdag);
    }

    [Fact]
    public async Task A_model_that_says_something_else_is_a_new_version_beside_the_old()
    {
        await StartAsync();
        var oud = (await VersiesAsync("melding")).Single();
        _map.MetControle();
        await StartAsync();

        var versies = await VersiesAsync("melding");
        versies.Select(v => v.Versie).ShouldBe([1, 2]);
        versies[0].Bpmn.ShouldBe(oud.Bpmn);
        versies[1].Bpmn.ShouldContain("triage-controleren");
        (await VersiesAsync("maatwerk")).ShouldHaveSingleItem();
    }

    [Fact]
    public async Task Processes_that_start_at_once_make_one_version()
    {
        await StartAsync();
        _map.MetControle();

        await Task.WhenAll(Enumerable.Range(0, 6).Select(_ => Task.Run(StartAsync)));

        (await VersiesAsync("melding")).Select(v => v.Versie).ShouldBe([1, 2]);
    }

    [Fact]
    public async Task A_case_stays_on_its_version_and_a_new_one_starts_on_the_newest()
    {
        await using var eerst = await Zaakbouwer.CreateAsync(_database, _map.Workflows);
        await eerst.Melding();
        _map.MetControle();
        await using var later = await Zaakbouwer.CreateAsync(_database, _map.Workflows);
        await later.Melding("""{ "inwoner": { "naam": "Tweede Inwoner", "geboortedatum": "1950-01-01" } }""");

        await using var db = _database.NewContext();
        (await db.RouteInstanties.OrderBy(i => i.Id).Select(i => i.Versie).ToListAsync()).ShouldBe([1, 2]);
        later.Zaak = eerst.Zaak;
        await later.Taak("triage", "doorverwezen");
        (await db.Taken.CountAsync(t => t.Stap == "triage-controleren")).ShouldBe(0);
    }

    private async Task StartAsync()
    {
        await using var db = _database.NewContext();
        var boek = Routeboek.Load(_map.Workflows);
        await new Transactie(db, new JobQueue(db, new JobBell())).RunAsync(() => boek.VastleggenAsync(db, Klok.Dinsdag));
    }

    private async Task<List<RouteVersie>> VersiesAsync(string route)
    {
        await using var db = _database.NewContext();
        return await db.RouteVersies.AsNoTracking().Where(v => v.Route == route).OrderBy(v => v.Versie).ToListAsync();
    }
}
