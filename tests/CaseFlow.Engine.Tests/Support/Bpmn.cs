using System.Globalization;
using System.Xml.Linq;
using CaseFlow.Engine.Model;

namespace CaseFlow.Engine.Tests.Support;

/// <summary>Builds small models in code: name what matters, the rest is default.</summary>
public class Bpmn
{
    public static readonly XNamespace Ns = "http://www.omg.org/spec/BPMN/20100524/MODEL";
    public static readonly XNamespace Cf = "urn:caseflow:bpmn:1";

    private readonly XElement scope;
    private readonly List<XElement> shared;

    public Bpmn(string processId = "p") : this(new XElement(Ns + "process", new XAttribute("id", processId)), [])
    {
    }

    private Bpmn(XElement scope, List<XElement> shared) => (this.scope, this.shared) = (scope, shared);

    public Bpmn Add(string element, string id, params object?[] content)
    {
        scope.Add(new XElement(Ns + element, [new XAttribute("id", id), .. content]));
        return this;
    }

    public Bpmn Start(string id = "start", XElement? definition = null, bool isInterrupting = true) =>
        Add("startEvent", id, definition, isInterrupting ? null : new XAttribute("isInterrupting", "false"));

    public Bpmn End(string id = "end", XElement? definition = null) => Add("endEvent", id, definition);

    public Bpmn Users(string ids) => Each(ids, id => User(id));

    public Bpmn User(string id, params object?[] content) => Add("userTask", id, [new XAttribute("name", $"Task {id}"), .. content]);

    public Bpmn Manual(string id) => Add("manualTask", id);

    public Bpmn Service(string id, string handler = "work", params object?[] content) =>
        Add("serviceTask", id, [new XAttribute(Cf + "handler", handler), .. content]);

    public Bpmn Exclusive(string ids, string? whenNothing = null) => Gateway("exclusiveGateway", ids, whenNothing);

    public Bpmn Parallel(string ids) => Gateway("parallelGateway", ids);

    public Bpmn Inclusive(string ids, string? whenNothing = null) => Gateway("inclusiveGateway", ids, whenNothing);

    public Bpmn EventGateway(string id) => Gateway("eventBasedGateway", id);

    public Bpmn Catch(string id, XElement definition) => Add("intermediateCatchEvent", id, definition);

    public Bpmn Throw(string id, XElement? definition = null) => Add("intermediateThrowEvent", id, definition);

    public Bpmn Boundary(string id, string on, XElement definition, bool isInterrupting = true) =>
        Add("boundaryEvent", id, new XAttribute("attachedToRef", on), new XAttribute("cancelActivity", isInterrupting), definition);

    public Bpmn Sub(string id, Action<Bpmn> inside, params object?[] content) => Sub(id, inside, false, content);

    public Bpmn EventSub(string id, Action<Bpmn> inside) => Sub(id, inside, true);

    public Bpmn Transaction(string id, Action<Bpmn> inside, params object?[] content) => Inside("transaction", id, inside, content);

    public Bpmn AdHoc(string id, string until, Action<Bpmn> inside, params object?[] content) =>
        Inside("adHocSubProcess", id, inside, [new XElement(Ns + "completionCondition", until), .. content]);

    /// <summary>A user task that undoes another activity.</summary>
    public Bpmn Undo(string id, string of) => User(id, ForCompensation()).UndoneBy(of, id);

    /// <summary>The compensation event on an activity, and its association to what undoes it.</summary>
    public Bpmn UndoneBy(string activity, string handler) => Boundary($"undo-{activity}", activity, Compensate())
        .Add("association", $"association-{activity}", new XAttribute("sourceRef", $"undo-{activity}"), new XAttribute("targetRef", handler));

    public static XAttribute ForCompensation() => new("isForCompensation", "true");

    public Bpmn Rule(string id, string decision, string result) =>
        Add("businessRuleTask", id, new XAttribute(Cf + "decision", decision), new XAttribute(Cf + "result", result));

    public Bpmn Call(string id, string called, params object?[] extensions) =>
        Add("callActivity", id, new XAttribute("calledElement", called), extensions.Length == 0 ? null : Extensions(extensions));

    /// <summary>Arrows between nodes named one after the other: <c>"start a b end"</c>.</summary>
    public Bpmn Path(string ids)
    {
        var names = ids.Split(' ', StringSplitOptions.RemoveEmptyEntries);
        foreach (var (from, to) in names.Zip(names.Skip(1)))
        {
            Flow(from, to);
        }
        return this;
    }

