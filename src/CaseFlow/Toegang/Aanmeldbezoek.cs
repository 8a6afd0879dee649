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

    /// <summary>Claim of how many factors were shown, by the name that OpenID Connect gives it.</summary>
    public const string Factoren = "amr";

    public const string TweeFactoren = "mfa";

    private const string Begonnen = "begonnen";
    private const string Sessie = "sessie";
    private const string Afgemeld = "afgemeld";

    // Sessions that were ended here, so that a cookie that was copied stops at once; other instances look in the database within a minute.
    private static readonly ConcurrentDictionary<string, DateTimeOffset> Beeindigd = new();

    /// <summary>Signs in, and keeps who, when and how.</summary>
    /// <param name="bij">The provider of the organisation that said who this is; null for a password.</param>
    public async Task BeginAsync(Medewerker medewerker, string? bij = null, bool heeftTweeFactoren = false)
    {
        var nu = klok.GetUtcNow();
        medewerker.LaatstAangemeld = nu;
        log.Beheerd(Wie(medewerker), $"aangemeld: {medewerker.UserName}");
        await db.SaveChangesAsync();
        var eigenschappen = new AuthenticationProperties { IsPersistent = false };
        eigenschappen.SetString(Begonnen, nu.UtcTicks.ToString(CultureInfo.InvariantCulture));
        eigenschappen.SetString(Sessie, Guid.NewGuid().ToString("N"));
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
        var (context, nu) = (aanmelden.Context, klok.GetUtcNow());
        if ((await context.AuthenticateAsync(IdentityConstants.ApplicationScheme)).Properties?.GetString(Sessie) is { } sessie && Guid.TryParse(context.User.FindFirstValue(ClaimTypes.NameIdentifier), out var id))
        {
            foreach (var oud in Beeindigd.Where(b => b.Value + Langst < nu))
            {
                Beeindigd.TryRemove(oud.Key, out _);
            }
            Beeindigd[sessie] = nu;
            var grens = (nu - Langst).UtcTicks;
            var vorige = await db.UserTokens.Where(t => t.UserId == id && t.LoginProvider == Afgemeld).ToListAsync();
            db.RemoveRange(vorige.Where(t => !long.TryParse(t.Value, CultureInfo.InvariantCulture, out var toen) || toen < grens));
            if (vorige.All(t => t.Name != sessie))
            {
                db.Add(new IdentityUserToken<Guid> { UserId = id, LoginProvider = Afgemeld, Name = sessie, Value = nu.UtcTicks.ToString(CultureInfo.InvariantCulture) });
            }
            try
            {
                await db.SaveChangesAsync();
            }
            catch (DbUpdateException)
            {
                // Pressed twice: the other request wrote it down.
                db.ChangeTracker.Clear();
            }
        }
        await aanmelden.SignOutAsync();
    }

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
            || context.Properties.GetString(Sessie) is not { } sessie || await IsBeeindigdAsync(context, sessie, nu))
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
    private static async Task<bool> IsBeeindigdAsync(CookieValidatePrincipalContext context, string sessie, DateTimeOffset nu)
    {
        var diensten = context.HttpContext.RequestServices;
        // Outside demo mode everybody knows the password of a demo account, so its sessions end too.
        if (Beeindigd.ContainsKey(sessie) || (context.Principal!.HasClaim(c => c.Type == MedewerkerClaims.Demo) && !diensten.GetRequiredService<Shared.DemoModus>().IsAan))
        {
            return true;
        }
        return (context.Properties.IssuedUtc is not { } gezien || nu - gezien > diensten.GetRequiredService<IOptions<SecurityStampValidatorOptions>>().Value.ValidationInterval)
            && Guid.TryParse(context.Principal.FindFirstValue(ClaimTypes.NameIdentifier), out var id)
            && await diensten.GetRequiredService<CaseFlowDbContext>().UserTokens.AnyAsync(t => t.UserId == id && t.LoginProvider == Afgemeld && t.Name == sessie);
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
