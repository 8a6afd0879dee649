using System.Net;
using CaseFlow.Cijfers;
using CaseFlow.Tellingen;
using CaseFlow.Tests.Tellingen;
using CaseFlow.Tests.Testing;
using CaseFlow.Toegang;
using Microsoft.AspNetCore.Routing;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Shouldly;
using Xunit;
using static CaseFlow.Tests.Tellingen.Gebeurtenissen;

namespace CaseFlow.Tests.Cijfers;

public sealed class BeleidPaginaTests(BeleidPaginaTests.Gevuld gevuld) : IClassFixture<BeleidPaginaTests.Gevuld>
{
    // Everything a policy account may open; whatever route is added later is closed until it stands here.
    private static readonly string[] Open = ["Beleid", "Beleid/Cijfers", "Beleid/Waarden", "Beleid/Doelen/{sleutel?}", "Beleid/Raad", "Beleid/Stroom", "Beleid/Wachttijden", "Beleid/Vergelijken", "Beleid/Gemeenten", "Beleid/Export", "Beleid/Publicaties", "api/v1/publicaties", "api/v1/publicaties/{periode}", "api/v1/publicaties/{periode}/versies", "api/v1/publicaties/{periode}/delen/{onderwerp}", "api/v1/onderwerpen/{onderwerp}/verloop", "Account", "Account/Wachtwoord", "Account/TweedeFactor", "Toegang/Code", "Toegang/Aanmelden", "Toegang/Afmelden", "Toegang/GeenToegang", "Fout", "Toegankelijkheid"];

    private static readonly string[] Tabellen = ["zaak", "inwoner", "gebeurtenis", "huishouden", "dossierregel", "melding", "contactmoment", "taak", "termijn", "inzage"];

    private WebApp App => gevuld.App;

    [Theory]
    [InlineData("/Beleid/Cijfers")]
    [InlineData("/Beleid/Export?periode=2026-02")]
    public async Task Who_is_not_signed_in_sees_no_figures(string pad)
    {
        var blad = await App.Bezoeker().GetAsync(pad);
        blad.Status.ShouldBe(HttpStatusCode.Redirect);
        blad.Naar!.ShouldStartWith("/Toegang/Aanmelden");
    }

    [Theory]
    [InlineData("intake")]
    [InlineData("consulent")]
    [InlineData("teamleider")]
    [InlineData("beheer")]
    [InlineData("privacy")]
    public async Task Other_roles_get_no_policy_page(string rol)
    {
        var bezoeker = await App.AanmeldenAsync(rol);
        foreach (var pad in new[] { "/Beleid/Cijfers", "/Beleid/Export?periode=2026-02" })
        {
            var blad = await bezoeker.GetAsync(pad);
            blad.Status.ShouldBe(HttpStatusCode.Redirect);
            blad.Naar!.ShouldStartWith("/Toegang/GeenToegang");
        }
    }

    [Fact]
    public async Task A_policy_account_reaches_no_route_where_a_person_is()
    {
        var beleid = await App.AanmeldenAsync("beleid");
        var routes = App.Services.GetRequiredService<EndpointDataSource>().Endpoints.OfType<RouteEndpoint>()
            .Select(e => e.RoutePattern).Where(p => p.RawText is { } t && !t.Contains("lib/") && !t.Contains("css/") && !t.Contains("js/") && !t.Contains("img/")).ToList();
        routes.Count.ShouldBeGreaterThan(5);
        foreach (var route in routes.Where(r => !Open.Contains(r.RawText!.Trim('/'), StringComparer.OrdinalIgnoreCase)).Where(r => r.RawText!.Trim('/') != "Cijfers/Beleid"))
        {
            var pad = "/" + string.Join('/', route.PathSegments.Select(s => string.Concat(s.Parts.Select(p => p switch
            {
                Microsoft.AspNetCore.Routing.Patterns.RoutePatternLiteralPart vast => vast.Content,
                Microsoft.AspNetCore.Routing.Patterns.RoutePatternParameterPart { Name: "nummer" or "zaak" } => gevuld.Nummer,
                Microsoft.AspNetCore.Routing.Patterns.RoutePatternParameterPart { Name: "id" or "taak" or "taakId" } => gevuld.Taak.ToString(),
                _ => "hengelo",
            }))));
            foreach (var blad in new[] { await beleid.GetAsync(pad), await beleid.PostAsync(pad) })
            {
                blad.Status.ShouldNotBe(HttpStatusCode.OK, pad);
                blad.Html.ShouldNotContain("Quirina");
                blad.Html.ShouldNotContain(gevuld.Nummer);
            }
        }
    }

