using CaseFlow.Engine.Tests.Support;
using Shouldly;
using Xunit;

namespace CaseFlow.Engine.Tests.Runtime;

public class MultiInstanceTests
{
    [Fact]
    public void All_at_once_opens_all_tasks() =>
        Play.Of(new Bpmn().Start().User("a", Bpmn.Times("3")).User("b").Path("start a b")).Start().ShouldWaitAt("a a a")
            .Complete("a").Complete("a").ShouldWaitAt("a").Complete("a").ShouldWaitAt("b");

    [Fact]
    public void One_after_the_other_opens_one_task_at_a_time()
    {
        var play = Play.Of(new Bpmn().Start().User("a", Bpmn.Times("n", isSequential: true)).User("b").Path("start a b")).Start(("n", 3));
        for (var i = 0; i < 3; i++)
        {
            play.ShouldWaitAt("a").State.VariablesOf(play.State.Tasks.Single().Id)["loopCounter"].ShouldBe((decimal)i);
            play.Complete("a");
        }
        play.ShouldWaitAt("b");
    }

    [Fact]
    public void Every_element_of_a_list_gets_its_task()
    {
        var play = Play.Of(new Bpmn().Start().User("a", Bpmn.ForEach("advisers", "adviser")).User("b").Path("start a b")).Start(("advisers", new[] { "ann", "bob" }));
        play.State.Tasks.Select(t => play.State.VariablesOf(t.Id)["adviser"]).ShouldBe(["ann", "bob"]);
        play.Complete("a").Complete("a").ShouldWaitAt("b");
        play.State.Variables.Keys.ShouldNotContain("adviser");
    }

    [Fact]
    public void No_times_means_it_is_passed() =>
        Play.Of(new Bpmn().Start().User("a", Bpmn.ForEach("advisers", "adviser")).User("b").Path("start a b")).Start(("advisers", Array.Empty<string>())).ShouldWaitAt("b");

    [Fact]
    public void Enough_is_enough_and_the_rest_is_cancelled() =>
        Play.Of(new Bpmn().Start().User("a", Bpmn.Times("5", until: "nrOfCompletedInstances / nrOfInstances >= 0.4")).User("b").Path("start a b"))
            .Start().Complete("a").ShouldWaitAt("a a a a").Complete("a").ShouldWaitAt("b");

    [Fact]
    public void A_boundary_timer_sits_on_the_whole() =>
        Play.Of(new Bpmn().Start().User("a", Bpmn.Times("3")).User("b").Boundary("late", "a", Bpmn.After("P1D")).Path("start a").Path("late b"))
            .Start().Complete("a").Fire("late").ShouldWaitAt("b");

    [Fact]
    public void A_sub_process_can_be_repeated() =>
        Play.Of(new Bpmn().Start().Sub("sub", s => s.Start("s0").Users("x y").Path("s0 x y"), Bpmn.Times("2")).User("b").Path("start sub b"))
            .Start().ShouldWaitAt("x x").Complete("x").ShouldWaitAt("x y").Complete("x").CompleteAll("y y").ShouldWaitAt("b");

    [Fact]
    public void A_negative_number_of_times_is_an_error() =>
        Play.Of(new Bpmn().Start().User("a", Bpmn.Times("n")).Path("start a")).Fails("bad-cardinality", p => p.Start(("n", -1)));

    [Fact]
    public void A_collection_that_is_no_list_is_an_error() =>
        Play.Of(new Bpmn().Start().User("a", Bpmn.ForEach("n", "x")).Path("start a")).Fails("bad-collection", p => p.Start(("n", 1)));
}
