using System.Xml.Linq;
using CaseFlow.Engine.Feel;

namespace CaseFlow.Engine.Model;

/// <summary>Makes a node from its element, or says why it cannot.</summary>
internal sealed class NodeReader(DefinitionsReader definitions)
{
    private readonly Faults faults = definitions.Faults;
    private readonly EventReader events = new(definitions);
    private readonly TaskReader tasks = new(definitions);
    private readonly LoopReader loops = new(definitions.Faults);

    public Node? Read(XElement element, NodeHead head, Lanes lanes)
    {
        CheckQuantities(element);
        Node? node = element.Name.LocalName switch
        {
            "startEvent" => events.Start(element, head),
            "endEvent" => events.End(element, head),
            "intermediateCatchEvent" => events.Catch(element, head),
            "intermediateThrowEvent" => events.Throw(element, head),
            "task" or "manualTask" => new ManualTaskNode(head),
            "userTask" => tasks.User(element, head, lanes),
            "serviceTask" => tasks.Service(element, head, NodeKind.ServiceTask),
            "sendTask" => tasks.Send(element, head),
            "receiveTask" => tasks.Receive(element, head),
            "businessRuleTask" => tasks.Rule(element, head),
            "exclusiveGateway" => new GatewayNode(head, NodeKind.ExclusiveGateway),
            "parallelGateway" => new GatewayNode(head, NodeKind.ParallelGateway),
            "inclusiveGateway" => new GatewayNode(head, NodeKind.InclusiveGateway),
            "eventBasedGateway" => EventGateway(element, head),
            "subProcess" => new SubProcessNode(head, element.IsTrue("triggeredByEvent") ? NodeKind.EventSubProcess : NodeKind.SubProcess),
            "transaction" => new SubProcessNode(head, NodeKind.Transaction),
            "adHocSubProcess" => AdHocSubProcess(element, head),
            "callActivity" => Call(element, head),
            _ => Refuse(element),
        };
        if (node is ActivityNode activity)
        {
            activity.MultiInstance = loops.Read(element);
            activity.IsForCompensation = element.IsTrue("isForCompensation") && activity.Kind != NodeKind.EventSubProcess;
        }
        return node;
    }

    public BoundaryEventNode ReadBoundary(XElement element, NodeHead head, ActivityNode activity) =>
        events.Boundary(element, head, activity);

    private Node? Refuse(XElement element)
    {
        var (what, hint) = element.Name.LocalName switch
        {
            "scriptTask" => ("a script task", "use a service task with cf:handler, or a condition on an arrow"),
            "complexGateway" => ("a complex gateway", "use exclusive, parallel or inclusive gateways"),
            "event" => ("an event without a place", "use a start, intermediate, boundary or end event"),
            var other => ($"the element {other}", "take it out of the process"),
        };
        faults.Unsupported(element, what, hint);
        return null;
    }

    private void CheckQuantities(XElement element)
    {
        foreach (var name in new[] { "startQuantity", "completionQuantity" })
        {
            if (element.Value(name) is { } value && value.Trim() != "1")
            {
                faults.Unsupported(element, $"{name} other than 1", "take it out, or use gateways");
            }
        }
        if (element.Bpmns("standardLoopCharacteristics").Any())
        {
            faults.Unsupported(element, "a standard loop", "draw the loop with an exclusive gateway");
        }
    }

    private SubProcessNode? AdHocSubProcess(XElement element, NodeHead head)
    {
        var text = element.Bpmns("completionCondition").FirstOrDefault()?.Value;
        if (string.IsNullOrWhiteSpace(text))
        {
            faults.Add("missing-condition", element, "the ad-hoc sub-process does not say when it is done", "add <completionCondition> with an expression that is true or false");
        }
        var condition = faults.Expression(element, string.IsNullOrWhiteSpace(text) ? "true" : text, "the completion condition");
        return condition is null ? null : new SubProcessNode(head, NodeKind.AdHocSubProcess)
        {
            AdHoc = new AdHoc(element.Value("ordering") == "Sequential", condition, element.IsTrue("cancelRemainingInstances", unsaid: true)),
        };
    }

    private GatewayNode EventGateway(XElement element, NodeHead head)
    {
        if (element.IsTrue("instantiate") || element.Value("eventGatewayType") == "Parallel")
        {
            faults.Unsupported(element, "an event-based gateway that starts a process or waits for all events", "use start events, or a parallel gateway");
        }
        return new GatewayNode(head, NodeKind.EventBasedGateway);
    }

    private CallActivityNode? Call(XElement element, NodeHead head)
    {
        if (element.Value("calledElement") is not { Length: > 0 } called)
        {
            faults.Add("missing-reference", element, "the call activity calls nothing", "set calledElement to the id of a process");
            return null;
        }
        if (definitions.IsGlobalTask(Names.Local(called)))
        {
            faults.Unsupported(element, "calling a global task", "call a process, or draw the task here");
        }
        var template = faults.Template(element, called.Contains('{') ? called : Names.Local(called));
        var inherits = element.Foreign("inheritVariables") == "true" ? [new VariableMapping(null, null, All: true)] : Array.Empty<VariableMapping>();
        return template is null ? null : new CallActivityNode(head, template)
        {
            In = [.. inherits, .. Mappings(element, "in")],
            Out = Mappings(element, "out"),
        };
    }

    private IReadOnlyList<VariableMapping> Mappings(XElement element, string name) =>
        [.. element.Extensions(name, alsoForeign: true).Select(Mapping).OfType<VariableMapping>()];

    private VariableMapping? Mapping(XElement mapping)
    {
        if (mapping.Value("variables") == "all")
        {
            return new VariableMapping(null, null, All: true);
        }
        var source = mapping.Value("source") ?? mapping.Value("sourceExpression");
        if (source is null || mapping.Value("target") is not { } target)
        {
            return null;
        }
        // Other engines read a source expression without ${...} as the text itself.
        var isText = mapping.Name.Namespace != Names.Cf && mapping.Value("source") is null && !source.Contains('{');
        var expression = isText ? FeelExpression.OfText(source) : faults.Expression(mapping, source, "the source");
        return expression is null ? null : new VariableMapping(expression, target);
    }
}
