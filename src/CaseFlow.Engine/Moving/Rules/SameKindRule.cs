using CaseFlow.Engine.Model;

namespace CaseFlow.Engine.Moving;

/// <summary>What waits goes to a node that waits in the same way.</summary>
internal sealed class SameKindRule : IMoveRule
{
    public IEnumerable<MoveFault> Check(MoveContext move)
    {
        foreach (var place in move.Places.Where(p => p.To is not null && p.To.Kind != p.From.Kind))
        {
            yield return new MoveFault("other-kind", place.From.Id, $"{place.From} would become {place.To}, which is another kind of node.", "Choose a node of the same kind, or let the instance pass this node first.");
        }
        foreach (var wait in move.Waits())
        {
            if (wait is { Old: EventNode old, New: EventNode next } && old.Definition?.GetType() != next.Definition?.GetType())
            {
                yield return new MoveFault("other-kind", old.Id, $"{old} waits for something else in the new version: {Name(next)} instead of {Name(old)}.", "Give the new event an id of its own.");
            }
        }
    }

    private static string Name(EventNode node) => node.Definition?.GetType().Name.Replace("Definition", "") ?? "nothing";
}
