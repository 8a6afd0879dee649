using System.Xml.Linq;
using CaseFlow.Engine.Dmn;
using CaseFlow.Engine.Model;
using CaseFlow.Engine.Tests.Support;
using Shouldly;
using Xunit;

namespace CaseFlow.Engine.Tests.Dmn;

public class DmnModelTests
{
    private static readonly string[] In = ["n:number"];
    private static readonly string[] Out = ["out:string"];

    [Theory]
    [InlineData("http://www.omg.org/spec/DMN/20151101/dmn.xsd")]
    [InlineData("http://www.omg.org/spec/DMN/20180521/MODEL/")]
    [InlineData(DmnFile.Dmn13)]
    [InlineData("https://www.omg.org/spec/DMN/20211108/MODEL/")]
    [InlineData("https://www.omg.org/spec/DMN/20230324/MODEL/")]
    public void Files_of_every_version_are_read(string version) =>
        DmnFile.Run(new DmnFile(version).Add("d", "UNIQUE", In, Out, "1 => \"one\"").Load().Decisions[0], ("n", 1)).Value.ShouldBe("one");

    [Theory]
    [InlineData("PRIORITY", "1 => \"a\"", "unsupported-policy")]
    [InlineData("OUTPUT ORDER", "1 => \"a\"", "unsupported-policy")]
    [InlineData("UNIQUE", "1 => ", "empty-output")]
    [InlineData("UNIQUE", "1 => 5", "bad-value")]
    [InlineData("UNIQUE", "\"x\" => \"a\"", "bad-value")]
    [InlineData("UNIQUE", "1 => unknown", "unknown-name")]
    [InlineData("UNIQUE", "> limit => \"a\"", "unknown-name")]
    [InlineData("UNIQUE", "1 => shout(\"a\")", "unknown-function")]
    [InlineData("UNIQUE", "1 2 => \"a\"", "bad-expression")]
    [InlineData("UNIQUE", "1 | 2 => \"a\"", "bad-rule")]
    [InlineData("UNIQUE", "1 => function(x) x", "bad-expression")]
    [InlineData("UNIQUE", "1 => [1..2]", "bad-value")]
    public void A_mistake_in_a_table_is_found_when_it_is_read_with_its_place(string policy, string rule, string code)
    {
        var fault = Refused(new DmnFile().Add("d", policy, In, Out, rule)).ShouldHaveSingleItem();
        fault.Code.ShouldBe(code);
        fault.File.ShouldBe("test.dmn");
        fault.Line.ShouldBeGreaterThan(1);
        fault.ElementId.ShouldNotBeNull();
        fault.Hint.ShouldNotBeEmpty();
    }

    [Fact]
    public void A_text_an_input_can_never_have_is_a_mistake() =>
        Refused(new DmnFile().Add("d", "UNIQUE", ["s:string:\"open\",\"closed\""], Out, "\"opne\" => \"a\"")).ShouldHaveSingleItem().Code.ShouldBe("bad-value");

    [Fact]
    public void An_output_outside_its_values_is_a_mistake() =>
        Refused(new DmnFile().Add("d", "UNIQUE", In, ["out:string:\"a\",\"b\""], "1 => \"c\"")).ShouldHaveSingleItem().Code.ShouldBe("bad-value");

    [Fact]
    public void Aggregation_needs_collect_and_one_output()
    {
        var file = new DmnFile();
        var table = file.TableElement("UNIQUE", In, Out, ["1 => \"a\""]);
        table.SetAttributeValue("aggregation", "SUM");
        Refused(file.Decision("d", table)).ShouldHaveSingleItem().Code.ShouldBe("bad-aggregation");
        Refused(new DmnFile().Add("d", "COLLECT SUM", In, ["a", "b"], "1 => 1 | 2")).ShouldHaveSingleItem().Code.ShouldBe("bad-aggregation");
    }

    [Theory]
    [InlineData("context")]
    [InlineData("invocation")]
    [InlineData("functionDefinition")]
    [InlineData("relation")]
    [InlineData("list")]
    public void Boxed_expressions_are_refused(string kind)
    {
        var file = new DmnFile();
        Refused(file.Decision("d", file.Element(kind))).ShouldHaveSingleItem().Code.ShouldBe("unsupported-element");
    }

    [Theory]
    [InlineData("businessKnowledgeModel")]
    [InlineData("decisionService")]
    [InlineData("import")]
    public void Other_parts_of_the_standard_are_refused(string element)
    {
        var file = new DmnFile().Add("d", "UNIQUE", In, Out, "1 => \"a\"");
        Refused(file.With(file.Element(element, new XAttribute("id", "x")))).ShouldHaveSingleItem().Code.ShouldBe("unsupported-element");
    }

    [Fact]
    public void Another_language_is_refused()
    {
        var file = new DmnFile();
        Refused(file.Decision("d", file.Element("literalExpression", new XAttribute("expressionLanguage", "javascript"), file.Element("text", "1"))))
            .ShouldHaveSingleItem().Code.ShouldBe("unsupported-language");
    }

    [Fact]
    public void A_circle_of_decisions_is_refused() =>
        Refused(new DmnFile().Literal("a", "b + 1", "b").Literal("b", "c + 1", "c").Literal("c", "a + 1", "a"))
            .ShouldHaveSingleItem().Message.ShouldContain("a → b → c → a");

    [Fact]
    public void A_decision_that_is_not_there_is_refused() =>
        Refused(new DmnFile().Literal("a", "b + 1", "b")).Select(f => f.Code).ShouldContain("unresolved-reference");

    [Fact]
    public void A_name_the_decision_is_not_tied_to_is_unknown()
    {
        var fault = Refused(new DmnFile().Input("in_n", "n").Literal("a", "n + 1")).ShouldHaveSingleItem();
        fault.Code.ShouldBe("unknown-name");
        fault.Hint.ShouldContain("arrow");
    }

    [Fact]
    public void An_unknown_type_is_refused() =>
        Refused(new DmnFile().Add("d", "UNIQUE", ["n:nummer"], Out, "1 => \"a\"")).ShouldHaveSingleItem().Code.ShouldBe("unknown-type");

    [Fact]
    public void All_faults_are_told_at_once() =>
        Refused(new DmnFile().Add("d", "UNIQUE", In, Out, "1 => x", "1 2 => \"a\"", "2 => ")).Count.ShouldBe(3);

    [Fact]
    public void What_is_no_DMN_is_refused()
    {
        Should.Throw<ModelException>(() => DmnModel.Load("<a/>", "x.dmn")).Faults[0].Code.ShouldBe("not-dmn");
        Should.Throw<ModelException>(() => DmnModel.Load("<a", "x.dmn")).Faults[0].Code.ShouldBe("not-xml");
    }

    private static IReadOnlyList<ModelFault> Refused(DmnFile file) => Should.Throw<ModelException>(() => file.Load()).Faults;
}
