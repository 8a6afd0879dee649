using CaseFlow.Engine.Model;

namespace CaseFlow.Engine.Runtime;

/// <summary>What each trigger does before the queue runs.</summary>
internal sealed partial class Run
{
    public void Apply(Trigger trigger)
    {
        switch (trigger)
        {
            case Trigger.Start start:
                Begin(start.Variables, _ => StartNode(start.StartEventId));
                break;
            case Trigger.StartByMessage start:
                var receiver = definition.StartEvents.FirstOrDefault(s => s.Definition is MessageDefinition m && m.Name == start.Message)
                    ?? throw new EngineException("message-not-expected", $"No start event of {definition.Id} waits for the message '{start.Message}'.");
                Begin(start.Variables, _ => receiver);
                break;
            case Trigger.StartAt start:
                Begin(start.Variables, _ => RootNode(start.NodeId));
                break;
            case Trigger.StartByCondition start:
                Begin(start.Variables, ConditionalStart);
                break;
            case Trigger.CompleteTask done:
                Complete(done);
                break;
            case Trigger.FireTimer due:
                Fire(timers.Find(t => t.Id == due.TimerId)
                    ?? throw new EngineException("timer-not-waiting", $"Timer {due.TimerId} does not wait: it has fired or is no longer needed."));
                break;
            case Trigger.DeliverMessage message:
                Receive(ReceiverOf(message), message.Variables);
                break;
            case Trigger.BroadcastSignal signal:
                Hear(signal.Signal, signal.Variables);
                break;
            case Trigger.CompleteService done:
                var finished = JobById(done.JobId);
                jobs.Remove(finished);
                var worker = TokenById(finished.TokenId);
                Set(ScopeById(worker.ScopeId), done.Variables);
                EnqueueLeave(worker, NodeOf(worker));
                break;
            case Trigger.FailService failed:
                Fail(failed);
                break;
            case Trigger.Cancel:
                CancelTokens(scopes[0]);
                EndInstance(InstanceEndKind.Cancelled);
                break;
            case Trigger.CancelCalled cancel:
                CancelCalled(cancel);
                break;
            case Trigger.StartActivity start:
                StartActivity(start);
                break;
            case Trigger.SetVariables set:
                Set(set.TaskId is null ? scopes[0] : ScopeById(TokenById(TaskById(set.TaskId).TokenId).ScopeId), set.Variables);
                Reschedule();
                FinishAdHocs();
                break;
            default:
                throw new EngineException("unknown-trigger", $"The trigger {trigger.GetType().Name} is not known.");
        }
    }

    private void Begin(IReadOnlyDictionary<string, object?> variables, Func<Scope, Node?> choose)
    {
        var root = new Scope { Id = nextId++, Kind = ScopeKind.Process, Definition = definition };
        scopes.Add(root);
        Set(root, variables);
        var nodes = NodesOf(root);
        var first = choose(root);
        if (first is null)
        {
            StartScope(root, nodes);
            return;
        }
        ListenForEventSubProcesses(root, nodes);
        EnqueueEnter(NewToken(root, first), first);
    }

    private StartEventNode? StartNode(string? id)
    {
        if (id is not null)
        {
            return definition.StartEvents.FirstOrDefault(s => s.Id == id)
                ?? throw new EngineException("no-start-event", $"The process {definition.Id} has no start event '{id}'.", id);
        }
        var starts = definition.StartEvents.ToArray();
        return Array.Find(starts, s => s.Definition is null) ?? (starts is [var only] ? only : null);
    }

    private StartEventNode ConditionalStart(Scope root) =>
        definition.StartEvents.FirstOrDefault(s => s.Definition is ConditionalDefinition conditional && Holds(root, conditional.Condition, s))
            ?? throw new EngineException("condition-not-met", $"No start event of {definition.Id} has a condition that holds for these variables.");

    private Node RootNode(string id)
    {
        var node = definition.Find(id) ?? throw new EngineException("unknown-node", $"The process {definition.Id} has no node '{id}'.", id);
        return node.Parent is null && node is not (BoundaryEventNode or SubProcessNode { Kind: NodeKind.EventSubProcess } or ActivityNode { IsForCompensation: true })
            ? node
            : throw new EngineException("bad-start-node", $"A run cannot start at {node}: it lies in a sub-process or belongs to another node.", id);
    }

    private void Complete(Trigger.CompleteTask done)
    {
        var task = TaskById(done.TaskId);
        tasks.Remove(task);
        var token = TokenById(task.TokenId);
        Set(ScopeById(token.ScopeId), done.Variables);
        Emit(new Effect.TaskCompleted(task.Id, task.NodeId));
        EnqueueLeave(token, NodeOf(token));
    }

    private WaitingEvent ReceiverOf(Trigger.DeliverMessage message)
    {
        var waiting = events.Where(e => e.Kind == EventKind.Message && e.Name == message.Message && (message.SubscriptionId is null || e.Id == message.SubscriptionId)).ToArray();
        return waiting switch
        {
            [var one] => one,
            [] => throw new EngineException("message-not-expected", $"The instance does not wait for the message '{message.Message}'{(message.SubscriptionId is null ? "" : $" with subscription {message.SubscriptionId}")}."),
            _ => throw new EngineException("message-ambiguous", $"{waiting.Length} places wait for the message '{message.Message}': name one of the subscriptions {string.Join(", ", waiting.Select(w => $"{w.Id} ({w.NodeId})"))}."),
        };
    }

    private WaitingTask TaskById(string id) => tasks.Find(t => t.Id == id)
        ?? throw new EngineException("task-not-open", $"Task {id} is not open: it is done, or no longer needed.");

    private WaitingJob JobById(string id) => jobs.Find(j => j.Id == id)
        ?? throw new EngineException("job-not-open", $"Job {id} is not open: it is done, or no longer needed.");

    private void Fail(Trigger.FailService failed)
    {
        var job = JobById(failed.JobId);
        var token = TokenById(job.TokenId);
        if (!Raise(ScopeById(token.ScopeId), token, NodeOf(token), failed.ErrorCode))
        {
            Emit(new Effect.IncidentRaised(job.Id, job.NodeId, failed.ErrorCode, failed.Message));
        }
    }
}
