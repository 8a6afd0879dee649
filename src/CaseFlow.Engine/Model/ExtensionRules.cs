using System.Xml.Linq;

namespace CaseFlow.Engine.Model;

/// <summary>
/// Our own namespace is strict: a misspelt <c>cf:</c> name must not pass in silence.
/// Of other engines, what would run code is refused; the rest is kept and ignored.
/// </summary>
internal static class ExtensionRules
{
    private static readonly Dictionary<string, string[]> OwnAttributes = new()
    {
        ["userTask"] = ["role", "form", "deadline"],
        ["serviceTask"] = ["handler"],
        ["sendTask"] = ["handler"],
        ["businessRuleTask"] = ["decision", "result"],
        ["lane"] = ["role"],
        ["multiInstanceLoopCharacteristics"] = ["collection", "elementVariable"],
    };

    private static readonly Dictionary<(string Parent, string Name), (string[] Required, string[] Optional)> OwnElements = new()
    {
        [("userTask", "outcome")] = (["value", "label"], ["route"]),
        [("serviceTask", "parameter")] = (["name", "value"], []),
        [("sendTask", "parameter")] = (["name", "value"], []),
        [("process", "variable")] = (["name", "type"], []),
        [("process", "property")] = (["name", "value"], []),
        [("callActivity", "in")] = ([], ["source", "sourceExpression", "target", "variables"]),
        [("callActivity", "out")] = ([], ["source", "sourceExpression", "target", "variables"]),
    };

    private static readonly HashSet<string> CodeAttributes = ["class", "delegateExpression", "expression", "script", "skipExpression"];
    private static readonly HashSet<string> CodeElements = ["script", "inputOutput", "connector"];

    public static void Check(XElement definitions, Faults faults)
    {
        foreach (var element in definitions.DescendantsAndSelf())
        {
            if (element.Name.Namespace == Names.Cf)
            {
                CheckOwn(element, faults);
            }
            foreach (var attribute in element.Attributes().Where(a => a.Name.Namespace == Names.Cf))
            {
                var allowed = element.Name.Namespace == Names.Bpmn ? OwnAttributes.GetValueOrDefault(element.Name.LocalName, []) : [];
                if (!allowed.Contains(attribute.Name.LocalName))
                {
                    faults.Add("unknown-extension", element, $"cf:{attribute.Name.LocalName} is not known on {element.Name.LocalName}", Hint(allowed));
                }
            }
            CheckForeign(element, faults);
        }
    }

    private static void CheckOwn(XElement element, Faults faults)
    {
        var name = element.Name.LocalName;
        var parent = element.Parent?.Name == Names.Bpmn + "extensionElements" ? element.Parent.Parent?.Name.LocalName ?? "" : "";
        if (!OwnElements.TryGetValue((parent, name), out var attributes))
        {
            var known = OwnElements.Keys.Where(k => k.Parent == parent).Select(k => k.Name).ToArray();
            faults.Add("unknown-extension", element, $"<cf:{name}> is not known here", Hint(known));
            return;
        }
        foreach (var missing in attributes.Required.Where(r => string.IsNullOrWhiteSpace(element.Value(r))))
        {
            faults.Add("missing-attribute", element, $"<cf:{name}> has no {missing}", $"add {missing}=\"...\"");
        }
        foreach (var unknown in element.Attributes().Where(a => !a.IsNamespaceDeclaration && !attributes.Required.Concat(attributes.Optional).Contains(a.Name.ToString())))
        {
            faults.Add("unknown-extension", element, $"<cf:{name}> has an unknown attribute {unknown.Name.LocalName}", Hint([.. attributes.Required, .. attributes.Optional]));
        }
        if (name is "in" or "out")
        {
            CheckMapping(element, faults);
        }
    }

    private static void CheckMapping(XElement element, Faults faults)
    {
        var isAll = element.Value("variables") == "all";
        var sources = new[] { "source", "sourceExpression" }.Count(a => element.Attribute(a) is not null);
        var isSingle = sources == 1 && element.Attribute("target") is not null && element.Attribute("variables") is null;
        if (!isSingle && !(isAll && sources == 0 && element.Attribute("target") is null))
        {
            faults.Add("bad-mapping", element, "the mapping is not complete", "give source or sourceExpression, and target; or variables=\"all\"");
        }
    }

    private static void CheckForeign(XElement element, Faults faults)
    {
        if (Names.IsOtherEngine(element.Name) && CodeElements.Contains(element.Name.LocalName))
        {
            faults.Unsupported(element, $"<{element.Name.LocalName}> of another engine", "take it out; work for the machine is a service task with cf:handler");
        }
        foreach (var attribute in element.Attributes())
        {
            var isForeign = Names.IsOtherEngine(attribute.Name)
                || (Names.IsOtherEngine(element.Name) && element.Name.LocalName.EndsWith("Listener", StringComparison.Ordinal) && attribute.Name.Namespace == XNamespace.None);
            if (isForeign && attribute.Name.LocalName is "async" or "asyncBefore" or "asyncAfter" && attribute.Value.Trim() == "true" && !IsNode(element))
            {
                faults.Unsupported(element, $"{attribute.Name.LocalName} of another engine on {element.Name.LocalName}", "take it out, or put it on a node");
            }
            if (isForeign && CodeAttributes.Contains(attribute.Name.LocalName))
            {
                faults.Add("foreign-code", element, $"the attribute {attribute.Name.LocalName} would run code of another engine", "take it out; work for the machine is a service task with cf:handler");
            }
        }
    }

    private static bool IsNode(XElement element) => element.Name.Namespace == Names.Bpmn
        && (element.Name.LocalName is "transaction" or "callActivity" or "task"
            || new[] { "Task", "Event", "Gateway", "ubProcess" }.Any(end => element.Name.LocalName.EndsWith(end, StringComparison.Ordinal)));

    private static string Hint(IReadOnlyCollection<string> known) =>
        known.Count == 0 ? "take it out" : $"known here: {string.Join(", ", known)}";
}
