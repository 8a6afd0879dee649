using System.Net;
using CaseFlow.Data;
using CaseFlow.Tests.Testing;
using CaseFlow.Toegang;
using Microsoft.EntityFrameworkCore;
using Shouldly;
using Xunit;

namespace CaseFlow.Tests.Huishoudens;

/// <summary>The acts on a person as the page offers them, and a BSN that is hidden until somebody asks.</summary>
public sealed class PersoonPaginaTests(WebApp app) : IClassFixture<WebApp>
{
    private const string Nummer = "999990883";

    private readonly Zaakbouwer _bouwer = app.Bouwer();

    [Fact]
    public async Task A_number_stands_masked_until_it_is_asked_for_and_that_is_logged_on_its_own_with_its_purpose()
    {
        var zaak = await _bouwer.Melding($$"""{ "inwoner": { "naam": "Bea Balk", "geboortedatum": "1955-05-05", "bsn": "999990895" } }""");
        var consulent = await app.AanmeldenAsync("consulent");

        var blad = await consulent.GetAsync($"/Zaken/{zaak.Nummer}");
        blad.Tekst.ShouldContain("••••••895");
        blad.Html.ShouldNotContain("999990895");
        (await consulent.PostAsync($"/Zaken/{zaak.Nummer}?handler=Bsn")).Status.ShouldBe(HttpStatusCode.BadRequest, "without its antiforgery token");
        var getoond = await blad.VerstuurAsync("BSN tonen");

        getoond.Tekst.ShouldContain("999990895");
        getoond.Titel.ShouldNotContain("895");
        (await app.DbAsync(db => db.Logregels.Where(r => r.ZaakId == zaak.Id && r.Onderdeel == "bsn").Select(r => new { r.InwonerId, r.Doel }).SingleAsync())).ShouldBe(new { zaak.InwonerId, Doel = "Wmo" });
    }

    [Fact]
    public async Task A_proposal_is_judged_by_a_colleague_who_sees_both_beside_each_other()
    {
        var een = await _bouwer.Melding($$"""{ "inwoner": { "naam": "Cor Klaver", "geboortedatum": "1949-03-03", "bsn": "{{Nummer}}" } }""");
        var twee = await _bouwer.Melding("""{ "inwoner": { "naam": "C. Claver", "geboortedatum": "1949-03-04" } }""");
        var consulent = await app.AanmeldenAsync("consulent");

        var voorstel = await (await consulent.GetAsync($"/Zaken/{een.Nummer}/Handelingen/inwoner-samenvoegen")).VerstuurAsync("Dubbele inwoner samenvoegen", ("zaak", twee.Nummer), ("reden", "Zelfde adres."));
        voorstel.Naar.ShouldBe($"/Zaken/{een.Nummer}");
        var blad = await consulent.GetAsync($"/Zaken/{een.Nummer}");
        blad.Teksten("#samenvoegen").ShouldHaveSingleItem();
        (await (await consulent.GetAsync($"/Zaken/{een.Nummer}/Handelingen/samenvoeging-beoordelen")).VerstuurAsync("Samenvoegen beoordelen", ("akkoord", "true"), ("reden", "Ja."))).Tekst.ShouldContain("Een teamleider, kwaliteitsmedewerker of administratief medewerker beoordeelt het");

        var teamleider = await app.AanmeldenAsync("teamleider");
        blad = await teamleider.GetAsync($"/Zaken/{twee.Nummer}");
        blad.Teksten("section[aria-labelledby=samenvoegen] td").ShouldContain("Cor Klaver");
        blad.Teksten("section[aria-labelledby=samenvoegen] td").ShouldContain("••••••883");
        blad.Html.ShouldNotContain(Nummer);
        (await (await teamleider.GetAsync($"/Zaken/{twee.Nummer}/Handelingen/samenvoeging-beoordelen")).VerstuurAsync("Samenvoegen beoordelen", ("akkoord", "true"), ("reden", "Gebeld."))).Naar.ShouldBe($"/Zaken/{twee.Nummer}");

        (await teamleider.GetAsync($"/Zaken/{twee.Nummer}")).Een("h1")!.TextContent.ShouldStartWith("Cor Klaver");
        (await app.DbAsync(db => db.Samenvoegvoorstellen.SingleAsync(v => v.ZaakId == een.Id))).IsAkkoord.ShouldBe(true);
    }

