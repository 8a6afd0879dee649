using System.Xml.Linq;
using CaseFlow.Engine.Model;
using CaseFlow.Engine.Moving;
using CaseFlow.Engine.Runtime;
using CaseFlow.Engine.Tests.Support;
using Shouldly;
using Xunit;

namespace CaseFlow.Engine.Tests.Moving;

/// <summary>Moving what remembers, watches or is held.</summary>
public class MoverUndoTests
{
    private static readonly XAttribute Held = new(XNamespace.Get("http://camunda.org/schema/1.0/bpmn") + "asyncBefore", "true");

    [Fact]
    public void What_was_done_is_undone_by_what_took_its_place()
    {
        Bpmn Model(string done) => new Bpmn().Start().Users($"{done} b after").Throw("undo", Bpmn.Compensate()).Undo("undoA", done).Path($"start {done} b undo after");
        var (old, next) = (Build(Model("a"), "1"), Build(Model("z"), "2"));
        var state = Complete(old, Begin(old), "a");

        var moved = Mover.Move(old, next, state, new MovePlan { Nodes = new Dictionary<string, string> { ["a"] = "z" } }, Play.T0).Instance;

        Complete(next, moved, "b").Tasks.Single().NodeId.ShouldBe("undoA");
    }

    [Fact]
    public void What_can_be_undone_must_stay_so()
    {
        var old = Build(new Bpmn().Start().Users("a b after").Throw("undo", Bpmn.Compensate()).Undo("undoA", "a").Path("start a b undo after"), "1");
        var next = Build(new Bpmn().Start().Users("a b after").Throw("undo", Bpmn.Compensate()).Path("start a b undo after"), "2");
        var state = Complete(old, Begin(old), "a");

        Mover.DryRun(old, next, state, null, Play.T0).Faults.Single().Code.ShouldBe("cannot-be-undone");
        Mover.DryRun(old, next, Begin(old), null, Play.T0).IsAllowed.ShouldBeTrue();
    }

    [Fact]
    public void While_something_is_undone_nothing_changes_under_it()
    {
        Bpmn Model(string last) => new Bpmn().Start().Users($"a {last}").Throw("undo", Bpmn.Compensate()).Undo("undoA", "a").Path($"start a undo {last}");
        var old = Build(Model("after"), "1");
        var state = Complete(old, Begin(old), "a");
        state.Tasks.Single().NodeId.ShouldBe("undoA");

        Mover.DryRun(old, Build(Model("later"), "2"), state, null, Play.T0).Faults.Single().Code.ShouldBe("undoing");
        var same = Build(Model("after"), "2");
        Complete(same, Mover.Move(old, same, state, null, Play.T0).Instance, "undoA").Tasks.Single().NodeId.ShouldBe("after");
    }

    [Fact]
    public void A_new_condition_that_holds_occurs_at_the_move()
    {
        Bpmn Model(bool isNew)
        {
            var model = new Bpmn().Start().Users("a c").End().Path("start a end");
            return isNew ? model.Boundary("when", "a", Bpmn.When("amount > 5")).Path("when c") : model;
        }
        var (old, next) = (Build(Model(false), "1"), Build(Model(true), "2"));
        var state = Interpreter.Advance(old, null, new Trigger.Start(Play.Map([("amount", 9)])), Play.T0).Instance;

        Mover.Move(old, next, state, null, Play.T0).Instance.Tasks.Where(t => t.NodeId != "c").ShouldBeEmpty();
    }

    [Fact]
    public void A_held_token_goes_on_in_the_new_version_with_its_new_border()
    {
        Bpmn Model(bool isNew)
        {
            var model = new Bpmn().Start().User("a", Held).User("c").End().Path("start a end");
            return isNew ? model.Boundary("late", "a", Bpmn.After("P1D")).Path("late c") : model;
        }
        var (old, next) = (Build(Model(false), "1"), Build(Model(true), "2"));
        var state = Begin(old);

        var moved = Mover.Move(old, next, state, null, Play.T0);

        moved.Effects.ShouldBeEmpty();
        var released = Interpreter.Advance(next, moved.Instance, new Trigger.FireTimer(state.Timers.Single().Id), Play.T0).Instance;
        released.Tasks.Single().NodeId.ShouldBe("a");
        released.Timers.Single().NodeId.ShouldBe("late");
    }

    [Fact]
    public void An_ad_hoc_sub_process_stays_open_and_offers_what_is_new()
    {
        Bpmn Model(string inside) => new Bpmn().Start().User("after").AdHoc("free", "done", s => s.Users(inside)).Path("start free after");
        var (old, next) = (Build(Model("x"), "1"), Build(Model("x y"), "2"));
        var state = Begin(old);

        var moved = Mover.Move(old, next, state, null, Play.T0).Instance;

        Interpreter.Advance(next, moved, new Trigger.StartActivity(moved.AdHocs.Single().Id, "y", Play.Map([])), Play.T0).Instance.Tasks.Single().NodeId.ShouldBe("y");
    }

    private static ProcessDefinition Build(Bpmn model, string version) => model.Build() with { Version = version };

    private static InstanceState Begin(ProcessDefinition definition) => Interpreter.Advance(definition, null, new Trigger.Start(Play.Map([])), Play.T0).Instance;

    private static InstanceState Complete(ProcessDefinition definition, InstanceState state, string nodeId) =>
        Interpreter.Advance(definition, state, new Trigger.CompleteTask(state.Tasks.Single(t => t.NodeId == nodeId).Id, Play.Map([])), Play.T0).Instance;
}
