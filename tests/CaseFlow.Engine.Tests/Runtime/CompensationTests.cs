using System.Text.Json.Nodes;
using CaseFlow.Engine.Runtime;
using CaseFlow.Engine.Tests.Support;
using Shouldly;
using Xunit;

namespace CaseFlow.Engine.Tests.Runtime;

/// <summary>Undoing what was done: only what was completed, last done first undone, and the event waits for it.</summary>
public class CompensationTests
{
    private static Bpmn TwoSteps(string? only = null) => new Bpmn().Start().Users("a b after").Throw("undo", Bpmn.Compensate(only))
        .Undo("undoA", "a").Undo("undoB", "b").Path("start a b undo after");

    [Fact]
    public void Last_done_is_first_undone_and_the_event_waits()
    {
        var play = Play.Of(TwoSteps()).Start().CompleteAll("a b").ShouldWaitAt("undoB");
        play.Effects.OfType<Effect.CompensationStarted>().Single().ActivityIds.ShouldBe(["b", "a"]);
        play.Complete("undoB").ShouldWaitAt("undoA").Complete("undoA").ShouldWaitAt("after");
    }

    [Fact]
    public void Order_is_that_of_completion_not_of_drawing() =>
        Play.Of(new Bpmn().Start().Parallel("fork join").Users("a b after").Throw("undo", Bpmn.Compensate()).Undo("undoA", "a").Undo("undoB", "b")
            .Path("start fork a join undo after").Path("fork b join")).Start().CompleteAll("b a").ShouldWaitAt("undoA").Complete("undoA").ShouldWaitAt("undoB");

    [Fact]
    public void One_activity_can_be_undone_by_name() =>
        Play.Of(TwoSteps("a")).Start().CompleteAll("a b").ShouldWaitAt("undoA").Complete("undoA").ShouldWaitAt("after");

    [Fact]
    public void An_end_event_undoes_too() =>
        Play.Of(new Bpmn().Start().User("a").End("undo", Bpmn.Compensate()).Undo("undoA", "a").Path("start a undo"))
            .Start().Complete("a").ShouldWaitAt("undoA").Complete("undoA").ShouldBeEnded();

    [Fact]
    public void What_was_not_completed_is_not_undone() =>
        Play.Of(new Bpmn().Start().Parallel("fork").Users("a b after").Throw("undo", Bpmn.Compensate()).Undo("undoA", "a").Undo("undoB", "b")
            .Path("start fork a undo after").Path("fork b")).Start().Complete("a").ShouldWaitAt("b undoA").Complete("undoA").ShouldWaitAt("after b");

    [Fact]
    public void What_was_interrupted_is_not_undone() =>
        Play.Of(new Bpmn().Start().Users("a after").Boundary("late", "a", Bpmn.After("P1D")).Throw("undo", Bpmn.Compensate()).Undo("undoA", "a")
            .Path("start a").Path("late undo after")).Start().Fire("late").ShouldWaitAt("after");

    [Fact]
    public void Nothing_is_undone_twice() =>
        Play.Of(new Bpmn().Start().Users("a after").Throw("undo", Bpmn.Compensate()).Throw("again", Bpmn.Compensate()).Undo("undoA", "a").Path("start a undo again after"))
            .Start().Complete("a").Complete("undoA").ShouldWaitAt("after");

    [Fact]
    public void What_was_done_twice_is_undone_twice() =>
        Play.Of(new Bpmn().Start().Exclusive("merge x").Users("a after").Throw("undo", Bpmn.Compensate()).Undo("undoA", "a")
            .Path("start merge a x").Flow("x", "merge", "more").Flow("x", "undo", "not(more)").Path("undo after"))
            .Start().Complete("a", ("more", true)).Complete("a", ("more", false)).Complete("undoA").ShouldWaitAt("undoA").Complete("undoA").ShouldWaitAt("after");

    [Fact]
    public void Nothing_to_undo_is_passed_at_once() =>
        Play.Of(new Bpmn().Start().Users("a after").Throw("undo", Bpmn.Compensate()).Undo("undoA", "a").Path("start undo after").Path("after a")).Start().ShouldWaitAt("after");

    [Fact]
    public void A_sub_process_that_is_done_is_undone_by_what_it_did() =>
        Play.Of(new Bpmn().Start().User("after").Sub("sub", s => s.Start("s0").Users("x y").Path("s0 x y").Undo("undoX", "x").Undo("undoY", "y"))
            .Throw("undo", Bpmn.Compensate("sub")).Path("start sub undo after"))
            .Start().CompleteAll("x y undoY").ShouldWaitAt("undoX").Complete("undoX").ShouldWaitAt("after");

    [Fact]
    public void An_event_of_its_own_goes_before_what_is_inside() =>
        Play.Of(new Bpmn().Start().User("after").Sub("sub", s => s.Start("s0").User("x").Path("s0 x").Undo("undoX", "x")).Undo("undoSub", "sub")
            .Throw("undo", Bpmn.Compensate()).Path("start sub undo after"))
            .Start().CompleteAll("x").ShouldWaitAt("undoSub").Complete("undoSub").ShouldWaitAt("after");

