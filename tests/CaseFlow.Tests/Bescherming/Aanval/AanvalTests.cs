using CaseFlow.Tests.Testing;
using Shouldly;
using Xunit;
using Xunit.Abstractions;

namespace CaseFlow.Tests.Bescherming.Aanval;

/// <summary>The promise, tried: whatever is published together, nobody finds a small count, and nobody rules a small value out.</summary>
public sealed class AanvalTests(ITestOutputHelper uit)
{
    private const string Bestand = "docs/onthulling.md";

    private static readonly IReadOnlyList<Werkwijze> Werkwijzen =
    [
        Werkwijze.Afronden(10, 5),
        Werkwijze.Afronden(5, 5),
        Werkwijze.Afronden(10, 1),
        Werkwijze.Afronden(12, 10),
        Werkwijze.CellKey(10, "d5-v3-js2"),
        Werkwijze.CellKey(5, "d2-v1p08-js1"),
    ];

    private static readonly IReadOnlyList<Lazy<Verslag>> Verslagen = [.. Werkwijzen.Select(w => new Lazy<Verslag>(() => Aanvallen.Voer(w, jaren: 8, kleinwerk: 12)))];

    [SqliteTheory]
    [InlineData(0)]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    [InlineData(4)]
    [InlineData(5)]
    public void Nobody_is_found_and_no_small_value_is_ruled_out(int werkwijze)
    {
        var verslag = Verslagen[werkwijze].Value;
        uit.WriteLine(Werkwijzen[werkwijze].Naam);
        Schrijf(verslag);
        verslag.Samen.Teruggevonden.ShouldBe(0);
        verslag.Samen.Onbeslist.ShouldBe(0, "an answer that was not found is no answer");
        verslag.PerSoort.Where(s => !Aanvallen.HeeftVoorkennis(s.Soort) && s.Uitslag.Uitgesloten > 0).ShouldBeEmpty();
        verslag.DeelVerborgen.ShouldBeLessThan(0.8, "hiding everything would be no art");
    }

    /// <summary>What was tried and what is lost of the truth; CASEFLOW_WRITE_DOCS=1 writes it anew.</summary>
    [SqliteTheory]
    [InlineData(Bestand)]
    public void The_page_says_what_was_tried_and_what_it_costs(string bestand)
    {
        var verslagen = Werkwijzen.Zip(Verslagen, (w, v) => (w.Naam, v.Value)).ToList();
        foreach (var methode in new[] { "afronden", "cell-key" })
        {
            verslagen.Where(v => v.Naam.StartsWith(methode, StringComparison.Ordinal)).Min(v => v.Value.Aanvallen).ShouldBeGreaterThan(400);
        }
        verslagen.Sum(v => v.Value.Aanvallen).ShouldBeGreaterThan(1000);
        Onthullingspagina.MoetZijn(bestand, Onthullingspagina.Schrijf(verslagen), isDemo: false);
    }

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

    /// <summary>Threshold and noise without the gate.</summary>
    [SqliteTheory]
    [InlineData("d2-v1p08-js1")]
    public void With_a_threshold_and_noise_much_can_be_ruled_out(string tabel)
    {
        var verslag = Aanvallen.Voer(Werkwijze.CellKey(10, tabel).ZonderPoort(), jaren: 4, kleinwerk: 6);
        Schrijf(verslag);
        verslag.Samen.Uitgesloten.ShouldBeGreaterThan(verslag.Samen.Waarden / 20);
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
