using System.Xml.Linq;
using CaseFlow.Engine.Feel;
using CaseFlow.Engine.Model;

namespace CaseFlow.Engine.Dmn;

/// <summary>Reads the decisions of a file and ties them together.</summary>
internal sealed class DmnReader(XElement definitions, string file, Faults faults)
{
    private static readonly HashSet<string> Namespaces =
    [
        "http://www.omg.org/spec/DMN/20151101/dmn.xsd",
        "http://www.omg.org/spec/DMN/20180521/MODEL/",
        "https://www.omg.org/spec/DMN/20191111/MODEL/",
        "https://www.omg.org/spec/DMN/20211108/MODEL/",
        "https://www.omg.org/spec/DMN/20230324/MODEL/",
    ];

    private static readonly Dictionary<string, string> Logic = new()
    {
        ["context"] = "a boxed context",
        ["invocation"] = "a boxed invocation",
        ["functionDefinition"] = "a boxed function",
        ["list"] = "a boxed list",
        ["relation"] = "a boxed relation",
        ["conditional"] = "a boxed conditional",
        ["for"] = "a boxed iteration",
        ["every"] = "a boxed iteration",
        ["some"] = "a boxed iteration",
        ["filter"] = "a boxed filter",
    };

    private readonly XNamespace dmn = definitions.Name.Namespace;
    private readonly DmnTypeReader types = new(definitions, faults);

    public static bool IsDmn(XNamespace name) => Namespaces.Contains(name.NamespaceName);

