using CaseFlow.Engine.Model;

namespace CaseFlow.Engine.Moving;

/// <summary>What was done can still be undone in the new version; and while something is being undone, nothing changes under it.</summary>
internal sealed class UndoingRule : IMoveRule
{
    public IEnumerable<MoveFault> Check(MoveContext move)
    {
        if (move.IsUndoing && (move.Plan.Nodes.Any(n => n.Key != n.Value) || VersionDifference.Between(move.Old, move.New).Count > 0))
        {
            yield return new MoveFault("undoing", null, "The instance is undoing what was done.", "Let it finish that first.");
        }
        foreach (var done in move.Completed)
        {
            var node = move.New.Find(move.Plan.To(done.NodeId)) as ActivityNode;
            if (node is null || (node.UndoneBy is null && node is not SubProcessNode { CompensationSubProcess: not null } && done.Inner.Count == 0))
            {
                yield return new MoveFault("cannot-be-undone", done.NodeId, $"The instance has done '{done.NodeId}', which can be undone; the new version has nothing that undoes it.", "Say in the plan which node takes its place, or keep what undoes it.");
            }
        }
    }
}
