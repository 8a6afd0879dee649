using CaseFlow.Api;
using CaseFlow.Data;
using CaseFlow.Jobs;
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
        builder.Configuration.AddConfiguration(Settings(args));
        var instellingen = builder.Configuration;
        var bronnen = Bronnen.Load(Verbs.Locate(workflows ?? instellingen["Workflows:Path"]));
        var database = instellingen.GetSection("Database").Get<DatabaseOptions>() ?? new DatabaseOptions();
        var heeftDemo = isDemo || instellingen.GetValue<bool>("Demo:Accounts");

        builder.Services.AddCaseFlow(bronnen, Geheim.LoadOrCreate(KeyFile(instellingen)), database, naam => instellingen[$"Secrets:Values:{naam}"]);
        builder.Services.AddSingleton((instellingen.GetSection("Mail").Get<Mail.MailOptions>() ?? new Mail.MailOptions()).Checked());
        builder.Services.AddSingleton(new Bijlagen.BijlageOptions
        {
            Path = instellingen["Attachments:Path"] is { Length: > 0 } map ? map
                : Path.Combine(Path.GetDirectoryName(Path.GetFullPath(KeyFile(instellingen)))!, "bijlagen"),
            MaxMegabytes = instellingen.GetValue("Attachments:MaxMegabytes", 10),
        }.Checked());
        builder.Services.AddSingleton(new Logboek.LogboekOptions(AnchorFile(instellingen)));
        builder.Services.AddSingleton(TimeProvider.System);
        builder.Services.AddSingleton(new DemoModus(heeftDemo));
        builder.Services.AddScoped<Aanmelding>();
        builder.Services.AddHostedService<JobWorker>();
        builder.Services.AddHostedService<Sweep>();
        builder.Services.AddHostedService<Termijnen.KalenderVernieuwer>();
        builder.Services.AddRazorPages(o => o.RootDirectory = "/").AddRazorPagesOptions(Toegangsregels.Configure);
        builder.Services.AddAccounts()
            .AddSignInManager()
            .AddClaimsPrincipalFactory<MedewerkerClaims>();
        builder.Services.AddAuthentication(IdentityConstants.ApplicationScheme).AddIdentityCookies();
        builder.Services.ConfigureApplicationCookie(Toegangsregels.Configure);
        builder.Services.Configure<SecurityStampValidatorOptions>(o => o.ValidationInterval = TimeSpan.FromMinutes(1));
        builder.Services.AddScoped<Tweedefactor>().AddScoped<Aanmeldbezoek>();
        builder.Services.AddAuthorization(Toegangsregels.Configure);
        builder.Services.AddDataProtection().SetApplicationName("CaseFlow")
            .PersistKeysToFileSystem(new DirectoryInfo(Path.GetDirectoryName(Path.GetFullPath(KeyFile(instellingen)))!));
        builder.Services.AddOptions<HostOptions>().Configure(o => o.BackgroundServiceExceptionBehavior = BackgroundServiceExceptionBehavior.Ignore);
        builder.Services.AddHttpContextAccessor();
        builder.Services.AddProblemDetails().AddOpenApi("v1").ConfigureHttpJsonOptions(ZaakApi.Configure).AddScoped<ZaakApi.Lezer>();
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

        // A page for people, a problem (RFC 9457) for programs.
        static bool IsApi(HttpContext c) => c.Request.Path.StartsWithSegments(ZaakApi.Pad);
        app.UseWhen(IsApi, api => api.UseExceptionHandler().UseStatusCodePages());
        app.UseWhen(c => !IsApi(c), pages => pages.UseExceptionHandler("/Fout").UseStatusCodePagesWithReExecute("/Fout", "?code={0}"));
        app.Use(Toegangsregels.SecurityHeaders);
        app.Use(Formulieren.Foutweergave.RefuseTooLarge);
        app.UseRouting();
        app.UseAuthentication();
        app.UseAuthorization();
        app.Use(Aanmeldbezoek.EerstAsync);
        app.MapStaticAssets().AllowAnonymous();
        app.MapRazorPages();
        app.MapZaakApi();
        Werkprocessen.BerichtenApi.Map(app);
        app.Lifetime.ApplicationStarted.Register(() => Startup.Announce(app, heeftDemo));
        await app.RunAsync(cancellation);
        return 0;
    }

    public static string KeyFile(IConfiguration settings) => settings["Secrets:KeyFile"] is { Length: > 0 } path ? path : "data/caseflow.key";

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
