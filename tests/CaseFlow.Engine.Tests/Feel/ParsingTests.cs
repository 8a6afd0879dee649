using CaseFlow.Engine.Feel;
using Shouldly;
using Xunit;

namespace CaseFlow.Engine.Tests.Feel;

public class ParsingTests
{
    [Theory]
    [InlineData("", 0)]
    [InlineData("n >", 3)]
    [InlineData("n == 1", 2)]
    [InlineData("a && b", 2)]
    [InlineData("(1 + 2", 6)]
    [InlineData("\"open", 0)]
    [InlineData("1 2", 2)]
    [InlineData("if a then b", 11)]
    [InlineData("some x in y", 11)]
    [InlineData("count()", 0)]
    [InlineData("starts with(a)", 0)]
    [InlineData("a b(1)", 0)]
    [InlineData("@\"tomorrow\"", 0)]
    [InlineData("for x in y x", 11)]
    [InlineData("function(x) x", 0)]
    [InlineData("n instance of nummer", 14)]
    [InlineData("\"\\u12\"", 1)]
    [InlineData("1 /* 2", 2)]
    [InlineData("? > 1", 0)]
    [InlineData("substring(string: \"a\", begin: 1)", 0)]
    [InlineData("a ? b : c", 2)]
    [InlineData("a § b", 2)]
    public void A_mistake_is_found_when_it_is_read_with_its_place(string text, int position) =>
        Should.Throw<FeelException>(() => FeelExpression.Parse(text)).Position.ShouldBe(position);

    [Fact]
    public void An_expression_cannot_be_nested_for_ever() =>
        Should.Throw<FeelException>(() => FeelExpression.Parse(new string('(', 1_000) + "1" + new string(')', 1_000))).Message.ShouldContain("deeper");

    [Fact]
    public void The_longest_sum_fits_on_a_small_stack()
    {
        Should.Throw<FeelException>(() => FeelExpression.Parse("1" + string.Concat(Enumerable.Repeat("+1", 401)))).Message.ShouldContain("operators");
        object? sum = null;
        var sums = FeelExpression.Parse("1" + string.Concat(Enumerable.Repeat("+1", 400)));
        var thread = new Thread(() => sum = sums.Evaluate(new Dictionary<string, object?>(), default), 512 * 1024);
        thread.Start();
        thread.Join();
        sum.ShouldBe(401m);
    }

    [Fact]
    public void The_names_it_reads_are_known() =>
        FeelExpression.Parse("a.b > 1 and (some x in list satisfies x = y) and children[age > 3] != null").Names.Order().ShouldBe(["a", "children", "list", "y"]);

    [Theory]
    [InlineData("P1Y2M3DT4H5M6S", "P1Y2M3DT4H5M6S")]
    [InlineData("P2W", "P14D")]
    [InlineData("PT36H", "P1DT12H")]
    [InlineData("-P1D", "-P1D")]
    [InlineData("PT0.5S", "PT0.5S")]
    public void Durations_are_read(string text, string expected)
    {
        Duration.TryParse(text, out var duration).ShouldBeTrue();
        duration.ToString().ShouldBe(expected);
    }

    [Theory]
    [InlineData("P")]
    [InlineData("PT")]
    [InlineData("1D")]
    [InlineData("P1H")]
    [InlineData("PT1D")]
    [InlineData("P1D1Y")]
    [InlineData("P1.5D")]
    [InlineData("P99999999999Y")]
    public void What_is_no_duration_is_not_read(string text) => Duration.TryParse(text, out _).ShouldBeFalse();

    [Fact]
    public void Text_is_filled_in_between_braces() =>
        TextTemplate.Parse("Task ${n} of #{total}").Fill(new FeelContext(new Dictionary<string, object?> { ["n"] = 1, ["total"] = 3 }.TryGetValue, default, TimeZoneInfo.Utc))
            .ShouldBe("Task 1 of 3");
}
