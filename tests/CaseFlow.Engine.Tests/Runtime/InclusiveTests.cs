using CaseFlow.Engine.Tests.Support;
using Xunit;

namespace CaseFlow.Engine.Tests.Runtime;

public class InclusiveTests
{
    private static Bpmn Fork() => new Bpmn().Start().Inclusive("fork join").Users("a b c after").End()
        .Path("start fork").Flow("fork", "a", "n <= 1").Flow("fork", "b", "n <= 2").Flow("fork", "c", "n <= 3")
        .Path("a join after end").Path("b join").Path("c join");

    [Theory]
    [InlineData(1, "a b c")]
    [InlineData(2, "b c")]
    [InlineData(3, "c")]
    public void Every_arrow_that_fits_is_taken(int n, string tasks) => Play.Of(Fork()).Start(("n", n)).ShouldWaitAt(tasks);

    [Fact]
    public void Nothing_that_fits_is_an_error() => Play.Of(Fork()).Fails("no-matching-flow", p => p.Start(("n", 4)));

    [Fact]
    public void The_join_waits_for_exactly_the_tokens_that_can_come() =>
        Play.Of(Fork()).Start(("n", 2)).Complete("c").ShouldWaitAt("b").Complete("b").ShouldWaitAt("after");

    [Fact]
    public void The_default_is_taken_when_nothing_fits() =>
        Play.Of(new Bpmn().Start().Inclusive("fork").Users("a b").Path("start fork").Flow("fork", "a", "false").Default("fork", "b"))
            .Start().ShouldWaitAt("b");

    [Fact]
    public void The_join_is_asked_again_when_a_branch_ends_early()
    {
        // b may go to the join or to an end of its own; when it ends, nothing is left to wait for.
        var play = Play.Of(new Bpmn().Start().Parallel("fork").Exclusive("x").Inclusive("join").Users("a b after").End("own").End()
            .Path("start fork a join after end").Path("fork b x").Flow("x", "join", "go").Flow("x", "own", "not(go)")).Start();
        play.Complete("a").ShouldWaitAt("b");
        play.Complete("b", ("go", false)).ShouldWaitAt("after");
    }

    [Fact]
    public void The_join_is_asked_again_when_a_boundary_event_takes_a_branch_away()
    {
        var play = Play.Of(new Bpmn().Start().Parallel("fork").Inclusive("join").Users("a b after other").Boundary("late", "b", Bpmn.After("PT1H"))
            .Path("start fork a join after").Path("fork b join").Path("late other")).Start();
        play.Complete("a").ShouldWaitAt("b");
        play.Fire("late").ShouldWaitAt("after other");
    }

    [Fact]
    public void The_join_is_asked_again_when_an_error_takes_a_branch_away()
    {
        var m = new Bpmn();
        Play.Of(m.Start().Parallel("fork").Inclusive("join").Users("a other after").Sub("sub", s => s.Start("s0").User("x").End("bad", m.Error("E1")).Path("s0 x bad"))
            .Boundary("wrong", "sub", m.Error("E1")).Path("start fork a join after").Path("fork sub join").Path("wrong other"))
            .Start().Complete("a").ShouldWaitAt("x").Complete("x").ShouldWaitAt("after other");
    }

    [Fact]
    public void The_join_is_asked_again_when_a_terminate_end_empties_a_branch() =>
        Play.Of(new Bpmn().Start().Parallel("fork").Inclusive("join").Users("a after").Sub("sub", s => s.Start("s0").Users("x y").End("stop", Bpmn.Terminate()).Path("s0 x stop").Path("s0 y"))
            .End("own").Exclusive("g").Path("start fork a join after").Path("fork sub g").Flow("g", "join", "false").Default("g", "own"))
            .Start().Complete("a").ShouldWaitAt("x y").Complete("x").ShouldWaitAt("after");

