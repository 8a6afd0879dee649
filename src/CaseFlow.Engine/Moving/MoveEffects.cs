using CaseFlow.Engine.Model;

namespace CaseFlow.Engine.Runtime;

public abstract partial record Effect
{
    /// <summary>By a move to another version a token waits at another node; it did not leave and enter.</summary>
    public sealed record NodeMoved(string FromNodeId, string NodeId, string ProcessId) : Effect;

    /// <summary>By a move to another version an open task is another task now, or the same one with another name, role, form, deadline or outcome. It keeps its id; <paramref name="Now"/> tells what it is.</summary>
    public sealed record TaskMoved(string FromNodeId, TaskOpened Now) : Effect;

    /// <summary>By a move to another version open work of a handler is for another node, handler or parameters. It keeps its id.</summary>
    public sealed record ServiceMoved(string JobId, string FromNodeId, string ProcessId, ServiceTaskNode Node) : Effect;
}
