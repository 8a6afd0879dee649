using Microsoft.IdentityModel.Protocols;
using Microsoft.IdentityModel.Protocols.OpenIdConnect;

namespace CaseFlow.Toegang;

/// <summary>Something the provider sent or did not send; the message is for the log, and never holds what was sent.</summary>
internal sealed class OidcException(string message, Exception? inner = null) : Exception(message, inner);

/// <summary>
/// What a provider says of itself (discovery) and the keys it signs with. Kept half a day, and fetched again when a token is signed with a key that is not
/// among them: at most once a minute, so that nobody can make us ask without end.
/// </summary>
internal sealed class OidcMetadata(OidcProvider provider, HttpClient http, TimeProvider klok)
{
    private static readonly TimeSpan Keep = TimeSpan.FromHours(12);
    private static readonly TimeSpan Between = TimeSpan.FromMinutes(1);

    private readonly SemaphoreSlim _one = new(1, 1);
    private (OpenIdConnectConfiguration Value, DateTimeOffset At)? _latest;

    /// <exception cref="OidcException">The provider cannot be reached, or says what cannot be.</exception>
    public async Task<OpenIdConnectConfiguration> GetAsync(CancellationToken cancellation) =>
        _latest is { } l && klok.GetUtcNow() - l.At < Keep ? l.Value : await FetchAsync(Keep, cancellation);

    /// <summary>The same, fetched anew unless that was done just now.</summary>
    public Task<OpenIdConnectConfiguration> RefreshAsync(CancellationToken cancellation) => FetchAsync(Between, cancellation);

    private async Task<OpenIdConnectConfiguration> FetchAsync(TimeSpan unlessWithin, CancellationToken cancellation)
    {
        await _one.WaitAsync(cancellation);
        try
        {
            var nu = klok.GetUtcNow();
            if (_latest is { } l && nu - l.At < unlessWithin)
            {
                return l.Value;
            }
            var found = await OpenIdConnectConfigurationRetriever.GetAsync($"{provider.Authority}/.well-known/openid-configuration", new HttpDocumentRetriever(http) { RequireHttps = !provider.IsLocal }, cancellation);
            _latest = (Checked(found), nu);
            return found;
        }
        catch (Exception e) when (e is IOException or HttpRequestException or InvalidOperationException or ArgumentException or OperationCanceledException && !cancellation.IsCancellationRequested)
        {
            throw new OidcException("the provider cannot be reached", e);
        }
        finally
        {
            _one.Release();
        }
    }

    private OpenIdConnectConfiguration Checked(OpenIdConnectConfiguration found)
    {
        // Who answers for this address speaks for this issuer and no other; else one provider could speak for another.
        if (found.Issuer?.TrimEnd('/') != provider.Authority)
        {
            throw new OidcException("the provider names another issuer than its address");
        }
        if (new[] { found.AuthorizationEndpoint, found.TokenEndpoint }.Any(e => !IsSafe(e)) || (found.EndSessionEndpoint is { Length: > 0 } && !IsSafe(found.EndSessionEndpoint)))
        {
            throw new OidcException("an endpoint of the provider is missing or is not https");
        }
        if (found.CodeChallengeMethodsSupported is { Count: > 0 } ways && !ways.Contains("S256"))
        {
            throw new OidcException("the provider does not know PKCE with S256");
        }
        return found;
    }

    private bool IsSafe(string? endpoint) => Uri.TryCreate(endpoint, UriKind.Absolute, out var adres) && (adres.Scheme == Uri.UriSchemeHttps || (provider.IsLocal && adres.IsLoopback));
}
