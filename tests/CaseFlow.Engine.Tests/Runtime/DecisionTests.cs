using System.Xml.Linq;
using CaseFlow.Engine.Feel;
using CaseFlow.Engine.Runtime;
using CaseFlow.Engine.Tests.Support;
using Shouldly;
using Xunit;

namespace CaseFlow.Engine.Tests.Runtime;

public class DecisionTests
{
    private static readonly XNamespace Operaton = "http://operaton.org/schema/1.0/bpmn";

    private static Play Ask(Bpmn model, Func<string, IReadOnlyDictionary<string, object?>, object?> decisions) =>
        Play.Of(model).With(o => o with { Decisions = decisions });

    private static Bpmn Rule() => new Bpmn().Start().Rule("rule", "triage", "advice").Exclusive("x").Users("a b")
        .Path("start rule x").Flow("x", "a", "advice = \"short\"").Flow("x", "b", "advice = \"long\"");

    [Fact]
    public void The_answer_is_a_variable_of_the_next_step()
    {
        var play = Ask(Rule(), (key, seen) => key == "triage" && (decimal)seen["n"]! > 3 ? "long" : "short").Start(("n", 4)).ShouldWaitAt("b");
        play.State.Variables["advice"].ShouldBe("long");
        play.Effects.OfType<Effect.DecisionMade>().Single().ShouldBe(new Effect.DecisionMade("rule", "triage", "long"));
    }

    [Fact]
    public void A_decision_sees_facts_before_variables() =>
        Ask(Rule(), (_, seen) => seen["n"]).With(o => o with { Facts = new Dictionary<string, object?> { ["n"] = "short" } }).Start(("n", "long")).ShouldWaitAt("a");

    [Fact]
    public void An_unknown_decision_fails_the_act() =>
        Ask(Rule(), (_, _) => throw new KeyNotFoundException()).Fails("decision-missing", p => p.Start()).Message.ShouldContain("'triage'");

    [Fact]
    public void A_host_without_decisions_fails_the_act() => Play.Of(Rule()).Fails("decision-missing", p => p.Start());

    [Fact]
    public void A_decision_that_cannot_be_made_fails_the_act() =>
        Ask(Rule(), (_, _) => throw new FeelException("two rules fit", 0)).Fails("decision-failed", p => p.Start()).NodeId.ShouldBe("rule");

    [Theory]
    [InlineData("singleEntry", "short")]
    [InlineData("singleResult", null)]
    public void The_attributes_of_other_engines_are_read(string mapping, string? text)
    {
        var model = new Bpmn().Start().Add("businessRuleTask", "rule", new XAttribute(Operaton + "decisionRef", "triage"), new XAttribute(Operaton + "resultVariable", "advice"), new XAttribute(Operaton + "mapDecisionResult", mapping))
            .User("a").Path("start rule a");
        var advice = Ask(model, (_, _) => new Dictionary<string, object?> { ["length"] = "short" }).Start().State.Variables["advice"];
        (advice as string).ShouldBe(text);
        (advice is string || advice is IReadOnlyDictionary<string, object?> { Count: 1 }).ShouldBeTrue();
    }
}
