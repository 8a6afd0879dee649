using CaseFlow.Engine.Runtime;
using CaseFlow.Engine.Tests.Support;
using Shouldly;
using Xunit;

namespace CaseFlow.Engine.Tests.Runtime;

public class TransactionTests
{
    private static Bpmn Booking(params object?[] content)
    {
        var m = new Bpmn();
        return m.Start().Users("after cancelled failed")
            .Transaction("book", t => t.Start("t0").Parallel("fork").Exclusive("x").Users("hotel flight pay").End("done").End("cancel", Bpmn.Cancel()).End("error", m.Error("E1"))
                .Path("t0 fork hotel pay x").Path("fork flight").Flow("x", "done", "result = \"ok\"").Flow("x", "cancel", "result = \"cancel\"").Flow("x", "error", "result = \"error\"")
                .Undo("unhotel", "hotel").Undo("unflight", "flight"), content)
            .Boundary("onCancel", "book", Bpmn.Cancel()).Boundary("onError", "book", m.Error("E1")).Path("start book after").Path("onCancel cancelled").Path("onError failed");
    }

    [Fact]
    public void It_runs_as_a_sub_process() =>
        Play.Of(Booking()).Start().CompleteAll("hotel flight").Complete("pay", ("result", "ok")).ShouldWaitAt("after");

    [Fact]
    public void Cancelling_undoes_what_was_done_and_leaves_by_the_cancel_event() =>
        Play.Of(Booking()).Start().CompleteAll("hotel flight").Complete("pay", ("result", "cancel")).ShouldWaitAt("unflight")
            .Complete("unflight").ShouldWaitAt("unhotel").Complete("unhotel").ShouldWaitAt("cancelled").Complete("cancelled").ShouldBeEnded();

    [Fact]
    public void Cancelling_ends_what_still_runs_and_does_not_undo_it()
    {
        var play = Play.Of(Booking()).Start().Complete("hotel").Complete("pay", ("result", "cancel")).ShouldWaitAt("unhotel");
        play.Effects.OfType<Effect.TaskCancelled>().Single().NodeId.ShouldBe("flight");
        play.Complete("unhotel").ShouldWaitAt("cancelled");
    }

    [Fact]
    public void An_error_undoes_nothing() =>
        Play.Of(Booking()).Start().CompleteAll("hotel flight").Complete("pay", ("result", "error")).ShouldWaitAt("failed");

    [Fact]
    public void Cancelling_with_nothing_to_undo_leaves_at_once() =>
        Play.Of(new Bpmn().Start().User("cancelled").Transaction("t", t => t.Start("t0").User("x").End("cancel", Bpmn.Cancel()).Path("t0 x cancel"))
            .Boundary("onCancel", "t", Bpmn.Cancel()).Path("start t").Path("onCancel cancelled")).Start().Complete("x").ShouldWaitAt("cancelled");

    [Fact]
    public void A_transaction_that_was_done_can_be_undone_afterwards() =>
        Play.Of(new Bpmn().Start().Users("a after").Transaction("t", t => t.Start("t0").User("x").Path("t0 x").Undo("undoX", "x")).Throw("undo", Bpmn.Compensate())
            .Path("start t a undo after")).Start().CompleteAll("x a").ShouldWaitAt("undoX").Complete("undoX").ShouldWaitAt("after");

    [Fact]
    public void Cancelling_one_time_of_a_repeated_transaction_cancels_all() =>
        Play.Of(new Bpmn().Start().User("cancelled").Transaction("t", t => t.Start("t0").User("x").End("cancel", Bpmn.Cancel()).Path("t0 x cancel"), Bpmn.Times("2"))
            .Boundary("onCancel", "t", Bpmn.Cancel()).Path("start t").Path("onCancel cancelled")).Start().ShouldWaitAt("x x").Complete("x").ShouldWaitAt("cancelled");
}
