using System.Net;
using CaseFlow.Data;
using CaseFlow.Shared;
using CaseFlow.Tests.Testing;
using CaseFlow.Toegang;
using CaseFlow.Werkprocessen;
using Microsoft.EntityFrameworkCore;
using Shouldly;
using Xunit;

namespace CaseFlow.Tests.Toegang;

/// <summary>A shielded resident: nobody else sees that she is known, in whatever team or role.</summary>
public sealed class AfschermingServiceTests : IAsyncLifetime
{
    private const string Naam = "Apollonia Verborgen";

    private WebApp _app = null!;
    private Zaakbouwer _bouwer = null!;

    public async Task InitializeAsync()
    {
        _app = await WebApp.StartAsync();
        _bouwer = _app.Bouwer();
        await _bouwer.Melding($$"""{ "inwoner": { "naam": "{{Naam}}", "geboortedatum": "1980-02-03", "bsn": "999990019", "geheim-adres": true } }""");
        await _bouwer.Tot("plan");
    }

    public async Task DisposeAsync() => await _app.DisposeAsync();

    private string Pad => $"/Zaken/{_bouwer.Zaak.Nummer}";

    [Fact]
    public async Task Whoever_is_not_named_sees_nothing_of_her_and_cannot_tell_that_she_is_known()
    {
        // Everybody is in the team.
        var ander = await _app.AanmeldenAsync("jeugdregisseur");
        (await Alles(ander)).Values.ShouldContain(t => t.Contains("Apollonia", StringComparison.Ordinal));
        await Schermaf("inwoner");

        foreach (var (pad, tekst) in await Alles(ander))
        {
            tekst.ShouldNotContain("Apollonia", Case.Insensitive, pad);
            tekst.ShouldNotContain("Dorpsstraat", Case.Insensitive, pad);
            pad.Contains(_bouwer.Zaak.Nummer, StringComparison.Ordinal).ShouldBe(tekst.StartsWith("404", StringComparison.Ordinal), pad);
        }
        // A second case of hers is shielded from its first moment, also for who wrote it down.
        var eerste = _bouwer.Zaak;
        var tweede = await _bouwer.Melding($$"""{ "inwoner": { "naam": "{{Naam}}", "geboortedatum": "1980-02-03", "bsn": "999990019" } }""");
        tweede.InwonerId.ShouldBe(eerste.InwonerId);
        (await (await _app.AanmeldenAsync("intake")).GetAsync($"/Zaken/{tweede.Nummer}")).Status.ShouldBe(HttpStatusCode.NotFound);
        _bouwer.Zaak = eerste;

        var genoemd = await _app.AanmeldenAsync("consulent");
        (await genoemd.GetAsync(Pad)).Tekst.ShouldContain("is alleen te zien voor Carla Smit");
        (await genoemd.GetAsync($"/Zaken/{tweede.Nummer}")).Tekst.ShouldContain(Naam);
        var taak = await _bouwer.OpenTaak("aanvraag");
        (await Should.ThrowAsync<WeigeringException>(async () => await _bouwer.In<TaakService>(async t => await t.OverdragenAsync(await _bouwer.Als("consulent"), taak.Id,
            await _app.DbAsync(db => db.Users.SingleAsync(u => u.UserName == "jeugdregisseur.hengelo")), null)))).Id.ShouldBe("zaak-afgeschermd");
    }

    [Fact]
    public async Task The_team_lead_counts_it_and_watches_its_day_and_who_opens_it_in_need_is_told_on()
    {
        var leider = await _app.AanmeldenAsync("teamleider");
        (await leider.GetAsync("/Teams")).Tekst.ShouldNotContain("afgeschermde");
        await Schermaf("zaak");

        var bord = await leider.GetAsync("/Teams");
        bord.Tekst.ShouldContain("1 afgeschermde zaak");
        bord.Teksten("section[aria-labelledby=afgeschermd] tbody tr").ShouldHaveSingleItem().ShouldContain("Carla Smit");
        bord.Html.ShouldNotContain(_bouwer.Zaak.Nummer);
        bord.Html.ShouldNotContain("Apollonia");
        (await leider.GetAsync(Pad)).Status.ShouldBe(HttpStatusCode.NotFound);

        var open = await (await leider.GetAsync(Pad + "/Noodtoegang")).VerstuurAsync("Zaak openen", ("reden", "Iemand staat met een mes voor de deur van de inwoner."));
        open.Naar.ShouldBe(Pad);
        (await open.VolgAsync()).Tekst.ShouldContain("U heeft noodtoegang");
        (await (await _app.AanmeldenAsync("consulent")).GetAsync("/")).Tekst.ShouldContain("Iemand staat met een mes voor de deur");
        var privacy = await _app.AanmeldenAsync("privacy");
        (await privacy.GetAsync("/Privacy")).Tekst.ShouldContain("1 noodtoegang wacht op uw oordeel");
        var lijst = await privacy.GetAsync("/Privacy/Noodtoegang");
        lijst.Tekst.ShouldContain("afgeschermd");
        var blad = await privacy.GetAsync(lijst.Een("tbody a")!.GetAttribute("href")!);
        blad.Tekst.ShouldContain("Deze zaak was afgeschermd");
        blad.Html.ShouldNotContain("Apollonia");
        (await blad.VerstuurAsync("Oordeel vastleggen")).Tekst.ShouldContain("Kies of de noodtoegang terecht was.");
        (await blad.VerstuurAsync("Oordeel vastleggen", ("terecht", "ja"))).Naar.ShouldBe("/Privacy/Noodtoegang");
        _app.Klok.Nu = _app.Klok.Nu.AddHours(5);
        (await (await _app.AanmeldenAsync("teamleider")).GetAsync(Pad)).Status.ShouldBe(HttpStatusCode.NotFound, "its hours are over");
    }

