using CaseFlow.Data;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Authentication.Cookies;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Identity;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace CaseFlow.Toegang;

/// <summary>Who may reach which folder, stated once per folder. Everything is closed unless it is opened here.</summary>
public static class Toegangsregels
{
    public const string Zaakwerk = "zaakwerk";
    public const string Teamleiding = "teamleiding";
    public const string Leveringsladder = "leveringsladder";
    public const string Beleid = "beleid";
    public const string Beheer = "beheer";
    public const string Bijdragen = "bijdragen";
    public const string Schuldhulp = "schuldhulp";
    public const string Feiten = "feiten";
    public const string Privacy = "privacy";
    public const string Vernietigen = "vernietigen";
    public const string Aanleveren = "aanleveren";
    public const string Routes = "routes";
    public const string Routecijfers = "routecijfers";

    /// <summary>The roles in which somebody works on cases.</summary>
    public static readonly IReadOnlyList<string> Zaakrollen =
        ["intake", "consulent", "jeugdregisseur", "regisseur", "procesregisseur", "spoedteam", "schuldhulpverlener", "klantmanager", "jurist", "administratie", "teamleider", "kwaliteit"];

    /// <summary>The roles that set the steps of a provider.</summary>
    public static readonly IReadOnlyList<string> Ladderrollen = ["kwaliteit", "teamleider"];

    /// <summary>The roles that never reach a case or a person, whatever the channel.</summary>
    public static readonly IReadOnlyList<string> ZonderZaken = ["beleid", "beheer", "privacy"];

    /// <summary>The roles that deliver data about persons to CBS.</summary>
    public static readonly IReadOnlyList<string> Aanleverrollen = ["administratie"];

    /// <summary>The roles that report own contributions.</summary>
    public static readonly IReadOnlyList<string> Bijdragerollen = ["administratie", "klantmanager"];

    public static void Configure(RazorPagesOptions options)
    {
        options.Conventions.AuthorizeFolder("/Werkvoorraad", Zaakwerk);
        options.Conventions.AuthorizeFolder("/Zaken", Zaakwerk);
        options.Conventions.AuthorizeFolder("/Plannen", Zaakwerk);
        options.Conventions.AuthorizeFolder("/Huishoudens", Zaakwerk);
        options.Conventions.AuthorizeFolder("/Meldingen", Zaakwerk);
        options.Conventions.AuthorizeFolder("/Afspraken", Zaakwerk);
        options.Conventions.AuthorizeFolder("/Gesprekken", Zaakwerk);
        options.Conventions.AuthorizeFolder("/Bijlagen", Zaakwerk);
        options.Conventions.AuthorizeFolder("/Werkprocessen", Zaakwerk);
        options.Conventions.AuthorizeFolder("/Voorzieningen", Zaakwerk);
        options.Conventions.AuthorizePage("/Voorzieningen/EigenBijdrage", Bijdragen);
        options.Conventions.AuthorizePage("/Voorzieningen/EigenBijdrageLijst", Bijdragen);
        options.Conventions.AuthorizeFolder("/Teams", Teamleiding);
        options.Conventions.AuthorizeFolder("/Aanbieders", Leveringsladder);
        options.Conventions.AuthorizeFolder("/Cijfers", Beleid);
        options.Conventions.AuthorizeFolder("/Indicatoren", Beleid);
        options.Conventions.AuthorizeFolder("/Gemeenten", Beheer);
        options.Conventions.AuthorizeFolder("/Jobs", Beheer);
        options.Conventions.AuthorizeFolder("/Logboek", Privacy);
        options.Conventions.AuthorizePage("/Bewaring/Vernietiging", Vernietigen);
        options.Conventions.AuthorizePage("/Bewaring/Lijst", Vernietigen);
        options.Conventions.AuthorizePage("/Bewaring/Verzoeken", Privacy);
        options.Conventions.AuthorizePage("/Bewaring/VerzoekNieuw", Privacy);
        options.Conventions.AuthorizePage("/Bewaring/Verzoek", Privacy);
        options.Conventions.AuthorizePage("/Bewaring/Inzageverzoeken", Zaakwerk);
        options.Conventions.AuthorizePage("/Bewaring/Inzageverzoek", Zaakwerk);
        options.Conventions.AuthorizeFolder("/Aanleveringen", Aanleveren);
        options.Conventions.AuthorizeFolder("/Schuldhulp", Schuldhulp);
        options.Conventions.AuthorizeFolder("/Import", Feiten);
        // The drawing of a route is for everybody who works with it; its figures for who leads the work; versions for who manages them.
        options.Conventions.AuthorizeFolder("/Routes", Routes);
        options.Conventions.AuthorizePage("/Routes/Route", Routecijfers);
        options.Conventions.AuthorizePage("/Routes/Stapcijfers", Routecijfers);
        options.Conventions.AuthorizePage("/Routes/Versies", Beheer);
        options.Conventions.AuthorizePage("/Routes/Overzetten", Beheer);
        options.Conventions.AuthorizePage("/Toegang/Accounts", Beheer);
        options.Conventions.AuthorizePage("/Toegang/AccountBeheer", Beheer);
        options.Conventions.AuthorizePage("/Toegang/NoodtoegangOpenen", Zaakwerk);
        options.Conventions.AuthorizePage("/Toegang/NoodtoegangLijst", Privacy);
        options.Conventions.AuthorizePage("/Toegang/NoodtoegangBeoordelen", Privacy);
        options.Conventions.AuthorizePage("/Toegang/AfschermingLijst", Privacy);
        options.Conventions.AllowAnonymousToPage("/Toegang/Aanmelden");
        options.Conventions.AllowAnonymousToPage("/Toegang/Code");
        options.Conventions.AllowAnonymousToPage("/Toegang/Organisatie");
        options.Conventions.AllowAnonymousToPage("/Shared/Fout");
        options.Conventions.AllowAnonymousToPage("/Shared/Toegankelijkheid");
    }

