using CaseFlow.Engine.Model;

namespace CaseFlow.Engine.Runtime;

/// <summary>Remembering what was done, and undoing it: last done, first undone, one after the other.</summary>
internal sealed partial class Run
{
    /// <summary>Keeps an activity that is done, when something could undo it.</summary>
    private void Remember(Scope scope, ActivityNode node, IReadOnlyList<Completed> inner)
    {
        var isTime = IsTimeOf(scope, node);
        var canBeUndone = node.UndoneBy is not null || node is SubProcessNode { CompensationSubProcess: not null } || inner.Count > 0;
        if (!canBeUndone || scope.Kind == ScopeKind.Compensation || (node.MultiInstance is not null && !isTime))
        {
            return;
        }
        completed.Add(new Completed(nextId++, node.Id, isTime ? scope.ParentId!.Value : scope.Id, isTime ? new Dictionary<string, object?>(scope.Variables) : [], inner));
    }

    /// <summary>A scope is gone: what was done in it is handed to whoever asked, or forgotten.</summary>
    private Completed[] Forget(Scope scope)
    {
        var inner = completed.Where(c => c.ScopeId == scope.Id).Select(c => c with { ScopeId = 0 }).ToArray();
        completed.RemoveAll(c => c.ScopeId == scope.Id);
        return inner;
    }

    /// <summary>A repeated activity is done as a whole: only now can its times be undone.</summary>
    private void KeepTimes(Scope counters)
    {
        for (var i = 0; i < completed.Count; i++)
        {
            if (completed[i].ScopeId == counters.Id)
            {
                completed[i] = completed[i] with { ScopeId = counters.ParentId!.Value };
            }
        }
    }

    /// <summary>Undoes one activity or all of a scope; the token waits at its event until that is done. An event sub-process undoes for the scope around it too.</summary>
    private void Compensate(Scope scope, Token token, Node node, string? activityId)
    {
        var from = new List<int> { scope.Id };
        for (var at = scope; at.Kind == ScopeKind.SubProcess && NodeOf(at, at.NodeId!).Kind == NodeKind.EventSubProcess;)
        {
            at = ScopeById(at.ParentId!.Value);
            from.Add(at.Id);
        }
        var found = completed.Where(c => from.Contains(c.ScopeId) && (activityId is null || c.NodeId == activityId)).OrderBy(c => c.Id).ToArray();
        if (found.Length == 0)
        {
            EnqueueLeave(token, node);
            return;
        }
        completed.RemoveAll(found.Contains);
        Emit(new Effect.CompensationStarted(node.Id, [.. found.Reverse().Select(c => c.NodeId)]));
        StartUndoing(scope, token, node, found);
    }

    private void StartUndoing(Scope scope, Token token, Node node, IReadOnlyList<Completed> items)
    {
        var undoing = NewScope(ScopeKind.Compensation, scope, token, node);
        undoing.Pending = [.. items.Select(c => c with { ScopeId = 0 })];
        CompleteIfEmpty(undoing);
    }

    private void UndoNext(Scope undoing)
    {
        var item = undoing.Pending[^1];
        undoing.Pending = [.. undoing.Pending.SkipLast(1)];
        undoing.Variables.Clear();
        foreach (var (name, value) in item.Variables)
        {
            undoing.Variables[name] = value;
        }
        var activity = (ActivityNode)NodeOf(undoing, item.NodeId);
        if (activity.UndoneBy is { } handler)
        {
            EnqueueEnter(NewToken(undoing, handler), handler);
            return;
        }
        var token = NewToken(undoing, activity);
        if (activity is SubProcessNode { CompensationSubProcess: { } inside })
        {
            var again = NewScope(ScopeKind.SubProcess, undoing, token, activity);
            completed.AddRange(item.Inner.Select(c => c with { ScopeId = again.Id }));
            StartEventSubProcess(again, StartOf(inside));
        }
        else
        {
            StartUndoing(undoing, token, activity, item.Inner);
        }
    }

    /// <summary>A token that history does not show: inside one time of a repetition, or at a sub-process that is being undone.</summary>
    private static bool IsSilent(Scope scope, Node node) =>
        IsTimeOf(scope, node) || (scope.Kind == ScopeKind.Compensation && node is not ActivityNode { IsForCompensation: true });
}
