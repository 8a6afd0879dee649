using System.Net;
using CaseFlow.Monitoring;
using CaseFlow.Shared;
using CaseFlow.Tests.Testing;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using OpenTelemetry.Metrics;
using OpenTelemetry.Trace;
using Shouldly;
using Xunit;

namespace CaseFlow.Tests.Monitoring;

/// <summary>What arrives at a collector: requests, acts and jobs, by routes and codes, and nothing of a person.</summary>
public sealed class TelemetryTests
{
    [Fact]
    public async Task Requests_acts_and_jobs_arrive_without_anything_of_a_person()
    {
        using var receiver = new OtlpReceiver();
        await using var app = new WebApp { Instellingen = new Dictionary<string, string> { ["Telemetry:Endpoint"] = receiver.Address, ["Telemetry:IntervalSeconds"] = "3600", ["Telemetry:Service"] = "caseflow-proef" } };
        await app.InitializeAsync();
        var bouwer = app.Bouwer();
        await bouwer.Melding("""{ "inwoner": { "naam": "Wendelmoet Spoorzoeker", "bsn": "123456782" } }""");
        var consulent = await app.AanmeldenAsync("consulent");

        (await consulent.GetAsync($"/Zaken/{bouwer.Zaak.Nummer}?van=spoorzoeker")).Status.ShouldBe(HttpStatusCode.OK);
        (await consulent.GetAsync("/bestaat-niet/spoorzoeker")).Status.ShouldBe(HttpStatusCode.NotFound);
        await Should.ThrowAsync<WeigeringException>(() => bouwer.Taak("triage", "doorverwezen", """{ "naar": null }"""));
        bouwer.Klok.Dagen(90);
        (await bouwer.Ronde()).ShouldBeGreaterThan(0);
        app.Services.GetRequiredService<TracerProvider>().ForceFlush(10_000).ShouldBeTrue();
        app.Services.GetRequiredService<MeterProvider>().ForceFlush(10_000).ShouldBeTrue();

        var traces = receiver.Texts("/v1/traces");
        traces.ShouldContain("caseflow-proef");
        traces.ShouldContain("GET /Zaken/{nummer}");
        traces.ShouldContain("act");
        traces.ShouldContain("refused");
        traces.ShouldContain(t => t.StartsWith("job "));
        var metrics = receiver.Texts("/v1/metrics");
        metrics.ShouldContain("http.server.request.duration");
        metrics.ShouldContain("caseflow.act.duration");
        metrics.ShouldContain("caseflow.jobs.done");
        metrics.ShouldContain("caseflow.jobs.oldest_due");
        var sent = receiver.Everything;
        foreach (var secret in new[] { "Spoorzoeker", "spoorzoeker", "Wendelmoet", "123456782", bouwer.Zaak.Nummer, app.Database.ConnectionString, "select ", "SELECT " })
        {
            sent.ShouldNotContain(secret, Case.Sensitive, "a trace or measurement holds it");
        }
    }

    [Theory]
    [InlineData("Telemetry:Endpoint", "collector")]
    [InlineData("Telemetry:SampleRatio", "2")]
    [InlineData("Telemetry:IntervalSeconds", "0")]
    public void A_setting_that_makes_no_sense_stops_the_start(string name, string value) =>
        Should.Throw<InvalidDataException>(() => TelemetryOptions.Read(new ConfigurationBuilder().AddInMemoryCollection(new Dictionary<string, string?> { [name] = value }).Build())).Message.ShouldContain(name);
}
