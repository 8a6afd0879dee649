using System.Buffers.Binary;
using System.Net;
using System.Net.Sockets;
using System.Text;

namespace CaseFlow.Tests.Testing;

/// <summary>A virus scanner on this machine that speaks INSTREAM as clamd does, over TCP or a socket file, and knows one virus: the EICAR test file.</summary>
public sealed class Clamd : IAsyncDisposable
{
    /// <summary>Harmless, and found by every scanner; in two parts, so that this file is not.</summary>
    public static readonly byte[] Eicar = Encoding.ASCII.GetBytes(@"X5O!P%@AP[4\PZX54(P^)7CC)7}$EICAR-STANDARD-" + "ANTIVIRUS-TEST-FILE!$H+H*");

    private readonly Socket _socket;
    private readonly CancellationTokenSource _einde = new();
    private readonly Task _luister;

    public Clamd(string? pad = null)
    {
        EndPoint adres = pad is null ? new IPEndPoint(IPAddress.Loopback, 0) : new UnixDomainSocketEndPoint(pad);
        _socket = new Socket(adres.AddressFamily, SocketType.Stream, pad is null ? ProtocolType.Tcp : ProtocolType.Unspecified);
        _socket.Bind(adres);
        _socket.Listen();
        Adres = pad is null ? $"tcp://127.0.0.1:{((IPEndPoint)_socket.LocalEndPoint!).Port}" : $"unix:{pad}";
        _luister = LuisterAsync();
    }

    public string Adres { get; }

    /// <summary>Files of this many bytes it does not look at.</summary>
    public int Meest { get; set; } = int.MaxValue;

    public int Bekeken { get; private set; }

    public async ValueTask DisposeAsync()
    {
        if (_luister.IsCompleted)
        {
            return;
        }
        await _einde.CancelAsync();
        _socket.Dispose();
        await _luister.ContinueWith(_ => { }, TaskScheduler.Default);
        _einde.Dispose();
    }

    private async Task LuisterAsync()
    {
        while (!_einde.IsCancellationRequested)
        {
            using var client = await _socket.AcceptAsync(_einde.Token);
            await using var stroom = new NetworkStream(client);
            await stroom.WriteAsync(Encoding.ASCII.GetBytes(await AntwoordAsync(stroom) + "\0"), _einde.Token);
        }
    }

    private async Task<string> AntwoordAsync(NetworkStream stroom)
    {
        var opdracht = new byte["zINSTREAM\0".Length];
        await stroom.ReadExactlyAsync(opdracht, _einde.Token);
        if (Encoding.ASCII.GetString(opdracht) != "zINSTREAM\0")
        {
            return "UNKNOWN COMMAND";
        }
        using var inhoud = new MemoryStream();
        var lengte = new byte[4];
        while (true)
        {
            await stroom.ReadExactlyAsync(lengte, _einde.Token);
            var stuk = new byte[BinaryPrimitives.ReadInt32BigEndian(lengte)];
            if (stuk.Length == 0)
            {
                break;
            }
            await stroom.ReadExactlyAsync(stuk, _einde.Token);
            inhoud.Write(stuk);
        }
        Bekeken++;
        return inhoud.Length > Meest ? "INSTREAM size limit exceeded. ERROR"
            : inhoud.ToArray().AsSpan().IndexOf(Eicar) >= 0 ? "stream: Eicar-Test-Signature FOUND"
            : "stream: OK";
    }
}
