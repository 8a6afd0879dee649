using System.Diagnostics;
using CaseFlow.Engine.Model;
using CaseFlow.Engine.Runtime;
using CaseFlow.Engine.Tests.Support;
using Shouldly;
using Xunit;
using Xunit.Abstractions;

namespace CaseFlow.Engine.Tests.Properties;

/// <summary>
/// Random models with inclusive gateways, sub-processes, boundary events, ends that cancel and repeated activities, against the
/// token game on the XML. A few hundred models each; CASEFLOW_LONG=1 plays 20,000 and tells how far it is.
/// CASEFLOW_SEED=number plays one seed of it again.
/// </summary>
public class WorldProperties(ITestOutputHelper output)
{
    private const int MaxSteps = 15;
    private const int MaxOpen = 60;
    private static readonly bool IsLong = Environment.GetEnvironmentVariable("CASEFLOW_LONG") == "1";

    private enum Ending
    {
        Ended,
        Stuck,
        StillOpen,
        Looped,
        TooMany,
        Refused,
    }

    [Fact]
    public void Well_nested_models_play_like_the_token_game() => Many(seed => new ModelMaker(new Random(seed)), (maker, size) => maker.Nested(size), 40);

    [Fact]
    public void Any_model_plays_like_the_token_game() => Many(seed => new ModelMaker(new Random(seed)), (maker, size) => maker.Wild(size), 10);

    private void Many(Func<int, ModelMaker> maker, Func<ModelMaker, int, Bpmn> draw, int maxSize)
    {
        var only = Environment.GetEnvironmentVariable("CASEFLOW_SEED");
        var seeds = only is { Length: > 0 } ? [int.Parse(only, System.Globalization.CultureInfo.InvariantCulture)] : Enumerable.Range(1, IsLong ? 10_000 : 400);
        var endings = new Dictionary<Ending, int>();
        var steps = 0;
        var clock = Stopwatch.StartNew();
        foreach (var seed in seeds)
        {
            var size = 1 + (seed % maxSize);
            try
            {
                var (ending, taken) = Play(draw(maker(seed), size), seed);
                endings[ending] = endings.GetValueOrDefault(ending) + 1;
                steps += taken;
            }
            catch (Exception e) when (e is ShouldAssertException or InvalidOperationException or EngineException)
            {
                var (smallest, message) = Enumerable.Range(1, size).Select(s => (s, Failure(draw(maker(seed), s), seed))).FirstOrDefault(f => f.Item2 is not null, (size, e.Message));
                throw new InvalidOperationException($"seed {seed}, size {smallest} of {size}: {message}\n{draw(maker(seed), smallest).Xml()}", e);
            }
            if (IsLong && seed % 1_000 == 0)
            {
                Console.Error.WriteLine($"{seed} models, {steps} steps, {clock.Elapsed.TotalSeconds:0} s: {Tell(endings)}");
            }
        }
        output.WriteLine($"{steps} steps: {Tell(endings)}");
        if (only is null)
        {
            var played = endings.Where(e => e.Key is not (Ending.Refused or Ending.TooMany)).Sum(e => e.Value);
            played.ShouldBeGreaterThan(endings.Values.Sum() / 2, $"too few models were played: {Tell(endings)}");
            endings.GetValueOrDefault(Ending.Ended).ShouldBeGreaterThan(0);
        }
    }

    private static string Tell(Dictionary<Ending, int> endings) => string.Join(", ", endings.OrderBy(e => e.Key).Select(e => $"{e.Key} {e.Value}"));

    private static string? Failure(Bpmn model, int seed)
    {
        try
        {
            Play(model, seed);
            return null;
        }
        catch (Exception e) when (e is ShouldAssertException or InvalidOperationException or EngineException)
        {
            return e.Message;
        }
    }

