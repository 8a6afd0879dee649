using CaseFlow.Engine.Dmn;
using CaseFlow.Engine.Feel;
using CaseFlow.Engine.Tests.Support;
using Shouldly;
using Xunit;

namespace CaseFlow.Engine.Tests.Dmn;

public class DecisionTableTests
{
    private static readonly string[] Age = ["age:number"];
    private static readonly string[] Fee = ["fee:number"];

    [Theory]
    [InlineData(4, "0")]
    [InlineData(18, "5")]
    [InlineData(64.9, "5")]
    [InlineData(65, "3")]
    [InlineData(-1, "null")]
    public void The_rule_that_holds_gives_the_result(double age, string fee)
    {
        var table = DmnFile.Table("UNIQUE", Age, Fee, "[0..18) => 0", "[18..65) => 5", ">= 65 => 3");
        FeelValue.Describe(DmnFile.Run(table, ("age", age)).Value).ShouldBe(fee);
    }

    [Fact]
    public void Two_rules_of_a_unique_table_that_hold_together_are_an_error_that_names_them()
    {
        var table = DmnFile.Table("UNIQUE", Age, Fee, "< 10 => 1", "> 20 => 2", "< 20 => 3");
        var error = Should.Throw<DecisionException>(() => DmnFile.Run(table, ("age", 5)));
        error.Code.ShouldBe("several-rules");
        error.Message.ShouldContain("rules 1 and 3 hold together for age = 5");
        error.Message.ShouldStartWith("test.dmn:");
    }

    [Fact]
    public void First_stops_at_the_first_rule_that_holds()
    {
        var result = DmnFile.Run(DmnFile.Table("FIRST", Age, Fee, "< 10 => 1", "< 20 => 2", "- => 3"), ("age", 12));
        result.Value.ShouldBe(2m);
        result.Hits.Select(h => h.Number).ShouldBe([2]);
    }

    [Fact]
    public void Any_takes_what_all_rules_say()
    {
        var table = DmnFile.Table("ANY", Age, Fee, "< 10 => 1", "< 20 => 1", "> 100 => 2", "> 200 => 3");
        DmnFile.Run(table, ("age", 5)).Value.ShouldBe(1m);
        DmnFile.Run(table, ("age", 5)).Hits.Count.ShouldBe(2);
        Should.Throw<DecisionException>(() => DmnFile.Run(table, ("age", 300))).Code.ShouldBe("rules-disagree");
    }

    [Theory]
    [InlineData("COLLECT", "[1, 5, 2]")]
    [InlineData("RULE ORDER", "[1, 5, 2]")]
    [InlineData("COLLECT SUM", "8")]
    [InlineData("COLLECT MIN", "1")]
    [InlineData("COLLECT MAX", "5")]
    [InlineData("COLLECT COUNT", "3")]
    public void Several_rules_are_collected(string policy, string expected)
    {
        var table = DmnFile.Table(policy, Age, Fee, "< 10 => 1", "< 20 => 5", "> 100 => 9", "- => 2");
        FeelValue.Describe(DmnFile.Run(table, ("age", 5)).Value).ShouldBe(expected);
    }

    [Theory]
    [InlineData("COLLECT", "[]")]
    [InlineData("COLLECT COUNT", "0")]
    [InlineData("COLLECT SUM", "null")]
    [InlineData("COLLECT MAX", "null")]
    [InlineData("UNIQUE", "null")]
    public void No_rule_at_all_gives_the_empty_answer(string policy, string expected) =>
        FeelValue.Describe(DmnFile.Run(DmnFile.Table(policy, Age, Fee, "< 10 => 1"), ("age", 50)).Value).ShouldBe(expected);

    [Fact]
    public void Summing_what_is_no_number_is_an_error() =>
        Should.Throw<DecisionException>(() => DmnFile.Run(DmnFile.Table("COLLECT SUM", Age, ["fee"], "- => \"a\""), ("age", 1))).Code.ShouldBe("not-a-number");

    [Fact]
    public void Without_a_rule_the_default_counts() =>
        DmnFile.Run(DmnFile.Table("UNIQUE", Age, ["fee:number::7"], "< 10 => 1"), ("age", 50)).Value.ShouldBe(7m);

