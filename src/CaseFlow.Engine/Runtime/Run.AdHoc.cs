using CaseFlow.Engine.Model;

namespace CaseFlow.Engine.Runtime;

/// <summary>Ad-hoc sub-processes: their activities are started by hand until a condition holds.</summary>
internal sealed partial class Run
{
    private void StartActivity(Trigger.StartActivity start)
    {
        var scope = scopes.Find(s => s.Kind == ScopeKind.AdHoc && s.AdHocId == start.AdHocId)
            ?? throw new EngineException("ad-hoc-not-open", $"The ad-hoc sub-process {start.AdHocId} is not open: it is done, or no longer needed.");
        var adHoc = (SubProcessNode)NodeOf(scope, scope.NodeId!);
        var node = adHoc.Startable.FirstOrDefault(n => n.Id == start.NodeId)
            ?? throw new EngineException("not-startable", $"'{start.NodeId}' cannot be started in {adHoc}; choose from {string.Join(", ", adHoc.Startable.Select(n => n.Id))}.", adHoc.Id);
        var isBusy = tokens.Exists(t => t.ScopeId == scope.Id);
        if (adHoc.AdHoc!.IsSequential && isBusy)
        {
            throw new EngineException("ad-hoc-busy", $"In {adHoc} one activity is done at a time.", adHoc.Id);
        }
        Set(scope, start.Variables);
        if (isBusy && IsAdHocDone(scope))
        {
            throw new EngineException("ad-hoc-done", $"{adHoc} only waits for what still runs: its completion condition holds.", adHoc.Id);
        }
        EnqueueEnter(NewToken(scope, node), node);
    }

    private bool IsAdHocDone(Scope scope)
    {
        var node = (SubProcessNode)NodeOf(scope, scope.NodeId!);
        return Holds(scope, node.AdHoc!.CompletionCondition, node);
    }

    /// <summary>After an activity, and after variables were set: ends it when its condition holds; false while something in it goes on.</summary>
    private bool FinishAdHoc(Scope scope, Token? done)
    {
        var isOver = IsAdHocDone(scope) && ((SubProcessNode)NodeOf(scope, scope.NodeId!)).AdHoc!.CancelsRemaining;
        if (isOver)
        {
            if (done is not null)
            {
                Kill(done);
            }
            CancelTokens(scope);
        }
        CompleteIfEmpty(scope);
        return isOver;
    }

    private void FinishAdHocs()
    {
        foreach (var scope in scopes.Where(s => s.Kind == ScopeKind.AdHoc).ToArray())
        {
            if (scopes.Contains(scope))
            {
                FinishAdHoc(scope, null);
            }
        }
    }
}