    public Bpmn Flow(string from, string to, string? when = null)
    {
        var id = string.Create(CultureInfo.InvariantCulture, $"{from}_{to}_{scope.Elements(Ns + "sequenceFlow").Count()}");
        return Add("sequenceFlow", id, new XAttribute("sourceRef", from), new XAttribute("targetRef", to), when is null ? null : new XElement(Ns + "conditionExpression", when));
    }

    public Bpmn Default(string from, string to)
    {
        Flow(from, to);
        var id = scope.Elements(Ns + "sequenceFlow").Last().Attribute("id")!.Value;
        scope.Elements().First(e => (string?)e.Attribute("id") == from).SetAttributeValue("default", id);
        return this;
    }

    public XElement Message(string name) => Referring("message", name);

    public XElement Signal(string name) => Referring("signal", name);

    public XElement Error(string? code = null) => Referring("error", code, "errorCode");

    public XElement Escalation(string? code = null) => Referring("escalation", code, "escalationCode");

    public static XElement Link(string name) => new(Ns + "linkEventDefinition", new XAttribute("name", name));

    public static XElement Terminate() => new(Ns + "terminateEventDefinition");

    public static XElement Compensate(string? activity = null) =>
        new(Ns + "compensateEventDefinition", activity is null ? null : new XAttribute("activityRef", activity));

    public static XElement Cancel() => new(Ns + "cancelEventDefinition");

    public static XElement When(string condition) => new(Ns + "conditionalEventDefinition", new XElement(Ns + "condition", condition));

    public static XElement At(string moment) => Timer("timeDate", moment);

    public static XElement After(string duration) => Timer("timeDuration", duration);

    public static XElement Every(string cycle) => Timer("timeCycle", cycle);

    public static XElement Own(string name, params (string Name, string Value)[] attributes) =>
        new(Cf + name, attributes.Select(a => new XAttribute(a.Name, a.Value)));

    public static XElement Extensions(params object?[] content) => new(Ns + "extensionElements", content);

    public static XElement Times(string cardinality, bool isSequential = false, string? until = null) => new(
        Ns + "multiInstanceLoopCharacteristics",
        new XAttribute("isSequential", isSequential),
        new XElement(Ns + "loopCardinality", cardinality),
        until is null ? null : new XElement(Ns + "completionCondition", until));

    public static XElement ForEach(string collection, string variable, bool isSequential = false) => new(
        Ns + "multiInstanceLoopCharacteristics",
        new XAttribute("isSequential", isSequential),
        new XAttribute(Cf + "collection", collection),
        new XAttribute(Cf + "elementVariable", variable));

    public Bpmn With(params object?[] content)
    {
        scope.Add(content);
        return this;
    }

    public string Xml() => new XElement(
        Ns + "definitions",
        new XAttribute("targetNamespace", "test"),
        new XAttribute(XNamespace.Xmlns + "cf", Cf),
        shared.DistinctBy(s => s.Attribute("id")!.Value),
        scope).ToString();

    public ProcessDefinition Build() => BpmnModel.Load(Xml(), "test.bpmn").Processes[0];

    private Bpmn Sub(string id, Action<Bpmn> inside, bool isEvent, params object?[] content) =>
        Inside("subProcess", id, inside, [isEvent ? new XAttribute("triggeredByEvent", "true") : null, .. content]);

    private Bpmn Inside(string element, string id, Action<Bpmn> inside, params object?[] content)
    {
        Add(element, id, content);
        inside(new Bpmn(scope.Elements().Last(), shared));
        return this;
    }

    private Bpmn Gateway(string element, string ids, string? whenNothing = null) =>
        Each(ids, id => Add(element, id, whenNothing is null ? null : new XAttribute("default", whenNothing)));

    private Bpmn Each(string ids, Action<string> add)
    {
        foreach (var id in ids.Split(' ', StringSplitOptions.RemoveEmptyEntries))
        {
            add(id);
        }
        return this;
    }

    private XElement Referring(string kind, string? name, string nameAttribute = "name")
    {
        if (name is null)
        {
            return new XElement(Ns + (kind + "EventDefinition"));
        }
        var id = $"{kind}-{name}";
        shared.Add(new XElement(Ns + kind, new XAttribute("id", id), new XAttribute(nameAttribute, name)));
        return new XElement(Ns + (kind + "EventDefinition"), new XAttribute(kind + "Ref", id));
    }

    private static XElement Timer(string element, string text) => new(Ns + "timerEventDefinition", new XElement(Ns + element, text));
}
