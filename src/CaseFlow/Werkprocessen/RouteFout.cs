using CaseFlow.Engine.Runtime;

namespace CaseFlow.Werkprocessen;

/// <summary>What the engine says when a route cannot go on, without the values that stand in its message.</summary>
internal static class RouteFout
{
    /// <returns>Null when it is not the engine that refused.</returns>
    public static (string Melding, string? Element)? Van(Exception fout) => fout is EngineException e
        ? ($"De route kan niet verder ({e.Code}).", e.NodeId)
        : null;
}
