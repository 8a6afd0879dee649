using CaseFlow.Bescherming;
using FsCheck;
using FsCheck.Fluent;
using Shouldly;
using Xunit;
using static CaseFlow.Tests.Bescherming.Blokken;

namespace CaseFlow.Tests.Bescherming;

public class OnthullingTests
{
    private static readonly string[] Drie = ["t|r|a", "t|r|b", "t|r|c", "t|*"];

    [Theory]
    [InlineData(10, 5, 10)]
    [InlineData(12, 5, 13)] // 12 would be shown as 10
    [InlineData(5, 5, 5)]
    [InlineData(7, 10, 7)]
    [InlineData(10, 1, 10)]
    public void The_threshold_holds_for_the_count_and_for_what_is_shown(int minimum, int afronding, int grens) =>
        new Onthullingsregels(minimum, afronding).Grens.ShouldBe(grens);

    [Fact]
    public void The_floor_cannot_be_configured_away() =>
        Should.Throw<ArgumentOutOfRangeException>(() => new Onthullingsregels(4, 5));

    [Theory]
    // Twelve contributions, none of them large: in two digits and thousands.
    [InlineData(123_456, 12, 15_000, 14_000, 120_000)]
    [InlineData(7_400, 12, 900, 800, 7_000)]
    // Nine contributions.
    [InlineData(123_456, 9, 15_000, 14_000, null)]
    // Three quarters of it is of one household.
    [InlineData(100_000, 12, 76_000, 2_000, null)]
    // The second largest, who knows his own, could work out the largest to within ten per cent.
    [InlineData(100_000, 12, 70_000, 24_000, null)]
    [InlineData(100_000, 12, 70_000, 22_000, 100_000)]
    public void An_amount_is_shown_coarsely_and_only_when_it_is_of_enough(int euros, int bijdragen, int grootste, int tweede, int? verwacht)
    {
        var blok = Reeks(40) with { Bedragen = new Dictionary<string, Bedragcel> { ["euro"] = new(euros, bijdragen, grootste, tweede) } };
        Onthulling.Bescherm(blok, Gewoon)["euro"].Getal.ShouldBe(verwacht);
        Onthulling.Bescherm(blok, Gewoon, [new Dictionary<string, Cel> { ["euro"] = Cel.Verborgen }])["euro"].Getal.ShouldBeNull("what was hidden stays hidden");
    }

    [Theory]
    [InlineData(10, 12, 10)]
    [InlineData(13, 17, 15)]
    [InlineData(18, 22, 20)]
    public void Rounding_is_to_the_nearest_five(int van, int tot, int getoond)
    {
        Enumerable.Range(van, tot - van + 1).ShouldAllBe(n => Gewoon.Toon(new Telcel(n, n)) == getoond);
        Gewoon.Bereik(getoond).ShouldBe((van, tot));
    }

    [Theory]
    // Four numbers with nothing small: each rounded by itself, the total from the exact total.
    [InlineData(13, 13, 13, "15 15 15 40")]
    // 75 less 50 less 20, each two up or down, leaves -1 to 11: no small count is ruled out.
    [InlineData(4, 22, 48, "- 20 50 75")]
    // 70 less 50 less 20 leaves at most 6, which rules out 7, 8 and 9: the smallest other cell goes too.
    [InlineData(2, 22, 48, "- - 50 70")]
    // Zero is hidden like any small count.
    [InlineData(0, 30, 40, "- - 40 70")]
    // Two small cells hide each other: together 6 to 14, in any split.
    [InlineData(3, 7, 100, "- - 100 110")]
    // Everybody in one class: nobody learns that the others are empty.
    [InlineData(50, 0, 0, "- - - 50")]
    // A total below the threshold goes as well.
    [InlineData(1, 2, 3, "- - - -")]
    public void Small_tables_worked_out_by_hand(int a, int b, int c, string verwacht) =>
        Onthulling.Bescherm(Reeks(a, b, c), Gewoon).Tekst(Drie).ShouldBe(verwacht);

