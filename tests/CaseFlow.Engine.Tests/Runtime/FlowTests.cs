using CaseFlow.Engine.Runtime;
using CaseFlow.Engine.Tests.Support;
using Shouldly;
using Xunit;

namespace CaseFlow.Engine.Tests.Runtime;

public class FlowTests
{
    [Fact]
    public void A_process_runs_to_its_end() =>
        Play.Of(new Bpmn().Start().Manual("look").End().Path("start look end")).Start().ShouldBeEnded();

    [Fact]
    public void A_user_task_waits_until_it_is_completed()
    {
        var play = Play.Of(new Bpmn().Start().User("ask").End().Path("start ask end")).Start().ShouldWaitAt("ask");
        play.Complete("ask").ShouldBeEnded();
    }

    [Fact]
    public void The_effects_tell_the_story_in_order()
    {
        var play = Play.Of(new Bpmn().Start().User("ask").End().Path("start ask end")).Start();
        play.Effects.Select(e => e.GetType().Name).ShouldBe(["NodeEntered", "NodeLeft", "FlowTaken", "NodeEntered", "TaskOpened"]);
        play.Complete("ask").Effects.Select(e => e.GetType().Name).ShouldBe(["TaskCompleted", "NodeLeft", "FlowTaken", "NodeEntered", "NodeLeft", "InstanceEnded"]);
    }

    [Fact]
    public void A_task_cannot_be_completed_twice()
    {
        var play = Play.Of(new Bpmn().Start().Users("a b").End().Path("start a b end")).Start();
        var id = play.State.Tasks[0].Id;
        play.Complete("a").Fails("task-not-open", p => p.Do(new Trigger.CompleteTask(id, Play.Map([]))));
    }

    [Fact]
    public void Nothing_happens_to_an_ended_instance() =>
        Play.Of(new Bpmn().Start().End().Path("start end")).Start().Fails("instance-ended", p => p.Set(("x", 1)));

    [Fact]
    public void A_path_without_end_event_ends_too() =>
        Play.Of(new Bpmn().Start().User("a").Path("start a")).Start().Complete("a").ShouldBeEnded();

    [Fact]
    public void Several_arrows_out_of_a_task_are_all_taken() =>
        Play.Of(new Bpmn().Start().Users("a b c").Path("start a b").Path("a c")).Start().Complete("a").ShouldWaitAt("b c");

    [Fact]
    public void Conditions_on_arrows_out_of_a_task_choose() =>
        Play.Of(new Bpmn().Start().Users("a b c").Path("start a").Flow("a", "b", "n > 1").Flow("a", "c", "n > 5")).Start(("n", 3)).Complete("a").ShouldWaitAt("b");

    [Fact]
    public void An_exclusive_gateway_takes_the_first_arrow_that_fits()
    {
        var model = new Bpmn().Start().Exclusive("x").Users("few many").Path("start x").Flow("x", "few", "n < 10").Flow("x", "many", "n < 100");
        Play.Of(model).Start(("n", 5)).ShouldWaitAt("few");
        Play.Of(model).Start(("n", 50)).ShouldWaitAt("many");
    }

    [Fact]
    public void The_default_is_taken_when_nothing_fits() =>
        Play.Of(new Bpmn().Start().Exclusive("x").Users("a b").Path("start x").Default("x", "b").Flow("x", "a", "n > 1"))
            .Start(("n", 1)).ShouldWaitAt("b");

    [Fact]
    public void No_fitting_arrow_is_an_error_that_names_gateway_and_values()
    {
        var play = Play.Of(new Bpmn().Start().User("ask").Exclusive("x").Users("a").Path("start ask x").Flow("x", "a", "n > 1 and kind = \"new\"")).Start();
        var error = play.Fails("no-matching-flow", p => p.Complete("ask", ("n", 1)));
        error.NodeId.ShouldBe("x");
        error.Message.ShouldContain("n = 1");
        error.Message.ShouldContain("kind = (not set)");
    }

    [Fact]
    public void A_condition_that_gives_no_truth_is_an_error() =>
        Play.Of(new Bpmn().Start().Exclusive("x").Users("a").Path("start x").Flow("x", "a", "n + 1"))
            .Fails("not-a-condition", p => p.Start(("n", 1)));

