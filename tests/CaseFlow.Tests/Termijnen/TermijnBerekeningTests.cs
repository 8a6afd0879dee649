using CaseFlow.Termijnen;
using Shouldly;
using Xunit;
using static CaseFlow.Tests.Termijnen.TestBron;

namespace CaseFlow.Tests.Termijnen;

public class TermijnBerekeningTests
{
    public static TheoryData<string, string, int, string, string, string, string> Voorbeelden()
    {
        var data = new TheoryData<string, string, int, string, string, string, string>();
        using var csv = CsvHelper.CsvReader.FromFile(TestBron.Path("tests/data/termijnen/voorbeelden.csv"));
        while (csv.Read())
            data.Add(csv.GetString("id"), csv.GetString("startdatum"), csv.Parse<int>("duur"), csv.GetString("eenheid"),
                csv.GetString("awt"), csv.GetString("opschortingen"), csv.GetString("uiterste_datum"));
        return data;
    }

    [Theory]
    [MemberData(nameof(Voorbeelden))]
    public void Worked_examples_are_right(
        string id, string start, int duur, string eenheid, string awt, string opschortingen, string verwacht) =>
        Bereken(start, duur, eenheid, awt, opschortingen).LaatsteDag.ShouldBe(Dag(verwacht), id);

    [Fact]
    public void All_worked_examples_are_read() => Voorbeelden().Count.ShouldBe(42);

    [Theory]
    [InlineData("2026-06-01", 1, "kalenderdagen", "2026-06-02")]
    [InlineData("2026-06-01", 1, "werkdagen", "2026-06-02")]
    [InlineData("2026-06-05", 1, "werkdagen", "2026-06-08")]
    [InlineData("2026-06-06", 1, "werkdagen", "2026-06-08")]
    [InlineData("2026-06-01", 0, "kalenderdagen", "2026-06-01")]
    [InlineData("2026-06-06", 0, "kalenderdagen", "2026-06-08")]
    public void The_day_of_the_event_is_not_counted(string start, int duur, string eenheid, string verwacht) =>
        Bereken(start, duur, eenheid, "ja").LaatsteDag.ShouldBe(Dag(verwacht));

    [Theory]
    [InlineData("2026-01-31", 1, "maanden", "2026-02-28")]
    [InlineData("2028-01-31", 1, "maanden", "2028-02-29")]
    [InlineData("2028-02-29", 1, "jaren", "2029-02-28")]
    [InlineData("2024-02-29", 4, "jaren", "2028-02-29")]
    [InlineData("2026-11-30", 3, "maanden", "2027-02-28")]
    [InlineData("2026-02-28", 1, "maanden", "2026-03-28")]
    public void A_month_without_that_day_ends_on_its_last_day(string start, int duur, string eenheid, string verwacht) =>
        Bereken(start, duur, eenheid, "nee").LaatsteDag.ShouldBe(Dag(verwacht));

    [Theory]
    [InlineData(90, "kalenderdagen", false)]
    [InlineData(91, "kalenderdagen", true)]
    [InlineData(12, "weken", false)]
    [InlineData(13, "weken", true)]
    [InlineData(3, "maanden", false)]
    [InlineData(4, "maanden", true)]
    [InlineData(1, "jaren", true)]
    [InlineData(90, "werkdagen", false)]
    [InlineData(91, "werkdagen", true)]
    public void The_limits_of_the_awt_look_at_length_and_unit(int duur, string eenheid, bool buiten) =>
        TermijnBerekening.IsBuitenAwt(duur, Enum.Parse<Eenheid>(eenheid, true)).ShouldBe(buiten);

    [Fact]
    public void A_suspension_does_not_push_a_term_over_the_limit() =>
        // 90 days end on Tuesday 5 May; 11 suspended days bring it to Saturday 16 May.
        Bereken("2026-02-04", 90, "kalenderdagen", "ja", "2026-03-01..2026-03-11").LaatsteDag.ShouldBe(Dag("2026-05-18"));

    [Fact]
    public void The_awt_works_once_at_the_very_end() =>
        // 6 weeks end on Good Friday; one suspended day makes that Saturday, not the Wednesday after Easter.
        Bereken("2026-02-20", 6, "weken", "ja", "2026-03-02..2026-03-02").LaatsteDag.ShouldBe(Dag("2026-04-07"));

