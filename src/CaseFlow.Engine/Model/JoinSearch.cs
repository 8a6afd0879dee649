namespace CaseFlow.Engine.Model;

/// <summary>
/// Plays every choice of one scope, to find joins that must or may wait for ever. Tokens that do not wait at a join
/// cannot hinder each other, so one of them is moved at a time: the order makes no difference to where a run ends.
/// </summary>
internal sealed class JoinSearch
{
    private const int MaxStates = 5_000;
    private const int MaxChoices = 8;
    private readonly IReadOnlyList<Node> nodes;
    private readonly bool isGenerous;
    private readonly Dictionary<Node, int> index;
    private readonly SequenceFlow[] arrows;
    private readonly Dictionary<SequenceFlow, int> places = [];
    private readonly bool[] isMerge;
    private readonly HashSet<string> seen = [];
    private readonly Stack<int[]> open = new();

    /// <param name="nodes">The nodes of the scope.</param>
    /// <param name="isGenerous">
    /// Allows more than a real run could do (inclusive joins let everything pass, events that do not interrupt occur):
    /// a join that cannot fire even so never fires. Otherwise the run is as the engine's, without such events.
    /// </param>
    public JoinSearch(IReadOnlyList<Node> nodes, bool isGenerous)
    {
        (this.nodes, this.isGenerous) = (nodes, isGenerous);
        index = nodes.Select((n, i) => (n, i)).ToDictionary(p => p.n, p => p.i);
        arrows = [.. nodes.SelectMany(n => n.Outgoing)];
        isMerge = [.. nodes.Select(n => n.Incoming.Count > 1 && !IsJoin(n))];
        for (var i = 0; i < arrows.Length; i++)
        {
            places[arrows[i]] = IsJoin(arrows[i].Target) ? nodes.Count + i : index[arrows[i].Target];
        }
    }

    /// <summary>Joins a token came to.</summary>
    public HashSet<Node> Reached { get; } = [];

    /// <summary>Joins that fired.</summary>
    public HashSet<Node> Fired { get; } = [];

    /// <summary>Joins a run ends at with a token waiting.</summary>
    public HashSet<Node> Stuck { get; } = [];

    /// <summary>Nodes two tokens came to at once that are no joins.</summary>
    public HashSet<Node> Doubled { get; } = [];

    /// <summary>True when the scope is too wild to be searched to the end.</summary>
    public bool IsCapped { get; private set; }

    public void Run(IReadOnlyList<Node> starts)
    {
        Visit([.. starts.Select(s => index[s])]);
        while (open.TryPop(out var state) && !IsCapped)
        {
            Step(state);
        }
    }

    /// <summary>A state is a sorted list of places: a node, or behind all nodes an arrow into a join. Two of a kind stand for many.</summary>
    private void Visit(int[] places)
    {
        Array.Sort(places);
        var state = Array.FindAll(places.Select((p, i) => i > 1 && places[i - 2] == p ? -1 : p).ToArray(), p => p >= 0);
        if (!seen.Add(string.Create(state.Length, state, (text, all) =>
            {
                for (var i = 0; i < all.Length; i++)
                {
                    text[i] = (char)all[i];
                }
            })))
        {
            return;
        }
        foreach (var place in state.Where(IsArrow))
        {
            Reached.Add(Arrow(place).Target);
        }
        if (seen.Count > MaxStates)
        {
            IsCapped = true;
        }
        open.Push(state);
    }

    private void Step(int[] state)
    {
        if (state.Where(IsArrow).Select(p => Arrow(p).Target).FirstOrDefault(j => j.Kind == NodeKind.ParallelGateway && j.Incoming.All(f => state.Contains(Place(f)))) is { } join)
        {
            Fire(state, join, [.. join.Incoming.Select(Place)]);
            return;
        }
        var free = state.Where(p => !IsArrow(p)).ToArray();
        if (free.Length > 0)
        {
            // Where ways come together is left for last, so that two tokens that can meet there do.
            var place = free.FirstOrDefault(p => !isMerge[p], free[0]);
            if (isMerge[place])
            {
                Doubled.UnionWith(state.GroupBy(p => p).Where(g => g.Count() > 1).Select(g => IsArrow(g.Key) ? Arrow(g.Key).Target : nodes[g.Key]).Where(n => n.Outgoing.Count > 0));
            }
            Move(state, place);
            return;
        }
        foreach (var gateway in state.Select(p => Arrow(p).Target).Where(j => j.Kind == NodeKind.InclusiveGateway).Distinct())
        {
            var marked = gateway.Incoming.Where(f => state.Contains(Place(f))).ToArray();
            var others = state.Select(p => Arrow(p).Target).Where(n => n != gateway).ToArray();
            if (!gateway.Incoming.Except(marked).Any(f => others.Any(((GatewayNode)gateway).Upstream[f].Contains)))
            {
                Fire(state, gateway, [.. marked.Select(Place)]);
                return;
            }
        }
        Stuck.UnionWith(state.Select(p => Arrow(p).Target));
    }

