using CaseFlow.Bescherming;
using Shouldly;
using Xunit;
using static CaseFlow.Tests.Bescherming.Blokken;

namespace CaseFlow.Tests.Bescherming;

public class CijferTests
{
    private static readonly Leesregels Lezen = Gewoon.Lezen;

    private static Cijferwaarde Deel(params int[] aantallen) => new Cijfer(Cijfersoort.Aandeel, ["t|r|a"], ["t|*"]) { Rest = ["t|r|b"] }
        .Waarde(Onthulling.Bescherm(Reeks(aantallen).AlsPrestatie(), Gewoon), Lezen);

    [Theory]
    [InlineData(270, 30, "ongeveer 90 %")]
    [InlineData(300, 4, "ten minste 97 %")] // 303 less at most 9
    [InlineData(4, 300, "ten hoogste 3 %")]
    [InlineData(9, 9, "verborgen")]
    [InlineData(2, 1, "verborgen")]
    public void A_share_stands_or_falls_with_its_cells(int deel, int rest, string verwacht) => Deel(deel, rest).Tekst.ShouldBe(verwacht);

    [Theory]
    [InlineData("a=120 b=300", "ongeveer 40 %", 39, 41)]
    [InlineData("a=- b=300", "verborgen", null, null)]
    [InlineData("a=k b=300", "ten hoogste 4 %", 0, 4)]
    [InlineData("a=120 b=-", "verborgen", null, null)]
    // 300 less 250, each two up or down: 46 to 54 of 298 to 302.
    [InlineData("a=- b=300 c=250", "tussen 15 en 18 %", 15, 18)]
    [InlineData("a=- b=300 c=20", "tussen 92 en 95 %", 92, 95)]
    [InlineData("a=- b=300 c=k", "ten minste 96 %", 96, 100)]
    public void A_hidden_part_has_bounds_only_where_the_cells_give_them(string stand, string tekst, int? laag, int? hoog)
    {
        var cijfer = new Cijfer(Cijfersoort.Aandeel, ["a"], ["b"]) { Rest = stand.Contains('c') ? ["c"] : [] };
        var waarde = cijfer.Waarde(Cellen(stand), Lezen);
        (waarde.Tekst, waarde.Laag, waarde.Hoog).ShouldBe((tekst, laag, hoog));
    }

    [Fact]
    public void Counts_ratios_growth_and_amounts_in_words()
    {
        string Tekst(Cijfersoort soort, string stand, string[] teller, params string[] noemer) => new Cijfer(soort, teller, noemer).Waarde(Cellen(stand), Lezen).Tekst;
        Tekst(Cijfersoort.Aantal, "a=1200", ["a"]).ShouldBe("1.200");
        Tekst(Cijfersoort.Aantal, "a=120 b=40", ["a", "b"]).ShouldBe("160");
        Tekst(Cijfersoort.Aantal, "a=120 b=-", ["a", "b"]).ShouldBe("verborgen");
        Tekst(Cijfersoort.Aantal, "a=k", ["a"]).ShouldBe("kleiner dan 10");
        Tekst(Cijfersoort.Aantal, "", ["onbekend"]).ShouldBe("verborgen");
        Tekst(Cijfersoort.Verhouding, "a=120 b=40", ["a"], "b").ShouldBe("ongeveer 3,0");
        Tekst(Cijfersoort.Verhouding, "a=120 b=-", ["a"], "b").ShouldBe("verborgen");
        Tekst(Cijfersoort.Groei, "a=120 b=100", ["a"], "b").ShouldBe("ongeveer 20 % meer");
        Tekst(Cijfersoort.Groei, "a=80 b=100", ["a"], "b").ShouldBe("ongeveer 20 % minder");
        Tekst(Cijfersoort.Groei, "a=100 b=100", ["a"], "b").ShouldBe("ongeveer gelijk");
        Tekst(Cijfersoort.Groei, "a=- b=100", ["a"], "b").ShouldBe("verborgen");
        Tekst(Cijfersoort.Bedrag, "a=120000", ["a"]).ShouldBe("ongeveer € 120.000");
        Tekst(Cijfersoort.Bedrag, "a=-", ["a"]).ShouldBe("verborgen");
        new Cijfer(Cijfersoort.Aandeel, ["a"], []) { VasteNoemer = 2400 }.Waarde(Cellen("a=120"), Lezen).Tekst.ShouldBe("ongeveer 5 %");
    }

