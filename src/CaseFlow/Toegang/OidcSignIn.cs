using System.Security.Claims;
using CaseFlow.Data;
using CaseFlow.Logboek;
using CaseFlow.Shared;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;

namespace CaseFlow.Toegang;

/// <summary>Who the provider says somebody is, held against the accounts here. It opens an account; it never makes one.</summary>
internal sealed class OidcSignIn(UserManager<Medewerker> accounts, SignInManager<Medewerker> aanmelden, Aanmeldbezoek bezoek, CaseFlowDbContext db, Logschrijver log, DemoModus demo, TimeProvider klok)
{
    public const string Page = "/Toegang/Organisatie";
    public const string NoAccount = "geen-account";
    public const string Cancelled = "afgebroken";
    public const string Unreachable = "onbereikbaar";
    public const string Failed = "mislukt";

    private const int LongestName = 200;

    public static void Configure(OidcOptions options, OidcProvider provider, TimeProvider klok)
    {
        options.Provider = provider;
        options.ClientId = provider.ClientId;
        options.ClientSecret = provider.ClientSecret;
        // The framework asks for these; the handler takes what the provider says of itself.
        options.AuthorizationEndpoint = options.TokenEndpoint = provider.Authority;
        options.CallbackPath = $"{Page}/{provider.Id}";
        options.SignInScheme = IdentityConstants.ExternalScheme;
        options.UsePkce = true;
        options.SaveTokens = false;
        options.RemoteAuthenticationTimeout = TimeSpan.FromMinutes(10);
        options.BackchannelTimeout = TimeSpan.FromSeconds(10);
        options.BackchannelHttpHandler = new SocketsHttpHandler { AllowAutoRedirect = false, UseCookies = false, PooledConnectionLifetime = TimeSpan.FromMinutes(5) };
        options.Metadata = new OidcMetadata(provider, new HttpClient(options.BackchannelHttpHandler, disposeHandler: false) { Timeout = options.BackchannelTimeout, MaxResponseContentBufferSize = 1024 * 1024 }, klok);
        options.Scope.Clear();
        foreach (var scope in provider.Scopes.Split(' ', StringSplitOptions.RemoveEmptyEntries))
        {
            options.Scope.Add(scope);
        }
        // The answer comes as a link that is followed, so that the cookie need not go along with forms of other sites.
        options.CorrelationCookie.SameSite = SameSiteMode.Lax;
        options.CorrelationCookie.Name = "caseflow-oidc.";
        options.CorrelationCookie.SecurePolicy = CookieSecurePolicy.SameAsRequest;
        options.Events.OnTicketReceived = c => c.HttpContext.RequestServices.GetRequiredService<OidcSignIn>().ReceiveAsync(c);
        options.Events.OnAccessDenied = c =>
        {
            c.Response.Redirect(Address(c.HttpContext, Cancelled));
            c.HandleResponse();
            return Task.CompletedTask;
        };
        options.Events.OnRemoteFailure = c =>
        {
            // What the provider or somebody in between wrote is not repeated, neither here nor on the page.
            var why = c.Failure as OidcException ?? c.Failure?.InnerException as OidcException;
            c.HttpContext.RequestServices.GetRequiredService<ILogger<OidcSignIn>>()
                .LogWarning("Sign-in with {Provider} refused: {Reason}", provider.Id, why?.Message ?? c.Failure?.GetType().Name);
            c.Response.Redirect(Address(c.HttpContext, why?.InnerException is HttpRequestException or IOException or OperationCanceledException ? Unreachable : Failed));
            c.HandleResponse();
            return Task.CompletedTask;
        };
    }

