using System.Text.RegularExpressions;
using System.Xml;
using System.Xml.Linq;
using System.Xml.XPath;
using CaseFlow.Suites;
using CaseFlow.Tests.Architecture;
using CaseFlow.Tests.Testing;
using Shouldly;
using Xunit;

namespace CaseFlow.Tests.Suites;

/// <summary>The table in docs/engines.md says of CaseFlow what the suites say; CASEFLOW_WRITE_DOCS=1 writes it anew.</summary>
public sealed partial class EngineTableTests
{
    private static readonly string Page = Repository.PathOf("docs", "engines.md");

    [ChecksFact("engine")]
    public void Each_cell_about_this_engine_is_counted()
    {
        var cases = Cases();
        var before = File.ReadAllText(Page);

        var counted = Cell().Replace(before, cell => $"| {cell.Groups["mark"].Value} {Count(cases, cell.Groups["path"].Value)} |");

        Cell().Count(before).ShouldBeGreaterThan(30);
        if (Environment.GetEnvironmentVariable("CASEFLOW_WRITE_DOCS") is { Length: > 0 })
        {
            File.WriteAllText(Page, counted);
        }
        else
        {
            before.ShouldBe(counted, "docs/engines.md is not what the suites say; see its first lines");
        }
    }

    private static List<(IReadOnlyList<XDocument> Models, SuiteOutcome Outcome)> Cases()
    {
        var folder = ChecksFactAttribute.Folder("engine")!;
        var read = new Dictionary<string, XDocument>();
        return [.. new[] { "usertask-cases.json", "betsy-cases.json" }.SelectMany(suite => SuiteFile.Load(Path.Combine(folder, suite)))
            .Select(item => (Models: (IReadOnlyList<XDocument>)[.. item.Models.Select(Read)], item.Run().Outcome))];

        XDocument Read(string path) => read.TryGetValue(path, out var known) ? known : read[path] = XDocument.Load(path);
    }

    private static string Count(List<(IReadOnlyList<XDocument> Models, SuiteOutcome Outcome)> cases, string path)
    {
        var names = new XmlNamespaceManager(new NameTable());
        names.AddNamespace("b", "http://www.omg.org/spec/BPMN/20100524/MODEL");
        var compiled = XPathExpression.Compile($"boolean({path})", names);
        var with = cases.Where(c => c.Models.Any(m => (bool)m.CreateNavigator().Evaluate(compiled))).CountBy(c => c.Outcome).ToDictionary();
        var refused = with.GetValueOrDefault(SuiteOutcome.Refused);
        with.GetValueOrDefault(SuiteOutcome.Failed).ShouldBe(0, path);
        return with.GetValueOrDefault(SuiteOutcome.Passed) switch
        {
            0 when refused == 0 => "in none of the suites; own tests",
            0 => $"refused ({refused})",
            var passed when refused == 0 => $"{passed} pass",
            var passed => $"{passed} pass, {refused} refused",
        };
    }

    [GeneratedRegex(@"\| (?<mark><!-- (?<path>.+?) -->)[^|]*\|")]
    private static partial Regex Cell();
}
