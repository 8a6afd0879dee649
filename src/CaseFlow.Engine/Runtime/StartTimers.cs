using CaseFlow.Engine.Model;

namespace CaseFlow.Engine.Runtime;

/// <summary>When the timer start events of a process are due: the host keeps these, since there is no instance yet.</summary>
public static class StartTimers
{
    /// <summary>The next moment a timer start event is due.</summary>
    /// <param name="definition">The process.</param>
    /// <param name="start">One of its start events.</param>
    /// <param name="since">Moment the definition was taken into use.</param>
    /// <param name="fired">How often the event was started already.</param>
    /// <param name="options">Zone and facts; null for the defaults.</param>
    /// <returns>The moment; null when it will not be due again, or is no timer.</returns>
    /// <exception cref="EngineException">An expression in the timer fails.</exception>
    public static DateTimeOffset? Due(ProcessDefinition definition, StartEventNode start, DateTimeOffset since, int fired = 0, AdvanceOptions? options = null)
    {
        if (start.Definition is not TimerDefinition timer)
        {
            return null;
        }
        var run = new Run(definition, null, since, options ?? new AdvanceOptions());
        var (due, repeats) = run.StartDue(start, timer);
        if (fired >= (repeats ?? int.MaxValue))
        {
            return null;
        }
        return fired == 0 ? due : run.Later(start, timer, due, fired);
    }
}
