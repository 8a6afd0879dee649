using CaseFlow.Data;
using CaseFlow.Jobs;
using CaseFlow.Termijnen;
using CaseFlow.Tests.Testing;
using CaseFlow.Werkprocessen;
using Microsoft.EntityFrameworkCore;
using Shouldly;
using Xunit;

namespace CaseFlow.Tests.Jobs;

public sealed class JobLoopTests
{
    [Fact]
    public async Task A_term_that_passed_while_nothing_ran_is_counted_once_at_the_next_start()
    {
        await using var bouwer = await Zaakbouwer.CreateAsync();
        await bouwer.Melding();
        await bouwer.Taak("triage", "brede-uitvraag");
        bouwer.Klok.Dagen(60);

        var eerste = await bouwer.Ronde();
        var tweede = await bouwer.Ronde();

        eerste.ShouldBe(2);
        tweede.ShouldBe(0);
        var afgelopen = await bouwer.In<CaseFlowDbContext, List<string>>(db => db.Gebeurtenissen.Where(g => g.Naam == "termijn.afgelopen").OrderBy(g => g.Id).Select(g => g.Dimensies).ToListAsync());
        afgelopen.Count.ShouldBe(2);
        afgelopen.ShouldContain(d => d.Contains("WMO-PLAN") && d.Contains("vervallen"));
        afgelopen.ShouldContain(d => d.Contains("WMO-OND") && d.Contains("te-laat"));
    }

    [Fact]
    public async Task The_evaluation_opens_by_itself_eight_weeks_before_the_end_and_not_earlier()
    {
        await using var bouwer = await Zaakbouwer.CreateAsync();
        await bouwer.Melding();
        await bouwer.Tot("levering");
        var opent = await bouwer.In<CaseFlowDbContext, DateTimeOffset>(db => db.Jobs.Where(j => j.Kind == JobKinds.Timer).Select(j => j.DueAt).SingleAsync());
        opent.ShouldBe(CaseFlow.Shared.AmsterdamTime.StartOf(new DateOnly(2027, 3, 3).AddDays(-56)));

        bouwer.Klok.Nu = opent.AddMinutes(-1);
        await bouwer.Ronde();
        (await OpenAsync(bouwer)).ShouldBeEmpty();

        bouwer.Klok.Nu = opent;
        await bouwer.Ronde();
        (await OpenAsync(bouwer)).ShouldBe(["evaluatie"]);
        (await bouwer.In<CaseFlowDbContext, int>(db => db.Jobs.CountAsync(j => j.Kind == JobKinds.Timer))).ShouldBe(0);
    }

    [Fact]
    public async Task Two_rounds_at_the_same_time_handle_a_timer_once()
    {
        await using var bouwer = await Zaakbouwer.CreateAsync();
        await bouwer.Melding();
        await bouwer.Tot("levering");
        bouwer.Klok.Dagen(400);

        await Task.WhenAll(Enumerable.Range(0, 4).Select(_ => Task.Run(bouwer.Ronde)));

        (await OpenAsync(bouwer)).ShouldBe(["evaluatie"]);
        (await bouwer.In<CaseFlowDbContext, int>(db => db.Gebeurtenissen.CountAsync(g => g.Naam == "termijn.afgelopen" && g.Dimensies.Contains("AWB-67")))).ShouldBe(1);
    }

    [Fact]
    public async Task One_timer_that_fails_does_not_hold_up_the_others()
    {
        await using var bouwer = await Zaakbouwer.CreateAsync();
        var kapot = await bouwer.Melding("""{ "inwoner": { "naam": "Kees Kapot" } }""");
        await bouwer.Tot("levering");
        await bouwer.In<CaseFlowDbContext>(db => db.RouteInstanties.Where(i => i.ZaakId == kapot.Id).ExecuteUpdateAsync(i => i.SetProperty(x => x.Toestand, "kapot")));
        bouwer.Klok.Dagen(1);
        await bouwer.Melding("""{ "inwoner": { "naam": "Gerda Goed" } }""");
        await bouwer.Tot("levering");
        bouwer.Klok.Dagen(400);

        var fout = await Should.ThrowAsync<AggregateException>(bouwer.Ronde);

        fout.InnerExceptions.ShouldHaveSingleItem();
        (await OpenAsync(bouwer)).ShouldBe(["evaluatie"]);
        (await bouwer.In<CaseFlowDbContext, int>(db => db.Termijnen.CountAsync(t => t.Status == TermijnStatus.Lopend && !t.IsAfloopGeteld))).ShouldBe(0);
    }

    [Fact]
    public async Task Overdue_starts_the_day_after_the_last_day()
    {
        await using var bouwer = await Zaakbouwer.CreateAsync();
        await bouwer.Melding();
        var termijn = await bouwer.In<CaseFlowDbContext, Termijn>(db => db.Termijnen.SingleAsync(t => t.Regel == "WMO-OND"));
        termijn.LaatsteDag.ShouldBe(new DateOnly(2026, 4, 14));

        termijn.IsTeLaatOp(new DateOnly(2026, 4, 14)).ShouldBeFalse();
        termijn.IsTeLaatOp(new DateOnly(2026, 4, 15)).ShouldBeTrue();
    }

    private static Task<List<string>> OpenAsync(Zaakbouwer bouwer) => bouwer.In<CaseFlowDbContext, List<string>>(db =>
        db.Taken.Where(t => t.Status == TaakStatus.Open).Select(t => t.Stap).ToListAsync());
}
