using System.Security.Claims;
using System.Text.Encodings.Web;
using CaseFlow.Shared;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Identity;
using Microsoft.Extensions.Options;

namespace CaseFlow.Toegang;

/// <summary>
/// Signs in who sends a token, on the addresses for programs only. They are its owner, with the roles that hold today: a token outlives no role
/// and no account.
/// </summary>
public sealed class Tokenaanmelding(
    IOptionsMonitor<AuthenticationSchemeOptions> options, ILoggerFactory log, UrlEncoder encoder, Toegangstokens tokens, IUserClaimsPrincipalFactory<Medewerker> claims, DemoModus demo, TimeProvider klok)
    : AuthenticationHandler<AuthenticationSchemeOptions>(options, log, encoder)
{
    public const string Schema = "Toegangstoken";

    /// <summary>Claim with the name of the token.</summary>
    public const string TokenNaam = "token";

    /// <summary>Claim with one scope of the token.</summary>
    public const string Bereik = "bereik";

    private const string Bearer = "Bearer ";

    /// <summary>Who sends a token is not also looked for in a cookie.</summary>
    public static string? Kies(HttpContext context) =>
        context.Request.Path.StartsWithSegments(Api.ApiRegels.Pad) && context.Request.Headers.Authorization.ToString().StartsWith(Bearer, StringComparison.OrdinalIgnoreCase) ? Schema : null;

    protected override async Task<AuthenticateResult> HandleAuthenticateAsync()
    {
        var kop = Request.Headers.Authorization.ToString();
        if (!kop.StartsWith(Bearer, StringComparison.OrdinalIgnoreCase))
        {
            return AuthenticateResult.NoResult();
        }
        var nu = klok.GetUtcNow();
        if (await tokens.ZoekAsync(kop[Bearer.Length..].Trim(), nu) is not { Medewerker: { IsGeblokkeerd: false } medewerker } token || (medewerker.IsDemo && !demo.IsAan))
        {
            return AuthenticateResult.Fail("Dit token geldt niet.");
        }
        var wie = await claims.CreateAsync(medewerker);
        var identiteit = (ClaimsIdentity)wie.Identity!;
        identiteit.AddClaim(new Claim(TokenNaam, token.Naam));
        identiteit.AddClaims(token.Bereiken.Select(b => new Claim(Bereik, b)));
        if (token.HeeftTweeFactoren)
        {
            identiteit.AddClaim(new Claim(Aanmeldbezoek.Factoren, Aanmeldbezoek.TweeFactoren));
        }
        return AuthenticateResult.Success(new AuthenticationTicket(wie, Schema));
    }

    protected override Task HandleChallengeAsync(AuthenticationProperties properties)
    {
        Response.Headers.WWWAuthenticate = "Bearer";
        Response.StatusCode = StatusCodes.Status401Unauthorized;
        return Task.CompletedTask;
    }
}
