using System.Collections.Concurrent;
using System.Net;
using System.Net.Sockets;
using System.Text;

namespace CaseFlow.Tests.Testing;

/// <summary>What a collector of OpenTelemetry hears over HTTP: the bytes, and every text in them wherever it stands.</summary>
public sealed class OtlpReceiver : IDisposable
{
    private readonly HttpListener _listener = new();
    private readonly ConcurrentQueue<(string Path, byte[] Body)> _heard = new();

    public OtlpReceiver()
    {
        using (var probe = new TcpListener(IPAddress.Loopback, 0))
        {
            probe.Start();
            Address = $"http://127.0.0.1:{((IPEndPoint)probe.LocalEndpoint).Port}/";
        }
        _listener.Prefixes.Add(Address);
        _listener.Start();
        _ = ListenAsync();
    }

    public string Address { get; }

    /// <summary>All that was sent to this path, as texts of the protobuf messages.</summary>
    public IReadOnlySet<string> Texts(string path)
    {
        var texts = new HashSet<string>();
        foreach (var (_, body) in _heard.Where(h => h.Path == path))
        {
            Read(body, texts);
        }
        return texts;
    }

    /// <summary>All bytes that were sent, one character per byte.</summary>
    public string Everything => string.Concat(_heard.Select(h => Encoding.Latin1.GetString(h.Body)));

    public void Dispose() => _listener.Close();

    private async Task ListenAsync()
    {
        while (_listener.IsListening)
        {
            try
            {
                var context = await _listener.GetContextAsync();
                using var body = new MemoryStream();
                await context.Request.InputStream.CopyToAsync(body);
                _heard.Enqueue((context.Request.Url!.AbsolutePath, body.ToArray()));
                context.Response.ContentType = "application/x-protobuf";
                context.Response.Close();
            }
            catch (Exception e) when (e is HttpListenerException or ObjectDisposedException)
            {
                return;
            }
        }
    }

    // Fields of protobuf: those with a length are a text, a message, or both by accident.
    private static bool Read(ReadOnlySpan<byte> bytes, HashSet<string> texts)
    {
        var found = new HashSet<string>();
        while (bytes.Length > 0)
        {
            if (!Number(ref bytes, out var key) || key >> 3 == 0)
            {
                return false;
            }
            switch (key & 7)
            {
                case 0 when Number(ref bytes, out _):
                    break;
                case 1 when bytes.Length >= 8:
                    bytes = bytes[8..];
                    break;
                case 5 when bytes.Length >= 4:
                    bytes = bytes[4..];
                    break;
                case 2 when Number(ref bytes, out var length) && length <= (ulong)bytes.Length:
                    var part = bytes[..(int)length];
                    bytes = bytes[(int)length..];
                    found.Add(Encoding.UTF8.GetString(part));
                    Read(part, found);
                    break;
                default:
                    return false;
            }
        }
        texts.UnionWith(found);
        return true;
    }

    private static bool Number(ref ReadOnlySpan<byte> bytes, out ulong number)
    {
        number = 0;
        for (var i = 0; i < bytes.Length && i < 10; i++)
        {
            number |= (ulong)(bytes[i] & 0x7F) << (7 * i);
            if (bytes[i] < 0x80)
            {
                bytes = bytes[(i + 1)..];
                return true;
            }
        }
        return false;
    }
}
