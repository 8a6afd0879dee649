using CaseFlow.Api;
using CaseFlow.Data;
using CaseFlow.Jobs;
using CaseFlow.Monitoring;
using CaseFlow.Shared;
using CaseFlow.Toegang;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.AspNetCore.Identity;

namespace CaseFlow;

/// <summary>The web application: its whole composition on one screen.</summary>
internal static class Web
{
    public static async Task<int> RunAsync(string[] args, bool isDemo, int maanden, string? workflows, CancellationToken cancellation)
    {
        var builder = WebApplication.CreateBuilder(new WebApplicationOptions { Args = args, ContentRootPath = AppContext.BaseDirectory });
        builder.Configuration.Sources.Clear();
        var gelezen = Settings(args);
        builder.Configuration.AddConfiguration(gelezen);
        var instellingen = builder.Configuration;
        var bronnen = Bronnen.Load(Verbs.Locate(workflows ?? instellingen["Workflows:Path"]));
        var database = instellingen.GetSection("Database").Get<DatabaseOptions>() ?? new DatabaseOptions();
        var heeftDemo = isDemo || instellingen.GetValue<bool>("Demo:Accounts");

        builder.Services.AddCaseFlow(bronnen, Geheim.LoadOrCreate(KeyFile(instellingen)), database, naam => instellingen[$"Secrets:Values:{naam}"]);
        builder.Services.AddSingleton((instellingen.GetSection("Mail").Get<Mail.MailOptions>() ?? new Mail.MailOptions()).Checked());
        builder.Services.AddSingleton((instellingen.GetSection("Api:Contact").Get<ApiContact>() ?? new ApiContact()).Checked());
        builder.Services.AddSingleton(new Abonnementen.WebhookOptions { AllowPrivate = instellingen.GetValue("Webhooks:AllowPrivate", false) });
        builder.Services.AddSingleton(new Bijlagen.BijlageOptions
        {
            Path = AttachmentsFolder(instellingen),
            MaxMegabytes = instellingen.GetValue("Attachments:MaxMegabytes", 10),
            Scanner = instellingen["Attachments:Scanner"] ?? "",
            AcceptsUnscanned = Downtime(instellingen["Attachments:ScannerDown"]),
        }.Checked());
        var providers = OidcProviders.Read(gelezen, bronnen.Configuratie);
        builder.Services.AddSingleton(providers);
        builder.Services.AddWebSecurity(instellingen.GetValue("Https:Required", false), instellingen["Https:Proxies"],
            instellingen.GetSection("Limits").Get<RequestLimits>() ?? new RequestLimits());
        builder.Services.AddResponseCompression(WebSecurity.Compress);
        builder.WebHost.ConfigureKestrel(o => o.AddServerHeader = false);
        builder.Services.AddSingleton(new Logboek.LogboekOptions(AnchorFile(instellingen)));
        builder.Services.AddSingleton(TimeProvider.System);
        builder.Services.AddSingleton(new DemoModus(heeftDemo)).AddSingleton<RefusalLog>();
        builder.Services.AddScoped<Aanmelding>();
        builder.Services.AddTelemetry(TelemetryOptions.Read(instellingen));
        builder.Services.AddSingleton(HealthOptions.Read(instellingen)).AddSingleton<Health>();
        // Each does nothing where the service manager did not start the process.
        builder.Services.AddSystemd().AddWindowsService(o => o.ServiceName = "CaseFlow");
        builder.Services.AddHostedService<JobWorker>();
        builder.Services.AddHostedService<Sweep>();
        builder.Services.AddHostedService<Termijnen.KalenderVernieuwer>();
        builder.Services.AddRazorPages(o => o.RootDirectory = "/").AddRazorPagesOptions(Toegangsregels.Configure)
            .AddMvcOptions(HandlerGuard.Configure);
        builder.Services.AddAccounts()
            .AddSignInManager()
            .AddClaimsPrincipalFactory<MedewerkerClaims>();
        var aanmelden = builder.Services.AddAuthentication(IdentityConstants.ApplicationScheme);
        aanmelden.AddIdentityCookies();
        aanmelden.AddScheme<Microsoft.AspNetCore.Authentication.AuthenticationSchemeOptions, Tokenaanmelding>(Tokenaanmelding.Schema, null);
        foreach (var provider in providers.All)
        {
            aanmelden.AddOAuth<OidcOptions, OidcHandler>(provider.Scheme, _ => { });
            builder.Services.AddOptions<OidcOptions>(provider.Scheme).Configure<TimeProvider>((o, klok) => OidcSignIn.Configure(o, provider, klok));
        }
        builder.Services.ConfigureApplicationCookie(Toegangsregels.Configure);
        builder.Services.Configure<SecurityStampValidatorOptions>(o => (o.ValidationInterval, o.OnRefreshingPrincipal) = (TimeSpan.FromMinutes(1), Aanmeldbezoek.BehoudAsync));
        builder.Services.AddScoped<InvoerBewaren>().AddScoped<Tweedefactor>().AddScoped<Aanmeldbezoek>().AddScoped<OidcSignIn>();
        builder.Services.AddAuthorization(Toegangsregels.Configure);
        builder.Services.AddDataProtection().SetApplicationName("CaseFlow")
            .PersistKeysToFileSystem(new DirectoryInfo(Path.GetDirectoryName(Path.GetFullPath(KeyFile(instellingen)))!));
        builder.Services.AddOptions<HostOptions>().Configure(o => o.BackgroundServiceExceptionBehavior = BackgroundServiceExceptionBehavior.Ignore);
        builder.Services.AddHttpContextAccessor();
        builder.Services.AddCaseFlowApi();
        JsonLog.Add(builder.Logging, instellingen);
        builder.Logging.AddFilter("Microsoft", LogLevel.Warning).AddFilter("Microsoft.AspNetCore.DataProtection", LogLevel.Error)
            // Why it did not start is told in one sentence by the verb.
            .AddFilter("Microsoft.Extensions.Hosting.Internal.Host", LogLevel.Critical);
        builder.Services.Configure<Microsoft.AspNetCore.Http.Features.FormOptions>(o => o.ValueLengthLimit = Formulieren.Foutweergave.MaxBody);
        builder.WebHost.UseStaticWebAssets();

        await using var app = builder.Build();
        if (app.Services.GetRequiredService<Gemeenten.Koppelgeheimen>().Controleer(bronnen.Configuratie).ToList() is { Count: > 0 } fouten)
        {
            throw new Gemeenten.ConfiguratieException(fouten);
        }
        await Startup.PrepareAsync(app.Services, isDemo, heeftDemo, maanden, cancellation);

        app.UseWebSecurity();
        app.UseWhen(WebSecurity.MayCompress, pages => pages.UseResponseCompression());
        // A page for people, a problem (RFC 9457) for programs.
        static bool IsApi(HttpContext c) => c.Request.Path.StartsWithSegments(ZaakApi.Pad);
        app.UseWhen(IsApi, api => api.UseExceptionHandler().UseStatusCodePages());
        app.UseWhen(c => c.Request.Path.StartsWithSegments(ApiRegels.Pad), api => api.Use(ApiRegels.KoppenAsync));
        app.UseWhen(c => !IsApi(c), pages => pages.UseExceptionHandler("/Fout").UseStatusCodePagesWithReExecute("/Fout", "?code={0}"));
        app.UseSecurityHeaders();
        app.Use(Formulieren.Foutweergave.RefuseTooLarge);
        app.UseRouting();
        app.Use(Telemetry.NameAsync);
        app.UseAuthentication();
        app.UseRateLimiter();
        app.UseAuthorization();
        app.Use(Aanmeldbezoek.EerstAsync);
        app.UseWhen(c => c.Request.Path.StartsWithSegments(ApiRegels.Pad), api => api.Use(ApiRegels.BewaakAsync));
        app.MapStaticAssets().AllowAnonymous();
        app.MapRazorPages();
        app.MapCaseFlowApi();
        Handboek.Boek.Map(app);
        Health.Map(app);
        Werkprocessen.BerichtenApi.Map(app);
        app.Lifetime.ApplicationStarted.Register(() => Startup.Announce(app, heeftDemo));
        await app.RunAsync(cancellation);
        return 0;
    }

