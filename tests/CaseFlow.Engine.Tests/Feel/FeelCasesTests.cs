using System.Text.Json;
using CaseFlow.Engine.Feel;
using Shouldly;
using Xunit;

namespace CaseFlow.Engine.Tests.Feel;

/// <summary>A case of our own for every rule of the FEEL grammar and every function, as data: feel-cases.json. The README of Feel lists the same.</summary>
public class FeelCasesTests
{
    private static readonly DateTimeOffset Now = new(2026, 3, 2, 23, 30, 0, TimeSpan.Zero);

    private static readonly JsonElement File = JsonDocument.Parse(System.IO.File.ReadAllText(Path.Combine(AppContext.BaseDirectory, "Feel", "feel-cases.json"))).RootElement;

    private static readonly Dictionary<string, object?> Variables = new()
    {
        ["n"] = 5,
        ["nothing"] = null,
        ["list"] = new object?[] { 1, 2, 3 },
        ["monthly rent"] = 100,
        ["type-hulpvraag"] = "wonen",
        ["child"] = new Dictionary<string, object?> { ["name"] = "Ann", ["born"] = new DateOnly(2010, 5, 1) },
        ["children"] = new object?[]
        {
            new Dictionary<string, object?> { ["name"] = "Ann", ["age"] = 15 },
            new Dictionary<string, object?> { ["name"] = "Bob", ["age"] = 19 },
        },
    };

    public static IEnumerable<object[]> Cases() =>
        from kind in File.EnumerateObject()
        from item in kind.Value.EnumerateArray()
        from c in item.GetProperty("cases").EnumerateArray()
        select new object[] { item.EnumerateObject().First().Value.GetString()!, c.ToString() };

    [Theory]
    [MemberData(nameof(Cases))]
    public void The_case_holds(string rule, string json)
    {
        var c = JsonDocument.Parse(json).RootElement;
        var context = new FeelContext(Variables.TryGetValue, Now, TimeZoneInfo.FindSystemTimeZoneById("Europe/Amsterdam"));
        if (c.TryGetProperty("refused", out var message))
        {
            var error = Should.Throw<FeelException>(() => Answer(c, context), rule);
            error.Message.ShouldContain(message.GetString()!);
            error.Message.ShouldContain("at character");
            return;
        }
        var expected = c.GetProperty("is");
        Answer(c, context).ShouldBe(expected.ValueKind == JsonValueKind.String ? expected.GetString() : expected.GetRawText(), rule);
    }

    [Fact]
    public void Every_function_has_a_case_and_the_README_names_it()
    {
        var functions = File.GetProperty("functions").EnumerateArray().Select(f => f.GetProperty("function").GetString()!).ToArray();
        functions.Order().ShouldBe(FeelExpression.FunctionNames.Order());
        if (Readme() is { } readme)
        {
            functions.Where(f => !readme.Contains($"`{f}`", StringComparison.Ordinal)).ShouldBeEmpty();
            File.GetProperty("unsupportedFunctions").EnumerateArray().Select(f => f.GetProperty("function").GetString()!)
                .Where(f => !readme.Contains($"`{f}`", StringComparison.Ordinal)).ShouldBeEmpty();
        }
    }

    [Fact]
    public void The_README_lists_every_rule_that_has_a_case()
    {
        if (Readme() is { } readme)
        {
            File.GetProperty("rules").EnumerateArray().Select(r => $"| {r.GetProperty("rule").GetString()} |")
                .Where(r => !readme.Contains(r, StringComparison.Ordinal)).ShouldBeEmpty();
        }
    }

    private static string Answer(JsonElement c, FeelContext context)
    {
        if (c.TryGetProperty("feel", out var text))
        {
            var value = FeelExpression.Parse(text.GetString()!, Variables.Keys).Evaluate(context);
            return value is string s ? s : FeelValue.Describe(value);
        }
        var input = FeelExpression.Parse(c.GetProperty("input").GetString()!, Variables.Keys).Evaluate(context);
        return UnaryTests.Parse(c.GetProperty("test").GetString()!, Variables.Keys).Holds(input, context) ? "true" : "false";
    }

    private static string? Readme()
    {
        for (var at = new DirectoryInfo(AppContext.BaseDirectory); at is not null; at = at.Parent)
        {
            var path = Path.Combine(at.FullName, "src", "CaseFlow.Engine", "Feel", "README.md");
            if (System.IO.File.Exists(path))
            {
                return System.IO.File.ReadAllText(path);
            }
        }
        return null;
    }
}
