using System.Collections.Concurrent;
using System.Globalization;
using System.Security.Claims;
using CaseFlow.Data;
using CaseFlow.Logboek;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Authentication.Cookies;
using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;

namespace CaseFlow.Toegang;

/// <summary>A session: how it begins, how long it lasts at most, and what must be done in it first.</summary>
public sealed class Aanmeldbezoek(SignInManager<Medewerker> aanmelden, Logschrijver log, CaseFlowDbContext db, InvoerBewaren invoer, TimeProvider klok)
{
    /// <summary>A session that is not used ends after this time.</summary>
    public static readonly TimeSpan Rust = TimeSpan.FromHours(1);

    /// <summary>Every session ends after this time, used or not: longer than a working day.</summary>
    public static readonly TimeSpan Langst = TimeSpan.FromHours(12);

    /// <summary>How old the moment may be at which a session was last seen.</summary>
    internal static readonly TimeSpan SeenEvery = TimeSpan.FromMinutes(5);

    /// <summary>Claim of how many factors were shown, by the name that OpenID Connect gives it.</summary>
    public const string Factoren = "amr";

    public const string TweeFactoren = "mfa";

    private const string Begonnen = "begonnen";
    private const string Sessie = "sessie";

    // Sessions that were ended here, so that a cookie that was copied stops at once; other instances look in the database within a minute.
    private static readonly ConcurrentDictionary<Guid, DateTimeOffset> Beeindigd = new();

    /// <summary>Signs in, and keeps who, when and how.</summary>
    /// <param name="bij">The provider of the organisation that said who this is; null for a password.</param>
    public async Task BeginAsync(Medewerker medewerker, string? bij = null, bool heeftTweeFactoren = false)
    {
        var nu = klok.GetUtcNow();
        medewerker.LaatstAangemeld = nu;
        log.Beheerd(Wie(medewerker), $"aangemeld: {medewerker.UserName}");
        var sessie = new SignInSession { MedewerkerId = medewerker.Id, Device = SignInSession.Describe(aanmelden.Context.Request.Headers.UserAgent), BegunAt = nu, SeenAt = nu };
        db.Add(sessie);
        await db.SaveChangesAsync();
        await db.SignInSessions.Where(s => s.MedewerkerId == medewerker.Id && s.BegunAt < nu - Langst).ExecuteDeleteAsync();
        var eigenschappen = new AuthenticationProperties { IsPersistent = false };
        eigenschappen.SetString(Begonnen, nu.UtcTicks.ToString(CultureInfo.InvariantCulture));
        eigenschappen.SetString(Sessie, sessie.Id.ToString("N"));
        var claims = new List<Claim>();
        if (bij is not null)
        {
            claims.Add(new Claim(ClaimTypes.AuthenticationMethod, bij));
        }
        if (heeftTweeFactoren)
        {
            claims.Add(new Claim(Factoren, TweeFactoren));
        }
        await aanmelden.Context.SignOutAsync(IdentityConstants.TwoFactorUserIdScheme);
        await aanmelden.SignInWithClaimsAsync(medewerker, eigenschappen, claims);
    }

    /// <summary>Remembers who passed the first step, for the page that asks for the code.</summary>
    public Task VraagCodeAsync(Medewerker medewerker, string? bij = null)
    {
        var wie = new ClaimsIdentity([new Claim(ClaimTypes.Name, medewerker.Id.ToString())], IdentityConstants.TwoFactorUserIdScheme);
        if (bij is not null)
        {
            wie.AddClaim(new Claim(ClaimTypes.AuthenticationMethod, bij));
        }
        return aanmelden.Context.SignInAsync(IdentityConstants.TwoFactorUserIdScheme, new ClaimsPrincipal(wie));
    }

    /// <summary>The provider with which the first step was done, or null.</summary>
    public async Task<string?> BijAsync() =>
        (await aanmelden.Context.AuthenticateAsync(IdentityConstants.TwoFactorUserIdScheme)).Principal?.FindFirstValue(ClaimTypes.AuthenticationMethod);

    /// <summary>Ends this session for good: its cookie opens nothing any more, wherever it was copied to.</summary>
    public async Task EindeAsync()
    {
        if (await EigenAsync() is { } sessie)
        {
            await BeeindigAsync([sessie]);
        }
        await aanmelden.SignOutAsync();
    }

    /// <summary>Where somebody is signed in now, the last used first.</summary>
    public async Task<IReadOnlyList<SignInSession>> OpenAsync(Guid medewerkerId)
    {
        var nu = klok.GetUtcNow();
        return await db.SignInSessions.AsNoTracking().Where(s => s.MedewerkerId == medewerkerId && s.EndedAt == null && s.BegunAt > nu - Langst && s.SeenAt > nu - Rust - SeenEvery)
            .OrderByDescending(s => s.SeenAt).ThenBy(s => s.Id).ToListAsync();
    }

    /// <summary>The session of this request.</summary>
    public async Task<Guid?> EigenAsync() =>
        Van((await aanmelden.Context.AuthenticateAsync(IdentityConstants.ApplicationScheme)).Properties);

    /// <summary>Ends one of one's own sessions elsewhere, or all of them; never the one this is asked from.</summary>
    public async Task BeeindigEldersAsync(Handeling wie, Guid? welke)
    {
        var eigen = await EigenAsync();
        var elders = (await OpenAsync(wie.MedewerkerId!.Value)).Where(s => s.Id != eigen && (welke is null || s.Id == welke)).Select(s => s.Id).ToList();
        if (elders.Count > 0)
        {
            log.Beheerd(wie, $"elders afgemeld: {elders.Count}");
            await BeeindigAsync(elders);
        }
    }

