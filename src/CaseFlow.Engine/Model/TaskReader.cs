using System.Xml.Linq;
using CaseFlow.Engine.Feel;

namespace CaseFlow.Engine.Model;

/// <summary>Reads tasks, with the attributes of our own namespace and those of other engines that mean the same.</summary>
internal sealed class TaskReader(DefinitionsReader definitions)
{
    private readonly Faults faults = definitions.Faults;

    public UserTaskNode User(XElement element, NodeHead head, Lanes lanes)
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

    public ServiceTaskNode? Service(XElement element, NodeHead head, NodeKind kind)
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

    public ActivityNode? Send(XElement element, NodeHead head) =>
        element.Own("handler") is not null ? Service(element, head, NodeKind.SendTask)
        : definitions.Resolve(element, "message", "messageRef", element.Value("messageRef")) is { } message ? new SendTaskNode(head, message)
        : null;

    public ReceiveTaskNode? Receive(XElement element, NodeHead head)
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

    public BusinessRuleTaskNode? Rule(XElement element, NodeHead head)
    {
        var decision = faults.Template(element, element.Own("decision") ?? element.Foreign("decisionRef"));
        if (string.IsNullOrWhiteSpace(decision?.Text))
        {
            faults.Add("missing-decision", element, "the task names no decision", "set cf:decision to the key of a decision");
            return null;
        }
        if ((element.Own("result") ?? element.Foreign("resultVariable")) is not { Length: > 0 } result)
        {
            faults.Add("missing-attribute", element, "the answer of the decision goes nowhere", "set cf:result to the variable that gets it");
            return null;
        }
        var mapping = element.Foreign("mapDecisionResult");
        if (mapping is "resultList" or "collectEntries")
        {
            faults.Unsupported(element, $"the mapping {mapping} of a decision's answer", "use singleEntry or singleResult; a table that collects gives a list by itself");
        }
        return new BusinessRuleTaskNode(head, decision, result) { IsSingleEntry = mapping == "singleEntry" };
    }
}
