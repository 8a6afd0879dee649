using System.Collections.Concurrent;
using System.Net.Http.Headers;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.WebUtilities;
using Microsoft.Extensions.Logging;
using Microsoft.IdentityModel.JsonWebTokens;
using Microsoft.IdentityModel.Tokens;

namespace CaseFlow.Tests.Testing;

/// <summary>
/// A small OpenID Connect provider on this machine: discovery, authorize, token and keys, over HTTP. It asks nobody for a password: who signs in is
/// <see cref="Claims"/>. It holds to the standard (a code serves once, PKCE is checked), and each of its answers can be made wrong.
/// </summary>
public sealed class OidcServer : IAsyncDisposable
{
    public const string ClientId = "caseflow";
    public const string ClientSecret = "geheim-van-de-client-91af";

    private readonly WebApplication _app;
    private readonly Klok _klok;
    private readonly ConcurrentDictionary<string, (string Nonce, string? Challenge, string Redirect)> _codes = new();
    private RSA _key = RSA.Create(2048);
    private string _keyId = "een";

    private OidcServer(WebApplication app, Klok klok)
    {
        (_app, _klok) = (app, klok);
        app.MapGet("/.well-known/openid-configuration", Discovery);
        app.MapGet("/jwks", () => Results.Json(new { keys = new[] { Jwk() } }));
        app.MapGet("/authorize", Authorize);
        app.MapPost("/token", TokenAsync);
        Reset();
    }

    public static async Task<OidcServer> StartAsync(Klok klok)
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        builder.Logging.ClearProviders();
        var server = new OidcServer(builder.Build(), klok);
        await server._app.StartAsync();
        return server;
    }

    public string Issuer => _app.Urls.First();

    /// <summary>Who signs in.</summary>
    public Dictionary<string, object> Claims { get; private set; } = null!;

    /// <summary>Changes what stands in the id token.</summary>
    public Action<Dictionary<string, object>>? Payload { get; set; }

    /// <summary>Makes another id token altogether.</summary>
    public Func<string, string>? Sign { get; set; }

    /// <summary>Changes what the browser brings back from /authorize.</summary>
    public Action<Dictionary<string, string?>>? Answer { get; set; }

    public string[] Pkce { get; set; } = [];

    /// <summary>How often the keys were asked for.</summary>
    public int Fetched { get; private set; }

    /// <summary>All that nobody else may see: codes and tokens that were handed out.</summary>
    public ConcurrentBag<string> Secrets { get; } = [];

    public void Reset()
    {
        Claims = new Dictionary<string, object> { ["sub"] = "subject-1", ["preferred_username"] = "carla@hengelo.example" };
        (Payload, Sign, Answer, Pkce) = (null, null, null, ["S256"]);
    }

    /// <summary>Signs with a new key from now on, and forgets the old one.</summary>
    public void Rotate(string keyId) => (_key, _keyId) = (RSA.Create(2048), keyId);

    /// <summary>An id token with this content, signed with another key than the provider has, under the same name.</summary>
    public string Forge(string payload)
    {
        using var other = RSA.Create(2048);
        return Jwt(payload, new SigningCredentials(new RsaSecurityKey(other) { KeyId = _keyId }, SecurityAlgorithms.RsaSha256));
    }

    public static string Jwt(string payload, SigningCredentials key) => new JsonWebTokenHandler().CreateToken(payload, key);

    public async ValueTask DisposeAsync() => await _app.DisposeAsync();

    private IResult Discovery()
    {
        Fetched++;
        return Results.Json(new Dictionary<string, object>
        {
            ["issuer"] = Issuer,
            ["authorization_endpoint"] = $"{Issuer}/authorize",
            ["token_endpoint"] = $"{Issuer}/token",
            ["jwks_uri"] = $"{Issuer}/jwks",
            ["end_session_endpoint"] = $"{Issuer}/logout",
            ["code_challenge_methods_supported"] = Pkce,
            ["authorization_response_iss_parameter_supported"] = true,
            ["response_types_supported"] = new[] { "code" },
            ["subject_types_supported"] = new[] { "public" },
            ["id_token_signing_alg_values_supported"] = new[] { "RS256" },
        });
    }

    private Dictionary<string, string> Jwk()
    {
        var open = _key.ExportParameters(false);
        return new() { ["kty"] = "RSA", ["use"] = "sig", ["alg"] = "RS256", ["kid"] = _keyId, ["n"] = Base64UrlEncoder.Encode(open.Modulus), ["e"] = Base64UrlEncoder.Encode(open.Exponent) };
    }

    private IResult Authorize(HttpRequest request)
    {
        var q = request.Query;
        if (q["client_id"] != ClientId || q["response_type"] != "code" || !q["scope"].ToString().Split(' ').Contains("openid"))
        {
            return Results.BadRequest("invalid_request");
        }
        var code = Convert.ToHexString(RandomNumberGenerator.GetBytes(16));
        Secrets.Add(code);
        _codes[code] = (q["nonce"]!, q["code_challenge_method"] == "S256" ? q["code_challenge"].ToString() : null, q["redirect_uri"]!);
        var back = new Dictionary<string, string?> { ["code"] = code, ["state"] = q["state"], ["iss"] = Issuer };
        Answer?.Invoke(back);
        return Results.Redirect(QueryHelpers.AddQueryString(q["redirect_uri"]!, back));
    }

    private async Task<IResult> TokenAsync(HttpRequest request)
    {
        var form = await request.ReadFormAsync();
        var who = AuthenticationHeaderValue.TryParse(request.Headers.Authorization, out var header) && header.Scheme == "Basic" ? Encoding.ASCII.GetString(Convert.FromBase64String(header.Parameter!)) : "";
        var verifier = form["code_verifier"].ToString();
        if (who != $"{ClientId}:{ClientSecret}" || form["grant_type"] != "authorization_code" || !_codes.TryRemove(form["code"].ToString(), out var given) || given.Redirect != form["redirect_uri"]
            // A verifier for a request that had no challenge means that somebody took the challenge away (RFC 9700).
            || given.Challenge is null || given.Challenge != Base64UrlEncoder.Encode(SHA256.HashData(Encoding.ASCII.GetBytes(verifier))))
        {
            return Results.Json(new { error = "invalid_grant" }, statusCode: 400);
        }
        var nu = _klok.Nu.ToUnixTimeSeconds();
        var payload = new Dictionary<string, object>(Claims) { ["iss"] = Issuer, ["aud"] = ClientId, ["iat"] = nu, ["exp"] = nu + 300, ["nonce"] = given.Nonce };
        Payload?.Invoke(payload);
        var json = JsonSerializer.Serialize(payload);
        var token = Sign?.Invoke(json) ?? Jwt(json, new SigningCredentials(new RsaSecurityKey(_key) { KeyId = _keyId }, SecurityAlgorithms.RsaSha256));
        Secrets.Add(token);
        return Results.Json(token.Length == 0 ? new Dictionary<string, object> { ["access_token"] = "x", ["token_type"] = "Bearer" } : new() { ["access_token"] = "x", ["token_type"] = "Bearer", ["id_token"] = token });
    }
}
