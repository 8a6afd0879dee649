using System.Globalization;
using CaseFlow.Engine.Model;
using CaseFlow.Engine.Runtime;
using CaseFlow.Engine.Tests.Support;
using FsCheck;
using FsCheck.Fluent;
using Shouldly;
using Xunit;

namespace CaseFlow.Engine.Tests.Properties;

/// <summary>Any graph, also the foolish ones: loops, joins that never fill, tokens that multiply.</summary>
public class GraphProperties
{
    [Fact]
    public void Any_graph_plays_like_the_token_game() =>
        Prop.ForAll(Gen.Choose(0, int.MaxValue - 1).ToArbitrary(), seed => Compare(new Random(seed)))
            .Check(Config.QuickThrowOnFailure.WithMaxTest(1_500));

    private static void Compare(Random random)
    {
        if (JoinProperties.IsRefused(Draw(new Random(random.Next())), out var definition))
        {
            return;
        }
        var game = new TokenGame(definition);
        var rests = game.Start();
        var state = Try(definition, null, new Trigger.Start(Play.Map([])), rests, game);
        for (var step = 0; step < 15 && state is { IsEnded: false, IsStuck: false }; step++)
        {
            state.Tasks.Select(t => t.NodeId).Order().ShouldBe(game.Open);
            var task = state.Tasks[random.Next(state.Tasks.Count)];
            rests = game.Complete(task.NodeId);
            state = Try(definition, state, new Trigger.CompleteTask(task.Id, Play.Map([])), rests, game);
        }
        if (state is { IsEnded: true } or { IsStuck: true })
        {
            game.Open.ShouldBeEmpty();
            game.HasTokens.ShouldBe(state.IsStuck);
        }
    }

    /// <summary>Null after an error, which must be the one the token game explains.</summary>
    private static InstanceState? Try(ProcessDefinition definition, InstanceState? state, Trigger trigger, bool rests, TokenGame game)
    {
        try
        {
            var result = Interpreter.Advance(definition, state, trigger, Play.T0, new AdvanceOptions { MaxMoves = 8_000 });
            rests.ShouldBeTrue("the engine came to rest, the token game did not");
            return result.Instance;
        }
        catch (EngineException e) when (e.Code == "endless-loop")
        {
            rests.ShouldBeFalse(e.Message);
        }
        return null;
    }

    internal static Bpmn Draw(Random random)
    {
        var model = new Bpmn().Start("n0").End("end");
        var count = random.Next(3, 9);
        var kinds = new string[count];
        for (var i = 1; i < count; i++)
        {
            kinds[i] = random.Next(6) switch { 0 or 1 or 2 => "userTask", 3 => "exclusiveGateway", 4 => "parallelGateway", _ => "manualTask" };
            model.Add(kinds[i], Name(i));
        }
        model.Flow("n0", Name(random.Next(1, count)));
        for (var i = 1; i < count; i++)
        {
            for (var arrows = random.Next(1, kinds[i] is "exclusiveGateway" or "parallelGateway" ? 4 : 2); arrows > 0; arrows--)
            {
                var target = random.Next(1, count + 2);
                var isLast = arrows == 1;
                model.Flow(Name(i), target >= count ? "end" : Name(target), kinds[i] != "exclusiveGateway" ? null : isLast || random.Next(2) == 0 ? "true" : "false");
            }
        }
        return model;
    }

    private static string Name(int i) => "n" + i.ToString(CultureInfo.InvariantCulture);
}
