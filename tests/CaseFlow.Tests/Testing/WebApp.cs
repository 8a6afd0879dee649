using System.Net;
using AngleSharp.Dom;
using AngleSharp.Html.Dom;
using AngleSharp.Html.Parser;
using CaseFlow.Data;
using CaseFlow.Jobs;
using CaseFlow.Toegang;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Mvc.Testing;
using Microsoft.AspNetCore.TestHost;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Shouldly;
using Xunit;

namespace CaseFlow.Tests.Testing;

/// <summary>
/// The real application over HTTP, with a database of its own, the demo accounts and a clock that stands still.
/// One per test (<c>await using var app = await WebApp.StartAsync();</c>) or one per class (<c>IClassFixture&lt;WebApp&gt;</c>).
/// <code>
/// var intake = await app.AanmeldenAsync("intake");
/// var blad = await intake.GetAsync("/Meldingen/Registreren");
/// var antwoord = await blad.VerstuurAsync("Melding vastleggen", ("inwoner.naam", "Anna Wit"));
/// </code>
/// The sweep does not run; <c>app.Bouwer().Ronde()</c> does what fell due.
/// </summary>
public sealed class WebApp : WebApplicationFactory<Program>, IAsyncLifetime
{
    private bool _isVanAnder;
    private readonly DirectoryInfo _data = Directory.CreateTempSubdirectory("caseflow-test-");

    public TestDatabase Database { get; private set; } = null!;

    /// <summary>Lets the clock of the application run its rounds, as it does outside tests.</summary>
    public bool HeeftSweep { get; init; }

    /// <summary>Routes and municipalities; those of the application unless a test brings its own.</summary>
    public string Workflows { get; init; } = Zaakbouwer.Workflows;

    /// <summary>The secret of the installation, in base64, where keys must be the same each time; else a new one.</summary>
    public string? Sleutel { get; init; }

    /// <summary>Where a mail server listens on this machine; without one no mail is made.</summary>
    public int? Mailpoort { get; init; }

    /// <summary>Settings beside those of every test.</summary>
    public IReadOnlyDictionary<string, string> Instellingen { get; init; } = new Dictionary<string, string>();

    public Klok Klok { get; init; } = new();

    /// <summary>Every command that this application sent to its database.</summary>
    public QueryTeller Queries { get; } = new();

    /// <summary>The error behind the last page that said "Er ging iets mis".</summary>
    public Foutlog Foutlog { get; } = new();

    /// <summary>Reads all that is logged, down to the smallest level that the application itself lets through.</summary>
    public Loglezer? Log { get; init; }

    public static async Task<WebApp> StartAsync()
    {
        var app = new WebApp();
        await app.InitializeAsync();
        return app;
    }

    /// <summary>Starts on a database that is already there, as after a restart; that database stays when the application stops.</summary>
    public static WebApp StartOp(TestDatabase database, DateTimeOffset nu, string? workflows = null, bool heeftSweep = true, IReadOnlyDictionary<string, string>? instellingen = null)
    {
        var app = new WebApp { HeeftSweep = heeftSweep, Database = database, _isVanAnder = true, Workflows = workflows ?? Zaakbouwer.Workflows, Instellingen = instellingen ?? new Dictionary<string, string>() };
        app.Klok.Nu = nu;
        app.StartServer();
        return app;
    }

    public async Task InitializeAsync()
    {
        Database = await TestDatabase.CreateAsync();
        if (Sleutel is not null)
        {
            await File.WriteAllTextAsync(Path.Combine(_data.FullName, "sleutel"), Sleutel);
        }
        StartServer();
    }

    /// <summary>Brings cases to any point in this application's database.</summary>
    public Zaakbouwer Bouwer(string gemeente = "hengelo") => new(Services, Klok, gemeente);

    /// <summary>A visitor who has not signed in; redirects are not followed.</summary>
    public Bezoeker Bezoeker() => new(CreateClient(new() { AllowAutoRedirect = false, HandleCookies = true }), Foutlog);

    /// <summary>Somebody with this role, signed in on the real page.</summary>
    public async Task<Bezoeker> AanmeldenAsync(string rol, string gemeente = "hengelo")
    {
        var bezoeker = Bezoeker();
        var blad = await bezoeker.GetAsync("/Toegang/Aanmelden");
        var antwoord = await blad.VerstuurAsync("Aanmelden", ("Gebruikersnaam", DemoAccounts.Gebruikersnaam(rol, gemeente)), ("Wachtwoord", DemoAccounts.Wachtwoord));
        antwoord.Status.ShouldBe(HttpStatusCode.Redirect, antwoord.Tekst);
        return bezoeker;
    }

