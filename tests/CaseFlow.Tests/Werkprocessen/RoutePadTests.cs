using CaseFlow.Data;
using CaseFlow.Tests.Testing;
using CaseFlow.Werkprocessen;
using Microsoft.EntityFrameworkCore;
using Shouldly;
using Xunit;

namespace CaseFlow.Tests.Werkprocessen;

public sealed class RoutePadTests
{
    [Fact]
    public async Task A_visit_is_one_row_with_its_length_and_its_task()
    {
        await using var bouwer = await Zaakbouwer.CreateAsync();
        await bouwer.Melding();
        var taak = await bouwer.OpenTaak("triage");
        (await StappenAsync(bouwer)).Single(s => s.Element == "triage").ShouldSatisfyAllConditions(
            s => s.VerlatenOp.ShouldBeNull(), s => s.Seconden.ShouldBeNull(), s => s.TaakId.ShouldBe(taak.Id), s => s.Versie.ShouldBe(1));
        bouwer.Klok.Vooruit(TimeSpan.FromMinutes(90));
        await bouwer.Taak("triage", "doorverwezen");

        var stappen = await StappenAsync(bouwer);

        stappen.ShouldAllBe(s => s.VerlatenOp != null);
        stappen.Select(s => s.Element).ShouldBeUnique();
        stappen.Single(s => s.Element == "triage").ShouldSatisfyAllConditions(s => s.Seconden.ShouldBe(5400), s => s.TaakId.ShouldBe(taak.Id), s => s.VerlatenOp.ShouldBe(bouwer.Klok.Nu));
        stappen.Single(s => s.Element == "start").Seconden.ShouldBe(0);
    }

    [Fact]
    public async Task A_step_that_is_done_again_is_a_visit_of_its_own()
    {
        await using var bouwer = await Zaakbouwer.CreateAsync();
        await bouwer.Melding();
        bouwer.Klok.Vooruit(TimeSpan.FromHours(1));
        await bouwer.Taak("triage", "spoed");
        bouwer.Klok.Vooruit(TimeSpan.FromHours(2));
        await bouwer.Taak("spoedbeoordeling", "geen-spoed");
        bouwer.Klok.Vooruit(TimeSpan.FromHours(4));
        await bouwer.Taak("triage", "doorverwezen");

        var triage = (await StappenAsync(bouwer)).Where(s => s.Element == "triage").ToList();

        triage.Select(s => s.Seconden).ShouldBe([3600, 4 * 3600]);
        triage.Select(s => s.TaakId).ShouldBeUnique();
    }

    [Fact]
    public async Task A_withdrawn_case_leaves_no_visit_open()
    {
        await using var bouwer = await Zaakbouwer.CreateAsync();
        await bouwer.Melding();
        await bouwer.Tot("plan");
        await bouwer.Handeling("intrekken");

        (await StappenAsync(bouwer)).ShouldAllBe(s => s.VerlatenOp != null);
    }

    [Fact]
    public async Task Paths_of_cases_closed_long_ago_are_cleared_and_nothing_else()
    {
        await using var bouwer = await Zaakbouwer.CreateAsync();
        await bouwer.Melding();
        await bouwer.Taak("triage", "doorverwezen");
        bouwer.Klok.Nu = bouwer.Klok.Nu.AddMonths(14);
        await bouwer.Melding();
        var blijft = bouwer.Zaak.Id;

        (await bouwer.In<Padbewaker, int>(b => b.LoopAsync(bouwer.Klok.Nu, 0))).ShouldBe(0);
        (await bouwer.In<Padbewaker, int>(b => b.LoopAsync(bouwer.Klok.Nu, 15))).ShouldBe(0);
        (await bouwer.In<Padbewaker, int>(b => b.LoopAsync(bouwer.Klok.Nu, 13))).ShouldBeGreaterThan(3);

        (await bouwer.In<CaseFlowDbContext, List<Guid>>(db => db.RouteStappen.Join(db.RouteInstanties, s => s.InstantieId, i => i.Id, (s, i) => i.ZaakId).Distinct().ToListAsync())).ShouldBe([blijft]);
        (await bouwer.In<CaseFlowDbContext, int>(db => db.Taken.CountAsync())).ShouldBe(2);
    }

    [Fact]
    public async Task Many_rows_go_in_small_batches()
    {
        await using var bouwer = await Zaakbouwer.CreateAsync();
        await bouwer.Melding();
        await bouwer.Taak("triage", "doorverwezen");
        await bouwer.In<CaseFlowDbContext>(async db =>
        {
            var instantie = await db.RouteInstanties.Select(i => i.Id).FirstAsync();
            db.RouteStappen.AddRange(Enumerable.Range(0, 1200).Select(i => new RouteStap { InstantieId = instantie, Versie = 1, Element = $"e{i}", Op = bouwer.Klok.Nu, VerlatenOp = bouwer.Klok.Nu, Seconden = 0 }));
            await db.SaveChangesAsync();
        });
        bouwer.Klok.Nu = bouwer.Klok.Nu.AddMonths(14);

        (await bouwer.In<Padbewaker, int>(b => b.LoopAsync(bouwer.Klok.Nu, 13))).ShouldBeGreaterThan(1200);
        (await bouwer.In<CaseFlowDbContext, int>(db => db.RouteStappen.CountAsync())).ShouldBe(0);
    }

    [Theory]
    [InlineData(1)]
    [InlineData(12)]
    [InlineData(-1)]
    public void Keeping_less_than_the_figures_need_is_refused(int maanden) =>
        Should.Throw<InvalidOperationException>(() => Padbewaker.Bewaartijd(maanden)).Message.ShouldContain("History:KeepMonths");

    private static Task<List<RouteStap>> StappenAsync(Zaakbouwer bouwer) => bouwer.In<CaseFlowDbContext, List<RouteStap>>(db => db.RouteStappen.AsNoTracking().OrderBy(s => s.Id).ToListAsync());
}
