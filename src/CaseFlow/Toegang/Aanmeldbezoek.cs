using CaseFlow.Logboek;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Authentication.Cookies;
using Microsoft.AspNetCore.Identity;

namespace CaseFlow.Toegang;

/// <summary>A session: how it begins, how long it lasts at most, and what must be done in it first.</summary>
public sealed class Aanmeldbezoek(SignInManager<Medewerker> aanmelden, Logschrijver log, Data.CaseFlowDbContext db, TimeProvider klok)
{
    /// <summary>A session that is not used ends after this time.</summary>
    public static readonly TimeSpan Rust = TimeSpan.FromHours(1);

    /// <summary>Every session ends after this time, used or not: longer than a working day.</summary>
    public static readonly TimeSpan Langst = TimeSpan.FromHours(12);

    private const string Begonnen = "begonnen";

    /// <summary>Signs in, and keeps who and when.</summary>
    public async Task BeginAsync(Medewerker medewerker)
    {
        var nu = klok.GetUtcNow();
        medewerker.LaatstAangemeld = nu;
        log.Beheerd(Wie(medewerker), $"aangemeld: {medewerker.UserName}");
        await db.SaveChangesAsync();
        var eigenschappen = new AuthenticationProperties { IsPersistent = false };
        eigenschappen.SetString(Begonnen, nu.UtcTicks.ToString(System.Globalization.CultureInfo.InvariantCulture));
        await aanmelden.Context.SignOutAsync(IdentityConstants.TwoFactorUserIdScheme);
        await aanmelden.SignInAsync(medewerker, eigenschappen);
    }

    /// <summary>Somebody tried and did not get in.</summary>
    public async Task MisluktAsync(Medewerker medewerker, string waarom)
    {
        log.Beheerd(Wie(medewerker), $"aanmelden mislukt: {medewerker.UserName}, {waarom}", isToegestaan: false);
        await db.SaveChangesAsync();
    }

    private Handeling Wie(Medewerker medewerker) => new(medewerker.Id, medewerker.Naam, "", medewerker.GemeenteId, klok.GetUtcNow()) { Herkomst = Aanmelding.Herkomst(aanmelden.Context) };

    /// <summary>The page one came for, else the first of one's day.</summary>
    public async Task<string> NaarAsync(Medewerker medewerker, string? terug) =>
        terug is not (null or "/") ? terug : Startpagina.Van(await aanmelden.CreateUserPrincipalAsync(medewerker));

    /// <summary>Ends a session that lasted too long; the rest of the check is Identity's, which sees a changed or closed account within a minute.</summary>
    public static async Task ControleerAsync(CookieValidatePrincipalContext context)
    {
        var nu = context.HttpContext.RequestServices.GetRequiredService<TimeProvider>().GetUtcNow();
        if (!long.TryParse(context.Properties.GetString(Begonnen), out var begonnen) || nu - new DateTimeOffset(begonnen, TimeSpan.Zero) > Langst)
        {
            context.RejectPrincipal();
            await context.HttpContext.SignOutAsync(IdentityConstants.ApplicationScheme);
            return;
        }
        await SecurityStampValidator.ValidatePrincipalAsync(context);
    }

    /// <summary>Until a temporary password is changed, or a second factor is set up where the municipality asks for one, no other page opens.</summary>
    public static Task EerstAsync(HttpContext context, RequestDelegate next)
    {
        if (context.User.FindFirst(MedewerkerClaims.Eerst)?.Value is not { } eerst
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