    /// <summary>Reads or changes the database beside the application.</summary>
    public async Task<T> DbAsync<T>(Func<CaseFlowDbContext, Task<T>> lees)
    {
        await using var db = Database.NewContext();
        var uitkomst = await lees(db);
        await db.SaveChangesAsync();
        return uitkomst;
    }

    protected override void ConfigureWebHost(IWebHostBuilder builder)
    {
        // As ./run starts it: no developer pages.
        builder.UseEnvironment(Environments.Production);
        builder.UseSetting("Database:Provider", Database.Provider);
        builder.UseSetting("Database:ConnectionString", Database.ConnectionString);
        builder.UseSetting("Secrets:KeyFile", Path.Combine(_data.FullName, "sleutel"));
        builder.UseSetting("Workflows:Path", Workflows);
        builder.UseSetting("Secrets:Values:zaaksysteem", Proefroutes.Geheim);
        builder.UseSetting("Secrets:Values:berichten", Proefroutes.Geheim);
        if (Mailpoort is { } poort)
        {
            builder.UseSetting("Mail:Host", "127.0.0.1");
            builder.UseSetting("Mail:Port", poort.ToString(System.Globalization.CultureInfo.InvariantCulture));
            builder.UseSetting("Mail:From", "caseflow@gemeente.example");
        }
        builder.UseSetting("Demo:Accounts", "true");
        // Tests ask more in a minute than people do; what is asked too often has tests of its own.
        foreach (var grens in new[] { "SignInPerAddress", "SignInPerAccount", "SearchPerAccount", "ApiPerAccount" })
        {
            builder.UseSetting($"Limits:{grens}", "0");
        }
        foreach (var (naam, waarde) in Instellingen)
        {
            builder.UseSetting(naam, waarde);
        }
        builder.UseSetting("Logging:LogLevel:Default", Log is not null ? "Trace" : Traces.IsOn ? "Debug" : "Error");
        builder.ConfigureLogging(log =>
        {
            log.ClearProviders().AddProvider(Foutlog);
            if (Log is not null)
            {
                log.AddProvider(Log);
            }
            Traces.Log(log);
        });
        builder.ConfigureTestServices(services =>
        {
            services.AddSingleton<TimeProvider>(Klok);
            Traces.Web(services);
            services.ConfigureDbContext<CaseFlowDbContext>(options => TestDatabase.Watch(options.AddInterceptors(Queries)), ServiceLifetime.Singleton);
            if (!HeeftSweep)
            {
                services.Remove(services.Single(s => s.ImplementationType == typeof(Sweep)));
                services.Remove(services.Single(s => s.ImplementationType == typeof(JobWorker)));
            }
        });
    }

    Task IAsyncLifetime.DisposeAsync() => DisposeAsync().AsTask();

    public override async ValueTask DisposeAsync()
    {
        await base.DisposeAsync();
        if (!_isVanAnder)
        {
            await Database.DisposeAsync();
        }
        _data.Delete(recursive: true);
    }
}

/// <summary>One browser without JavaScript: its cookies, and the pages it asks for. An unexpected error (500) fails the test with its cause.</summary>
public sealed class Bezoeker(HttpClient http, Foutlog log)
{
    internal Exception? LaatsteFout => log.Laatste;

    public HttpClient Http => http;

    public async Task<Blad> GetAsync(string pad) => await Blad.LeesAsync(this, await http.GetAsync(pad));

    /// <summary>Posts fields as they are, without a form that was asked for first (so without its antiforgery token).</summary>
    public async Task<Blad> PostAsync(string pad, params (string Naam, string Waarde)[] velden) =>
        await Blad.LeesAsync(this, await http.PostAsync(pad, new FormUrlEncodedContent(velden.Select(v => KeyValuePair.Create(v.Naam, v.Waarde)))));
}

/// <summary>An answer of the application, read as a browser reads it.</summary>
public sealed class Blad
{
    private readonly Bezoeker _bezoeker;

    private Blad(Bezoeker bezoeker, HttpResponseMessage antwoord, string html, IHtmlDocument document)
    {
        _bezoeker = bezoeker;
        Antwoord = antwoord;
        Html = html;
        Document = document;
    }

    public HttpResponseMessage Antwoord { get; }

