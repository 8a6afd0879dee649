using System.Net;
using System.Security.Cryptography;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using CaseFlow.Gemeenten;
using CaseFlow.Huishoudens;
using CaseFlow.Jobs;

namespace CaseFlow.Werkprocessen;

/// <summary>
/// Posts JSON to the address of a koppeling: the case number, the step, and the parameters that the route names. Signed, and with a key by which
/// the receiver can drop what it had already. Never a BSN.
/// </summary>
public sealed class Webhook(Configuratie configuratie, Koppelgeheimen geheimen, TimeProvider clock) : IExternalHandler
{
    public const string HandlerNaam = "webhook";
    public const string Koppelnaam = "koppeling";

    private static readonly TimeSpan MaxWait = TimeSpan.FromSeconds(20);

    private static readonly JsonSerializerOptions Json = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    // One for the process: it keeps connections. A redirect would send what is signed for one address to another.
    private static readonly HttpClient Http = new(new SocketsHttpHandler { AllowAutoRedirect = false, UseCookies = false, PooledConnectionLifetime = TimeSpan.FromMinutes(5) })
    {
        Timeout = MaxWait,
        MaxResponseContentBufferSize = 64 * 1024,
    };

    public string Naam => HandlerNaam;

    public async Task<ExternalResult> CallAsync(ExternalCall call, CancellationToken cancellation)
    {
        var naam = call.Parameters.GetValueOrDefault(Koppelnaam);
        var koppeling = configuratie.Gemeenten[call.Gemeente].Koppelingen.FirstOrDefault(k => k.Naam == naam)
            ?? throw new JobException($"De koppeling '{naam}' staat niet in gemeente.json.", isFinal: true);
        var geheim = geheimen.Vind(koppeling.Geheim)
            ?? throw new JobException($"Het geheim van koppeling '{naam}' staat niet in de instellingen.", isFinal: true);
        var gegevens = call.Parameters.Where(p => p.Key != Koppelnaam).ToDictionary();
        if (gegevens.Values.Any(w => Bsn.TryParse(w, out _)))
        {
            throw new JobException($"Een gegeven voor koppeling '{naam}' ziet eruit als een BSN. Het is niet verstuurd.", isFinal: true);
        }
        var inhoud = JsonSerializer.SerializeToUtf8Bytes(new { zaak = call.Zaak, route = call.Route, stap = call.Stap, gegevens }, Json);
        using var request = new HttpRequestMessage(HttpMethod.Post, koppeling.Url) { Content = new ByteArrayContent(inhoud) };
        request.Content.Headers.ContentType = new("application/json") { CharSet = "utf-8" };
        var moment = clock.GetUtcNow().ToUnixTimeSeconds().ToString(System.Globalization.CultureInfo.InvariantCulture);
        request.Headers.Add("Idempotency-Key", call.Key.ToString());
        request.Headers.Add("X-CaseFlow-Timestamp", moment);
        request.Headers.Add("X-CaseFlow-Signature", "sha256=" + Handtekening(geheim, moment, inhoud));
        using var response = await Http.SendAsync(request, cancellation);
        var status = (int)response.StatusCode;
        return response switch
        {
            { IsSuccessStatusCode: true } => new ExternalResult.Done(new Dictionary<string, object?>()),
            { StatusCode: HttpStatusCode.RequestTimeout or HttpStatusCode.TooManyRequests } or { StatusCode: >= HttpStatusCode.InternalServerError } =>
                throw new JobException($"De koppeling '{naam}' antwoordde met {status}."),
            _ => new ExternalResult.Refused($"http-{status}", $"De koppeling '{naam}' weigerde met {status}."),
        };
    }

    /// <summary>HMAC-SHA256 over the time stamp, a dot and the body, in lower-case hexadecimal.</summary>
    internal static string Handtekening(string geheim, string moment, byte[] inhoud) =>
        Convert.ToHexStringLower(HMACSHA256.HashData(Encoding.UTF8.GetBytes(geheim), (byte[])[.. Encoding.UTF8.GetBytes(moment + "."), .. inhoud]));
}