    public static string NameOf(XElement element) =>
        string.Join(' ', (element.Value("name") ?? element.Value("id") ?? "").Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));

    /// <summary>The text of a <c>text</c> element inside, or null when there is none.</summary>
    public static string? TextOf(XElement? element) => element?.Element(element.Name.Namespace + "text")?.Value.Trim();

    public IReadOnlyList<Decision> Read()
    {
        CheckElements();
        types.Read();
        var elements = definitions.Elements(dmn + "decision").ToArray();
        var decisions = new Dictionary<string, (XElement Element, Decision? Decision)>();
        foreach (var element in elements)
        {
            if (element.Value("id") is not { Length: > 0 } id)
            {
                faults.Add("missing-id", element, "the decision has no id", "give it an id");
                continue;
            }
            decisions[id] = (element, new DecisionReader(element, file, faults, types, Surroundings(element)).Read(id));
        }
        if (elements.Length == 0)
        {
            faults.Add("no-decision", definitions, "the file holds no decision", "draw a decision with a table");
        }
        foreach (var (element, decision) in decisions.Values)
        {
            if (decision is not null)
            {
                decision.Required = [.. Requirements(element, "requiredDecision").Select(r => decisions.GetValueOrDefault(r.Id).Decision).OfType<Decision>()];
            }
        }
        CheckCycles(decisions.Values.Select(d => d.Decision).OfType<Decision>().ToArray(), decisions);
        return [.. decisions.Values.Select(d => d.Decision).OfType<Decision>()];
    }

    /// <summary>What a decision may read: the inputs and decisions it is tied to. Null when the file ties nothing.</summary>
    private Surroundings Surroundings(XElement decision)
    {
        var inputs = new Dictionary<string, DmnType>();
        var required = new HashSet<string>();
        foreach (var (requirement, id) in Requirements(decision, "requiredInput"))
        {
            if (Referred(requirement, id, "inputData") is { } input)
            {
                inputs[VariableOf(input)] = types.Find(input.Element(dmn + "variable")) ?? DmnType.Any;
            }
        }
        foreach (var (requirement, id) in Requirements(decision, "requiredDecision"))
        {
            if (Referred(requirement, id, "decision") is { } other && !required.Add(VariableOf(other)))
            {
                faults.Add("duplicate-name", requirement, $"two required decisions are called '{VariableOf(other)}'", "give each decision a name of its own");
            }
        }
        foreach (var name in required.Where(inputs.ContainsKey))
        {
            faults.Add("duplicate-name", decision, $"an input and a required decision are both called '{name}'", "give each a name of its own");
        }
        var isTied = inputs.Count > 0 || required.Count > 0 || definitions.Elements(dmn + "inputData").Any();
        return new Surroundings(isTied, inputs, required);
    }

    private XElement? Referred(XElement requirement, string id, string kind)
    {
        var found = definitions.Elements(dmn + kind).FirstOrDefault(e => e.Value("id") == id);
        if (found is null)
        {
            faults.Add("unresolved-reference", requirement, $"there is no {(kind == "decision" ? "decision" : "input")} '{id}' in this file", "correct the href; decisions of other files are not read");
        }
        return found;
    }

    private IEnumerable<(XElement Requirement, string Id)> Requirements(XElement decision, string kind) =>
        decision.Elements(dmn + "informationRequirement").Elements(dmn + kind).Select(r => (r, (r.Value("href") ?? "").TrimStart('#')));

    private string VariableOf(XElement element) => NameOf(element.Element(dmn + "variable") is { } v && v.Attribute("name") is not null ? v : element);

    private void CheckElements()
    {
        var ids = new HashSet<string>();
        foreach (var element in definitions.DescendantsAndSelf().Where(e => e.Name.Namespace == dmn))
        {
            if (element.Value("id") is { } id && !ids.Add(id))
            {
                faults.Add("duplicate-id", element, $"the id '{id}' is used twice", "give every element an id of its own");
            }
            if (element.Value("expressionLanguage") is { } language && !IsFeel(language))
            {
                faults.Add("unsupported-language", element, $"the language '{language}' is not supported", "write the expressions in FEEL and set expressionLanguage to FEEL, or leave it out");
            }
            switch (element.Name.LocalName)
            {
                case "import":
                    faults.Unsupported(element, "an import", "put the decisions it uses in one file");
                    break;
                case "businessKnowledgeModel" or "knowledgeRequirement":
                    faults.Unsupported(element, "a business knowledge model", "make it a decision of its own and require that");
                    break;
                case "decisionService":
                    faults.Unsupported(element, "a decision service", "ask for the decision itself");
                    break;
                case var name when Logic.TryGetValue(name, out var what) && element.Parent?.Name != dmn + "extensionElements":
                    faults.Unsupported(element, what, "use a decision table or a literal expression");
                    break;
            }
        }
    }

    private static bool IsFeel(string language) =>
        language.Trim().TrimEnd('/').EndsWith("feel", StringComparison.OrdinalIgnoreCase) || language.Contains("/FEEL/", StringComparison.Ordinal);

    private void CheckCycles(IReadOnlyList<Decision> all, Dictionary<string, (XElement Element, Decision? Decision)> elements)
    {
        var done = new HashSet<Decision>();
        var path = new List<Decision>();
        foreach (var decision in all)
        {
            Visit(decision);
        }

        void Visit(Decision decision)
        {
            if (path.IndexOf(decision) is >= 0 and var start)
            {
                faults.Add("cycle", elements[decision.Id].Element, $"the decisions require each other in a circle: {string.Join(" → ", path.Skip(start).Append(decision).Select(d => d.Id))}", "leave one of the requirements out");
                return;
            }
            if (!done.Add(decision))
            {
                return;
            }
            path.Add(decision);
            foreach (var required in decision.Required)
            {
                Visit(required);
            }
            path.RemoveAt(path.Count - 1);
        }
    }
}

/// <summary>The names a decision may read.</summary>
/// <param name="IsTied">False when the file says nothing of inputs: then its input expressions say which there are.</param>
/// <param name="Inputs">Inputs it requires, with their types.</param>
/// <param name="Required">Names of decisions it requires.</param>
internal sealed record Surroundings(bool IsTied, IReadOnlyDictionary<string, DmnType> Inputs, IReadOnlySet<string> Required)
{
    public IReadOnlyCollection<string> Names { get; } = [.. Inputs.Keys, .. Required];
}
