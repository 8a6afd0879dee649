using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using CaseFlow.Gemeenten;
using CaseFlow.Shared;

namespace CaseFlow.Werkprocessen;

/// <summary>
/// POST /api/berichten: another system delivers a message to a case. The key of the municipality says for which one; errors are problem+json.
/// </summary>
internal static class BerichtenApi
{
    private const int MaxBody = 16 * 1024;
    private const int MaxNaam = 100;

    public static void Map(WebApplication app) => app.MapPost("/api/berichten", PostAsync).AllowAnonymous().DisableAntiforgery();

    private static async Task<IResult> PostAsync(HttpContext http, BerichtService berichten, Configuratie configuratie, Koppelgeheimen geheimen, TimeProvider klok)
    {
        if (GemeenteVan(http.Request, configuratie, geheimen) is not { } gemeente)
        {
            http.Response.Headers.WWWAuthenticate = "Bearer";
            return Fout(StatusCodes.Status401Unauthorized, "geen-toegang", "Stuur de sleutel van uw gemeente mee: Authorization: Bearer ...");
        }
        try
        {
            var isNieuw = await berichten.OntvangAsync(gemeente.Id, await LeesAsync(http), klok.GetUtcNow());
            return Results.Json(new { bezorgd = true, herhaling = !isNieuw });
        }
        catch (WeigeringException e)
        {
            return Fout(e.Id switch
            {
                "zaak-onbekend" => StatusCodes.Status404NotFound,
                "niemand-wacht" or "intussen-gewijzigd" => StatusCodes.Status409Conflict,
                "sleutel-hergebruikt" => StatusCodes.Status422UnprocessableEntity,
                "te-groot" => StatusCodes.Status413PayloadTooLarge,
                _ => StatusCodes.Status400BadRequest,
            }, e.Id, e.Message);
        }
    }

    private static async Task<Bericht> LeesAsync(HttpContext http)
    {
        var sleutel = http.Request.Headers["Idempotency-Key"].ToString();
        if (sleutel.Length is 0 or > MaxNaam)
        {
            throw new WeigeringException("sleutel-ontbreekt", $"Stuur een Idempotency-Key van hoogstens {MaxNaam} tekens mee, voor elk bericht een andere.");
        }
        var inhoud = new byte[MaxBody + 1];
        var lengte = await http.Request.Body.ReadAtLeastAsync(inhoud, inhoud.Length, throwOnEndOfStream: false, http.RequestAborted);
        if (lengte > MaxBody)
        {
            throw new WeigeringException("te-groot", $"Een bericht is hoogstens {MaxBody / 1024} kB.");
        }
        try
        {
            using var json = JsonDocument.Parse(inhoud.AsMemory(0, lengte));
            var velden = json.RootElement.EnumerateObject().ToDictionary(v => v.Name, v => v.Value.Clone());
            if (velden.Keys.FirstOrDefault(v => v is not ("bericht" or "zaak" or "variabelen")) is { } vreemd)
            {
                throw new WeigeringException("veld-onbekend", $"Het veld '{(vreemd.Length > MaxNaam ? "" : vreemd)}' is niet bekend. Gebruik bericht, zaak en variabelen.");
            }
            return new Bericht(sleutel, Tekst(velden, "bericht"), Tekst(velden, "zaak"), Variabelen(velden));
        }
        catch (Exception e) when (e is JsonException or InvalidOperationException or ArgumentException)
        {
            throw new WeigeringException("onleesbaar", "De inhoud is geen leesbaar JSON-object met de velden bericht, zaak en eventueel variabelen.");
        }
    }

    private static string Tekst(Dictionary<string, JsonElement> velden, string naam) =>
        velden.TryGetValue(naam, out var waarde) && waarde.ValueKind == JsonValueKind.String && waarde.GetString() is { Length: > 0 and <= MaxNaam } tekst
            ? tekst
            : throw new WeigeringException($"{naam}-ontbreekt", $"Het veld '{naam}' ontbreekt of is geen tekst van hoogstens {MaxNaam} tekens.");

    private static Dictionary<string, object?> Variabelen(Dictionary<string, JsonElement> velden) => velden.TryGetValue("variabelen", out var variabelen)
        ? variabelen.EnumerateObject().ToDictionary(v => v.Name, v => v.Value.ValueKind switch
        {
            JsonValueKind.String => (object?)v.Value.GetString(),
            JsonValueKind.Number when v.Value.TryGetDecimal(out var getal) => getal,
            JsonValueKind.True or JsonValueKind.False => v.Value.GetBoolean(),
            JsonValueKind.Null => null,
            _ => throw new WeigeringException("variabele-ongeldig", "Een variabele is een tekst, een getal, waar of onwaar."),
        })
        : [];

    // As long for a wrong key as for a right one, so that nobody can feel their way to it.
    private static Gemeente? GemeenteVan(HttpRequest request, Configuratie configuratie, Koppelgeheimen geheimen)
    {
        var kop = request.Headers.Authorization.ToString();
        var gegeven = SHA256.HashData(Encoding.UTF8.GetBytes(kop.StartsWith("Bearer ", StringComparison.Ordinal) ? kop["Bearer ".Length..] : ""));
        return configuratie.Gemeenten.Values.Where(g => g.BerichtenGeheim is { } naam && geheimen.Vind(naam) is { } geheim
            && CryptographicOperations.FixedTimeEquals(gegeven, SHA256.HashData(Encoding.UTF8.GetBytes(geheim)))).FirstOrDefault();
    }

    private static IResult Fout(int status, string id, string melding) =>
        Results.Problem(title: melding, statusCode: status, type: $"urn:caseflow:fout:{id}", extensions: new Dictionary<string, object?> { ["id"] = id });
}
