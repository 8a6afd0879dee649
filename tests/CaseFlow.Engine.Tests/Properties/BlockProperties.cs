using CaseFlow.Engine.Model;
using CaseFlow.Engine.Runtime;
using CaseFlow.Engine.Tests.Support;
using FsCheck;
using FsCheck.Fluent;
using Shouldly;
using Xunit;

namespace CaseFlow.Engine.Tests.Properties;

public class BlockProperties
{
    private static readonly Config Many = Config.QuickThrowOnFailure.WithMaxTest(400).WithEndSize(100);

    private static readonly Arbitrary<(Block, int)> BlocksAndSeeds =
        Gen.Sized(size => Block.Any(Math.Max(4, size)).Zip(Gen.Choose(0, int.MaxValue - 1), (b, s) => (b, s))).ToArbitrary();

    [Fact]
    public void Well_nested_models_open_the_tasks_they_should() =>
        Prop.ForAll(BlocksAndSeeds, sample => Compare(sample.Item1, new Random(sample.Item2))).Check(Many);

    [Fact]
    public void Stopping_storing_and_resuming_after_every_step_changes_nothing() =>
        Prop.ForAll(BlocksAndSeeds, sample =>
        {
            var definition = new BlockDrawing().Draw(sample.Item1).Build();
            Run(definition, sample.Item2, s => s).ShouldBe(Run(definition, sample.Item2, s => InstanceState.FromJson(s.ToJson())));
        }).Check(Many);

    private static void Compare(Block block, Random random)
    {
        var drawing = new BlockDrawing();
        var definition = drawing.Draw(block).Build();
        var rest = Rest.Of(block, drawing.Names);
        var state = Settle(definition, Advance(definition, null, new Trigger.Start(Play.Map([]))), []);
        while (true)
        {
            state.Tasks.Select(t => t.NodeId).Order().ShouldBe(rest.Open().Order());
            state.IsEnded.ShouldBe(rest.IsDone);
            if (state.IsEnded)
            {
                return;
            }
            var task = state.Tasks[random.Next(state.Tasks.Count)];
            rest = rest.Complete(task.NodeId);
            state = Settle(definition, Advance(definition, state, new Trigger.CompleteTask(task.Id, Play.Map([]))), []);
        }
    }

    private static string Run(ProcessDefinition definition, int seed, Func<InstanceState, InstanceState> store)
    {
        var random = new Random(seed);
        var story = new List<string>();
        var state = Settle(definition, Advance(definition, null, new Trigger.Start(Play.Map([]))), story, store);
        while (!state.IsEnded)
        {
            var task = state.Tasks[random.Next(state.Tasks.Count)];
            state = Settle(definition, Advance(definition, store(state), new Trigger.CompleteTask(task.Id, Play.Map([]))), story, store);
        }
        story.Add(state.ToJson());
        return string.Join('\n', story);
    }

    /// <summary>Handlers only count how often a loop was run.</summary>
    private static InstanceState Settle(ProcessDefinition definition, AdvanceResult result, List<string> story, Func<InstanceState, InstanceState>? store = null)
    {
        story.AddRange(result.Effects.Select(e => e.ToString()!));
        while (result.Instance.Jobs.Count > 0)
        {
            var state = store is null ? result.Instance : store(result.Instance);
            var job = state.Jobs[0];
            var count = state.Variables.GetValueOrDefault(job.NodeId) as decimal? ?? 0;
            result = Advance(definition, state, new Trigger.CompleteService(job.Id, Play.Map([(job.NodeId, count + 1)])));
            story.AddRange(result.Effects.Select(e => e.ToString()!));
        }
        return result.Instance;
    }

    private static AdvanceResult Advance(ProcessDefinition definition, InstanceState? state, Trigger trigger) =>
        Interpreter.Advance(definition, state, trigger, Play.T0);
}
