namespace CaseFlow.Engine.Model;

/// <summary>Works out, once per model, from where a token can reach the arrows into an inclusive join.</summary>
internal static class Reachability
{
    public static void Fill(IReadOnlyList<Node> nodes)
    {
        foreach (var join in nodes.OfType<GatewayNode>().Where(g => g.Kind == NodeKind.InclusiveGateway && g.Incoming.Count > 1))
        {
            join.Upstream = join.Incoming.ToDictionary(f => f, f => Before(f, join, nodes));
        }
    }

    /// <summary>All nodes with a path to the arrow that does not pass the join itself.</summary>
    private static IReadOnlySet<Node> Before(SequenceFlow flow, Node join, IReadOnlyList<Node> nodes)
    {
        var found = new HashSet<Node>();
        var open = new Queue<Node>([flow.Source]);
        while (open.TryDequeue(out var node))
        {
            if (node == join || !found.Add(node))
            {
                continue;
            }
            foreach (var before in node.Incoming)
            {
                open.Enqueue(before.Source);
            }
            if (node is BoundaryEventNode boundary)
            {
                open.Enqueue(boundary.AttachedTo);
            }
            if (node is CatchEventNode { Definition: LinkDefinition link })
            {
                foreach (var jump in nodes.OfType<ThrowEventNode>().Where(n => n.Parent == node.Parent && n.Definition is LinkDefinition other && other.Name == link.Name))
                {
                    open.Enqueue(jump);
                }
            }
        }
        return found;
    }
}
