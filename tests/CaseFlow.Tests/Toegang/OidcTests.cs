using System.Net;
using System.Text;
using CaseFlow.Data;
using CaseFlow.Tests.Testing;
using CaseFlow.Toegang;
using Microsoft.AspNetCore.WebUtilities;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.IdentityModel.Tokens;
using Shouldly;
using Xunit;

namespace CaseFlow.Tests.Toegang;

/// <summary>Signing in with the provider of the organisation, against a real one on this machine: who gets in, and everything that somebody in between may try.</summary>
public sealed class OidcTests(OidcTests.Opstelling o) : IClassFixture<OidcTests.Opstelling>
{
    private const string Pad = "/Toegang/Organisatie";

    [Fact]
    public async Task Who_has_an_account_comes_in_where_they_were_going_and_is_known_by_subject_from_then_on()
    {
        o.Hengelo.Reset();
        var id = await o.MaakAsync("anna@hengelo.example", "Anna Organisatie", "consulent");
        o.Hengelo.Claims["sub"] = "anna-sub";
        o.Hengelo.Claims["preferred_username"] = "Anna@Hengelo.example";
        var wie = o.App.Bezoeker();
        (await wie.GetAsync("/Toegang/Aanmelden?terug=%2FZaken")).Een("a[href*='bij=hengelo']")!.TextContent.ShouldBe("Aanmelden via Gemeente Hengelo");

        (await AanmeldenAsync(wie, terug: "/Zaken")).Naar.ShouldBe("/Zaken");
        var blad = await wie.GetAsync("/Account");
        blad.Tekst.ShouldContain("U meldt zich aan via uw organisatie");
        blad.Html.ShouldNotContain("Wachtwoord wijzigen");

        // Married since, and called otherwise: the account is the same. Who gets the old name after her is somebody else.
        o.Hengelo.Claims["preferred_username"] = "anna.anders@hengelo.example";
        (await AanmeldenAsync(o.App.Bezoeker())).Naar.ShouldBe("/");
        o.Hengelo.Claims["sub"] = "another-person";
        o.Hengelo.Claims["preferred_username"] = "anna@hengelo.example";
        (await AanmeldenAsync(o.App.Bezoeker())).Naar.ShouldBe($"{Pad}?fout=geen-account");

        var regels = await o.App.DbAsync(db => db.Logregels.Where(r => r.MedewerkerId == id).Select(r => r.Onderdeel).ToListAsync());
        regels.Count(r => r.StartsWith("account gekoppeld aan hengelo")).ShouldBe(1);
        regels.Count(r => r.StartsWith("aangemeld")).ShouldBe(2);
        // The functional manager undoes the link, and the account is linked anew by its name.
        var beheer = await o.App.AanmeldenAsync("beheer");
        await (await beheer.GetAsync($"/Beheer/Accounts/{id}")).VerstuurAsync("Koppeling met de organisatie wissen");
        (await AanmeldenAsync(o.App.Bezoeker())).Naar.ShouldBe("/");
    }

    public static TheoryData<string> Vervalsingen => new()
    {
        "nonce", "no nonce", "expired", "not yet", "no expiry", "issuer", "audience", "also for another", "no subject", "long subject", "other key", "no signature", "signed with the client secret", "no token", "not a token",
    };

