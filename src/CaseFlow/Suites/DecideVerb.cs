using System.Text.Json;
using CaseFlow.Engine.Dmn;
using CaseFlow.Engine.Feel;
using CaseFlow.Engine.Model;

namespace CaseFlow.Suites;

/// <summary>Tries out one decision of a DMN file.</summary>
internal static class DecideVerb
{
    private static readonly JsonSerializerOptions Json = new() { Encoder = System.Text.Encodings.Web.JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    /// <returns>0 with a result, 1 when the decision cannot be taken with these values, 2 when a file cannot be read.</returns>
    public static int Run(string path, string? input, string? decision, DateTimeOffset now, TextWriter output, TextWriter error)
    {
        try
        {
            var model = DmnModel.Load(File.ReadAllText(path), Path.GetFileName(path));
            var chosen = model.Find(decision ?? Path.GetFileNameWithoutExtension(path)) ?? (decision is null ? model.Decisions[^1] : null);
            if (chosen is null)
            {
                error.WriteLine($"{path}: there is no decision '{decision}'. Choose from: {string.Join(", ", model.Decisions.Select(d => d.Id))}.");
                return 2;
            }
            foreach (var notice in model.Notices)
            {
                output.WriteLine($"notice: {notice}");
            }
            Tell(chosen.Evaluate(Values(input), now, Shared.AmsterdamTime.Zone), output);
            return 0;
        }
        catch (Exception e) when (e is ModelException or JsonException or FeelException or IOException)
        {
            error.WriteLine(e.Message);
            return 2;
        }
        catch (DecisionException e)
        {
            error.WriteLine($"[{e.Code}] {e.Message}");
            return 1;
        }
    }

    private static void Tell(DecisionResult result, TextWriter output)
    {
        foreach (var required in result.Required)
        {
            Tell(required, output);
        }
        if (result.Decision is DecisionTable table)
        {
            foreach (var (column, value) in table.Inputs.Zip(result.Inputs))
            {
                output.WriteLine($"{result.Decision.Id}: {column.Label} {FeelValue.Describe(value)}");
            }
            output.WriteLine(result.Hits.Count == 0 ? $"{result.Decision.Id}: no rule holds" : $"{result.Decision.Id}: rule {string.Join(", ", result.Hits.Select(h => h.Number))}");
        }
        output.WriteLine($"{result.Decision.Id} = {JsonSerializer.Serialize(Plain(result.Value), Json)}");
    }

    private static object? Plain(object? value) => value switch
    {
        IReadOnlyDictionary<string, object?> map => map.ToDictionary(p => p.Key, p => Plain(p.Value)),
        IReadOnlyList<object?> list => list.Select(Plain).ToArray(),
        Duration duration => duration.ToString(),
        _ => value,
    };

    private static Dictionary<string, object?> Values(string? path)
    {
        if (path is null)
        {
            return [];
        }
        using var json = JsonDocument.Parse(File.ReadAllText(path));
        return json.RootElement.ValueKind == JsonValueKind.Object
            ? json.RootElement.EnumerateObject().ToDictionary(p => p.Name, p => Value(p.Value))
            : throw new JsonException($"{path} is no JSON object.");
    }

    private static object? Value(JsonElement element) => element.ValueKind switch
    {
        JsonValueKind.Null => null,
        JsonValueKind.True => true,
        JsonValueKind.False => false,
        JsonValueKind.Number => element.GetDecimal(),
        JsonValueKind.Array => element.EnumerateArray().Select(Value).ToArray(),
        JsonValueKind.Object => element.EnumerateObject().ToDictionary(p => p.Name, p => Value(p.Value)),
        _ when element.GetString()!.StartsWith("@\"", StringComparison.Ordinal) => FeelExpression.Parse(element.GetString()!).Evaluate(new Dictionary<string, object?>(), default),
        _ => element.GetString(),
    };
}
