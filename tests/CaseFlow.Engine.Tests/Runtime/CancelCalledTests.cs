using CaseFlow.Engine.Runtime;
using CaseFlow.Engine.Tests.Support;
using Shouldly;
using Xunit;

namespace CaseFlow.Engine.Tests.Runtime;

public class CancelCalledTests
{
    private static readonly Bpmn Advice = new Bpmn("advice").Start("c0").User("x").Path("c0 x");

    [Fact]
    public void Only_the_branch_of_the_call_ends()
    {
        var play = Play.Of(new Bpmn().Start().Parallel("fork").Call("one", "advice").Call("two", "advice").User("a").Path("start fork one a").Path("fork two"), Advice).Start().ShouldWaitAt("x x");
        var first = play.State.Tasks[0];
        play.Do(new Trigger.CancelCalled(first.CallId!, "withdrawn")).ShouldWaitAt("x").State.CalledProcesses.ShouldHaveSingleItem();
        play.Effects.OfType<Effect.TaskCancelled>().Single().TaskId.ShouldBe(first.Id);
        play.Complete("x").ShouldBeEnded();
    }

    [Fact]
    public void A_caller_with_nothing_else_is_cancelled_too()
    {
        var play = Play.Of(new Bpmn().Start().Sub("sub", s => s.Start("s0").Call("call", "advice").Path("s0 call")).Path("start sub"), Advice).Start();
        play.Do(new Trigger.CancelCalled(play.State.CalledProcesses.Single().CallId, "withdrawn")).ShouldBeEnded();
        play.State.End.ShouldBe(InstanceEndKind.Cancelled);
    }

    [Fact]
    public void One_time_of_a_repeated_call_counts_as_done()
    {
        var play = Play.Of(new Bpmn().Start().Add("callActivity", "call", new System.Xml.Linq.XAttribute("calledElement", "advice"), Bpmn.Times("2")).User("a").Path("start call a"), Advice).Start();
        play.Do(new Trigger.CancelCalled(play.State.CalledProcesses[0].CallId, "withdrawn")).ShouldWaitAt("x").Complete("x").ShouldWaitAt("a");
    }

    [Fact]
    public void An_inclusive_join_no_longer_waits_for_it()
    {
        var play = Play.Of(new Bpmn().Start().Parallel("fork").Inclusive("join").Call("call", "advice").Users("a after").Path("start fork call join after").Path("fork a join"), Advice).Start().Complete("a").ShouldWaitAt("x");
        play.Do(new Trigger.CancelCalled(play.State.CalledProcesses.Single().CallId, "withdrawn")).ShouldWaitAt("after");
    }

    [Fact]
    public void One_that_is_done_cannot_be_cancelled() =>
        Play.Of(new Bpmn().Start().Call("call", "advice").User("a").Path("start call a"), Advice).Start().Complete("x").Fails("call-not-open", p => p.Do(new Trigger.CancelCalled("call3", "late")));
}
