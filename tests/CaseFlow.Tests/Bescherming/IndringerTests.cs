using CaseFlow.Bescherming;
using CaseFlow.Tests.Testing;
using Shouldly;
using Xunit;
using static CaseFlow.Tests.Bescherming.Blokken;

namespace CaseFlow.Tests.Bescherming;

/// <summary>The promise: from everything published, nobody can rule out any count from 0 up to the threshold for a cell hidden as too small.</summary>
public class IndringerTests
{
    [SqliteTheory]
    [InlineData(1, 10, 5)]
    [InlineData(2, 10, 5)]
    [InlineData(3, 10, 1)]
    [InlineData(4, 5, 5)]
    [InlineData(5, 5, 1)]
    [InlineData(6, 12, 10)]
    [InlineData(7, 10, 0)]
    public void No_small_count_can_be_worked_back(int seed, int minimum, int afronding)
    {
        var regels = Regels(minimum, afronding);
        var random = new Random(seed);
        var (aangevallen, getoond) = (0, 0);
        for (var i = 0; i < 150; i++)
        {
            var blok = Willekeurig(random);
            var publicatie = Onthulling.Bescherm(blok, regels);
            getoond += publicatie.Values.Count(c => c.Getal is not null);
            aangevallen += ValAan(blok, publicatie, regels, kentNullen: false);
            aangevallen += ValAan(blok, publicatie, regels, kentNullen: true);
        }
        aangevallen.ShouldBeGreaterThan(400);
        getoond.ShouldBeGreaterThan(100, "hiding everything would be no art");
    }

    [SqliteFact]
    public void With_the_gate_off_the_intruder_finds_the_people()
    {
        var random = new Random(1);
        var (exact, cellen) = (0, 0);
        for (var i = 0; i < 100; i++)
        {
            var blok = Willekeurig(random);
            foreach (var afronding in new[] { 1, 5 })
            {
                // Threshold and rounding alone, as a spreadsheet would do it.
                var regels = new Onthullingsregels(10, afronding);
                var zonderPoort = blok.Cellen.ToDictionary(c => c.Key, c => regels.Toon(c.Value) is { } getal ? Cel.Getoond(getal) : Cel.Verborgen);
                var indringer = new Indringer(zonderPoort, blok.Sommen, regels);
                foreach (var (sleutel, cel) in blok.Cellen.Where(c => c.Value.Aantal is > 0 and < 10))
                {
                    cellen++;
                    exact += indringer.Mogelijk(sleutel, regels) is [var enige] && enige == cel.Aantal ? 1 : 0;
                }
            }
        }
        exact.ShouldBeGreaterThan(cellen / 20);
    }

    /// <summary>
    /// The strongest intruder has our program: he runs it on every population there can be and keeps those that give what was published.
    /// </summary>
    [SqliteTheory]
    [InlineData(2, false, 10)]
    [InlineData(2, true, 10)]
    [InlineData(3, false, 5)]
    public void Whoever_runs_the_program_on_every_small_population_still_cannot_tell(int klassen, bool isPrestatie, int blijftOver)
    {
        const int meeste = 30;
        var kandidaten = new Dictionary<string, List<int[]>>();
        foreach (var aantallen in Populaties(klassen, meeste))
        {
            var blok = isPrestatie ? Reeks(aantallen).AlsPrestatie() : Reeks(aantallen);
            var publicatie = Onthulling.Bescherm(blok, Gewoon).Tekst([.. Enumerable.Range(0, klassen).Select(i => $"t|r|{Naam(i)}"), "t|*"]);
            (kandidaten.TryGetValue(publicatie, out var lijst) ? lijst : kandidaten[publicatie] = []).Add(aantallen);
        }
        // Above this total a population has twins that were not tried.
        foreach (var (publicatie, populaties) in kandidaten.Where(k => k.Value.TrueForAll(p => p.Sum() <= meeste - 3)))
        {
            for (var klasse = 0; klasse < klassen; klasse++)
            {
                var waarden = populaties.Select(p => p[klasse]).Distinct().Order().ToList();
                if (waarden[0] < Gewoon.Grens)
                {
                    waarden.Count.ShouldBeGreaterThanOrEqualTo(blijftOver, $"{publicatie}: {string.Join(' ', waarden)}");
                }
            }
        }
    }

    private static IEnumerable<int[]> Populaties(int klassen, int meeste) => klassen == 0 ? [[]]
        : Populaties(klassen - 1, meeste).SelectMany(p => Enumerable.Range(0, meeste + 1 - p.Sum()).Select(n => (int[])[.. p, n]));