    [Fact]
    public void An_act_of_the_municipality_may_be_called_too_small()
    {
        var afgelopen = Reeks(300, 4).AlsPrestatie();
        Onthulling.Bescherm(afgelopen, Gewoon).Tekst("t|r|a", "t|r|b", "t|*").ShouldBe("- k 305");
        Onthulling.Bescherm(Reeks(300, 40).AlsPrestatie(), Gewoon).Tekst("t|r|a", "t|r|b", "t|*").ShouldBe("300 40 340");
    }

    [Fact]
    public void When_too_small_itself_would_tell_it_is_not_said()
    {
        // 9 + 9 = 18: "both below ten" beside a total of 18 to 22 would leave nothing but nine.
        Onthulling.Bescherm(Reeks(9, 9).AlsPrestatie(), Gewoon).Tekst("t|r|a", "t|r|b", "t|*").ShouldBe("- - 20");
    }

    [Fact]
    public void Without_rounding_a_hidden_cell_takes_the_cheapest_rectangle()
    {
        var uit = Onthulling.Bescherm(Kruis([[4, 40, 50], [45, 60, 70], [55, 80, 90]]), new(10, 1));
        uit.Where(c => c.Value.Getal is null).Select(c => c.Key).Order(StringComparer.Ordinal).ShouldBe(["t|a|1", "t|a|2", "t|b|1", "t|b|2"]);
    }

    [Fact]
    public void Many_events_of_few_households_are_a_small_count()
    {
        Onthulling.Bescherm(Reeks(40, 50, 60).MetHuishoudens("t|r|a", 2), Gewoon).Tekst(Drie)[0].ShouldBe('-');
        Onthulling.Bescherm(Reeks(40, 50, 60).MetHuishoudens("t|r|a", 12), Gewoon).Tekst(Drie)[0].ShouldNotBe('-');
    }

    [Fact]
    public void A_cell_may_be_in_any_number_of_sums()
    {
        var cellen = new Dictionary<string, Telcel> { ["a"] = new(4, 4), ["b"] = new(40, 40), ["c"] = new(60, 60), ["t"] = new(44, 44), ["u"] = new(64, 64), ["v"] = new(104, 104) };
        var uit = Onthulling.Bescherm(new Telblok("x", cellen, [new("t", ["a", "b"]), new("u", ["a", "c"]), new("v", ["a", "b", "c"])]), new(10, 1));
        uit["a"].Getal.ShouldBeNull();
        uit.Values.Count(c => c.Getal is null).ShouldBeGreaterThan(2, "each sum would give it away");
        uit.Values.Count(c => c.Getal is not null).ShouldBeGreaterThan(0);
    }

    [Fact]
    public void A_block_that_does_not_add_up_is_refused() => Should.Throw<ArgumentException>(() =>
        Onthulling.Bescherm(new Telblok("x", new Dictionary<string, Telcel> { ["a"] = new(20, 20), ["t"] = new(21, 21) }, [new("t", ["a"])]), Gewoon));

    [Fact]
    public void All_but_a_few_of_a_group_in_one_class_is_not_told()
    {
        // 55 less 50 leaves 1 to 9 for the two others together: that the group is not all in one class would be certain, and who is not is one of few.
        var uit = Onthulling.Bescherm(Reeks(50, 3, 2), Gewoon);
        uit["t|r|a"].Getal.ShouldBeNull();
        // Of an act of the municipality that may be said: 50 of 55 were picked up.
        Onthulling.Bescherm(Reeks(50, 3, 2).AlsPrestatie(), Gewoon)["t|r|a"].Getal.ShouldBe(50);
    }

