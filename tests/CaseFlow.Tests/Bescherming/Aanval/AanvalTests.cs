using System.Diagnostics;
using CaseFlow.Tests.Testing;
using Shouldly;
using Xunit;
using Xunit.Abstractions;

namespace CaseFlow.Tests.Bescherming.Aanval;

/// <summary>The promise, tried: whatever is published together, nobody finds a small count, and nobody rules a small value out.</summary>
public sealed class AanvalTests(ITestOutputHelper uit)
{
    [Theory]
    [InlineData(10, 5)]
    [InlineData(5, 5)]
    [InlineData(10, 1)]
    [InlineData(12, 10)]
    public void Rounding_holds(int minimum, int afronding) => Houdt(Werkwijze.Afronden(minimum, afronding));

    [Theory]
    [InlineData(10, 5)]
    [InlineData(5, 1)]
    public void Without_the_gate_people_are_found(int minimum, int afronding)
    {
        var verslag = Aanvallen.Voer(Werkwijze.Afronden(minimum, afronding).ZonderPoort(), jaren: 4, kleinwerk: 6);
        Schrijf(verslag);
        verslag.Samen.Teruggevonden.ShouldBeGreaterThan(20);
    }

    private void Houdt(Werkwijze werkwijze)
    {
        var klok = Stopwatch.StartNew();
        var verslag = Aanvallen.Voer(werkwijze, jaren: int.Parse(Environment.GetEnvironmentVariable("JAREN") ?? "8"), kleinwerk: 12);
        uit.WriteLine($"{klok.ElapsedMilliseconds} ms");
        Schrijf(verslag);
        verslag.Samen.Teruggevonden.ShouldBe(0);
        verslag.Samen.Uitgesloten.ShouldBe(0);
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
