using CaseFlow.Engine.Model;

namespace CaseFlow.Engine.Runtime;

/// <summary>Errors and escalations: from the inside out, to the first that catches them.</summary>
internal sealed partial class Run
{
    /// <summary>Raises an error; false when nobody catches it.</summary>
    private bool Raise(Scope scope, Token token, Node node, string code)
    {
        var (found, crossed) = FindCatcher(scope, token, node, e => e.Definition is ErrorDefinition error ? Match(error.Code, code) : 0);
        if (found is null)
        {
            return false;
        }
        Hand(crossed);
        Catch(found);
        return true;
    }

    private void Escalate(Scope scope, Token token, Node node, string? code)
    {
        var (found, crossed) = FindCatcher(scope, token, node, e => e.Definition is EscalationDefinition escalation ? Match(escalation.Code, code) : 0);
        Hand(crossed);
        Emit(new Effect.EscalationRaised(node.Id, code, found is not null));
        if (found is not null)
        {
            Catch(found);
        }
    }

    /// <summary>2: this code; 1: every code; 0: not this one.</summary>
    private static int Match(string? caught, string? raised) => caught is null ? 1 : caught == raised ? 2 : 0;

    private sealed record Catcher(Scope Scope, Token? Host, EventNode Event);

    /// <summary>What leaves a called process takes its results along.</summary>
    private void Hand(IReadOnlyList<(CallActivityNode Node, Scope From, Scope To)> crossed)
    {
        foreach (var (node, from, to) in crossed)
        {
            Map(node, node.Out, from, to);
        }
    }

    private void Catch(Catcher found)
    {
        if (found.Event is BoundaryEventNode boundary)
        {
            FireBoundary(found.Scope, found.Host!, boundary);
        }
        else
        {
            StartEventSubProcess(found.Scope, (StartEventNode)found.Event);
        }
    }

    private (Catcher? Found, IReadOnlyList<(CallActivityNode Node, Scope From, Scope To)> Crossed) FindCatcher(
        Scope scope, Token token, Node node, Func<EventNode, int> match)
    {
        Token? host = token;
        var at = node;
        var crossed = new List<(CallActivityNode, Scope, Scope)>();
        while (true)
        {
            if (host is not null && at is ActivityNode activity && !IsSilent(scope, at) && Best(activity.BoundaryEvents, match) is { } boundary)
            {
                return (new Catcher(scope, host, boundary), crossed);
            }
            if (scope.Kind is not (ScopeKind.MultiInstance or ScopeKind.Iteration or ScopeKind.Compensation))
            {
                // An event sub-process does not catch what it raises itself.
                var handlers = EventSubProcesses(NodesOf(scope)).Where(h => h != at);
                if (Best([.. handlers.Select(StartOf)], match) is { } start)
                {
                    return (new Catcher(scope, null, start), crossed);
                }
            }
            if (scope.ParentId is not { } parentId)
            {
                return (null, crossed);
            }
            var outer = ScopeById(parentId);
            host = scope.TokenId is { } tokenId ? TokenById(tokenId) : null;
            at = host is null ? at : NodeOf(host);
            if (scope.Kind == ScopeKind.Call)
            {
                crossed.Add(((CallActivityNode)at, scope, outer));
            }
            scope = outer;
        }
    }

    private static EventNode? Best(IReadOnlyList<EventNode> events, Func<EventNode, int> match) =>
        events.Where(e => match(e) > 0).MaxBy(match);

    private static IReadOnlyList<Node> NodesOf(Scope scope) => scope.Kind switch
    {
        ScopeKind.SubProcess or ScopeKind.AdHoc => ((SubProcessNode)NodeOf(scope, scope.NodeId!)).Nodes,
        _ => [.. scope.Definition.Nodes.Where(n => n.Parent is null)],
    };
}