    [Theory]
    // 100 in all: the median is the fiftieth, in the second class; the ninetieth in the third.
    [InlineData("a=30 b=40 c=30", "tussen 15 en 42 dagen", "meer")]
    [InlineData("a=100 b=20 c=10", "ten hoogste 14 dagen", "tussen 15 en 42 dagen")]
    // Hidden classes leave more than one.
    [InlineData("a=- b=40 c=-", "verborgen", "verborgen")]
    [InlineData("a=- b=- c=-", "verborgen", "verborgen")]
    [InlineData("a=100 b=k c=k", "ten hoogste 14 dagen", "ten hoogste 42 dagen")]
    public void A_duration_is_as_sure_as_the_cells_of_its_classes(string stand, string mediaan, string negentig)
    {
        Cijfer Duur(Cijfersoort soort) => new(soort, ["a", "b", "c"], []) { Klassegrenzen = [14, 42] };
        Duur(Cijfersoort.Mediaan).Waarde(Cellen(stand), Lezen).Tekst.ShouldBe(mediaan);
        Duur(Cijfersoort.Percentiel90).Waarde(Cellen(stand), Lezen).Tekst.ShouldBe(negentig == "meer" ? "43 dagen of meer" : negentig);
    }

    [Fact]
    public void The_total_bounds_a_hidden_class_of_days()
    {
        var cijfer = new Cijfer(Cijfersoort.Mediaan, ["a", "b", "c"], ["t"]) { Klassegrenzen = [14, 42] };
        cijfer.Waarde(Cellen("a=100 b=- c=- t=120"), Lezen).Tekst.ShouldBe("ten hoogste 14 dagen");
        cijfer.Waarde(Cellen("a=30 b=40 c=30 t=100"), Lezen).Getal.ShouldBe(29); // half of the class above the thirty before it
    }

    /// <summary>Whatever the truth behind the cells: the figure worked out from it lies in the interval that is told.</summary>
    [Fact]
    public void The_truth_always_lies_in_what_is_told()
    {
        var random = new Random(11);
        var getoond = 0;
        for (var i = 0; i < 4_000; i++)
        {
            int[] aantallen = [.. Enumerable.Range(0, 4).Select(_ => random.Next(3) == 0 ? random.Next(12) : random.Next(80))];
            var blok = Reeks(aantallen);
            blok = random.Next(2) == 0 ? blok.AlsPrestatie() : blok;
            var regels = random.Next(2) == 0 ? Gewoon : new Onthullingsregels(10, new CellKey(Ruistabel.Van("d5-v3-js2")));
            var uit = Onthulling.Bescherm(blok, regels);
            string[] klassen = ["t|r|a", "t|r|b", "t|r|c", "t|r|d"];
            var alle = aantallen.Sum();
            void Klopt(Cijfer cijfer, decimal waar)
            {
                var waarde = cijfer.Waarde(uit, regels.Lezen);
                getoond += waarde.Laag is null ? 0 : 1;
                (waar >= (waarde.Laag ?? waar) && waar <= (waarde.Hoog ?? waar)).ShouldBeTrue($"{cijfer.Soort} {waar} in {waarde} van {string.Join(' ', aantallen)}");
            }
            if (alle > 0)
            {
                Klopt(new(Cijfersoort.Aandeel, ["t|r|a"], ["t|*"]) { Rest = klassen[1..] }, 100m * aantallen[0] / alle);
                Klopt(new(Cijfersoort.Mediaan, klassen, ["t|*"]) { Klassegrenzen = [7, 14, 28] }, Dag(aantallen, alle, 0.5m));
                Klopt(new(Cijfersoort.Percentiel90, klassen, []) { Klassegrenzen = [7, 14, 28] }, Dag(aantallen, alle, 0.9m));
            }
            if (aantallen[1] > 0)
            {
                Klopt(new(Cijfersoort.Groei, ["t|r|a"], ["t|r|b"]), 100m * aantallen[0] / aantallen[1] - 100);
            }
        }
        getoond.ShouldBeGreaterThan(3_000);
    }

    /// <summary>The last day of the class with the first duration that this part of all does not exceed.</summary>
    private static int Dag(int[] aantallen, int alle, decimal deel)
    {
        var tot = 0;
        var klasse = 0;
        while ((tot += aantallen[klasse]) < deel * alle)
        {
            klasse++;
        }
        return new[] { 7, 14, 28, 1000 }[klasse];
    }

    /// <summary>"a=120 b=- c=k": shown, hidden, too small.</summary>
    private static Dictionary<string, Cel> Cellen(string stand) => stand.Split(' ', StringSplitOptions.RemoveEmptyEntries).Select(s => s.Split('='))
        .ToDictionary(s => s[0], s => s[1] switch { "-" => Cel.Verborgen, "k" => Cel.TeKlein, var n => Cel.Getoond(int.Parse(n)) });
}