    public string Html { get; }

    public IHtmlDocument Document { get; }

    public HttpStatusCode Status => Antwoord.StatusCode;

    /// <summary>Where the answer sends the browser: path and query, or null.</summary>
    public string? Naar => Antwoord.Headers.Location is { } adres
        ? adres.IsAbsoluteUri ? adres.PathAndQuery : adres.OriginalString
        : null;

    /// <summary>The text of the page proper, white space folded.</summary>
    public string Tekst => Vouw((Document.QuerySelector("main") ?? (IElement?)Document.Body)?.TextContent ?? "");

    public string Titel => Document.Title ?? "";

    public IElement? Een(string selector) => Document.QuerySelector(selector);

    public IReadOnlyList<IElement> Alle(string selector) => [.. Document.QuerySelectorAll(selector)];

    public IReadOnlyList<string> Teksten(string selector) => [.. Alle(selector).Select(e => Vouw(e.TextContent))];

    /// <summary>
    /// Fills in the form of this button and presses it; every other field goes along as the page gave it. The button is named by its words,
    /// or by a selector that starts with a dot, a hash or a bracket. A field that is not in the form is sent all the same.
    /// </summary>
    public async Task<Blad> VerstuurAsync(string knop, params (string Naam, string Waarde)[] velden)
    {
        var gedrukt = (knop[0] is '.' or '#' or '[' ? Een(knop) : Alle("main button, main input[type=submit], button").FirstOrDefault(b => Vouw(b.TextContent) == knop || b.GetAttribute("value") == knop))
            ?? throw new InvalidOperationException($"Geen knop '{knop}' op dit blad: {Titel}\n{Tekst}");
        var form = (IHtmlFormElement)(gedrukt.Closest("form") ?? throw new InvalidOperationException($"De knop '{knop}' staat niet in een formulier."));
        var namen = velden.Select(v => v.Naam).ToHashSet();
        var alles = Gegeven(form).Where(v => !namen.Contains(v.Naam)).Concat(velden).ToList();
        if (gedrukt.GetAttribute("name") is { Length: > 0 } naam)
        {
            alles.Add((naam, gedrukt.GetAttribute("value") ?? ""));
        }
        var adres = (gedrukt.GetAttribute("formaction") ?? form.GetAttribute("action")) is { Length: > 0 } pad ? pad : Antwoord.RequestMessage!.RequestUri!.PathAndQuery;
        return await _bezoeker.PostAsync(adres, [.. alles]);
    }

    /// <summary>Asks for the page this answer sends the browser to.</summary>
    public Task<Blad> VolgAsync() => _bezoeker.GetAsync(Naar ?? throw new InvalidOperationException($"Geen doorverwijzing maar {(int)Status}: {Titel}\n{Tekst}"));

    internal static async Task<Blad> LeesAsync(Bezoeker bezoeker, HttpResponseMessage antwoord)
    {
        if (antwoord.StatusCode == HttpStatusCode.InternalServerError && bezoeker.LaatsteFout is { } fout)
        {
            throw new InvalidOperationException($"{antwoord.RequestMessage!.Method} {antwoord.RequestMessage.RequestUri!.PathAndQuery}: {fout.Message}", fout);
        }
        var html = await antwoord.Content.ReadAsStringAsync();
        return new Blad(bezoeker, antwoord, html, new HtmlParser().ParseDocument(html));
    }

    private static IEnumerable<(string Naam, string Waarde)> Gegeven(IHtmlFormElement form)
    {
        foreach (var veld in form.Elements.Where(e => e.GetAttribute("name") is { Length: > 0 } && !e.HasAttribute("disabled")))
        {
            var naam = veld.GetAttribute("name")!;
            switch (veld)
            {
                case IHtmlInputElement { Type: "checkbox" or "radio" } vakje:
                    if (vakje.IsChecked)
                    {
                        yield return (naam, vakje.Value);
                    }
                    break;
                case IHtmlInputElement { Type: not ("submit" or "button" or "image" or "file") } invoer:
                    yield return (naam, invoer.Value);
                    break;
                case IHtmlTextAreaElement tekst:
                    yield return (naam, tekst.Value);
                    break;
                case IHtmlSelectElement keuze:
                    foreach (var optie in keuze.Options.Where(o => o.IsSelected))
                    {
                        yield return (naam, optie.Value);
                    }
                    break;
            }
        }
    }

    private static string Vouw(string tekst) => string.Join(' ', tekst.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));
}