    [Fact]
    public void Several_outputs_make_a_context()
    {
        var table = DmnFile.Table("UNIQUE", ["age", "kind"], ["route:string", "weeks:number"], "< 18 | - => \"youth\" | age / 2", ">= 18 | \"a\", \"b\" => \"adult\" | 8");
        var value = DmnFile.Run(table, ("age", 12), ("kind", null)).Value.ShouldBeAssignableTo<IReadOnlyDictionary<string, object?>>()!;
        value["route"].ShouldBe("youth");
        value["weeks"].ShouldBe(6m);
    }

    [Fact]
    public void It_tells_which_rules_held_and_why()
    {
        var result = DmnFile.Run(DmnFile.Table("FIRST", Age, Fee, "< 10 => 1 // young", "- => 3 // everybody else"), ("age", 5));
        result.Inputs.ShouldBe([5m]);
        result.Hits.ShouldHaveSingleItem().Annotations.ShouldBe(["young"]);
        result.Hits[0].Id.ShouldBe("r1");
    }

    [Theory]
    [InlineData("age:number", "twelve", "is no number")]
    [InlineData("age:integer", 1.5, "is no whole number")]
    [InlineData("age:string:\"a\",\"b\"", "c", "is not one of")]
    public void An_input_of_another_kind_is_refused(string input, object value, string message)
    {
        var error = Should.Throw<DecisionException>(() => DmnFile.Run(DmnFile.Table("FIRST", [input], Fee, "- => 1"), ("age", value)));
        error.Code.ShouldBe("bad-input");
        error.Message.ShouldContain(message);
    }

    [Fact]
    public void An_output_outside_its_values_is_refused() =>
        Should.Throw<DecisionException>(() => DmnFile.Run(DmnFile.Table("FIRST", Age, ["fee:number:1,2"], "- => age"), ("age", 3))).Code.ShouldBe("bad-output");

    [Fact]
    public void A_test_that_compares_unlike_kinds_fails_and_says_where()
    {
        var error = Should.Throw<DecisionException>(() => DmnFile.Run(DmnFile.Table("FIRST", ["age"], Fee, "< 5 => 1"), ("age", "young")));
        error.Code.ShouldBe("expression-failed");
        error.Message.ShouldContain("rule 1, input 'age', test < 5");
    }

    [Fact]
    public void An_unknown_value_passes_no_test_and_fails_none() =>
        DmnFile.Run(DmnFile.Table("FIRST", Age, Fee, "< 5 => 1", "not(< 5) => 2", "null => 3"), ("age", null)).Value.ShouldBe(3m);

    [Fact]
    public void A_decision_uses_the_result_of_another()
    {
        var file = new DmnFile().Input("in_age", "age", "number")
            .Literal("young", "age < 18", "in_age")
            .Add("fee", "UNIQUE", ["young:boolean"], Fee, "true => 0", "false => 5").Requires("young");
        var result = DmnFile.Run(file.Load().Find("fee")!, ("age", 12));
        result.Value.ShouldBe(0m);
        result.Required.ShouldHaveSingleItem().Value.ShouldBe(true);
    }

    [Fact]
    public void Names_with_spaces_and_signs_are_read_when_the_file_declares_them()
    {
        var file = new DmnFile().Input("in_1", "monthly rent", "number").Input("in_2", "type-hulpvraag", "string").Input("in_3", "rent", "number")
            .Literal("d", "if type-hulpvraag = \"wonen\" then monthly rent * 12 - rent else 0", "in_1", "in_2", "in_3");
        DmnFile.Run(file.Load().Decisions[0], ("monthly rent", 100), ("type-hulpvraag", "wonen"), ("rent", 1)).Value.ShouldBe(1_199m);
    }

    [Fact]
    public void Types_of_the_file_itself_count()
    {
        var file = new DmnFile().Input("in_a", "person", "Person");
        file.With(file.Element("itemDefinition", new System.Xml.Linq.XAttribute("name", "Person"),
            file.Element("itemComponent", new System.Xml.Linq.XAttribute("name", "age"), file.Element("typeRef", "number"))));
        var decision = file.Literal("d", "person.age + 1", "in_a").Load().Decisions[0];
        DmnFile.Run(decision, ("person", new Dictionary<string, object?> { ["age"] = 3 })).Value.ShouldBe(4m);
        Should.Throw<DecisionException>(() => DmnFile.Run(decision, ("person", new Dictionary<string, object?> { ["age"] = "3" }))).Code.ShouldBe("bad-input");
    }
}
