using CaseFlow.Data;
using CaseFlow.Tests.Testing;
using CaseFlow.Werkprocessen;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Mvc.Testing;
using Microsoft.AspNetCore.TestHost;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Playwright;
using Shouldly;

namespace CaseFlow.Browser.Tests;

/// <summary>Only where pictures are asked for: CASEFLOW_WRITE_PICTURES=1.</summary>
[AttributeUsage(AttributeTargets.Method)]
public sealed class PicturesFactAttribute : FactAttribute
{
    public PicturesFactAttribute() => Skip = Environment.GetEnvironmentVariable("CASEFLOW_WRITE_PICTURES") is { Length: > 0 } ? null! : "writes docs/img; ask for it with CASEFLOW_WRITE_PICTURES=1";
}

/// <summary>
/// The pictures of the handbook and the tour: the filled demo at a fixed moment, signed in as each kind of user. One command makes them again:
/// CASEFLOW_WRITE_PICTURES=1 dotnet test tests/CaseFlow.Browser.Tests --filter Pictures
/// </summary>
[Collection(BrowserCollection.Name)]
public sealed class Pictures(Browser browser)
{
    private const int Width = 1200;
    private const int Height = 800;

    [PicturesFact]
    public async Task Every_picture_is_made_from_the_demo()
    {
        await using var app = new Demo();
        var address = app.Start();
        var task = await app.DbAsync(db => db.Taken.Where(t => t.Stap == "gesprek" && t.Status == TaakStatus.Open && t.Zaak!.GemeenteId == "hengelo").OrderBy(t => t.Zaak!.Nummer).Select(t => t.Id).FirstAsync());
        var plan = await app.DbAsync(db => db.Zaken.Where(z => z.GemeenteId == "hengelo" && db.Plannen.Any(p => p.HuishoudenId == z.HuishoudenId)).OrderBy(z => z.Nummer).Select(z => z.HuishoudenId).FirstAsync());
        // Figures are counted while people look; wait for them.
        for (var i = 0; i < 300 && await app.DbAsync(db => db.Jobs.AnyAsync(j => j.Kind == CaseFlow.Jobs.JobKinds.Publication)); i++)
        {
            await Task.Delay(1000);
        }
        foreach (var (account, pages) in new (string?, (string Name, string Path)[])[]
        {
            (null, [("aanmelden", "/Toegang/Aanmelden")]),
            ("intake", [("melding", "/Meldingen/Registreren")]),
            ("consulent", [("mijn-werk", "/"), ("zaak", "a[href*='/Zaken/']"), ("gesprek", $"/Gesprek/{task}"), ("plan", $"/Huishoudens/{plan}/Plan"), ("afspraken", "/Afspraken")]),
            ("regisseur", [("regie", "/Regie")]),
            ("schuldhulpverlener", [("vroegsignalen", "/Vroegsignalen")]),
            ("administratie", [("voorzieningen", "/Voorzieningen")]),
            ("teamleider", [("team", "/Teams"), ("doorlooptijden", "/Teams/Doorlooptijden")]),
            ("beleid", [("beleid", "/Beleid?toon=niet-op-koers"), ("indicator", "main a[href*='/Beleid/Indicatoren/']"), ("stroom", "/Beleid/Stroom"), ("raad", "/Beleid/Raad")]),
            ("privacy", [("privacy", "/Privacy")]),
            ("beheer", [("beheer", "/Beheer"), ("routes", "/Beheer/Routes"), ("handboek", "/Handboek/functioneel-beheer")]),
        })
        {
            var visitor = await browser.NewVisitorAsync(address, Width, Height, javaScript: true);
            visitor.SetDefaultTimeout(120_000);
            var page = await visitor.NewPageAsync();
            if (account is not null)
            {
                await page.GotoAsync("/Toegang/Aanmelden");
                await page.GetByLabel("Gebruikersnaam").FillAsync($"{account}.hengelo");
                await page.GetByLabel("Wachtwoord").FillAsync(CaseFlow.Toegang.DemoAccounts.Wachtwoord);
                await page.GetByRole(AriaRole.Button, new() { Name = "Aanmelden", Exact = true }).ClickAsync();
            }
            foreach (var (name, path) in pages)
            {
                // A place on the page before leads there, or an address.
                var to = path[0] == '/' ? path : await page.Locator(path).First.GetAttributeAsync("href");
                (await page.GotoAsync(to!, new() { WaitUntil = WaitUntilState.NetworkIdle }))!.Status.ShouldBe(200, name);
                // A sheet that puts the cursor in its first field is shown from the top all the same.
                await page.EvaluateAsync("window.scrollTo(0, 0)");
                var picture = await page.ScreenshotAsync(new() { Animations = ScreenshotAnimations.Disabled });
                await File.WriteAllBytesAsync(Path.Combine(Repository.Root, "docs", "img", name + ".png"), Palette.Reduce(picture));
            }
            await visitor.CloseAsync();
        }
    }

    /// <summary>The demo as --demo fills it, seen on a Tuesday in April 2026: the first quarter is published.</summary>
    private sealed class Demo : WebApplicationFactory<Program>
    {
        private readonly DirectoryInfo _data = Directory.CreateTempSubdirectory("caseflow-pictures-");

        public Uri Start()
        {
            UseKestrel(0);
            StartServer();
            return ClientOptions.BaseAddress;
        }

        public async Task<T> DbAsync<T>(Func<CaseFlowDbContext, Task<T>> read)
        {
            await using var scope = Services.CreateAsyncScope();
            return await read(scope.ServiceProvider.GetRequiredService<CaseFlowDbContext>());
        }

        protected override void ConfigureWebHost(IWebHostBuilder builder)
        {
            builder.UseEnvironment(Environments.Production);
            foreach (var (name, value) in new Dictionary<string, string>
            {
                ["demo"] = "true", ["demo-maanden"] = Environment.GetEnvironmentVariable("CASEFLOW_PICTURE_MONTHS") ?? "3", ["Database:ConnectionString"] = $"Data Source={Path.Combine(_data.FullName, "caseflow.db")}",
                ["Secrets:KeyFile"] = Path.Combine(_data.FullName, "key"), ["Workflows:Path"] = Path.Combine(Repository.Root, "workflows"), ["Logging:LogLevel:Default"] = "Warning",
            })
            {
                builder.UseSetting(name, value);
            }
            builder.ConfigureTestServices(services => services.AddSingleton<TimeProvider>(new Klok(new DateTimeOffset(2026, 4, 14, 7, 0, 0, TimeSpan.Zero))));
        }

        public override async ValueTask DisposeAsync()
        {
            await base.DisposeAsync();
            _data.Delete(recursive: true);
        }
    }
}
