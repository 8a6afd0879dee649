using System.Net;
using System.Text.Json.Nodes;
using CaseFlow.Aanleveringen;
using CaseFlow.Schuldhulp;
using CaseFlow.Tests.Testing;
using Microsoft.EntityFrameworkCore;
using Shouldly;
using Xunit;

namespace CaseFlow.Tests.Aanleveringen;

public sealed class AanleveringenTests : IAsyncLifetime
{
    private const string Pad = "/Aanleveringen";

    private WebApp _app = null!;

    public async Task InitializeAsync() => _app = await WebApp.StartAsync();

    public async Task DisposeAsync() => await _app.DisposeAsync();

    [Theory]
    [InlineData("consulent")]
    [InlineData("beleid")]
    [InlineData("beheer")]
    [InlineData("privacy")]
    public async Task Only_the_administration_makes_deliveries(string rol)
    {
        (await _app.Bezoeker().GetAsync(Pad)).Naar!.ShouldStartWith("/Toegang/Aanmelden");
        var wie = await _app.AanmeldenAsync(rol);
        (await wie.GetAsync(Pad)).Naar!.ShouldStartWith("/Toegang/GeenToegang");
        (await wie.PostAsync(Pad, ("soort", Aanlevering.Wmo), ("halfjaar", "2025-H2"))).Status.ShouldNotBe(HttpStatusCode.OK);
    }

    [Fact]
    public async Task A_draft_says_it_is_one_holds_the_fields_and_logs_each_person()
    {
        var bouwer = _app.Bouwer();
        await bouwer.Melding("""{ "inwoner": { "bsn": "123456782" } }""");
        await bouwer.Tot("levering");
        var traject = await _app.DbAsync(async db =>
        {
            var indicatie = await db.Indicaties.SingleAsync();
            var nieuw = new Schuldtraject { ZaakId = indicatie.ZaakId, SpoorId = indicatie.SpoorId!.Value, InwonerId = indicatie.InwonerId, Soort = "saneringskrediet", Uitvoerder = "gemeente", GestartOp = new(2026, 4, 1) };
            db.Schuldtrajecten.Add(nieuw);
            return nieuw;
        });
        (await PostAsync(Aanlevering.Wmo, "2026-H1")).Tekst.ShouldContain("loopt nog");
        _app.Klok.Nu = new(2026, 7, 2, 8, 0, 0, TimeSpan.Zero);

        var csv = await PostAsync(Aanlevering.Wmo, "2026-H1");
        csv.Antwoord.Content.Headers.ContentDisposition!.FileName!.Trim('"').ShouldBe("concept-gmsd-wmo-hengelo-2026-H1.csv");
        var regels = csv.Html.Split("\r\n", StringSplitOptions.RemoveEmptyEntries).Select(r => r.Split(',')).ToList();
        regels.Count.ShouldBe(2);
        regels[0].ShouldBe(Aanlevering.Kolommen);
        string Veld(string kolom) => regels[1][Aanlevering.Kolommen.ToList().IndexOf(kolom)];
        Veld("concept").ShouldStartWith("CONCEPT");
        (Veld("gemeentecode"), Veld("bsn"), Veld("productcategorie"), Veld("leveringsvorm"), Veld("betaald-bedrag")).ShouldBe(("GM0164", "123456782", "huishoudelijke-ondersteuning", "zin", ""));
        (Veld("bestandsdatum"), Veld("startdatum"), Veld("einddatum")).ShouldBe(("2026-07-02", "2026-03-03", ""));

        var json = JsonNode.Parse((await PostAsync(Aanlevering.Schuldhulp, "2026-H1")).Html)!;
        json["concept"]!.GetValue<string>().ShouldStartWith("CONCEPT");
        (json["startdatumLevering"]!.GetValue<string>(), json["einddatumLevering"]!.GetValue<string>(), json["organisatie"]!["naam"]!.GetValue<string>()).ShouldBe(("2026-01-01", "2026-06-30", "Hengelo"));
        var een = json["schuldhulptrajecten"]!.AsArray().ShouldHaveSingleItem()!;
        een["client"]!["burgerservicenummer"]!.GetValue<string>().ShouldBe("123456782");
        een["startdatum"]!.GetValue<string>().ShouldBe("2026-04-01");
        een["einddatum"].ShouldBeNull();
        een["begeleiding"]!["soort"]!.GetValue<string>().ShouldBe(traject.Soort);
        een["aanmelding"]!["crisisinterventie"]!.GetValue<bool>().ShouldBeFalse();

        (await _app.DbAsync(db => db.Logregels.Where(l => l.Onderdeel.StartsWith("concept voor het CBS") && l.InwonerId != null).Select(l => l.Onderdeel).ToListAsync()))
            .ShouldBe(["concept voor het CBS, Wmo 2026-H1", "concept voor het CBS, schuldhulp 2026-H1"], ignoreOrder: true);
        (await PostAsync(Aanlevering.Wmo, "2025-H2")).Tekst.ShouldContain("niets aan te leveren");
        (await PostAsync("anders", "2026-H1")).Tekst.ShouldContain("Kies welke gegevens");
    }

    [Fact]
    public async Task Another_municipality_and_a_person_without_a_number_are_not_in_it()
    {
        var bouwer = _app.Bouwer();
        await bouwer.Melding();
        await bouwer.Tot("levering");
        _app.Klok.Nu = new(2026, 7, 2, 8, 0, 0, TimeSpan.Zero);

        (await PostAsync(Aanlevering.Wmo, "2026-H1")).Tekst.ShouldContain("van 1 regels ontbreekt het burgerservicenummer");
        (await PostAsync(Aanlevering.Wmo, "2026-H1", "almelo")).Tekst.ShouldContain("Er is niets aan te leveren over januari tot en met juni 2026.");
    }

    [Theory]
    [InlineData("2026-H1", "2026-01-01", "2026-06-30")]
    [InlineData("2025-H2", "2025-07-01", "2025-12-31")]
    public void A_half_year_is_read_and_written_the_same(string tekst, string van, string tot)
    {
        Halfjaar.TryParse(tekst, out var halfjaar).ShouldBeTrue();
        (halfjaar!.ToString(), halfjaar.Van, halfjaar.Tot).ShouldBe((tekst, DateOnly.Parse(van), DateOnly.Parse(tot)));
        Halfjaar.TryParse(tekst.Replace("-H", "-Q"), out _).ShouldBeFalse();
    }

    private async Task<Blad> PostAsync(string soort, string halfjaar, string gemeente = "hengelo") =>
        await (await (await _app.AanmeldenAsync("administratie", gemeente)).GetAsync(Pad)).VerstuurAsync("Concept maken en ophalen", ("soort", soort), ("halfjaar", halfjaar));
}
