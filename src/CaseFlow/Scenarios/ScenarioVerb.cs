namespace CaseFlow.Scenarios;
internal static class ScenarioVerb { public static Task<int> RunAsync(string pad, string? json, Bronnen bronnen, TextWriter uit, TextWriter fout) => Task.FromResult(2); }
