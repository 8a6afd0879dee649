using CaseFlow.Engine.Model;
using CaseFlow.Engine.Runtime;

namespace CaseFlow.Engine.Moving;

/// <summary>A token of the process itself: where it is, and where it would be; <paramref name="To"/> is null when the new version has no such node.</summary>
internal sealed record Place(Token Token, Scope Scope, Node From, Node? To);

/// <summary>An event that waits beside or at a token, or for a whole scope: as the old and as the new version have it. One of the two may be null.</summary>
internal sealed record Wait(Scope Scope, int? TokenId, Node? Old, Node? New);

/// <summary>One instance, two versions and a plan, as the rules and the move look at them. Called processes stay out: they keep their own version.</summary>
internal sealed class MoveContext
{
    private readonly Dictionary<int, Scope> own = [];
    private readonly HashSet<int> undoing;

    public MoveContext(ProcessDefinition old, ProcessDefinition next, InstanceState instance, MovePlan plan)
    {
        (Old, New, Instance, Plan) = (old, next, instance, plan);
        foreach (var scope in Parts.Scopes)
        {
            if (scope.Kind != ScopeKind.Call && (scope.ParentId is not { } parent || own.ContainsKey(parent)))
            {
                own.Add(scope.Id, scope);
            }
        }
        undoing = [.. own.Values.Where(s => s.Kind == ScopeKind.Compensation).Select(s => s.Id)];
        foreach (var scope in own.Values.Where(s => s.ParentId is { } parent && undoing.Contains(parent)))
        {
            undoing.Add(scope.Id);
        }
        Places = [.. Parts.Tokens.Where(t => own.ContainsKey(t.ScopeId)).Select(t => new Place(t, own[t.ScopeId], OldNode(t.NodeId), New.Find(Plan.To(t.NodeId))))];
    }

    public ProcessDefinition Old { get; }

    public ProcessDefinition New { get; }

    public InstanceState Instance { get; }

    public MovePlan Plan { get; }

    public StateParts Parts => Instance.Parts;

    public IReadOnlyList<Place> Places { get; }

    /// <summary>Places where the model itself says what waits: not those of an undoing, which follow what was done, nor those the host has yet to release.</summary>
    public IEnumerable<Place> Ordinary => Places.Where(p => !undoing.Contains(p.Scope.Id) && !IsHeld(p));

    /// <summary>Something is being undone.</summary>
    public bool IsUndoing => undoing.Count > 0;

    /// <summary>What was done in the process itself and can be undone, also inside sub-processes that are done.</summary>
    public IEnumerable<Completed> Completed => WithInner(Parts.Completed.Where(c => own.ContainsKey(c.ScopeId)));

    /// <summary>The scope that counts the times of a repeated activity, or null.</summary>
    public Scope? CountersOf(Place place) => Parts.Scopes.FirstOrDefault(s => s.Kind == ScopeKind.MultiInstance && s.TokenId == place.Token.Id);

    /// <summary>Inside one time of a repeated activity, at that activity.</summary>
    public static bool IsTime(Place place) => place.Scope.Kind == ScopeKind.Iteration && place.Scope.NodeId == place.From.Id;

    /// <summary>Id in the new version of the sub-process this scope belongs to; null for the process itself.</summary>
    public string? SurroundingId(Scope scope)
    {
        while (scope.Kind is ScopeKind.MultiInstance or ScopeKind.Iteration)
        {
            scope = own[scope.ParentId!.Value];
        }
        return scope.NodeId is { } id ? Plan.To(id) : null;
    }

    /// <summary>Every event that waits or could, in the order in which the new version arms them. Only for places that both versions have.</summary>
    public IEnumerable<Wait> Waits()
    {
        foreach (var place in Ordinary.Where(p => p.To is not null))
        {
            foreach (var wait in Pair(place.Scope, place.Token.Id, EventsAt(place, place.From), EventsAt(place, place.To!)))
            {
                yield return wait;
            }
        }
        foreach (var scope in own.Values.Where(s => s.Kind is ScopeKind.Process or ScopeKind.SubProcess or ScopeKind.AdHoc && !undoing.Contains(s.Id) && !IsInterrupted(s)))
        {
            foreach (var wait in Pair(scope, null, StartsIn(Old, scope.NodeId), StartsIn(New, SurroundingId(scope))))
            {
                yield return wait;
            }
        }
    }