    private static (Ending Ending, int Steps) Play(Bpmn model, int seed)
    {
        ProcessDefinition definition;
        try
        {
            definition = model.Build();
        }
        catch (ModelException)
        {
            // A graph the loader already knows to be wrong.
            return (Ending.Refused, 0);
        }
        var random = new Random(seed);
        var worlds = new Worlds(model.Xml());
        worlds.Start();
        InstanceState? state = null;
        var story = new List<string>();
        for (var step = 0; ; step++)
        {
            var trigger = state is null ? new Trigger.Start(Support.Play.Map([])) : Choose(state, worlds, random, story);
            var after = Advance(definition, state, trigger);
            if (worlds.IsTooMany)
            {
                return (Ending.TooMany, step);
            }
            if (after is null)
            {
                worlds.MayLoop.ShouldBeTrue($"after {string.Join(", ", story)}: the engine says endless loop, the token game rests at {worlds.Seen}");
                return (Ending.Looped, step);
            }
            if (!worlds.MayRest && worlds.MayLoop)
            {
                throw new InvalidOperationException($"after {string.Join(", ", story)}: the engine came to rest, the token game did not");
            }
            var seen = worlds.Seen;
            var look = Look(after);
            // Where one order loops and another rests, the engine may have taken an order that is not followed any more.
            worlds.Keep(look).ShouldBeTrue($"after {string.Join(", ", story)}: the engine shows '{look}', the token game '{seen}'");
            state = after;
            var open = state.Tasks.Count + state.Timers.Count + state.Subscriptions.Count;
            if (state.IsEnded || open == 0)
            {
                state.IsStuck.ShouldBe(!state.IsEnded);
                return (state.IsEnded ? Ending.Ended : Ending.Stuck, step);
            }
            if (step == MaxSteps || open > MaxOpen)
            {
                return (Ending.StillOpen, step);
            }
        }
    }

    private static string Look(InstanceState state) =>
        Worlds.Look(state.Tasks.Select(t => t.NodeId).Concat(state.Timers.Select(t => t.NodeId)).Concat(state.Subscriptions.Select(s => s.NodeId)), state.IsEnded);

    private static Trigger Choose(InstanceState state, Worlds worlds, Random random, List<string> story)
    {
        var number = random.Next(state.Tasks.Count + (random.Next(2) == 0 || state.Tasks.Count == 0 ? state.Timers.Count + state.Subscriptions.Count : 0));
        if (number < state.Tasks.Count)
        {
            story.Add(state.Tasks[number].NodeId);
            worlds.Complete(state.Tasks[number].NodeId);
            return new Trigger.CompleteTask(state.Tasks[number].Id, Support.Play.Map([]));
        }
        number -= state.Tasks.Count;
        if (number < state.Timers.Count)
        {
            story.Add(state.Timers[number].NodeId);
            worlds.Fire(state.Timers[number].NodeId);
            return new Trigger.FireTimer(state.Timers[number].Id);
        }
        var subscription = state.Subscriptions[number - state.Timers.Count];
        story.Add(subscription.NodeId);
        worlds.Fire(subscription.NodeId);
        return new Trigger.DeliverMessage(subscription.Name, Support.Play.Map([]), subscription.Id);
    }

    /// <summary>Null after an endless loop. A state that went through storage does exactly the same.</summary>
    private static InstanceState? Advance(ProcessDefinition definition, InstanceState? state, Trigger trigger)
    {
        var options = new AdvanceOptions { MaxMoves = 10_000 };
        try
        {
            var plain = Interpreter.Advance(definition, state, trigger, Support.Play.T0, options);
            var stored = Interpreter.Advance(definition, state is null ? null : InstanceState.FromJson(state.ToJson()), trigger, Support.Play.T0, options);
            stored.Instance.ToJson().ShouldBe(plain.Instance.ToJson());
            stored.Effects.Select(e => e.ToString()).ShouldBe(plain.Effects.Select(e => e.ToString()));
            return plain.Instance;
        }
        catch (EngineException e) when (e.Code == "endless-loop")
        {
            return null;
        }
    }
}
