using System.Text.Json.Nodes;
using System.Xml.Linq;
using CaseFlow.Engine.Model;
using Shouldly;
using Xunit;
using Xunit.Abstractions;

namespace CaseFlow.Engine.Tests.Conformance;

/// <summary>Models of the OMG interchange group: loaded or refused with places, and saved as they were.</summary>
public class MiwgTests(ITestOutputHelper output)
{
    [Fact]
    public void Every_model_loads_or_is_refused_and_is_saved_unchanged()
    {
        if (Suites.Folder() is not { } folder)
        {
            return;
        }
        var files = JsonNode.Parse(File.ReadAllText(Path.Combine(folder, "miwg-models.json")))!["models"]!.AsArray().Select(m => (string)m!["file"]!).ToArray();
        var results = files.Select(f => (f, Load(Path.Combine(folder, f)))).ToArray();
        Suites.Report(output, "miwg", results);
        results.Where(r => r.Item2.StartsWith("failed", StringComparison.Ordinal)).ShouldBeEmpty();
    }

    private static string Load(string path)
    {
        var text = File.ReadAllText(path);
        try
        {
            var model = BpmnModel.Load(text, Path.GetFileName(path));
            return XNode.DeepEquals(XDocument.Parse(text), XDocument.Parse(model.Save())) ? "passed" : "failed: another document was saved";
        }
        catch (ModelException e)
        {
            return e.Faults.All(f => f.Line > 0 && f.Hint != "") ? $"refused: {e.Message.ReplaceLineEndings("; ")}" : $"failed: {e.Message}";
        }
    }
}
