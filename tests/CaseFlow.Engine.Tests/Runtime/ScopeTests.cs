using CaseFlow.Engine.Runtime;
using CaseFlow.Engine.Tests.Support;
using Shouldly;
using Xunit;

namespace CaseFlow.Engine.Tests.Runtime;

public class ScopeTests
{
    private static Bpmn Make(Func<Bpmn, Bpmn> build) => build(new Bpmn());

    [Fact]
    public void A_sub_process_is_left_when_all_inside_is_done() =>
        Play.Of(new Bpmn().Start().Sub("sub", s => s.Start("s0").Users("x y").Path("s0 x").Path("s0 y")).User("a").Path("start sub a"))
            .Start().ShouldWaitAt("x y").Complete("x").ShouldWaitAt("y").Complete("y").ShouldWaitAt("a");

    [Fact]
    public void A_sub_process_without_start_event_starts_where_nothing_leads_to() =>
        Play.Of(new Bpmn().Start().Sub("sub", s => s.Users("x y z").Path("x z")).User("a").Path("start sub a")).Start().ShouldWaitAt("x y");

    [Fact]
    public void A_timer_on_a_sub_process_ends_all_inside()
    {
        var play = Play.Of(new Bpmn().Start().Sub("sub", s => s.Start("s0").Sub("deep", d => d.Start("d0").Users("x y").Path("d0 x").Path("d0 y")).Path("s0 deep")).User("a")
            .Boundary("late", "sub", Bpmn.After("P1D")).Path("start sub").Path("late a")).Start().ShouldWaitAt("x y");
        play.Fire("late").ShouldWaitAt("a");
        play.Effects.OfType<Effect.TaskCancelled>().Count().ShouldBe(2);
    }

    [Fact]
    public void A_terminate_end_ends_only_its_own_sub_process() =>
        Play.Of(new Bpmn().Start().Sub("sub", s => s.Start("s0").Users("x y").End("stop", Bpmn.Terminate()).Path("s0 x").Path("s0 y stop")).User("a").Path("start sub a"))
            .Start().Complete("y").ShouldWaitAt("a");

    [Fact]
    public void A_terminate_end_of_the_process_ends_the_instance()
    {
        var play = Play.Of(new Bpmn().Start().Users("a b").End("stop", Bpmn.Terminate()).Path("start a").Path("start b stop")).Start().Complete("b");
        play.ShouldBeEnded();
        play.State.End.ShouldBe(InstanceEndKind.Terminated);
    }

    [Fact]
    public void An_interrupting_event_sub_process_replaces_its_scope() =>
        Play.Of(Make(m => m.Start().Users("a b").Path("start a b").EventSub("stop", s => s.Start("e0", m.Message("withdrawn")).User("x").Path("e0 x"))))
            .Start().Deliver("withdrawn").ShouldWaitAt("x").Complete("x").ShouldBeEnded();

    [Fact]
    public void A_non_interrupting_event_sub_process_runs_beside_its_scope()
    {
        var play = Play.Of(Make(m => m.Start().User("a").Path("start a").EventSub("more", s => s.Start("e0", m.Message("letter"), isInterrupting: false).User("x").Path("e0 x")))).Start();
        play.Deliver("letter").Deliver("letter").ShouldWaitAt("a x x");
        play.CompleteAll("a x").ShouldWaitAt("x").Complete("x").ShouldBeEnded();
    }

    [Fact]
    public void An_event_sub_process_catches_errors_of_its_scope() =>
        Play.Of(Make(m => m.Start().User("a").End("bad", m.Error("E1")).Path("start a bad").EventSub("repair", s => s.Start("e0", m.Error("E1")).User("x").Path("e0 x"))))
            .Start().Complete("a").ShouldWaitAt("x");

