using CaseFlow.Engine.Feel;
using CaseFlow.Engine.Model;

namespace CaseFlow.Engine.Runtime;

/// <summary>What happens when a token comes to a node.</summary>
internal sealed partial class Run
{
    private void Enter(Scope scope, Token token, Node node)
    {
        if (!IsTimeOf(scope, node))
        {
            Emit(new Effect.NodeEntered(node.Id, scope.Definition.Id));
            if (node is ActivityNode { MultiInstance: { } loop } activity)
            {
                StartTimes(scope, token, activity, loop);
                return;
            }
        }
        switch (node)
        {
            case UserTaskNode user:
                AttachBoundary(scope, token, user);
                OpenTask(scope, token, user);
                break;
            case ServiceTaskNode service:
                AttachBoundary(scope, token, service);
                var job = new WaitingJob(NewId("job"), token.Id, node.Id);
                jobs.Add(job);
                Emit(new Effect.ServiceRequested(job.Id, scope.Definition.Id, service, Visible(scope)));
                break;
            case ReceiveTaskNode receive:
                AttachBoundary(scope, token, receive);
                Subscribe(scope, token.Id, node, receive.Message, EventKind.Message);
                break;
            case SendTaskNode send:
                Emit(new Effect.MessageThrown(send.Message, Visible(scope)));
                EnqueueLeave(token, node);
                break;
            case BusinessRuleTaskNode rule:
                Decide(scope, rule);
                EnqueueLeave(token, node);
                break;
            case SubProcessNode { AdHoc: not null } adHoc:
                AttachBoundary(scope, token, adHoc);
                ListenForEventSubProcesses(NewScope(ScopeKind.AdHoc, scope, token, node), adHoc.Nodes);
                break;
            case SubProcessNode sub:
                AttachBoundary(scope, token, sub);
                StartScope(NewScope(ScopeKind.SubProcess, scope, token, node), sub.Nodes);
                break;
            case CallActivityNode call:
                AttachBoundary(scope, token, call);
                StartCall(scope, token, call);
                break;
            case GatewayNode { Kind: NodeKind.EventBasedGateway } gateway:
                foreach (var flow in gateway.Outgoing)
                {
                    Await(scope, token.Id, flow.Target);
                }
                break;
            case GatewayNode { Kind: not NodeKind.ExclusiveGateway }:
                Join(scope, token, node);
                break;
            case CatchEventNode { Definition: TimerDefinition or NamedDefinition or ConditionalDefinition }:
                Await(scope, token.Id, node);
                break;
            case ThrowEventNode { Definition: LinkDefinition link }:
                Jump(scope, token, node, link);
                break;
            case ThrowEventNode { Definition: CompensateDefinition compensation }:
                Compensate(scope, token, node, compensation.ActivityId);
                break;
            case ThrowEventNode thrower:
                if (Throw(scope, token, thrower))
                {
                    EnqueueLeave(token, node);
                }
                break;
            case EndEventNode last:
                Finish(scope, token, last);
                break;
            default:
                EnqueueLeave(token, node);
                break;
        }
    }

    private void OpenTask(Scope scope, Token token, UserTaskNode node)
    {
        var task = new WaitingTask(NewId("task"), token.Id, node.Id);
        tasks.Add(task);
        Emit(Opened(scope, task, node));
    }

    private Effect.TaskOpened Opened(Scope scope, WaitingTask task, UserTaskNode node) => new(task.Id, scope.Definition.Id, node)
    {
        Title = Fill(scope, node, node.Title),
        Priority = Fill(scope, node, node.Priority),
        Assignee = Fill(scope, node, node.Assignee),
        CandidateUsers = FillList(scope, node, node.CandidateUsers),
        CandidateGroups = FillList(scope, node, node.CandidateGroups),
    };

