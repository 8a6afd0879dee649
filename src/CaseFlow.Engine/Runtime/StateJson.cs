using System.Text.Json;
using System.Text.Json.Nodes;

namespace CaseFlow.Engine.Runtime;

/// <summary>The stored form of a state, format version 2 (1 had no conditions, ad-hoc sub-processes, held tokens and nothing to undo). Short names, nothing that can be worked out again.</summary>
internal static class StateJson
{
    public static string Write(InstanceState state)
    {
        var json = new JsonObject
        {
            ["format"] = InstanceState.FormatVersion,
            ["definition"] = state.DefinitionId,
            ["version"] = state.Version,
            ["end"] = state.End?.ToString(),
            ["next"] = state.Parts.NextId,
            ["scopes"] = List(state.Parts.Scopes, ScopeOut),
            ["tokens"] = List(state.Parts.Tokens, t => new JsonObject { ["id"] = t.Id, ["scope"] = t.ScopeId, ["node"] = t.NodeId, ["flow"] = t.FlowId, ["joining"] = t.IsJoining ? true : null }),
            ["tasks"] = List(state.Parts.Tasks, t => new JsonObject { ["id"] = t.Id, ["token"] = t.TokenId, ["node"] = t.NodeId }),
            ["timers"] = List(state.Parts.Timers, t => new JsonObject
            {
                ["id"] = t.Id, ["node"] = t.NodeId, ["scope"] = t.ScopeId, ["token"] = t.TokenId, ["since"] = t.Since, ["due"] = t.Due, ["left"] = t.Left, ["repeat"] = t.IsRepeat ? true : null,
                ["hold"] = t.Hold == Hold.None ? null : t.Hold.ToString(),
            }),
            ["events"] = List(state.Parts.Events, e => new JsonObject
            {
                ["id"] = e.Id, ["node"] = e.NodeId, ["scope"] = e.ScopeId, ["token"] = e.TokenId, ["name"] = e.Kind == EventKind.Condition ? null : e.Name,
                ["signal"] = e.Kind == EventKind.Signal ? true : null, ["condition"] = e.Kind == EventKind.Condition ? true : null, ["holds"] = e.Holds ? true : null,
            }),
            ["jobs"] = List(state.Parts.Jobs, j => new JsonObject { ["id"] = j.Id, ["token"] = j.TokenId, ["node"] = j.NodeId }),
            ["completed"] = List(state.Parts.Completed, CompletedOut),
        };
        return Compact(json).ToJsonString();
    }

    public static InstanceState Read(string json)
    {
        try
        {
            var root = JsonNode.Parse(json) as JsonObject ?? throw new FormatException("it is no object");
            var format = (int?)root["format"] ?? throw new FormatException("it has no format");
            if (format is < 1 or > InstanceState.FormatVersion)
            {
                throw new FormatException($"its format is {format}; this version of the engine reads 1 to {InstanceState.FormatVersion}");
            }
            var parts = new StateParts(
                Number(root, "next"),
                Read(root, "scopes", ScopeIn),
                Read(root, "tokens", t => new Token { Id = Number(t, "id"), ScopeId = Number(t, "scope"), NodeId = Text(t, "node"), FlowId = (string?)t["flow"], IsJoining = (bool?)t["joining"] ?? false }),
                Read(root, "tasks", t => new WaitingTask(Text(t, "id"), Number(t, "token"), Text(t, "node"))),
                Read(root, "timers", t => new WaitingTimer(
                    Text(t, "id"), Text(t, "node"), Number(t, "scope"), (int?)t["token"], (DateTimeOffset)t["since"]!, (DateTimeOffset)t["due"]!, (int?)t["left"], (bool?)t["repeat"] ?? false,
                    (string?)t["hold"] is { } hold ? Enum.Parse<Hold>(hold) : Hold.None)),
                Read(root, "events", e => new WaitingEvent(
                    Text(e, "id"), Text(e, "node"), Number(e, "scope"), (int?)e["token"], (string?)e["name"] ?? "",
                    (bool?)e["signal"] == true ? EventKind.Signal : (bool?)e["condition"] == true ? EventKind.Condition : EventKind.Message, (bool?)e["holds"] ?? false)),
                Read(root, "jobs", j => new WaitingJob(Text(j, "id"), Number(j, "token"), Text(j, "node"))),
                Read(root, "completed", CompletedIn));
            if (parts.Scopes.Count == 0)
            {
                throw new FormatException("it has no scopes");
            }
            InstanceEndKind? end = (string?)root["end"] is { } name ? Enum.Parse<InstanceEndKind>(name) : null;
            return new InstanceState(Text(root, "definition"), Text(root, "version"), end, parts);
        }
        catch (Exception e) when (e is JsonException or FormatException or InvalidOperationException or ArgumentException or NullReferenceException)
        {
            throw new EngineException("state-unreadable", $"The stored state cannot be read: {e.Message}", null, e);
        }
    }

