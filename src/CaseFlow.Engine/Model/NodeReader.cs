using System.Xml.Linq;
using CaseFlow.Engine.Feel;

namespace CaseFlow.Engine.Model;

/// <summary>Makes a node from its element, or says why it cannot.</summary>
internal sealed class NodeReader(DefinitionsReader definitions)
{
    private readonly Faults faults = definitions.Faults;
    private readonly EventReader events = new(definitions);

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
            "userTask" => UserTask(element, head, lanes),
            "serviceTask" => Service(element, head, NodeKind.ServiceTask),
            "sendTask" => Send(element, head),
            "receiveTask" => Receive(element, head),
            "exclusiveGateway" => new GatewayNode(head, NodeKind.ExclusiveGateway),
            "parallelGateway" => new GatewayNode(head, NodeKind.ParallelGateway),
            "inclusiveGateway" => new GatewayNode(head, NodeKind.InclusiveGateway),
            "eventBasedGateway" => EventGateway(element, head),
            "subProcess" => new SubProcessNode(head, element.IsTrue("triggeredByEvent")),
            "callActivity" => Call(element, head),
            _ => Refuse(element),
        };
        if (node is ActivityNode activity)
        {
            activity.MultiInstance = Loop(element);
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
            "businessRuleTask" => ("a business rule task", "use an exclusive gateway with conditions, or a service task with cf:handler"),
            "complexGateway" => ("a complex gateway", "use exclusive, parallel or inclusive gateways"),
            "transaction" => ("a transaction", "use a sub-process with an error boundary event"),
            "adHocSubProcess" => ("an ad-hoc sub-process", "use an inclusive gateway, or a sub-process"),
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
        if (element.IsTrue("isForCompensation"))
        {
            faults.Unsupported(element, "compensation", "draw the way back as an ordinary path");
        }
        if (element.Bpmns("standardLoopCharacteristics").Any())
        {
            faults.Unsupported(element, "a standard loop", "draw the loop with an exclusive gateway");
        }
    }

    private UserTaskNode UserTask(XElement element, NodeHead head, Lanes lanes)
    {
        var roles = Lanes.Words(element.Own("role"));
        var owners = element.Bpmns("potentialOwner").SelectMany(o => List(o.Value)).ToArray();
        return new UserTaskNode(head)
        {
            Roles = roles.Count > 0 ? roles : lanes.RolesOf(head.Id),
            Form = element.Own("form"),
            Deadline = element.Own("deadline"),
            Outcomes = [.. element.Extensions("outcome").Select(o => new Outcome(o.Value("value") ?? "", o.Value("label") ?? "", o.Value("route")))],
            Priority = faults.Template(element, element.Foreign("priority")),
            Title = faults.Template(element, head.Name),
            Assignee = faults.Template(element, element.Foreign("assignee") ?? element.Bpmns("humanPerformer").FirstOrDefault()?.Value.Trim()),
            CandidateUsers = Templates(element, List(element.Foreign("candidateUsers")).Concat(owners.Where(o => o.StartsWith("user(", StringComparison.Ordinal)).Select(Inner))),
            CandidateGroups = Templates(element, List(element.Foreign("candidateGroups")).Concat(owners.Where(o => !o.StartsWith("user(", StringComparison.Ordinal)).Select(Inner))),
        };
    }

    private IReadOnlyList<TextTemplate> Templates(XElement element, IEnumerable<string> texts) =>
        [.. texts.Select(t => faults.Template(element, t)).OfType<TextTemplate>()];

    /// <summary>A list with commas; an expression is kept whole.</summary>
    private static IEnumerable<string> List(string? text) =>
        text is null ? [] : text.Contains('{') ? [text.Trim()] : text.Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries);

    private static string Inner(string owner) => owner.EndsWith(')') ? owner[(owner.IndexOf('(') + 1)..^1] : owner;

    private ServiceTaskNode? Service(XElement element, NodeHead head, NodeKind kind)
    {
        if (element.Own("handler") is not { Length: > 0 } handler)
        {
            faults.Add("missing-handler", element, "the task names no handler", "set cf:handler to the name of a registered handler");
            return null;
        }
        var parameters = new Dictionary<string, string>();
        foreach (var parameter in element.Extensions("parameter"))
        {
            if (!parameters.TryAdd(parameter.Value("name") ?? "", parameter.Value("value") ?? ""))
            {
                faults.Add("duplicate-parameter", parameter, $"the parameter '{parameter.Value("name")}' is given twice", "give it once");
            }
        }
        return new ServiceTaskNode(head, kind, handler) { Parameters = parameters };
    }

    private ActivityNode? Send(XElement element, NodeHead head) =>
        element.Own("handler") is not null ? Service(element, head, NodeKind.SendTask)
        : definitions.Resolve(element, "message", "messageRef", element.Value("messageRef")) is { } message ? new SendTaskNode(head, message)
        : null;

    private ReceiveTaskNode? Receive(XElement element, NodeHead head)
    {
        if (element.IsTrue("instantiate"))
        {
            faults.Unsupported(element, "a receive task that starts a process", "use a message start event");
        }
        if (element.Value("messageRef") is not { Length: > 0 } reference)
        {
            return new ReceiveTaskNode(head, head.Id);
        }
        return definitions.Resolve(element, "message", "messageRef", reference) is { } message ? new ReceiveTaskNode(head, message) : null;
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

    private MultiInstance? Loop(XElement element)
    {
        if (element.Bpmns("multiInstanceLoopCharacteristics").FirstOrDefault() is not { } loop)
        {
            return null;
        }
        if (loop.Value("behavior") is { } behavior && behavior != "All")
        {
            faults.Unsupported(loop, $"the multi-instance behaviour {behavior}", "leave the behaviour at All, and use a completion condition");
        }
        var cardinality = Part(loop, loop.Bpmns("loopCardinality").FirstOrDefault()?.Value, "the cardinality");
        var collection = Part(loop, loop.Own("collection") ?? loop.Foreign("collection") ?? loop.Bpmns("loopDataInputRef").FirstOrDefault()?.Value, "the collection");
        if (cardinality is null == collection is null)
        {
            faults.Add("bad-multi-instance", loop, "it is not said how often the activity is done", "give either loopCardinality or cf:collection");
        }
        return new MultiInstance(
            loop.IsTrue("isSequential"),
            cardinality,
            collection,
            loop.Own("elementVariable") ?? loop.Foreign("elementVariable") ?? loop.Bpmns("inputDataItem").FirstOrDefault()?.Value("name"),
            Part(loop, loop.Bpmns("completionCondition").FirstOrDefault()?.Value, "the completion condition"));
    }

    private FeelExpression? Part(XElement loop, string? text, string what) =>
        string.IsNullOrWhiteSpace(text) ? null : faults.Expression(loop, text, what);
}