    [Fact]
    public async Task Of_a_side_that_somebody_may_not_see_nothing_is_told()
    {
        var een = await _bouwer.Melding("""{ "inwoner": { "naam": "Zicht Baar", "geboortedatum": "1949-03-03" } }""");
        var twee = await _bouwer.Melding("""{ "inwoner": { "naam": "Ver Borgen", "geboortedatum": "1949-03-04" } }""");
        await _bouwer.Handeling("inwoner-samenvoegen", $$"""{ "zaak": "{{een.Nummer}}", "reden": "Lijkt dezelfde." }""");
        await app.DbAsync(async db =>
        {
            (await db.Zaken.SingleAsync(z => z.Id == twee.Id)).Team = "elders";
            return await db.Taken.Where(t => t.ZaakId == twee.Id).ExecuteUpdateAsync(t => t.SetProperty(x => x.Team, "elders"));
        });

        var blad = await (await app.AanmeldenAsync("kwaliteit")).GetAsync($"/Zaken/{een.Nummer}");

        blad.Tekst.ShouldContain("De andere zaak mag u niet zien.");
        blad.Html.ShouldNotContain("Borgen");
        blad.Html.ShouldNotContain(twee.Nummer);
    }

    [Fact]
    public async Task What_was_put_right_stands_with_who_when_and_why_and_a_number_masked()
    {
        var zaak = await _bouwer.Melding("""{ "inwoner": { "naam": "Fout Gespeld", "geboortedatum": "1958-08-08", "bsn": "999990901", "adres": "Oudeweg 1" } }""");
        var consulent = await app.AanmeldenAsync("consulent");

        await (await consulent.GetAsync($"/Zaken/{zaak.Nummer}/Handelingen/corrigeren")).VerstuurAsync("Corrigeren", ("datum", "2026-03-02"), ("reden", "Paspoort gezien."), ("inwoner.naam", "Goed Gespeld"), ("inwoner.adres", "Nieuweweg 2"), ("inwoner.bsn", "999990913"));

        var blad = await consulent.GetAsync($"/Zaken/{zaak.Nummer}");
        var regels = blad.Teksten("section[aria-labelledby=inwoner] details li");
        regels.ShouldContain(r => r.StartsWith("De naam was: Fout Gespeld.") && r.EndsWith("Paspoort gezien."));
        regels.ShouldContain(r => r.StartsWith("Het adres was: Oudeweg 1."));
        regels.ShouldContain(r => r.StartsWith("Het burgerservicenummer was: ••••••901."));
        blad.Html.ShouldNotContain("999990901");
    }

    [Fact]
    public async Task Members_to_choose_from_are_those_of_the_household()
    {
        await _bouwer.Melding("""{ "inwoner": { "naam": "Mia Samen", "geboortedatum": "1980-01-01", "huishouden": "samen" } }""");
        var zaak = await _bouwer.Melding("""{ "inwoner": { "naam": "Noa Samen", "geboortedatum": "1990-06-01", "huishouden": "samen" } }""");
        var consulent = await app.AanmeldenAsync("consulent");
        var blad = await consulent.GetAsync($"/Zaken/{zaak.Nummer}/Handelingen/huishouden-splitsen");

        var keuze = blad.Alle("input[name=leden]");
        keuze.Count.ShouldBe(2);
        var antwoord = await blad.VerstuurAsync("Huishouden splitsen", ("leden", zaak.InwonerId!.Value.ToString("N")), ("reden", "Uit huis."));

        antwoord.Naar.ShouldBe($"/Zaken/{zaak.Nummer}", antwoord.Tekst);
    }
}
