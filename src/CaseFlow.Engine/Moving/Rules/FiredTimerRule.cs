using CaseFlow.Engine.Model;

namespace CaseFlow.Engine.Moving;

/// <summary>A timer that has fired, once or more, did so by the old text; with another text nobody can say whether it should fire again.</summary>
internal sealed class FiredTimerRule : IMoveRule
{
    public IEnumerable<MoveFault> Check(MoveContext move)
    {
        foreach (var wait in move.Waits())
        {
            if (wait is not { Old: EventNode { Definition: TimerDefinition old } node, New: EventNode { Definition: TimerDefinition next } } || (old.Kind, old.Text) == (next.Kind, next.Text))
            {
                continue;
            }
            var waiting = move.Parts.Timers.FirstOrDefault(t => t.NodeId == node.Id && t.ScopeId == wait.Scope.Id && t.TokenId == wait.TokenId);
            if (waiting is null or { IsRepeat: true })
            {
                yield return new MoveFault("timer-fired", node.Id, $"The timer of {node} has fired as '{old.Text}'; the new version says '{next.Text}'.", "Give the new timer an id of its own, or let the instance pass this node first.");
            }
        }
    }
}
