using CaseFlow.Engine.Model;

namespace CaseFlow.Engine.Runtime;

/// <summary>Starting, completing and destroying scopes.</summary>
internal sealed partial class Run
{
    private const int MaxCallDepth = 10;

    private Scope NewScope(ScopeKind kind, Scope parent, Token? token, Node node, ProcessDefinition? called = null, int total = 0, IReadOnlyList<object?>? items = null)
    {
        var scope = new Scope
        {
            Id = nextId++,
            Kind = kind,
            ParentId = parent.Id,
            TokenId = token?.Id,
            NodeId = node.Id,
            CalledId = called?.Id,
            CalledVersion = called?.Version,
            Total = total,
            Items = items,
            Definition = called ?? parent.Definition,
        };
        scopes.Add(scope);
        return scope;
    }

    /// <summary>Puts tokens at the start: the start event without a definition, or every node that nothing leads to.</summary>
    private void StartScope(Scope scope, IReadOnlyList<Node> nodes)
    {
        ListenForEventSubProcesses(scope, nodes);
        var starts = nodes.OfType<StartEventNode>().Any()
            ? nodes.Where(n => n is StartEventNode { Definition: null })
            : nodes.Where(n => n.Incoming.Count == 0
                && n is not (BoundaryEventNode or SubProcessNode { Kind: NodeKind.EventSubProcess } or CatchEventNode { Definition: LinkDefinition } or ActivityNode { IsForCompensation: true }));
        var found = starts.ToArray();
        if (found.Length == 0 && nodes.Count > 0)
        {
            throw new EngineException("no-start-event", $"{scope.NodeId ?? scope.Definition.Id} has no start event without a definition.", scope.NodeId);
        }
        foreach (var start in found)
        {
            EnqueueEnter(NewToken(scope, start), start);
        }
        CompleteIfEmpty(scope);
    }

    private void StartCall(Scope scope, Token token, CallActivityNode node)
    {
        var depth = 0;
        for (var at = scope; at is not null; at = at.ParentId is { } id ? ScopeById(id) : null)
        {
            depth += at.Kind == ScopeKind.Call ? 1 : 0;
        }
        if (depth >= MaxCallDepth)
        {
            throw new EngineException("call-too-deep", $"{node} calls processes more than {MaxCallDepth} deep.", node.Id);
        }
        var called = Called(Fill(scope, node, node.CalledElement)!, null);
        var inner = NewScope(ScopeKind.Call, scope, token, node, called);
        Map(node, node.In, scope, inner);
        StartScope(inner, [.. called.Nodes.Where(n => n.Parent is null)]);
    }

    /// <summary>The branch of the call ends; whatever then has no branch left is cancelled with it, outwards.</summary>
    private void CancelCalled(Trigger.CancelCalled cancel)
    {
        var scope = scopes.Find(s => s.Kind == ScopeKind.Call && s.CallId == cancel.CallId)
            ?? throw new EngineException("call-not-open", $"The called process {cancel.CallId} does not run: it is done, or no longer needed.");
        while (scope.Kind != ScopeKind.Process)
        {
            var around = ScopeById(scope.ParentId!.Value);
            if (scope.Kind == ScopeKind.Iteration)
            {
                Destroy(scope);
                CountTime(around);
                return;
            }
            CancelToken(TokenById(scope.TokenId!.Value));
            if (around.Kind is ScopeKind.AdHoc or ScopeKind.Compensation)
            {
                CompleteIfEmpty(around);
                return;
            }
            if (tokens.Exists(t => t.ScopeId == around.Id))
            {
                return;
            }
            scope = around;
        }
        EndInstance(InstanceEndKind.Cancelled);
    }

    private ProcessDefinition Called(string id, string? version) =>
        options.ResolveCalled?.Invoke(id, version)
        ?? throw new EngineException("called-process-missing", $"The called process '{id}'{(version is null ? "" : $" version '{version}'")} cannot be found.");

