using CaseFlow.Engine.Runtime;
using CaseFlow.Engine.Tests.Support;
using Shouldly;
using Xunit;

namespace CaseFlow.Engine.Tests.Runtime;

public class EventTests
{
    private static Bpmn Make(Func<Bpmn, Bpmn> build) => build(new Bpmn());

    [Fact]
    public void A_message_wakes_its_catch_event()
    {
        var play = Play.Of(Make(m => m.Start().Catch("wait", m.Message("answer")).End().Path("start wait end"))).Start();
        play.Effects.OfType<Effect.MessageSubscribed>().Single().Message.ShouldBe("answer");
        play.Deliver("answer", ("text", "yes")).ShouldBeEnded();
        play.State.Variables["text"].ShouldBe("yes");
    }

    [Fact]
    public void A_message_nobody_waits_for_is_an_error() =>
        Play.Of(new Bpmn().Start().User("a").Path("start a")).Start().Fails("message-not-expected", p => p.Deliver("answer"));

    [Fact]
    public void A_message_two_places_wait_for_needs_a_subscription()
    {
        var play = Play.Of(Make(m => m.Start().Catch("w1", m.Message("answer")).Catch("w2", m.Message("answer")).Users("a b").Path("start w1 a").Path("start w2 b"))).Start();
        play.Fails("message-ambiguous", p => p.Deliver("answer"));
        var second = play.State.Subscriptions.Single(s => s.NodeId == "w2").Id;
        play.Do(new Trigger.DeliverMessage("answer", Play.Map([]), second)).ShouldWaitAt("b");
    }

    [Fact]
    public void A_message_can_start_a_process()
    {
        var model = Make(m => m.Start("form", m.Message("request")).Start("phone", m.Message("call")).Users("a b").Path("form a").Path("phone b"));
        Play.Of(model).Do(new Trigger.StartByMessage("call", Play.Map([]))).ShouldWaitAt("b");
        Play.Of(model).Fails("message-not-expected", p => p.Do(new Trigger.StartByMessage("letter", Play.Map([]))));
    }

    [Fact]
    public void The_first_event_after_an_event_based_gateway_wins()
    {
        var model = Make(m => m.Start().EventGateway("g").Catch("answer", m.Message("answer")).Catch("late", Bpmn.After("P1D")).Users("a b")
            .Path("start g answer a").Path("g late b"));
        Play.Of(model).Start().Deliver("answer").ShouldWaitAt("a").State.Timers.ShouldBeEmpty();
        Play.Of(model).Start().Fire("late").ShouldWaitAt("b").State.Subscriptions.ShouldBeEmpty();
    }

    [Fact]
    public void A_boundary_message_interrupts() =>
        Play.Of(Make(m => m.Start().Users("a b").Boundary("stop", "a", m.Message("withdrawn")).Path("start a").Path("stop b")))
            .Start().Deliver("withdrawn").ShouldWaitAt("b");

    [Fact]
    public void A_non_interrupting_message_can_come_again() =>
        Play.Of(Make(m => m.Start().Users("a b").Boundary("more", "a", m.Message("letter"), isInterrupting: false).Path("start a").Path("more b")))
            .Start().Deliver("letter").Deliver("letter").ShouldWaitAt("a b b");

    [Fact]
    public void A_receive_task_waits_for_its_message() =>
        Play.Of(Make(m => m.Start().Add("receiveTask", "wait").User("a").Path("start wait a")))
            .Start().Deliver("wait").ShouldWaitAt("a");

    [Fact]
    public void A_thrown_message_goes_to_the_host()
    {
        var play = Play.Of(Make(m => m.Start().Throw("tell", m.Message("decided")).End("end", m.Message("done")).Path("start tell end"))).Start(("n", 1));
        play.Effects.OfType<Effect.MessageThrown>().Select(e => e.Message).ShouldBe(["decided", "done"]);
        play.ShouldBeEnded();
    }

