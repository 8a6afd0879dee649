using CaseFlow.Engine.Model;

namespace CaseFlow.Engine.Moving;

/// <summary>A variable that only the new version declares and reads has a value, or the plan says that the process sets it itself.</summary>
internal sealed class VariableRule : IMoveRule
{
    public IEnumerable<MoveFault> Check(MoveContext move)
    {
        var known = move.Old.Variables.Select(v => v.Name).Concat(move.Instance.Variables.Keys).Concat(move.Plan.Variables.Keys).ToHashSet();
        var read = Read(move.New).ToHashSet();
        return move.New.Variables.Where(v => !known.Contains(v.Name) && read.Contains(v.Name)).Select(v => new MoveFault(
            "variable-needed", null, $"The new version reads the variable '{v.Name}' ({v.Type}), which the instance does not have.", "Give it a value in the plan, or say that the process sets it itself.", v.Name));
    }

    private static IEnumerable<string> Read(ProcessDefinition definition) =>
        definition.Flows.SelectMany(f => f.Condition?.Names ?? new HashSet<string>())
            .Concat(definition.Nodes.OfType<EventNode>().SelectMany(e => (e.Definition as TimerDefinition)?.Expression?.Names ?? new HashSet<string>()))
            .Concat(definition.Nodes.OfType<EventNode>().SelectMany(e => (e.Definition as ConditionalDefinition)?.Condition.Names ?? new HashSet<string>()))
            .Concat(definition.Nodes.OfType<SubProcessNode>().SelectMany(s => s.AdHoc?.CompletionCondition.Names ?? new HashSet<string>()))
            .Concat(definition.Nodes.OfType<ActivityNode>().Select(a => a.MultiInstance).OfType<MultiInstance>()
                .SelectMany(m => new[] { m.Cardinality, m.Collection, m.CompletionCondition }.SelectMany(e => e?.Names ?? new HashSet<string>())))
            .Concat(definition.Nodes.OfType<CallActivityNode>().SelectMany(c => c.In.SelectMany(m => m.Source?.Names ?? new HashSet<string>())));
}