    private void Map(Node node, IReadOnlyList<VariableMapping> mappings, Scope from, Scope to)
    {
        foreach (var mapping in mappings)
        {
            if (mapping.All)
            {
                Set(to, Visible(from));
            }
            else
            {
                Set(to, new Dictionary<string, object?> { [mapping.Target!] = Evaluate(mapping.Source!, from, node) });
            }
        }
    }

    private void CompleteIfEmpty(Scope scope)
    {
        if (!tokens.Exists(t => t.ScopeId == scope.Id))
        {
            moves.Enqueue(new Move(MoveKind.Complete, scope, null, null));
        }
    }

    private void CompleteScope(Scope scope)
    {
        if (scope.Kind == ScopeKind.MultiInstance || tokens.Exists(t => t.ScopeId == scope.Id))
        {
            return;
        }
        if (scope.Kind == ScopeKind.Process)
        {
            EndInstance(InstanceEndKind.Completed);
            return;
        }
        if (scope.Kind == ScopeKind.Compensation && scope.Pending.Count > 0)
        {
            UndoNext(scope);
            return;
        }
        if (scope.Kind == ScopeKind.AdHoc && !IsAdHocDone(scope))
        {
            return;
        }
        StopListening(scope);
        scopes.Remove(scope);
        var inner = Forget(scope);
        if (scope.Kind == ScopeKind.Iteration)
        {
            CountTime(ScopeById(scope.ParentId!.Value));
            return;
        }
        var token = TokenById(scope.TokenId!.Value);
        var node = NodeOf(token);
        switch (scope.Kind)
        {
            case ScopeKind.Call:
                Map(node, ((CallActivityNode)node).Out, scope, ScopeById(token.ScopeId));
                break;
            case ScopeKind.SubProcess or ScopeKind.AdHoc:
                Remember(ScopeById(token.ScopeId), (ActivityNode)node, inner);
                break;
        }
        EnqueueLeave(token, node);
    }

    private void EndInstance(InstanceEndKind kind)
    {
        StopListening(scopes[0]);
        end = kind;
        completed.Clear();
        moves.Clear();
        Emit(new Effect.InstanceEnded(kind));
    }

    /// <summary>Removes a token that has done its work.</summary>
    private void Consume(Token token)
    {
        Kill(token);
        CompleteIfEmpty(ScopeById(token.ScopeId));
    }

    private void Kill(Token token)
    {
        token.IsDead = true;
        tokens.Remove(token);
    }

    /// <summary>Ends everything a token has going on, inside out; the token itself stays.</summary>
    private void CancelContent(Token token)
    {
        foreach (var inner in scopes.Where(s => s.TokenId == token.Id).ToArray())
        {
            Destroy(inner);
        }
        Detach(token);
        foreach (var task in tasks.Where(t => t.TokenId == token.Id).ToArray())
        {
            tasks.Remove(task);
            Emit(new Effect.TaskCancelled(task.Id, task.NodeId));
        }
        foreach (var job in jobs.Where(j => j.TokenId == token.Id).ToArray())
        {
            jobs.Remove(job);
            Emit(new Effect.ServiceCancelled(job.Id, job.NodeId));
        }
    }

    private void CancelToken(Token token)
    {
        var scope = ScopeById(token.ScopeId);
        CancelContent(token);
        Kill(token);
        if (!IsSilent(scope, NodeOf(scope, token.NodeId)))
        {
            Emit(new Effect.NodeLeft(token.NodeId, scope.Definition.Id));
        }
    }

    private void CancelTokens(Scope scope, Token? except = null)
    {
        foreach (var child in scopes.Where(s => s.ParentId == scope.Id && s.TokenId is null).ToArray())
        {
            Destroy(child);
        }
        foreach (var token in tokens.Where(t => t.ScopeId == scope.Id && t != except).ToArray())
        {
            CancelToken(token);
        }
    }

    private void Destroy(Scope scope)
    {
        CancelTokens(scope);
        StopListening(scope);
        scopes.Remove(scope);
        Forget(scope);
    }

    private void Terminate(Scope scope)
    {
        CancelTokens(scope);
        if (scope.Kind == ScopeKind.Process)
        {
            EndInstance(InstanceEndKind.Terminated);
            return;
        }
        CompleteIfEmpty(scope);
    }
}
