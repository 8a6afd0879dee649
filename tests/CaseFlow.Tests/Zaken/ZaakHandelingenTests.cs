using CaseFlow.Data;
using CaseFlow.Plannen;
using CaseFlow.Shared;
using CaseFlow.Tests.Testing;
using CaseFlow.Zaken;
using Microsoft.EntityFrameworkCore;
using Shouldly;
using Xunit;

namespace CaseFlow.Tests.Zaken;

public sealed class ZaakHandelingenTests
{
    private const string EigenKracht = """{ "sporen": ["eigen-kracht"], "bevindingen": { "eigen-kracht": { "volstaat": "ja" } } }""";

    [Fact]
    public async Task Reopening_at_the_plan_leaves_the_tracks_of_an_earlier_plan_ended()
    {
        await using var bouwer = await Zaakbouwer.CreateAsync();
        await bouwer.Melding();
        await bouwer.Taak("triage", "brede-uitvraag");
        await bouwer.Taak("gesprek", "afgerond");
        await bouwer.Taak("afweging", "vastgesteld", """{ "sporen": ["algemene-voorziening"], "bevindingen": { "algemene-voorziening": { "volstaat": "ja" } } }""");
        await bouwer.Taak("plan", "vastgesteld");
        bouwer.Klok.Dagen(7);
        await bouwer.Taak("toeleiding", "niet-passend");
        await bouwer.Taak("afweging", "vastgesteld", EigenKracht);
        bouwer.Klok.Dagen(1);
        await bouwer.Taak("plan", "niet-nodig");
        bouwer.Klok.Dagen(1);

        await bouwer.Handeling("heropenen");

        (await Sporen(bouwer)).Where(s => s.GeeindigdOp is null).Select(s => s.Soort).ShouldBe(["eigen-kracht"]);
        await bouwer.Taak("plan", "niet-nodig");
        (await bouwer.In<CaseFlowDbContext, Zaak>(db => db.Zaken.SingleAsync())).Resultaat.ShouldBe("eigen-kracht");
    }

    [Fact]
    public async Task Nobody_acts_on_a_case_of_another_municipality()
    {
        await using var bouwer = await Zaakbouwer.CreateAsync();
        var zaak = await bouwer.Melding();
        var vreemde = (await bouwer.Als("consulent")) with { Gemeente = "almelo" };

        foreach (var act in new Func<Task>[]
        {
            () => bouwer.In<HandelingService>(s => s.VoerUitAsync(vreemde, zaak.Id, "intrekken", [])),
            () => bouwer.In<TermijnHandelingen>(s => s.OpschortenAsync(vreemde, zaak.Id, "WMO-OND", "Awb 4:15", null)),
        })
        {
            (await Should.ThrowAsync<WeigeringException>(act)).Id.ShouldBe("zaak-onbekend");
        }
    }

    private static Task<List<Spoor>> Sporen(Zaakbouwer bouwer) => bouwer.In<CaseFlowDbContext, List<Spoor>>(db => db.Sporen.AsNoTracking().OrderBy(s => s.Id).ToListAsync());
}
