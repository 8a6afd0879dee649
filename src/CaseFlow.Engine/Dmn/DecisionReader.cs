using System.Xml.Linq;
using CaseFlow.Engine.Feel;
using CaseFlow.Engine.Model;

namespace CaseFlow.Engine.Dmn;

/// <summary>Reads one decision: its table or its expression.</summary>
internal sealed class DecisionReader(XElement decision, string file, Faults faults, DmnTypeReader types, Surroundings surroundings)
{
    private const string FeelHint = "write it in the FEEL subset, see the README of Feel";
    private static readonly FeelContext Nowhere = new((string _, out object? value) => (value = null) is not null, DateTimeOffset.UnixEpoch, TimeZoneInfo.Utc);

    private readonly XNamespace dmn = decision.Name.Namespace;
    private readonly HashSet<string> reads = [];
    private readonly HashSet<string> free = [];

    public Decision? Read(string id)
    {
        var variable = decision.Element(dmn + "variable");
        var name = DmnReader.NameOf(variable?.Attribute("name") is null ? decision : variable);
        Decision? read = (decision.Element(dmn + "decisionTable"), decision.Element(dmn + "literalExpression")) switch
        {
            ({ } table, _) => Table(table, id, name, types.Find(variable)),
            (_, { } literal) => Literal(literal, id, name, types.Find(variable)),
            _ => null,
        };
        if (read is null)
        {
            if (!decision.Elements().Any(e => e.Name.Namespace == dmn && e.Name.LocalName is "context" or "invocation" or "functionDefinition" or "list" or "relation" or "conditional" or "for" or "every" or "some" or "filter" or "decisionTable" or "literalExpression"))
            {
                faults.Add("no-logic", decision, "the decision has no table and no expression", "add a decision table, or remove the decision");
            }
            return null;
        }
        read.Variables = reads.Except(surroundings.Required).ToHashSet();
        read.Declared = surroundings.Inputs;
        return read;
    }

    private LiteralDecision? Literal(XElement literal, string id, string name, DmnType? type)
    {
        var expression = Expression(literal, DmnReader.TextOf(literal), "the expression", declares: true);
        return expression is null ? null : new LiteralDecision(id, name, file, Faults.LineOf(literal), expression) { Type = type ?? DmnType.Any, Description = Description() };
    }

    private DecisionTable? Table(XElement table, string id, string name, DmnType? type)
    {
        var policy = Policy(table);
        var aggregation = AggregationOf(table, policy);
        // The input columns first: they may say which names there are.
        var inputs = table.Elements(dmn + "input").Select(Input).ToArray();
        var outputElements = table.Elements(dmn + "output").ToArray();
        var outputs = outputElements.Select(o => Output(o, outputElements.Length)).ToArray();
        if (outputs.Length == 0)
        {
            faults.Add("no-output", table, "the table has no output", "add a column for what is decided");
        }
        if (outputs.Length > 1 && aggregation is not Aggregation.None)
        {
            faults.Add("bad-aggregation", table, $"{aggregation.ToString().ToUpperInvariant()} needs a table with one output", "split the table, or collect a list");
        }
        foreach (var twice in outputs.GroupBy(o => o.Name).Where(g => g.Count() > 1 && outputs.Length > 1))
        {
            faults.Add("duplicate-name", table, $"two outputs are called '{twice.Key}'", "give every output a name of its own");
        }
        var rules = table.Elements(dmn + "rule").Select((r, i) => Rule(r, i + 1, inputs, outputs)).ToArray();
        if (inputs.Any(i => i is null) || rules.Any(r => r is null))
        {
            return null;
        }
        return new DecisionTable(id, name, file, Faults.LineOf(table))
        {
            Type = type ?? DmnType.Any,
            Description = Description(),
            HitPolicy = policy,
            Aggregation = aggregation,
            Inputs = inputs!,
            Outputs = outputs,
            Annotations = [.. table.Elements(dmn + "annotation").Select(DmnReader.NameOf)],
            Rules = rules!,
        };
    }

