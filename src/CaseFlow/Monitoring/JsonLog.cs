using System.Buffers;
using System.Diagnostics;
using System.Globalization;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using CaseFlow.Jobs;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Logging.Console;

namespace CaseFlow.Monitoring;

/// <summary>
/// One line of JSON per event, on standard output. Of an exception only what may be kept: its types and the methods it went through, since its
/// message may quote what somebody typed. The address of a request is left out; the trace leads to its route.
/// </summary>
internal sealed class JsonLog(TimeProvider clock) : ConsoleFormatter(Name_)
{
    private const string Name_ = "caseflow";
    private static readonly JsonWriterOptions Plain = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    public static void Add(ILoggingBuilder logging, IConfiguration settings)
    {
        switch (settings["Logging:Format"])
        {
            case null or "" or "text":
                return;
            case "json":
                logging.ClearProviders();
                logging.AddConsole(o => o.FormatterName = Name_).Services.AddSingleton<ConsoleFormatter, JsonLog>();
                return;
            case var other:
                throw new InvalidDataException($"The setting Logging:Format is '{other}'. Choose text or json.");
        }
    }

    public override void Write<TState>(in LogEntry<TState> entry, IExternalScopeProvider? scopes, TextWriter to)
    {
        var buffer = new ArrayBufferWriter<byte>();
        using (var json = new Utf8JsonWriter(buffer, Plain))
        {
            json.WriteStartObject();
            json.WriteString("time", clock.GetUtcNow().ToString("yyyy-MM-dd'T'HH:mm:ss.fff'Z'", CultureInfo.InvariantCulture));
            json.WriteString("level", entry.LogLevel.ToString().ToLowerInvariant());
            json.WriteString("category", entry.Category);
            json.WriteString("message", entry.Formatter(entry.State, null));
            if (entry.EventId.Id != 0)
            {
                json.WriteNumber("event", entry.EventId.Id);
            }
            if (entry.Exception is { } e)
            {
                json.WriteString("error", ErrorText.Of(e).Detail);
            }
            if (Activity.Current is { IdFormat: ActivityIdFormat.W3C } span)
            {
                json.WriteString("trace", span.TraceId.ToHexString());
            }
            json.WriteEndObject();
        }
        to.WriteLine(Encoding.UTF8.GetString(buffer.WrittenSpan));
    }
}
