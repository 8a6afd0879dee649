using CaseFlow.Data;
using CaseFlow.Tellingen;
using CaseFlow.Tests.Testing;
using Microsoft.EntityFrameworkCore;
using Shouldly;
using Xunit;

namespace CaseFlow.Tests.Tellingen;

public sealed class PeilingTests : IAsyncLifetime
{
    private static readonly DateOnly Ultimo = new(2026, 12, 31);

    private Zaakbouwer _bouwer = null!;

    public async Task InitializeAsync() => _bouwer = await Zaakbouwer.CreateAsync();

    public async Task DisposeAsync() => await _bouwer.DisposeAsync();

    [Fact]
    public async Task Who_is_counted_gets_the_age_of_the_day_itself_and_once()
    {
        // 17 when the melding comes, 18 on the last day of the year.
        await _bouwer.Melding("""{ "inwoner": { "naam": "Jet Jong", "geboortedatum": "2008-12-31", "geslacht": "v" } }""");

        (await PeilAsync()).ShouldBe(1);
        (await PeilAsync()).ShouldBe(0);

        var peiling = (await StaandAsync()).ShouldHaveSingleItem();
        (peiling.Leeftijdsklasse, peiling.Geslacht, peiling.Datum).ShouldBe(("18-22", "v", Ultimo));
        peiling.Dimensies.ShouldBe("{}");
        var melding = await _bouwer.In<CaseFlowDbContext, Gebeurtenis>(db => db.Gebeurtenissen.SingleAsync(g => g.Naam == "melding.geregistreerd"));
        melding.Leeftijdsklasse.ShouldBe("16-17");
        peiling.Persoonsleutel.ShouldBe(melding.Persoonsleutel);
    }

    [Fact]
    public async Task A_birthday_that_was_wrong_replaces_the_snapshot()
    {
        await _bouwer.Melding("""{ "inwoner": { "geboortedatum": "2008-12-31" } }""");
        await PeilAsync();
        await _bouwer.Handeling("corrigeren", """{ "reden": "Verkeerd getypt.", "inwoner": { "geboortedatum": "2007-01-01" } }""");
        (await PeilAsync()).ShouldBe(0, "still in the same class");
        await _bouwer.Handeling("corrigeren", """{ "reden": "Weer verkeerd getypt.", "inwoner": { "geboortedatum": "1960-01-01" } }""");

        (await PeilAsync()).ShouldBe(1);

        (await StaandAsync()).ShouldHaveSingleItem().Leeftijdsklasse.ShouldBe("65-74");
    }

    [Fact]
    public async Task Something_that_began_years_ago_and_runs_still_asks_for_a_snapshot_and_what_ended_does_not()
    {
        await _bouwer.Melding();
        await _bouwer.Tot("levering");

        (await PeilAsync(new(2031, 12, 31))).ShouldBe(0, "the indication ended after a year");
        (await PeilAsync(new(2027, 12, 31))).ShouldBe(1, "it ran in the year before");
        (await PeilAsync(new(2025, 12, 31))).ShouldBe(0, "nothing ran yet");
    }

    private Task<int> PeilAsync(DateOnly? datum = null) => _bouwer.In<Peiling, int>(p => p.PeilAsync("hengelo", datum ?? Ultimo, _bouwer.Klok.Nu));

    private Task<List<Gebeurtenis>> StaandAsync() => _bouwer.In<CaseFlowDbContext, List<Gebeurtenis>>(db => db.Gebeurtenissen.AsNoTracking()
        .Where(g => g.Naam == Peiling.Naam && !db.Gebeurtenissen.Any(later => later.Vervangt == g.Sleutel)).ToListAsync());
}
