using CaseFlow.Engine.Feel;
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
                Subscribe(scope, tokenId, node, Fill(scope, node, named.Template)!, named is SignalDefinition);
                break;
            case ReceiveTaskNode receive:
                Subscribe(scope, tokenId, node, receive.Message, isSignal: false);
                break;
        }
    }

    public (DateTimeOffset Due, int? Left) StartDue(StartEventNode start, TimerDefinition timer) =>
        DueOf(new Scope { Id = 0, Kind = ScopeKind.Process, Definition = definition }, start, timer, now);

    public DateTimeOffset? Later(StartEventNode start, TimerDefinition timer, DateTimeOffset due, int times)
    {
        var interval = IntervalOf(new Scope { Id = 0, Kind = ScopeKind.Process, Definition = definition }, start, timer, now);
        for (var i = 0; i < times && interval is not null; i++)
        {
            due = interval.Value.AddTo(due, options.TimeZone);
        }
        return interval is null ? null : due;
    }

    private Duration? IntervalOf(Scope scope, Node node, TimerDefinition timer, DateTimeOffset since)
    {
        var text = timer.Expression is null ? timer.Text : Evaluate(timer.Expression, scope, node, since) as string;
        return TimerText.Read(TimerKind.Cycle, text ?? "", options.TimeZone)?.Interval;
    }

    private void Schedule(WaitingTimer timer)
    {
        timers.Add(timer);
        Emit(new Effect.TimerScheduled(timer.Id, timer.NodeId, timer.Due));
    }

    private void Subscribe(Scope scope, int? tokenId, Node node, string name, bool isSignal)
    {
        var item = new WaitingEvent(NewId("sub"), node.Id, scope.Id, tokenId, name, isSignal);
        events.Add(item);
        Emit(isSignal ? new Effect.SignalSubscribed(item.Id, node.Id, name) : new Effect.MessageSubscribed(item.Id, node.Id, name));
    }

    private (DateTimeOffset Due, int? Left) DueOf(Scope scope, Node node, TimerDefinition timer, DateTimeOffset since)
    {
        var value = timer.Expression is null ? timer.Text : Evaluate(timer.Expression, scope, node, since);
        var plan = value switch
        {
            DateOnly date => new TimerPlan(Moments.AtMidnight(date, options.TimeZone), null, 1),
            DateTimeOffset moment => new TimerPlan(moment, null, 1),
            Duration duration => new TimerPlan(null, duration, 1),
            string text => TimerText.Read(timer.Kind, text, options.TimeZone)
                ?? TimerText.Read(TimerKind.Date, text, options.TimeZone)
                ?? TimerText.Read(TimerKind.Duration, text, options.TimeZone),
            _ => null,
        };
        if (plan is null)
        {
            throw new EngineException("bad-timer", $"The timer '{timer.Text}' at {node} gives {FeelValue.Describe(value)}, which is no moment, duration or repetition.", node.Id);
        }
        try
        {
            return (plan.Start ?? plan.Interval!.Value.AddTo(since, options.TimeZone), plan.Repeats);
        }
        catch (ArgumentOutOfRangeException e)
        {
            throw new EngineException("bad-timer", $"The timer '{timer.Text}' at {node} lies outside the calendar.", node.Id, e);
        }
    }

    /// <summary>The next time of a repeating timer counts from the last due moment, so that it does not drift.</summary>
    private void Repeat(WaitingTimer timer, Scope scope, Node node, TimerDefinition definition)
    {
        if (timer.Left == 1)
        {
            return;
        }
        if (IntervalOf(scope, node, definition, timer.Since) is { } interval)
        {
            Schedule(timer with { Id = NewId("timer"), Due = interval.AddTo(timer.Due, options.TimeZone), Left = timer.Left - 1, IsRepeat = true });
        }
    }

    /// <summary>Facts or variables have changed: timers with an expression get their new date.</summary>
    private void Reschedule()
    {
        for (var i = 0; i < timers.Count; i++)
        {
            var timer = timers[i];
            var scope = ScopeById(timer.ScopeId);
            if (timer.IsRepeat || NodeOf(scope, timer.NodeId) is not EventNode { Definition: TimerDefinition { Expression: not null } definition } node)
            {
                continue;
            }
            var (due, left) = DueOf(scope, node, definition, timer.Since);
            if (due != timer.Due)
            {
                timers[i] = timer with { Due = due, Left = left };
                Emit(new Effect.TimerRescheduled(timer.Id, timer.NodeId, due));
            }
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
            events.Remove(item);
            Emit(item.IsSignal
                ? new Effect.SignalUnsubscribed(item.Id, item.NodeId, item.Name)
                : new Effect.MessageUnsubscribed(item.Id, item.NodeId, item.Name));
        }
    }

    private void Fire(WaitingTimer timer)
    {
        timers.Remove(timer);
        Emit(new Effect.TimerFired(timer.Id, timer.NodeId));
        var scope = ScopeById(timer.ScopeId);
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
        foreach (var item in events.Where(e => e.IsSignal && e.Name == signal).ToArray())
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
            events.Remove(item);
            Emit(item.IsSignal
                ? new Effect.SignalUnsubscribed(item.Id, item.NodeId, item.Name)
                : new Effect.MessageUnsubscribed(item.Id, item.NodeId, item.Name));
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
