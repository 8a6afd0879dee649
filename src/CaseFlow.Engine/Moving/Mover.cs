using CaseFlow.Engine.Model;
using CaseFlow.Engine.Runtime;

namespace CaseFlow.Engine.Moving;

/// <summary>
/// Moves a running instance to another version of its process: a pure function, like <see cref="Interpreter"/>.
/// Open tasks, timers and jobs keep their ids, timers their due dates, repetitions their counters, called processes their version.
/// Events that only the new version has begin to wait at the move; events that only the old one had stop waiting; what has happened never happens again.
/// </summary>
public static class Mover
{
    private static readonly IReadOnlyList<IMoveRule> Rules =
    [
        new PlanRule(), new RemovedNodeRule(), new SameKindRule(), new SameScopeRule(), new WaitingGatewayRule(),
        new FiredTimerRule(), new RepetitionRule(), new CalledProcessRule(), new VariableRule(), new UndoingRule(),
    ];

    /// <summary>Moves the instance.</summary>
    /// <param name="old">The process in the version the instance runs.</param>
    /// <param name="next">The process in the version it goes to.</param>
    /// <param name="instance">The state.</param>
    /// <param name="plan">What takes the place of what; null for <see cref="MovePlan.Identity"/>.</param>
    /// <param name="now">The clock, from which new timers count.</param>
    /// <param name="options">The rest; null for the defaults.</param>
    /// <returns>The state in the new version, and what the host has to record: nothing when both versions say the same.</returns>
    /// <exception cref="MoveRefusedException">The plan does not fit the instance; nothing has changed.</exception>
    /// <exception cref="EngineException">The instance has ended or is of another version (<c>instance-ended</c>, <c>wrong-definition</c>), or an expression of the new version fails.</exception>
    public static AdvanceResult Move(
        ProcessDefinition old,
        ProcessDefinition next,
        InstanceState instance,
        MovePlan? plan,
        DateTimeOffset now,
        AdvanceOptions? options = null)
    {
        if (instance.IsEnded)
        {
            throw new EngineException("instance-ended", $"The instance of {instance.DefinitionId} has ended; only a running one can be moved.");
        }
        if (instance.DefinitionId != old.Id || instance.Version != old.Version || next.Id != old.Id)
        {
            throw new EngineException("wrong-definition", $"The instance runs {instance.DefinitionId} version '{instance.Version}'; it cannot go from {old.Id} version '{old.Version}' to {next.Id} version '{next.Version}'.");
        }
        var context = new MoveContext(old, next, instance, plan ?? MovePlan.Identity);
        var faults = Rules.SelectMany(r => r.Check(context)).Distinct().ToArray();
        if (faults.Length > 0)
        {
            throw new MoveRefusedException(faults);
        }
        var run = new Run(next, context.Moved(), now, options ?? new AdvanceOptions());
        run.MoveBy(context);
        run.RunToRest();
        return new AdvanceResult(run.Freeze(), run.Effects);
    }

    /// <summary>Tells what <see cref="Move"/> would do, with every reason for which it would refuse.</summary>
    public static MoveReport DryRun(
        ProcessDefinition old,
        ProcessDefinition next,
        InstanceState instance,
        MovePlan? plan,
        DateTimeOffset now,
        AdvanceOptions? options = null)
    {
        try
        {
            return new MoveReport([], Move(old, next, instance, plan, now, options).Effects);
        }
        catch (MoveRefusedException e)
        {
            return new MoveReport(e.Faults, []);
        }
        catch (EngineException e)
        {
            return new MoveReport([new MoveFault(e.Code, e.NodeId, e.Message, "Repair the new version, or leave this instance on its own.")], []);
        }
    }
}
