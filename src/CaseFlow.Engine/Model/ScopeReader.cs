using System.Xml.Linq;

namespace CaseFlow.Engine.Model;

/// <summary>Reads the nodes and arrows of one process, with all its sub-processes.</summary>
internal sealed class ScopeReader(DefinitionsReader definitions)
{
    private static readonly HashSet<string> Silent =
    [
        "documentation", "extensionElements", "laneSet", "dataObject", "dataObjectReference", "dataStoreReference", "ioSpecification",
        "property", "association", "textAnnotation", "group", "incoming", "outgoing", "auditing", "monitoring", "supports",
        "supportedInterfaceRef", "ioBinding", "resourceRole", "performer", "humanPerformer", "potentialOwner", "correlationSubscription",
        "dataInputAssociation", "dataOutputAssociation", "categoryValueRef", "multiInstanceLoopCharacteristics", "standardLoopCharacteristics",
        "completionCondition", "rendering",
    ];

    private readonly Faults faults = definitions.Faults;
    private readonly NodeReader reader = new(definitions);
    private readonly List<Node> nodes = [];
    private readonly List<SequenceFlow> flows = [];
    private readonly Dictionary<string, Node> byId = [];
    private readonly Dictionary<Node, XElement> sources = [];

    public IReadOnlyList<Node> Nodes => nodes;

    public IReadOnlyList<SequenceFlow> Flows => flows;

    public void Read(XElement process)
    {
        var lanes = Lanes.Read(process);
        ReadNodes(process, null, lanes);
        ReadBoundaryEvents(process, null, lanes);
        foreach (var element in process.Descendants(Names.Bpmn + "sequenceFlow"))
        {
            ReadFlow(element);
        }
        foreach (var (node, element) in sources)
        {
            MarkDefault(node, element);
            node.IsAsyncBefore = element.Foreign("asyncBefore") == "true" || element.Foreign("async") == "true";
            node.IsAsyncAfter = element.Foreign("asyncAfter") == "true";
        }
        foreach (var element in process.Document!.Descendants(Names.Bpmn + "association"))
        {
            ReadAssociation(element);
        }
        var order = process.Descendants().Select((e, i) => (e, i)).ToDictionary(p => p.e, p => p.i);
        nodes.Sort((a, b) => order[sources[a]].CompareTo(order[sources[b]]));
    }

    private void ReadNodes(XElement container, SubProcessNode? parent, Lanes lanes)
    {
        var children = new List<Node>();
        foreach (var element in container.Elements().Where(e => e.Name.Namespace == Names.Bpmn))
        {
            var name = element.Name.LocalName;
            if (Silent.Contains(name) || name is "sequenceFlow" or "boundaryEvent")
            {
                continue;
            }
            if (Head(element, parent) is not { } head || reader.Read(element, head, lanes) is not { } node)
            {
                continue;
            }
            Register(node, element, lanes);
            children.Add(node);
            if (node is SubProcessNode inner)
            {
                ReadNodes(element, inner, lanes);
            }
        }
        if (parent is not null)
        {
            parent.Nodes = children;
        }
    }

    /// <summary>Boundary events come after all activities, since they may stand before theirs in the file.</summary>
    private void ReadBoundaryEvents(XElement process, SubProcessNode? parent, Lanes lanes)
    {
        foreach (var element in process.Elements().Where(e => e.Name.Namespace == Names.Bpmn))
        {
            if (element.Name.LocalName == "boundaryEvent" && Head(element, parent) is { } head)
            {
                var attachedTo = byId.GetValueOrDefault(Names.Local(element.Value("attachedToRef") ?? ""));
                if (attachedTo is null && IsSomewhere(element, element.Value("attachedToRef")))
                {
                    continue;
                }
                if (attachedTo is not ActivityNode activity || activity.Parent != parent)
                {
                    faults.Add("bad-boundary", element, "the boundary event sits on no activity of its scope", "attach it to a task, sub-process or call activity");
                    continue;
                }
                var node = reader.ReadBoundary(element, head, activity);
                Register(node, element, lanes);
                activity.Attach(node);
                if (parent is not null)
                {
                    parent.Nodes = [.. parent.Nodes, node];
                }
            }
            else if (element.Value("id") is { } id && byId.GetValueOrDefault(id) is SubProcessNode inner)
            {
                ReadBoundaryEvents(element, inner, lanes);
            }
        }
    }

