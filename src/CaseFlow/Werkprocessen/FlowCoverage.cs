namespace CaseFlow.Werkprocessen;

/// <summary>
/// Which arrows of which routes a run of scenarios walked. Nothing else registers it, so a case in use costs nothing.
/// What an act walked counts when the act held: a refused act has walked nothing.
/// </summary>
public sealed class FlowCoverage
{
    private readonly HashSet<(string Route, string Flow)> _pending = [];
    private readonly HashSet<(string Route, string Flow)> _walked = [];

    /// <summary>Per route the ids of its arrows, in alphabetical order.</summary>
    public IReadOnlyDictionary<string, IReadOnlyList<string>> Walked =>
        _walked.GroupBy(w => w.Route).ToDictionary(g => g.Key, g => (IReadOnlyList<string>)[.. g.Select(w => w.Flow).Order(StringComparer.Ordinal)]);

    internal void Walk(string route, string flow) => _pending.Add((route, flow));

    /// <summary>The act is kept, or it is refused.</summary>
    public void Settle(bool isKept)
    {
        if (isKept)
        {
            _walked.UnionWith(_pending);
        }
        _pending.Clear();
    }
}
