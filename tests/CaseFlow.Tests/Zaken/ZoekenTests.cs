using System.Net;
using CaseFlow.Tests.Testing;
using Microsoft.EntityFrameworkCore;
using Shouldly;
using Xunit;

namespace CaseFlow.Tests.Zaken;

public sealed class ZoekenTests(WebApp app) : IClassFixture<WebApp>
{
    [Fact]
    public async Task A_stranger_is_asked_to_sign_in() => (await app.Bezoeker().GetAsync("/Zaken")).Naar!.ShouldStartWith("/Toegang/Aanmelden");

    [Fact]
    public async Task Policy_finds_no_cases() =>
        (await (await (await app.AanmeldenAsync("beleid")).GetAsync("/Zaken")).VolgAsync()).Status.ShouldBe(HttpStatusCode.Forbidden);

    [Fact]
    public async Task Cases_of_another_municipality_are_not_found()
    {
        var zaak = await app.Bouwer("almelo").Melding("""{ "inwoner": { "naam": "Aleid Almelo" } }""");

        foreach (var vraag in new[] { zaak.Nummer, "Aleid" })
        {
            (await Zoek(vraag)).Tekst.ShouldContain("Geen zaak gevonden die u mag openen.");
        }
        (await Zoek("Aleid", gemeente: "almelo")).Teksten("tbody tr").Count.ShouldBe(1);
    }

    [Fact]
    public async Task A_sign_that_no_database_keeps_finds_nothing_and_breaks_nothing()
    {
        (await Zoek("Jan\0sen")).Status.ShouldBe(HttpStatusCode.BadRequest);
        var teamleider = await app.AanmeldenAsync("teamleider");
        foreach (var pad in new[] { "/Teams?team=%00&toon=%00&termijn=%00", "/?filter=%00", "/Beleid?periode=%00", "/Meldingen/Registreren?contact=%00" })
        {
            ((int)(await teamleider.GetAsync(pad)).Status).ShouldBeLessThan(500, pad);
        }
    }

    [Theory]
    [InlineData("de vries-özdemir")]
    [InlineData("DE VRIES-ÖZDEMIR")]
    [InlineData("özdemir kees")]
    [InlineData("Özdemir")]
    [InlineData("7-9-1948")]
    [InlineData("07-09-1948")]
    [InlineData("1948-09-07")]
    [InlineData("7 september 1948")]
    public async Task A_case_is_found_by_name_and_by_birth_date(string vraag)
    {
        var zaak = await ZorgVoorAsync("Kees de Vries-Özdemir", "1948-09-07");

        var blad = await Zoek(vraag);

        blad.Teksten("tbody tr").ShouldContain(r => r.StartsWith($"{zaak} Kees de Vries-Özdemir 7 september 1948 Huishouden"), blad.Tekst);
        blad.Antwoord.RequestMessage!.RequestUri!.PathAndQuery.ShouldBe("/Zaken?gezocht=True");
    }

    [Fact]
    public async Task A_case_is_found_by_its_number_however_it_is_written()
    {
        var nummer = await ZorgVoorAsync("Nummer Eén", "1950-01-01");

        foreach (var vraag in new[] { nummer, nummer.ToLowerInvariant(), " " + nummer[1..] + " ", $"2026-{int.Parse(nummer[6..])}" })
        {
            (await Zoek(vraag)).Alle("tbody tr").ShouldHaveSingleItem().TextContent.ShouldContain("Nummer Eén");
        }
    }

    [Theory]
    [InlineData("", "Vul een zaaknummer, een naam")]
    [InlineData("x", "Vul een zaaknummer, een naam")]
    [InlineData("999990018", "Dit is geen geldig burgerservicenummer")]
    public async Task A_question_that_finds_nothing_says_what_to_fill_in(string vraag, string melding) =>
        (await Zoek(vraag)).Een("#veld-zoek-fout")!.TextContent.ShouldContain(melding);

    [Theory]
    [InlineData("%%")]
    [InlineData("__")]
    [InlineData("' or 1=1 --")]
    [InlineData("<script>alert(1)</script>")]
    public async Task Signs_mean_nothing_special(string vraag)
    {
        await ZorgVoorAsync("Gewone Naam", "1950-01-01");

        var blad = await Zoek(vraag);

        blad.Alle("tbody tr").ShouldBeEmpty();
        blad.Html.ShouldNotContain("<script>alert");
        blad.Een("#veld-zoek")!.GetAttribute("value").ShouldBe(vraag);
    }

