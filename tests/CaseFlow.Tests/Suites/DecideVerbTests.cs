using CaseFlow.Suites;
using CaseFlow.Tests.Architecture;
using Shouldly;
using Xunit;

namespace CaseFlow.Tests.Suites;

public sealed class DecideVerbTests : IDisposable
{
    private readonly string _values = Path.GetTempFileName();

    public void Dispose() => File.Delete(_values);

    [Fact]
    public void It_tells_the_result_and_the_rule()
    {
        var (code, output, _) = Run("triage.dmn", """{ "spoed": ["ontruiming"], "anoniem": false, "type-hulpvraag": "werk", "leeftijd": 40 }""");

        code.ShouldBe(0);
        output.ShouldContain("triage: Dreigt een schuldcrisis? true");
        output.ShouldContain("triage: rule 2");
        output.ShouldContain("\"uitkomst\":\"schuldhulp\"");
    }

    [Theory]
    [InlineData("termijnkeuze.dmn", """{ "moment": "morgen" }""", null, 1, "[bad-input]")]
    [InlineData("termijnkeuze.dmn", "[]", null, 2, "is no JSON object")]
    [InlineData("termijnkeuze.dmn", "{", null, 2, "")]
    [InlineData("termijnkeuze.dmn", "{}", "triage", 2, "there is no decision 'triage'")]
    [InlineData("weg.dmn", "{}", null, 2, "weg.dmn")]
    [InlineData("../routes/melding.bpmn", "{}", null, 2, "no DMN file")]
    public void A_mistake_is_a_sentence_and_an_exit_code(string table, string values, string? decision, int expected, string message)
    {
        var (code, _, error) = Run(table, values, decision);

        code.ShouldBe(expected);
        error.ShouldContain(message);
    }

    private (int Code, string Output, string Error) Run(string table, string values, string? decision = null)
    {
        File.WriteAllText(_values, values);
        using var output = new StringWriter();
        using var error = new StringWriter();
        var code = DecideVerb.Run(Path.Combine(Repository.PathOf("workflows"), "beslistabellen", table), _values, decision, DateTimeOffset.UnixEpoch, output, error);
        return (code, output.ToString(), error.ToString());
    }
}
