using System.Globalization;
using System.Net.Http.Headers;
using System.Security.Claims;
using System.Security.Cryptography;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Authentication.OAuth;
using Microsoft.AspNetCore.WebUtilities;
using Microsoft.Extensions.Options;
using Microsoft.IdentityModel.JsonWebTokens;
using Microsoft.IdentityModel.Protocols.OpenIdConnect;
using Microsoft.IdentityModel.Tokens;

namespace CaseFlow.Toegang;

internal sealed class OidcOptions : OAuthOptions
{
    public OidcProvider Provider { get; set; } = new();

    public OidcMetadata Metadata { get; set; } = null!;
}

/// <summary>
/// OpenID Connect on top of the framework's OAuth handler, which does the code, PKCE, and the state that is bound to this browser. What is added: the provider's
/// own addresses, a nonce, the check of who answers (RFC 9207), and the id token, checked by IdentityModel.
/// </summary>
internal sealed class OidcHandler(IOptionsMonitor<OidcOptions> options, ILoggerFactory logger, UrlEncoder encoder) : OAuthHandler<OidcOptions>(options, logger, encoder)
{
    private const string Nonce = "oidc.nonce";
    private const string Begun = "oidc.begun";
    private const int LongestSubject = 200;

    private static readonly TimeSpan Skew = TimeSpan.FromMinutes(2);

    // Signed with a key of which only the provider has the secret half.
    private static readonly string[] Algorithms = ["RS256", "RS384", "RS512", "PS256", "PS384", "PS512", "ES256", "ES384", "ES512"];

    private static readonly JsonWebTokenHandler Tokens = new() { MapInboundClaims = false };

    private OpenIdConnectConfiguration? _metadata;

    protected override async Task HandleChallengeAsync(AuthenticationProperties properties)
    {
        _metadata = await Options.Metadata.GetAsync(Context.RequestAborted);
        properties.Items[Nonce] = WebEncoders.Base64UrlEncode(RandomNumberGenerator.GetBytes(32));
        properties.Items[Begun] = TimeProvider.GetUtcNow().UtcTicks.ToString(CultureInfo.InvariantCulture);
        await base.HandleChallengeAsync(properties);
    }

    protected override string BuildChallengeUrl(AuthenticationProperties properties, string redirectUri)
    {
        var nonce = properties.Items[Nonce];
        var fields = QueryHelpers.ParseQuery(new Uri(base.BuildChallengeUrl(properties, redirectUri)).Query).ToDictionary(f => f.Key, f => (string?)f.Value.ToString());
        fields["nonce"] = nonce;
        fields["response_mode"] = "query";
        if (Options.Provider.AcrValues.Length > 0)
        {
            fields["acr_values"] = Options.Provider.AcrValues;
        }
        return QueryHelpers.AddQueryString(_metadata!.AuthorizationEndpoint, fields);
    }

    protected override async Task<HandleRequestResult> HandleRemoteAuthenticateAsync()
    {
        _metadata = await Options.Metadata.GetAsync(Context.RequestAborted);
        // Each provider has an address and a state of its own; who says who they are is held to it as well.
        var iss = Request.Query["iss"].ToString();
        if (iss.Length > 0 ? iss != _metadata.Issuer : _metadata.AuthorizationResponseIssParameterSupported)
        {
            return HandleRequestResult.Fail(new OidcException("another provider answers than was asked"));
        }
        return await base.HandleRemoteAuthenticateAsync();
    }

