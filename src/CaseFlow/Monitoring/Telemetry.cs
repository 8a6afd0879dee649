using System.Diagnostics;
using System.Reflection;
using Microsoft.AspNetCore.Routing;
using OpenTelemetry;
using OpenTelemetry.Exporter;
using OpenTelemetry.Metrics;
using OpenTelemetry.Resources;
using OpenTelemetry.Trace;

namespace CaseFlow.Monitoring;

/// <summary>Where measurements and traces go, over OTLP/HTTP; off when there is no endpoint.</summary>
internal sealed record TelemetryOptions(Uri? Endpoint, string Headers, string Service, double SampleRatio, int IntervalSeconds)
{
    public static TelemetryOptions Read(IConfiguration settings)
    {
        var address = settings["Telemetry:Endpoint"] ?? "";
        Uri? endpoint = null;
        if (address.Length > 0 && (!Uri.TryCreate(address.TrimEnd('/') + "/", UriKind.Absolute, out endpoint) || endpoint.Scheme is not ("http" or "https")))
        {
            throw new InvalidDataException($"The setting Telemetry:Endpoint is '{address}'. Give the address of an OTLP/HTTP receiver, such as http://127.0.0.1:4318, or leave it empty.");
        }
        var ratio = settings.GetValue("Telemetry:SampleRatio", 1.0);
        var seconds = settings.GetValue("Telemetry:IntervalSeconds", 60);
        return ratio is < 0 or > 1 || seconds < 1
            ? throw new InvalidDataException("Telemetry:SampleRatio is a number from 0 to 1, and Telemetry:IntervalSeconds at least 1.")
            : new TelemetryOptions(endpoint, settings["Telemetry:Headers"] ?? "", settings["Telemetry:Service"] is { Length: > 0 } name ? name : "caseflow", ratio, seconds);
    }
}

internal static class Telemetry
{
    private const string Named = "caseflow.named";

    public static void AddTelemetry(this IServiceCollection services, TelemetryOptions options)
    {
        if (options.Endpoint is null)
        {
            return;
        }
        var resource = ResourceBuilder.CreateEmpty().AddService(options.Service, serviceVersion: typeof(Telemetry).Assembly.GetCustomAttribute<AssemblyInformationalVersionAttribute>()?.InformationalVersion);
        // A factory makes them, so that the container sends what is left when the application stops.
        services.AddSingleton(_ => Sdk.CreateTracerProviderBuilder()
            .SetResourceBuilder(resource)
            .SetSampler(new ParentBasedSampler(new TraceIdRatioBasedSampler(options.SampleRatio)))
            .AddSource(Observed.Name, "Microsoft.AspNetCore", "Npgsql")
            .AddProcessor(new Frugal())
            .AddOtlpExporter(o => Send(o, options, "v1/traces"))
            .Build());
        services.AddSingleton(_ => Sdk.CreateMeterProviderBuilder()
            .SetResourceBuilder(resource)
            .AddMeter(Observed.Name, "Microsoft.AspNetCore.Hosting", "Microsoft.AspNetCore.Server.Kestrel", "Microsoft.AspNetCore.RateLimiting", "Npgsql", "System.Runtime")
            // The name of a pool is its connection string.
            .AddView(i => i.Meter.Name == "Npgsql" ? new MetricStreamConfiguration { TagKeys = ["db.client.connection.state", "state"] } : null)
            .AddOtlpExporter((o, reader) =>
            {
                Send(o, options, "v1/metrics");
                reader.PeriodicExportingMetricReaderOptions.ExportIntervalMilliseconds = options.IntervalSeconds * 1000;
            })
            .Build());
        services.AddHostedService<Starter>();
    }

    /// <summary>Names the span of a request after its route: the address itself can hold the number of a case.</summary>
    public static Task NameAsync(HttpContext context, RequestDelegate next)
    {
        if (Activity.Current is { IsAllDataRequested: true } span && context.GetEndpoint() is RouteEndpoint { RoutePattern.RawText: { } route })
        {
            var path = route.Length == 0 || route[0] != '/' ? "/" + route : route;
            // The page that tells of an error runs in the same span, and does not rename it.
            if (span.GetCustomProperty(Named) is null)
            {
                span.SetCustomProperty(Named, Named);
                span.DisplayName = $"{context.Request.Method} {path}";
                span.SetTag("http.route", path).SetTag("http.request.method", context.Request.Method);
            }
            return AfterAsync();
        }
        return next(context);

        async Task AfterAsync()
        {
            await next(context);
            span.SetTag("http.response.status_code", context.Response.StatusCode);
        }
    }

    private static void Send(OtlpExporterOptions exporter, TelemetryOptions options, string path)
    {
        exporter.Protocol = OtlpExportProtocol.HttpProtobuf;
        exporter.Endpoint = new Uri(options.Endpoint!, path);
        if (options.Headers.Length > 0)
        {
            exporter.Headers = options.Headers;
        }
    }

    /// <summary>
    /// Keeps of a span what is named here and lets go of the rest: addresses, queries, statements and texts of errors, whoever put them there.
    /// A span that carries an event with such a text is not sent at all.
    /// </summary>
    private sealed class Frugal : BaseProcessor<Activity>
    {
        private static readonly HashSet<string> Kept =
        [
            "http.route", "http.request.method", "http.response.status_code", "error.type", "db.system", "db.system.name", "db.operation.name", "db.response.status_code",
            "caseflow.outcome", "caseflow.attempts", "caseflow.refusal", "caseflow.job.kind",
        ];

        public override void OnEnd(Activity span)
        {
            foreach (var (name, _) in span.TagObjects.Where(t => !Kept.Contains(t.Key)).ToList())
            {
                span.SetTag(name, null);
            }
            span.SetStatus(span.Status);
            var isOfRequest = span.Source.Name == "Microsoft.AspNetCore";
            if (span.Source.Name == "Npgsql")
            {
                span.DisplayName = "database";
            }
            else if (isOfRequest && span.GetTagItem("http.route") is null)
            {
                span.DisplayName = "request";
            }
            if (span.Events.Any(e => e.Tags.Any()))
            {
                span.ActivityTraceFlags &= ~ActivityTraceFlags.Recorded;
            }
            span.TraceStateString = null;
        }
    }

    /// <summary>Providers listen from when they are made.</summary>
    private sealed class Starter(TracerProvider traces, MeterProvider metrics) : IHostedService
    {
        public Task StartAsync(CancellationToken cancellation) => Task.CompletedTask;

        public Task StopAsync(CancellationToken cancellation)
        {
            traces.ForceFlush(2000);
            metrics.ForceFlush(2000);
            return Task.CompletedTask;
        }
    }
}
