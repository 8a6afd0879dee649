using CaseFlow.Engine.Runtime;
using CaseFlow.Engine.Tests.Support;
using Shouldly;
using Xunit;

namespace CaseFlow.Engine.Tests.Runtime;

/// <summary>Conditional events: looked at when they begin to wait, whenever a variable changes, and at rest.</summary>
public class ConditionTests
{
    private static Bpmn Watched(bool isInterrupting = true) => new Bpmn().Start().Users("a b c").Boundary("when", "a", Bpmn.When("amount > 5"), isInterrupting)
        .Path("start a b").Path("when c");

    [Fact]
    public void A_condition_that_comes_to_hold_interrupts() =>
        Play.Of(Watched()).Start(("amount", 1)).ShouldWaitAt("a").Set(("amount", 6)).ShouldWaitAt("c").Complete("c").ShouldBeEnded();

    [Fact]
    public void A_condition_that_holds_already_interrupts_at_once() => Play.Of(Watched()).Start(("amount", 6)).ShouldWaitAt("c");

    [Fact]
    public void A_condition_about_something_unknown_does_not_hold() => Play.Of(Watched()).Start().ShouldWaitAt("a");

    [Fact]
    public void One_that_does_not_interrupt_occurs_at_each_change_to_true()
    {
        var play = Play.Of(Watched(isInterrupting: false)).Start(("amount", 6)).ShouldWaitAt("a c");
        play.Set(("amount", 7)).ShouldWaitAt("a c");
        play.Set(("amount", 1)).Set(("amount", 8)).ShouldWaitAt("a c c");
    }

    [Fact]
    public void An_intermediate_event_waits_until_its_condition_holds()
    {
        var play = Play.Of(new Bpmn().Start().Catch("wait", Bpmn.When("ready")).User("a").Path("start wait a")).Start(("ready", false)).ShouldWaitAt("");
        play.State.IsStuck.ShouldBeFalse();
        play.State.Conditions.Single().NodeId.ShouldBe("wait");
        play.Set(("ready", true)).ShouldWaitAt("a").State.Conditions.ShouldBeEmpty();
    }

    [Fact]
    public void Work_elsewhere_can_make_it_hold() =>
        Play.Of(new Bpmn().Start().Parallel("fork").Catch("wait", Bpmn.When("ready")).Users("a b").Path("start fork wait a").Path("fork b"))
            .Start().ShouldWaitAt("b").Complete("b", ("ready", true)).ShouldWaitAt("a");

    [Fact]
    public void It_occurs_before_the_next_step_of_whoever_changed_the_variable() =>
        Play.Of(new Bpmn().Start().Users("a b c").Sub("sub", s => s.Start("s0").Users("x y").Path("s0 x y")).Boundary("when", "sub", Bpmn.When("stop")).Path("start sub a").Path("when c"))
            .Start().Complete("x", ("stop", true)).ShouldWaitAt("c").Effects.OfType<Effect.TaskOpened>().Select(o => o.Node.Id).ShouldBe(["c"]);

    [Fact]
    public void The_first_event_of_a_gateway_can_be_a_condition()
    {
        var play = Play.Of(new Bpmn().Start().EventGateway("g").Catch("when", Bpmn.When("ready")).Catch("late", Bpmn.After("P1D")).Users("a b")
            .Path("start g when a").Path("g late b")).Start().Set(("ready", true)).ShouldWaitAt("a");
        play.State.Timers.ShouldBeEmpty();
    }

    [Theory]
    [InlineData(true, "x")]
    [InlineData(false, "a x")]
    public void An_event_sub_process_starts_on_a_condition(bool isInterrupting, string tasks) =>
        Play.Of(new Bpmn().Start().User("a").Path("start a").EventSub("on", e => e.Start("e0", Bpmn.When("alarm"), isInterrupting).User("x").Path("e0 x")))
            .Start().Set(("alarm", true)).ShouldWaitAt(tasks);

    [Fact]
    public void A_process_starts_at_the_event_whose_condition_holds()
    {
        var model = new Bpmn().Start("low", Bpmn.When("n < 5")).Start("high", Bpmn.When("n >= 5")).Users("a b").Path("low a").Path("high b");
        Play.Of(model).Do(new Trigger.StartByCondition(Play.Map([("n", 7)]))).ShouldWaitAt("b");
        Play.Of(model).Fails("condition-not-met", p => p.Do(new Trigger.StartByCondition(Play.Map([("n", null)]))));
    }

    [Fact]
    public void A_fact_that_changed_is_seen_at_the_next_rest()
    {
        var facts = new Dictionary<string, object?> { ["ready"] = false };
        var play = Play.Of(new Bpmn().Start().Catch("wait", Bpmn.When("ready")).User("a").Path("start wait a")).With(o => o with { Facts = facts }).Start();
        facts["ready"] = true;
        play.Set().ShouldWaitAt("a");
    }

    [Fact]
    public void A_condition_that_is_no_yes_or_no_fails_the_act() => Play.Of(Watched()).Start(("amount", 1)).Fails("expression-failed", p => p.Set(("amount", "much")));

    [Fact]
    public void Conditions_that_make_each_other_hold_without_end_are_stopped() =>
        Play.Of(new Bpmn().Start().Exclusive("merge").Catch("wait", Bpmn.When("true")).Path("start merge wait merge")).Fails("endless-loop", p => p.Start());
}
