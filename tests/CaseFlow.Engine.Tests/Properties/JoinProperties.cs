using System.Diagnostics.CodeAnalysis;
using CaseFlow.Engine.Model;
using CaseFlow.Engine.Tests.Support;
using FsCheck;
using FsCheck.Fluent;
using Shouldly;
using Xunit;

namespace CaseFlow.Engine.Tests.Properties;

/// <summary>The search for joins that wait for ever says what playing every run in every order says.</summary>
public class JoinProperties
{
    [Fact]
    public void Joins_are_refused_and_noticed_when_playing_every_run_says_so() =>
        Prop.ForAll(Gen.Choose(0, int.MaxValue - 1).ToArbitrary(), seed => Compare(GraphProperties.Draw(new Random(seed))))
            .Check(Config.QuickThrowOnFailure.WithMaxTest(1_000));

    /// <summary>True for a model refused for its joins; every other refusal is a failure.</summary>
    internal static bool IsRefused(Bpmn model, [NotNullWhen(false)] out ProcessDefinition? definition)
    {
        try
        {
            definition = model.Build();
            return false;
        }
        catch (ModelException e)
        {
            e.Faults.ShouldAllBe(f => f.Code == "join-deadlock");
            definition = null;
            return true;
        }
    }

    private static void Compare(Bpmn model)
    {
        var oracle = new JoinOracle(model.Xml());
        var dead = new List<string>();
        IReadOnlyList<ModelFault> notices = [];
        try
        {
            notices = BpmnModel.Load(model.Xml(), "random.bpmn").Notices;
        }
        catch (ModelException e)
        {
            dead = [.. e.Faults.Select(f => f.ElementId!)];
        }
        oracle.Fired.Intersect(dead).ShouldBeEmpty();
        if (!oracle.IsWhole || notices.Any(n => n.Code == "search-capped"))
        {
            return;
        }
        dead.Except(oracle.Reached).ShouldBeEmpty();
        if (dead.Count == 0)
        {
            notices.Where(n => n.Code == "join-may-deadlock").Select(n => n.ElementId).Order().ShouldBe(oracle.Stuck.Order());
        }
        if (!oracle.HasTrap)
        {
            dead.Order().ShouldBe(oracle.Reached.Except(oracle.Fired).Order());
        }
    }
}
