namespace CaseFlow.Engine.Moving;

/// <summary>The plan names nodes that exist.</summary>
internal sealed class PlanRule : IMoveRule
{
    public IEnumerable<MoveFault> Check(MoveContext move)
    {
        foreach (var (from, to) in move.Plan.Nodes)
        {
            if (move.Old.Find(from) is null)
            {
                yield return new MoveFault("unknown-node", from, $"The plan moves '{from}', but the old version has no such node.", "Take it out of the plan.");
            }
            if (move.New.Find(to) is null)
            {
                yield return new MoveFault("unknown-node", from, $"The plan moves '{from}' to '{to}', but the new version has no such node.", "Choose a node of the new version.");
            }
        }
    }
}