    private HitPolicy Policy(XElement table)
    {
        switch (table.Value("hitPolicy") ?? "UNIQUE")
        {
            case "UNIQUE":
                return HitPolicy.Unique;
            case "FIRST":
                return HitPolicy.First;
            case "ANY":
                return HitPolicy.Any;
            case "COLLECT":
                return HitPolicy.Collect;
            case "RULE ORDER":
                return HitPolicy.RuleOrder;
            case var other:
                faults.Add("unsupported-policy", table, $"the hit policy '{other}' is not supported", "use UNIQUE, FIRST, ANY, COLLECT or RULE ORDER");
                return HitPolicy.Unique;
        }
    }

    private Aggregation AggregationOf(XElement table, HitPolicy policy)
    {
        if (table.Value("aggregation") is not { Length: > 0 } text)
        {
            return Aggregation.None;
        }
        if (policy != HitPolicy.Collect || text is not ("SUM" or "MIN" or "MAX" or "COUNT"))
        {
            faults.Add("bad-aggregation", table, $"the aggregation '{text}' does not fit here", "use SUM, MIN, MAX or COUNT with the hit policy COLLECT");
            return Aggregation.None;
        }
        return Enum.Parse<Aggregation>(text, ignoreCase: true);
    }

    private TableInput? Input(XElement input)
    {
        var inner = input.Element(dmn + "inputExpression");
        var expression = Expression(inner ?? input, DmnReader.TextOf(inner), "the input expression", declares: true);
        var label = input.Value("label") is { Length: > 0 } given ? given : expression?.Text ?? "?";
        return expression is null ? null : new TableInput(label, expression, types.Allowed(input.Element(dmn + "inputValues")), Faults.LineOf(input))
        {
            Type = types.Find(inner) ?? DmnType.Any,
        };
    }

    private TableOutput Output(XElement output, int count)
    {
        var name = DmnReader.NameOf(output);
        if (count > 1 && string.IsNullOrEmpty(output.Value("name")))
        {
            faults.Add("missing-name", output, "one of several outputs has no name", "give it a name, under which the result holds it");
        }
        var type = types.Find(output) ?? DmnType.Any;
        var allowed = types.Allowed(output.Element(dmn + "outputValues"));
        var standard = output.Element(dmn + "defaultOutputEntry");
        var label = output.Value("label") is { Length: > 0 } given ? given : name;
        return new TableOutput(name, label, allowed, DmnReader.TextOf(standard) is { Length: > 0 } text ? Cell(standard!, text, type, allowed) : null, Faults.LineOf(output)) { Type = type };
    }

    private TableRule? Rule(XElement rule, int number, IReadOnlyList<TableInput?> inputs, IReadOnlyList<TableOutput> outputs)
    {
        var tests = rule.Elements(dmn + "inputEntry").ToArray();
        var results = rule.Elements(dmn + "outputEntry").ToArray();
        if (tests.Length != inputs.Count || results.Length != outputs.Count)
        {
            faults.Add("bad-rule", rule, $"rule {number} has {tests.Length} tests and {results.Length} results, but the table has {inputs.Count} inputs and {outputs.Count} outputs", "give every column a cell");
            return null;
        }
        var readTests = tests.Select((t, i) => Tests(t, inputs[i])).ToArray();
        var readResults = results.Select((r, i) => Cell(r, DmnReader.TextOf(r), outputs[i].Type, outputs[i].Allowed)).ToArray();
        var notes = rule.Elements(dmn + "annotationEntry").Select(a => DmnReader.TextOf(a) ?? "")
            .Concat(rule.Elements(dmn + "description").Select(d => d.Value.Trim()));
        return readTests.Any(t => t is null) || readResults.Any(r => r is null) ? null
            : new TableRule(number, rule.Value("id"), Faults.LineOf(rule), readTests!, readResults!, [.. notes]);
    }

