using CaseFlow.Engine.Model;
using CaseFlow.Engine.Moving;
using CaseFlow.Engine.Runtime;
using CaseFlow.Engine.Tests.Support;
using Shouldly;
using Xunit;

namespace CaseFlow.Engine.Tests.Moving;

public class MoverTests
{
    private static readonly DateTimeOffset Later = Play.T0.AddHours(1);

    [Fact]
    public void A_task_keeps_its_id_and_goes_on_by_the_arrows_of_the_new_version()
    {
        var old = Two(new Bpmn().Start().User("a").End().Path("start a end"));
        var next = Two(new Bpmn().Start().User("a").User("b").End().Path("start a b end"));
        var before = Begin(old.Old);

        var moved = Mover.Move(old.Old, next.New, before, null, Later);

        moved.Effects.ShouldBeEmpty();
        moved.Instance.Version.ShouldBe("2");
        moved.Instance.Tasks.ShouldBe(before.Tasks);
        var after = Interpreter.Advance(next.New, moved.Instance, new Trigger.CompleteTask(before.Tasks[0].Id, Play.Map([])), Later);
        after.Instance.Tasks.Single().NodeId.ShouldBe("b");
    }

    [Fact]
    public void A_removed_step_must_be_mapped_and_then_its_task_is_the_other_step()
    {
        var old = Two(new Bpmn().Start().User("a").End().Path("start a end")).Old;
        var next = Two(new Bpmn().Start().User("c", new System.Xml.Linq.XAttribute(Bpmn.Cf + "role", "clerk"), new System.Xml.Linq.XAttribute(Bpmn.Cf + "form", "new")).End().Path("start c end")).New;
        var state = Begin(old);

        Faults(old, next, state).ShouldBe(["node-removed a"]);
        var moved = Mover.Move(old, next, state, Map("a", "c"), Later);

        moved.Effects[0].ShouldBe(new Effect.NodeMoved("a", "c", "p"));
        var task = moved.Effects[1].ShouldBeOfType<Effect.TaskMoved>();
        task.FromNodeId.ShouldBe("a");
        task.Now.TaskId.ShouldBe(state.Tasks[0].Id);
        task.Now.Node.Roles.ShouldBe(["clerk"]);
        task.Now.Node.Form.ShouldBe("new");
        moved.Instance.Tasks.Single().ShouldBe(state.Tasks[0] with { NodeId = "c" });
        Interpreter.Advance(next, moved.Instance, new Trigger.CompleteTask(state.Tasks[0].Id, Play.Map([])), Later).Instance.IsEnded.ShouldBeTrue();
    }

    [Fact]
    public void The_same_step_with_another_role_tells_so()
    {
        var old = Two(new Bpmn().Start().User("a").End().Path("start a end")).Old;
        var next = Two(new Bpmn().Start().User("a", new System.Xml.Linq.XAttribute(Bpmn.Cf + "role", "clerk")).End().Path("start a end")).New;

        Mover.Move(old, next, Begin(old), null, Later).Effects.Single().ShouldBeOfType<Effect.TaskMoved>().FromNodeId.ShouldBe("a");
    }

    [Fact]
    public void A_new_boundary_event_waits_from_the_move_on_and_an_old_one_keeps_its_date()
    {
        Bpmn Model(Action<Bpmn> more)
        {
            var model = new Bpmn().Start().User("a").End().Boundary("late", "a", Bpmn.After("PT8H")).User("b").Path("start a end").Path("late b");
            more(model);
            return model;
        }
        var old = Two(Model(_ => { })).Old;
        var next = Two(Model(m => m.Boundary("remind", "a", Bpmn.After("PT2H"), false).Boundary("call", "a", m.Message("back"), false).User("r").Path("remind r").Path("call r"))).New;
        var state = Begin(old);

        var moved = Mover.Move(old, next, state, null, Later);

        moved.Instance.Timers.Single(t => t.NodeId == "late").ShouldBe(state.Timers.Single());
        moved.Instance.Timers.Single(t => t.NodeId == "remind").Due.ShouldBe(Later.AddHours(2));
        moved.Instance.Subscriptions.Single().Name.ShouldBe("back");
        moved.Effects.Select(e => e.GetType().Name).ShouldBe(["TimerScheduled", "MessageSubscribed"]);
        var rung = Interpreter.Advance(next, moved.Instance, new Trigger.FireTimer(moved.Instance.Timers.Single(t => t.NodeId == "remind").Id), Later.AddHours(2));
        rung.Instance.Tasks.Select(t => t.NodeId).ShouldBe(["a", "r"]);
    }