    private async Task ReceiveAsync(TicketReceivedContext context)
    {
        context.HandleResponse();
        var provider = ((OidcOptions)context.Options).Provider;
        if (await FindAsync(provider, context.Principal!) is not { } medewerker)
        {
            context.Response.Redirect(Address(context.HttpContext, NoAccount));
            return;
        }
        var terug = context.ReturnUri;
        var heeftTweede = IsSecondFactor(provider, context.Principal!);
        if (!heeftTweede && medewerker.TwoFactorEnabled)
        {
            await bezoek.VraagCodeAsync(medewerker, provider.Id);
            context.Response.Redirect($"{context.Request.PathBase}/Toegang/Code?terug={Uri.EscapeDataString(terug ?? "")}");
            return;
        }
        await bezoek.BeginAsync(medewerker, provider.Id, heeftTweede);
        context.Response.Redirect($"{context.Request.PathBase}{await bezoek.NaarAsync(medewerker, terug)}");
    }

    private static bool IsSecondFactor(OidcProvider provider, ClaimsPrincipal wie) =>
        wie.FindAll("amr").Any(c => provider.SecondFactorAmr.Contains(c.Value)) || wie.FindAll("acr").Any(c => provider.SecondFactorAcr.Contains(c.Value));

    private async Task<Medewerker?> FindAsync(OidcProvider provider, ClaimsPrincipal wie)
    {
        var (issuer, subject) = (wie.FindFirstValue("iss")!, wie.FindFirstValue("sub")!);
        var medewerker = await accounts.FindByLoginAsync(issuer, subject) ?? await LinkAsync(provider, issuer, subject, wie);
        // One answer for all that is not there or not open: who may know more asks the functional manager.
        if (medewerker is null || !provider.Municipalities.Contains(medewerker.GemeenteId))
        {
            return null;
        }
        if (medewerker.IsGeblokkeerd || (medewerker.IsDemo && !demo.IsAan))
        {
            await bezoek.MisluktAsync(medewerker, "account gesloten");
            return null;
        }
        return medewerker;
    }

    // The first time by the name of the account; from then on by the subject alone, so that a name that passes to another person opens nothing.
    private async Task<Medewerker?> LinkAsync(OidcProvider provider, string issuer, string subject, ClaimsPrincipal wie)
    {
        var naam = wie.FindFirstValue(provider.Claim)?.Trim();
        if (naam is not { Length: > 0 and <= LongestName } || !IsDomain(provider, naam) || (provider.Claim == "email" && wie.FindFirstValue("email_verified") is "false"))
        {
            return null;
        }
        if (await accounts.FindByNameAsync(naam) is not { IsGeblokkeerd: false, IsDemo: false } medewerker || !provider.Municipalities.Contains(medewerker.GemeenteId))
        {
            return null;
        }
        if ((await accounts.GetLoginsAsync(medewerker)).Any(l => l.LoginProvider == issuer))
        {
            await bezoek.MisluktAsync(medewerker, "is al gekoppeld aan iemand anders bij de organisatie");
            return null;
        }
        log.Beheerd(new Handeling(medewerker.Id, medewerker.Naam, "", medewerker.GemeenteId, klok.GetUtcNow()) { Herkomst = Aanmelding.Herkomst(aanmelden.Context) }, $"account gekoppeld aan {provider.Id}: {medewerker.UserName}");
        try
        {
            return (await accounts.AddLoginAsync(medewerker, new UserLoginInfo(issuer, subject, provider.Id))).Succeeded ? medewerker : null;
        }
        catch (DbUpdateException)
        {
            // The same person in two windows: the other was first.
            db.ChangeTracker.Clear();
            return await accounts.FindByLoginAsync(issuer, subject);
        }
    }

    private static bool IsDomain(OidcProvider provider, string naam) =>
        provider.Domains.Count == 0 || provider.Domains.Any(d => naam.EndsWith($"@{d}", StringComparison.OrdinalIgnoreCase) && naam.LastIndexOf('@') == naam.Length - d.Length - 1);

    private static string Address(HttpContext context, string fout) => $"{context.Request.PathBase}{Page}?fout={fout}";
}
