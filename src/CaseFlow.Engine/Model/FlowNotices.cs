namespace CaseFlow.Engine.Model;

/// <summary>What is no mistake for the engine but most likely one of the modeller.</summary>
internal static class FlowNotices
{
    public static void Check(IReadOnlyList<Node> nodes, Faults faults)
    {
        var reached = Reached(nodes);
        foreach (var node in nodes)
        {
            if (!reached.Contains(node))
            {
                faults.Notice("unreachable", node, $"no way leads to {node}", "draw an arrow to it, or take it out");
            }
            if (node.Kind is NodeKind.ExclusiveGateway or NodeKind.InclusiveGateway && node.Outgoing.Count > 1 && node.Outgoing.All(f => f.Condition is not null && !f.IsDefault))
            {
                faults.Notice("no-default", node, $"{node} has no default: when no condition holds, the act fails", "make one of its arrows the default");
            }
            foreach (var flow in node.Outgoing.Where(f => f.Condition is not null && node.Kind is NodeKind.ParallelGateway or NodeKind.EventBasedGateway))
            {
                faults.Notice("condition-ignored", node, $"the condition on arrow {flow.Id} is never looked at", "take it away, or use an inclusive gateway");
            }
        }
    }

    private static HashSet<Node> Reached(IReadOnlyList<Node> nodes)
    {
        var reached = new HashSet<Node>();
        var open = new Queue<Node>(nodes.GroupBy(n => n.Parent).SelectMany(g => g.OfType<StartEventNode>().Any()
            ? g.Where(n => n is StartEventNode or SubProcessNode { Kind: NodeKind.EventSubProcess })
            : g.Where(n => n.Incoming.Count == 0 && n is not (BoundaryEventNode or CatchEventNode { Definition: LinkDefinition } or ActivityNode { IsForCompensation: true }))));
        while (open.TryDequeue(out var node))
        {
            if (!reached.Add(node))
            {
                continue;
            }
            IEnumerable<Node> next = node switch
            {
                ThrowEventNode { Definition: LinkDefinition link } => nodes.Where(n => n.Parent == node.Parent && n is CatchEventNode { Definition: LinkDefinition other } && other.Name == link.Name),
                ActivityNode activity => activity.BoundaryEvents.Cast<Node>().Concat(node.Outgoing.Select(f => f.Target)),
                BoundaryEventNode { Handler: { } handler } => [handler],
                _ => node.Outgoing.Select(f => f.Target),
            };
            foreach (var other in next)
            {
                open.Enqueue(other);
            }
        }
        return reached;
    }
}
