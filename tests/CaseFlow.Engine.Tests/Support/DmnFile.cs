using System.Globalization;
using System.Xml.Linq;
using CaseFlow.Engine.Dmn;

namespace CaseFlow.Engine.Tests.Support;

/// <summary>
/// Writes a .dmn file. An input is <c>expression:type:values</c>, an output <c>name:type:values:default</c> (what follows the first colon may be left out),
/// a rule <c>test | test => result | result // note</c>.
/// </summary>
public sealed class DmnFile(string dmn = DmnFile.Dmn13)
{
    public const string Dmn13 = "https://www.omg.org/spec/DMN/20191111/MODEL/";
    private static readonly DateTimeOffset Now = new(2026, 3, 2, 9, 0, 0, TimeSpan.Zero);
    private readonly XNamespace dmn = dmn;
    private readonly List<XElement> elements = [];

    public static DecisionTable Table(string policy, string[] inputs, string[] outputs, params string[] rules) =>
        (DecisionTable)new DmnFile().Add("d", policy, inputs, outputs, rules).Load().Decisions[0];

    public DmnFile Add(string id, string policy, string[] inputs, string[] outputs, params string[] rules) =>
        Decision(id, TableElement(policy, inputs, outputs, rules));

    public DmnFile Literal(string id, string expression, params string[] requires) =>
        Decision(id, new XElement(dmn + "literalExpression", new XElement(dmn + "text", expression)), requires);

    public DmnFile Input(string id, string name, string? type = null) =>
        With(new XElement(dmn + "inputData", new XAttribute("id", id), new XAttribute("name", name),
            new XElement(dmn + "variable", new XAttribute("name", name), type is null ? null : new XAttribute("typeRef", type))));

    /// <summary>Ties the last decision to others; an input's id begins with <c>in_</c>.</summary>
    public DmnFile Requires(params string[] ids)
    {
        elements.Last(e => e.Name.LocalName == "decision").AddFirst(Requirements(ids));
        return this;
    }

    public DmnFile With(XElement element)
    {
        elements.Add(element);
        return this;
    }

    public DmnFile Decision(string id, XElement logic, params string[] requires) =>
        With(new XElement(dmn + "decision", new XAttribute("id", id), new XAttribute("name", id), Requirements(requires), logic));

    public XElement Element(string name, params object?[] content) => new(dmn + name, content);

    public XElement TableElement(string policy, string[] inputs, string[] outputs, string[] rules)
    {
        var (hit, aggregation) = policy.Split(' ') is ["COLLECT", var a] ? ("COLLECT", a) : (policy, null);
        return new XElement(dmn + "decisionTable", new XAttribute("hitPolicy", hit), aggregation is null ? null : new XAttribute("aggregation", aggregation),
            inputs.Select((i, n) => i.Split(':')).Select(p => new XElement(dmn + "input", new XAttribute("label", p[0]),
                new XElement(dmn + "inputExpression", p.Length > 1 && p[1].Length > 0 ? new XAttribute("typeRef", p[1]) : null, Text(p[0])),
                p.Length > 2 ? new XElement(dmn + "inputValues", Text(p[2])) : null)),
            outputs.Select(o => o.Split(':')).Select(p => new XElement(dmn + "output", new XAttribute("name", p[0]), p.Length > 1 && p[1].Length > 0 ? new XAttribute("typeRef", p[1]) : null,
                p.Length > 2 && p[2].Length > 0 ? new XElement(dmn + "outputValues", Text(p[2])) : null,
                p.Length > 3 ? new XElement(dmn + "defaultOutputEntry", Text(p[3])) : null)),
            rules.Any(r => r.Contains("//", StringComparison.Ordinal)) ? new XElement(dmn + "annotation", new XAttribute("name", "why")) : null,
            rules.Select((r, n) => Rule(r, n + 1)));
    }

    public string Xml() => new XElement(dmn + "definitions", new XAttribute("id", "definitions"), new XAttribute("name", "test"), elements).ToString();

    public DmnModel Load() => DmnModel.Load(Xml(), "test.dmn");

    public static DecisionResult Run(Decision decision, params (string Name, object? Value)[] variables) =>
        decision.Evaluate(variables.ToDictionary(v => v.Name, v => v.Value), Now);

    private XElement Rule(string rule, int number)
    {
        var (cells, note) = rule.Split("//") is [var c, var n] ? (c, n.Trim()) : (rule, null);
        var sides = cells.Split("=>");
        return new XElement(dmn + "rule", new XAttribute("id", "r" + number.ToString(CultureInfo.InvariantCulture)),
            Cells(sides[0]).Select(t => new XElement(dmn + "inputEntry", Text(t))),
            Cells(sides[1]).Select(t => new XElement(dmn + "outputEntry", Text(t))),
            note is null ? null : new XElement(dmn + "annotationEntry", Text(note)));
    }

    private static IEnumerable<string> Cells(string side) => side.Split('|').Select(c => c.Trim());

    private XElement Text(string text) => new(dmn + "text", text);

    private IEnumerable<XElement> Requirements(IEnumerable<string> ids) => ids.Select(r => new XElement(dmn + "informationRequirement",
        new XElement(dmn + (r.StartsWith("in_", StringComparison.Ordinal) ? "requiredInput" : "requiredDecision"), new XAttribute("href", "#" + r))));
}