    private static bool Downtime(string? wat) => wat switch
    {
        null or "" or "refuse" => false,
        "accept" => true,
        _ => throw new InvalidDataException($"The setting Attachments:ScannerDown is '{wat}'. Choose refuse or accept."),
    };

    public static string KeyFile(IConfiguration settings) => settings["Secrets:KeyFile"] is { Length: > 0 } path ? path : "data/caseflow.key";

    public static string AttachmentsFolder(IConfiguration settings) => settings["Attachments:Path"] is { Length: > 0 } path ? path
        : Path.Combine(Path.GetDirectoryName(Path.GetFullPath(KeyFile(settings)))!, "bijlagen");

    /// <summary>Where the end of the log is kept outside the database.</summary>
    public static string AnchorFile(IConfiguration settings) => settings["Audit:AnchorFile"] is { Length: > 0 } path ? path : KeyFile(settings) + ".anker";

    /// <summary>appsettings.json beside the executable, then in the current folder, then environment variables, then the command line.</summary>
    public static IConfigurationRoot Settings(string[] args) => new ConfigurationBuilder()
        .AddJsonFile(Path.Combine(AppContext.BaseDirectory, "appsettings.json"), optional: true)
        .AddJsonFile(Path.GetFullPath("appsettings.json"), optional: true)
        .AddEnvironmentVariables()
        .AddEnvironmentVariables("CASEFLOW_")
        .AddCommandLine([.. args.Where(a => a is not ("--demo"))])
        .Build();
}