    [Theory]
    [MemberData(nameof(Vervalsingen))]
    public async Task A_token_that_is_not_right_opens_nothing(string wat)
    {
        o.Hengelo.Reset();
        var nu = o.App.Klok.Nu.ToUnixTimeSeconds();
        o.Hengelo.Claims["preferred_username"] = "consulent.hengelo";
        o.Hengelo.Payload = wat switch
        {
            "nonce" => p => p["nonce"] = "other",
            "no nonce" => p => p.Remove("nonce"),
            "expired" => p => p["exp"] = nu - 300,
            "not yet" => p => p["nbf"] = nu + 300,
            "no expiry" => p => p.Remove("exp"),
            "issuer" => p => p["iss"] = o.Almelo.Issuer,
            "audience" => p => p["aud"] = "another-application",
            "also for another" => p => p["aud"] = new[] { OidcServer.ClientId, "another-application" },
            "no subject" => p => p.Remove("sub"),
            "long subject" => p => p["sub"] = new string('s', 300),
            _ => null,
        };
        o.Hengelo.Sign = wat switch
        {
            "other key" => o.Hengelo.Forge,
            "no signature" => json => $"{Base64UrlEncoder.Encode("""{"alg":"none","typ":"JWT"}""")}.{Base64UrlEncoder.Encode(json)}.",
            "signed with the client secret" => json => OidcServer.Jwt(json, new SigningCredentials(new SymmetricSecurityKey(Encoding.UTF8.GetBytes(OidcServer.ClientSecret.PadRight(64, '0'))), SecurityAlgorithms.HmacSha256)),
            "no token" => _ => "",
            "not a token" => _ => "<script>alert(1)</script>",
            _ => null,
        };
        await WeigertAsync(o.App.Bezoeker(), b => AanmeldenAsync(b));
    }

    public static TheoryData<string> Omwegen => new() { "state", "no state", "another browser", "replayed answer", "replayed code", "without PKCE", "iss of another", "no iss", "answer brought to the other provider", "error", "too late" };

    [Theory]
    [MemberData(nameof(Omwegen))]
    public async Task An_answer_that_was_not_asked_for_in_this_browser_opens_nothing(string wat)
    {
        o.Hengelo.Reset();
        await o.MaakAsync("omweg@hengelo.example", "Otto Omweg", "consulent");
        (o.Hengelo.Claims["sub"], o.Hengelo.Claims["preferred_username"]) = ("omweg", "omweg@hengelo.example");
        var wie = o.App.Bezoeker();
        var vraag = await VraagAsync(wie);
        o.Hengelo.Answer = wat switch
        {
            "state" => a => a["state"] = "AAAA" + a["state"],
            "no state" => a => a.Remove("state"),
            "iss of another" => a => a["iss"] = o.Almelo.Issuer,
            "no iss" => a => a.Remove("iss"),
            "error" => a => (a["error"], a["error_description"]) = ("server_error", "<b>Bel 06-12345678</b>"),
            _ => null,
        };
        if (wat == "without PKCE")
        {
            vraag = vraag.Replace("code_challenge=", "x=").Replace("code_challenge_method=", "y=");
        }
        var antwoord = await BijProviderAsync(vraag);
        switch (wat)
        {
            case "another browser":
                wie = o.App.Bezoeker();
                break;
            case "replayed answer":
                (await wie.GetAsync(antwoord)).Naar.ShouldBe("/");
                wie = o.App.Bezoeker();
                break;
            case "replayed code":
                (await wie.GetAsync(antwoord)).Naar.ShouldBe("/");
                wie = o.App.Bezoeker();
                var oud = QueryHelpers.ParseQuery(antwoord[antwoord.IndexOf('?')..])["code"].ToString();
                o.Hengelo.Answer = a => a["code"] = oud;
                antwoord = await BijProviderAsync(await VraagAsync(wie));
                break;
            case "answer brought to the other provider":
                antwoord = antwoord.Replace($"{Pad}/hengelo", $"{Pad}/almelo");
                break;
            case "too late":
                o.App.Klok.Vooruit(TimeSpan.FromMinutes(11));
                break;
        }
        await WeigertAsync(wie, b => b.GetAsync(antwoord));
    }

    [Fact]
    public async Task An_answer_serves_once_in_the_same_browser_too()
    {
        o.Hengelo.Reset();
        await o.MaakAsync("eenmaal@hengelo.example", "Evi Eenmaal", "consulent");
        (o.Hengelo.Claims["sub"], o.Hengelo.Claims["preferred_username"]) = ("eenmaal", "eenmaal@hengelo.example");
        var wie = o.App.Bezoeker();
        var antwoord = await BijProviderAsync(await VraagAsync(wie));
        (await wie.GetAsync(antwoord)).Naar.ShouldBe("/");
        (await wie.GetAsync(antwoord)).Naar.ShouldBe($"{Pad}?fout=mislukt");
    }

    [Fact]
    public async Task Every_request_carries_PKCE_a_nonce_and_a_state_of_its_own()
    {
        var wie = o.App.Bezoeker();
        var (een, twee) = (QueryHelpers.ParseQuery(new Uri(await VraagAsync(wie)).Query), QueryHelpers.ParseQuery(new Uri(await VraagAsync(wie)).Query));
        een["code_challenge_method"].ToString().ShouldBe("S256");
        een["response_type"].ToString().ShouldBe("code");
        een["redirect_uri"].ToString().ShouldBe($"http://localhost{Pad}/hengelo");
        foreach (var naam in new[] { "code_challenge", "nonce", "state" })
        {
            een[naam].ToString().Length.ShouldBeGreaterThanOrEqualTo(43);
            een[naam].ToString().ShouldNotBe(twee[naam].ToString());
        }
    }

    public static TheoryData<string> Onbekenden => new() { "niemand@hengelo.example", "consulent.hengelo", "almelo@hengelo.example", "dicht@hengelo.example", "vreemd@boef.example", "carla@hengelo.example@boef.example", "", "lang@hengelo.example" };

    [Theory]
    [MemberData(nameof(Onbekenden))]
    public async Task Who_has_no_open_account_here_is_told_so_and_nothing_else(string naam)
    {
        o.Hengelo.Reset();
        await o.MaakAsync("almelo@hengelo.example", "Alma Elders", "consulent", "almelo");
        await o.MaakAsync("vreemd@boef.example", "Vera Vreemd", "consulent");
        var dicht = await o.MaakAsync("dicht@hengelo.example", "Dirk Dicht", "consulent");
        await o.App.DbAsync(async db => (await db.Users.SingleAsync(u => u.Id == dicht)).IsGeblokkeerd = true);
        (o.Hengelo.Claims["sub"], o.Hengelo.Claims["preferred_username"]) = (naam.Length == 0 ? "leeg" : naam, naam.StartsWith("lang") ? new string('a', 250) + naam : naam);

        var wie = o.App.Bezoeker();
        var blad = await AanmeldenAsync(wie);
        blad.Naar.ShouldBe($"{Pad}?fout=geen-account");
        var uitleg = await blad.VolgAsync();
        uitleg.Status.ShouldBe(HttpStatusCode.Forbidden);
        uitleg.Tekst.ShouldContain("voor u geen open account");
        uitleg.Html.ShouldNotContain("hengelo.example");
        (await wie.GetAsync("/")).Naar!.ShouldStartWith("/Toegang/Aanmelden");
    }

    [Fact]
    public async Task Breaking_off_and_a_provider_that_cannot_be_reached_are_told_apart()
    {
        o.Hengelo.Reset();
        o.Hengelo.Answer = a => a["error"] = "access_denied";
        (await (await AanmeldenAsync(o.App.Bezoeker())).VolgAsync()).Tekst.ShouldContain("is afgebroken");

        var klok = new Klok(DateTimeOffset.UtcNow);
        var weg = await OidcServer.StartAsync(klok);
        await using var app = new WebApp { Instellingen = Provider("weg", weg, "hengelo"), Klok = klok };
        await app.InitializeAsync();
        weg.Pkce = ["plain"];
        (await app.Bezoeker().GetAsync($"{Pad}?handler=Naar&bij=weg")).Naar.ShouldBe($"{Pad}?fout=onbereikbaar", "a provider without S256 is not used");
        await weg.DisposeAsync();
        var blad = await (await app.Bezoeker().GetAsync($"{Pad}?handler=Naar&bij=weg")).VolgAsync();
        blad.Tekst.ShouldContain("nu niet bereiken");
        (await app.Bezoeker().GetAsync($"{Pad}?handler=Naar&bij=onbekend")).Status.ShouldBe(HttpStatusCode.NotFound);
    }

    [Fact]
    public async Task A_new_key_of_the_provider_is_found_and_an_unknown_one_makes_us_ask_once_a_minute_at_most()
    {
        var klok = new Klok(DateTimeOffset.UtcNow);
        await using var server = await OidcServer.StartAsync(klok);
        await using var app = new WebApp { Instellingen = Provider("draai", server, "hengelo"), Klok = klok };
        await app.InitializeAsync();
        await MaakAsync(app, "draai@hengelo.example", "Daan Draai", "consulent", "hengelo");
        server.Claims["preferred_username"] = "draai@hengelo.example";
        (await AanmeldenAsync(app.Bezoeker(), "draai")).Naar.ShouldBe("/");
        server.Fetched.ShouldBe(1);

        klok.Vooruit(TimeSpan.FromMinutes(2));
        server.Rotate("twee");
        (await AanmeldenAsync(app.Bezoeker(), "draai")).Naar.ShouldBe("/");
        server.Fetched.ShouldBe(2);
        server.Sign = json => OidcServer.Jwt(json, new SigningCredentials(new RsaSecurityKey(System.Security.Cryptography.RSA.Create(2048)) { KeyId = "drie" }, SecurityAlgorithms.RsaSha256));
        for (var i = 0; i < 3; i++)
        {
            (await AanmeldenAsync(app.Bezoeker(), "draai")).Naar.ShouldBe($"{Pad}?fout=mislukt");
        }
        server.Fetched.ShouldBe(2);
    }

    [Fact]
    public async Task A_second_factor_shown_to_the_organisation_counts_and_else_ours_is_asked()
    {
        o.Almelo.Reset();
        await o.MaakAsync("tweede@almelo.example", "Tara Tweede", "consulent", "almelo");
        (o.Almelo.Claims["sub"], o.Almelo.Claims["preferred_username"]) = ("tweede", "tweede@almelo.example");

        var wie = o.App.Bezoeker();
        (await AanmeldenAsync(wie, "almelo")).Naar.ShouldBe("/");
        (await wie.GetAsync("/")).Naar.ShouldBe("/Account/TweedeFactor", "almelo asks for a second factor, and her organisation did not say that it did");
        o.App.Klok.Vooruit(TimeSpan.FromMinutes(2));
        (await wie.GetAsync("/Zaken")).Naar.ShouldBe("/Account/TweedeFactor", "also after the account was read anew");

        var mfa = o.App.Bezoeker();
        o.Almelo.Claims["amr"] = new[] { "pwd", "mfa" };
        (await AanmeldenAsync(mfa, "almelo")).Naar.ShouldBe("/");
        (await mfa.GetAsync("/")).Status.ShouldBe(HttpStatusCode.OK);
        o.App.Klok.Vooruit(TimeSpan.FromMinutes(2));
        (await mfa.GetAsync("/")).Status.ShouldBe(HttpStatusCode.OK, "also after the account was read anew");
        o.Almelo.Claims.Remove("amr");
        o.Almelo.Claims["acr"] = "https://refeds.org/profile/mfa";
        var acr = o.App.Bezoeker();
        await AanmeldenAsync(acr, "almelo");
        (await acr.GetAsync("/")).Status.ShouldBe(HttpStatusCode.OK);
        o.Almelo.Claims.Remove("acr");

        // She links an app; from then on its code is asked after the organisation.
        var blad = await wie.GetAsync("/Account/TweedeFactor");
        var sleutel = blad.Een(".sleutel")!.TextContent;
        await blad.VerstuurAsync("Koppelen", ("code", Totp.Code(sleutel)));
        (await wie.GetAsync("/")).Status.ShouldBe(HttpStatusCode.OK);
        var weer = o.App.Bezoeker();
        var stap = await AanmeldenAsync(weer, "almelo", "/Zaken");
        stap.Naar!.ShouldStartWith("/Toegang/Code");
        (await weer.GetAsync("/Zaken")).Naar!.ShouldStartWith("/Toegang/Aanmelden");
        (await (await stap.VolgAsync()).VerstuurAsync("Verder", ("Code", Totp.Code(sleutel, 1)))).Naar.ShouldBe("/Zaken");
        (await weer.GetAsync("/Account")).Tekst.ShouldContain("via uw organisatie");
    }

    [Fact]
    public async Task Where_passwords_are_off_only_the_account_for_emergencies_has_one_and_only_to_manage()
    {
        await o.MaakAsync("gewoon@almelo.example", "Gijs Gewoon", "consulent", "almelo");
        (await o.App.DbAsync(db => db.Users.Where(u => u.UserName == "gewoon@almelo.example").Select(u => u.PasswordHash).SingleAsync())).ShouldBeNull();
        var demo = await WachtwoordAsync("beheer.almelo", DemoAccounts.Wachtwoord);
        demo.Status.ShouldBe(HttpStatusCode.OK);
        demo.Een("[role=alert]")!.TextContent.ShouldContain("via de eigen organisatie");
        (await WachtwoordAsync("beheer.almelo", "verkeerd-wachtwoord")).Een("[role=alert]")!.TextContent.ShouldContain("klopt niet", Case.Sensitive, "who does not know the password hears nothing of it");

        var (_, wachtwoord) = await MaakAsync(o.App, "nood@almelo.example", "Noa Nood", "beheer", "almelo");
        var wie = o.App.Bezoeker();
        var blad = await (await wie.GetAsync("/Toegang/Aanmelden")).VerstuurAsync("Aanmelden", ("Gebruikersnaam", "nood@almelo.example"), ("Wachtwoord", wachtwoord!));
        blad.Naar.ShouldBe("/Beheer");
        (await wie.GetAsync("/Beheer")).Naar.ShouldBe("/Account/Wachtwoord");
        const string nieuw = "vier losse lange woorden samen";
        await (await wie.GetAsync("/Account/Wachtwoord")).VerstuurAsync("Wachtwoord wijzigen", ("Huidig", wachtwoord!), ("Nieuw", nieuw), ("Nogmaals", nieuw));
        (await wie.GetAsync("/Beheer")).Naar.ShouldBe("/Account/TweedeFactor", "an account for emergencies always has a second factor");

        await o.App.DbAsync(async db =>
        {
            var nood = await db.Users.SingleAsync(u => u.UserName == "nood@almelo.example");
            return db.Add(new MedewerkerRol { MedewerkerId = nood.Id, Rol = "consulent", Van = new DateOnly(2020, 1, 1) });
        });
        (await WachtwoordAsync("nood@almelo.example", nieuw)).Een("[role=alert]")!.TextContent.ShouldContain("via de eigen organisatie");
    }

    [Fact]
    public async Task Signing_out_ends_the_session_for_good_and_offers_to_sign_out_there_too()
    {
        o.Hengelo.Reset();
        await o.MaakAsync("uit@hengelo.example", "Ute Uit", "consulent");
        (o.Hengelo.Claims["sub"], o.Hengelo.Claims["preferred_username"]) = ("uit", "uit@hengelo.example");
        var wie = o.App.Bezoeker();
        var cookie = (await AanmeldenAsync(wie)).Antwoord.Headers.GetValues("Set-Cookie").Single(c => c.StartsWith("caseflow=")).Split(';')[0];
        (await MetCookieAsync(cookie)).ShouldBe(HttpStatusCode.OK);

        var blad = await (await (await wie.GetAsync("/Account")).VerstuurAsync("Afmelden")).VolgAsync();
        blad.Tekst.ShouldContain("Bij Gemeente Hengelo bent u nog wel aangemeld");
        var daar = (await wie.Http.GetAsync(blad.Een("main a.utrecht-button--primary-action")!.GetAttribute("href"))).Headers.Location!;
        daar.ToString().ShouldStartWith($"{o.Hengelo.Issuer}/logout?client_id=caseflow");
        (await MetCookieAsync(cookie)).ShouldBe(HttpStatusCode.Redirect, "a copy of the cookie opens nothing any more");
        // Another instance reads it in the database, within the minute in which it looks.
        (await o.App.DbAsync(db => db.SignInSessions.CountAsync(s => s.EndedAt != null))).ShouldBeGreaterThan(0);
    }

    [Fact]
    public async Task What_only_the_provider_and_we_may_know_is_in_no_log()
    {
        o.Hengelo.Reset();
        await AanmeldenAsync(o.App.Bezoeker());
        o.Hengelo.Sign = o.Hengelo.Forge;
        await AanmeldenAsync(o.App.Bezoeker());
        o.App.Log!.Regels.ShouldContain(r => r.Contains("Sign-in with hengelo refused"));
        foreach (var geheim in o.Hengelo.Secrets.Append(OidcServer.ClientSecret).Where(s => s.Length > 0))
        {
            o.App.Log.Regels.Where(r => r.Contains(geheim, StringComparison.Ordinal)).Take(2).ShouldBeEmpty();
        }
    }

    [Theory]
    [InlineData("Municipalities:0", "elders", "Municipalities")]
    [InlineData("Authority", "http://login.example/", "Authority")]
    [InlineData("ClientSecret", "", "secret is missing")]
    [InlineData("Scopes", "profile", "openid")]
    public void A_setting_that_cannot_be_used_stops_the_start(string naam, string waarde, string deel)
    {
        var settings = new Microsoft.Extensions.Configuration.ConfigurationManager();
        foreach (var (sleutel, inhoud) in Instelling("hengelo", "https://login.example/tenant", "hengelo"))
        {
            settings[sleutel] = inhoud;
        }
        var configuratie = o.App.Services.GetRequiredService<CaseFlow.Gemeenten.Configuratie>();
        OidcProviders.Read(settings, configuratie).All.Single().SecondFactorAmr.ShouldBe(["mfa"]);
        settings[$"SignIn:Providers:hengelo:{naam}"] = waarde;
        Should.Throw<InvalidDataException>(() => OidcProviders.Read(settings, configuratie)).Message.ShouldContain(deel);
    }

    [Fact]
    public void A_secret_in_the_settings_file_stops_the_start()
    {
        var bestand = Path.GetTempFileName();
        File.WriteAllText(bestand, """{ "SignIn": { "Providers": { "hengelo": { "ClientSecret": "..." } } } }""".Replace("...", "niet-hier"));
        var settings = new Microsoft.Extensions.Configuration.ConfigurationBuilder();
        Microsoft.Extensions.Configuration.JsonConfigurationExtensions.AddJsonFile(settings, bestand);
        var fout = Should.Throw<InvalidDataException>(() => OidcProviders.Read(settings.Build(), o.App.Services.GetRequiredService<CaseFlow.Gemeenten.Configuratie>()));
        File.Delete(bestand);
        fout.Message.ShouldContain("does not belong in the settings file");
        fout.Message.ShouldNotContain("niet-hier");
    }

    private async Task WeigertAsync(Bezoeker wie, Func<Bezoeker, Task<Blad>> poging)
    {
        var blad = await poging(wie);
        blad.Naar.ShouldBe($"{Pad}?fout=mislukt");
        blad.Antwoord.Headers.TryGetValues("Set-Cookie", out var koekjes);
        (koekjes ?? []).ShouldAllBe(k => !k.StartsWith("caseflow="));
        var uitleg = await blad.VolgAsync();
        uitleg.Status.ShouldBe(HttpStatusCode.BadRequest);
        uitleg.Tekst.ShouldContain("Het antwoord van uw organisatie klopte niet");
        uitleg.Html.ShouldNotContain("06-12345678");
        (await wie.GetAsync("/")).Naar!.ShouldStartWith("/Toegang/Aanmelden");
    }

    private static async Task<Blad> AanmeldenAsync(Bezoeker wie, string bij = "hengelo", string? terug = null) =>
        await wie.GetAsync(await BijProviderAsync(await VraagAsync(wie, bij, terug)));

    private static async Task<string> VraagAsync(Bezoeker wie, string bij = "hengelo", string? terug = null)
    {
        var antwoord = await wie.Http.GetAsync($"{Pad}?handler=Naar&bij={bij}&terug={Uri.EscapeDataString(terug ?? "")}");
        antwoord.StatusCode.ShouldBe(HttpStatusCode.Redirect);
        return antwoord.Headers.Location!.AbsoluteUri;
    }

    /// <summary>What the browser does at the provider: it is sent back at once.</summary>
    private static async Task<string> BijProviderAsync(string adres)
    {
        using var browser = new HttpClient(new HttpClientHandler { AllowAutoRedirect = false });
        var antwoord = await browser.GetAsync(adres);
        antwoord.StatusCode.ShouldBe(HttpStatusCode.Redirect);
        return antwoord.Headers.Location!.PathAndQuery;
    }

    private async Task<Blad> WachtwoordAsync(string naam, string wachtwoord) =>
        await (await o.App.Bezoeker().GetAsync("/Toegang/Aanmelden")).VerstuurAsync("Aanmelden", ("Gebruikersnaam", naam), ("Wachtwoord", wachtwoord));

    private async Task<HttpStatusCode> MetCookieAsync(string cookie)
    {
        using var http = o.App.CreateClient(new() { AllowAutoRedirect = false, HandleCookies = false });
        http.DefaultRequestHeaders.Add("Cookie", cookie);
        return (await http.GetAsync("/Account")).StatusCode;
    }

    private static async Task<(Guid Id, string? Wachtwoord)> MaakAsync(WebApp app, string gebruikersnaam, string naam, string rol, string gemeente)
    {
        await using var scope = app.Services.CreateAsyncScope();
        var bekend = await scope.ServiceProvider.GetRequiredService<CaseFlowDbContext>().Users.Where(u => u.UserName == gebruikersnaam).Select(u => (Guid?)u.Id).SingleOrDefaultAsync();
        return bekend is { } id ? (id, null) : await scope.ServiceProvider.GetRequiredService<AccountService>().MaakAsync(Handeling.Systeem(gemeente, app.Klok.Nu), gebruikersnaam, naam, null, rol);
    }

    private static Dictionary<string, string> Provider(string id, OidcServer server, string gemeente) => Instelling(id, server.Issuer, gemeente);

    private static Dictionary<string, string> Instelling(string id, string authority, string gemeente)
    {
        var deel = $"SignIn:Providers:{id}:";
        return new() { [deel + "Name"] = "Gemeente Hengelo", [deel + "Municipalities:0"] = gemeente, [deel + "Authority"] = authority, [deel + "ClientId"] = OidcServer.ClientId, [deel + "ClientSecret"] = OidcServer.ClientSecret };
    }

    /// <summary>Two municipalities with a provider each; almelo asks for a second factor and has no passwords.</summary>
    public sealed class Opstelling : IAsyncLifetime
    {
        private readonly Routemap _map = new();
        private readonly Klok _klok = new(DateTimeOffset.UtcNow);

        public WebApp App { get; private set; } = null!;

        public OidcServer Hengelo { get; private set; } = null!;

        public OidcServer Almelo { get; private set; } = null!;

        public async Task InitializeAsync()
        {
            var bestand = Path.Combine(_map.Workflows, "gemeenten", "almelo", "gemeente.json");
            File.WriteAllText(bestand, File.ReadAllText(bestand).Replace("\"naam\": \"Almelo\",", "\"naam\": \"Almelo\", \"tweede-factor-verplicht\": true,"));
            (Hengelo, Almelo) = (await OidcServer.StartAsync(_klok), await OidcServer.StartAsync(_klok));
            var instellingen = Provider("hengelo", Hengelo, "hengelo").Concat(Provider("almelo", Almelo, "almelo")).ToDictionary();
            instellingen["SignIn:Providers:hengelo:Domains:0"] = "hengelo.example";
            instellingen["SignIn:Providers:almelo:Name"] = "Gemeente Almelo";
            instellingen["SignIn:Providers:almelo:Passwords"] = "false";
            instellingen["SignIn:Providers:almelo:PasswordAccounts:0"] = "nood@almelo.example";
            instellingen["SignIn:Providers:almelo:SecondFactorAcr:0"] = "https://refeds.org/profile/mfa";
            // Cookies of a sign-in that is under way have a last moment, by the clock of the browser: so one that is right.
            App = new WebApp { Instellingen = instellingen, Workflows = _map.Workflows, Log = new Loglezer(), Klok = _klok };
            await App.InitializeAsync();
        }

        public async Task<Guid> MaakAsync(string gebruikersnaam, string naam, string rol, string gemeente = "hengelo") => (await OidcTests.MaakAsync(App, gebruikersnaam, naam, rol, gemeente)).Id;

        public async Task DisposeAsync()
        {
            await App.DisposeAsync();
            await Hengelo.DisposeAsync();
            await Almelo.DisposeAsync();
            _map.Dispose();
        }
    }
}