    [Fact]
    public void The_join_waits_while_a_branch_before_it_is_being_undone() =>
        Play.Of(new Bpmn().Start().Parallel("fork").Inclusive("join").Users("a b after").Throw("undo", Bpmn.Compensate("b")).Undo("undoB", "b")
            .Path("start fork a join after").Path("fork b undo join")).Start().CompleteAll("a b").ShouldWaitAt("undoB").Complete("undoB").ShouldWaitAt("after");

    [Fact]
    public void The_join_waits_for_a_path_through_a_boundary_event()
    {
        var play = Play.Of(new Bpmn().Start().Parallel("fork").Inclusive("join").Users("a b c after").End("own").Boundary("late", "b", Bpmn.After("PT1H"))
            .Path("start fork a join after").Path("fork b own").Path("late c join")).Start();
        play.Complete("a").ShouldWaitAt("b");
        play.Fire("late").ShouldWaitAt("c");
        play.Complete("c").ShouldWaitAt("after");
    }

    [Fact]
    public void A_loop_into_a_join_passes_it_each_time()
    {
        var play = Play.Of(new Bpmn().Start().Inclusive("join").Exclusive("x").User("a").End()
            .Path("start join a x").Flow("x", "join", "again").Flow("x", "end", "not(again)")).Start();
        play.Complete("a", ("again", true)).ShouldWaitAt("a");
        play.Complete("a", ("again", false)).ShouldBeEnded();
    }

    [Fact]
    public void A_loop_back_before_the_fork_holds_the_join()
    {
        var play = Play.Of(new Bpmn().Start().Exclusive("merge x").Inclusive("fork join").Users("a b after")
            .Path("start fork").Flow("fork", "a", "true").Flow("fork", "merge", "true").Path("merge b x")
            .Flow("x", "merge", "again").Flow("x", "join", "not(again)").Path("a join after")).Start();
        play.Complete("a").ShouldWaitAt("b");
        play.Complete("b", ("again", true)).ShouldWaitAt("b");
        play.Complete("b", ("again", false)).ShouldWaitAt("after");
    }

    [Fact]
    public void Two_joins_in_a_row_both_fire()
    {
        var play = Play.Of(new Bpmn().Start().Parallel("fork").Inclusive("first second").Users("a b c after")
            .Path("start fork a first second after").Path("fork b first").Path("fork c second")).Start();
        play.CompleteAll("a c").ShouldWaitAt("b");
        play.Complete("b").ShouldWaitAt("after");
    }

    [Fact]
    public void An_inclusive_join_merges_parallel_branches() =>
        Play.Of(new Bpmn().Start().Parallel("fork").Inclusive("join").Users("a b after").Path("start fork a join after").Path("fork b join"))
            .Start().Complete("a").ShouldWaitAt("b").Complete("b").ShouldWaitAt("after");

    [Fact]
    public void Two_joins_in_one_loop_do_not_wait_for_each_other()
    {
        var play = Play.Of(new Bpmn().Start().Exclusive("again x").Parallel("fork join").Inclusive("s1 j1 s2 j2").Users("a b c d e").End()
            .Path("start again fork").Path("fork s1").Path("fork s2").Path("j1 join").Path("j2 e join").Path("join x")
            .Flow("s1", "a", "true").Flow("s1", "b", "false").Path("a j1").Path("b j1")
            .Flow("s2", "c", "true").Flow("s2", "d", "false").Path("c j2").Path("d j2")
            .Flow("x", "again", "more").Flow("x", "end", "not(more)")).Start(("more", false)).ShouldWaitAt("a c");
        play.Complete("c").ShouldWaitAt("a e");
        play.CompleteAll("e a").ShouldBeEnded();
    }

    [Fact]
    public void A_way_back_out_of_a_branch_does_not_make_the_join_fire_early()
    {
        var play = Play.Of(new Bpmn().Start().Exclusive("again").Inclusive("fork join").Users("a b after").Boundary("late", "b", Bpmn.After("P7D"))
            .Path("start again fork").Flow("fork", "a", "true").Flow("fork", "b", "true").Path("a join after").Path("b join").Path("late again")).Start();
        play.Complete("a").ShouldWaitAt("b");
        play.Complete("b").ShouldWaitAt("after");
    }
}
