using CaseFlow.Termijnen;
using Shouldly;
using Xunit;
using static CaseFlow.Tests.Termijnen.TestBron;

namespace CaseFlow.Tests.Termijnen;

public class OpschortingTests
{
    [Fact]
    public void Ranges_are_read_with_spaces_and_a_loose_semicolon() =>
        Opschorting.Parse(" 2026-03-10..2026-03-15 ;2026-04-01 .. 2026-04-03; ").ShouldBe(
        [
            new(Dag("2026-03-10"), Dag("2026-03-15")),
            new(Dag("2026-04-01"), Dag("2026-04-03")),
        ]);

    [Theory]
    [InlineData("")]
    [InlineData("  ")]
    [InlineData(";")]
    public void Nothing_is_no_suspension(string text) => Opschorting.Parse(text).ShouldBeEmpty();

    [Theory]
    [InlineData("2026-03-10", "geen periode")]
    [InlineData("2026-03-10..2026-02-30", "geen periode")]
    [InlineData("2026-03-10..2026-03-15..2026-03-20", "geen periode")]
    [InlineData("2026-03-10-2026-03-15", "geen periode")]
    [InlineData("2026-03-15..2026-03-10", "eindigt voordat zij begint")]
    public void Anything_else_is_refused(string text, string problem) =>
        Should.Throw<FormatException>(() => Opschorting.Parse(text)).Message.ShouldContain(problem);

    [Fact]
    public void A_reversed_range_does_not_exist() =>
        Should.Throw<ArgumentException>(() => new Opschorting(Dag("2026-03-15"), Dag("2026-03-10")));

    [Theory]
    [InlineData("2026-03-10", "2026-03-18", false, "2026-03-11..2026-03-17")]
    [InlineData("2026-03-10", "2026-03-18", true, "2026-03-11..2026-03-18")]
    [InlineData("2026-03-10", "2026-03-11", false, "")]
    [InlineData("2026-03-10", "2026-03-11", true, "2026-03-11..2026-03-11")]
    [InlineData("2026-03-10", "2026-03-10", true, "")]
    public void Time_stands_still_between_invitation_and_completion(string uitnodiging, string aanvulling, bool inclusief, string verwacht) =>
        Opschorting.NaUitnodiging(Dag(uitnodiging), Dag(aanvulling), inclusief)
            .ShouldBe(verwacht == "" ? null : Opschorting.Parse(verwacht)[0]);
}
