using System.Collections.Concurrent;
using System.Diagnostics.Metrics;
using System.Net;
using System.Runtime.CompilerServices;
using System.Text;
using System.Text.RegularExpressions;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace CaseFlow.Tests.Testing;

/// <summary>
/// Keeps, of everything that the application does while the tests run, what may hold no BSN: every log line, address, error text, measurement and page
/// title, and each BSN of the tests that stands readable in a SQLite file. They go to the folder of CASEFLOW_TRACES; without it nothing is kept.
/// <c>tests/lib/traces.sh</c> reads them when all tests have run.
/// </summary>
public static partial class Traces
{
    /// <summary>The header of a request whose address a test wrote by hand, to see what happens: what stands in it comes from no page.</summary>
    public const string TypedByHand = "X-Typed-By-Hand";

    private const int TitleWithin = 8192;

    private static readonly string? Folder = Environment.GetEnvironmentVariable("CASEFLOW_TRACES") is { Length: > 0 } folder ? folder : null;
    private static readonly ConcurrentDictionary<string, bool> Seen = new();
    private static readonly ConcurrentDictionary<string, StreamWriter> Files = new();
    private static readonly Lazy<HashSet<string>> Numbers = new(NumbersOfTests);
    private static MeterListener? _listener;

    [ThreadStatic]
    private static bool _isWriting;

    public static bool IsOn => Folder is not null;

    [ModuleInitializer]
    internal static void Begin()
    {
        if (!IsOn)
        {
            return;
        }
        Directory.CreateDirectory(Folder!);
        // Also what is caught and told on a page. What the tests themselves find wrong may quote a page.
        AppDomain.CurrentDomain.FirstChanceException += (_, e) =>
        {
            if (!_isWriting && e.Exception.GetType().Namespace is { } space && !space.StartsWith("Shouldly", StringComparison.Ordinal) && !space.StartsWith("Xunit", StringComparison.Ordinal))
            {
                Write("exception", $"{e.Exception.GetType().Name}: {e.Exception.Message}");
            }
        };
        _listener = new MeterListener { InstrumentPublished = (instrument, listener) => listener.EnableMeasurementEvents(instrument) };
        _listener.SetMeasurementEventCallback<long>((i, value, tags, _) => Measured(i, tags));
        _listener.SetMeasurementEventCallback<int>((i, value, tags, _) => Measured(i, tags));
        _listener.SetMeasurementEventCallback<double>((i, value, tags, _) => Measured(i, tags));
        _listener.Start();
    }

    /// <summary>Everything the application logs from Debug up, as it would stand in a file.</summary>
    public static void Log(ILoggingBuilder log)
    {
        if (IsOn)
        {
            log.SetMinimumLevel(LogLevel.Debug).AddFilter<LogTrace>("Microsoft", LogLevel.Warning).AddProvider(new LogTrace());
        }
    }

    /// <summary>The addresses that are asked for and sent to, and the titles of the pages.</summary>
    public static void Web(IServiceCollection services)
    {
        if (IsOn)
        {
            services.AddSingleton<IStartupFilter, WebTrace>();
        }
    }

    /// <summary>A SQLite database that is done with: no BSN of the tests may be read in it.</summary>
    public static void Database(string file)
    {
        if (!IsOn)
        {
            return;
        }
        var places = new[] { file, file + "-wal" }.Where(File.Exists).ToList();
        foreach (var place in places)
        {
            foreach (var (number, around) in Readable(ReadAll(place), Numbers.Value))
            {
                Write("database", $"{number} {around}");
            }
        }
        Write("database", $"{places.Count} read");
    }

    /// <summary>Where a number of the tests stands in these bytes, with what stands before it.</summary>
    internal static IEnumerable<(string Number, string Around)> Readable(byte[] bytes, IReadOnlySet<string> numbers)
    {
        var digits = 0;
        for (var i = 0; i < bytes.Length; i++)
        {
            digits = bytes[i] is >= (byte)'0' and <= (byte)'9' ? digits + 1 : 0;
            if (digits >= 9 && Encoding.ASCII.GetString(bytes, i - 8, 9) is var number && numbers.Contains(number) && !IsInKey(bytes, i))
            {
                var begin = Math.Max(0, i - 68);
                yield return (number, Unreadable().Replace(Encoding.ASCII.GetString(bytes, begin, i - 8 - begin), "."));
            }
        }
    }

    // A key is 32 or more hexadecimal figures with a letter among them: nine of its digits are nobody's number. Columns stand in a file without anything
    // between them, so a number beside other digits does count.
    private static bool IsInKey(byte[] bytes, int at)
    {
        var (begin, end) = (at, at + 1);
        while (begin > 0 && char.IsAsciiHexDigit((char)bytes[begin - 1]))
        {
            begin--;
        }
        while (end < bytes.Length && char.IsAsciiHexDigit((char)bytes[end]))
        {
            end++;
        }
        return end - begin >= 32 && bytes.AsSpan(begin, end - begin).ContainsAnyInRange((byte)'A', (byte)'f');
    }

    private static byte[] ReadAll(string file)
    {
        using var stream = new FileStream(file, FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete);
        var bytes = new byte[stream.Length];
        stream.ReadExactly(bytes);
        return bytes;
    }

