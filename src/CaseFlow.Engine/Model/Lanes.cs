using System.Xml.Linq;

namespace CaseFlow.Engine.Model;

/// <summary>Which node lies in which lane; a lane may name the role for user tasks that name none.</summary>
internal sealed class Lanes
{
    private readonly Dictionary<string, List<XElement>> byNode = [];

    public static Lanes Read(XElement process)
    {
        var lanes = new Lanes();
        foreach (var lane in process.Descendants(Names.Bpmn + "lane"))
        {
            foreach (var reference in lane.Bpmns("flowNodeRef"))
            {
                var id = Names.Local(reference.Value);
                if (!lanes.byNode.TryGetValue(id, out var list))
                {
                    lanes.byNode[id] = list = [];
                }
                list.Add(lane);
            }
        }
        return lanes;
    }

    public IReadOnlyList<string> NamesOf(string nodeId) =>
        byNode.TryGetValue(nodeId, out var lanes)
            ? [.. lanes.SelectMany(WithOuter).Distinct().Select(l => l.Value("name") ?? l.Value("id") ?? "")]
            : [];

    /// <summary>Roles of the innermost lane that names some.</summary>
    public IReadOnlyList<string> RolesOf(string nodeId)
    {
        var lanes = byNode.GetValueOrDefault(nodeId, []).SelectMany(l => WithOuter(l).Reverse());
        return lanes.Select(l => Words(l.Own("role"))).FirstOrDefault(r => r.Count > 0) ?? [];
    }

    public static IReadOnlyList<string> Words(string? text) =>
        text?.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries) ?? [];

    private static IEnumerable<XElement> WithOuter(XElement lane) =>
        lane.AncestorsAndSelf(Names.Bpmn + "lane").Reverse();
}
