using System.Globalization;
using System.Text.Json.Nodes;
using CaseFlow.Engine.Model;
using CaseFlow.Engine.Runtime;
using CaseFlow.Engine.Tests.Support;
using FsCheck;
using FsCheck.Fluent;
using Shouldly;
using Xunit;

namespace CaseFlow.Engine.Tests.Properties;

/// <summary>Random models full of boundary events, sub-processes, repetition, errors and undoing, with random triggers: whatever happens, no state is torn.</summary>
public class EventfulProperties
{
    [Fact]
    public void No_trigger_ever_tears_the_state() =>
        Prop.ForAll(Gen.Choose(0, int.MaxValue - 1).ToArbitrary(), seed => Play(new Random(seed))).Check(Config.QuickThrowOnFailure.WithMaxTest(600));

    internal static Bpmn Draw(Random random)
    {
        var model = new Bpmn();
        var root = new Drawer(random, model);
        model.Start().Throw("unused", model.Message("m0")).Throw("unused2", model.Signal("s0")).Throw("unused3", model.Escalation("e0"));
        root.Fill(model, "start", 3);
        return model;
    }

    private static void Play(Random random)
    {
        var definition = Draw(random).Build();
        InstanceState? state = null;
        for (var step = 0; step < 25 && state is not { IsEnded: true } and not { IsStuck: true }; step++)
        {
            var trigger = state is null ? new Trigger.Start(Support.Play.Map([])) : Choose(state, random);
            try
            {
                var result = Interpreter.Advance(definition, state, trigger, Support.Play.T0, new AdvanceOptions { MaxMoves = 500 });
                Consistent(result.Instance, result.Effects, state);
                state = result.Instance;
            }
            catch (EngineException e)
            {
                // Only what such a model may do; and then nothing has changed.
                e.Code.ShouldBeOneOf("uncaught-error", "endless-loop", "ad-hoc-done");
                if (state is null)
                {
                    return;
                }
            }
        }
    }

    internal static Trigger Choose(InstanceState state, Random random)
    {
        var none = Support.Play.Map([]);
        List<Trigger> all =
        [
            .. state.Tasks.Select(t => new Trigger.CompleteTask(t.Id, none)),
            .. state.Timers.Select(t => new Trigger.FireTimer(t.Id)),
            .. state.Subscriptions.Select(Trigger (s) => s.IsSignal ? new Trigger.BroadcastSignal(s.Name, none) : new Trigger.DeliverMessage(s.Name, none, s.Id)),
            .. state.Jobs.SelectMany(IEnumerable<Trigger> (j) => [new Trigger.CompleteService(j.Id, none), new Trigger.FailService(j.Id, "E1", "x"), new Trigger.FailService(j.Id, "E2", "x")]),
            .. state.AdHocs.SelectMany(IEnumerable<Trigger> (a) => [new Trigger.StartActivity(a.Id, a.NodeId + "w", none), new Trigger.StartActivity(a.Id, a.NodeId + "v", none)]),
            .. state.CalledProcesses.Select(c => new Trigger.CancelCalled(c.CallId, "x")),
            new Trigger.SetVariables(none),
            new Trigger.SetVariables(Support.Play.Map([("n", random.Next(4))])),
        ];
        return all[random.Next(all.Count)];
    }

    private static void Consistent(InstanceState state, IReadOnlyList<Effect> effects, InstanceState? before)
    {
        var json = JsonNode.Parse(state.ToJson())!;
        InstanceState.FromJson(state.ToJson()).ToJson().ShouldBe(state.ToJson());
        var scopes = List(json, "scopes").ToDictionary(s => (int)s["id"]!);
        var tokens = List(json, "tokens").ToDictionary(t => (int)t["id"]!);
        var waits = new[] { "tasks", "jobs", "timers", "events" }.SelectMany(name => List(json, name)).ToArray();
        foreach (var item in waits)
        {
            (item["token"] is null || tokens.ContainsKey((int)item["token"]!)).ShouldBeTrue($"{item} has no token");
            (item["scope"] is null || scopes.ContainsKey((int)item["scope"]!)).ShouldBeTrue($"{item} has no scope");
        }
        foreach (var token in tokens.Values)
        {
            scopes.ShouldContainKey((int)token["scope"]!);
            var hasReason = token["joining"] is not null
                || waits.Any(w => (int?)w["token"] == (int)token["id"]!)
                || scopes.Values.Any(s => (int?)s["token"] == (int)token["id"]!);
            hasReason.ShouldBeTrue($"{token} waits for nothing");
        }
        foreach (var scope in scopes.Values.Where(s => s["parent"] is not null))
        {
            scopes.ShouldContainKey((int)scope["parent"]!);
            (scope["token"] is null || tokens.ContainsKey((int)scope["token"]!)).ShouldBeTrue($"{scope} has no token");
        }
        foreach (var done in List(json, "completed"))
        {
            scopes.ShouldContainKey((int)done["scope"]!, $"{done} has no scope");
        }
        (tokens.Count == 0).ShouldBe(state.IsEnded);
        Balanced(state.Tasks.Select(t => t.Id), before?.Tasks.Select(t => t.Id), effects, e => (e as Effect.TaskOpened)?.TaskId, e => (e as Effect.TaskCompleted)?.TaskId ?? (e as Effect.TaskCancelled)?.TaskId);
        Balanced(state.Timers.Select(t => t.Id), before?.Timers.Select(t => t.Id), effects, e => (e as Effect.TimerScheduled)?.TimerId, e => (e as Effect.TimerFired)?.TimerId ?? (e as Effect.TimerCancelled)?.TimerId);
        Balanced(
            state.Subscriptions.Select(t => t.Id), before?.Subscriptions.Select(t => t.Id), effects,
            e => (e as Effect.MessageSubscribed)?.SubscriptionId ?? (e as Effect.SignalSubscribed)?.SubscriptionId,
            e => (e as Effect.MessageUnsubscribed)?.SubscriptionId ?? (e as Effect.SignalUnsubscribed)?.SubscriptionId);
    }

