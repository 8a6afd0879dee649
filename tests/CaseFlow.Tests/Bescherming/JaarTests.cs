using CaseFlow.Bescherming;
using CaseFlow.Tests.Testing;
using Shouldly;
using Xunit;

namespace CaseFlow.Tests.Bescherming;

/// <summary>A whole year of publications of one subject with five breakdowns: twelve months, four quarters and the year, each judged beside all before it.</summary>
public class JaarTests
{
    private static readonly string[] Maanden = [.. Enumerable.Range(1, 12).Select(m => $"m{m}")];
    private static readonly string[] Kwartalen = ["k1", "k2", "k3", "k4"];

    [SqliteTheory]
    // A small municipality hides nearly all months, yet has its year.
    [InlineData(10, 5, 75)]
    [InlineData(100, 5, 80)]
    [InlineData(1_000, 5, 85)]
    [InlineData(1_000, 0, 85)]
    public void A_year_of_two_thousand_cells_is_quick_and_does_not_hide_more_than_needed(int perMaand, int afronding, int procent)
    {
        var (cellen, sommen) = Maak(new Random(3), perMaand, [60, 40, 20, 10, 6]);
        cellen.Count.ShouldBeGreaterThan(2_000);
        var regels = afronding == 0 ? new Onthullingsregels(10, new CellKey(Ruistabel.Van("d5-v3-js2"))) : new Onthullingsregels(10, afronding);
        List<IReadOnlyDictionary<string, Cel>> uit = [];
        var klok = System.Diagnostics.Stopwatch.StartNew();
        foreach (var periode in (string[])[.. Maanden, .. Kwartalen, "jaar"])
        {
            var bekend = Binnen(periode);
            uit.Add(Onthulling.Bescherm(
                new Telblok(periode, cellen.Where(c => bekend.Contains(Periode(c.Key))).ToDictionary(), [.. sommen.Where(s => bekend.Contains(Periode(s.Totaal)))])
                {
                    Nieuw = cellen.Keys.Where(k => Periode(k) == periode).ToHashSet(),
                },
                regels, uit));
        }
        // Seconds; a fault in the search makes it hours.
        klok.Elapsed.ShouldBeLessThan(TimeSpan.FromMinutes(2));
        var jaar = uit[^1];
        var groot = jaar.Keys.Count(k => cellen[k].Aantal >= 10);
        (100 * jaar.Values.Count(c => c.Getal is not null) / groot).ShouldBeGreaterThanOrEqualTo(procent);
        jaar.Where(c => cellen[c.Key].Aantal < 10).ShouldAllBe(c => c.Value.Getal == null);
    }

    private static string Periode(string sleutel) => sleutel.Split('|')[1];

    private static HashSet<string> Binnen(string periode) => periode[0] switch
    {
        'm' => [periode],
        'k' => [periode, .. Maanden[(3 * (periode[1] - '1'))..(3 * (periode[1] - '0'))]],
        _ => [periode, .. Kwartalen, .. Maanden],
    };

    private static (Dictionary<string, Telcel> Cellen, List<Somregel> Sommen) Maak(Random random, int perMaand, int[] dimensies)
    {
        var (cellen, sommen) = (new Dictionary<string, Telcel>(), new List<Somregel>());
        var gewichten = dimensies.Select(d => Enumerable.Range(0, d).Select(_ => Math.Pow(random.NextDouble(), 3)).ToArray()).ToArray();
        string[] namen = ["*", .. dimensies.SelectMany((d, i) => Enumerable.Range(0, d).Select(k => $"{i}.{k}"))];
        foreach (var maand in Maanden)
        {
            foreach (var naam in namen)
            {
                cellen[$"{naam}|{maand}"] = new(0, 0);
            }
            for (var n = (int)(perMaand * (0.7 + 0.6 * random.NextDouble())); n > 0; n--)
            {
                var record = (uint)random.NextInt64(uint.MaxValue);
                foreach (var naam in (string[])["*", .. gewichten.Select((g, i) => $"{i}.{Trek(random, g)}")])
                {
                    var cel = cellen[$"{naam}|{maand}"];
                    cellen[$"{naam}|{maand}"] = new(cel.Aantal + 1, cel.Aantal + 1) { Sleutel = unchecked(cel.Sleutel + record) };
                }
            }
        }
        foreach (var (periode, delen) in Kwartalen.Select((k, i) => (k, Maanden[(3 * i)..(3 * i + 3)])).Append(("jaar", Kwartalen)))
        {
            foreach (var naam in namen)
            {
                var som = delen.Select(d => cellen[$"{naam}|{d}"]).Aggregate((a, b) => new(a.Aantal + b.Aantal, a.Huishoudens + b.Huishoudens) { Sleutel = unchecked(a.Sleutel + b.Sleutel) });
                cellen[$"{naam}|{periode}"] = som;
                sommen.Add(new($"{naam}|{periode}", [.. delen.Select(d => $"{naam}|{d}")]));
            }
        }
        foreach (var periode in (string[])[.. Maanden, .. Kwartalen, "jaar"])
        {
            sommen.AddRange(dimensies.Select((d, i) => new Somregel($"*|{periode}", [.. Enumerable.Range(0, d).Select(k => $"{i}.{k}|{periode}")])));
        }
        return (cellen, sommen);
    }

    private static int Trek(Random random, double[] gewichten)
    {
        var rest = random.NextDouble() * gewichten.Sum();
        var i = 0;
        while (i < gewichten.Length - 1 && (rest -= gewichten[i]) > 0)
        {
            i++;
        }
        return i;
    }
}
