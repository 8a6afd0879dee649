using System.Globalization;
using CaseFlow.Engine.Feel;
using CaseFlow.Engine.Model;

namespace CaseFlow.Engine.Runtime;

/// <summary>Starting, completing and destroying scopes.</summary>
internal sealed partial class Run
{
    private const int MaxCallDepth = 10;
    private const int MaxTimes = 1_000;

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
            : nodes.Where(n => n.Incoming.Count == 0 && n is not (BoundaryEventNode or SubProcessNode { Kind: NodeKind.EventSubProcess } or CatchEventNode { Definition: LinkDefinition }));
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
        StopListening(scope);
        scopes.Remove(scope);
        if (scope.Kind == ScopeKind.Iteration)
        {
            CountTime(ScopeById(scope.ParentId!.Value));
            return;
        }
        var token = TokenById(scope.TokenId!.Value);
        var node = NodeOf(token);
        if (scope.Kind == ScopeKind.Call)
        {
            Map(node, ((CallActivityNode)node).Out, scope, ScopeById(token.ScopeId));
        }
        EnqueueLeave(token, node);
    }

    private void EndInstance(InstanceEndKind kind)
    {
        StopListening(scopes[0]);
        end = kind;
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
        if (!IsTimeOf(scope, NodeOf(scope, token.NodeId)))
        {
            Emit(new Effect.NodeLeft(token.NodeId, scope.Definition.Id));
        }
    }

    private void CancelTokens(Scope scope)
    {
        foreach (var child in scopes.Where(s => s.ParentId == scope.Id && s.TokenId is null).ToArray())
        {
            Destroy(child);
        }
        foreach (var token in tokens.Where(t => t.ScopeId == scope.Id).ToArray())
        {
            CancelToken(token);
        }
    }

    private void Destroy(Scope scope)
    {
        CancelTokens(scope);
        StopListening(scope);
        scopes.Remove(scope);
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

    /// <summary>True inside one time of a repeated activity: there the activity does its work, once.</summary>
    private static bool IsTimeOf(Scope scope, Node node) => scope.Kind == ScopeKind.Iteration && scope.NodeId == node.Id;

    private void StartTimes(Scope scope, Token token, ActivityNode node, MultiInstance loop)
    {
        var items = loop.Collection is null ? null
            : Evaluate(loop.Collection, scope, node) as IReadOnlyList<object?>
                ?? throw new EngineException("bad-collection", $"'{loop.Collection.Text}' at {node} is no list.", node.Id);
        var total = items?.Count ?? Cardinality(scope, node, loop.Cardinality!);
        if (total > MaxTimes)
        {
            throw new EngineException("too-many-times", $"{node} would be done {total} times; at most {MaxTimes} is allowed.", node.Id);
        }
        if (total == 0)
        {
            EnqueueLeave(token, node);
            return;
        }
        AttachBoundary(scope, token, node);
        var counters = NewScope(ScopeKind.MultiInstance, scope, token, node, total: total, items: items);
        for (var i = 0; i < (loop.IsSequential ? 1 : total); i++)
        {
            StartTime(counters, node, loop, i);
        }
        UpdateCounters(counters, loop);
    }

    private int Cardinality(Scope scope, Node node, FeelExpression expression)
    {
        var value = Evaluate(expression, scope, node);
        var number = value as decimal? ?? (value is string text && decimal.TryParse(text, NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var parsed) ? parsed : null);
        return number is >= 0 and <= int.MaxValue && number % 1 == 0
            ? (int)number
            : throw new EngineException("bad-cardinality", $"'{expression.Text}' at {node} gives {FeelValue.Describe(value)}, not a whole number of times.", node.Id);
    }

    private void StartTime(Scope counters, ActivityNode node, MultiInstance loop, int index)
    {
        var time = NewScope(ScopeKind.Iteration, counters, null, node);
        time.Variables["loopCounter"] = (decimal)index;
        if (loop.ElementVariable is { } name && counters.Items is { } items)
        {
            time.Variables[name] = items[index];
        }
        EnqueueEnter(NewToken(time, node), node);
    }

    private static void UpdateCounters(Scope counters, MultiInstance loop)
    {
        counters.Variables["nrOfInstances"] = (decimal)counters.Total;
        counters.Variables["nrOfCompletedInstances"] = (decimal)counters.Done;
        counters.Variables["nrOfActiveInstances"] = loop.IsSequential ? 1m : (decimal)(counters.Total - counters.Done);
    }

    private void CountTime(Scope counters)
    {
        counters.Done++;
        var token = TokenById(counters.TokenId!.Value);
        var node = (ActivityNode)NodeOf(token);
        var loop = node.MultiInstance!;
        UpdateCounters(counters, loop);
        var isEnough = loop.CompletionCondition is { } condition && Holds(counters, condition, node);
        if (isEnough || counters.Done == counters.Total)
        {
            Destroy(counters);
            EnqueueLeave(token, node);
        }
        else if (loop.IsSequential)
        {
            StartTime(counters, node, loop, counters.Done);
        }
    }
}
