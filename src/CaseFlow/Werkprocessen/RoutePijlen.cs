using CaseFlow.Engine.Model;

namespace CaseFlow.Werkprocessen;

/// <summary>
/// Which arrows a run walked, found back from its visits: a visit follows on one that was left at the same moment at the other end of an arrow.
/// Of several the one that was entered last, and a step with one way out leads to one next visit only.
/// </summary>
internal static class RoutePijlen
{
    /// <param name="definitie">The version that was walked.</param>
    /// <param name="bezoeken">Of one run, in the order in which they were entered.</param>
    public static IReadOnlyList<string> Gelopen(ProcessDefinition definitie, IReadOnlyList<RouteStap> bezoeken)
    {
        var gelopen = new HashSet<string>(StringComparer.Ordinal);
        var gebruikt = new HashSet<(RouteStap, string)>();
        var verlaten = bezoeken.Where(b => b.VerlatenOp is not null).ToLookup(b => (b.Element, b.VerlatenOp!.Value));
        foreach (var bezoek in bezoeken)
        {
            var pijlen = definitie.Find(bezoek.Element)?.Incoming ?? [];
            var (vorige, pijl) = pijlen.SelectMany(p => verlaten[(p.Source.Id, bezoek.Op)].Select(b => (Bezoek: b, Pijl: p)))
                .Where(x => x.Bezoek.Id < bezoek.Id && !gebruikt.Contains((x.Bezoek, Sleutel(x.Pijl))))
                .DefaultIfEmpty().MaxBy(x => x.Bezoek?.Id);
            if (vorige is not null)
            {
                gebruikt.Add((vorige, Sleutel(pijl)));
                gelopen.Add(pijl.Id);
            }
        }
        return [.. definitie.Flows.Select(f => f.Id).Where(gelopen.Contains)];
    }

    // From a place that goes on along all its ways each arrow is walked once; from any other only one of them.
    private static string Sleutel(SequenceFlow pijl) =>
        pijl.Source.Outgoing.Count > 1 && pijl.Source.Kind is not (NodeKind.ExclusiveGateway or NodeKind.EventBasedGateway) ? pijl.Id : "";
}
