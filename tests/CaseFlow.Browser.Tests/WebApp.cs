using CaseFlow.Tests.Testing;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Mvc.Testing;
using Microsoft.AspNetCore.TestHost;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace CaseFlow.Browser.Tests;

/// <summary>The real application on a real port, with an empty database of its own, the demo accounts and a clock that tests move.</summary>
public sealed class WebApp : WebApplicationFactory<Program>
{
    private readonly DirectoryInfo _data = Directory.CreateTempSubdirectory("caseflow-browser-");

    public WebApp()
    {
        UseKestrel(0);
        StartServer();
    }

    public Uri Address => ClientOptions.BaseAddress;

    /// <summary>The clock of the application; tests only move it on.</summary>
    public Klok Klok { get; } = new();

    /// <summary>Brings cases to any point in this application's database, by its own services.</summary>
    public Zaakbouwer Bouwer(string gemeente = "hengelo") => new(Services, Klok, gemeente);

    protected override void ConfigureWebHost(IWebHostBuilder builder)
    {
        // As ./run starts it: no developer pages.
        builder.UseEnvironment(Environments.Production);
        builder.UseSetting("Database:Provider", "sqlite");
        builder.UseSetting("Database:ConnectionString", $"Data Source={Path.Combine(_data.FullName, "caseflow.db")}");
        builder.UseSetting("Secrets:KeyFile", Path.Combine(_data.FullName, "sleutel"));
        builder.UseSetting("Workflows:Path", Path.Combine(Repository.Root, "workflows"));
        builder.UseSetting("Demo:Accounts", "true");
        // Every test signs in again, from the same address.
        builder.UseSetting("Limits:SignInPerAddress", "0");
        builder.UseSetting("Limits:SignInPerAccount", "0");
        // A provider that nobody asks anything: only what is said about it is looked at.
        builder.UseSetting("SignIn:Providers:proef:Name", "Gemeente Proef");
        builder.UseSetting("SignIn:Providers:proef:Municipalities:0", "twenterand");
        builder.UseSetting("SignIn:Providers:proef:Authority", "https://127.0.0.1:1");
        builder.UseSetting("SignIn:Providers:proef:ClientId", "caseflow");
        builder.UseSetting("SignIn:Providers:proef:ClientSecret", "niet-gebruikt");
        builder.UseSetting("Logging:LogLevel:Default", Traces.IsOn ? "Debug" : "Warning");
        builder.ConfigureLogging(Traces.Log);
        builder.UseSetting("Sweep:IntervalSeconds", "1");
        builder.ConfigureTestServices(services =>
        {
            services.AddSingleton<TimeProvider>(Klok);
            Traces.Web(services);
        });
    }

    public override async ValueTask DisposeAsync()
    {
        await base.DisposeAsync();
        Traces.Database(Path.Combine(_data.FullName, "caseflow.db"));
        // SQLite keeps files open in its connection pool; on Linux they may go all the same.
        _data.Delete(recursive: true);
    }
}
