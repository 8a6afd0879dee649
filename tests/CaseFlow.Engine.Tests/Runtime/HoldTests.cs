using System.Xml.Linq;
using CaseFlow.Engine.Runtime;
using CaseFlow.Engine.Tests.Support;
using Shouldly;
using Xunit;

namespace CaseFlow.Engine.Tests.Runtime;

/// <summary>Async continuations of other engines: a timer that is due at once lets the host commit before the run goes on.</summary>
public class HoldTests
{
    private static readonly XAttribute Before = new(XNamespace.Get("http://camunda.org/schema/1.0/bpmn") + "asyncBefore", "true");
    private static readonly XAttribute After = new(XNamespace.Get("http://camunda.org/schema/1.0/bpmn") + "asyncAfter", "true");

    [Fact]
    public void A_token_is_held_before_a_node()
    {
        var play = Play.Of(new Bpmn().Start().User("a", Before).Boundary("late", "a", Bpmn.After("P1D")).Path("start a").User("b").Path("late b")).Start().ShouldWaitAt("");
        var timer = play.State.Timers.ShouldHaveSingleItem();
        (timer.NodeId, timer.Due).ShouldBe(("a", Play.T0));
        play.Effects.OfType<Effect.NodeEntered>().Select(e => e.NodeId).ShouldBe(["start"]);
        play.Fire("a").ShouldWaitAt("a").State.Timers.Single().NodeId.ShouldBe("late");
    }

    [Fact]
    public void A_token_is_held_after_a_node()
    {
        var play = Play.Of(new Bpmn().Start().User("a", After).User("b").Boundary("late", "a", Bpmn.After("P1D")).User("c").Path("start a b").Path("late c")).Start().Complete("a").ShouldWaitAt("");
        play.State.Timers.ShouldHaveSingleItem().NodeId.ShouldBe("a");
        play.Fire("a").ShouldWaitAt("b").Complete("b").ShouldBeEnded();
    }

    [Fact]
    public void Setting_variables_does_not_move_it() =>
        Play.Of(new Bpmn().Start().Catch("wait", Bpmn.After("=d")).Path("start wait").With().Add("manualTask", "m", Before).Path("wait m"))
            .Start(("d", "PT1H")).Fire("wait").Set(("d", "PT9H")).State.Timers.Single().Due.ShouldBe(Play.T0.AddHours(1));

    [Fact]
    public void A_join_waits_for_what_is_held_before_it() =>
        Play.Of(new Bpmn().Start().Parallel("fork").Add("inclusiveGateway", "join", Before).Users("a b after").Path("start fork a join after").Path("fork b join"))
            .Start().CompleteAll("a b").Fire("join").ShouldWaitAt("").Fire("join").ShouldWaitAt("after");

    [Fact]
    public void Cancelling_takes_it_away() =>
        Play.Of(new Bpmn().Start().User("a", Before).Path("start a")).Start().Do(new Trigger.Cancel("no longer needed")).ShouldBeEnded();
}