    [Fact]
    public void A_boundary_event_that_is_gone_stops_waiting()
    {
        var old = Two(new Bpmn().Start().User("a").End().Boundary("late", "a", Bpmn.After("PT8H")).User("b").Path("start a end").Path("late b")).Old;
        var next = Two(new Bpmn().Start().User("a").End().Path("start a end")).New;
        var state = Begin(old);

        var moved = Mover.Move(old, next, state, null, Later);

        moved.Effects.ShouldBe([new Effect.TimerCancelled(state.Timers[0].Id, "late")]);
        moved.Instance.Timers.ShouldBeEmpty();
    }

    [Fact]
    public void A_timer_that_fired_does_not_fire_again_and_cannot_change()
    {
        Bpmn Model(string after) => new Bpmn().Start().User("a").End().Boundary("remind", "a", Bpmn.After(after), false).User("r").Path("start a end").Path("remind r");
        var old = Two(Model("PT2H")).Old;
        var state = Begin(old);
        state = Interpreter.Advance(old, state, new Trigger.FireTimer(state.Timers[0].Id), Later).Instance;

        Mover.Move(old, Two(Model("PT2H")).New, state, null, Later).Instance.Timers.ShouldBeEmpty();
        Faults(old, Two(Model("PT3H")).New, state).ShouldBe(["timer-fired remind"]);
    }

    [Fact]
    public void A_repeating_timer_that_fired_cannot_change_and_keeps_counting_when_it_does_not()
    {
        Bpmn Model(string every) => new Bpmn().Start().User("a").End().Boundary("remind", "a", Bpmn.Every(every), false).User("r").Path("start a end").Path("remind r");
        var old = Two(Model("R3/PT2H")).Old;
        var state = Begin(old);
        var notFired = Mover.Move(old, Two(Model("R5/PT1H")).New, state, null, Later);
        notFired.Instance.Timers.Single().Due.ShouldBe(state.Timers[0].Due);
        state = Interpreter.Advance(old, state, new Trigger.FireTimer(state.Timers[0].Id), Play.T0.AddHours(2)).Instance;

        Faults(old, Two(Model("R5/PT1H")).New, state).ShouldBe(["timer-fired remind"]);
        var next = Two(Model("R3/PT2H")).New;
        var moved = Mover.Move(old, next, state, null, Later).Instance;
        for (var times = 0; times < 2; times++)
        {
            moved = Interpreter.Advance(next, moved, new Trigger.FireTimer(moved.Timers[0].Id), Later).Instance;
        }
        moved.Timers.ShouldBeEmpty();
        moved.Tasks.Count(t => t.NodeId == "r").ShouldBe(3);
    }

    [Fact]
    public void Due_dates_are_worked_out_again_only_when_asked_and_from_when_the_waiting_began()
    {
        Bpmn Model(string after) => new Bpmn().Start().Catch("wait", Bpmn.After(after)).End().Path("start wait end");
        var (old, next) = (Two(Model("PT4H")).Old, Two(Model("PT6H")).New);
        var state = Begin(old);

        var kept = Mover.Move(old, next, state, null, Later);
        kept.Instance.Timers.ShouldBe(state.Timers);
        kept.Effects.ShouldBeEmpty();
        var asked = Mover.Move(old, next, state, new MovePlan { IsRedating = true }, Later);
        asked.Effects.ShouldBe([new Effect.TimerRescheduled(state.Timers[0].Id, "wait", Play.T0.AddHours(6))]);
        asked.Instance.Timers.Single().Due.ShouldBe(Play.T0.AddHours(6));
    }

