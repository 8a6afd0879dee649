using CaseFlow.Engine.Feel;
using Shouldly;
using Xunit;

namespace CaseFlow.Engine.Tests.Feel;

public class EvaluationTests
{
    private static readonly DateTimeOffset Now = new(2026, 3, 2, 23, 30, 0, TimeSpan.Zero);
    private static readonly TimeZoneInfo Amsterdam = TimeZoneInfo.FindSystemTimeZoneById("Europe/Amsterdam");

    private static readonly Dictionary<string, object?> Variables = new()
    {
        ["n"] = 5,
        ["status"] = "open",
        ["yes"] = true,
        ["nothing"] = null,
        ["list"] = new object?[] { 1, 2, 3 },
        ["child"] = new Dictionary<string, object?> { ["name"] = "Ann", ["born"] = new DateOnly(2010, 5, 1) },
        ["children"] = new object?[]
        {
            new Dictionary<string, object?> { ["name"] = "Ann", ["age"] = 15 },
            new Dictionary<string, object?> { ["name"] = "Bob", ["age"] = 19 },
        },
        ["twice"] = (Func<IReadOnlyList<object?>, object?>)(a => (decimal)a[0]! * 2),
    };

    [Theory]
    [InlineData("n > 3 and status = \"open\"", "true")]
    [InlineData("n != 5", "false")]
    [InlineData("1 + 2 * 3 - 4 / 2", "5")]
    [InlineData("0.1 + 0.2 = 0.3", "true")]
    [InlineData("2 ** 3 ** 2", "512")]
    [InlineData("-n + 1", "-4")]
    [InlineData("(1 + 2) * 3", "9")]
    [InlineData("\"a\" + \"b\"", "ab")]
    [InlineData("true and null", "null")]
    [InlineData("false and null", "false")]
    [InlineData("true or null", "true")]
    [InlineData("false or null", "null")]
    [InlineData("not(null)", "null")]
    [InlineData("not(yes)", "false")]
    [InlineData("null = null", "true")]
    [InlineData("n = null", "false")]
    [InlineData("nothing > 3", "null")]
    [InlineData("missing = null", "true")]
    [InlineData("status = 5", "null")]
    [InlineData("n between 1 and 5", "true")]
    [InlineData("n between 6 and 9 or true", "true")]
    [InlineData("n in [1..5]", "true")]
    [InlineData("n in [1..5)", "false")]
    [InlineData("n in (4..5]", "true")]
    [InlineData("n in (1, 5, 9)", "true")]
    [InlineData("n in (< 3, > 4)", "true")]
    [InlineData("n in [7, 8]", "false")]
    [InlineData("status in (\"open\", \"new\")", "true")]
    [InlineData("if n > 3 then \"many\" else \"few\"", "many")]
    [InlineData("if null then 1 else 2", "2")]
    [InlineData("some x in list satisfies x > 2", "true")]
    [InlineData("every x in list satisfies x > 2", "false")]
    [InlineData("some x in list, y in list satisfies x + y = 6", "true")]
    [InlineData("some x in [] satisfies true", "false")]
    [InlineData("child.name", "Ann")]
    [InlineData("child.born.year", "2010")]
    [InlineData("children.name", "[\"Ann\", \"Bob\"]")]
    [InlineData("children[age >= 18].name", "[\"Bob\"]")]
    [InlineData("children[1].name", "Ann")]
    [InlineData("children[-1].name", "Bob")]
    [InlineData("children[9]", "null")]
    [InlineData("list[item > 1]", "[2, 3]")]
    [InlineData("list[n - 3]", "2")]
    [InlineData("{a: 1, b: a + 1}.b", "2")]
    [InlineData("[1, 2] = [1, 2]", "true")]
    [InlineData("is defined(nothing)", "true")]
    [InlineData("is defined(missing)", "false")]
    [InlineData("is defined(child.name)", "true")]
    [InlineData("is defined(child.phone)", "false")]
    [InlineData("twice(21)", "42")]
    [InlineData("= n", "5")]
    public void Expressions_give_what_FEEL_says(string text, string expected) => Text(text).ShouldBe(expected);

