using System.Net;
using System.Net.Sockets;

namespace CaseFlow.Abonnementen;

/// <summary>Whether subscriptions may go to addresses inside the own network, and without encryption. Off unless somebody decided so.</summary>
public sealed record WebhookOptions
{
    public bool AllowPrivate { get; init; }
}

/// <summary>
/// The way out for events. The address is looked at when the connection is made, and that very address is connected to: a name that points
/// inside the own network later on leads nowhere either.
/// </summary>
public sealed class Gebeurtenispost : IDisposable
{
    private static readonly TimeSpan MaxWait = TimeSpan.FromSeconds(15);

    private readonly WebhookOptions _options;
    private readonly HttpClient _http;

    public Gebeurtenispost(WebhookOptions options)
    {
        _options = options;
        _http = new HttpClient(new SocketsHttpHandler
        {
            AllowAutoRedirect = false, UseCookies = false, UseProxy = false, PooledConnectionLifetime = TimeSpan.FromMinutes(2), ConnectCallback = VerbindAsync,
        })
        { Timeout = MaxWait, MaxResponseContentBufferSize = 16 * 1024 };
    }

    public Task<HttpResponseMessage> StuurAsync(HttpRequestMessage bericht, CancellationToken cancellation) => _http.SendAsync(bericht, cancellation);

    /// <summary>Why this cannot be an address to send to (Dutch), or null.</summary>
    public string? WaaromNiet(string? url)
    {
        if (!Uri.TryCreate(url?.Trim(), UriKind.Absolute, out var adres) || adres.UserInfo.Length > 0 || adres.Fragment.Length > 0 || url!.Length > 400)
        {
            return "Vul een heel adres in, bijvoorbeeld https://systeem.gemeente.example/gebeurtenissen.";
        }
        if (adres.Scheme != Uri.UriSchemeHttps && !(_options.AllowPrivate && adres.Scheme == Uri.UriSchemeHttp))
        {
            return "Het adres begint met https: wat verstuurd wordt, is versleuteld.";
        }
        return !_options.AllowPrivate && (adres.IsLoopback || adres.Host.EndsWith(".local", StringComparison.OrdinalIgnoreCase) || (IPAddress.TryParse(adres.Host.Trim('[', ']'), out var ip) && IsBinnen(ip)))
            ? "Dit adres ligt binnen het eigen netwerk. Uw systeembeheerder kan dat toestaan." : null;
    }

    public void Dispose() => _http.Dispose();

    /// <summary>This machine, the own network, and what is for no one host.</summary>
    internal static bool IsBinnen(IPAddress adres)
    {
        var ip = adres.IsIPv4MappedToIPv6 ? adres.MapToIPv4() : adres;
        if (IPAddress.IsLoopback(ip) || ip.Equals(IPAddress.Any) || ip.Equals(IPAddress.IPv6Any) || ip.IsIPv6LinkLocal || ip.IsIPv6SiteLocal || ip.IsIPv6UniqueLocal || ip.IsIPv6Multicast)
        {
            return true;
        }
        var b = ip.GetAddressBytes();
        return ip.AddressFamily == AddressFamily.InterNetwork
            ? b[0] is 0 or 10 or 127 or >= 224 || (b[0] == 172 && b[1] is >= 16 and <= 31) || (b[0] == 192 && b[1] == 168) || (b[0] == 169 && b[1] == 254) || (b[0] == 100 && b[1] is >= 64 and <= 127) || (b[0] == 192 && b[1] == 0 && b[2] == 0) || (b[0] == 198 && b[1] is 18 or 19)
            // NAT64 and 6to4 carry an IPv4 address inside.
            : (b[0] == 0 && b[1] == 0x64 && b[2] == 0xff && b[3] == 0x9b) || (b[0] == 0x20 && b[1] == 0x02);
    }

    private async ValueTask<Stream> VerbindAsync(SocketsHttpConnectionContext context, CancellationToken cancellation)
    {
        var adressen = await Dns.GetHostAddressesAsync(context.DnsEndPoint.Host, cancellation);
        if (!_options.AllowPrivate && adressen.Any(IsBinnen))
        {
            throw new HttpRequestException(HttpRequestError.ConnectionError, "the address lies inside the own network");
        }
        var socket = new Socket(SocketType.Stream, ProtocolType.Tcp) { NoDelay = true };
        try
        {
            await socket.ConnectAsync(adressen, context.DnsEndPoint.Port, cancellation);
            return new NetworkStream(socket, ownsSocket: true);
        }
        catch
        {
            socket.Dispose();
            throw;
        }
    }
}