    [Fact]
    public void A_timer_starts_an_event_sub_process_again_and_again() =>
        Play.Of(new Bpmn().Start().User("a").Path("start a").EventSub("remind", s => s.Start("e0", Bpmn.Every("R2/P1D"), isInterrupting: false).User("x").Path("e0 x")))
            .Start().Fire("e0").Fire("e0").ShouldWaitAt("a x x").State.Timers.ShouldBeEmpty();

    [Fact]
    public void A_call_runs_the_called_process_with_the_values_it_is_given()
    {
        var called = new Bpmn("advice").Start("c0").User("x").Path("c0 x");
        var play = Play.Of(new Bpmn().Start().Call("call", "advice",
            Bpmn.Own("in", ("source", "n"), ("target", "m")), Bpmn.Own("out", ("sourceExpression", "m * 2"), ("target", "result"))).User("a").Path("start call a"), called).Start(("n", 20), ("secret", 1));
        play.ShouldWaitAt("x").State.Tasks.Single().ProcessId.ShouldBe("advice");
        play.State.VariablesOf(play.State.Tasks.Single().Id).Keys.ShouldBe(["m"]);
        play.Complete("x", ("m", 21)).ShouldWaitAt("a");
        play.State.Variables["result"].ShouldBe(42m);
        play.State.Variables.Keys.ShouldNotContain("m");
    }

    [Fact]
    public void A_call_can_hand_over_everything()
    {
        var called = new Bpmn("advice").Start("c0").User("x").Path("c0 x");
        var play = Play.Of(new Bpmn().Start().Call("call", "advice", Bpmn.Own("in", ("variables", "all")), Bpmn.Own("out", ("variables", "all"))).User("a").Path("start call a"), called)
            .Start(("n", 1)).Complete("x", ("n", 2), ("extra", true)).ShouldWaitAt("a");
        play.State.Variables["n"].ShouldBe(2m);
        play.State.Variables["extra"].ShouldBe(true);
    }

    [Fact]
    public void An_interrupted_call_takes_the_called_process_along() =>
        Play.Of(new Bpmn().Start().Call("call", "advice").Boundary("late", "call", Bpmn.After("P1D")).User("a").Path("start call").Path("late a"), new Bpmn("advice").Start("c0").User("x").Path("c0 x"))
            .Start().ShouldWaitAt("x").Fire("late").ShouldWaitAt("a");

    [Fact]
    public void An_error_of_a_called_process_reaches_the_caller() =>
        Play.Of(Make(m => m.Start().Call("call", "advice").Boundary("bad", "call", m.Error("E1")).User("a").Path("start call").Path("bad a")),
                Make(m => new Bpmn("advice").Start("c0").End("c1", Error("E1")).Path("c0 c1")))
            .Start().ShouldWaitAt("a");

    [Fact]
    public void A_called_process_keeps_its_version()
    {
        var first = new Bpmn("advice").Start("c0").Users("x y").Path("c0 x y").Build() with { Version = "1" };
        var second = new Bpmn("advice").Start("c0").User("z").Path("c0 z").Build() with { Version = "2" };
        var latest = first;
        var play = Play.Of(new Bpmn().Start().Call("call", "advice").User("a").Path("start call a"))
            .With(o => o with { ResolveCalled = (_, version) => version switch { "1" => first, "2" => second, _ => latest } }).Start().ShouldWaitAt("x");
        latest = second;
        play.Complete("x").ShouldWaitAt("y");
    }

    [Fact]
    public void A_process_that_calls_itself_is_stopped_at_a_depth()
    {
        var self = new Bpmn("self").Start().Call("call", "self").Path("start call");
        Play.Of(self, self).Fails("call-too-deep", p => p.Start());
    }

    [Fact]
    public void A_called_process_that_does_not_exist_is_an_error() =>
        Play.Of(new Bpmn().Start().Call("call", "nothing").Path("start call")).Fails("called-process-missing", p => p.Start()).Message.ShouldContain("nothing");

    private static System.Xml.Linq.XElement Error(string code) =>
        new(Bpmn.Ns + "errorEventDefinition", new System.Xml.Linq.XAttribute("errorRef", code));
}
