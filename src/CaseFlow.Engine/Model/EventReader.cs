using System.Xml.Linq;
using CaseFlow.Engine.Feel;

namespace CaseFlow.Engine.Model;

/// <summary>Reads events, and checks which definition may stand in which place.</summary>
internal sealed class EventReader(DefinitionsReader definitions)
{
    private readonly Faults faults = definitions.Faults;

    public StartEventNode Start(XElement element, NodeHead head)
    {
        var isInEventSubProcess = head.Parent?.Kind == NodeKind.EventSubProcess;
        var definition = Definition(element, isCatching: true);
        var isInterrupting = element.IsTrue("isInterrupting", unsaid: true);
        var fits = isInEventSubProcess
            ? definition is TimerDefinition or MessageDefinition or SignalDefinition or ConditionalDefinition or ErrorDefinition or EscalationDefinition or CompensateDefinition
            : head.Parent is not null ? definition is null
            : definition is null or TimerDefinition or MessageDefinition or SignalDefinition or ConditionalDefinition;
        if (!fits && definition is not Broken)
        {
            Misplaced(element, isInEventSubProcess ? "the start of an event sub-process" : head.Parent is not null ? "the start of a sub-process" : "the start of a process", definition);
        }
        if (isInEventSubProcess && definition is ErrorDefinition && !isInterrupting)
        {
            faults.Add("bad-event", element, "an error cannot leave the scope running", "make the start event interrupting");
        }
        return new StartEventNode(head, definition, isInterrupting);
    }

    public EndEventNode End(XElement element, NodeHead head)
    {
        var definition = Definition(element, isCatching: false);
        if (definition is TimerDefinition or LinkDefinition or ConditionalDefinition)
        {
            Misplaced(element, "an end event", definition);
        }
        if (definition is CancelDefinition && head.Parent?.Kind != NodeKind.Transaction)
        {
            faults.Add("bad-transaction", element, "a cancel end event stands outside a transaction", "put it directly inside a transaction, or use an error end event");
        }
        return new EndEventNode(head, definition);
    }

    public CatchEventNode Catch(XElement element, NodeHead head)
    {
        var definition = Definition(element, isCatching: true);
        if (definition is not (TimerDefinition or MessageDefinition or SignalDefinition or ConditionalDefinition or LinkDefinition or Broken))
        {
            Misplaced(element, "an intermediate catch event", definition);
        }
        if (definition is TimerDefinition { Kind: TimerKind.Cycle })
        {
            faults.Unsupported(element, "a repeating timer between two steps", "use timeDate or timeDuration, or a non-interrupting boundary timer");
        }
        return new CatchEventNode(head, definition);
    }

    public ThrowEventNode Throw(XElement element, NodeHead head)
    {
        var definition = Definition(element, isCatching: false);
        if (definition is TimerDefinition or ErrorDefinition or TerminateDefinition or ConditionalDefinition or CancelDefinition)
        {
            Misplaced(element, "an intermediate throw event", definition);
        }
        return new ThrowEventNode(head, definition);
    }

    public BoundaryEventNode Boundary(XElement element, NodeHead head, ActivityNode activity)
    {
        var definition = Definition(element, isCatching: true);
        var isInterrupting = element.IsTrue("cancelActivity", unsaid: true);
        if (definition is null or LinkDefinition or TerminateDefinition)
        {
            Misplaced(element, "a boundary event", definition);
        }
        if (!isInterrupting && definition is (ErrorDefinition or CancelDefinition))
        {
            faults.Add("bad-event", element, "an error or cancel cannot leave the activity running", "make the boundary event interrupting");
        }
        if (definition is CancelDefinition && activity.Kind != NodeKind.Transaction)
        {
            faults.Add("bad-transaction", element, "a cancel event sits on something that is no transaction", "attach it to a transaction, or use an error event");
        }
        return new BoundaryEventNode(head, definition, activity, isInterrupting);
    }

    private void Misplaced(XElement element, string place, EventDefinition? definition) =>
        faults.Add("bad-event", element, $"{place} cannot be {Describe(definition)}", "choose another kind of event");

    private static string Describe(EventDefinition? definition) => definition switch
    {
        null => "without a definition",
        _ => "a " + definition.GetType().Name.Replace("Definition", "", StringComparison.Ordinal).ToLowerInvariant() + " event",
    };

    private EventDefinition? Definition(XElement element, bool isCatching)
    {
        var found = element.Elements().Where(e => e.Name.Namespace == Names.Bpmn && e.Name.LocalName.EndsWith("EventDefinition", StringComparison.Ordinal)).ToList();
        foreach (var reference in element.Bpmns("eventDefinitionRef"))
        {
            if (definitions.SharedEvent(reference.Value) is not { } shared)
            {
                faults.Add("unresolved-reference", element, $"there is no event definition '{reference.Value.Trim()}'", "put the definition inside the event");
                return new Broken();
            }
            found.Add(shared);
        }
        if (found.Count > 1 || element.IsTrue("parallelMultiple"))
        {
            faults.Unsupported(element, "an event with several definitions", "draw one event for each, or an event-based gateway");
            return new Broken();
        }
        return found.Count == 0 ? null : One(found[0], isCatching);
    }