    [Fact]
    public async Task Only_a_team_lead_and_the_privacy_officer_shield_and_the_history_stays()
    {
        (await (await _app.AanmeldenAsync("consulent")).GetAsync(Pad + "/Handelingen/afschermen")).Status.ShouldBe(HttpStatusCode.NotFound);
        (await Should.ThrowAsync<WeigeringException>(() => _bouwer.Handeling("afschermen", """{ "omvang": "zaak", "grond": "publiek", "mensen": ["Carla Smit"], "toelichting": "x" }"""))).Id.ShouldBe("rol-onbevoegd");
        var leider = await _app.AanmeldenAsync("teamleider");
        var formulier = await leider.GetAsync(Pad + "/Handelingen/afschermen");
        (await formulier.VerstuurAsync("Afschermen", ("omvang", "zaak"), ("grond", "publiek"), ("mensen", "Niemand Bekend"), ("toelichting", "Wethouder."))).Tekst.ShouldContain("Er is geen collega 'Niemand Bekend'");
        await formulier.VerstuurAsync("Afschermen", ("omvang", "zaak"), ("grond", "publiek"), ("mensen", "teamleider.hengelo"), ("toelichting", "Wethouder."));
        (await leider.GetAsync(Pad)).Tekst.ShouldContain("Afgeschermd: Iemand die publiek bekend is.");

        var privacy = await _app.AanmeldenAsync("privacy");
        var lijst = await privacy.GetAsync("/Privacy/Afscherming");
        (await lijst.VerstuurAsync("Afschermen", ("nummer", "Z2026-999999"), ("omvang", "zaak"), ("grond", "publiek"), ("mensen", "consulent.hengelo"), ("toelichting", "x"))).Tekst.ShouldContain("Er is geen zaak met dit nummer");
        await lijst.VerstuurAsync("Afschermen", ("nummer", _bouwer.Zaak.Nummer), ("omvang", "zaak"), ("grond", "publiek"), ("mensen", "consulent.hengelo"), ("toelichting", "De leider is familie."));
        (await leider.GetAsync(Pad)).Status.ShouldBe(HttpStatusCode.NotFound);

        lijst = await privacy.GetAsync("/Privacy/Afscherming");
        lijst.Html.ShouldNotContain("Apollonia");
        (await lijst.VerstuurAsync("Afscherming opheffen", ("reden", ""))).Tekst.ShouldContain("Schrijf op waarom de afscherming eindigt");
        await lijst.VerstuurAsync("Afscherming opheffen", ("reden", "De wethouder is gestopt."));
        (await leider.GetAsync(Pad)).Status.ShouldBe(HttpStatusCode.OK);
        var na = await privacy.GetAsync("/Privacy/Afscherming");
        na.Tekst.ShouldContain("Er is nu niets afgeschermd");
        na.Teksten("section[aria-labelledby=eerder] tbody tr").Count.ShouldBe(2);
    }

    private async Task Schermaf(string omvang)
    {
        var leider = await _app.AanmeldenAsync("teamleider");
        var antwoord = await (await leider.GetAsync(Pad + "/Handelingen/afschermen")).VerstuurAsync("Afschermen", ("omvang", omvang), ("grond", "geheim-adres"), ("mensen", "Carla Smit"), ("toelichting", "Blijf-van-mijn-lijf."));
        antwoord.Naar.ShouldBe(Pad, antwoord.Tekst);
    }

    // What somebody may try: the case by its number, its parts by their ids, and every list and search.
    private async Task<IReadOnlyDictionary<string, string>> Alles(Bezoeker wie)
    {
        var (taak, brief) = await _app.DbAsync(async db => (await db.Taken.Where(t => t.ZaakId == _bouwer.Zaak.Id).Select(t => t.Id).FirstAsync(), await db.Brieven.Where(b => b.ZaakId == _bouwer.Zaak.Id).Select(b => b.Id).FirstAsync()));
        var gezien = new Dictionary<string, string>();
        foreach (var pad in new[] { Pad, $"{Pad}/Verloop", $"{Pad}/Bijlagen", $"{Pad}/Brieven/{brief}", $"{Pad}/Handelingen/contact", $"/api/v1{Pad.Replace("Zaken", "zaken", StringComparison.Ordinal)}", "/", "/?toon=alles", "/Afspraken", "/Voorzieningen", "/Regie" })
        {
            var blad = await wie.GetAsync(pad);
            gezien[pad] = $"{(int)blad.Status} {blad.Html}";
        }
        foreach (var pad in new[] { $"/Taken/{taak}", $"/Huishoudens/{_bouwer.Zaak.HuishoudenId}/Plan", $"/Huishoudens/{_bouwer.Zaak.HuishoudenId}" })
        {
            gezien[pad] = (await wie.GetAsync(pad)).Html;
        }
        var zoeken = await wie.GetAsync("/Zaken");
        foreach (var zoek in new[] { _bouwer.Zaak.Nummer, "Verborgen", "3-2-1980" })
        {
            gezien[$"zoek {zoek[^4..]}"] = string.Join(' ', (await zoeken.VerstuurAsync("Zoeken", ("Zoek", zoek))).Teksten("main table, main ul, main ol"));
        }
        var melding = await wie.GetAsync("/Meldingen/Registreren");
        var bekend = await melding.VerstuurAsync("Zoek bekende inwoners en huishoudens", ("inwoner.bsn", "999990019"));
        gezien["bekenden"] = string.Join(' ', bekend.Teksten("main input[type=radio] ~ label, main .bericht, main li"));
        return gezien;
    }
}
