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
        AdvanceOptions? options = null) => throw new NotImplementedException();
}
