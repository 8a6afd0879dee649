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
        blad.Antwoord.RequestMessage!.RequestUri!.PathAndQuery.ShouldBe("/Zaken");
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
    [InlineData("999990019", "Zoeken op BSN kan hier niet.")]
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

    private async Task<string> ZorgVoorAsync(string naam, string geboren)
    {
        var bestaand = await app.DbAsync(db => db.Zaken.Where(z => z.Inwoner!.Naam == naam).Select(z => z.Nummer).FirstOrDefaultAsync());
        return bestaand ?? (await app.Bouwer().Melding($$"""{ "inwoner": { "naam": "{{naam}}", "geboortedatum": "{{geboren}}" } }""")).Nummer;
    }

    private async Task<Blad> Zoek(string vraag, string gemeente = "hengelo") =>
        await (await (await app.AanmeldenAsync("intake", gemeente)).GetAsync("/Zaken")).VerstuurAsync("Zoeken", ("Zoek", vraag));
}