    [Fact]
    public void What_is_mostly_of_one_household_or_one_provider_is_a_small_count()
    {
        Telblok Met(Telcel cel) => Reeks(40, 50, 60) is var blok ? blok with { Cellen = blok.Cellen.ToDictionary(c => c.Key, c => c.Key == "t|r|a" ? cel : c.Value) } : blok;
        string Cel(Telcel cel) => Onthulling.Bescherm(Met(cel), Gewoon).Tekst("t|r|a");
        Cel(new Telcel(40, 11) { GrootsteHuishouden = 30 }).ShouldBe("40");
        Cel(new Telcel(40, 11) { GrootsteHuishouden = 31 }).ShouldBe("-");
        Cel(new Telcel(40, 40) { Aanbieders = 3, GrootsteAanbieder = 30 }).ShouldBe("40");
        Cel(new Telcel(40, 40) { Aanbieders = 3, GrootsteAanbieder = 31 }).ShouldBe("-");
        Cel(new Telcel(40, 40) { GrootsteAanbieder = 40 }).ShouldBe("40", "a breakdown by provider names it");
    }

    [Fact]
    public void A_quarter_does_not_give_away_the_month_that_was_hidden()
    {
        // 40 less 20 less 20, each two up or down, would leave at most 6.
        var cellen = new Dictionary<string, Telcel> { ["m1"] = new(20, 20), ["m2"] = new(20, 20), ["m3"] = new(2, 2), ["k"] = new(42, 42) };
        List<IReadOnlyDictionary<string, Cel>> eerder = [.. new[] { "m1", "m2", "m3" }.Select(m => Onthulling.Bescherm(new Telblok(m, cellen.Where(c => c.Key == m).ToDictionary(), []), Gewoon))];
        eerder.Select(e => e.Values.Single().Getal).ShouldBe([20, 20, null]);
        var kwartaal = new Telblok("k", cellen, [new("k", ["m1", "m2", "m3"])]) { Nieuw = new HashSet<string> { "k" } };
        Onthulling.Bescherm(kwartaal, Gewoon, eerder).ShouldBe(new Dictionary<string, Cel> { ["k"] = Cel.Verborgen });
        Onthulling.Bescherm(kwartaal, Gewoon).ShouldBe(new Dictionary<string, Cel> { ["k"] = Cel.Getoond(40) }, "without the months there is nothing to give away");
    }

    [Fact]
    public void What_is_published_obeys_the_rules_for_every_table()
    {
        var rijen = Gen.Choose(0, 60).ArrayOf().Where(r => r.Length is > 0 and < 40).ToArbitrary();
        Prop.ForAll(rijen, aantallen =>
        {
            var blok = Reeks(aantallen);
            var uit = Onthulling.Bescherm(blok, Gewoon);
            uit.Keys.ShouldBe(blok.Cellen.Keys, ignoreOrder: true);
            foreach (var (sleutel, cel) in uit)
            {
                var exact = blok.Cellen[sleutel].Aantal;
                if (exact < Gewoon.Grens)
                {
                    cel.Getal.ShouldBeNull();
                }
                if (cel.Getal is { } getal)
                {
                    (getal % Gewoon.Afronding).ShouldBe(0);
                    Math.Abs(getal - exact).ShouldBeLessThanOrEqualTo(Gewoon.Afronding / 2);
                }
            }
            Onthulling.Bescherm(blok, Gewoon).ShouldBe(uit, "the same counts give the same publication");
        }).QuickCheckThrowOnFailure();
    }

    [Fact]
    public void A_table_of_the_size_of_a_real_municipality_is_quick()
    {
        var random = new Random(3);
        var blok = Kruis([.. Enumerable.Range(0, 26).Select(_ => Enumerable.Range(0, 17).Select(_ => random.Next(4) == 0 ? random.Next(60) : random.Next(6)).ToArray())]);
        var klok = System.Diagnostics.Stopwatch.StartNew();
        Onthulling.Bescherm(blok, Gewoon).Values.Count(c => c.Getal is not null).ShouldBeGreaterThan(30);
        klok.Elapsed.ShouldBeLessThan(TimeSpan.FromMinutes(1));
    }
}