    [Theory]
    [InlineData("contains(status, \"pe\")", "true")]
    [InlineData("starts with(status, \"op\")", "true")]
    [InlineData("ends with(status, \"x\")", "false")]
    [InlineData("upper case(status)", "OPEN")]
    [InlineData("string length(status)", "4")]
    [InlineData("substring(status, 2)", "pen")]
    [InlineData("substring(status, -2, 1)", "e")]
    [InlineData("substring before(\"a-b\", \"-\")", "a")]
    [InlineData("substring after(\"a-b\", \"-\")", "b")]
    [InlineData("string(1.50)", "1.5")]
    [InlineData("number(\"3.5\")", "3.5")]
    [InlineData("count(list)", "3")]
    [InlineData("sum(list)", "6")]
    [InlineData("sum(1, 2)", "3")]
    [InlineData("min(list)", "1")]
    [InlineData("max(1, n, 3)", "5")]
    [InlineData("mean(list)", "2")]
    [InlineData("list contains(list, 2)", "true")]
    [InlineData("all([true, false])", "false")]
    [InlineData("any([true, false])", "true")]
    [InlineData("distinct values([1, 1, 2])", "[1, 2]")]
    [InlineData("append(list, 4)", "[1, 2, 3, 4]")]
    [InlineData("index of([1, 2, 1], 1)", "[1, 3]")]
    [InlineData("floor(1.9)", "1")]
    [InlineData("modulo(-5, 3)", "1")]
    [InlineData("decimal(2.345, 2)", "2.34")]
    [InlineData("get or else(nothing, 7)", "7")]
    public void Functions_do_what_their_name_says(string text, string expected) => Text(text).ShouldBe(expected);

    [Theory]
    [InlineData("today()", "2026-03-03")]
    [InlineData("now()", "2026-03-03T00:30:00+01:00")]
    [InlineData("date(\"2026-01-31\") + duration(\"P1M\")", "2026-02-28")]
    [InlineData("@\"2026-01-31\" + @\"P1D\"", "2026-02-01")]
    [InlineData("date(2026, 2, 1) - date(2026, 1, 1)", "P31D")]
    [InlineData("date and time(\"2026-07-01T10:00:00\")", "2026-07-01T10:00:00+02:00")]
    [InlineData("date(\"2026-01-31\") < today()", "true")]
    [InlineData("duration(\"P1D\") = duration(\"PT24H\")", "true")]
    [InlineData("duration(\"P1D\") * 3", "P3D")]
    [InlineData("duration(\"P1Y2M\").months", "2")]
    [InlineData("(today() - @\"2026-03-01\").days", "2")]
    [InlineData("years and months duration(@\"2010-05-01\", today()).years >= 15", "true")]
    [InlineData("time(\"10:00:00\") + duration(\"PT90M\")", "11:30:00")]
    [InlineData("day of week(@\"2026-03-01\")", "7")]
    public void Dates_count_by_the_calendar_and_the_clock_that_is_passed_in(string text, string expected) => Text(text).ShouldBe(expected);

    [Theory]
    [InlineData("${n == 5 && !false}", "true")]
    [InlineData("${status == 'open' || n > 9}", "true")]
    [InlineData("${not yes}", "false")]
    [InlineData("${status.contains('pe')}", "true")]
    [InlineData("#{n+5}", "10")]
    public void The_expressions_of_other_engines_are_read_between_braces(string text, string expected) => Text(text).ShouldBe(expected);

    [Theory]
    [InlineData("n + \"a\"", "cannot be computed")]
    [InlineData("n < \"a\"", "no order")]
    [InlineData("n / 0", "divided by zero")]
    [InlineData("sum([1, \"a\"])", "is no number")]
    [InlineData("date(\"31-01-2026\")", "is no date")]
    [InlineData("unknown(1)", "no function")]
    [InlineData("${missing}", "does not exist")]
    [InlineData("99999999999999999999999 * 99999999999999999999999", "out of range")]
    public void What_cannot_be_computed_is_an_error_that_says_where(string text, string message)
    {
        var error = Should.Throw<FeelException>(() => Evaluate(text));
        error.Message.ShouldContain(message);
        error.Message.ShouldContain("at character");
    }

    [Fact]
    public void An_expression_cannot_run_for_ever()
    {
        var big = new Dictionary<string, object?> { ["big"] = Enumerable.Range(0, 1000).Cast<object?>().ToArray() };
        Should.Throw<FeelException>(() => FeelExpression.Parse("some a in big, b in big, c in big satisfies a + b + c < 0").Evaluate(big, Now)).Message.ShouldContain("steps");
    }

    private static object? Evaluate(string text) => FeelExpression.Parse(text).Evaluate(Variables, Now, Amsterdam);

    private static string Text(string text) => FeelValue.Describe(Evaluate(text)).Trim('"');
}