    [Fact]
    public void Another_kind_or_another_scope_is_refused()
    {
        var old = Two(new Bpmn().Start().User("a").End().Path("start a end")).Old;
        var next = Two(new Bpmn().Start().Service("s").Sub("sub", i => i.Start("i").User("inner").End("o").Path("i inner o")).End().Path("start s sub end")).New;

        Faults(old, next, Begin(old), Map("a", "s")).ShouldBe(["other-kind a"]);
        Faults(old, next, Begin(old), Map("a", "inner")).ShouldBe(["other-scope a"]);
        Faults(old, next, Begin(old), Map("a", "nowhere")).ShouldBe(["unknown-node a", "node-removed a"]);
        Faults(old, next, Begin(old), Map("x", "s")).ShouldBe(["unknown-node x", "node-removed a"]);
    }

    [Fact]
    public void A_task_inside_a_sub_process_moves_with_a_renamed_sub_process()
    {
        Bpmn Model(string sub, string task) => new Bpmn().Start().Sub(sub, i => i.Start("i").User(task).End("o").Path($"i {task} o")).End().Path($"start {sub} end");
        var (old, next) = (Two(Model("one", "a")).Old, Two(Model("two", "b")).New);
        var state = Begin(old);

        var moved = Mover.Move(old, next, state, new MovePlan { Nodes = new Dictionary<string, string> { ["one"] = "two", ["a"] = "b" } }, Later);

        moved.Effects.OfType<Effect.NodeMoved>().Select(m => $"{m.FromNodeId} {m.NodeId}").ShouldBe(["one two", "a b"]);
        Interpreter.Advance(next, InstanceState.FromJson(moved.Instance.ToJson()), new Trigger.CompleteTask(state.Tasks[0].Id, Play.Map([])), Later).Instance.IsEnded.ShouldBeTrue();
    }

    [Fact]
    public void Tokens_at_a_join_move_only_when_its_arrows_are_the_same()
    {
        Bpmn Model(string third) => new Bpmn().Start().Parallel("split join").Users("a b " + third).End()
            .Path("start split a join end").Path("split b join").Path(third.Length > 0 ? $"split {third} join" : "");
        var old = Two(Model("")).Old;
        var state = Begin(old);
        state = Interpreter.Advance(old, state, new Trigger.CompleteTask(state.Tasks[0].Id, Play.Map([])), Later).Instance;

        Faults(old, Two(Model("c")).New, state).ShouldBe(["gateway-waiting join"]);
        var next = Two(Model("")).New;
        var moved = Mover.Move(old, next, state, null, Later).Instance;
        Interpreter.Advance(next, moved, new Trigger.CompleteTask(moved.Tasks[0].Id, Play.Map([])), Later).Instance.IsEnded.ShouldBeTrue();
    }

    [Fact]
    public void An_event_based_gateway_keeps_what_waits_and_listens_to_what_is_new()
    {
        Bpmn Model(bool isNew)
        {
            var model = new Bpmn().Start().EventGateway("g");
            model.Catch("wait", Bpmn.After("PT4H")).Catch("word", model.Message(isNew ? "answer" : "reply")).End().Path("start g wait end").Path("g word end");
            return isNew ? model.Catch("stop", model.Signal("stop")).Path("g stop end") : model;
        }
        var (old, next) = (Two(Model(false)).Old, Two(Model(true)).New);
        var state = Begin(old);

        var moved = Mover.Move(old, next, state, null, Later);

        moved.Instance.Timers.ShouldBe(state.Timers);
        moved.Instance.Subscriptions.Select(s => s.Name).Order().ShouldBe(["answer", "stop"]);
        moved.Effects.Select(e => e.GetType().Name).ShouldBe(["MessageUnsubscribed", "MessageSubscribed", "SignalSubscribed"]);
        Interpreter.Advance(next, moved.Instance, new Trigger.DeliverMessage("answer", Play.Map([])), Later).Instance.IsEnded.ShouldBeTrue();
    }

    [Fact]
    public void Event_sub_processes_that_are_new_listen_unless_one_has_ended_the_rest()
    {
        Bpmn Model(bool isNew)
        {
            var model = new Bpmn().Start().User("a").End().Path("start a end");
            model.EventSub("h1", i => i.Start("s1", model.Message("stop")).User("x").End("e1").Path("s1 x e1"));
            return isNew ? model.EventSub("h2", i => i.Start("s2", model.Signal("all"), false).User("y").End("e2").Path("s2 y e2")) : model;
        }
        var (old, next) = (Two(Model(false)).Old, Two(Model(true)).New);
        var state = Begin(old);

        Mover.Move(old, next, state, null, Later).Instance.Subscriptions.Select(s => s.NodeId).ShouldBe(["s1", "s2"]);
        var stopped = Interpreter.Advance(old, state, new Trigger.DeliverMessage("stop", Play.Map([])), Later).Instance;
        var moved = Mover.Move(old, next, stopped, null, Later);
        moved.Effects.ShouldBeEmpty();
        moved.Instance.Subscriptions.ShouldBeEmpty();
    }

