using CaseFlow.Engine.Model;

namespace CaseFlow.Engine.Moving;

/// <summary>What became of a node.</summary>
public enum DifferenceKind
{
    /// <summary>Only the new version has it.</summary>
    Added,

    /// <summary>Only the old version has it.</summary>
    Removed,

    /// <summary>Both have it, and it says something else.</summary>
    Changed,
}

/// <summary>What about a node is different.</summary>
public enum NodeAspect
{
    /// <summary>Its name.</summary>
    Name,

    /// <summary>Its kind, or what its event waits for or tells.</summary>
    Kind,

    /// <summary>The sub-process it lies in, or the activity it sits on.</summary>
    Place,

    /// <summary>The roles that may do it.</summary>
    Roles,

    /// <summary>Its form.</summary>
    Form,

    /// <summary>Its legal deadline.</summary>
    Deadline,

    /// <summary>The ways it can end.</summary>
    Outcomes,

    /// <summary>Its handler or the parameters of it.</summary>
    Handler,

    /// <summary>Its timer.</summary>
    Timer,

    /// <summary>Its message, signal, error or escalation, its condition or decision, what it undoes, or the process it calls.</summary>
    Reference,

    /// <summary>How often it is done.</summary>
    Repetition,

    /// <summary>Where its arrows lead, or when they are taken.</summary>
    Arrows,
}

/// <summary>One node that is not the same in two versions.</summary>
/// <param name="Kind">Added, removed or changed.</param>
/// <param name="Node">The node, of the new version unless it was removed.</param>
/// <param name="Aspects">What changed; empty when it was added or removed.</param>
public sealed record NodeDifference(DifferenceKind Kind, Node Node, IReadOnlyList<NodeAspect> Aspects);

/// <summary>Compares two versions of a process, node by node, by their ids.</summary>
public static class VersionDifference
{
    /// <summary>Every node that is not the same: those of the new version in file order, then what was removed.</summary>
    public static IReadOnlyList<NodeDifference> Between(ProcessDefinition old, ProcessDefinition next)
    {
        var found = new List<NodeDifference>();
        foreach (var node in next.Nodes)
        {
            if (old.Find(node.Id) is not { } before)
            {
                found.Add(new NodeDifference(DifferenceKind.Added, node, []));
            }
            else if (Aspects(before, node) is { Count: > 0 } aspects)
            {
                found.Add(new NodeDifference(DifferenceKind.Changed, node, aspects));
            }
        }
        found.AddRange(old.Nodes.Where(n => next.Find(n.Id) is null).Select(n => new NodeDifference(DifferenceKind.Removed, n, [])));
        return found;
    }

    private static List<NodeAspect> Aspects(Node a, Node b)
    {
        var all = new (NodeAspect Aspect, Func<Node, string?> Says)[]
        {
            (NodeAspect.Name, n => n.Name),
            (NodeAspect.Kind, n => $"{n.Kind} {(n as EventNode)?.Definition?.GetType().Name} {n.IsAsyncBefore} {n.IsAsyncAfter}"),
            (NodeAspect.Place, n => $"{n.Parent?.Id} {(n as BoundaryEventNode)?.AttachedTo.Id} {(n as BoundaryEventNode)?.IsInterrupting} {(n as StartEventNode)?.IsInterrupting}"),
            (NodeAspect.Roles, n => n is UserTaskNode t ? Lines([.. t.Roles, t.Assignee?.Text, .. t.CandidateUsers.Concat(t.CandidateGroups).Select(c => c.Text)]) : null),
            (NodeAspect.Form, n => (n as UserTaskNode)?.Form),
            (NodeAspect.Deadline, n => (n as UserTaskNode)?.Deadline),
            (NodeAspect.Outcomes, n => n is UserTaskNode t ? Lines(t.Outcomes.Select(o => o.ToString())) : null),
            (NodeAspect.Handler, n => n is ServiceTaskNode s ? Lines(s.Parameters.OrderBy(p => p.Key, StringComparer.Ordinal).Select(p => p.ToString()).Prepend(s.Handler)) : null),
            (NodeAspect.Timer, n => n is EventNode { Definition: TimerDefinition t } ? $"{t.Kind} {t.Text}" : null),
            (NodeAspect.Reference, Reference),
            (NodeAspect.Repetition, n => n is ActivityNode { MultiInstance: { } m } ? $"{m.IsSequential} {m.Cardinality?.Text} {m.Collection?.Text} {m.ElementVariable} {m.CompletionCondition?.Text}" : null),
            (NodeAspect.Arrows, n => Lines(n.Outgoing.Select(f => $"{f.Target.Id} {f.Condition?.Text} {f.IsDefault}").Order(StringComparer.Ordinal))),
        };
        return [.. all.Where(x => x.Says(a) != x.Says(b)).Select(x => x.Aspect)];
    }

    private static string? Reference(Node node) => node switch
    {
        EventNode { Definition: NamedDefinition named } => named.Name,
        EventNode { Definition: ErrorDefinition error } => error.Code,
        EventNode { Definition: EscalationDefinition escalation } => escalation.Code,
        EventNode { Definition: LinkDefinition link } => link.Name,
        EventNode { Definition: ConditionalDefinition conditional } => conditional.Condition.Text,
        EventNode { Definition: CompensateDefinition compensation } => $"{compensation.ActivityId} {(node as BoundaryEventNode)?.Handler?.Id}",
        BusinessRuleTaskNode rule => $"{rule.Decision.Text} {rule.Result} {rule.IsSingleEntry}",
        SubProcessNode { AdHoc: { } adHoc } => $"{adHoc.IsSequential} {adHoc.CompletionCondition.Text} {adHoc.CancelsRemaining}",
        SendTaskNode send => send.Message,
        ReceiveTaskNode receive => receive.Message,
        CallActivityNode call => Lines(call.In.Concat(call.Out).Select(m => $"{m.Source?.Text} {m.Target} {m.All}").Prepend(call.CalledElement.Text)),
        _ => null,
    };

    private static string Lines(IEnumerable<string?> texts) => string.Join('\n', texts);
}