    private async Task BeeindigAsync(IReadOnlyCollection<Guid> sessies)
    {
        var nu = klok.GetUtcNow();
        foreach (var oud in Beeindigd.Where(b => b.Value + Langst < nu))
        {
            Beeindigd.TryRemove(oud.Key, out _);
        }
        foreach (var sessie in sessies)
        {
            Beeindigd[sessie] = nu;
        }
        await db.SaveChangesAsync();
        await db.SignInSessions.Where(s => sessies.Contains(s.Id) && s.EndedAt == null).ExecuteUpdateAsync(set => set.SetProperty(s => s.EndedAt, nu));
    }

    private static Guid? Van(AuthenticationProperties? eigenschappen) => Guid.TryParse(eigenschappen?.GetString(Sessie), out var sessie) ? sessie : null;

    /// <summary>Somebody tried and did not get in.</summary>
    public async Task MisluktAsync(Medewerker medewerker, string waarom)
    {
        log.Beheerd(Wie(medewerker), $"aanmelden mislukt: {medewerker.UserName}, {waarom}", isToegestaan: false);
        await db.SaveChangesAsync();
    }

    private Handeling Wie(Medewerker medewerker) => new(medewerker.Id, medewerker.Naam, "", medewerker.GemeenteId, klok.GetUtcNow()) { Herkomst = Aanmelding.Herkomst(aanmelden.Context) };

    /// <summary>What one sent after the session had ended, else the page one came for, else the first of one's day.</summary>
    public async Task<string> NaarAsync(Medewerker medewerker, string? terug)
    {
        await invoer.OpruimenAsync();
        return await invoer.IsErAsync(medewerker.Id) ? InvoerBewaren.Pagina
            : terug is not (null or "/") ? terug : Startpagina.Van(await aanmelden.CreateUserPrincipalAsync(medewerker));
    }

    /// <summary>Ends a session that lasted too long; the rest of the check is Identity's, which sees a changed or closed account within a minute.</summary>
    public static async Task ControleerAsync(CookieValidatePrincipalContext context)
    {
        var nu = context.HttpContext.RequestServices.GetRequiredService<TimeProvider>().GetUtcNow();
        if (!long.TryParse(context.Properties.GetString(Begonnen), out var begonnen) || nu - new DateTimeOffset(begonnen, TimeSpan.Zero) > Langst
            || Van(context.Properties) is not { } sessie || await IsBeeindigdAsync(context, sessie, nu))
        {
            context.RejectPrincipal();
            await context.HttpContext.SignOutAsync(IdentityConstants.ApplicationScheme);
            return;
        }
        await SecurityStampValidator.ValidatePrincipalAsync(context);
    }

    /// <summary>How somebody signed in stays with the session when the rest of it is read anew.</summary>
    public static Task BehoudAsync(SecurityStampRefreshingPrincipalContext context)
    {
        if (context.NewPrincipal?.Identity is ClaimsIdentity nieuw && context.CurrentPrincipal is { } oud)
        {
            nieuw.AddClaims(oud.Claims.Where(c => c.Type is ClaimTypes.AuthenticationMethod or Factoren && !nieuw.HasClaim(c.Type, c.Value)));
        }
        return Task.CompletedTask;
    }

    // As often as Identity looks whether the account changed.
    private static async Task<bool> IsBeeindigdAsync(CookieValidatePrincipalContext context, Guid sessie, DateTimeOffset nu)
    {
        var diensten = context.HttpContext.RequestServices;
        // Outside demo mode everybody knows the password of a demo account, so its sessions end too.
        if (Beeindigd.ContainsKey(sessie) || (context.Principal!.HasClaim(c => c.Type == MedewerkerClaims.Demo) && !diensten.GetRequiredService<Shared.DemoModus>().IsAan))
        {
            return true;
        }
        if (context.Properties.IssuedUtc is { } gezien && nu - gezien <= diensten.GetRequiredService<IOptions<SecurityStampValidatorOptions>>().Value.ValidationInterval)
        {
            return false;
        }
        var sessies = diensten.GetRequiredService<CaseFlowDbContext>().SignInSessions.Where(s => s.Id == sessie && s.EndedAt == null);
        if (await sessies.Select(s => (DateTimeOffset?)s.SeenAt).FirstOrDefaultAsync() is not { } laatst)
        {
            return true;
        }
        if (nu - laatst > SeenEvery)
        {
            await sessies.ExecuteUpdateAsync(set => set.SetProperty(s => s.SeenAt, nu));
        }
        return false;
    }

    /// <summary>Until a temporary password is changed, or a second factor is set up where the municipality asks for one, no other page opens.</summary>
    public static Task EerstAsync(HttpContext context, RequestDelegate next)
    {
        if (MedewerkerClaims.EerstVan(context.User) is not { } eerst
            || context.Request.Path.StartsWithSegments("/Account") || context.Request.Path.StartsWithSegments("/Toegang")
            || context.GetEndpoint()?.Metadata.GetMetadata<Microsoft.AspNetCore.Authorization.IAllowAnonymous>() is not null)
        {
            return next(context);
        }
        if (context.Request.Path.StartsWithSegments(Api.ZaakApi.Pad))
        {
            context.Response.StatusCode = StatusCodes.Status403Forbidden;
            return Task.CompletedTask;
        }
        context.Response.Redirect($"{context.Request.PathBase}{eerst}");
        return Task.CompletedTask;
    }
}