    [Fact]
    public void A_repetition_keeps_its_counters_and_cannot_become_another()
    {
        Bpmn Model(object? times, string after) => new Bpmn().Start().User("a", times).User(after).End().Path($"start a {after} end");
        var old = Two(Model(Bpmn.Times("3", true), "b")).Old;
        var state = Begin(old);
        state = Interpreter.Advance(old, state, new Trigger.CompleteTask(state.Tasks[0].Id, Play.Map([])), Later).Instance;

        Faults(old, Two(Model(Bpmn.Times("3"), "b")).New, state).ShouldBe(["other-repetition a"]);
        Faults(old, Two(Model(null, "b")).New, state).ShouldBe(["other-repetition a"]);
        var next = Two(Model(Bpmn.Times("3", true), "c")).New;
        var moved = Mover.Move(old, next, state, null, Later).Instance;
        for (var times = 0; times < 2; times++)
        {
            moved.Tasks.Single().NodeId.ShouldBe("a");
            moved = Interpreter.Advance(next, moved, new Trigger.CompleteTask(moved.Tasks[0].Id, Play.Map([])), Later).Instance;
        }
        moved.Tasks.Single().NodeId.ShouldBe("c");
        var single = Two(Model(null, "b")).Old;
        Faults(single, Two(Model(Bpmn.Times("3"), "b")).New, Begin(single)).ShouldBe(["other-repetition a"]);
    }

    [Fact]
    public void A_called_process_keeps_its_version_and_its_caller_moves()
    {
        var inner = new Bpmn("q").Start().User("a").End().Path("start a end").Build() with { Version = "7" };
        var asked = new List<string?>();
        var options = new AdvanceOptions { ResolveCalled = (_, version) => { asked.Add(version); return inner; } };
        Bpmn Model(string call, string called = "q") => new Bpmn().Start().Call(call, called).User("b").End().Path($"start {call} b end");
        var (old, next) = (Two(Model("one")).Old, Two(Model("two")).New);
        var state = Interpreter.Advance(old, null, new Trigger.Start(Play.Map([])), Play.T0, options).Instance;

        Mover.DryRun(old, Two(Model("one", "other")).New, state, null, Later, options).Faults.Single().Code.ShouldBe("other-process-called");
        asked.Clear();
        // The called process has a node 'a' too; a plan for one of the caller does not touch it.
        var moved = Mover.Move(old, next, state, Map("one", "two"), Later, options).Instance;

        asked.ShouldAllBe(v => v == "7");
        moved.CalledProcesses.Single().Version.ShouldBe("7");
        moved.Tasks.ShouldBe(state.Tasks);
        Interpreter.Advance(next, moved, new Trigger.CompleteTask(moved.Tasks[0].Id, Play.Map([])), Later, options).Instance.Tasks.Single().NodeId.ShouldBe("b");
    }

    [Fact]
    public void A_variable_that_only_the_new_version_reads_needs_a_value_or_a_word()
    {
        Bpmn Model(bool isNew) => new Bpmn().With(isNew ? Bpmn.Extensions(Bpmn.Own("variable", ("name", "urgent"), ("type", "boolean"))) : null)
            .Start().User("a").Exclusive("x").Users("b c").Path("start a x").Flow("x", "b", isNew ? "urgent" : "1 = 2").Default("x", "c");
        var (old, next) = (Two(Model(false)).Old, Two(Model(true)).New);
        var state = Begin(old);

        var fault = Mover.DryRun(old, next, state, null, Later).Faults.Single();
        (fault.Code, fault.Variable).ShouldBe(("variable-needed", "urgent"));
        MovePlan Given(object? value) => new() { Variables = new Dictionary<string, object?> { ["urgent"] = value } };
        Mover.Move(old, next, state, Given(null), Later).Instance.Variables.ContainsKey("urgent").ShouldBeFalse();
        var moved = Mover.Move(old, next, state, Given(true), Later).Instance;
        Interpreter.Advance(next, moved, new Trigger.CompleteTask(state.Tasks[0].Id, Play.Map([])), Later).Instance.Tasks.Single().NodeId.ShouldBe("b");
    }

