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

/// <summary>Random models full of boundary events, sub-processes, repetition and errors, with random triggers: whatever happens, no state is torn.</summary>
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
                e.Code.ShouldBeOneOf("uncaught-error", "endless-loop");
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
            new Trigger.SetVariables(none),
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
                    model.End(end, random.Next(8) switch { 0 => Bpmn.Terminate(), 1 => shared.Error("E1"), 2 => shared.Escalation("e0"), 3 => shared.Signal("s0"), _ => null });
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
            switch (random.Next(depth > 0 ? 8 : 6))
            {
                case 0:
                    model.Service(name, "work", times);
                    break;
                case 1:
                    model.Throw(name, random.Next(2) == 0 ? shared.Signal("s0") : shared.Escalation("e0"));
                    model.Flow(from, name);
                    return name;
                case 2:
                    model.Catch(name, random.Next(2) == 0 ? shared.Message("m0") : Bpmn.After("PT1H"));
                    model.Flow(from, name);
                    return name;
                case 6 or 7:
                    model.Sub(name, inner => Fill(inner.Start(name + "s"), name + "s", depth - 1), times);
                    break;
                default:
                    model.User(name, times);
                    break;
            }
            model.Flow(from, name);
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

        private System.Xml.Linq.XElement Event(bool mayBeError) => random.Next(mayBeError ? 5 : 4) switch
        {
            0 => shared.Message("m0"),
            1 => shared.Signal("s0"),
            2 => shared.Escalation("e0"),
            3 => Bpmn.After("PT2H"),
            _ => shared.Error("E1"),
        };

        private string Name(string kind) => kind + (++next).ToString(CultureInfo.InvariantCulture);
    }
}