    // Whatever stands in a test or a scenario as nine digits that pass the test of eleven.
    private static HashSet<string> NumbersOfTests()
    {
        var root = new DirectoryInfo(AppContext.BaseDirectory);
        while (!File.Exists(Path.Combine(root.FullName, "CaseFlow.sln")))
        {
            root = root.Parent!;
        }
        return [.. new[] { Path.Combine(root.FullName, "tests", "CaseFlow.Tests"), Path.Combine(root.FullName, "tests", "CaseFlow.Browser.Tests"), Path.Combine(root.FullName, "workflows", "scenarios") }
            .SelectMany(f => Directory.EnumerateFiles(f, "*.*", SearchOption.AllDirectories)).Where(f => Path.GetExtension(f) is ".cs" or ".json" && !f.Contains("/bin/") && !f.Contains("/obj/"))
            .SelectMany(f => NineDigits().Matches(File.ReadAllText(f)).Select(m => m.Value)).Where(n => CaseFlow.Huishoudens.Bsn.TryParse(n, out _))];
    }

    private static void Measured(Instrument instrument, ReadOnlySpan<KeyValuePair<string, object?>> tags)
    {
        var text = new StringBuilder(instrument.Name);
        foreach (var (name, value) in tags)
        {
            text.Append(' ').Append(name).Append('=').Append(value);
        }
        Write("metric", text.ToString());
    }

    private static void Write(string kind, string text)
    {
        if (!Seen.TryAdd($"{kind} {text}", true))
        {
            return;
        }
        _isWriting = true;
        try
        {
            var file = Files.GetOrAdd(kind, k => new StreamWriter(Path.Combine(Folder!, $"{k}-{Environment.ProcessId}.txt"), append: true) { AutoFlush = true });
            lock (file)
            {
                file.WriteLine(text.ReplaceLineEndings(" "));
            }
        }
        finally
        {
            _isWriting = false;
        }
    }

    [GeneratedRegex(@"(?<!\d)\d{9}(?!\d)")]
    private static partial Regex NineDigits();

    [GeneratedRegex(@"[^ -~]")]
    private static partial Regex Unreadable();

    [GeneratedRegex(@"<title>(.*?)</title>", RegexOptions.Singleline)]
    private static partial Regex Title();

    private sealed class LogTrace : ILoggerProvider, ILogger
    {
        public ILogger CreateLogger(string categoryName) => this;

        public IDisposable? BeginScope<TState>(TState state) where TState : notnull => null;

        public bool IsEnabled(LogLevel logLevel) => logLevel != LogLevel.None;

        public void Log<TState>(LogLevel logLevel, EventId eventId, TState state, Exception? exception, Func<TState, Exception?, string> formatter) =>
            Write("log", $"{logLevel} {formatter(state, exception)} {exception}");

        public void Dispose()
        {
        }
    }

    private sealed class WebTrace : IStartupFilter
    {
        public Action<IApplicationBuilder> Configure(Action<IApplicationBuilder> next) => app =>
        {
            app.Use(async (HttpContext context, RequestDelegate rest) =>
            {
                var isFromPage = !context.Request.Headers.ContainsKey(TypedByHand);
                Address(isFromPage ? context.Request.Path + context.Request.QueryString.Value : "");
                var body = context.Response.Body;
                await using var beginning = new Beginning(body);
                context.Response.Body = beginning;
                try
                {
                    await rest(context);
                }
                finally
                {
                    context.Response.Body = body;
                    Address(isFromPage ? context.Response.Headers.Location.ToString() : "");
                    foreach (Match title in Title().Matches(beginning.Text))
                    {
                        Write("title", WebUtility.HtmlDecode(title.Groups[1].Value));
                    }
                }
            });
            next(app);
        };

        private static void Address(string address)
        {
            if (address.Length > 0)
            {
                Write("address", WebUtility.UrlDecode(address));
            }
        }
    }

    /// <summary>Passes everything on and remembers how it began.</summary>
    private sealed class Beginning(Stream inner) : Stream
    {
        private readonly MemoryStream _first = new();

        public string Text => Encoding.UTF8.GetString(_first.GetBuffer(), 0, (int)_first.Length);

        public override bool CanRead => false;

        public override bool CanSeek => false;

        public override bool CanWrite => true;

        public override long Length => throw new NotSupportedException();

        public override long Position { get => throw new NotSupportedException(); set => throw new NotSupportedException(); }

        public override void Flush() => inner.Flush();

        public override Task FlushAsync(CancellationToken cancellationToken) => inner.FlushAsync(cancellationToken);

        public override int Read(byte[] buffer, int offset, int count) => throw new NotSupportedException();

        public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();

        public override void SetLength(long value) => throw new NotSupportedException();

        public override void Write(byte[] buffer, int offset, int count)
        {
            Keep(buffer.AsSpan(offset, count));
            inner.Write(buffer, offset, count);
        }

        public override Task WriteAsync(byte[] buffer, int offset, int count, CancellationToken cancellationToken) => WriteAsync(buffer.AsMemory(offset, count), cancellationToken).AsTask();

        public override ValueTask WriteAsync(ReadOnlyMemory<byte> buffer, CancellationToken cancellationToken = default)
        {
            Keep(buffer.Span);
            return inner.WriteAsync(buffer, cancellationToken);
        }

        private void Keep(ReadOnlySpan<byte> bytes)
        {
            if (_first.Length < TitleWithin)
            {
                _first.Write(bytes[..Math.Min(bytes.Length, TitleWithin - (int)_first.Length)]);
            }
        }
    }
}