    [Fact]
    public void A_signal_reaches_everyone_who_listens() =>
        Play.Of(Make(m => m.Start().Catch("w1", m.Signal("open")).Catch("w2", m.Signal("open")).Users("a b").Path("start w1 a").Path("start w2 b")))
            .Start().Signal("open").ShouldWaitAt("a b");

    [Fact]
    public void A_thrown_signal_reaches_the_own_instance_and_the_host()
    {
        var play = Play.Of(Make(m => m.Start().Parallel("fork").Catch("wait", m.Signal("open")).Users("a b c").Throw("tell", m.Signal("open"))
            .Path("start fork wait a").Path("fork b tell c"))).Start().Complete("b").ShouldWaitAt("a c");
        play.Effects.OfType<Effect.SignalThrown>().Single().Signal.ShouldBe("open");
    }

    [Fact]
    public void A_link_jumps_within_its_scope() =>
        Play.Of(new Bpmn().Start().Throw("to", Bpmn.Link("L")).Catch("from", Bpmn.Link("L")).User("a").Path("start to").Path("from a"))
            .Start().ShouldWaitAt("a");

    [Fact]
    public void An_error_goes_to_the_boundary_that_catches_its_code() =>
        Play.Of(Make(m => m.Start().Sub("sub", s => s.Start("s0").End("bad", m.Error("E1")).Path("s0 bad")).Users("a b c")
                .Boundary("other", "sub", m.Error("E2")).Boundary("any", "sub", m.Error()).Boundary("right", "sub", m.Error("E1"))
                .Path("start sub").Path("other a").Path("any b").Path("right c")))
            .Start().ShouldWaitAt("c");

    [Fact]
    public void An_error_ends_everything_in_the_scope_it_leaves()
    {
        var play = Play.Of(Make(m => m.Start().Sub("sub", s => s.Start("s0").Users("x y").End("bad", m.Error("E1")).Path("s0 x").Path("s0 y bad")).User("a")
            .Boundary("caught", "sub", m.Error("E1")).Path("start sub").Path("caught a"))).Start().ShouldWaitAt("x y");
        play.Complete("y").ShouldWaitAt("a");
        play.Effects.OfType<Effect.TaskCancelled>().Single().NodeId.ShouldBe("x");
    }

    [Fact]
    public void An_error_nobody_catches_fails_the_act() =>
        Play.Of(Make(m => m.Start().User("a").End("bad", m.Error("E1")).Path("start a bad"))).Start()
            .Fails("uncaught-error", p => p.Complete("a")).NodeId.ShouldBe("bad");

    [Fact]
    public void An_escalation_leaves_its_thrower_going_on_when_it_does_not_interrupt()
    {
        var play = Play.Of(Make(m => m.Start().Sub("sub", s => s.Start("s0").Throw("up", m.Escalation("late")).User("x").Path("s0 up x")).User("a")
            .Boundary("told", "sub", m.Escalation("late"), isInterrupting: false).Path("start sub").Path("told a"))).Start();
        play.ShouldWaitAt("a x").Effects.OfType<Effect.EscalationRaised>().Single().IsCaught.ShouldBeTrue();
    }

    [Fact]
    public void An_interrupting_escalation_ends_its_thrower() =>
        Play.Of(Make(m => m.Start().Sub("sub", s => s.Start("s0").Throw("up", m.Escalation("late")).User("x").Path("s0 up x")).User("a")
                .Boundary("told", "sub", m.Escalation()).Path("start sub").Path("told a")))
            .Start().ShouldWaitAt("a");

    [Fact]
    public void An_escalation_nobody_catches_is_history_only()
    {
        var play = Play.Of(Make(m => m.Start().Throw("up", m.Escalation("late")).User("a").Path("start up a"))).Start().ShouldWaitAt("a");
        play.Effects.OfType<Effect.EscalationRaised>().Single().IsCaught.ShouldBeFalse();
    }
}