    /// <summary>A host that keeps rows by the effects alone has the same rows as the state.</summary>
    private static void Balanced(IEnumerable<string> now, IEnumerable<string>? before, IReadOnlyList<Effect> effects, Func<Effect, string?> opened, Func<Effect, string?> closed)
    {
        var rows = new List<string>(before ?? []);
        foreach (var effect in effects)
        {
            if (opened(effect) is { } added)
            {
                rows.Add(added);
            }
            if (closed(effect) is { } gone)
            {
                rows.Remove(gone).ShouldBeTrue($"{gone} was closed but not open");
            }
        }
        rows.Order().ShouldBe(now.Order());
    }

    private static IEnumerable<JsonObject> List(JsonNode json, string name) => (json[name] as JsonArray ?? []).Select(i => i!.AsObject());

    /// <summary>Draws paths of random nodes, most of them with something on the border.</summary>
    private sealed class Drawer(Random random, Bpmn shared)
    {
        private int next;

        public void Fill(Bpmn model, string from, int depth)
        {
            for (var path = random.Next(1, 3); path > 0; path--)
            {
                var last = from;
                for (var length = random.Next(1, 4); length > 0; length--)
                {
                    last = Node(model, last, depth);
                }
                if (random.Next(2) == 0)
                {
                    var end = Name("end");
                    model.End(end, random.Next(10) switch { 0 => Bpmn.Terminate(), 1 => shared.Error("E1"), 2 => shared.Escalation("e0"), 3 => shared.Signal("s0"), 4 => Bpmn.Compensate(), _ => null });
                    model.Flow(last, end);
                }
            }
            if (random.Next(4) == 0)
            {
                model.EventSub(Name("handler"), inner => Fill(inner.Start(Name("e"), Event(false), random.Next(2) == 0), "e" + next.ToString(CultureInfo.InvariantCulture), depth - 1));
            }
        }

        private string Node(Bpmn model, string from, int depth)
        {
            var name = Name("n");
            object?[] times = random.Next(5) == 0 ? [Bpmn.Times("2", random.Next(2) == 0)] : [];
            switch (random.Next(depth > 0 ? 10 : 6))
            {
                case 0:
                    model.Service(name, "work", times);
                    break;
                case 1:
                    model.Throw(name, random.Next(3) switch { 0 => shared.Signal("s0"), 1 => shared.Escalation("e0"), _ => Bpmn.Compensate() });
                    model.Flow(from, name);
                    return name;
                case 2:
                    model.Catch(name, random.Next(3) switch { 0 => shared.Message("m0"), 1 => Bpmn.After("PT1H"), _ => Bpmn.When("n = 1") });
                    model.Flow(from, name);
                    return name;
                case 6 or 7:
                    model.Sub(name, inner => Fill(inner.Start(name + "s"), name + "s", depth - 1), times);
                    break;
                case 8:
                    model.Transaction(name, inner => { Fill(inner.Start(name + "s"), name + "s", depth - 1); inner.User(name + "c").End(name + "x", Bpmn.Cancel()).Path($"{name}s {name}c {name}x"); }, times)
                        .Boundary(name + "b", name, Bpmn.Cancel()).User(name + "a").Path($"{name}b {name}a");
                    break;
                case 9:
                    model.AdHoc(name, "n = 2", inner => inner.Users($"{name}v {name}w").Undo(name + "u", name + "v"), [.. times, random.Next(2) == 0 ? new System.Xml.Linq.XAttribute("cancelRemainingInstances", "false") : null]);
                    break;
                default:
                    model.User(name, [.. times, random.Next(6) == 0 ? new System.Xml.Linq.XAttribute(System.Xml.Linq.XNamespace.Get("http://flowable.org/bpmn") + "async", "true") : null]);
                    break;
            }
            model.Flow(from, name);
            if (random.Next(4) == 0)
            {
                model.Undo("u" + name, name);
            }
            if (random.Next(2) == 0)
            {
                var border = Name("b");
                var definition = Event(true);
                model.Boundary(border, name, definition, definition.Name.LocalName.StartsWith("error", StringComparison.Ordinal) || random.Next(2) == 0);
                var after = Name("n");
                model.User(after).Flow(border, after);
            }
            return name;
        }

        private System.Xml.Linq.XElement Event(bool mayBeError) => random.Next(mayBeError ? 6 : 5) switch
        {
            0 => shared.Message("m0"),
            1 => shared.Signal("s0"),
            2 => shared.Escalation("e0"),
            3 => Bpmn.After("PT2H"),
            4 => Bpmn.When("n = 3"),
            _ => shared.Error("E1"),
        };

        private string Name(string kind) => kind + (++next).ToString(CultureInfo.InvariantCulture);
    }
}
