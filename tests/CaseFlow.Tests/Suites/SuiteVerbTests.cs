using System.Text.Json;
using CaseFlow.Suites;
using Shouldly;
using Xunit;

namespace CaseFlow.Tests.Suites;

/// <summary>What the verb reads and answers; somebody who tries out a model relies on its exit code.</summary>
public sealed class SuiteVerbTests : IDisposable
{
    private const string Definitions = """<definitions xmlns="http://www.omg.org/spec/BPMN/20100524/MODEL" targetNamespace="t">""";
    private const string Ask = """{ "id": "a/ask", "feature": "tasks", "files": ["ask.bpmn"], "steps": [ { "do": "start", "process": "p", "as": "i" }, { "check": "tasks", "where": { "name": "Ask" }, "count": 1, "bind": { "t": "each" } }, { "do": "complete", "task": "t" }, { "check": "ended", "instance": "i" } ] }""";

    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("suite");

    public SuiteVerbTests()
    {
        Write("ask.bpmn", $"""
            {Definitions}<process id="p" isExecutable="true">
              <startEvent id="s" /><sequenceFlow id="f1" sourceRef="s" targetRef="ask" />
              <userTask id="ask" name="Ask" /><sequenceFlow id="f2" sourceRef="ask" targetRef="e" />
              <endEvent id="e" />
            </process></definitions>
            """);
        Write("mark.bpmn", $"""
            {Definitions}<process id="p" isExecutable="true">
              <startEvent id="s" /><sequenceFlow id="f1" sourceRef="s" targetRef="t" />
              <scriptTask id="t"><script>MARK_one</script></scriptTask><sequenceFlow id="f2" sourceRef="t" targetRef="e" />
              <endEvent id="e" />
            </process></definitions>
            """);
        Write("script.bpmn", $"""
            {Definitions}<process id="p" isExecutable="true">
              <startEvent id="s" /><sequenceFlow id="f1" sourceRef="s" targetRef="t" />
              <scriptTask id="t"><script>print(1)</script></scriptTask><sequenceFlow id="f2" sourceRef="t" targetRef="e" />
              <endEvent id="e" />
            </process></definitions>
            """);
    }

    public void Dispose() => _folder.Delete(recursive: true);

    [Fact]
    public void A_case_that_holds_passes()
    {
        var (code, output, _) = Run($$"""{ "cases": [ {{Ask}} ] }""");

        code.ShouldBe(0);
        output.ShouldContain("1 passed, 0 refused, 0 failed, of 1");
    }

    [Fact]
    public void A_case_that_does_not_hold_fails_and_tells_which_step()
    {
        var (code, output, _) = Run($$"""{ "cases": [ {{Ask.Replace("\"count\": 1", "\"count\": 2")}} ] }""");

        code.ShouldBe(1);
        output.ShouldContain("failed  a/ask: step 1");
        output.ShouldContain("there are 1");
    }

    [Fact]
    public void A_refused_model_is_no_failure_but_says_where()
    {
        var (code, output, _) = Run($$"""{ "cases": [ {{Ask.Replace("ask.bpmn", "script.bpmn")}} ] }""");

        code.ShouldBe(0);
        output.ShouldContain("refused  a/ask: script.bpmn:3 t:");
        output.ShouldContain("0 passed, 1 refused, 0 failed, of 1");
    }

    [Theory]
    [InlineData("MARK_one", 0)]
    [InlineData("MARK_two", 1)]
    public void Marks_are_compared(string expected, int code) =>
        Run($$"""{ "cases": [ { "id": "m", "feature": "marks", "file": "mark.bpmn", "process": "p", "vars": {}, "expectedTrace": ["{{expected}}"] } ] }""").Code.ShouldBe(code);

    [Theory]
    [InlineData(1, 0)]
    [InlineData(2, 1)]
    public void A_saved_model_keeps_its_elements(int tasks, int code) =>
        Run($$"""{ "models": [ { "file": "ask.bpmn", "elements": { "userTask": {{tasks}} }, "diShapes": 0, "diEdges": 0 } ] }""").Code.ShouldBe(code);

    [Fact]
    public void Only_the_asked_cases_run_and_the_result_is_written()
    {
        var json = Path.Combine(_folder.FullName, "out.json");
        var (code, _, _) = Run($$"""{ "cases": [ {{Ask}}, {{Ask.Replace("a/ask", "b/ask")}} ] }""", "b/", json);

        code.ShouldBe(0);
        var written = JsonDocument.Parse(File.ReadAllText(json)).RootElement.EnumerateArray().Single();
        written.GetProperty("id").GetString().ShouldBe("b/ask");
        written.GetProperty("result").GetString().ShouldBe("passed");
    }

    [Fact]
    public void A_prefix_that_fits_nothing_is_a_mistake()
    {
        var (code, _, error) = Run($$"""{ "cases": [ {{Ask}} ] }""", "c/");

        code.ShouldBe(2);
        error.ShouldContain("'c/'");
    }

    [Theory]
    [InlineData("{", "not JSON")]
    [InlineData("[]", "'cases' or 'models'")]
    [InlineData("""{ "cases": [ 1 ] }""", "case 0 is not an object")]
    [InlineData("""{ "cases": [ { "feature": "x" } ] }""", "'id'")]
    [InlineData("""{ "cases": [ { "id": "x" } ] }""", "'files'")]
    [InlineData("""{ "cases": [ { "id": "x", "file": "ask.bpmn" } ] }""", "'steps'")]
    public void What_is_no_suite_is_refused(string text, string reason) =>
        Should.Throw<InvalidDataException>(() => Run(text)).Message.ShouldContain(reason, Case.Insensitive);

    private (int Code, string Output, string Error) Run(string suite, string? only = null, string? json = null)
    {
        using var output = new StringWriter();
        using var error = new StringWriter();
        var code = SuiteVerb.Run(Write("suite.json", suite), only, json, output, error);
        return (code, output.ToString(), error.ToString());
    }

    private string Write(string name, string text)
    {
        var path = Path.Combine(_folder.FullName, name);
        File.WriteAllText(path, text);
        return path;
    }
}
