using CaseFlow.Engine.Tests.Support;
using Shouldly;
using Xunit;

namespace CaseFlow.Engine.Tests.Dmn;

public class TableCheckTests
{
    private static readonly string[] Out = ["out"];

    [Theory]
    [InlineData("UNIQUE", "[0..10] => 1", "(10..20) => 2", "< 0 => 3", ">= 20 => 4", null)]
    [InlineData("UNIQUE", "[0..10] => 1", "[10..20) => 2", "< 0 => 3", ">= 20 => 4", "overlap: rules 1 and 2 hold together for n = 10")]
    [InlineData("UNIQUE", "[0..10) => 1", "(10..20) => 2", "< 0 => 3", ">= 20 => 4", "gap: no rule holds for n = 10")]
    [InlineData("UNIQUE", "[0..10] => 1", "[11..20) => 2", "< 0 => 3", ">= 20 => 4", "gap: no rule holds for n = 10.5")]
    [InlineData("UNIQUE", "[0..10] => 1", "(10..20) => 2", "not([0..20)) => 3", "- => 4", "overlap: rules 1 and 4 hold together for n = 0")]
    [InlineData("ANY", "[0..10] => 1", "[5..20) => 1", "< 0 => 3", ">= 20 => 4", null)]
    [InlineData("ANY", "[0..10] => 1", "[5..20) => 2", "< 0 => 3", ">= 20 => 4", "overlap: rules 1 and 2 hold together for n = 5")]
    [InlineData("FIRST", "[0..10] => 1", "[2..3] => 2", "- => 3", "5 => 4", "never-reached: rule 2 never counts: rule 1 stands before it and holds whenever it does")]
    [InlineData("COLLECT", "[0..10] => 1", "[2..3] => 2", "5 => 3", "5 => 4", null)]
    public void Overlaps_gaps_and_rules_in_the_shadow_are_noticed(string policy, string a, string b, string c, string d, string? notice)
    {
        var notices = new DmnFile().Add("d", policy, ["n:number"], Out, a, b, c, d).Load().Notices;
        (notices.Count == 0 ? null : $"{notices[0].Code}: {notices[0].Message}").ShouldBe(notice);
    }

    [Fact]
    public void Between_whole_numbers_there_is_no_gap() =>
        new DmnFile().Add("d", "UNIQUE", ["n:integer"], Out, "<= 10 => 1", ">= 11 => 2").Load().Notices.ShouldBeEmpty();

    [Fact]
    public void Texts_and_days_are_checked_over_all_columns_at_once()
    {
        string[] inputs = ["s:string:\"a\",\"b\"", "day:date", "yes:boolean"];
        new DmnFile().Add("d", "UNIQUE", inputs, Out, "\"a\" | - | - => 1", "\"b\" | < @\"2026-01-01\" | - => 2", "\"b\" | >= @\"2026-01-01\" | true => 3", "\"b\" | >= @\"2026-01-01\" | false => 4")
            .Load().Notices.ShouldBeEmpty();
        new DmnFile().Add("d", "UNIQUE", inputs, Out, "\"a\" | - | - => 1", "\"b\" | < @\"2026-01-01\" | - => 2", "- | >= @\"2026-01-01\" | true => 3")
            .Load().Notices.Select(n => n.Message).ShouldBe(["rules 1 and 3 hold together for s = \"a\", day = 2026-01-01, yes = true", "no rule holds for s = \"b\", day = 2026-01-01, yes = false"]);
    }

    [Fact]
    public void A_default_closes_every_gap_and_other_expressions_are_left_alone()
    {
        new DmnFile().Add("d", "UNIQUE", ["n:number"], ["out:::0"], "1 => 1").Load().Notices.ShouldBeEmpty();
        new DmnFile().Add("d", "UNIQUE", ["n:number"], Out, "? > 1 => 1", "? < 1 => 2").Load().Notices.ShouldBeEmpty();
    }
}
