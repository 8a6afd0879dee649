namespace CaseFlow.Engine.Moving;

/// <summary>Where the instance is now exists in the new version, or the plan says what takes its place.</summary>
internal sealed class RemovedNodeRule : IMoveRule
{
    public IEnumerable<MoveFault> Check(MoveContext move) => move.Places.Where(p => p.To is null).Select(p => new MoveFault(
        "node-removed", p.From.Id, $"The instance is at {p.From}, which the new version does not have.", "Say in the plan which node takes its place."));
}