    [Fact]
    public async Task Whatever_is_written_in_the_address_the_answer_names_nobody()
    {
        var beleid = await App.AanmeldenAsync("beleid");
        foreach (var pad in new[] { $"/Zaken/{gevuld.Nummer}", "/Zaken?zoek=Quirina", "/Zaken", "/", $"/Taken/{gevuld.Taak}", "/Teams", "/Teams/zorgloket", "/Meldingen/Registreren", "/Contactmomenten/Registreren", "/api/zaken" })
        {
            var blad = await beleid.GetAsync(pad);
            blad.Status.ShouldNotBe(HttpStatusCode.OK, pad);
            blad.Html.ShouldNotContain("Quirina");
        }
        foreach (var periode in new[] { "2026-03", "maart", "2026-Q1", "2019-01", "%27%20or%201=1" })
        {
            (await beleid.GetAsync($"/Beleid/Export?periode={periode}")).Status.ShouldBe(HttpStatusCode.NotFound, periode);
        }
    }

    [Fact]
    public async Task The_page_and_the_export_ask_publications_and_nothing_else()
    {
        var beleid = await App.AanmeldenAsync("beleid");
        foreach (var pad in new[] { "/Beleid/Cijfers", "/Beleid/Cijfers?periode=2026-01", "/Beleid/Export?periode=2026-02" })
        {
            App.Queries.Begin();
            (await beleid.GetAsync(pad)).Status.ShouldBe(HttpStatusCode.OK, pad);
            var vragen = App.Queries.Gezien;
            vragen.Count.ShouldBeInRange(1, 3, pad);
            vragen.ShouldAllBe(q => q.Contains("publicatie"));
            vragen.ShouldAllBe(q => !Tabellen.Any(t => q.Contains($"\"{t}\"")));
        }
    }

    [Fact]
    public async Task The_newest_month_is_shown_with_what_is_hidden_and_why()
    {
        var blad = await (await App.AanmeldenAsync("beleid")).GetAsync("/Beleid/Cijfers");

        blad.Status.ShouldBe(HttpStatusCode.OK);
        blad.Titel.ShouldStartWith("Cijfers van februari 2026");
        blad.Teksten(".cijfer__getal").Take(3).ShouldBe(["100", "60", "300"]);
        blad.Tekst.ShouldContain("versie 1");
        Rij(blad, "vindplaatsen", "Zorgloket").ShouldBe(["60", "ongeveer 60 %"]);
        blad.Tekst.ShouldContain("School of integraal kindcentrum");
        blad.Een("figure.grafiek svg[role=img]").ShouldNotBeNull();
        blad.Html.ShouldNotContain("style=");
        blad.Html.ShouldNotContain("Quirina");
    }

    [Fact]
    public async Task The_running_month_shows_nothing_and_says_why()
    {
        var blad = await (await App.AanmeldenAsync("beleid")).GetAsync("/Beleid/Cijfers?periode=2026-03");
        blad.Status.ShouldBe(HttpStatusCode.OK);
        blad.Tekst.ShouldContain("Een maand verschijnt hier als zij voorbij is.");
        blad.Alle("table").ShouldBeEmpty();
    }

    [Fact]
    public async Task A_municipality_sees_its_own_figures()
    {
        var blad = await (await App.AanmeldenAsync("beleid", "almelo")).GetAsync("/Beleid/Cijfers");
        blad.Tekst.ShouldContain("Er zijn nog geen cijfers.");
    }

