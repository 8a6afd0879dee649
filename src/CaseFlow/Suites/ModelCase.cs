using System.Text.Json.Nodes;
using System.Xml.Linq;
using CaseFlow.Engine.Model;

namespace CaseFlow.Suites;

/// <summary>Loads a model and saves it again: every element and every shape must still be there.</summary>
internal static class ModelCase
{
    private static readonly XNamespace Bpmn = "http://www.omg.org/spec/BPMN/20100524/MODEL";
    private static readonly XNamespace Diagram = "http://www.omg.org/spec/BPMN/20100524/DI";

    /// <returns>What differs, or null.</returns>
    public static string? Play(string path, JsonObject expected)
    {
        var text = File.ReadAllText(path);
        var saved = XDocument.Parse(BpmnModel.Load(text, Path.GetFileName(path)).Save());
        var differences = expected["elements"]!.AsObject().Select(e => (What: e.Key, Wanted: (int)e.Value!, Found: saved.Descendants(Bpmn + e.Key).Count()))
            .Append(("BPMNShape", (int)expected["diShapes"]!, saved.Descendants(Diagram + "BPMNShape").Count()))
            .Append(("BPMNEdge", (int)expected["diEdges"]!, saved.Descendants(Diagram + "BPMNEdge").Count()))
            .Where(d => d.Item2 != d.Item3)
            .Select(d => $"{d.Item1}: expected {d.Item2}, found {d.Item3}").ToList();
        return differences.Count > 0 ? string.Join("; ", differences)
            : XNode.DeepEquals(XDocument.Parse(text), saved) ? null
            : "another document was saved";
    }
}