    [Fact]
    public async Task Showing_names_is_logged()
    {
        var nummer = await ZorgVoorAsync("Gewone Naam", "1950-01-01");
        await Zoek("gewone");

        var zaak = await app.DbAsync(db => db.Zaken.SingleAsync(z => z.Nummer == nummer));
        (await app.DbAsync(db => db.Logregels.CountAsync(i => i.Onderdeel == "Zaken zoeken" && i.ZaakId == zaak.Id && i.InwonerId == zaak.InwonerId))).ShouldBeGreaterThan(0);
    }

    [Theory]
    [InlineData("Berg")]
    [InlineData("vd Meij")]
    [InlineData("Vandermey")]
    [InlineData("zoe v.d. meij")]
    [InlineData("Sjoerdsma Meij")]
    [InlineData("Zoë van den Bergh 2-3-1961")]
    [InlineData("7556kp 12")]
    [InlineData("7556 KP, 12 a")]
    [InlineData("999.990.019")]
    [InlineData("berg 999990019")]
    public async Task Somebody_is_found_however_the_name_is_spelled_and_by_bsn_and_address(string vraag)
    {
        await app.DbAsync(db => db.Zaken.AnyAsync());
        var nummer = await app.DbAsync(db => db.Zaken.Where(z => z.Inwoner!.Naam == Gehuwd).Select(z => z.Nummer).FirstOrDefaultAsync())
            ?? (await app.Bouwer().Melding($$"""{ "inwoner": { "naam": "{{Gehuwd}}", "geboortedatum": "1961-03-02", "bsn": "999990019", "adres": "Plein 1945 12-a", "postcode": "7556 KP" } }""")).Nummer;

        var blad = await Zoek(vraag);

        blad.Teksten("tbody tr").ShouldHaveSingleItem(blad.Tekst).ShouldStartWith(nummer);
        blad.Html.ShouldNotContain("999990019");
        blad.Html.ShouldNotContain("999.990.019");
    }

    [Fact]
    public async Task A_secret_address_finds_nobody()
    {
        await app.Bouwer().Melding("""{ "inwoner": { "naam": "Stille Waters", "adres": "Verborgenlaan 7", "postcode": "7551 ZZ", "geheim-adres": true } }""");

        (await Zoek("7551 ZZ 7")).Alle("tbody tr").ShouldBeEmpty();
    }

    [Fact]
    public async Task What_was_searched_for_is_shown_again_on_going_back_but_to_nobody_else_and_under_no_address()
    {
        await ZorgVoorAsync("Gewone Naam", "1950-01-01");
        var intake = await app.AanmeldenAsync("intake");
        await ZoekAls(intake, "gewone");

        (await intake.GetAsync("/Zaken?gezocht=True")).Teksten("tbody tr").ShouldNotBeEmpty();
        (await intake.GetAsync("/Zaken")).Alle("table").ShouldBeEmpty();
        (await (await app.AanmeldenAsync("intake")).GetAsync("/Zaken?gezocht=True")).Alle("table").ShouldBeEmpty();
        app.Klok.Nu += TimeSpan.FromMinutes(16);
        (await intake.GetAsync("/Zaken?gezocht=True")).Alle("table").ShouldBeEmpty();
    }

    [Fact]
    public async Task The_log_says_what_kind_of_key_and_how_many_but_not_the_key()
    {
        await ZorgVoorAsync("Gewone Naam", "1950-01-01");

        await Zoek("gewone 1-1-1950");

        var regels = await app.DbAsync(db => db.Logregels.Where(r => r.InwonerId == null && r.Onderdeel.StartsWith("zoeken op")).Select(r => r.Onderdeel).ToListAsync());
        regels.ShouldContain("zoeken op naam, geboortedatum: 1 gevonden");
        regels.ShouldAllBe(r => !r.Contains("gewone") && !r.Contains("1950"));
    }

    private const string Gehuwd = "Zoë van den Berg-van der Meij Sjoerdsma";

    private async Task<string> ZorgVoorAsync(string naam, string geboren)
    {
        var bestaand = await app.DbAsync(db => db.Zaken.Where(z => z.Inwoner!.Naam == naam).Select(z => z.Nummer).FirstOrDefaultAsync());
        return bestaand ?? (await app.Bouwer().Melding($$"""{ "inwoner": { "naam": "{{naam}}", "geboortedatum": "{{geboren}}" } }""")).Nummer;
    }

    private async Task<Blad> Zoek(string vraag, string gemeente = "hengelo") =>
        await ZoekAls(await app.AanmeldenAsync("intake", gemeente), vraag);

    private static async Task<Blad> ZoekAls(Bezoeker wie, string vraag)
    {
        var antwoord = await (await wie.GetAsync("/Zaken")).VerstuurAsync("Zoeken", ("Zoek", vraag));
        return antwoord.Naar is null ? antwoord : await antwoord.VolgAsync();
    }
}
