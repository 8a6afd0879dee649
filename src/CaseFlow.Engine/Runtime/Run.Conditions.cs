using CaseFlow.Engine.Model;

namespace CaseFlow.Engine.Runtime;

/// <summary>Conditional events.</summary>
internal sealed partial class Run
{
    private void FireConditionsAfterChange()
    {
        while (hasChanged)
        {
            hasChanged = FireCondition();
        }
    }

    /// <summary>Fires the first event whose condition has come to hold; false when there is none.</summary>
    private bool FireCondition()
    {
        foreach (var item in events.Where(e => e.Kind == EventKind.Condition).ToArray())
        {
            var scope = ScopeById(item.ScopeId);
            var node = (EventNode)NodeOf(scope, item.NodeId);
            var holds = Holds(scope, ((ConditionalDefinition)node.Definition!).Condition, node);
            if (holds == item.Holds)
            {
                continue;
            }
            if (holds && node is not (BoundaryEventNode { IsInterrupting: false } or StartEventNode { IsInterrupting: false }))
            {
                events.Remove(item);
            }
            else
            {
                events[events.IndexOf(item)] = item with { Holds = holds };
            }
            if (holds)
            {
                Occur(scope, item.TokenId, node);
                return true;
            }
        }
        return false;
    }
}
