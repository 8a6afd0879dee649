using System.Net;
using CaseFlow.Tests.Testing;
using DocumentFormat.OpenXml.Packaging;
using Microsoft.EntityFrameworkCore;
using Shouldly;
using Xunit;

namespace CaseFlow.Tests.Logboek;

public sealed class PrivacyPageTests(WebApp app) : IClassFixture<WebApp>
{
    private const string Bsn = "111222333";

    [Theory]
    [InlineData("intake")]
    [InlineData("teamleider")]
    [InlineData("beleid")]
    [InlineData("beheer")]
    public async Task Only_the_privacy_officer_gets_in(string rol) =>
        (await (await app.AanmeldenAsync(rol)).GetAsync("/Privacy")).Naar!.ShouldContain("GeenToegang");

    [Fact]
    public async Task Who_looked_and_who_changed_is_found_by_case_number_with_role_and_origin()
    {
        var bouwer = app.Bouwer();
        await bouwer.Melding();
        await (await app.AanmeldenAsync("intake")).GetAsync($"/Zaken/{bouwer.Zaak.Nummer}");
        var privacy = await app.AanmeldenAsync("privacy");

        var gevonden = await (await privacy.GetAsync("/Privacy")).VerstuurAsync("Zoeken", ("Wie", bouwer.Zaak.Nummer));

        var rijen = gevonden.Teksten("tbody tr");
        rijen.ShouldContain(r => r.Contains("Bekeken: zaak") && r.Contains("medewerker Zorgloket") && r.Contains("scherm"));
        rijen.ShouldContain(r => r.Contains("Gewijzigd: melding.geregistreerd"));
        (await app.DbAsync(db => db.Logregels.CountAsync(r => r.Rol == "privacy" && r.Onderdeel == "logboek"))).ShouldBeGreaterThan(0, "who searches the log is in the log");
    }

    [Fact]
    public async Task A_resident_is_found_by_number_or_name_and_birth_date_and_never_in_an_address()
    {
        var bouwer = app.Bouwer();
        await bouwer.Melding($$"""{ "inwoner": { "naam": "Zoë van den Berg", "geboortedatum": "1980-02-29", "bsn": "{{Bsn}}" } }""");
        var privacy = await app.AanmeldenAsync("privacy");
        var blad = await privacy.GetAsync("/Privacy");

        var opNummer = await blad.VerstuurAsync("Zoeken", ("Wie", Bsn));
        opNummer.Tekst.ShouldContain("over Zoë van den Berg");
        opNummer.Een("table")!.TextContent.ShouldNotContain(Bsn);
        (await blad.VerstuurAsync("Zoeken", ("Wie", "zoe berg 29-2-1980"))).Tekst.ShouldContain("over Zoë van den Berg");
        (await blad.VerstuurAsync("Zoeken", ("Wie", "Berg 1-3-1980"))).Tekst.ShouldContain("Er is geen inwoner gevonden");
        (await blad.VerstuurAsync("Zoeken", ("Wie", "Berg"))).Tekst.ShouldContain("met daarachter de geboortedatum");
        (await blad.VerstuurAsync("Zoeken")).Tekst.ShouldContain("Vul in om wie of welke zaak het gaat");

        var elders = await (await app.AanmeldenAsync("privacy", "almelo")).GetAsync("/Privacy");
        (await elders.VerstuurAsync("Zoeken", ("Wie", Bsn))).Tekst.ShouldContain("Er is geen inwoner gevonden");
        (await elders.VerstuurAsync("Zoeken", ("Wie", bouwer.Zaak.Nummer))).Tekst.ShouldContain("Geen regels gevonden");
    }

    [Fact]
    public async Task The_overview_for_the_resident_tells_functions_and_no_names_of_staff()
    {
        var bouwer = app.Bouwer();
        await bouwer.Melding("""{ "inwoner": { "naam": "Karel Overzicht", "geboortedatum": "1961-05-06" } }""");
        var intake = await app.AanmeldenAsync("intake");
        await intake.GetAsync($"/Zaken/{bouwer.Zaak.Nummer}");
        var naam = await app.DbAsync(db => db.Logregels.Where(r => r.ZaakId == bouwer.Zaak.Id && r.Onderdeel == "zaak").Select(r => r.Medewerker).FirstAsync());
        var privacy = await app.AanmeldenAsync("privacy");
        var gevonden = await (await privacy.GetAsync("/Privacy")).VerstuurAsync("Zoeken", ("Wie", "Overzicht 6-5-1961"));

        var document = await gevonden.VerstuurAsync("Overzicht voor de inwoner (Word-document)");

        document.Status.ShouldBe(HttpStatusCode.OK);
        using var word = WordprocessingDocument.Open(new MemoryStream(await document.Antwoord.Content.ReadAsByteArrayAsync()), false);
        var tekst = word.MainDocumentPart!.Document.InnerText;
        tekst.ShouldContain("Karel Overzicht");
        tekst.ShouldContain("medewerker Zorgloket: bekeken, zaak");
        tekst.ShouldNotContain(naam);
    }
}
