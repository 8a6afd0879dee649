using System.Xml.Linq;

namespace CaseFlow.Engine.Model;

/// <summary>Reads the processes of a file, with the messages, signals, errors and escalations they share.</summary>
internal sealed class DefinitionsReader(XElement definitions, Faults faults)
{
    private readonly Dictionary<string, XElement> shared = definitions.Elements()
        .Where(e => e.Name.Namespace == Names.Bpmn && e.Name.LocalName is "message" or "signal" or "error" or "escalation" && e.Attribute("id") is not null)
        .GroupBy(e => e.Value("id")!)
        .ToDictionary(g => g.Key, g => g.First());

    public Faults Faults => faults;

    public IReadOnlyList<ProcessDefinition> Read()
    {
        CheckIds();
        var processes = definitions.Bpmns("process").Select(ReadProcess).OfType<ProcessDefinition>().ToArray();
        if (processes.Length == 0)
        {
            faults.Add("no-process", definitions, "the file holds no process that can be read", "draw a process with a start event");
        }
        return processes;
    }

    /// <summary>The name a reference leads to; null after a fault.</summary>
    public string? Resolve(XElement element, string kind, string attribute, string? reference)
    {
        if (string.IsNullOrWhiteSpace(reference))
        {
            faults.Add("missing-reference", element, $"no {kind} is named", $"set {attribute} to the id of {(kind[0] == 'e' ? "an" : "a")} {kind}");
            return null;
        }
        if (!shared.TryGetValue(Names.Local(reference), out var target) || target.Name.LocalName != kind)
        {
            if (kind == "error" && !shared.ContainsKey(Names.Local(reference)))
            {
                // Other engines read a reference to nothing as the code itself.
                return reference.Trim();
            }
            faults.Add("unresolved-reference", element, $"there is no {kind} '{reference}'", $"add <{kind} id=\"{Names.Local(reference)}\"> beside the process, or correct {attribute}");
            return null;
        }
        var name = target.Value(kind switch { "error" => "errorCode", "escalation" => "escalationCode", _ => "name" });
        return name is { Length: > 0 } ? name : kind == "escalation" ? "" : target.Value("id");
    }

    /// <summary>An event definition that stands beside the processes, for several events to share; null when there is none.</summary>
    public XElement? SharedEvent(string reference) => definitions.Elements()
        .FirstOrDefault(e => e.Value("id") == Names.Local(reference) && e.Name.Namespace == Names.Bpmn && e.Name.LocalName.EndsWith("EventDefinition", StringComparison.Ordinal));

    /// <summary>True when the id belongs to a global task, which cannot be called.</summary>
    public bool IsGlobalTask(string id) =>
        definitions.Elements().Any(e => e.Value("id") == id && e.Name.Namespace == Names.Bpmn && e.Name.LocalName.StartsWith("global", StringComparison.Ordinal));

    private void CheckIds()
    {
        var seen = new HashSet<string>();
        foreach (var element in definitions.Descendants().Where(e => e.Name.Namespace == Names.Bpmn))
        {
            if (element.Value("id") is { } id && !seen.Add(id))
            {
                faults.Add("duplicate-id", element, $"the id '{id}' is used twice", "give every element an id of its own");
            }
        }
    }

    private ProcessDefinition? ReadProcess(XElement process)
    {
        if (process.Value("id") is not { Length: > 0 } id)
        {
            faults.Add("missing-id", process, "the process has no id", "give it an id");
            return null;
        }
        var scope = new ScopeReader(this);
        scope.Read(process);
        GraphRules.Check(scope.Nodes, faults);
        CompensationRules.Check(scope.Nodes, faults);
        Reachability.Fill(scope.Nodes);
        FlowNotices.Check(scope.Nodes, faults);
        JoinRules.Check(scope.Nodes, faults);
        return new ProcessDefinition(id, process.Value("name"), Faults.LineOf(process), scope.Nodes, scope.Flows)
        {
            Variables = [.. process.Extensions("variable").Select(v => new VariableDeclaration(v.Value("name") ?? "", v.Value("type") ?? ""))],
            Properties = process.Extensions("property").GroupBy(p => p.Value("name") ?? "").ToDictionary(g => g.Key, g => g.Last().Value("value") ?? ""),
            IsExecutable = process.IsTrue("isExecutable", unsaid: true),
        };
    }
}
