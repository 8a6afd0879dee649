using CaseFlow.Engine.Model;

namespace CaseFlow.Engine.Moving;

/// <summary>A called process that runs keeps its version and hands its values back; the new version must expect those of the same process.</summary>
internal sealed class CalledProcessRule : IMoveRule
{
    public IEnumerable<MoveFault> Check(MoveContext move)
    {
        foreach (var place in move.Places)
        {
            if (place is { From: CallActivityNode from, To: CallActivityNode to } && from.CalledElement.Text != to.CalledElement.Text)
            {
                yield return new MoveFault("other-process-called", from.Id, $"{from} has called '{from.CalledElement.Text}'; the new version calls '{to.CalledElement.Text}'.", "Let the instance pass this node first.");
            }
        }
    }
}
