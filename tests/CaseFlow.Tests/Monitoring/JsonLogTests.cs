using System.Text.Json;
using CaseFlow.Monitoring;
using CaseFlow.Tests.Testing;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Logging.Abstractions;
using Shouldly;
using Xunit;

namespace CaseFlow.Tests.Monitoring;

public sealed class JsonLogTests
{
    [Fact]
    public void A_line_tells_what_happened_and_of_an_exception_no_words()
    {
        var fout = Should.Throw<InvalidOperationException>((Action)(() => throw new InvalidOperationException("Anna Wit, Kerkstraat 12")));
        using var uit = new StringWriter();

        new JsonLog(new Klok()).Write(new LogEntry<string>(LogLevel.Error, "CaseFlow.Jobs", new EventId(7), "De ronde is mislukt.", fout, (s, _) => s), null, uit);

        var regel = uit.ToString();
        regel.TrimEnd().ShouldNotContain("\n");
        regel.ShouldNotContain("Anna");
        regel.ShouldNotContain("Kerkstraat");
        var json = JsonDocument.Parse(regel).RootElement;
        json.GetProperty("time").GetString().ShouldBe("2026-03-03T08:00:00.000Z");
        json.GetProperty("level").GetString().ShouldBe("error");
        json.GetProperty("message").GetString().ShouldBe("De ronde is mislukt.");
        json.GetProperty("error").GetString()!.ShouldStartWith("InvalidOperationException");
    }

    [Fact]
    public void Another_form_is_refused_at_the_start() =>
        Should.Throw<InvalidDataException>(() => new ServiceCollection().AddLogging(l => JsonLog.Add(l, new ConfigurationBuilder().AddInMemoryCollection(new Dictionary<string, string?> { ["Logging:Format"] = "xml" }).Build())));
}