    [Fact]
    public void A_compensation_event_sub_process_decides_what_is_undone() =>
        Play.Of(new Bpmn().Start().User("after").Sub("sub", s => s.Start("s0").Users("x y").Path("s0 x y").Undo("undoX", "x").Undo("undoY", "y")
                .EventSub("way", e => e.Start("e0", Bpmn.Compensate()).User("first").Throw("inner", Bpmn.Compensate("x")).User("last").Path("e0 first inner last")))
            .Throw("undo", Bpmn.Compensate()).Path("start sub undo after"))
            .Start().CompleteAll("x y").ShouldWaitAt("first").Complete("first").ShouldWaitAt("undoX").Complete("undoX").ShouldWaitAt("last").Complete("last").ShouldWaitAt("after");

    [Fact]
    public void An_event_sub_process_undoes_what_the_scope_around_it_did()
    {
        var m = new Bpmn();
        Play.Of(m.Start().Users("a b").Undo("undoA", "a").Path("start a b").EventSub("stop", e => e.Start("e0", m.Message("withdrawn")).Throw("undo", Bpmn.Compensate()).User("x").Path("e0 undo x")))
            .Start().Complete("a").Deliver("withdrawn").ShouldWaitAt("undoA").Complete("undoA").ShouldWaitAt("x");
    }

    [Fact]
    public void Each_time_of_a_repeated_activity_is_undone_with_the_values_it_had()
    {
        var play = Play.Of(new Bpmn().Start().User("pay", Bpmn.ForEach("names", "name")).User("after").Throw("undo", Bpmn.Compensate())
            .User("unpay", Bpmn.ForCompensation()).UndoneBy("pay", "unpay").Path("start pay undo after")).Start(("names", new object?[] { "an", "bo" }));
        var bo = play.State.Tasks.Single(t => (string?)play.State.VariablesOf(t.Id)["name"] == "bo");
        play.Do(new Trigger.CompleteTask(bo.Id, Play.Map([]))).Complete("pay").ShouldWaitAt("unpay");
        play.State.VariablesOf(play.State.Tasks.Single().Id)["name"].ShouldBe("an");
        play.Complete("unpay").State.VariablesOf(play.State.Tasks.Single().Id)["name"].ShouldBe("bo");
        play.Complete("unpay").ShouldWaitAt("after");
    }

    [Fact]
    public void A_repeated_activity_is_undone_only_when_all_of_it_is_done() =>
        Play.Of(new Bpmn().Start().Parallel("fork").User("pay", Bpmn.Times("2")).Users("b after").Throw("undo", Bpmn.Compensate())
            .User("unpay", Bpmn.ForCompensation()).UndoneBy("pay", "unpay").Path("start fork pay").Path("fork b undo after"))
            .Start().Complete("pay").Complete("b").ShouldWaitAt("after pay");

    [Fact]
    public void A_repeated_sub_process_is_undone_inside_each_time()
    {
        var play = Play.Of(new Bpmn().Start().Sub("sub", s => s.Start("s0").User("x").Path("s0 x").Undo("undoX", "x"), Bpmn.ForEach("names", "name")).User("after")
            .Throw("undo", Bpmn.Compensate()).Path("start sub undo after")).Start(("names", new object?[] { "an", "bo" }));
        play.Complete("x").Complete("x").ShouldWaitAt("undoX");
        play.State.VariablesOf(play.State.Tasks.Single().Id)["name"].ShouldBe("bo");
        play.Complete("undoX").State.VariablesOf(play.State.Tasks.Single().Id)["name"].ShouldBe("an");
        play.Complete("undoX").ShouldWaitAt("after");
    }

    [Fact]
    public void A_sub_process_can_undo() =>
        Play.Of(new Bpmn().Start().Users("a after").Sub("back", s => s.Start("s0").Users("x y").Path("s0 x y"), Bpmn.ForCompensation()).UndoneBy("a", "back")
            .Throw("undo", Bpmn.Compensate()).Path("start a undo after")).Start().CompleteAll("a x y").ShouldWaitAt("after");

    [Fact]
    public void Interrupting_the_scope_ends_the_undoing() =>
        Play.Of(new Bpmn().Start().User("after").Boundary("late", "sub", Bpmn.After("P1D")).Sub("sub", s => s.Start("s0").User("x").Throw("undo", Bpmn.Compensate()).Undo("undoX", "x").Path("s0 x undo"))
            .Path("start sub").Path("late after")).Start().Complete("x").ShouldWaitAt("undoX").Fire("late").ShouldWaitAt("after").Complete("after").ShouldBeEnded();

    [Fact]
    public void An_inclusive_join_waits_for_the_undoing_and_no_longer() =>
        Play.Of(new Bpmn().Start().Parallel("fork").Inclusive("join").Users("a b after").Throw("undo", Bpmn.Compensate()).End("own").Undo("undoB", "b")
            .Path("start fork a join after").Path("fork b undo").Path("undo own").Boundary("late", "b", Bpmn.After("P1D")).Path("late join"))
            .Start().CompleteAll("a b").ShouldWaitAt("after undoB");

    [Fact]
    public void A_run_that_ended_has_nothing_left_to_undo() =>
        JsonNode.Parse(Play.Of(TwoSteps("a")).Start().CompleteAll("a b undoA after").State.ToJson())!["completed"].ShouldBeNull();
}