    [Fact]
    public async Task The_export_has_exactly_the_cells_of_the_screen()
    {
        var beleid = await App.AanmeldenAsync("beleid");
        var antwoord = await beleid.Http.GetAsync("/Beleid/Export?periode=2026-02");
        antwoord.Content.Headers.ContentType!.MediaType.ShouldBe("text/csv");
        antwoord.Content.Headers.ContentDisposition!.FileName!.Trim('"').ShouldBe("cijfers-hengelo-2026-02-versie-1.csv");
        var regels = (await antwoord.Content.ReadAsStringAsync()).Split("\r\n", StringSplitOptions.RemoveEmptyEntries);
        regels[0].ShouldBe("gemeente,periode,versie,onderwerp,titel,tabel,rij,rijnaam,kolom,soort,waarde,weergave,status");
        regels.ShouldContain("hengelo,2026-02,1,vindplaatsen,Meldingen per vindplaats,vindplaats,toegang,Zorgloket,Aantal,aantal,60,60,getoond");
        regels.ShouldContain("hengelo,2026-02,1,vindplaatsen,Meldingen per vindplaats,vindplaats,school,School of integraal kindcentrum,Aantal,aantal,,verborgen,verborgen");
        regels.ShouldContain("hengelo,2026-02,1,vindplaatsen,Meldingen per vindplaats,vindplaats,toegang,Zorgloket,Deel van het totaal,aandeel,60,ongeveer 60 %,getoond");
        // The flow and the indicators have pages of their own.
        var blad = await beleid.GetAsync("/Beleid/Cijfers?periode=2026-02");
        var opPagina = blad.Alle("section[aria-labelledby]").Select(s => s.GetAttribute("aria-labelledby")).ToHashSet();
        var getallen = regels.Skip(1).Select(r => r.Split(',')).Where(r => opPagina.Contains(r[3]) && r[^1] == "getoond" && r[^4] == "aantal" && r[5].Length > 0).Select(r => r[^3]).Order().ToList();
        var opScherm = blad.Teksten(".beleidstabel td").Where(t => t.Length > 0 && t.All(char.IsDigit)).Order().ToList();
        getallen.ShouldBe(opScherm);
    }

    [Theory]
    [InlineData("gewoon", "gewoon")]
    [InlineData("=1+1", "'=1+1")]
    [InlineData("-2", "'-2")]
    [InlineData("@cmd", "'@cmd")]
    [InlineData("a,b", "\"a,b\"")]
    [InlineData("=\"x\",y", "\"'=\"\"x\"\",y\"")]
    [InlineData("twee\nregels", "\"twee\nregels\"")]
    public void A_field_is_safe_in_a_spreadsheet(string tekst, string verwacht) => CsvUitvoer.Veld(tekst).ShouldBe(verwacht);

    private static IReadOnlyList<string> Rij(Blad blad, string tabel, string naam) =>
        [.. blad.Een($"section[aria-labelledby={tabel}] table")!.QuerySelectorAll("tr").Single(tr => tr.QuerySelector("th")!.TextContent == naam).QuerySelectorAll("td").Select(td => td.TextContent.Trim().Replace('\u00A0', ' '))];

    /// <summary>An application with two published months, and a case with a person in it.</summary>
    public sealed class Gevuld : IAsyncLifetime
    {
        public WebApp App { get; private set; } = null!;

        public string Nummer { get; private set; } = "";

        public Guid Taak { get; private set; }

        public async Task InitializeAsync()
        {
            App = await WebApp.StartAsync();
            var bouwer = App.Bouwer();
            Nummer = (await bouwer.Melding("""{ "inwoner": { "naam": "Quirina Voorbeeld" } }""")).Nummer;
            Taak = (await bouwer.OpenTaak("triage")).Id;
            await App.DbAsync(db =>
            {
                db.Gebeurtenissen.AddRange([.. Maand(new(2026, 1, 15)), .. Maand(Februari)]);
                return Task.FromResult(true);
            });
            // Before the first case only whole years are due by themselves.
            foreach (var maand in new[] { "2026-01", "2026-02" })
            {
                (await bouwer.In<PublicatieService, bool>(s => s.MaakEersteAsync("hengelo", Periode.Parse(maand), Handeling.Systeem("hengelo", App.Klok.Nu.AddDays(14))))).ShouldBeTrue();
            }
        }

        public Task DisposeAsync() => App.DisposeAsync().AsTask();
    }
}