    private string? Fill(Scope scope, Node node, TextTemplate? template)
    {
        try
        {
            return template is null || template.IsPlain ? template?.Text : template.Fill(ContextOf(scope));
        }
        catch (Exception e) when (e is FeelException or ArgumentException)
        {
            throw new EngineException("expression-failed", $"'{template}' at {node} cannot be filled in: {e.Message}", node.Id, e);
        }
    }

    private IReadOnlyList<string> FillList(Scope scope, Node node, IReadOnlyList<TextTemplate> templates) =>
        [.. templates.SelectMany(t => Fill(scope, node, t)!.Trim('[', ']').Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries)).Select(t => t.Trim('"'))];

    /// <summary>Asks the host's decision; it sees what an expression here would see.</summary>
    private void Decide(Scope scope, BusinessRuleTaskNode node)
    {
        var key = Fill(scope, node, node.Decision)!;
        var seen = Visible(scope);
        foreach (var (name, fact) in options.Facts ?? new Dictionary<string, object?>())
        {
            seen[name] = fact;
        }
        object? answer;
        try
        {
            answer = (options.Decisions ?? throw new KeyNotFoundException("the host has no decisions")).Invoke(key, seen);
        }
        catch (KeyNotFoundException e)
        {
            throw new EngineException("decision-missing", $"The decision '{key}' of {node} cannot be found.", node.Id, e);
        }
        catch (Exception e) when (e is FeelException or ArgumentException or InvalidOperationException)
        {
            throw new EngineException("decision-failed", $"The decision '{key}' of {node} cannot be made: {e.Message}", node.Id, e);
        }
        if (node.IsSingleEntry && answer is IReadOnlyDictionary<string, object?> entries)
        {
            answer = entries.Count == 1 ? entries.Values.Single()
                : throw new EngineException("decision-failed", $"The decision '{key}' of {node} gives {entries.Count} entries, not one.", node.Id);
        }
        Set(scope, new Dictionary<string, object?> { [node.Result] = answer });
        Emit(new Effect.DecisionMade(node.Id, key, answer));
    }

    private void Jump(Scope scope, Token token, Node node, LinkDefinition link)
    {
        var target = scope.Definition.Nodes.First(n => n.Parent == node.Parent && n is CatchEventNode { Definition: LinkDefinition other } && other.Name == link.Name);
        Emit(new Effect.NodeLeft(node.Id, scope.Definition.Id));
        token.FlowId = null;
        EnqueueEnter(token, target);
    }

    /// <summary>Tells what the event tells; false when the token died of it.</summary>
    private bool Throw(Scope scope, Token token, EventNode node)
    {
        switch (node.Definition)
        {
            case MessageDefinition message:
                Emit(new Effect.MessageThrown(Fill(scope, node, message.Template)!, Visible(scope)));
                break;
            case SignalDefinition signal:
                var name = Fill(scope, node, signal.Template)!;
                Emit(new Effect.SignalThrown(name, Visible(scope)));
                Hear(name, new Dictionary<string, object?>());
                break;
            case EscalationDefinition escalation:
                Escalate(scope, token, node, escalation.Code);
                break;
        }
        return !token.IsDead;
    }

    private void Finish(Scope scope, Token token, EndEventNode node)
    {
        switch (node.Definition)
        {
            case ErrorDefinition error:
                if (!Raise(scope, token, node, error.Code ?? ""))
                {
                    throw new EngineException("uncaught-error", $"The error '{error.Code}' of {node} is caught nowhere.", node.Id);
                }
                break;
            case CompensateDefinition compensation:
                Compensate(scope, token, node, compensation.ActivityId);
                break;
            case CancelDefinition:
                CancelTokens(scope, except: token);
                StopListening(scope);
                Compensate(scope, token, node, null);
                break;
            case TerminateDefinition:
                Emit(new Effect.NodeLeft(node.Id, scope.Definition.Id));
                Terminate(scope);
                break;
            default:
                if (Throw(scope, token, node))
                {
                    EnqueueLeave(token, node);
                }
                break;
        }
    }
}