    private UnaryTests? Tests(XElement cell, TableInput? input)
    {
        var text = DmnReader.TextOf(cell) ?? "";
        try
        {
            var tests = UnaryTests.Parse(text, surroundings.Names);
            if (!Check(cell, $"the test '{text}'", tests.Names, tests.HostCalls, declares: false))
            {
                return null;
            }
            if (input is not null && !tests.IsAny)
            {
                CheckValues(cell, tests, input);
            }
            return tests;
        }
        catch (FeelException e)
        {
            faults.Add("bad-expression", cell, $"the test '{text}' cannot be read: {e.Message}", "write -, a value, < 5, [1..5), a list of these, not(...), or a condition with ?; texts between quotes");
            return null;
        }
    }

    /// <summary>A value in a test that the input can never have is a mistake, not a rule that never holds.</summary>
    private void CheckValues(XElement cell, UnaryTests tests, TableInput input)
    {
        foreach (var value in tests.FixedValues(Nowhere))
        {
            if (input.Type.Refuses(value, Nowhere) is { } why)
            {
                faults.Add("bad-value", cell, $"the test '{tests}' of '{input.Label}': {why}", "compare with a value the input can have");
            }
            else if (value is string && input.Allowed is { } allowed && !allowed.Holds(value, Nowhere))
            {
                faults.Add("bad-value", cell, $"the test '{tests}' of '{input.Label}': {FeelValue.Describe(value)} is not one of {allowed}", "compare with a value the input can have, or add it to the input values");
            }
        }
    }

    private FeelExpression? Cell(XElement cell, string? text, DmnType type, UnaryTests? allowed)
    {
        if (string.IsNullOrEmpty(text))
        {
            faults.Add("empty-output", cell, "an output cell is empty", "fill in a value; write null when there is none");
            return null;
        }
        var expression = Expression(cell, text, "the output", declares: false);
        if (expression is { IsFixed: true })
        {
            var value = expression.Evaluate(Nowhere);
            var why = type.Refuses(value, Nowhere)
                ?? (value is ValueRange ? "an interval is no value" : null)
                ?? (value is not null && allowed is not null && !allowed.Holds(value, Nowhere) ? $"{FeelValue.Describe(value)} is not one of {allowed}" : null);
            if (why is not null)
            {
                faults.Add("bad-value", cell, $"the output '{text}': {why}", "give a value the column can have");
            }
        }
        return expression;
    }

    private FeelExpression? Expression(XElement element, string? text, string what, bool declares)
    {
        if (string.IsNullOrEmpty(text))
        {
            faults.Add("bad-expression", element, $"{what} is empty", FeelHint);
            return null;
        }
        try
        {
            var expression = FeelExpression.Parse(text, surroundings.Names);
            return Check(element, $"{what} '{text}'", expression.Names, expression.HostCalls, declares) ? expression : null;
        }
        catch (FeelException e)
        {
            faults.Add("bad-expression", element, $"{what} '{text}' cannot be read: {e.Message}", FeelHint);
            return null;
        }
    }

    private bool Check(XElement element, string what, IReadOnlySet<string> names, IReadOnlySet<string> calls, bool declares)
    {
        if (calls.Count > 0)
        {
            faults.Add("unknown-function", element, $"{what} calls '{calls.First()}', which is no function", FeelHint);
            return false;
        }
        if (!surroundings.IsTied && declares)
        {
            free.UnionWith(names);
        }
        var unknown = names.FirstOrDefault(n => !surroundings.Names.Contains(n) && !free.Contains(n));
        if (unknown is not null)
        {
            var isInFile = decision.Parent!.Elements().Any(e => e.Name.LocalName is "inputData" or "decision" && DmnReader.NameOf(e) == unknown);
            faults.Add("unknown-name", element, $"{what} reads '{unknown}', which the decision does not know", isInFile ? $"draw an arrow from '{unknown}' to the decision (informationRequirement)"
                : surroundings.IsTied ? "add it as input data with an arrow to the decision; a text stands between quotes"
                : "a text stands between quotes; a name must stand in an input column");
            return false;
        }
        reads.UnionWith(names);
        return true;
    }

    private string? Description() =>
        (decision.Element(dmn + "question") ?? decision.Element(dmn + "description"))?.Value.Trim() is { Length: > 0 } text ? text : null;
}
