using CaseFlow.Engine.Runtime;
using CaseFlow.Engine.Tests.Support;
using Shouldly;
using System.Xml.Linq;
using Xunit;

namespace CaseFlow.Engine.Tests.Runtime;

public class AdHocTests
{
    private static Bpmn Free(params object?[] content) => new Bpmn().Start().User("after")
        .AdHoc("free", "done", s => s.Users("x y next").Path("y next"), content).Path("start free after");

    private static readonly XAttribute Sequential = new("ordering", "Sequential");
    private static readonly XAttribute Waits = new("cancelRemainingInstances", "false");

    [Fact]
    public void Nothing_starts_by_itself()
    {
        var play = Play.Of(Free()).Start().ShouldWaitAt("");
        play.State.IsStuck.ShouldBeFalse();
        play.Effects.OfType<Effect.Stuck>().ShouldBeEmpty();
        play.State.AdHocs.Single().NodeId.ShouldBe("free");
    }

    [Fact]
    public void Activities_are_started_by_hand_in_any_order_and_number() =>
        Play.Of(Free()).Start().Begin("y").Begin("x").Begin("x").ShouldWaitAt("x x y");

    [Fact]
    public void Arrows_inside_are_followed() => Play.Of(Free()).Start().Begin("y").Complete("y", ("done", false)).ShouldWaitAt("next");

    [Fact]
    public void It_is_done_when_the_condition_holds_after_an_activity() =>
        Play.Of(Free()).Start().Begin("x").Begin("x").Complete("x", ("done", false)).Complete("x").ShouldWaitAt("").Begin("x").Complete("x", ("done", true)).ShouldWaitAt("after");

    [Fact]
    public void What_still_runs_is_cancelled() =>
        Play.Of(Free()).Start().Begin("x").Begin("y").Complete("x", ("done", true)).ShouldWaitAt("after").Effects.OfType<Effect.TaskCancelled>().Single().NodeId.ShouldBe("y");

    [Fact]
    public void What_still_runs_is_waited_for_when_the_model_says_so()
    {
        var play = Play.Of(Free(Waits)).Start().Begin("x").Begin("y").Complete("x", ("done", true)).ShouldWaitAt("y");
        play.Fails("ad-hoc-done", p => p.Begin("x"));
        play.Complete("y").ShouldWaitAt("next").Complete("next").ShouldWaitAt("after");
    }

    [Fact]
    public void In_sequence_one_runs_at_a_time()
    {
        var play = Play.Of(Free(Sequential)).Start().Begin("x");
        play.Fails("ad-hoc-busy", p => p.Begin("y"));
        play.Complete("x", ("done", false)).Begin("y").ShouldWaitAt("y");
    }

    [Fact]
    public void Setting_a_variable_can_make_it_done() => Play.Of(Free()).Start().Set(("done", true)).ShouldWaitAt("after");

    [Fact]
    public void What_an_arrow_leads_to_cannot_be_started() => Play.Of(Free()).Start().Fails("not-startable", p => p.Begin("next")).Message.ShouldContain("x, y");

    [Fact]
    public void One_that_is_done_starts_nothing()
    {
        var play = Play.Of(Free()).Start();
        var id = play.State.AdHocs.Single().Id;
        play.Set(("done", true)).Fails("ad-hoc-not-open", p => p.Do(new Trigger.StartActivity(id, "x", Play.Map([]))));
    }

    [Fact]
    public void A_boundary_event_interrupts_it() =>
        Play.Of(Free().Boundary("late", "free", Bpmn.After("P1D")).User("b").Path("late b")).Start().Begin("x").Fire("late").ShouldWaitAt("b").State.AdHocs.ShouldBeEmpty();

    [Fact]
    public void Repeated_there_are_several_to_choose_from()
    {
        var play = Play.Of(Free(Bpmn.Times("2"))).Start();
        play.State.AdHocs.Count.ShouldBe(2);
        play.Do(new Trigger.StartActivity(play.State.AdHocs[1].Id, "x", Play.Map([]))).Complete("x", ("done", true));
        play.State.AdHocs.ShouldHaveSingleItem();
        play.Do(new Trigger.StartActivity(play.State.AdHocs[0].Id, "x", Play.Map([]))).Complete("x").ShouldWaitAt("after");
    }

    [Fact]
    public void What_was_done_in_it_can_be_undone() =>
        Play.Of(new Bpmn().Start().User("after").AdHoc("free", "done", s => s.User("x").Undo("undoX", "x")).Throw("undo", Bpmn.Compensate()).Path("start free undo after"))
            .Start().Begin("x").Complete("x", ("done", true)).ShouldWaitAt("undoX").Complete("undoX").ShouldWaitAt("after");
}
