using CaseFlow.Data;
using CaseFlow.Tellingen;
using CaseFlow.Tests.Testing;
using Microsoft.EntityFrameworkCore;
using Shouldly;
using Xunit;

namespace CaseFlow.Tests.Tellingen;

/// <summary>Every end of what was counted finds its beginning, and nothing runs on that has stopped.</summary>
public sealed class ObjectsleutelTests : IAsyncLifetime
{
    private Zaakbouwer _bouwer = null!;

    public async Task InitializeAsync() => _bouwer = await Zaakbouwer.CreateAsync();

    public async Task DisposeAsync() => await _bouwer.DisposeAsync();

    [Fact]
    public async Task An_extension_ends_the_old_indication_the_day_before_the_new_one()
    {
        await _bouwer.Melding();
        await _bouwer.Tot("levering");
        _bouwer.Klok.Dagen(330);
        await _bouwer.Ronde();
        await _bouwer.Taak("evaluatie", "verlengen");
        await _bouwer.Taak("besluit", "toegekend", """{ "ingangsdatum": "2027-06-01", "einddatum": "2028-05-31" }""");

        var staand = await StaandAsync();
        var toegekend = staand.Where(g => g.Naam == "indicatie.toegekend").ToList();
        var einde = staand.Single(g => g.Naam == "indicatie.beeindigd");
        toegekend.Select(g => g.Objectsleutel).Distinct().Count().ShouldBe(2);
        einde.Objectsleutel.ShouldBe(toegekend[0].Objectsleutel);
        (einde.GeldigTot, toegekend[1].GeldigVan).ShouldBe((new DateOnly(2027, 5, 31), new DateOnly(2027, 6, 1)));
        einde.Dimensies.ShouldContain("verlengen");
        staand.Single(g => g.Naam == "indicatie.verlengd").Objectsleutel.ShouldBe(toegekend[1].Objectsleutel);
        staand.Single(g => g.Naam == "levering.gestart").Objectsleutel.ShouldBe(toegekend[0].Objectsleutel);
    }

    [Fact]
    public async Task A_death_before_the_end_that_was_counted_moves_that_end()
    {
        const string iemand = """{ "inwoner": { "bsn": "123456782" } }""";
        await _bouwer.Melding(iemand);
        await _bouwer.Tot("levering");
        var dood = DateOnly.FromDateTime(_bouwer.Klok.Nu.Date);
        await _bouwer.Handeling("indicatie-beeindigen", $$"""{ "ingangsdatum": "{{dood.AddDays(60):yyyy-MM-dd}}", "grond": "niet-langer-aangewezen", "motivering": "De dochter neemt het over." }""");
        (await StaandAsync()).Single(g => g.Naam == "indicatie.beeindigd").GeldigTot.ShouldBe(dood.AddDays(60));

        await _bouwer.Melding(iemand);
        await _bouwer.Handeling("overlijden");

        var einde = (await StaandAsync()).Single(g => g.Naam == "indicatie.beeindigd");
        einde.GeldigTot.ShouldBe(dood);
        einde.Dimensies.ShouldContain("overlijden");
    }

    [Fact]
    public async Task Who_dies_waiting_leaves_the_waiting_list()
    {
        await _bouwer.Melding();
        await _bouwer.Tot("besluit");
        await _bouwer.Taak("levering", "wachtlijst", """{ "reden": "Geen plek" }""");
        _bouwer.Klok.Dagen(10);
        await _bouwer.Handeling("overlijden");

        var staand = await StaandAsync();
        var verlaten = staand.Single(g => g.Naam == "wachtlijst.verlaten");
        verlaten.Objectsleutel.ShouldBe(staand.Single(g => g.Naam == "wachtlijst.geplaatst").Objectsleutel);
        verlaten.Objectsleutel.ShouldBe(staand.Single(g => g.Naam == "indicatie.toegekend").Objectsleutel);
    }

    [Theory]
    [InlineData("overlijden", "overleden")]
    [InlineData("verhuizing", "verhuisd")]
    public async Task Support_that_nobody_ended_ends_with_who_died_or_moved_away(string handeling, string reden)
    {
        await _bouwer.Melding();
        await _bouwer.Taak("triage", "brede-uitvraag");
        await _bouwer.Taak("gesprek", "afgerond");
        await _bouwer.Taak("afweging", "vastgesteld", """{ "sporen": ["algemene-voorziening"], "bevindingen": { "algemene-voorziening": { "volstaat": "ja" } } }""");
        await _bouwer.Taak("plan", "vastgesteld");
        await _bouwer.Taak("toeleiding", "gestart");
        await _bouwer.Handeling(handeling, handeling == "verhuizing" ? $$"""{ "datum": "{{_bouwer.Klok.Nu:yyyy-MM-dd}}", "gemeente": "Borne" }""" : null);

        var staand = await StaandAsync();
        var einde = staand.Single(g => g.Naam == "ondersteuning.beeindigd");
        einde.Objectsleutel.ShouldBe(staand.Single(g => g.Naam == "ondersteuning.gestart").Objectsleutel);
        einde.Dimensies.ShouldContain(reden);
        einde.GeldigTot.ShouldBe(einde.Datum);
    }

    private Task<List<Gebeurtenis>> StaandAsync() => _bouwer.In<CaseFlowDbContext, List<Gebeurtenis>>(db =>
        db.Gebeurtenissen.AsNoTracking().Where(g => !db.Gebeurtenissen.Any(later => later.Vervangt == g.Sleutel)).OrderBy(g => g.Id).ToListAsync());
}
