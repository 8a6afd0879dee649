namespace CaseFlow.Engine.Model;

/// <summary>
/// A join that waits for ever in every run that comes to it is refused; one that may do so, and a way on which
/// tokens may multiply, is told as a notice.
/// </summary>
internal static class JoinRules
{
    public static void Check(IReadOnlyList<Node> nodes, Faults faults)
    {
        foreach (var scope in nodes.GroupBy(n => n.Parent).Where(g => g.Key?.AdHoc is null))
        {
            CheckScope([.. scope], nodes, faults);
        }
    }

    private static void CheckScope(IReadOnlyList<Node> scope, IReadOnlyList<Node> nodes, Faults faults)
    {
        var splits = scope.Any(n => n.Outgoing.Count > 1 && n.Kind is not (NodeKind.ExclusiveGateway or NodeKind.EventBasedGateway));
        if (!splits && !scope.Any(n => n.Kind == NodeKind.ParallelGateway && n.Incoming.Count > 1))
        {
            return;
        }
        var generous = Search(scope, isGenerous: true);
        var usual = Search(scope, isGenerous: false);
        var dead = generous.IsCapped || HasTrap(scope) ? [] : generous.Reached.Except(generous.Fired).ToArray();
        var canEndOtherwise = dead.Length > 0 && CanEndOtherwise(scope[0].Parent, nodes);
        foreach (var join in dead.Where(_ => !canEndOtherwise))
        {
            faults.Add("join-deadlock", join, $"{join} waits for ever in every run: no run brings a token to all its arrows", "join alternatives with an exclusive gateway, or split with a parallel gateway");
        }
        foreach (var join in usual.Stuck.Where(j => canEndOtherwise || !dead.Contains(j)))
        {
            faults.Notice("join-may-deadlock", join, $"{join} may wait for ever: a run can bring tokens to some of its arrows only", "join alternatives with an exclusive gateway, or choose with an inclusive gateway on both sides");
        }
        foreach (var node in usual.Doubled)
        {
            faults.Notice("tokens-may-multiply", node, $"two tokens can come to {node}, and everything after it is then done twice", "join the ways with the kind of gateway that split them");
        }
        if (generous.IsCapped || usual.IsCapped)
        {
            faults.Notice("search-capped", scope[0], "this scope has too many ways to look at them all: joins that wait for ever may have been missed", "put parts of it in sub-processes");
        }
    }

    private static JoinSearch Search(IReadOnlyList<Node> scope, bool isGenerous)
    {
        var search = new JoinSearch(scope, isGenerous);
        var starts = scope.OfType<StartEventNode>().ToArray();
        if (starts.Length == 0)
        {
            search.Run([.. scope.Where(Begins)]);
        }
        foreach (var start in starts)
        {
            search.Run([start]);
        }
        return search;
    }

    /// <summary>Without a start event a token begins at every node that nothing leads to.</summary>
    private static bool Begins(Node node) => node.Incoming.Count == 0
        && node is not (BoundaryEventNode or SubProcessNode { Kind: NodeKind.EventSubProcess } or CatchEventNode { Definition: LinkDefinition } or ActivityNode { IsForCompensation: true });

    /// <summary>A circle without a way out: there a run can go on for ever, and the search looks at nothing else.</summary>
    private static bool HasTrap(IReadOnlyList<Node> scope)
    {
        var ends = scope.Where(n => n.Outgoing.Count == 0).ToHashSet();
        for (var found = true; found;)
        {
            found = scope.Where(n => n.Outgoing.Any(f => ends.Contains(f.Target))).Aggregate(false, (any, n) => ends.Add(n) || any);
        }
        return ends.Count < scope.Count;
    }

    /// <summary>Something else can end the scope and the waiting with it: an end event that ends all, or an event that interrupts.</summary>
    private static bool CanEndOtherwise(SubProcessNode? parent, IReadOnlyList<Node> nodes)
    {
        for (var at = parent; ; at = at.Parent)
        {
            var scope = nodes.Where(n => n.Parent == at).ToArray();
            if (scope.Any(n => n is EndEventNode { Definition: TerminateDefinition or ErrorDefinition or CancelDefinition or EscalationDefinition })
                || scope.OfType<SubProcessNode>().Any(s => s.Nodes.Any(n => n is StartEventNode { Definition: not null, IsInterrupting: true }))
                || at?.BoundaryEvents.Any(b => b.IsInterrupting && b.Definition is not CompensateDefinition) == true)
            {
                return true;
            }
            if (at is null)
            {
                return false;
            }
        }
    }
}