    [Fact]
    public void A_parallel_gateway_waits_for_all_its_arrows()
    {
        var play = Play.Of(new Bpmn().Start().Parallel("fork join").Users("a b c").End()
            .Path("start fork a join c end").Path("fork b join")).Start().ShouldWaitAt("a b");
        play.Complete("b").ShouldWaitAt("a");
        play.Complete("a").ShouldWaitAt("c");
        play.Complete("c").ShouldBeEnded();
    }

    [Fact]
    public void A_parallel_join_counts_arrows_not_tokens()
    {
        // Two tokens over the same arrow do not make up for the one that is missing.
        var model = new Bpmn().Start().Parallel("fork join").Exclusive("merge").Users("a b c done")
            .Path("start fork").Path("fork a merge join").Path("fork b merge").Path("fork c join done");
        Play.Of(model).Start().Complete("a").Complete("b").ShouldWaitAt("c").Complete("c").ShouldWaitAt("done");
    }

    [Fact]
    public void A_join_that_can_never_be_complete_is_told()
    {
        var play = Play.Of(new Bpmn().Start().Exclusive("x merge").Parallel("fork join").Users("a b").End()
                .Path("start x").Flow("x", "merge", "true").Flow("x", "fork", "false").Path("fork merge a join end").Path("fork b join"))
            .Start().Complete("a");
        play.State.IsStuck.ShouldBeTrue();
        play.Effects.OfType<Effect.Stuck>().Single().NodeIds.ShouldBe(["join"]);
    }

    [Fact]
    public void Arrows_without_condition_do_not_replace_the_default_of_a_task() =>
        Play.Of(new Bpmn().Start().Users("a b c d").Path("start a b").Flow("a", "c", "false").Default("a", "d")).Start().Complete("a").ShouldWaitAt("b d");

    [Fact]
    public void A_loop_without_waiting_is_an_error_that_names_the_nodes() =>
        Play.Of(new Bpmn().Start().Exclusive("x y").End().Path("start x y").Flow("y", "x", "n = 0").Flow("y", "end", "n > 0"))
            .Fails("endless-loop", p => p.Start(("n", 0))).Message.ShouldContain("y, x");

    [Fact]
    public void A_loop_through_a_task_can_go_round_for_ever()
    {
        var play = Play.Of(new Bpmn().Start().Exclusive("x").User("again").End().Path("start again x").Flow("x", "again", "not(done)").Flow("x", "end", "done")).Start();
        for (var i = 0; i < 50; i++)
        {
            play.Complete("again", ("done", false)).ShouldWaitAt("again");
        }
        play.Complete("again", ("done", true)).ShouldBeEnded();
    }

    [Fact]
    public void An_instance_can_start_at_a_node() =>
        Play.Of(new Bpmn().Start().Users("a b").End().Path("start a b end")).Do(new Trigger.StartAt("b", Play.Map([]))).ShouldWaitAt("b");

    [Fact]
    public void Cancelling_ends_everything()
    {
        var play = Play.Of(new Bpmn().Start().User("a").Boundary("late", "a", Bpmn.After("P1D")).End().Path("start a end").Path("late end")).Start();
        play.Do(new Trigger.Cancel("withdrawn")).ShouldBeEnded();
        play.State.End.ShouldBe(InstanceEndKind.Cancelled);
        play.Effects.OfType<Effect.TaskCancelled>().Count().ShouldBe(1);
        play.Effects.OfType<Effect.TimerCancelled>().Count().ShouldBe(1);
    }

    [Fact]
    public void A_definition_of_another_version_is_refused()
    {
        var model = new Bpmn().Start().User("a").Path("start a").Build();
        var state = Interpreter.Advance(model, null, new Trigger.Start(Play.Map([])), Play.T0).Instance;
        Should.Throw<EngineException>(() => Interpreter.Advance(model with { Version = "2" }, state, new Trigger.SetVariables(Play.Map([])), Play.T0))
            .Code.ShouldBe("wrong-definition");
    }

    [Fact]
    public void The_given_state_is_never_changed()
    {
        var model = new Bpmn().Start().Users("a b").Path("start a b").Build();
        var first = Interpreter.Advance(model, null, new Trigger.Start(Play.Map([("n", 1)])), Play.T0).Instance;
        var json = first.ToJson();
        var id = first.Tasks[0].Id;
        Interpreter.Advance(model, first, new Trigger.CompleteTask(id, Play.Map([("n", 2)])), Play.T0);
        first.ToJson().ShouldBe(json);
    }
}
