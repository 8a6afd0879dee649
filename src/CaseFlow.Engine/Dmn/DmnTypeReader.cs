using System.Xml.Linq;
using CaseFlow.Engine.Feel;
using CaseFlow.Engine.Model;

namespace CaseFlow.Engine.Dmn;

/// <summary>Finds types by name: those of FEEL, and those the file defines.</summary>
internal sealed class DmnTypeReader(XElement definitions, Faults faults)
{
    private readonly XNamespace dmn = definitions.Name.Namespace;
    private readonly Dictionary<string, DmnType?> own = [];
    private readonly HashSet<string> reading = [];

    public void Read()
    {
        foreach (var item in definitions.Elements(dmn + "itemDefinition"))
        {
            Own(DmnReader.NameOf(item));
        }
    }

    /// <summary>The type an element names by <c>typeRef</c>; null when it names none or a fault was added.</summary>
    public DmnType? Find(XElement? element) => element?.Value("typeRef") is { Length: > 0 } name ? Find(element, name) : null;

    private DmnType? Find(XElement element, string name)
    {
        var local = name.Trim();
        local = local.StartsWith("feel:", StringComparison.Ordinal) || !local.Contains(' ') ? Names.Local(local) : local;
        var type = DmnType.Known(local) ?? Own(local) ?? Own(name.Trim());
        if (type is null && !own.ContainsKey(local))
        {
            faults.Add("unknown-type", element, $"there is no type '{name}'", "use string, number, boolean, date, time, dateTime, dayTimeDuration, yearMonthDuration, context or Any, or define it as an item definition");
        }
        return type;
    }

    private DmnType? Own(string name)
    {
        if (own.TryGetValue(name, out var known))
        {
            return known;
        }
        if (definitions.Elements(dmn + "itemDefinition").FirstOrDefault(i => DmnReader.NameOf(i) == name) is not { } item)
        {
            return null;
        }
        if (!reading.Add(name))
        {
            faults.Add("cycle", item, $"the type '{name}' is defined by itself", "let it build on another type");
            return null;
        }
        var type = own[name] = Item(item);
        reading.Remove(name);
        return type;
    }

    private DmnType Item(XElement item)
    {
        var components = item.Elements(dmn + "itemComponent").ToArray();
        return new DmnType(DmnReader.NameOf(item), null)
        {
            Base = item.Element(dmn + "typeRef") is { } reference ? Find(reference, reference.Value) : null,
            Allowed = Allowed(item.Element(dmn + "allowedValues")),
            IsCollection = item.IsTrue("isCollection"),
            Components = components.Length == 0 ? null : components.GroupBy(DmnReader.NameOf).ToDictionary(g => g.Key, g => Item(g.First())),
        };
    }

    /// <summary>The tests of <c>allowedValues</c>, <c>inputValues</c> or <c>outputValues</c>; null when there are none.</summary>
    public UnaryTests? Allowed(XElement? element)
    {
        if (DmnReader.TextOf(element) is not { Length: > 0 } text)
        {
            return null;
        }
        try
        {
            var tests = UnaryTests.Parse(text);
            if (tests.Names.Count == 0 && tests.HostCalls.Count == 0)
            {
                return tests;
            }
            faults.Add("bad-expression", element!, $"the values '{text}' read names", "write fixed values and intervals, texts between quotes");
        }
        catch (FeelException e)
        {
            faults.Add("bad-expression", element!, $"the values '{text}' cannot be read: {e.Message}", "write fixed values and intervals, texts between quotes");
        }
        return null;
    }
}
