using System.Net;
using System.Reflection;
using CaseFlow.Data;
using CaseFlow.Tests.Testing;
using CaseFlow.Toegang;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.AspNetCore.Routing;
using Microsoft.AspNetCore.TestHost;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Primitives;
using Shouldly;
using Xunit;

namespace CaseFlow.Tests;

/// <summary>What holds for every page and every answer, whatever is added later.</summary>
public sealed class WebSecurityTests(WebApp app) : IClassFixture<WebApp>
{
    [Theory]
    [InlineData("/")]
    [InlineData("/Toegang/Aanmelden")]
    [InlineData("/bestaat-niet")]
    [InlineData("/css/caseflow.css")]
    [InlineData("/api/v1/zaken/Z2026-000001")]
    [InlineData("/Fout?code=500")]
    public async Task Every_answer_tells_the_browser_to_be_strict(string pad)
    {
        var koppen = (await app.Bezoeker().Http.GetAsync(pad)).Headers;
        var csp = koppen.GetValues("Content-Security-Policy").Single().Split("; ");
        csp.ShouldContain("script-src 'self'");
        csp.ShouldContain("style-src 'self'");
        csp.ShouldContain("object-src 'none'");
        csp.ShouldContain("base-uri 'none'");
        csp.ShouldContain("frame-ancestors 'none'");
        csp.ShouldContain("form-action 'self'");
        csp.ShouldAllBe(d => !d.Contains("unsafe") && !d.Contains("http") && !d.Contains('*'));
        koppen.GetValues("X-Content-Type-Options").ShouldBe(["nosniff"]);
        koppen.GetValues("Referrer-Policy").ShouldBe(["same-origin"]);
        koppen.GetValues("Cross-Origin-Opener-Policy").ShouldBe(["same-origin"]);
        koppen.GetValues("Cross-Origin-Resource-Policy").ShouldBe(["same-origin"]);
        koppen.GetValues("Permissions-Policy").Single().ShouldContain("microphone=()");
        koppen.Contains("Server").ShouldBeFalse();
        koppen.Contains("Access-Control-Allow-Origin").ShouldBeFalse();
        (koppen.CacheControl?.NoStore == true).ShouldBe(!pad.Contains(".css"));
    }

    [Fact]
    public async Task Where_https_is_required_cookies_are_bound_to_this_host_and_nothing_goes_without()
    {
        await using var strikt = new WebApp { Instellingen = new Dictionary<string, string> { ["Https:Required"] = "true" } };
        await strikt.InitializeAsync();
        var wie = new Bezoeker(strikt.CreateClient(new() { AllowAutoRedirect = false, BaseAddress = new Uri("https://caseflow.example/") }), strikt.Foutlog);
        var blad = await wie.GetAsync("/Toegang/Aanmelden");
        blad.Antwoord.Headers.GetValues("Strict-Transport-Security").ShouldBe(["max-age=31536000; includeSubDomains"]);
        var binnen = await blad.VerstuurAsync("Aanmelden", ("Gebruikersnaam", "consulent.hengelo"), ("Wachtwoord", DemoAccounts.Wachtwoord));
        var koekjes = blad.Antwoord.Headers.GetValues("Set-Cookie").Concat(binnen.Antwoord.Headers.GetValues("Set-Cookie")).Select(k => k.ToLowerInvariant()).ToList();
        koekjes.Count.ShouldBeGreaterThanOrEqualTo(2);
        koekjes.ShouldAllBe(k => k.StartsWith("__host-") && k.Contains("; secure") && k.Contains("; httponly") && k.Contains("; path=/") && k.Contains("; samesite=") && !k.Contains("domain="));

        var kaal = strikt.Bezoeker();
        var doorgestuurd = await kaal.GetAsync("/Zaken?a=1");
        doorgestuurd.Status.ShouldBe(HttpStatusCode.TemporaryRedirect);
        doorgestuurd.Antwoord.Headers.Location!.AbsoluteUri.ShouldBe("https://localhost/Zaken?a=1");
        (await kaal.PostAsync("/Toegang/Aanmelden", ("Wachtwoord", "x"))).Status.ShouldBe(HttpStatusCode.Forbidden);
        (await kaal.Http.GetAsync("/api/v1/zaken/Z2026-000001")).StatusCode.ShouldBe(HttpStatusCode.Forbidden, "a program would go on sending its key so");
    }

