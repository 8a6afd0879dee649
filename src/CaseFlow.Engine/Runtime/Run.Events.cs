using CaseFlow.Engine.Model;

namespace CaseFlow.Engine.Runtime;

/// <summary>Waiting for timers, messages and signals, and what happens when they occur.</summary>
internal sealed partial class Run
{
    private void AttachBoundary(Scope scope, Token token, ActivityNode node)
    {
        if (IsTimeOf(scope, node))
        {
            return;
        }
        foreach (var boundary in node.BoundaryEvents)
        {
            Await(scope, token.Id, boundary);
        }
    }

    private void ListenForEventSubProcesses(Scope scope, IReadOnlyList<Node> nodes)
    {
        foreach (var handler in EventSubProcesses(nodes))
        {
            Await(scope, null, StartOf(handler));
        }
    }

    private static IEnumerable<SubProcessNode> EventSubProcesses(IReadOnlyList<Node> nodes) =>
        nodes.OfType<SubProcessNode>().Where(n => n.Kind == NodeKind.EventSubProcess);

    private static StartEventNode StartOf(SubProcessNode handler) => handler.Nodes.OfType<StartEventNode>().First();

    /// <summary>Begins to wait for an event; errors and escalations are found when they are raised.</summary>
    private void Await(Scope scope, int? tokenId, Node node)
    {
        switch (node)
        {
            case EventNode { Definition: TimerDefinition timer }:
                var (due, left) = DueOf(scope, node, timer, now);
                Schedule(new WaitingTimer(NewId("timer"), node.Id, scope.Id, tokenId, now, due, left, IsRepeat: false));
                break;
            case EventNode { Definition: NamedDefinition named }:
                Subscribe(scope, tokenId, node, Fill(scope, node, named.Template)!, named is SignalDefinition ? EventKind.Signal : EventKind.Message);
                break;
            case EventNode { Definition: ConditionalDefinition }:
                Subscribe(scope, tokenId, node, "", EventKind.Condition);
                hasChanged = true;
                break;
            case ReceiveTaskNode receive:
                Subscribe(scope, tokenId, node, receive.Message, EventKind.Message);
                break;
        }
    }

    private void Subscribe(Scope scope, int? tokenId, Node node, string name, EventKind kind)
    {
        var item = new WaitingEvent(NewId("sub"), node.Id, scope.Id, tokenId, name, kind);
        events.Add(item);
        switch (kind)
        {
            case EventKind.Message:
                Emit(new Effect.MessageSubscribed(item.Id, node.Id, name));
                break;
            case EventKind.Signal:
                Emit(new Effect.SignalSubscribed(item.Id, node.Id, name));
                break;
        }
    }

    private void Unsubscribe(WaitingEvent item)
    {
        events.Remove(item);
        switch (item.Kind)
        {
            case EventKind.Message:
                Emit(new Effect.MessageUnsubscribed(item.Id, item.NodeId, item.Name));
                break;
            case EventKind.Signal:
                Emit(new Effect.SignalUnsubscribed(item.Id, item.NodeId, item.Name));
                break;
        }
    }

    /// <summary>A token leaves: nothing waits for it any more.</summary>
    private void Detach(Token token) => Stop(t => t.TokenId == token.Id, e => e.TokenId == token.Id);

    private void StopListening(Scope scope) =>
        Stop(t => t.TokenId is null && t.ScopeId == scope.Id, e => e.TokenId is null && e.ScopeId == scope.Id);

    private void Stop(Func<WaitingTimer, bool> isTimer, Func<WaitingEvent, bool> isEvent)
    {
        foreach (var timer in timers.Where(isTimer).ToArray())
        {
            timers.Remove(timer);
            Emit(new Effect.TimerCancelled(timer.Id, timer.NodeId));
        }
        foreach (var item in events.Where(isEvent).ToArray())
        {
            Unsubscribe(item);
        }
    }

    private void Fire(WaitingTimer timer)
    {
        timers.Remove(timer);
        Emit(new Effect.TimerFired(timer.Id, timer.NodeId));
        var scope = ScopeById(timer.ScopeId);
        if (timer.Hold != Hold.None)
        {
            moves.Enqueue(new Move(timer.Hold == Hold.Before ? MoveKind.Resume : MoveKind.Depart, scope, TokenById(timer.TokenId!.Value), NodeOf(scope, timer.NodeId)));
            return;
        }
        var node = (EventNode)NodeOf(scope, timer.NodeId);
        if (node is BoundaryEventNode { IsInterrupting: false } or StartEventNode { IsInterrupting: false })
        {
            Repeat(timer, scope, node, (TimerDefinition)node.Definition!);
        }
        Occur(scope, timer.TokenId, node);
    }

    /// <summary>Everything in the instance that listens to a signal, as it was when the signal came.</summary>
    private void Hear(string signal, IReadOnlyDictionary<string, object?> variables)
    {
        foreach (var item in events.Where(e => e.Kind == EventKind.Signal && e.Name == signal).ToArray())
        {
            if (events.Contains(item))
            {
                Receive(item, variables);
            }
        }
    }

    private void Receive(WaitingEvent item, IReadOnlyDictionary<string, object?> variables)
    {
        var scope = ScopeById(item.ScopeId);
        Set(scope, variables);
        var node = NodeOf(scope, item.NodeId);
        if (node is not (BoundaryEventNode { IsInterrupting: false } or StartEventNode { IsInterrupting: false }))
        {
            Unsubscribe(item);
        }
        Occur(scope, item.TokenId, node);
    }

    private void Occur(Scope scope, int? tokenId, Node node)
    {
        switch (node)
        {
            case BoundaryEventNode boundary:
                FireBoundary(scope, TokenById(tokenId!.Value), boundary);
                break;
            case StartEventNode start:
                StartEventSubProcess(scope, start);
                break;
            default:
                var token = TokenById(tokenId!.Value);
                if (token.NodeId != node.Id)
                {
                    ChooseEvent(scope, token, node);
                }
                EnqueueLeave(token, node);
                break;
        }
    }

    /// <summary>An event-based gateway: the first event wins, the others are forgotten.</summary>
    private void ChooseEvent(Scope scope, Token token, Node node)
    {
        var gateway = NodeOf(token);
        Detach(token);
        Emit(new Effect.NodeLeft(gateway.Id, scope.Definition.Id));
        var flow = gateway.Outgoing.First(f => f.Target == node);
        Emit(new Effect.FlowTaken(flow.Id, scope.Definition.Id));
        Emit(new Effect.NodeEntered(node.Id, scope.Definition.Id));
        (token.NodeId, token.FlowId) = (node.Id, flow.Id);
    }

    private void FireBoundary(Scope scope, Token host, BoundaryEventNode boundary)
    {
        var token = host;
        if (boundary.IsInterrupting)
        {
            CancelContent(host);
            Emit(new Effect.NodeLeft(host.NodeId, scope.Definition.Id));
            // Moves of the host that are still in the queue must not run: a new token takes over.
            Kill(host);
        }
        token = NewToken(scope, boundary);
        EnqueueEnter(token, boundary);
    }

    private void StartEventSubProcess(Scope scope, StartEventNode start)
    {
        var handler = start.Parent!;
        if (start.IsInterrupting)
        {
            CancelTokens(scope);
            StopListening(scope);
        }
        var token = NewToken(scope, handler);
        Emit(new Effect.NodeEntered(handler.Id, scope.Definition.Id));
        var inner = NewScope(ScopeKind.SubProcess, scope, token, handler);
        ListenForEventSubProcesses(inner, handler.Nodes);
        EnqueueEnter(NewToken(inner, start), start);
    }
}
