using CaseFlow.Engine.Feel;
using CaseFlow.Engine.Model;

namespace CaseFlow.Engine.Runtime;

/// <summary>Leaving nodes, choosing arrows, joining.</summary>
internal sealed partial class Run
{
    /// <summary>The one way out of a node, whoever caused it.</summary>
    private void Leave(Scope scope, Token token, Node node)
    {
        Detach(token);
        if (node is ActivityNode activity and not SubProcessNode)
        {
            Remember(scope, activity, []);
        }
        if (!IsSilent(scope, node))
        {
            Emit(new Effect.NodeLeft(node.Id, scope.Definition.Id));
        }
        if (node is EndEventNode { Definition: CancelDefinition })
        {
            Catch(FindCatcher(scope, token, node, e => e.Definition is CancelDefinition ? 1 : 0).Found!);
            return;
        }
        if (IsTimeOf(scope, node) || scope.Kind == ScopeKind.Compensation)
        {
            Consume(token);
            return;
        }
        if (scope.Kind == ScopeKind.AdHoc && node is ActivityNode && FinishAdHoc(scope, token))
        {
            return;
        }
        Take(scope, token, node, Chosen(scope, node));
    }

    private void Take(Scope scope, Token token, Node node, IReadOnlyList<SequenceFlow> flows)
    {
        if (flows.Count == 0)
        {
            Consume(token);
            return;
        }
        for (var i = 0; i < flows.Count; i++)
        {
            var flow = flows[i];
            var next = i == 0 ? token : NewToken(scope, flow.Target);
            next.FlowId = flow.Id;
            next.IsJoining = false;
            Emit(new Effect.FlowTaken(flow.Id, scope.Definition.Id));
            EnqueueEnter(next, flow.Target);
        }
    }

    private IReadOnlyList<SequenceFlow> Chosen(Scope scope, Node node)
    {
        if (node.Outgoing.Count == 0 || node.Kind is NodeKind.ParallelGateway)
        {
            return node.Outgoing;
        }
        var isSingle = node.Kind == NodeKind.ExclusiveGateway;
        var chosen = new List<SequenceFlow>();
        foreach (var flow in node.Outgoing.Where(f => !f.IsDefault))
        {
            if (flow.Condition is null || Holds(scope, flow.Condition, node))
            {
                chosen.Add(flow);
                if (isSingle)
                {
                    break;
                }
            }
        }
        // After an activity the default stands for all conditions; after an inclusive gateway an arrow without condition fits too.
        if (node is ActivityNode ? chosen.All(f => f.Condition is null) : chosen.Count == 0)
        {
            chosen.AddRange(node.Outgoing.Where(f => f.IsDefault));
        }
        return chosen.Count > 0 ? chosen : throw NoMatch(scope, node);
    }

    private bool Holds(Scope scope, FeelExpression condition, Node node) => Evaluate(condition, scope, node) switch
    {
        bool value => value,
        null => false,
        var other => throw new EngineException("not-a-condition", $"'{condition.Text}' at {node} gives {FeelValue.Describe(other)}, not true or false.", node.Id),
    };

    private EngineException NoMatch(Scope scope, Node node)
    {
        var names = node.Outgoing.SelectMany(f => f.Condition?.Names ?? new HashSet<string>()).Distinct();
        var context = ContextOf(scope);
        var values = names.Select(n => $"{n} = {(context.Lookup(n, out var value) ? FeelValue.Describe(value) : "(not set)")}");
        return new EngineException("no-matching-flow", $"No arrow out of {node} fits, and it has no default. Values: {string.Join(", ", values)}.", node.Id);
    }

    private void Join(Scope scope, Token token, Node gateway)
    {
        token.IsJoining = true;
        if (gateway.Kind == NodeKind.InclusiveGateway && gateway.Incoming.Count > 1 && token.FlowId is not null)
        {
            return;
        }
        if (gateway.Incoming.Count <= 1 || token.FlowId is null)
        {
            Pass(scope, gateway, [token]);
            return;
        }
        var arrived = FirstPerFlow(scope, gateway);
        if (arrived.Count == gateway.Incoming.Count)
        {
            Pass(scope, gateway, arrived);
        }
    }

    /// <summary>The oldest waiting token of every arrow into the join.</summary>
    private List<Token> FirstPerFlow(Scope scope, Node gateway) =>
        [.. tokens.Where(t => t.IsJoining && t.ScopeId == scope.Id && t.NodeId == gateway.Id).DistinctBy(t => t.FlowId)];

    private void Pass(Scope scope, Node gateway, IReadOnlyList<Token> arrived)
    {
        foreach (var other in arrived.Skip(1))
        {
            Kill(other);
        }
        arrived[0].IsJoining = false;
        EnqueueLeave(arrived[0], gateway);
    }

    /// <summary>
    /// Fires the first inclusive join whose missing arrows no other token can reach any more.
    /// Asked whenever everything rests, so the death of a token elsewhere counts too.
    /// </summary>
    private bool FireInclusiveJoin()
    {
        foreach (var token in tokens.Where(t => t.IsJoining))
        {
            var scope = ScopeById(token.ScopeId);
            if (NodeOf(scope, token.NodeId) is not GatewayNode { Kind: NodeKind.InclusiveGateway } gateway)
            {
                continue;
            }
            var arrived = FirstPerFlow(scope, gateway);
            if (arrived[0] != token)
            {
                continue;
            }
            var marked = arrived.Select(t => t.FlowId).ToHashSet();
            var others = tokens
                .Where(t => t.ScopeId == scope.Id && !(t.IsJoining && t.NodeId == gateway.Id))
                .Select(t => NodeOf(scope, t.NodeId))
                .ToArray();
            // A token held before this join has come as far as its arrow already.
            var held = tokens.Where(t => t.ScopeId == scope.Id && t.NodeId == gateway.Id && !t.IsJoining).Select(t => t.FlowId).ToHashSet();
            var isMissing = gateway.Incoming.Any(f => !marked.Contains(f.Id) && (held.Contains(f.Id) || others.Any(gateway.Upstream[f].Contains)));
            if (!isMissing)
            {
                Pass(scope, gateway, arrived);
                return true;
            }
        }
        return false;
    }
}
