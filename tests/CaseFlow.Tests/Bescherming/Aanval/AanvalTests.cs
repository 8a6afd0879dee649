using CaseFlow.Tests.Testing;
using Shouldly;
using Xunit;
using Xunit.Abstractions;

namespace CaseFlow.Tests.Bescherming.Aanval;

/// <summary>The promise, tried: whatever is published together, nobody finds a small count, and nobody rules a small value out.</summary>
public sealed class AanvalTests(ITestOutputHelper uit)
{
    [SqliteTheory]
    [InlineData(10, 5)]
    [InlineData(5, 5)]
    [InlineData(10, 1)]
    [InlineData(12, 10)]
    public void Rounding_holds(int minimum, int afronding) => Houdt(Werkwijze.Afronden(minimum, afronding));

    /// <summary>The threshold alone, exact numbers beside it.</summary>
    [SqliteTheory]
    [InlineData(10)]
    [InlineData(5)]
    public void With_a_threshold_alone_people_are_found(int minimum)
    {
        var verslag = Aanvallen.Voer(Werkwijze.Afronden(minimum, 1).ZonderPoort(), jaren: 4, kleinwerk: 6);
        Schrijf(verslag);
        verslag.Samen.Teruggevonden.ShouldBeGreaterThan(verslag.Samen.Doelen / 5);
        verslag.PerSoort.Where(s => !s.Soort.StartsWith("counted twice", StringComparison.Ordinal)).ShouldAllBe(s => s.Uitslag.Teruggevonden > 0);
    }

    /// <summary>Threshold and rounding, as in a spreadsheet: less is found exactly, but much can be ruled out.</summary>
    [SqliteTheory]
    [InlineData(10, 5)]
    public void With_a_threshold_and_rounding_much_can_be_ruled_out(int minimum, int afronding)
    {
        var verslag = Aanvallen.Voer(Werkwijze.Afronden(minimum, afronding).ZonderPoort(), jaren: 4, kleinwerk: 6);
        Schrijf(verslag);
        verslag.Samen.Uitgesloten.ShouldBeGreaterThan(verslag.Samen.Waarden / 20);
    }

    /// <summary>Rounding alone, small numbers too.</summary>
    [SqliteTheory]
    [InlineData(5)]
    public void With_rounding_alone_people_are_found(int afronding)
    {
        var verslag = Aanvallen.Voer(Werkwijze.AlleenAfronden(afronding), jaren: 4, kleinwerk: 6);
        Schrijf(verslag);
        verslag.Samen.Teruggevonden.ShouldBeGreaterThan(0);
        verslag.Samen.Uitgesloten.ShouldBeGreaterThan(verslag.Samen.Waarden / 4);
    }

    private void Houdt(Werkwijze werkwijze)
    {
        var verslag = Aanvallen.Voer(werkwijze, jaren: 8, kleinwerk: 12);
        Schrijf(verslag);
        verslag.Samen.Teruggevonden.ShouldBe(0);
        verslag.Samen.Onbeslist.ShouldBe(0, "an answer that was not found is no answer");
        verslag.PerSoort.Where(s => !Aanvallen.HeeftVoorkennis(s.Soort) && s.Uitslag.Uitgesloten > 0).ShouldBeEmpty();
        verslag.DeelVerborgen.ShouldBeLessThan(0.8, "hiding everything would be no art");
    }

    private void Schrijf(Verslag verslag)
    {
        uit.WriteLine($"{verslag.Aanvallen} attacks, {verslag.Samen}, hidden {verslag.DeelVerborgen:P1}, off by {verslag.Afwijking:F2}");
        foreach (var (soort, aantal, uitslag) in verslag.PerSoort)
        {
            uit.WriteLine($"  {soort}: {aantal}, {uitslag}");
        }
        foreach (var bevinding in verslag.Bevindingen.Order(StringComparer.Ordinal).GroupBy(b => b.Split(',')[0]).SelectMany(g => g.Take(5)))
        {
            uit.WriteLine(bevinding);
        }
    }
}
