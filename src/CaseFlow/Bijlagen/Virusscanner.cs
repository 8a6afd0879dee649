using System.Buffers.Binary;
using System.Net.Sockets;
using System.Text;
using CaseFlow.Shared;

namespace CaseFlow.Bijlagen;

/// <summary>
/// Has a file looked at by ClamAV, where the administrator set one: over TCP or a socket on this machine, by the command INSTREAM of clamd.
/// Without one nothing is asked; what can run is refused all the same (<see cref="Bestandstype"/>).
/// </summary>
public sealed class Virusscanner(BijlageOptions opties, ILogger<Virusscanner> log)
{
    private const int Stuk = 64 * 1024;
    private const int LangsteAntwoord = 4096;

    private static readonly TimeSpan Geduld = TimeSpan.FromSeconds(30);

    /// <exception cref="WeigeringException">A virus, or no answer where one is required.</exception>
    public async Task ControleerAsync(byte[] inhoud, CancellationToken cancellation = default)
    {
        if (string.IsNullOrEmpty(opties.Scanner))
        {
            return;
        }
        string antwoord;
        using var tijd = CancellationTokenSource.CreateLinkedTokenSource(cancellation);
        tijd.CancelAfter(Geduld);
        try
        {
            antwoord = await VraagAsync(inhoud, tijd.Token);
        }
        catch (Exception e) when (e is IOException or SocketException or OperationCanceledException && !cancellation.IsCancellationRequested)
        {
            if (opties.AcceptsUnscanned)
            {
                log.LogWarning("The virus scanner does not answer ({Reason}); a file is taken without it, as Attachments:ScannerDown says", e.GetType().Name);
                return;
            }
            log.LogError("The virus scanner does not answer ({Reason}); a file is refused", e.GetType().Name);
            throw Niet();
        }
        if (antwoord.EndsWith(" FOUND", StringComparison.Ordinal))
        {
            log.LogWarning("The virus scanner found {Virus} in a file; it is refused", Kort(antwoord.Replace("stream: ", "", StringComparison.Ordinal)));
            throw new WeigeringException("bijlage-virus", "In dit bestand zit een virus. Het is niet bewaard. Open het niet en vraag uw helpdesk om hulp.", "bestand");
        }
        if (antwoord != "stream: OK")
        {
            // It looked and could not tell. That is no reason to let the file in, whatever is set for a scanner that is away.
            log.LogError("The virus scanner could not look at a file: {Answer}", Kort(antwoord));
            throw Niet();
        }
    }

    private async Task<string> VraagAsync(byte[] inhoud, CancellationToken cancellation)
    {
        var adres = opties.ScannerAddress();
        using var socket = adres is UnixDomainSocketEndPoint ? new Socket(AddressFamily.Unix, SocketType.Stream, ProtocolType.Unspecified) : new Socket(SocketType.Stream, ProtocolType.Tcp);
        await socket.ConnectAsync(adres, cancellation);
        await using var stroom = new NetworkStream(socket);
        var lengte = new byte[4];
        try
        {
            await stroom.WriteAsync("zINSTREAM\0"u8.ToArray(), cancellation);
            for (var van = 0; van < inhoud.Length; van += Stuk)
            {
                var stuk = inhoud.AsMemory(van, Math.Min(Stuk, inhoud.Length - van));
                BinaryPrimitives.WriteInt32BigEndian(lengte, stuk.Length);
                await stroom.WriteAsync(lengte, cancellation);
                await stroom.WriteAsync(stuk, cancellation);
            }
            BinaryPrimitives.WriteInt32BigEndian(lengte, 0);
            await stroom.WriteAsync(lengte, cancellation);
        }
        catch (IOException)
        {
            // It may have seen enough and said so already.
        }
        var antwoord = new byte[LangsteAntwoord];
        var gelezen = 0;
        for (int n; gelezen < antwoord.Length && (n = await stroom.ReadAsync(antwoord.AsMemory(gelezen), cancellation)) > 0;)
        {
            gelezen += n;
            if (antwoord[gelezen - 1] == 0)
            {
                break;
            }
        }
        return gelezen > 0 ? Encoding.ASCII.GetString(antwoord, 0, gelezen).TrimEnd('\0', '\n') : throw new IOException("clamd closed without an answer");
    }

    private static string Kort(string tekst) => new([.. tekst.Where(c => !char.IsControl(c)).Take(100)]);

    private static WeigeringException Niet() =>
        new("bijlage-niet-gecontroleerd", "Wij kunnen nu niet nagaan of in dit bestand een virus zit. Het is niet bewaard. Probeer het over een kwartier opnieuw, of vraag de beheerder.", "bestand");
}