    /// <summary>The state with every node of the process itself under its new id.</summary>
    public InstanceState Moved()
    {
        var tokens = Parts.Tokens.ToDictionary(t => t.Id);
        bool IsOwnToken(int id) => own.ContainsKey(tokens[id].ScopeId);
        return new InstanceState(New.Id, New.Version, null, Parts with
        {
            Scopes = [.. Parts.Scopes.Select(MovedScope)],
            Tokens = [.. Parts.Tokens.Select(MovedToken)],
            Tasks = [.. Parts.Tasks.Select(t => IsOwnToken(t.TokenId) ? t with { NodeId = Plan.To(t.NodeId) } : t)],
            Jobs = [.. Parts.Jobs.Select(j => IsOwnToken(j.TokenId) ? j with { NodeId = Plan.To(j.NodeId) } : j)],
            Timers = [.. Parts.Timers.Select(t => own.ContainsKey(t.ScopeId) ? t with { NodeId = Plan.To(t.NodeId) } : t)],
            Events = [.. Parts.Events.Select(e => own.ContainsKey(e.ScopeId) ? e with { NodeId = Plan.To(e.NodeId) } : e)],
            Completed = [.. Parts.Completed.Select(c => own.ContainsKey(c.ScopeId) ? MovedCompleted(c) : c)],
        });
    }

    // The scope of a call lies in the process itself under the id of its activity, though what is inside does not.
    private Scope MovedScope(Scope scope)
    {
        var copy = scope.Copy();
        copy.NodeId = scope.NodeId is { } id && scope.ParentId is { } parent && own.ContainsKey(parent) ? Plan.To(id) : scope.NodeId;
        return copy;
    }

    private Token MovedToken(Token token)
    {
        var copy = token.Copy();
        if (own.ContainsKey(token.ScopeId))
        {
            copy.NodeId = Plan.To(token.NodeId);
            copy.FlowId = New.Find(copy.NodeId)?.Incoming.FirstOrDefault(f => f.Id == token.FlowId)?.Id;
        }
        return copy;
    }

    private Completed MovedCompleted(Completed item) => item with { NodeId = Plan.To(item.NodeId), Inner = [.. item.Inner.Select(MovedCompleted)] };

    private static IEnumerable<Completed> WithInner(IEnumerable<Completed> items) => items.SelectMany(c => WithInner(c.Inner).Prepend(c));

    private bool IsHeld(Place place) => Parts.Timers.Any(t => t.TokenId == place.Token.Id && t.Hold != Hold.None);

    private Node OldNode(string id) => Old.Find(id)
        ?? throw new EngineException("unknown-node", $"The process {Old.Id} version '{Old.Version}' has no node '{id}'.", id);

    private IEnumerable<Wait> Pair(Scope scope, int? tokenId, IReadOnlyList<Node> old, IReadOnlyList<Node> next)
    {
        foreach (var node in next)
        {
            yield return new Wait(scope, tokenId, old.FirstOrDefault(o => Plan.To(o.Id) == node.Id), node);
        }
        foreach (var gone in old.Where(o => next.All(n => n.Id != Plan.To(o.Id))))
        {
            yield return new Wait(scope, tokenId, gone, null);
        }
    }

    private static IReadOnlyList<Node> EventsAt(Place place, Node node) => node switch
    {
        ReceiveTaskNode when IsTime(place) => [node],
        _ when IsTime(place) => [],
        ReceiveTaskNode { MultiInstance: null } receive => [.. receive.BoundaryEvents, receive],
        ActivityNode activity => activity.BoundaryEvents,
        GatewayNode { Kind: NodeKind.EventBasedGateway } gateway => [.. gateway.Outgoing.Select(f => f.Target)],
        CatchEventNode => [node],
        _ => [],
    };

    private static IReadOnlyList<Node> StartsIn(ProcessDefinition definition, string? scopeId) =>
        [.. definition.Nodes.OfType<StartEventNode>().Where(s => s.Parent is { Kind: NodeKind.EventSubProcess } handler && handler.Parent?.Id == scopeId)];

    /// <summary>An event sub-process that ends the rest of its scope runs: nothing else listens there any more.</summary>
    private bool IsInterrupted(Scope scope) => Places.Any(p => p.Scope == scope
        && p.From is SubProcessNode { Kind: NodeKind.EventSubProcess } handler && handler.Nodes.OfType<StartEventNode>().First().IsInterrupting);
}