    public static void Configure(AuthorizationOptions options)
    {
        options.FallbackPolicy = new AuthorizationPolicyBuilder().RequireAuthenticatedUser().Build();
        options.AddPolicy(Zaakwerk, p => p.RequireRole(Zaakrollen));
        options.AddPolicy(Teamleiding, p => p.RequireRole("teamleider"));
        options.AddPolicy(Leveringsladder, p => p.RequireRole(Ladderrollen));
        options.AddPolicy(Bijdragen, p => p.RequireRole(Bijdragerollen));
        options.AddPolicy(Beleid, p => p.RequireRole("beleid"));
        options.AddPolicy(Beheer, p => p.RequireRole("beheer"));
        options.AddPolicy(Privacy, p => p.RequireRole("privacy"));
        options.AddPolicy(Vernietigen, p => p.RequireRole(Bewaring.Vernietigingslijsten.Maker, Bewaring.Vernietigingslijsten.Goedkeurder));
        options.AddPolicy(Aanleveren, p => p.RequireRole(Aanleverrollen));
        options.AddPolicy(Schuldhulp, p => p.RequireRole("schuldhulpverlener", "administratie", "teamleider"));
        options.AddPolicy(Feiten, p => p.RequireRole("beheer", "administratie"));
        options.AddPolicy(Routes, p => p.RequireRole([.. Zaakrollen, "beheer"]));
        options.AddPolicy(Routecijfers, p => p.RequireRole("beheer", "teamleider"));
    }

    /// <summary>Accounts as Identity keeps them, with our rules for passwords and our way of storing a second factor.</summary>
    public static IdentityBuilder AddAccounts(this IServiceCollection services) =>
        services.AddScoped<AccountService>().AddIdentityCore<Medewerker>(Configure)
            .AddEntityFrameworkStores<CaseFlowDbContext>()
            .AddUserStore<MedewerkerStore>()
            .AddPasswordValidator<Wachtwoordregels>()
            .AddDefaultTokenProviders();

    public static void Configure(IdentityOptions options)
    {
        options.Password.RequiredLength = 12;
        // Length and what others guess make the difference, not signs: people put those at the end.
        options.Password.RequireNonAlphanumeric = options.Password.RequireDigit = options.Password.RequireUppercase = options.Password.RequireLowercase = false;
        options.Lockout.MaxFailedAccessAttempts = 5;
        options.Lockout.DefaultLockoutTimeSpan = TimeSpan.FromMinutes(15);
    }

    public static void Configure(CookieAuthenticationOptions options)
    {
        options.LoginPath = "/Toegang/Aanmelden";
        options.AccessDeniedPath = "/Toegang/GeenToegang";
        options.Cookie.SameSite = SameSiteMode.Lax;
        options.ExpireTimeSpan = Aanmeldbezoek.Rust;
        options.SlidingExpiration = true;
        options.ReturnUrlParameter = "terug";
        options.Events.OnValidatePrincipal = Aanmeldbezoek.ControleerAsync;
        // A program is told its code; a person is shown the way.
        options.Events.OnRedirectToLogin = c => RedirectUnlessApi(c, StatusCodes.Status401Unauthorized);
        options.Events.OnRedirectToAccessDenied = c => RedirectUnlessApi(c, StatusCodes.Status403Forbidden);
    }

    private static Task RedirectUnlessApi(RedirectContext<CookieAuthenticationOptions> context, int code)
    {
        if (context.Request.Path.StartsWithSegments(Api.ZaakApi.Pad))
        {
            context.Response.StatusCode = code;
        }
        else
        {
            context.Response.Redirect(context.RedirectUri);
        }
        return Task.CompletedTask;
    }
}
