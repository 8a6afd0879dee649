namespace CaseFlow.Engine.Moving;

/// <summary>A join where tokens already wait has the same arrows in both versions: else it could wait for ever, or not wait for what it should.</summary>
internal sealed class WaitingGatewayRule : IMoveRule
{
    public IEnumerable<MoveFault> Check(MoveContext move) => move.Places
        .Where(p => p.Token.IsJoining && p.To is not null && !p.From.Incoming.Select(f => f.Id).ToHashSet().SetEquals(p.To.Incoming.Select(f => f.Id)))
        .Select(p => new MoveFault(
            "gateway-waiting", p.From.Id, $"Tokens wait at {p.From}, and the arrows into it are not those of the old version.", "Let the instance pass this gateway first."));
}
