using System.Net;
using CaseFlow.Cijfers;
using CaseFlow.Tellingen;
using CaseFlow.Tests.Tellingen;
using CaseFlow.Tests.Testing;
using CaseFlow.Toegang;
using Shouldly;
using Xunit;
using static CaseFlow.Tests.Tellingen.Gebeurtenissen;

namespace CaseFlow.Tests.Cijfers;

/// <summary>What the pages show; who may open them is walked in Toegang.RollentabelTests.</summary>
public sealed class BeleidPaginaTests(BeleidPaginaTests.Gevuld gevuld) : IClassFixture<BeleidPaginaTests.Gevuld>
{
    private static readonly string[] Tabellen = ["zaak", "inwoner", "gebeurtenis", "huishouden", "dossierregel", "melding", "contactmoment", "taak", "termijn", "inzage"];

    private WebApp App => gevuld.App;

    [Fact]
    public async Task A_period_that_is_none_is_not_found()
    {
        var beleid = await App.AanmeldenAsync("beleid");
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

        public async Task InitializeAsync()
        {
            App = await WebApp.StartAsync();
            var bouwer = App.Bouwer();
            await bouwer.Melding("""{ "inwoner": { "naam": "Quirina Voorbeeld" } }""");
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
