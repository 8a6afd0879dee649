using System.Collections.Concurrent;
using System.Net;
using System.Net.Sockets;
using System.Text;

namespace CaseFlow.Tests.Testing;

/// <summary>A mail server on this machine that speaks just enough SMTP to take what comes, or to refuse it; what it took can be read.</summary>
public sealed class SmtpPost : IAsyncDisposable
{
    private readonly TcpListener _listener = new(IPAddress.Loopback, 0);
    private readonly CancellationTokenSource _einde = new();
    private readonly Task _luister;

    public SmtpPost()
    {
        _listener.Start();
        _luister = LuisterAsync();
    }

    public int Port => ((IPEndPoint)_listener.LocalEndpoint).Port;

    public bool IsVol { get; set; }

    /// <summary>Envelope address and full text of every mail that was taken.</summary>
    public ConcurrentQueue<(string Aan, string Tekst)> Gekregen { get; } = new();

    public async ValueTask DisposeAsync()
    {
        await _einde.CancelAsync();
        _listener.Stop();
        await _luister.ContinueWith(_ => { }, TaskScheduler.Default);
        _einde.Dispose();
    }

    private async Task LuisterAsync()
    {
        while (!_einde.IsCancellationRequested)
        {
            using var client = await _listener.AcceptTcpClientAsync(_einde.Token);
            await BedienAsync(client);
        }
    }

    private async Task BedienAsync(TcpClient client)
    {
        await using var stroom = client.GetStream();
        using var lezer = new StreamReader(stroom, Encoding.UTF8);
        await using var schrijver = new StreamWriter(stroom, new UTF8Encoding(false)) { AutoFlush = true, NewLine = "\r\n" };
        await schrijver.WriteLineAsync("220 hier");
        var aan = "";
        while (await lezer.ReadLineAsync(_einde.Token) is { } regel)
        {
            if (regel.StartsWith("RCPT", StringComparison.OrdinalIgnoreCase))
            {
                aan = regel.Split('<', '>')[1];
                await schrijver.WriteLineAsync(IsVol ? "452 vol" : "250 goed");
            }
            else if (regel.StartsWith("DATA", StringComparison.OrdinalIgnoreCase))
            {
                await schrijver.WriteLineAsync("354 ga uw gang");
                var tekst = new StringBuilder();
                while (await lezer.ReadLineAsync(_einde.Token) is { } inhoud && inhoud != ".")
                {
                    tekst.AppendLine(inhoud);
                }
                Gekregen.Enqueue((aan, tekst.ToString()));
                await schrijver.WriteLineAsync("250 gekregen");
            }
            else if (regel.StartsWith("QUIT", StringComparison.OrdinalIgnoreCase))
            {
                await schrijver.WriteLineAsync("221 dag");
                return;
            }
            else
            {
                await schrijver.WriteLineAsync("250 goed");
            }
        }
    }
}