    [Theory]
    [InlineData("10.1.2.3", "https 203.0.113.9")]
    [InlineData("192.0.2.7", "https 203.0.113.9")]
    [InlineData("192.0.2.8", "http 192.0.2.8")]
    public async Task Only_a_known_proxy_says_where_a_request_came_from(string van, string gezien)
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.WebHost.UseTestServer();
        builder.Services.AddDataProtection();
        builder.Services.AddWebSecurity(isHttps: false, "10.0.0.0/8, 192.0.2.7", new RequestLimits());
        await using var klein = builder.Build();
        klein.Use((context, next) =>
        {
            context.Connection.RemoteIpAddress = IPAddress.Parse(van);
            return next(context);
        });
        klein.UseWebSecurity();
        klein.Run(c => c.Response.WriteAsync($"{c.Request.Scheme} {c.Connection.RemoteIpAddress}"));
        await klein.StartAsync();
        using var http = klein.GetTestClient();
        http.DefaultRequestHeaders.Add("X-Forwarded-For", "203.0.113.9");
        http.DefaultRequestHeaders.Add("X-Forwarded-Proto", "https");
        (await http.GetStringAsync("/")).ShouldBe(gezien);
        Should.Throw<InvalidDataException>(() => Proxies("caseflow.example")).Message.ShouldContain("Https:Proxies");
    }

    [Fact]
    public async Task Who_asks_too_often_waits_and_is_told_how_long()
    {
        await using var krap = new WebApp
        {
            Instellingen = new Dictionary<string, string> { ["Limits:WindowSeconds"] = "3600", ["Limits:SignInPerAddress"] = "5", ["Limits:SignInPerAccount"] = "2", ["Limits:SearchPerAccount"] = "2", ["Limits:ApiPerAccount"] = "2" },
        };
        await krap.InitializeAsync();
        var wie = await krap.AanmeldenAsync("consulent");
        var blad = await krap.Bezoeker().GetAsync("/Toegang/Aanmelden");
        Task<Blad> Probeer(string naam) => blad.VerstuurAsync("Aanmelden", ("Gebruikersnaam", naam), ("Wachtwoord", "niet dit"));
        (await Probeer("niemand.hengelo")).Status.ShouldBe(HttpStatusCode.OK);
        (await Probeer("Niemand.hengelo")).Status.ShouldBe(HttpStatusCode.OK);
        var account = await Probeer("niemand.hengelo");
        account.Status.ShouldBe(HttpStatusCode.TooManyRequests);
        account.Een("[role=alert]")!.TextContent.ShouldContain("te vaak achter elkaar");
        account.Antwoord.Headers.RetryAfter.ShouldNotBeNull();
        (await Probeer("iemand.hengelo")).Status.ShouldBe(HttpStatusCode.OK, "another name, and still within what one address may");
        var adres = await Probeer("nog-iemand.hengelo");
        adres.Status.ShouldBe(HttpStatusCode.TooManyRequests);
        adres.Tekst.ShouldContain("Wacht een minuut");
        adres.Antwoord.Headers.RetryAfter!.Delta!.Value.TotalSeconds.ShouldBeInRange(1, 3600);

        var zoeken = await wie.GetAsync("/Zaken");
        for (var i = 0; i < 2; i++)
        {
            (await wie.PostAsync("/Zaken", Token(zoeken))).Status.ShouldBe(HttpStatusCode.OK);
        }
        (await wie.PostAsync("/Zaken", Token(zoeken))).Status.ShouldBe(HttpStatusCode.TooManyRequests);
        (await wie.GetAsync("/Zaken")).Status.ShouldBe(HttpStatusCode.OK, "only searching is limited");
        HttpResponseMessage? api = null;
        for (var i = 0; i < 3; i++)
        {
            api = await wie.Http.GetAsync("/api/v1/zaken/Z2026-000001");
        }
        api!.StatusCode.ShouldBe(HttpStatusCode.TooManyRequests);
        api.Content.Headers.ContentType!.MediaType.ShouldBe("application/problem+json");
        api.Headers.RetryAfter.ShouldNotBeNull();
    }

    [Fact]
    public async Task What_is_refused_at_the_door_is_in_the_log()
    {
        await using var luisterend = new WebApp { Log = new Loglezer(), Instellingen = new Dictionary<string, string> { ["Limits:WindowSeconds"] = "3600", ["Limits:ApiPerAccount"] = "1" } };
        await luisterend.InitializeAsync();
        var wie = await luisterend.AanmeldenAsync("consulent");
        var id = await luisterend.DbAsync(db => db.Users.Where(u => u.UserName == "consulent.hengelo").Select(u => u.Id).SingleAsync());

        await wie.GetAsync("/Beleid");
        await wie.PostAsync("/Zaken", ("Zoektekst", "111222333"));
        for (var i = 0; i < 2; i++)
        {
            await wie.Http.GetAsync("/api/v1/zaken/Z2026-000001");
        }

        string Regel(string waarom) => luisterend.Log!.Regels.Single(r => r.Contains($"Refused ({waarom}): "));
        Regel("no access").ShouldContain($"GET Beleid by account {id}");
        Regel("no antiforgery token").ShouldContain($"POST Zaken by account {id}");
        Regel("too many requests").ShouldContain($"GET /api/v1/zaken/{{nummer}}/ by account {id}");
    }

    /// <summary>As somebody with every role, so that nothing but the missing token can refuse.</summary>
    [Fact]
    public async Task Every_form_without_its_token_is_refused()
    {
        await app.DbAsync(async db =>
        {
            var een = await db.Users.SingleAsync(u => u.UserName == "consulent.haaksbergen");
            db.AddRange(CaseFlow.Gemeenten.Configuratie.Rollen.Where(r => r != "consulent").Select(r => new MedewerkerRol { MedewerkerId = een.Id, Rol = r, Van = new DateOnly(2020, 1, 1) }));
            return true;
        });
        var wie = await app.AanmeldenAsync("consulent", "haaksbergen");
        var (bladen, formulieren) = (Eindpunten().Where(e => e.Metadata.GetMetadata<PageActionDescriptor>() is not null).ToList(), 0);
        foreach (var eindpunt in bladen.Where(e => !IsVrij(e)))
        {
            var pad = "/" + string.Join('/', eindpunt.RoutePattern.PathSegments.Select(s => string.Concat(s.Parts.Select(d => d switch
            {
                Microsoft.AspNetCore.Routing.Patterns.RoutePatternLiteralPart vast => vast.Content,
                Microsoft.AspNetCore.Routing.Patterns.RoutePatternSeparatorPart streep => streep.Content,
                Microsoft.AspNetCore.Routing.Patterns.RoutePatternParameterPart p => p.ParameterPolicies.Any(b => b.Content == "guid") ? Guid.NewGuid().ToString() : "1",
                _ => "",
            }))));
            (await wie.PostAsync(pad, ("veld", "waarde"))).Status.ShouldBe(HttpStatusCode.BadRequest, pad);
            formulieren++;
        }
        formulieren.ShouldBeGreaterThan(50);
        // What is free of it takes no form, and one address is for programs, with a key of its own.
        Bladmodellen().Where(m => m.IsDefined(typeof(IgnoreAntiforgeryTokenAttribute))).SelectMany(Handelaars).ShouldAllBe(h => !h.Name.StartsWith("OnPost"));
        Eindpunten().Where(e => e.Metadata.GetMetadata<PageActionDescriptor>() is null && e.Metadata.GetMetadata<CaseFlow.Api.Bereikeis>() is null && e.Metadata.GetMetadata<HttpMethodMetadata>() is { } m && m.HttpMethods.Any(h => h is not ("GET" or "HEAD")))
            .Select(e => e.RoutePattern.RawText).ShouldBe(["/api/berichten"]);
    }

    /// <summary>A form fills fields that were named one by one; an entity, or an object with whatever it holds, is never filled.</summary>
    [Fact]
    public void No_form_fills_an_object()
    {
        var gevuld = Bladmodellen().SelectMany(m =>
            m.GetProperties().Where(p => p.IsDefined(typeof(BindPropertyAttribute)) || p.IsDefined(typeof(FromRouteAttribute)) || p.IsDefined(typeof(FromQueryAttribute))).Select(p => (Naam: $"{m.Name}.{p.Name}", Soort: p.PropertyType))
                .Concat(Handelaars(m).SelectMany(h => h.GetParameters().Select(p => (Naam: $"{m.Name}.{h.Name}({p.Name})", Soort: p.ParameterType))))).ToList();
        gevuld.Count.ShouldBeGreaterThan(50);
        gevuld.Where(g => !IsEnkel(g.Soort)).Select(g => $"{g.Naam}: {g.Soort}").ShouldBeEmpty();

        static bool IsEnkel(Type t) => t.IsPrimitive || t.IsEnum || t == typeof(string) || t == typeof(Guid) || t == typeof(decimal) || t == typeof(DateOnly) || t == typeof(TimeOnly) || t == typeof(DateTime)
            || t == typeof(CancellationToken) || t == typeof(IFormFile) || t == typeof(StringValues)
            || (Nullable.GetUnderlyingType(t) is { } kern && IsEnkel(kern)) || (t.IsArray && IsEnkel(t.GetElementType()!))
            || (t.IsGenericType && t.Namespace!.StartsWith("System.Collections") && t.GetGenericArguments().All(IsEnkel));
    }

    private static (string, string) Token(Blad blad) => ("__RequestVerificationToken", blad.Een("main input[name=__RequestVerificationToken]")!.GetAttribute("value")!);

    private static void Proxies(string waarde)
    {
        var services = new ServiceCollection();
        services.AddWebSecurity(isHttps: false, waarde, new RequestLimits());
        _ = services.BuildServiceProvider().GetRequiredService<Microsoft.Extensions.Options.IOptions<ForwardedHeadersOptions>>().Value;
    }

    private IEnumerable<RouteEndpoint> Eindpunten() => app.Services.GetServices<EndpointDataSource>().SelectMany(b => b.Endpoints).OfType<RouteEndpoint>();

    private static bool IsVrij(RouteEndpoint eindpunt) => eindpunt.RoutePattern.RawText is "Fout" or "Toegang/GeenToegang";

    private static IEnumerable<Type> Bladmodellen() => typeof(Program).Assembly.GetTypes().Where(t => t.IsAssignableTo(typeof(PageModel)) && !t.IsAbstract);

    private static IEnumerable<MethodInfo> Handelaars(Type model) => model.GetMethods(BindingFlags.Public | BindingFlags.Instance).Where(m => m.Name.StartsWith("OnGet") || m.Name.StartsWith("OnPost"));
}