    [Fact]
    public void An_inclusive_join_is_asked_again_after_the_move()
    {
        // In the new version what the rival does no longer leads to the join: the plan puts it on a step of its own.
        Bpmn Model() => new Bpmn().Start().Inclusive("split").Inclusive("join").Users("a b c").Users("d").End()
            .Flow("start", "split").Flow("split", "a", "true").Flow("split", "b", "true").Flow("split", "c", "false").Flow("a", "join").Flow("b", "join").Flow("c", "d").Path("join end");
        var (old, next) = Two(Model());
        var state = Begin(old);
        state = Interpreter.Advance(old, state, new Trigger.CompleteTask(state.Tasks.Single(t => t.NodeId == "a").Id, Play.Map([])), Later).Instance;
        state.ActiveNodes.ShouldContain("join");

        var moved = Mover.Move(old, next, state, Map("b", "c"), Later).Instance;

        moved.ActiveNodes.ShouldBe(["c"]);
    }

    [Fact]
    public void What_has_ended_or_runs_another_version_is_refused()
    {
        var (old, next) = Two(new Bpmn().Start().User("a").End().Path("start a end"));
        var state = Begin(old);
        var ended = Interpreter.Advance(old, state, new Trigger.CompleteTask(state.Tasks[0].Id, Play.Map([])), Later).Instance;

        Should.Throw<EngineException>(() => Mover.Move(old, next, ended, null, Later)).Code.ShouldBe("instance-ended");
        Should.Throw<EngineException>(() => Mover.Move(next, old, state, null, Later)).Code.ShouldBe("wrong-definition");
        Mover.DryRun(old, next, ended, null, Later).Faults.Single().Code.ShouldBe("instance-ended");
    }

    [Fact]
    public void A_new_timer_that_cannot_be_dated_is_a_fault_of_the_dry_run()
    {
        Bpmn Model(bool isNew) => isNew
            ? new Bpmn().Start().User("a").End().Boundary("late", "a", Bpmn.After("=limit")).User("b").Path("start a end").Path("late b")
            : new Bpmn().Start().User("a").End().Path("start a end");
        var (old, next) = (Two(Model(false)).Old, Two(Model(true)).New);

        var fault = Mover.DryRun(old, next, Begin(old), null, Later).Faults.Single();
        fault.Code.ShouldBe("bad-timer");
        fault.NodeId.ShouldBe("late");
    }

    [Fact]
    public void Differences_name_what_was_added_removed_and_changed()
    {
        var old = Two(new Bpmn().Start().Users("a b").End().Path("start a b end")).Old;
        var next = Two(new Bpmn().Start().User("a", new System.Xml.Linq.XAttribute(Bpmn.Cf + "role", "clerk")).User("c").End().Path("start a c end")).New;

        VersionDifference.Between(old, next).Select(d => $"{d.Kind} {d.Node.Id} {string.Join(' ', d.Aspects)}".Trim())
            .ShouldBe(["Changed a Roles Arrows", "Added c", "Removed b"]);
        VersionDifference.Between(old, Two(new Bpmn().Start().Users("a b").End().Path("start a b end")).New).ShouldBeEmpty();
    }

    private static (ProcessDefinition Old, ProcessDefinition New) Two(Bpmn model) => (model.Build() with { Version = "1" }, model.Build() with { Version = "2" });

    private static InstanceState Begin(ProcessDefinition definition) => Interpreter.Advance(definition, null, new Trigger.Start(Play.Map([])), Play.T0).Instance;

    private static MovePlan Map(string from, string to) => new() { Nodes = new Dictionary<string, string> { [from] = to } };

    private static string[] Faults(ProcessDefinition old, ProcessDefinition next, InstanceState state, MovePlan? plan = null)
    {
        var before = state.ToJson();
        var report = Mover.DryRun(old, next, state, plan, Later);
        report.Effects.ShouldBeEmpty();
        state.ToJson().ShouldBe(before);
        return [.. report.Faults.Select(f => $"{f.Code} {f.NodeId}")];
    }
}