    private void Fire(int[] state, Node join, int[] used)
    {
        Fired.Add(join);
        foreach (var rest in Without(state, used))
        {
            Leave(rest, join);
        }
    }

    private void Move(int[] state, int place)
    {
        var node = nodes[place];
        foreach (var rest in Without(state, [place]))
        {
            Leave(rest, node);
            foreach (var boundary in (node as ActivityNode)?.BoundaryEvents ?? [])
            {
                if (boundary.IsInterrupting && boundary.Definition is not CompensateDefinition)
                {
                    Visit([.. rest, index[boundary]]);
                }
                else if (isGenerous && boundary.Definition is not CompensateDefinition)
                {
                    Visit([.. rest, place, index[boundary]]);
                }
            }
        }
    }

    /// <summary>One of each is taken away. Two of a kind may be more than two, so a generous search also leaves both.</summary>
    private IEnumerable<List<int>> Without(int[] state, int[] used)
    {
        var rest = state.ToList();
        var many = used.Where(p => state.Count(s => s == p) > 1).ToArray();
        foreach (var place in used)
        {
            rest.Remove(place);
        }
        yield return rest;
        if (isGenerous && many.Length > 0)
        {
            yield return [.. rest, .. many];
        }
    }

    private void Leave(List<int> rest, Node node)
    {
        if (node is ThrowEventNode { Definition: LinkDefinition link })
        {
            Visit([.. rest, .. nodes.Where(n => n is CatchEventNode { Definition: LinkDefinition other } && other.Name == link.Name).Select(n => index[n])]);
            return;
        }
        foreach (var ways in Choices(node))
        {
            Visit([.. rest, .. ways.Select(Place)]);
        }
    }

    private IEnumerable<IReadOnlyList<SequenceFlow>> Choices(Node node)
    {
        if (node.Outgoing.Count == 0 || node.Kind == NodeKind.ParallelGateway)
        {
            return [node.Outgoing];
        }
        if (node.Kind is NodeKind.ExclusiveGateway or NodeKind.EventBasedGateway)
        {
            return node.Outgoing.Select(f => new[] { f });
        }
        var always = node.Outgoing.Where(f => f.Condition is null && !f.IsDefault).ToArray();
        var sometimes = node.Outgoing.Where(f => f.Condition is not null && !f.IsDefault).ToArray();
        if (sometimes.Length > MaxChoices)
        {
            IsCapped = true;
            return [];
        }
        var found = new List<IReadOnlyList<SequenceFlow>>();
        for (var chosen = 0; chosen < 1 << sometimes.Length; chosen++)
        {
            var some = sometimes.Where((_, i) => (chosen & (1 << i)) != 0).ToArray();
            var takesDefault = node is ActivityNode ? some.Length == 0 : some.Length + always.Length == 0;
            IReadOnlyList<SequenceFlow> ways = [.. always, .. some, .. node.Outgoing.Where(f => f.IsDefault && takesDefault)];
            if (ways.Count > 0)
            {
                found.Add(ways);
            }
        }
        return found;
    }

    private bool IsJoin(Node node) =>
        node.Incoming.Count > 1 && (node.Kind == NodeKind.ParallelGateway || (node.Kind == NodeKind.InclusiveGateway && !isGenerous));

    private int Place(SequenceFlow flow) => places[flow];

    private bool IsArrow(int place) => place >= nodes.Count;

    private SequenceFlow Arrow(int place) => arrows[place - nodes.Count];
}
