namespace CaseFlow.Engine.Model;

/// <summary>Rules on what undoes what, and on transactions.</summary>
internal static class CompensationRules
{
    public static void Check(IReadOnlyList<Node> nodes, Faults faults)
    {
        foreach (var node in nodes)
        {
            switch (node)
            {
                case BoundaryEventNode { Definition: CompensateDefinition } boundary:
                    CheckBoundary(boundary, faults);
                    break;
                case StartEventNode { Definition: CompensateDefinition, Parent.Parent: null }:
                    faults.Add("bad-compensation", node, "nothing can undo a process as a whole", "put the compensation event sub-process inside a sub-process");
                    break;
                case EndEventNode { Definition: CompensateDefinition { ActivityId: { } id } }:
                    CheckReference(node, id, nodes, faults);
                    break;
                case ThrowEventNode { Definition: CompensateDefinition { ActivityId: { } id } }:
                    CheckReference(node, id, nodes, faults);
                    break;
                case SubProcessNode { Kind: NodeKind.Transaction } transaction:
                    CheckTransaction(transaction, faults);
                    break;
            }
            if (node is ActivityNode activity)
            {
                CheckActivity(activity, faults);
            }
        }
    }

    private static void CheckBoundary(BoundaryEventNode boundary, Faults faults)
    {
        if (boundary.Handler is not { IsForCompensation: true } || boundary.Handler.Parent != boundary.Parent)
        {
            faults.Add("bad-compensation", boundary, "the compensation event leads to nothing that can undo", "draw an association to an activity in the same scope that is marked isForCompensation");
        }
    }

    private static void CheckActivity(ActivityNode activity, Faults faults)
    {
        if (activity.BoundaryEvents.Count(b => b.Definition is CompensateDefinition) > 1)
        {
            faults.Add("bad-compensation", activity, "the activity has two compensation events", "keep one");
        }
        if (activity.IsForCompensation && activity.BoundaryEvents.Count > 0)
        {
            faults.Add("bad-compensation", activity, "what undoes an activity has events on its border", "undo by a sub-process, and put them on an activity inside it");
        }
    }

    /// <summary>What an event names must lie beside it; from an event sub-process, beside that.</summary>
    private static void CheckReference(Node thrower, string id, IReadOnlyList<Node> nodes, Faults faults)
    {
        var scopes = new List<SubProcessNode?> { thrower.Parent };
        while (scopes[^1] is { Kind: NodeKind.EventSubProcess } handler)
        {
            scopes.Add(handler.Parent);
        }
        var target = nodes.FirstOrDefault(n => n.Id == id);
        if (target is not ActivityNode activity || !scopes.Contains(activity.Parent))
        {
            faults.Add("bad-compensation", thrower, $"the activity '{id}' to undo is not in this scope", "name an activity beside this event, or leave activityRef out");
        }
        else if (activity.UndoneBy is null && activity is not SubProcessNode)
        {
            faults.Add("bad-compensation", thrower, $"nothing undoes the activity '{id}'", "give it a compensation event with an association to what undoes it");
        }
    }

    private static void CheckTransaction(SubProcessNode transaction, Faults faults)
    {
        var isCancelled = transaction.Nodes.Any(n => n is EndEventNode { Definition: CancelDefinition });
        if (isCancelled && !transaction.BoundaryEvents.Any(b => b.Definition is CancelDefinition))
        {
            faults.Add("bad-transaction", transaction, "the transaction can be cancelled, but has no way on from there", "attach a cancel event to it");
        }
    }
}
