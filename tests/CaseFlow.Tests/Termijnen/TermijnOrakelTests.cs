using CaseFlow.Termijnen;
using Shouldly;
using Xunit;
using static CaseFlow.Tests.Termijnen.TestBron;

namespace CaseFlow.Tests.Termijnen;

public class TermijnOrakelTests
{
    private static readonly TraagOrakel Orakel = new();

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    public void Mixed_terms_agree_with_a_slow_second_opinion(int seed)
    {
        var random = new Random(seed);
        for (var i = 0; i < 2_000; i++)
            Vergelijk(Willekeurig(random));
    }

    [Fact]
    public void Every_day_of_2026_agrees_for_the_terms_of_daily_use()
    {
        (int, Eenheid)[] lengtes =
        [
            (6, Eenheid.Weken), (2, Eenheid.Weken), (8, Eenheid.Weken), (4, Eenheid.Weken), (7, Eenheid.Kalenderdagen),
            (3, Eenheid.Kalenderdagen), (4, Eenheid.Kalenderdagen), (3, Eenheid.Werkdagen), (1, Eenheid.Maanden),
        ];
        for (var dag = Dag("2025-12-15"); dag <= Dag("2027-01-15"); dag = dag.AddDays(1))
            foreach (var (duur, eenheid) in lengtes)
                Vergelijk(new(dag, duur, eenheid, AwtToepassing.Ja));
    }

    [Theory]
    [InlineData(11)]
    [InlineData(12)]
    public void Terms_that_were_given_more_time_agree_too(int seed)
    {
        var random = new Random(seed);
        for (var i = 0; i < 1_000; i++)
        {
            var vraag = Willekeurig(random);
            var erbij = Enumerable.Range(0, random.Next(1, 3)).Select(_ => (random.Next(1, 8), random.Next(2) == 0 ? Eenheid.Weken : Eenheid.Kalenderdagen)).ToList();
            DateOnly? gevonden;
            try
            {
                gevonden = TermijnBerekening.Bereken(vraag with { Verlengingen = [.. erbij.Select(e => new Verlenging(e.Item1, e.Item2, null, "Awb 7:10 lid 3"))] }, Geleverd).LaatsteDag;
            }
            catch (KalenderOnbeslistException)
            {
                gevonden = null;
            }
            gevonden.ShouldBe(Orakel.LaatsteDagVerlengd(vraag, erbij), $"{vraag} {string.Join(' ', erbij)}");
        }
    }

    // The limits of the Awt (art. 4), leap years and year ends: every start day of two and a half years for the lengths on both sides of the line.
    [Fact]
    public void The_limits_of_the_awt_agree_on_every_day_around_leap_day_and_new_year()
    {
        (int, Eenheid)[] lengtes =
        [
            (12, Eenheid.Weken), (13, Eenheid.Weken), (90, Eenheid.Kalenderdagen), (91, Eenheid.Kalenderdagen),
            (3, Eenheid.Maanden), (4, Eenheid.Maanden), (1, Eenheid.Jaren), (90, Eenheid.Werkdagen), (91, Eenheid.Werkdagen),
        ];
        for (var dag = Dag("2024-01-01"); dag <= Dag("2026-06-15"); dag = dag.AddDays(1))
            foreach (var (duur, eenheid) in lengtes)
                foreach (var awt in (AwtToepassing[])[AwtToepassing.Ja, AwtToepassing.Eu, AwtToepassing.Nee])
                    Vergelijk(new(dag, duur, eenheid, awt));
    }

    [Fact]
    public void The_oracle_itself_gets_the_worked_examples_right()
    {
        using var csv = CsvHelper.CsvReader.FromFile(TestBron.Path("tests/data/termijnen/voorbeelden.csv"));
        while (csv.Read())
            Orakel.LaatsteDag(new(
                Dag(csv.GetString("startdatum")), csv.Parse<int>("duur"), Enum.Parse<Eenheid>(csv.GetString("eenheid"), true),
                Enum.Parse<AwtToepassing>(csv.GetString("awt"), true), Opschorting.Parse(csv.GetString("opschortingen"))))
                .ShouldBe(Dag(csv.GetString("uiterste_datum")), csv.GetString("id"));
    }

    private static void Vergelijk(TermijnVraag vraag)
    {
        DateOnly? gevonden;
        try
        {
            var uitkomst = TermijnBerekening.Bereken(vraag, Geleverd);
            gevonden = uitkomst.LaatsteDag;
            uitkomst.Uitleg.Stappen[^1].Tot.ShouldBe(uitkomst.LaatsteDag);
        }
        catch (KalenderOnbeslistException)
        {
            gevonden = null;
        }
        gevonden.ShouldBe(Orakel.LaatsteDag(vraag),
            $"{vraag}: {string.Join("; ", (vraag.Opschortingen ?? []).Select(o => $"{o.Van:yyyy-MM-dd}..{o.TotEnMet:yyyy-MM-dd}"))}");
    }

    private static TermijnVraag Willekeurig(Random random)
    {
        var start = random.Next(4) switch
        {
            0 => new DateOnly(random.Next(2024, 2029), 12, random.Next(10, 32)),
            1 => new DateOnly(random.Next(2024, 2029), random.Next(3, 7), random.Next(1, 31)),
            2 => new DateOnly(random.Next(2024, 2029), 1, 31).AddDays(random.Next(-3, 40)),
            _ => new DateOnly(2024, 1, 1).AddDays(random.Next(5 * 365)),
        };
        var eenheid = (Eenheid)random.Next(5);
        var duur = eenheid switch
        {
            Eenheid.Kalenderdagen => random.Next(3) switch { 0 => random.Next(0, 8), 1 => random.Next(88, 93), _ => random.Next(0, 120) },
            Eenheid.Werkdagen => random.Next(5) == 0 ? random.Next(88, 93) : random.Next(0, 30),
            Eenheid.Weken => random.Next(0, 15),
            Eenheid.Maanden => random.Next(0, 6),
            _ => random.Next(0, 4),
        };
        var opschortingen = Enumerable.Range(0, random.Next(3) == 0 ? random.Next(1, 4) : 0).Select(_ =>
        {
            var van = start.AddDays(random.Next(-5, 120));
            return new Opschorting(van, van.AddDays(random.Next(0, 25)));
        }).ToList();
        return new(start, duur, eenheid, (AwtToepassing)random.Next(3), opschortingen);
    }
}
