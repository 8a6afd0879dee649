using System.Xml.Linq;

namespace CaseFlow.Engine.Model;

/// <summary>Namespaces of BPMN files, and small helpers to read them.</summary>
internal static class Names
{
    public static readonly XNamespace Bpmn = "http://www.omg.org/spec/BPMN/20100524/MODEL";
    public static readonly XNamespace Di = "http://www.omg.org/spec/BPMN/20100524/DI";
    public static readonly XNamespace Cf = "urn:caseflow:bpmn:1";

    private static readonly HashSet<string> OtherEngines =
    [
        "http://flowable.org/bpmn",
        "http://activiti.org/bpmn",
        "http://camunda.org/schema/1.0/bpmn",
        "http://operaton.org/schema/1.0/bpmn",
    ];

    public static bool IsOtherEngine(XName name) => OtherEngines.Contains(name.NamespaceName);

    public static IEnumerable<XElement> Bpmns(this XElement element, string name) => element.Elements(Bpmn + name);

    public static string? Value(this XElement element, string attribute) => (string?)element.Attribute(attribute);

    /// <summary>An attribute of our own namespace.</summary>
    public static string? Own(this XElement element, string attribute) => (string?)element.Attribute(Cf + attribute);

    /// <summary>An attribute of another engine, whichever it is.</summary>
    public static string? Foreign(this XElement element, string attribute) =>
        element.Attributes().FirstOrDefault(a => a.Name.LocalName == attribute && IsOtherEngine(a.Name))?.Value;

    /// <summary>Elements with this name in extensionElements, in our namespace or that of another engine.</summary>
    public static IEnumerable<XElement> Extensions(this XElement element, string name, bool alsoForeign = false) =>
        element.Bpmns("extensionElements").Elements().Where(e =>
            e.Name.LocalName == name && (e.Name.Namespace == Cf || (alsoForeign && IsOtherEngine(e.Name))));

    /// <summary>A reference without its prefix: BPMN lets ids be qualified names.</summary>
    public static string Local(string reference) => reference.Trim()[(reference.Trim().LastIndexOf(':') + 1)..];

    public static bool IsTrue(this XElement element, string attribute, bool unsaid = false) =>
        element.Value(attribute) is { } text ? text.Trim() is "true" or "1" : unsaid;
}