    [Theory]
    [InlineData("2026-03-10..2026-03-15; 2026-03-12..2026-03-18", "2026-05-06")]
    [InlineData("2026-03-10..2026-03-18", "2026-05-06")]
    [InlineData("2027-01-01..2027-01-06", "2026-05-04")]
    public void A_day_stands_still_once_and_late_ranges_count_too(string opschortingen, string verwacht) =>
        Bereken("2026-03-02", 8, "weken", "ja", opschortingen).LaatsteDag.ShouldBe(Dag(verwacht));

    [Fact]
    public void Suspended_days_are_calendar_days_also_on_working_day_terms() =>
        Bereken("2026-06-15", 3, "werkdagen", "ja", "2026-06-16..2026-06-17").LaatsteDag.ShouldBe(Dag("2026-06-22"));

    [Theory]
    [InlineData("2026-04-23", 1, "maanden", "2026-05-26")]
    [InlineData("2026-05-26", 3, "jaren", null)]
    [InlineData("2025-05-24", 1, "jaren", "2026-05-26")]
    public void An_eu_term_moves_to_the_next_working_day_whatever_its_length(string start, int duur, string eenheid, string? verwacht)
    {
        if (verwacht is null)
            Should.Throw<KalenderOnbeslistException>(() => Bereken(start, duur, eenheid, "eu"));
        else
            Bereken(start, duur, eenheid, "eu").LaatsteDag.ShouldBe(Dag(verwacht));
    }

    [Fact]
    public void An_eu_term_needs_no_two_working_days()
    {
        // Thursday 24 December and two days: Friday and Saturday are Christmas, so Monday 28 is the first working day.
        Bereken("2026-12-24", 2, "kalenderdagen", "eu").LaatsteDag.ShouldBe(Dag("2026-12-28"));
        Bereken("2026-12-24", 3, "kalenderdagen", "eu").LaatsteDag.ShouldBe(Dag("2026-12-28"));
        Bereken("2026-12-24", 3, "kalenderdagen", "ja").LaatsteDag.ShouldBe(Dag("2026-12-29"));
    }

    [Fact]
    public void A_term_of_two_days_knows_no_two_working_days() =>
        Bereken("2026-04-03", 2, "kalenderdagen", "ja").LaatsteDag.ShouldBe(Dag("2026-04-07"));

    [Theory]
    [InlineData("2028-12-20", 3, "weken", "ja")]
    [InlineData("2028-12-15", 10, "werkdagen", "nee")]
    [InlineData("2028-12-29", 1, "kalenderdagen", "ja")]
    [InlineData("2028-12-29", 1, "maanden", "eu")]
    [InlineData("2022-11-01", 2, "weken", "ja")]
    public void A_term_that_needs_an_undecided_year_is_refused(string start, int duur, string eenheid, string awt) =>
        Should.Throw<KalenderOnbeslistException>(() => Bereken(start, duur, eenheid, awt))
            .Message.ShouldContain("zijn nog niet bekend");

    [Theory]
    [InlineData("2028-12-20", 3, "weken", "nee", "2029-01-10")]
    [InlineData("2028-12-20", 13, "weken", "ja", "2029-03-21")]
    [InlineData("2028-12-20", 5, "jaren", "ja", "2033-12-20")]
    [InlineData("2022-12-20", 6, "weken", "ja", "2023-01-31")]
    [InlineData("1990-01-31", 1, "maanden", "nee", "1990-02-28")]
    public void An_undecided_year_that_does_not_matter_is_no_refusal(string start, int duur, string eenheid, string awt, string verwacht) =>
        Bereken(start, duur, eenheid, awt).LaatsteDag.ShouldBe(Dag(verwacht));

    [Theory]
    [InlineData(int.MaxValue, "kalenderdagen")]
    [InlineData(int.MaxValue, "weken")]
    [InlineData(int.MaxValue, "maanden")]
    [InlineData(int.MaxValue, "jaren")]
    public void A_term_past_the_year_9999_is_refused(int duur, string eenheid) =>
        Should.Throw<TermijnTeLangException>(() => Bereken("2026-01-01", duur, eenheid, "nee"));

    [Fact]
    public void A_negative_length_is_refused() =>
        Should.Throw<ArgumentOutOfRangeException>(() => Bereken("2026-01-01", -1, "weken", "ja"));

    internal static TermijnUitkomst Bereken(string start, int duur, string eenheid, string awt, string opschortingen = "") =>
        TermijnBerekening.Bereken(
            new(Dag(start), duur, Enum.Parse<Eenheid>(eenheid, true), Enum.Parse<AwtToepassing>(awt, true), Opschorting.Parse(opschortingen)),
            Geleverd);
}
