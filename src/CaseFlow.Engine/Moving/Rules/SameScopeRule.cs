using CaseFlow.Engine.Model;

namespace CaseFlow.Engine.Moving;

/// <summary>What is in a sub-process stays in that sub-process: a scope cannot be made or unmade around a token that waits.</summary>
internal sealed class SameScopeRule : IMoveRule
{
    public IEnumerable<MoveFault> Check(MoveContext move) => move.Ordinary
        .Where(p => p.To is not null && p.To.Parent?.Id != move.SurroundingId(p.Scope))
        .Select(p => new MoveFault(
            "other-scope", p.From.Id, $"{p.From} lies in {Name(p.From.Parent)}, {p.To} in {Name(p.To!.Parent)}.", "Choose a node in the same sub-process, or let the instance pass this node first."));

    private static string Name(SubProcessNode? parent) => parent is null ? "the process itself" : $"the sub-process '{parent.Id}'";
}