    private NodeHead? Head(XElement element, SubProcessNode? parent)
    {
        if (element.Value("id") is { Length: > 0 } id)
        {
            return new NodeHead(id, element.Value("name"), Faults.LineOf(element), parent);
        }
        faults.Add("missing-id", element, $"the {element.Name.LocalName} has no id", "give it an id");
        return null;
    }

    private void Register(Node node, XElement element, Lanes lanes)
    {
        node.Lanes = lanes.NamesOf(node.Id);
        node.Documentation = element.Bpmns("documentation").FirstOrDefault()?.Value.Trim();
        sources[node] = element;
        if (byId.TryAdd(node.Id, node))
        {
            nodes.Add(node);
        }
    }

    private void ReadFlow(XElement element)
    {
        var (from, to) = (Names.Local(element.Value("sourceRef") ?? ""), Names.Local(element.Value("targetRef") ?? ""));
        if (!byId.TryGetValue(from, out var source) || !byId.TryGetValue(to, out var target))
        {
            var missing = new[] { from, to }.FirstOrDefault(id => !IsSomewhere(element, id));
            if (missing is not null)
            {
                faults.Add("unresolved-reference", element, $"the arrow has no node '{missing}' at one end", "draw it again between two nodes");
            }
            return;
        }
        if (source.Parent != target.Parent)
        {
            faults.Add("flow-across-scopes", element, $"the arrow crosses the border of a sub-process, from {from} to {to}", "end it at the sub-process, or use a boundary event");
            return;
        }
        var text = element.Bpmns("conditionExpression").FirstOrDefault()?.Value;
        var condition = string.IsNullOrWhiteSpace(text) ? null : faults.Expression(element, text, "the condition");
        var flow = new SequenceFlow(element.Value("id") ?? $"{from}-{to}-{flows.Count}", element.Value("name"), Faults.LineOf(element), source, target, condition);
        flows.Add(flow);
        source.Connect(flow, into: false);
        target.Connect(flow, into: true);
    }

    /// <summary>A reference to an element that was refused needs no second fault.</summary>
    private static bool IsSomewhere(XElement element, string? reference) =>
        reference is not null && element.Document!.Descendants().Any(e => e.Value("id") == Names.Local(reference) && e.Name.Namespace == Names.Bpmn);

    /// <summary>Of all associations only those from a compensation event to what undoes its activity mean something.</summary>
    private void ReadAssociation(XElement element)
    {
        var ends = new[] { "sourceRef", "targetRef" }.Select(a => byId.GetValueOrDefault(Names.Local(element.Value(a) ?? ""))).ToArray();
        if (ends.OfType<BoundaryEventNode>().FirstOrDefault(b => b.Definition is CompensateDefinition) is { } boundary && ends.OfType<ActivityNode>().FirstOrDefault() is { } handler)
        {
            if (boundary.Handler is not null && boundary.Handler != handler)
            {
                faults.Add("bad-compensation", boundary, "the compensation event leads to two activities", "keep one association, and put several steps in a sub-process");
            }
            boundary.Handler = handler;
        }
    }

    private void MarkDefault(Node node, XElement element)
    {
        if (element.Value("default") is not { Length: > 0 } id)
        {
            return;
        }
        var flow = node.Outgoing.FirstOrDefault(f => f.Id == Names.Local(id));
        // The arrow is drawn, but its other end was refused.
        if (flow is null && element.Document!.Descendants(Names.Bpmn + "sequenceFlow")
            .Any(f => f.Value("id") == Names.Local(id) && Names.Local(f.Value("sourceRef") ?? "") == node.Id))
        {
            return;
        }
        if (flow is null)
        {
            faults.Add("bad-default", element, $"the default arrow '{id}' does not start here", "choose one of the outgoing arrows as default");
            return;
        }
        flow.IsDefault = true;
    }
}