    private static JsonObject ScopeOut(Scope scope) => new()
    {
        ["id"] = scope.Id,
        ["kind"] = scope.Kind.ToString(),
        ["parent"] = scope.ParentId,
        ["token"] = scope.TokenId,
        ["node"] = scope.NodeId,
        ["called"] = scope.CalledId,
        ["calledVersion"] = scope.CalledVersion,
        ["total"] = scope.Total == 0 ? null : scope.Total,
        ["done"] = scope.Done == 0 ? null : scope.Done,
        ["items"] = scope.Items is null ? null : ValueJson.Write(scope.Items),
        ["variables"] = Variables(scope.Variables),
        ["pending"] = List(scope.Pending, CompletedOut),
    };

    private static Scope ScopeIn(JsonObject json) => new()
    {
        Id = Number(json, "id"),
        Kind = Enum.Parse<ScopeKind>(Text(json, "kind")),
        ParentId = (int?)json["parent"],
        TokenId = (int?)json["token"],
        NodeId = (string?)json["node"],
        CalledId = (string?)json["called"],
        CalledVersion = (string?)json["calledVersion"],
        Total = (int?)json["total"] ?? 0,
        Done = (int?)json["done"] ?? 0,
        Items = json["items"] is { } items ? ValueJson.Read(items) as IReadOnlyList<object?> : null,
        Variables = Variables(json["variables"]!),
        Pending = Read(json, "pending", CompletedIn),
    };

    private static JsonObject CompletedOut(Completed item) => new()
    {
        ["id"] = item.Id,
        ["node"] = item.NodeId,
        ["scope"] = item.ScopeId == 0 ? null : item.ScopeId,
        ["variables"] = item.Variables.Count == 0 ? null : Variables(item.Variables),
        ["inner"] = List(item.Inner, CompletedOut),
    };

    private static Completed CompletedIn(JsonObject json) => new(
        Number(json, "id"),
        Text(json, "node"),
        (int?)json["scope"] ?? 0,
        json["variables"] is { } variables ? Variables(variables) : [],
        Read(json, "inner", CompletedIn));

    private static JsonObject Variables(IReadOnlyDictionary<string, object?> variables) =>
        new(variables.Select(v => KeyValuePair.Create(v.Key, ValueJson.Write(v.Value))));

    private static Dictionary<string, object?> Variables(JsonNode json) => json.AsObject().ToDictionary(p => p.Key, p => ValueJson.Read(p.Value));

    private static JsonArray List<T>(IEnumerable<T> items, Func<T, JsonObject> write) => [.. items.Select(i => Compact(write(i)))];

    /// <summary>Leaves out what says nothing; values of variables keep their null.</summary>
    private static JsonObject Compact(JsonObject json)
    {
        foreach (var name in json.Where(p => p.Value is null || (p.Value is JsonArray { Count: 0 } && p.Key != "items")).Select(p => p.Key).ToArray())
        {
            json.Remove(name);
        }
        return json;
    }

    private static T[] Read<T>(JsonObject json, string name, Func<JsonObject, T> read) =>
        json[name] is JsonArray list ? [.. list.Select(i => read(i!.AsObject()))] : [];

    private static string Text(JsonObject json, string name) => (string?)json[name] ?? throw new FormatException($"{name} is missing");

    private static int Number(JsonObject json, string name) => (int?)json[name] ?? throw new FormatException($"{name} is missing");
}
