using System.Xml.Linq;
using CaseFlow.Engine.Model;
using CaseFlow.Engine.Moving;
using CaseFlow.Engine.Runtime;
using CaseFlow.Engine.Tests.Properties;
using CaseFlow.Engine.Tests.Support;
using FsCheck;
using FsCheck.Fluent;
using Shouldly;
using Xunit;

namespace CaseFlow.Engine.Tests.Moving;

/// <summary>Random models, moved at a random moment.</summary>
public class MoveProperties
{
    private static readonly Config Many = Config.QuickThrowOnFailure.WithMaxTest(300).WithEndSize(100);

    private static readonly Arbitrary<(Block, int)> BlocksAndSeeds =
        Gen.Sized(size => Block.Any(Math.Max(4, size)).Zip(Gen.Choose(0, int.MaxValue - 1), (b, s) => (b, s))).ToArbitrary();

    [Fact]
    public void Moving_to_the_same_model_changes_nothing_whatever_waits() =>
        Prop.ForAll(Gen.Choose(0, int.MaxValue - 1).ToArbitrary(), seed =>
        {
            var random = new Random(seed);
            var model = EventfulProperties.Draw(random);
            var (old, next) = (model.Build() with { Version = "1" }, Renamed(model.Xml()) with { Version = "2" });
            InstanceState? state = null;
            for (var step = 0; step < 15 && state is not { IsEnded: true } and not { IsStuck: true }; step++)
            {
                try
                {
                    state = Interpreter.Advance(old, state, state is null ? new Trigger.Start(Play.Map([])) : EventfulProperties.Choose(state, random), Play.T0, new AdvanceOptions { MaxMoves = 500 }).Instance;
                }
                catch (EngineException e) when (e.Code is "uncaught-error" or "endless-loop" or "ad-hoc-done")
                {
                }
                if (state is { IsEnded: false, IsStuck: false })
                {
                    var moved = Mover.Move(old, next, state, null, Play.T0.AddDays(1));
                    moved.Effects.ShouldBeEmpty();
                    moved.Instance.ToJson().ShouldBe(state.ToJson().Replace("\"version\":\"1\"", "\"version\":\"2\""));
                }
            }
        }).Check(Config.QuickThrowOnFailure.WithMaxTest(400));

    [Fact]
    public void A_step_or_an_event_added_elsewhere_does_not_change_what_else_is_done() =>
        Prop.ForAll(BlocksAndSeeds, sample =>
        {
            var model = new BlockDrawing().Draw(sample.Item1);
            var old = model.Build() with { Version = "1" };
            var next = Added(model.Xml(), new Random(sample.Item2)) with { Version = "2" };
            var stays = Work(old, null, sample.Item2, moveAfter: -1);
            var moves = Work(old, next, sample.Item2, moveAfter: new Random(sample.Item2).Next(stays.Count + 1));
            moves.Where(t => t != "extra").Order().ShouldBe(stays.Order());
        }).Check(Many);

    /// <summary>All tasks in the order in which they were done; an added one is done at once.</summary>
    private static List<string> Work(ProcessDefinition definition, ProcessDefinition? next, int seed, int moveAfter)
    {
        var random = new Random(seed);
        var done = new List<string>();
        var state = Settle(definition, Interpreter.Advance(definition, null, new Trigger.Start(Play.Map([])), Play.T0).Instance);
        while (!state.IsEnded)
        {
            if (next is not null && definition != next && done.Count >= moveAfter)
            {
                var before = state;
                state = Mover.Move(definition, next, state, null, Play.T0).Instance;
                state.Tasks.ShouldBe(before.Tasks);
                definition = next;
            }
            var tasks = state.Tasks.Where(t => t.NodeId == "extra").DefaultIfEmpty(state.Tasks[random.Next(state.Tasks.Count)]).First();
            done.Add(tasks.NodeId);
            state = Settle(definition, Interpreter.Advance(definition, state, new Trigger.CompleteTask(tasks.Id, Play.Map([])), Play.T0).Instance);
            state = InstanceState.FromJson(state.ToJson());
        }
        return done;
    }

    private static InstanceState Settle(ProcessDefinition definition, InstanceState state)
    {
        while (state.Jobs.Count > 0)
        {
            var job = state.Jobs[0];
            var count = state.Variables.GetValueOrDefault(job.NodeId) as decimal? ?? 0;
            state = Interpreter.Advance(definition, state, new Trigger.CompleteService(job.Id, Play.Map([(job.NodeId, count + 1)])), Play.T0).Instance;
        }
        return state;
    }

    /// <summary>The same model as another tool would save it: other white space, another order of attributes, another name of the file.</summary>
    private static ProcessDefinition Renamed(string xml)
    {
        var document = XDocument.Parse(xml);
        foreach (var element in document.Descendants())
        {
            element.ReplaceAttributes(element.Attributes().Reverse().ToArray());
        }
        return BpmnModel.Load(document.ToString(SaveOptions.DisableFormatting), "renamed.bpmn").Processes[0];
    }

    /// <summary>The model with one more step on some arrow without a condition, or with a timer on the border of some task that never fires here.</summary>
    private static ProcessDefinition Added(string xml, Random random)
    {
        var document = XDocument.Parse(xml);
        if (random.Next(2) == 0)
        {
            var defaults = document.Descendants().Attributes("default").Select(a => a.Value).ToHashSet();
            var arrows = document.Descendants(Bpmn.Ns + "sequenceFlow").Where(f => !f.HasElements && !defaults.Contains(f.Attribute("id")!.Value)).ToList();
            var arrow = arrows[random.Next(arrows.Count)];
            // The arrow keeps its id where it ends: a join may be waiting for it.
            var from = arrow.Attribute("sourceRef")!.Value;
            arrow.SetAttributeValue("sourceRef", "extra");
            arrow.AddBeforeSelf(
                new XElement(Bpmn.Ns + "userTask", new XAttribute("id", "extra")),
                new XElement(Bpmn.Ns + "sequenceFlow", new XAttribute("id", "to-extra"), new XAttribute("sourceRef", from), new XAttribute("targetRef", "extra")));
        }
        else
        {
            var tasks = document.Descendants(Bpmn.Ns + "userTask").ToList();
            var task = tasks[random.Next(tasks.Count)];
            task.AddAfterSelf(
                new XElement(Bpmn.Ns + "boundaryEvent", new XAttribute("id", "late"), new XAttribute("attachedToRef", task.Attribute("id")!.Value), Bpmn.After("P1D")),
                new XElement(Bpmn.Ns + "userTask", new XAttribute("id", "extra")),
                new XElement(Bpmn.Ns + "sequenceFlow", new XAttribute("id", "to-extra"), new XAttribute("sourceRef", "late"), new XAttribute("targetRef", "extra")));
        }
        return BpmnModel.Load(document.ToString(), "added.bpmn").Processes[0];
    }
}
