using CaseFlow.Engine.Model;

namespace CaseFlow.Engine.Runtime;

/// <summary>The interpreter: a pure function from state and trigger to a new state and effects.</summary>
public static class Interpreter
{
    /// <summary>Applies one trigger and runs until every token waits.</summary>
    /// <param name="definition">The process, in the version the instance was started with.</param>
    /// <param name="instance">The state; null with the triggers that start one.</param>
    /// <param name="trigger">What happens.</param>
    /// <param name="now">The clock.</param>
    /// <param name="options">The rest; null for the defaults.</param>
    /// <exception cref="EngineException">The trigger does not fit, or the run cannot go on; nothing has changed.</exception>
    public static AdvanceResult Advance(
        ProcessDefinition definition,
        InstanceState? instance,
        Trigger trigger,
        DateTimeOffset now,
        AdvanceOptions? options = null)
    {
        var starts = trigger is Trigger.Start or Trigger.StartByMessage or Trigger.StartByCondition or Trigger.StartAt;
        if (starts != instance is null)
        {
            throw starts
                ? new EngineException("instance-exists", "A start needs a new instance, not one that runs already.")
                : new EngineException("instance-needed", $"The trigger {trigger.GetType().Name} needs an instance.");
        }
        if (instance is { IsEnded: true })
        {
            throw new EngineException("instance-ended", $"The instance of {instance.DefinitionId} has ended.");
        }
        if (instance is not null && (instance.DefinitionId != definition.Id || instance.Version != definition.Version))
        {
            throw new EngineException("wrong-definition", $"The instance runs {instance.DefinitionId} version '{instance.Version}', not {definition.Id} version '{definition.Version}'.");
        }
        var run = new Run(definition, instance, now, options ?? new AdvanceOptions());
        run.Apply(trigger);
        run.RunToRest();
        return new AdvanceResult(run.Freeze(), run.Effects);
    }
}