    protected override async Task<OAuthTokenResponse> ExchangeCodeAsync(OAuthCodeExchangeContext context)
    {
        if (!context.Properties.Items.Remove(OAuthConstants.CodeVerifierKey, out var verifier) || string.IsNullOrEmpty(verifier))
        {
            return OAuthTokenResponse.Failed(new OidcException("a request without PKCE"));
        }
        var fields = new Dictionary<string, string>
        {
            ["grant_type"] = "authorization_code",
            ["code"] = context.Code,
            ["redirect_uri"] = context.RedirectUri,
            ["client_id"] = Options.ClientId,
            ["code_verifier"] = verifier,
        };
        using var request = new HttpRequestMessage(HttpMethod.Post, _metadata!.TokenEndpoint);
        request.Headers.Accept.Add(new MediaTypeWithQualityHeaderValue("application/json"));
        if (_metadata.TokenEndpointAuthMethodsSupported.Contains("client_secret_post"))
        {
            fields["client_secret"] = Options.ClientSecret;
        }
        else
        {
            var who = $"{Uri.EscapeDataString(Options.ClientId)}:{Uri.EscapeDataString(Options.ClientSecret)}";
            request.Headers.Authorization = new AuthenticationHeaderValue("Basic", Convert.ToBase64String(Encoding.ASCII.GetBytes(who)));
        }
        request.Content = new FormUrlEncodedContent(fields);
        using var response = await Backchannel.SendAsync(request, Context.RequestAborted);
        if (!response.IsSuccessStatusCode)
        {
            return OAuthTokenResponse.Failed(new OidcException($"the provider gives no token for the code (status {(int)response.StatusCode})"));
        }
        try
        {
            return OAuthTokenResponse.Success(JsonDocument.Parse(await response.Content.ReadAsStringAsync(Context.RequestAborted)));
        }
        catch (JsonException)
        {
            return OAuthTokenResponse.Failed(new OidcException("the answer of the provider is no JSON"));
        }
    }

    protected override async Task<AuthenticationTicket> CreateTicketAsync(ClaimsIdentity identity, AuthenticationProperties properties, OAuthTokenResponse tokens)
    {
        if (!long.TryParse(properties.Items[Begun], CultureInfo.InvariantCulture, out var begun) || TimeProvider.GetUtcNow().UtcTicks - begun > Options.RemoteAuthenticationTimeout.Ticks)
        {
            throw new OidcException("the sign-in took too long");
        }
        if (tokens.Response is not { RootElement: var answer } || !answer.TryGetProperty("id_token", out var token) || token.ValueKind != JsonValueKind.String)
        {
            throw new OidcException("the answer of the provider has no id token");
        }
        var valid = await ValidateAsync(token.GetString()!);
        var claims = new ClaimsIdentity(valid.ClaimsIdentity.Claims, Scheme.Name, "sub", ClaimTypes.Role);
        if (claims.FindFirst("nonce")?.Value is not { } nonce || !CryptographicOperations.FixedTimeEquals(Encoding.UTF8.GetBytes(nonce), Encoding.UTF8.GetBytes(properties.Items[Nonce] ?? "")))
        {
            throw new OidcException("the id token has another nonce");
        }
        if (claims.FindFirst("azp")?.Value is { } party ? party != Options.ClientId : claims.FindAll("aud").Skip(1).Any())
        {
            throw new OidcException("the id token was made for another application");
        }
        if (claims.FindFirst("sub")?.Value is not { Length: > 0 and <= LongestSubject })
        {
            throw new OidcException("the id token has no usable subject");
        }
        // The tokens themselves are forgotten here: nothing is asked of the provider afterwards.
        properties.Items.Remove(Nonce);
        return new AuthenticationTicket(new ClaimsPrincipal(claims), properties, Scheme.Name);
    }

    private async Task<TokenValidationResult> ValidateAsync(string token)
    {
        var result = await Tokens.ValidateTokenAsync(token, Parameters(_metadata!));
        if (result.Exception is SecurityTokenSignatureKeyNotFoundException)
        {
            // The provider may have taken new keys since.
            _metadata = await Options.Metadata.RefreshAsync(Context.RequestAborted);
            result = await Tokens.ValidateTokenAsync(token, Parameters(_metadata));
        }
        return result.IsValid ? result : throw new OidcException($"the id token is not valid ({result.Exception?.GetType().Name})");
    }

    private TokenValidationParameters Parameters(OpenIdConnectConfiguration metadata) => new()
    {
        ValidIssuer = metadata.Issuer,
        ValidAudience = Options.ClientId,
        IssuerSigningKeys = metadata.SigningKeys,
        ValidAlgorithms = Algorithms,
        ValidateIssuerSigningKey = true,
        RequireSignedTokens = true,
        RequireExpirationTime = true,
        LifetimeValidator = (from, until, _, _) => until is { } end && Now < end + Skew && (from is not { } begin || begin <= Now + Skew),
    };

    private DateTime Now => TimeProvider.GetUtcNow().UtcDateTime;
}