    [SqliteFact]
    public void A_correction_beside_the_first_version_gives_nothing_away()
    {
        var random = new Random(7);
        for (var i = 0; i < 200; i++)
        {
            int[] eerst = [.. Enumerable.Range(0, 5).Select(_ => random.Next(40))];
            int[] later = [.. eerst];
            later[random.Next(5)] += random.Next(1, 4);
            var versie1 = Onthulling.Bescherm(Reeks(eerst), Gewoon);
            var versie2 = Onthulling.Bescherm(Reeks(later), Gewoon, [versie1]);
            versie2.Where(c => versie1[c.Key].Getal is null).ShouldAllBe(c => c.Value.Getal == null, "what was hidden stays hidden");
            // For all the reader knows nothing changed but what visibly did: every number of version 1 may still hold.
            var samen = versie2.ToDictionary(c => c.Key, c => c.Value.Getal is null && IsMogelijkGelijk(versie1[c.Key], Reeks(later).Cellen[c.Key].Aantal) ? versie1[c.Key] : c.Value);
            var blok = Reeks(later);
            if (versie2.Values.Any(c => c.Getal is not null))
            {
                ValAan(blok, samen, Gewoon, kentNullen: true);
            }
        }
    }

    [SqliteTheory]
    [InlineData(2, false, 10, 5, 60)]
    [InlineData(3, true, 10, 5, 60)]
    [InlineData(3, true, 5, 1, 60)]
    [InlineData(3, true, 10, 0, 60)]
    public void Nor_from_months_quarter_subsets_overlap_and_stock_together(int klassen, bool metKruis, int minimum, int afronding, int keren)
    {
        var regels = Regels(minimum, afronding);
        var (aangevallen, getoond, groot) = (0, 0, 0);
        for (var i = 0; i < keren; i++)
        {
            var verhaal = new Verhaal(new Random(i), klassen, metKruis);
            var alles = new Telblok($"{i}", verhaal.Cellen, verhaal.Sommen);
            var publiek = verhaal.Publiceer(regels);
            getoond += publiek.Values.Count(c => c.Getal is not null);
            groot += verhaal.Cellen.Values.Count(c => c.Aantal >= regels.Grens);
            aangevallen += ValAan(alles, publiek, regels, kentNullen: false) + ValAan(alles, publiek, regels, kentNullen: true);
        }
        aangevallen.ShouldBeGreaterThan(keren * 5);
        (100 * getoond / groot).ShouldBeGreaterThan(45, "hiding everything would be no art");
    }

    private static bool IsMogelijkGelijk(Cel eerder, int aantal) => eerder.Getal is { } getal && Gewoon.Bereik(getal) is var (laag, hoog) && laag <= aantal && aantal <= hoog;

    /// <summary>Rounded to zero stands for the cell key method here.</summary>
    private static Onthullingsregels Regels(int minimum, int afronding) =>
        afronding == 0 ? new(minimum, new CellKey(Ruistabel.Van("d5-v3-js2"))) : new(minimum, afronding);

    private static int ValAan(Telblok blok, IReadOnlyDictionary<string, Cel> publicatie, Onthullingsregels regels, bool kentNullen)
    {
        var nullen = kentNullen ? blok.Cellen.Where(c => c.Value.Aantal == 0).ToDictionary(c => c.Key, _ => 0) : null;
        var indringer = new Indringer(publicatie, blok.Sommen, regels, nullen);
        var doelen = blok.Cellen.Where(c => c.Value.Aantal < regels.Grens && (!kentNullen || c.Value.Aantal > 0)).ToList();
        foreach (var (sleutel, cel) in doelen)
        {
            publicatie[sleutel].Getal.ShouldBeNull();
            indringer.Mogelijk(sleutel, regels).ShouldBe(Enumerable.Range(0, regels.Grens),
                $"{sleutel}={cel.Aantal} in {string.Join(", ", blok.Cellen.OrderBy(c => c.Key, StringComparer.Ordinal).Select(c => $"{c.Key}={c.Value.Aantal}:{publicatie.Tekst(c.Key)}"))}");
        }
        return doelen.Count;
    }

    private static Telblok Willekeurig(Random random)
    {
        int Aantal() => random.Next(10) switch { < 3 => 0, < 6 => random.Next(10), < 8 => random.Next(8, 20), _ => random.Next(20, 60) };
        int[] Rij(int lengte) => [.. Enumerable.Range(0, lengte).Select(_ => Aantal())];
        switch (random.Next(4))
        {
            case 0:
                return Reeks(Rij(random.Next(1, 7)));
            case 1:
                return Reeks(Rij(2)).AlsPrestatie();
            case 2:
                var eerste = Rij(random.Next(2, 5));
                var rest = eerste.Sum();
                int[] tweede = [random.Next(rest + 1), 0];
                tweede[1] = rest - tweede[0];
                return Tweeling(eerste, tweede);
            default:
                var breed = random.Next(2, 5);
                return Kruis([.. Enumerable.Range(0, random.Next(2, 5)).Select(_ => Rij(breed))]);
        }
    }
}
