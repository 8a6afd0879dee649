using CaseFlow.Engine.Runtime;
using CaseFlow.Engine.Tests.Support;
using Shouldly;
using Xunit;

namespace CaseFlow.Engine.Tests.Runtime;

/// <summary>
/// Bugs that hit the users of other engines, where the engine alone could have them. elsa = elsa-core, c7 = camunda-bpm-platform, c8 = camunda,
/// flowable = flowable-engine. That no act is stored by half (elsa 7726) and that every token has something that wakes it
/// (elsa 4833) is held for random models by <see cref="Properties.EventfulProperties"/>.
/// </summary>
public class KnownBugsTests
{
    /// <summary>elsa 7223, 5597: a task that was completed twice, or in a race, was taken twice or stayed open.</summary>
    [Fact]
    public void A_task_is_done_once_and_the_second_time_is_refused()
    {
        var play = Play.Of(new Bpmn().Start().Users("a b").Path("start a b")).Start();
        var first = play.State.Tasks.Single().Id;
        play.Complete("a").ShouldWaitAt("b").Fails("task-not-open", p => p.Do(new Trigger.CompleteTask(first, Play.Map([]))));
    }

    /// <summary>elsa 7724: a fork and join with a loop back lost what the other branch waited for.</summary>
    [Fact]
    public void A_loop_back_in_one_branch_leaves_the_other_alone()
    {
        var play = Play.Of(new Bpmn().Start().Parallel("fork join").Exclusive("again x").Users("a b after").Path("start fork again a x").Path("fork b join after")
            .Flow("x", "again", "more").Default("x", "join")).Start();
        play.Complete("a", ("more", true)).Complete("a", ("more", true)).ShouldWaitAt("a b");
        play.Complete("b").Complete("a", ("more", false)).ShouldWaitAt("after").Complete("after").ShouldBeEnded();
    }

    /// <summary>elsa 5961: the state said it waited, though later steps had already run.</summary>
    [Fact]
    public void An_act_that_fails_tells_of_nothing_and_changes_nothing() =>
        Play.Of(new Bpmn().Start().User("a").Service("work").Exclusive("x").User("b").Path("start a x").Flow("x", "work", "n = 1").Flow("x", "b", "n = 2"))
            .Start().Fails("no-matching-flow", p => p.Complete("a", ("n", 3)));

    /// <summary>c7 711: timers fired a little early. c7 3713: a timer that had fired was armed again.</summary>
    [Fact]
    public void A_timer_is_due_exactly_then_and_is_gone_when_it_fired()
    {
        var play = Play.Of(new Bpmn().Start().User("a").Boundary("late", "a", Bpmn.After("PT0.5S"), isInterrupting: false).User("b").Path("start a").Path("late b")).Start();
        play.State.Timers.Single().Due.ShouldBe(Play.T0.AddMilliseconds(500));
        play.Fire("late").Set(("x", 1)).State.Timers.ShouldBeEmpty();
    }

    /// <summary>spiff-arena 1909: a repeating timer that had fired broke when it was looked at anew.</summary>
    [Fact]
    public void A_repeating_timer_keeps_its_rhythm_when_variables_change()
    {
        var play = Play.Of(new Bpmn().Start().User("a").Boundary("remind", "a", Bpmn.Every("=\"R/\" + pace"), isInterrupting: false).User("b").Path("start a").Path("remind b")).Start(("pace", "PT1H"));
        play.Fire("remind").Set(("other", 1)).State.Timers.Single().Due.ShouldBe(Play.T0.AddHours(2));
    }

    /// <summary>c8 19460: an inclusive join hung when the last token it waited for died elsewhere.</summary>
    [Fact]
    public void A_join_goes_on_when_the_last_rival_dies_elsewhere()
    {
        var m = new Bpmn();
        Play.Of(m.Start().Parallel("fork").Inclusive("join").Users("a b after").Boundary("gone", "b", m.Message("withdrawn")).End("own").Path("start fork a join after").Path("fork b join").Path("gone own"))
            .Start().Complete("a").ShouldWaitAt("b").Deliver("withdrawn").ShouldWaitAt("after");
    }

    /// <summary>flowable 1741, 3603: inclusive gateways did otherwise than parallel ones, and two in a row stuck.</summary>
    [Theory]
    [InlineData("a b c")]
    [InlineData("c b a")]
    [InlineData("b c a")]
    public void Inclusive_joins_in_a_row_do_as_parallel_ones(string order)
    {
        static Bpmn Draw(Func<Bpmn, string, Bpmn> gateway) => gateway(new Bpmn().Start(), "split inner first second").Users("a b c after").End()
            .Path("start split a second after end").Path("split inner b first second").Path("inner c first");
        var inclusive = Play.Of(Draw((m, ids) => m.Inclusive(ids))).Start();
        var parallel = Play.Of(Draw((m, ids) => m.Parallel(ids))).Start();
        foreach (var task in order.Split(' '))
        {
            inclusive.Complete(task).Tasks.ShouldBe(parallel.Complete(task).Tasks);
        }
        inclusive.ShouldWaitAt("after");
    }

    /// <summary>spiff-arena 773, workflow-core 1028: old instances became slow, for the work grew with the history.</summary>
    [Fact]
    public void The_state_of_a_loop_does_not_grow()
    {
        var play = Play.Of(new Bpmn().Start().Exclusive("again x").Users("a b").Path("start again a x").Flow("x", "b", "done").Default("x", "again")).Start().Complete("a", ("done", false));
        var size = play.State.ToJson().Length;
        for (var i = 0; i < 300; i++)
        {
            play.Complete("a");
        }
        play.State.ToJson().Length.ShouldBeLessThan(size + 20);
    }

    /// <summary>flowable 3950, 3388: what happens at an end was left out when a timer on a border led to it.</summary>
    [Fact]
    public void A_timer_that_leads_to_the_end_tells_all_that_happened()
    {
        var play = Play.Of(new Bpmn().Start().User("a").Boundary("late", "a", Bpmn.After("P1D")).End().Path("start a").Path("late end")).Start().Fire("late");
        play.Effects.OfType<Effect.NodeLeft>().Select(e => e.NodeId).ShouldBe(["a", "late", "end"]);
        play.ShouldBeEnded();
    }
}
