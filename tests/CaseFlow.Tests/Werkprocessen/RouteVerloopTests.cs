using CaseFlow.Data;
using CaseFlow.Scenarios;
using CaseFlow.Tests.Architecture;
using CaseFlow.Tests.Testing;
using CaseFlow.Toegang;
using CaseFlow.Werkprocessen;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Shouldly;
using Xunit;

namespace CaseFlow.Tests.Werkprocessen;

/// <summary>The course of a case: the arrows that were walked, the time of each step, and what it waited for.</summary>
public sealed class RouteVerloopTests
{
    private static readonly Lazy<Bronnen> Gedeeld = new(() => Bronnen.Load(Zaakbouwer.Workflows));

    /// <summary>With loops, branches side by side, timers that fire and runs that are stopped.</summary>
    [SqliteTheory]
    [InlineData("wmo-van-melding-tot-levering")]
    [InlineData("twee-voorzieningen-naast-elkaar")]
    [InlineData("ave-van-inbreng-tot-einde")]
    [InlineData("schuldhulp-van-melding-tot-terugval")]
    [InlineData("bezwaar-met-commissie")]
    [InlineData("een-jaar-hulp-en-verlengen")]
    public async Task The_arrows_found_back_from_the_visits_are_those_that_the_engine_took(string scenario)
    {
        await using var database = await TestDatabase.CreateAsync();
        await using var services = new ServiceCollection().AddLogging().AddSingleton<FlowCoverage>()
            .AddCaseFlow(Gedeeld.Value with { TermijnRegels = Gedeeld.Value.TermijnRegels.Kopie(), Mandaten = Gedeeld.Value.Mandaten.Kopie() }, Geheim.Ephemeral(), database.Options).BuildServiceProvider();
        await using var scope = services.CreateAsyncScope();
        var db = scope.ServiceProvider.GetRequiredService<CaseFlowDbContext>();
        await Gedeeld.Value.Routeboek.VastleggenAsync(db, DateTimeOffset.UnixEpoch);

        var uitslag = await new ScenarioRunner(services, ScenarioBestand.Load(Repository.PathOf("workflows", "scenarios", scenario + ".json"))).RunAsync();

        uitslag.Verschillen.ShouldBeEmpty();
        var teruggevonden = new Dictionary<string, HashSet<string>>();
        var stappen = (await db.RouteStappen.AsNoTracking().OrderBy(s => s.Id).ToListAsync()).ToLookup(s => s.InstantieId);
        foreach (var instantie in await db.RouteInstanties.AsNoTracking().ToListAsync())
        {
            var definitie = await Gedeeld.Value.Routeboek.DefinitieAsync(db, instantie.Route, instantie.Versie);
            teruggevonden.TryAdd(definitie.Id, []);
            teruggevonden[definitie.Id].UnionWith(RoutePijlen.Gelopen(definitie, [.. stappen[instantie.Id]]));
        }
        teruggevonden.Values.Sum(f => f.Count).ShouldBeGreaterThan(5);
        teruggevonden.Where(r => r.Value.Count > 0).ToDictionary(r => r.Key, r => string.Join(' ', r.Value.Order(StringComparer.Ordinal)))
            .ShouldBe(uitslag.Walked.ToDictionary(w => w.Key, w => string.Join(' ', w.Value)), ignoreOrder: true);
    }

    [Fact]
    public async Task A_step_that_is_done_again_counts_both_times_and_says_whom_it_waited_for()
    {
        await using var bouwer = await Zaakbouwer.CreateAsync();
        await bouwer.Melding();
        bouwer.Klok.Vooruit(TimeSpan.FromDays(1));
        await bouwer.Taak("triage", "spoed");
        await bouwer.Taak("spoedbeoordeling", "geen-spoed");
        await bouwer.Handeling("wacht-op", """{ "op": "inwoner", "taak": "triage", "reden": "Belt terug.", "tot": "2099-01-01" }""", "intake");
        bouwer.Klok.Vooruit(TimeSpan.FromDays(3));
        await bouwer.Handeling("wacht-op", """{ "op": "inwoner", "reden": "Nog steeds.", "tot": "2099-01-01" }""", "intake");
        bouwer.Klok.Vooruit(TimeSpan.FromDays(2));
        await bouwer.Handeling("wacht-beeindigen", null, "intake");
        bouwer.Klok.Vooruit(TimeSpan.FromDays(4));

        var melding = (await Verloop(bouwer, "intake")).Bladen.Single();

        melding.IsLopend.ShouldBeTrue();
        melding.Dagen.ShouldBe(10);
        melding.Huidig.ShouldBe(["triage"]);
        // Two reasons to wait on the same days are one day each.
        melding.Stappen.Single(s => s.Element == "triage").ShouldSatisfyAllConditions(
            s => s.Keren.ShouldBe(2), s => s.Dagen.ShouldBe(10), s => s.IsHier.ShouldBeTrue(), s => s.Gewacht.ShouldBe([new Wachtdagen("de inwoner", 5)]), s => s.Kort.ShouldBe("2 × 10 dagen"));
        melding.Stappen.Single(s => s.Element == "spoedbeoordeling").ShouldSatisfyAllConditions(s => s.Keren.ShouldBe(1), s => s.Dagen.ShouldBe(0), s => s.Gewacht.ShouldBeEmpty());
        var triages = melding.Bezoeken.Where(b => b.Element == "triage").ToList();
        triages.Select(b => (b.Keer, b.Dagen, b.Tot is null)).ShouldBe([(1, 1, false), (2, 9, true)]);
        triages[0].Uitkomst.ShouldNotBeNull();
        triages[0].Wie.ShouldNotBeNull().ShouldContain("intake");
        melding.Bezoeken[0].IsMeteen.ShouldBeTrue();

        await bouwer.Taak("triage", "doorverwezen");
        var klaar = (await Verloop(bouwer, "intake")).Bladen.Single();
        klaar.IsLopend.ShouldBeFalse();
        klaar.Huidig.ShouldBeEmpty();
        klaar.Gedaan.ShouldContain("triage");
        // Long after, the visits are cleared away; the tasks still tell the times.
        await bouwer.In<CaseFlowDbContext, int>(db => db.RouteStappen.ExecuteDeleteAsync());
        (await Verloop(bouwer, "intake")).Bladen.Single().Stappen.Select(s => (s.Element, s.Keren, s.Dagen)).ShouldBe([("triage", 2, 10), ("spoedbeoordeling", 1, 0)]);
    }

    [Theory]
    [InlineData("", 0)]
    [InlineData("1-4", 3)]
    [InlineData("1-4 2-3", 3)]
    [InlineData("2-6 1-4", 5)]
    [InlineData("1-2 4-6", 3)]
    [InlineData("3-3 5-4", 0)]
    public void A_day_of_waiting_counts_once(string periodes, int dagen) => Wachttelling.Dagen(periodes.Split(' ', StringSplitOptions.RemoveEmptyEntries).Select(p => p.Split('-'))
        .Select(p => (new DateOnly(2026, 3, int.Parse(p[0])), new DateOnly(2026, 3, int.Parse(p[1]))))).ShouldBe(dagen);

    private static async Task<Zaakverloop> Verloop(Zaakbouwer bouwer, string rol)
    {
        var wie = await bouwer.Als(rol);
        return await bouwer.In<RouteVerloopQuery, Zaakverloop>(q => q.LaadAsync(bouwer.Zaak, wie));
    }
}
