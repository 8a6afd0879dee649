using CaseFlow.Engine.Model;
using CaseFlow.Engine.Moving;

namespace CaseFlow.Engine.Runtime;

/// <summary>The move to another version, on a state that already carries the ids of the new one.</summary>
internal sealed partial class Run
{
    public void MoveBy(MoveContext move)
    {
        Set(scopes[0], move.Plan.Variables.Where(v => v.Value is not null && !scopes[0].Variables.ContainsKey(v.Key)).ToDictionary());
        foreach (var place in move.Places)
        {
            Tell(place);
        }
        foreach (var wait in move.Waits())
        {
            // The rules looked at the old state; from here on the scope is the one of this run.
            Renew(ScopeById(wait.Scope.Id), wait, move.Plan);
        }
    }

    private void Tell(Place place)
    {
        var scope = ScopeById(place.Scope.Id);
        var (from, to) = (place.From, place.To!);
        if (from.Id != to.Id && !IsSilent(scope, to))
        {
            Emit(new Effect.NodeMoved(from.Id, to.Id, definition.Id));
        }
        if (tasks.Find(t => t.TokenId == place.Token.Id) is { } task && !IsSameWork((UserTaskNode)from, (UserTaskNode)to))
        {
            Emit(new Effect.TaskMoved(from.Id, Opened(scope, task, (UserTaskNode)to)));
        }
        if (jobs.Find(j => j.TokenId == place.Token.Id) is { } job && !IsSameService((ServiceTaskNode)from, (ServiceTaskNode)to))
        {
            Emit(new Effect.ServiceMoved(job.Id, from.Id, definition.Id, (ServiceTaskNode)to));
        }
    }

    private void Renew(Scope scope, Wait wait, MovePlan plan)
    {
        var nodeId = wait.New?.Id ?? plan.To(wait.Old!.Id);
        bool IsTimer(WaitingTimer t) => t.NodeId == nodeId && t.ScopeId == scope.Id && t.TokenId == wait.TokenId;
        bool IsEvent(WaitingEvent e) => e.NodeId == nodeId && e.ScopeId == scope.Id && e.TokenId == wait.TokenId;
        if (wait.New is null)
        {
            Stop(IsTimer, IsEvent);
        }
        else if (wait.Old is null)
        {
            Await(scope, wait.TokenId, wait.New);
        }
        else if (timers.FindIndex(IsTimer) is >= 0 and var at)
        {
            Redate(at, scope, (EventNode)wait.Old, (EventNode)wait.New, plan);
        }
        else if (events.Exists(IsEvent) && NameAt(wait.Old) != NameAt(wait.New))
        {
            Stop(_ => false, IsEvent);
            Await(scope, wait.TokenId, wait.New);
        }
    }

    private void Redate(int at, Scope scope, EventNode old, EventNode next, MovePlan plan)
    {
        var timer = timers[at];
        var (before, after) = ((TimerDefinition)old.Definition!, (TimerDefinition)next.Definition!);
        if (timer.IsRepeat || (!plan.IsRedating && (before.Kind, before.Text) == (after.Kind, after.Text)))
        {
            return;
        }
        var (due, left) = DueOf(scope, next, after, timer.Since);
        timers[at] = timer with { Due = plan.IsRedating ? due : timer.Due, Left = left };
        if (timers[at].Due != timer.Due)
        {
            Emit(new Effect.TimerRescheduled(timer.Id, timer.NodeId, due));
        }
    }

    private static string? NameAt(Node node) => node switch
    {
        ReceiveTaskNode receive => receive.Message,
        EventNode { Definition: NamedDefinition named } => named.Name,
        EventNode { Definition: ConditionalDefinition conditional } => conditional.Condition.Text,
        _ => null,
    };

    private static bool IsSameWork(UserTaskNode a, UserTaskNode b) =>
        (a.Id, a.Name, a.Form, a.Deadline, a.Title?.Text, a.Priority?.Text, a.Assignee?.Text) == (b.Id, b.Name, b.Form, b.Deadline, b.Title?.Text, b.Priority?.Text, b.Assignee?.Text)
        && a.Roles.SequenceEqual(b.Roles)
        && a.Outcomes.SequenceEqual(b.Outcomes)
        && a.CandidateUsers.Select(t => t.Text).SequenceEqual(b.CandidateUsers.Select(t => t.Text))
        && a.CandidateGroups.Select(t => t.Text).SequenceEqual(b.CandidateGroups.Select(t => t.Text));

    private static bool IsSameService(ServiceTaskNode a, ServiceTaskNode b) =>
        (a.Id, a.Handler) == (b.Id, b.Handler) && a.Parameters.OrderBy(p => p.Key, StringComparer.Ordinal).SequenceEqual(b.Parameters.OrderBy(p => p.Key, StringComparer.Ordinal));
}
