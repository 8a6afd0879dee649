namespace CaseFlow.Engine.Moving;

/// <summary>One reason for which a move is refused. Each rule is a class of its own.</summary>
internal interface IMoveRule
{
    IEnumerable<MoveFault> Check(MoveContext move);
}