    private EventDefinition One(XElement element, bool isCatching)
    {
        switch (element.Name.LocalName)
        {
            case "timerEventDefinition":
                return Timer(element);
            case "messageEventDefinition":
                return Named(element, "message") is { } message ? new MessageDefinition(message.Text) { Template = message } : new Broken();
            case "signalEventDefinition":
                return Named(element, "signal") is { } signal ? new SignalDefinition(signal.Text) { Template = signal } : new Broken();
            case "errorEventDefinition":
                return Coded(element, "error") is (true, var error) ? new ErrorDefinition(error) : new Broken();
            case "escalationEventDefinition":
                return Coded(element, "escalation") is (true, var code) ? new EscalationDefinition(code) : new Broken();
            case "linkEventDefinition" when element.Value("name") is { Length: > 0 } link:
                return new LinkDefinition(link);
            case "linkEventDefinition":
                faults.Add("missing-attribute", element, "the link has no name", "give the throwing and the catching link the same name");
                return new Broken();
            case "terminateEventDefinition":
                return new TerminateDefinition();
            case "cancelEventDefinition":
                return new CancelDefinition();
            case "conditionalEventDefinition":
                return Conditional(element);
            case "compensateEventDefinition":
                return Compensate(element, isCatching);
            case var other:
                faults.Unsupported(element, $"a {other.Replace("EventDefinition", "", StringComparison.Ordinal)} event", "use a message, signal, timer, conditional or error event");
                return new Broken();
        }
    }

    /// <summary>The name of a message or signal; one that reads no variable is filled in at once.</summary>
    private TextTemplate? Named(XElement element, string kind)
    {
        var name = faults.Template(element, definitions.Resolve(element, kind, kind + "Ref", element.Value(kind + "Ref")));
        return name is { IsPlain: false, Names.Count: 0 } ? TextTemplate.Parse(name.Fill(new FeelContext(Nothing, default, TimeZoneInfo.Utc))) : name;
    }

    private static bool Nothing(string name, out object? value)
    {
        value = null;
        return false;
    }

    /// <summary>A code may be left out: then every code is caught, or what is raised is caught only where every code is.</summary>
    private (bool IsRight, string? Code) Coded(XElement element, string kind)
    {
        var reference = element.Value(kind + "Ref");
        if (string.IsNullOrWhiteSpace(reference))
        {
            return (true, null);
        }
        var code = definitions.Resolve(element, kind, kind + "Ref", reference);
        return (code is not null, code is "" ? null : code);
    }

    private EventDefinition Conditional(XElement element)
    {
        var text = element.Bpmns("condition").FirstOrDefault()?.Value;
        if (string.IsNullOrWhiteSpace(text))
        {
            faults.Add("missing-condition", element, "the conditional event has no condition", "add <condition> with an expression that is true or false");
            return new Broken();
        }
        return faults.Expression(element, text, "the condition") is { } condition ? new ConditionalDefinition(condition) : new Broken();
    }

    private EventDefinition Compensate(XElement element, bool isCatching)
    {
        if (!isCatching && !element.IsTrue("waitForCompletion", unsaid: true))
        {
            faults.Unsupported(element, "compensation that is not waited for", "take out waitForCompletion=\"false\"");
        }
        return new CompensateDefinition(!isCatching && element.Value("activityRef") is { Length: > 0 } activity ? Names.Local(activity) : null);
    }

    private EventDefinition Timer(XElement element)
    {
        var parts = element.Elements().Where(e => e.Name.Namespace == Names.Bpmn && e.Name.LocalName is "timeDate" or "timeDuration" or "timeCycle").ToArray();
        if (parts is not [var part] || string.IsNullOrWhiteSpace(part.Value))
        {
            faults.Add("bad-timer", element, "the timer does not say when", "give exactly one of timeDate, timeDuration and timeCycle");
            return new Broken();
        }
        var kind = part.Name.LocalName switch { "timeDate" => TimerKind.Date, "timeDuration" => TimerKind.Duration, _ => TimerKind.Cycle };
        var text = part.Value.Trim();
        if (TimerText.Read(kind, text, TimeZoneInfo.Utc) is not null)
        {
            return new TimerDefinition(kind, text, null);
        }
        try
        {
            if (!char.IsAsciiDigit(text[0]))
            {
                return new TimerDefinition(kind, text, FeelExpression.Parse(text));
            }
        }
        catch (FeelException)
        {
            // Falls through: neither a time nor an expression.
        }
        faults.Add("bad-timer", element, $"the timer '{text}' cannot be read", kind switch
        {
            TimerKind.Date => "write a moment such as 2026-03-01T09:00:00, a date, or =expression",
            TimerKind.Duration => "write a duration such as P14D or PT1H, or =expression",
            _ => "write a repetition such as R3/PT1H, or =expression",
        });
        return new Broken();
    }

    /// <summary>Stands for a definition that has its fault already.</summary>
    private sealed record Broken : EventDefinition;
}
