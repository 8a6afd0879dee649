using CaseFlow.Data;
using CaseFlow.Rechtsbescherming;
using CaseFlow.Tests.Testing;
using Microsoft.EntityFrameworkCore;
using Shouldly;
using Xunit;

namespace CaseFlow.Tests.Rechtsbescherming;

public sealed class DwangsomTests
{
    private static readonly Dwangsomtarieven Tarieven = Dwangsomtarieven.Load(Path.Combine(Zaakbouwer.Workflows, "termijnen", "dwangsom.json"));

    [Theory]
    [InlineData(0, 0)]
    [InlineData(1, 23)]
    [InlineData(14, 322)]
    [InlineData(15, 357)]
    [InlineData(28, 812)]
    [InlineData(29, 857)]
    [InlineData(42, 1442)]
    [InlineData(43, 1442)]
    public void The_amount_follows_the_days(int dagen, int bedrag) => Tarieven.Op(new DateOnly(2026, 3, 10)).Over(dagen).ShouldBe(bedrag);

    [Fact]
    public void An_older_penalty_keeps_the_amounts_of_its_day() => Tarieven.Op(new DateOnly(2018, 12, 31)).Maximum.ShouldBe(1260);

    [Theory]
    [InlineData("2026-03-09", null, 0)]
    [InlineData("2026-03-10", null, 1)]
    [InlineData("2026-04-20", null, 42)]
    [InlineData("2026-06-01", null, 42)]
    [InlineData("2026-06-01", "2026-03-20", 10)]
    [InlineData("2026-06-01", "2026-03-10", 0)]
    public void The_day_of_the_decision_is_not_paid_for(string vandaag, string? gestopt, int dagen) => new Ingebrekestelling
    {
        EersteDag = new DateOnly(2026, 3, 10),
        UitersteDag = new DateOnly(2026, 4, 20),
        GestoptOp = gestopt is null ? null : DateOnly.Parse(gestopt),
        Door = "",
    }.DagenOp(DateOnly.Parse(vandaag)).ShouldBe(dagen);

    [Fact]
    public async Task A_decision_stops_the_penalty_and_its_amount_is_fixed_within_two_weeks()
    {
        await using var bouwer = await Zaakbouwer.CreateAsync();
        await bouwer.Melding();
        await bouwer.Tot("aanvraag");
        // Application 3 March: last day 17 March. Notice on Wednesday 18 March: two weeks are 1 April, the first day is 2 April.
        bouwer.Klok.Dagen(15);
        await bouwer.Handeling("ingebrekestelling", """{ "ontvangen": "2026-03-18" }""");
        bouwer.Klok.Dagen(25);
        await bouwer.Ronde();
        // 12 April is the eleventh day; a decision on the 12th leaves ten days: 2 up to and including 11 April.
        await bouwer.Taak("besluit", "toegekend");

        var ingebreke = await bouwer.In<CaseFlowDbContext, Ingebrekestelling>(db => db.Ingebrekestellingen.SingleAsync());
        (ingebreke.EersteDag, ingebreke.UitersteDag).ShouldBe((new DateOnly(2026, 4, 2), new DateOnly(2026, 5, 13)));
        ingebreke.DagenOp(new DateOnly(2026, 12, 1)).ShouldBe(10);
        // Two weeks after 11 April is Saturday 25 April; Sunday and King's Day follow: Tuesday 28 April.
        (await bouwer.In<CaseFlowDbContext, DateOnly>(db => db.Termijnen.Where(t => t.Regel == "AWB-418").Select(t => t.LaatsteDag).SingleAsync())).ShouldBe(new DateOnly(2026, 4, 28));

        await bouwer.Handeling("dwangsom-vaststellen", rol: "jurist");

        (await bouwer.In<CaseFlowDbContext, int?>(db => db.Ingebrekestellingen.Select(i => i.Vastgesteld).SingleAsync())).ShouldBe(230);
        (await bouwer.In<CaseFlowDbContext, string>(db => db.Brieven.Where(b => b.Soort == "beschikking-dwangsom").Select(b => b.Tekst).SingleAsync())).ShouldContain("230 euro, over 10 dagen");
    }

    [Fact]
    public async Task A_decision_within_the_two_weeks_costs_nothing()
    {
        await using var bouwer = await Zaakbouwer.CreateAsync();
        await bouwer.Melding();
        await bouwer.Tot("aanvraag");
        bouwer.Klok.Dagen(15);
        await bouwer.Handeling("ingebrekestelling", """{ "ontvangen": "2026-03-18" }""");
        bouwer.Klok.Dagen(14);
        await bouwer.Taak("besluit", "toegekend");

        (await bouwer.In<CaseFlowDbContext, int>(db => db.Termijnen.CountAsync(t => t.Regel == "AWB-418"))).ShouldBe(0);
        (await bouwer.In<CaseFlowDbContext, Ingebrekestelling>(db => db.Ingebrekestellingen.SingleAsync())).DagenOp(new DateOnly(2026, 12, 1)).ShouldBe(0);
    }
}
