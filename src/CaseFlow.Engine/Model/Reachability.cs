namespace CaseFlow.Engine.Model;

/// <summary>
/// Works out, once per model, from where a token can still come to the arrows into an inclusive join.
/// A way back through a node that every way to the join passes (its split, in a well-nested model) is the next round
/// and does not count: otherwise two joins in one loop would wait for each other for ever.
/// </summary>
internal static class Reachability
{
    public static void Fill(IReadOnlyList<Node> nodes)
    {
        foreach (var join in nodes.OfType<GatewayNode>().Where(g => g.Kind == NodeKind.InclusiveGateway && g.Incoming.Count > 1))
        {
            var scope = nodes.Where(n => n.Parent == join.Parent).ToArray();
            var closed = Unavoidable(join, scope);
            closed.Add(join);
            join.Upstream = join.Incoming.ToDictionary(f => f, IReadOnlySet<Node> (f) => Search([f.Source], n => Before(n, scope), closed));
        }
    }

    /// <summary>Nodes without which the join could not be reached from any start of its scope.</summary>
    private static HashSet<Node> Unavoidable(Node join, IReadOnlyList<Node> scope)
    {
        var starts = scope.Where(n => !Before(n, scope).Any()).ToArray();
        return [.. scope.Where(n => n != join && !Search(starts, m => After(m, scope), new HashSet<Node> { n }).Contains(join))];
    }

    private static HashSet<Node> Search(IEnumerable<Node> from, Func<Node, IEnumerable<Node>> next, IReadOnlySet<Node> closed)
    {
        var found = new HashSet<Node>();
        var open = new Queue<Node>(from);
        while (open.TryDequeue(out var node))
        {
            if (closed.Contains(node) || !found.Add(node))
            {
                continue;
            }
            foreach (var other in next(node))
            {
                open.Enqueue(other);
            }
        }
        return found;
    }

    private static IEnumerable<Node> Before(Node node, IReadOnlyList<Node> scope) => node switch
    {
        BoundaryEventNode boundary => [boundary.AttachedTo],
        CatchEventNode { Definition: LinkDefinition link } => scope.Where(n => n is ThrowEventNode { Definition: LinkDefinition other } && other.Name == link.Name),
        _ => node.Incoming.Select(f => f.Source),
    };

    private static IEnumerable<Node> After(Node node, IReadOnlyList<Node> scope) => node switch
    {
        ThrowEventNode { Definition: LinkDefinition link } => scope.Where(n => n is CatchEventNode { Definition: LinkDefinition other } && other.Name == link.Name),
        ActivityNode activity => activity.Outgoing.Select(f => f.Target).Concat(activity.BoundaryEvents),
        _ => node.Outgoing.Select(f => f.Target),
    };
}
