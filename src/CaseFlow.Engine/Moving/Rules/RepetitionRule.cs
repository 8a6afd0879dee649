using CaseFlow.Engine.Model;

namespace CaseFlow.Engine.Moving;

/// <summary>An activity that is being repeated keeps its counters, so it must be repeated in the same way; one that is not must stay so.</summary>
internal sealed class RepetitionRule : IMoveRule
{
    public IEnumerable<MoveFault> Check(MoveContext move)
    {
        foreach (var place in move.Ordinary.Where(p => !MoveContext.IsTime(p)))
        {
            if (place is not { From: ActivityNode from, To: ActivityNode to })
            {
                continue;
            }
            var isCounting = move.CountersOf(place) is not null;
            if (isCounting != to.MultiInstance is not null)
            {
                yield return new MoveFault("other-repetition", from.Id, $"{from} is {(isCounting ? "" : "not ")}being repeated, and {to} is {(isCounting ? "not" : "")}.".Replace(" .", "."), "Let the instance pass this node first.");
            }
            else if (isCounting && (from.MultiInstance!.IsSequential, from.MultiInstance.ElementVariable) != (to.MultiInstance!.IsSequential, to.MultiInstance.ElementVariable))
            {
                yield return new MoveFault("other-repetition", from.Id, $"{from} is being repeated in another way or with another variable in the new version.", "Let the instance pass this node first.");
            }
        }
    }
}
