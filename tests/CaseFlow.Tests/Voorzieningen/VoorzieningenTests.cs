using System.Net;
using CaseFlow.Gemeenten;
using CaseFlow.Shared;
using CaseFlow.Tests.Testing;
using CaseFlow.Werkvoorraad;
using Microsoft.EntityFrameworkCore;
using Shouldly;
using Xunit;

namespace CaseFlow.Tests.Voorzieningen;

public sealed class VoorzieningenTests
{
    [Fact]
    public async Task The_lists_show_who_waits_and_what_ends_to_who_may_see_the_case()
    {
        await using var app = await WebApp.StartAsync();
        var bouwer = app.Bouwer();
        await bouwer.Melding();
        await bouwer.Tot("besluit");
        await bouwer.Taak("levering", "wachtlijst", """{ "reden": "Geen plek" }""");
        app.Klok.Dagen(10);

        (await (await (await app.AanmeldenAsync("beleid")).GetAsync("/Voorzieningen")).VolgAsync()).Status.ShouldBe(HttpStatusCode.Forbidden);
        (await (await app.AanmeldenAsync("consulent", "almelo")).GetAsync("/Voorzieningen")).Tekst.ShouldContain("Niemand wacht op levering.");
        var blad = await (await app.AanmeldenAsync("consulent")).GetAsync("/Voorzieningen");
        blad.Teksten("tbody tr").ShouldHaveSingleItem().ShouldContain("10 dagen");
        blad.Tekst.ShouldContain("Zorg Dichtbij");
        blad.Alle("tbody .stoplicht").ShouldBeEmpty("no norm for waiting is set here");
        blad.Tekst.ShouldNotContain("Eigen bijdrage melden");
        (await app.DbAsync(db => db.Logregels.CountAsync(i => i.Onderdeel == "Voorzieningen, wachtlijst"))).ShouldBe(1);

        await bouwer.Taak("levering", "gestart");
        app.Klok.Dagen(320);
        await bouwer.Ronde();
        var consulent = await app.AanmeldenAsync("consulent");
        (await consulent.GetAsync("/Voorzieningen?toon=indicatie-loopt-af")).Teksten("tbody tr").ShouldHaveSingleItem().ShouldContain(bouwer.Zaak.Nummer);
        (await consulent.GetAsync("/")).Teksten(".merkje").ShouldContain("Indicatie loopt af");
        app.Klok.Dagen(60);
        (await (await app.AanmeldenAsync("consulent")).GetAsync("/Voorzieningen?toon=indicatie-verlopen&team=zorgloket")).Status.ShouldBe(HttpStatusCode.OK);
    }

    [Fact]
    public async Task A_provision_that_ends_is_told_to_the_team_once()
    {
        await using var post = new SmtpPost();
        await using var app = new WebApp { Mailpoort = post.Port };
        await app.InitializeAsync();
        var bouwer = app.Bouwer();
        await bouwer.Melding();
        await bouwer.Tot("levering");
        await app.DbAsync(async db => (await db.Zaken.SingleAsync()).Team = "zorgloket");
        app.Klok.Dagen(320);

        for (var dag = 0; dag < 2; dag++)
        {
            await bouwer.In<Dagberichten, int>(d => d.LoopAsync(app.Klok.Nu));
            app.Klok.Dagen(1);
        }

        (await app.DbAsync(db => db.VerteldeVoorzieningen.SingleAsync())).Signaal.ShouldBe("indicatie-loopt-af");
        (await app.DbAsync(db => db.Dagberichten.Where(d => d.Team == "zorgloket").OrderBy(d => d.Dag).Select(d => d.Aantal).ToListAsync()))[1].ShouldBe(0);
    }

    [Fact]
    public async Task A_municipality_may_ask_its_own_questions_before_an_extension()
    {
        using var map = new Routemap();
        var pad = Path.Combine(map.Workflows, "gemeenten", "hengelo", "gemeente.json");
        var oud = await File.ReadAllTextAsync(pad);
        await File.WriteAllTextAsync(pad, oud.Replace("\"regels\": {", "\"regels\": { \"keuzeboom-verplicht\": true,"));
        Should.Throw<ConfiguratieException>(() => Bronnen.Load(map.Workflows)).Message.ShouldContain("De keuzeboom is verplicht, maar heeft geen vragen.");
        await File.WriteAllTextAsync(pad, oud.Replace("\"regels\": {", "\"keuzeboom\": [{ \"id\": \"doel\", \"naam\": \"Is het doel bereikt?\" }], \"regels\": { \"keuzeboom-verplicht\": true,"));
        await using var app = new WebApp { Workflows = map.Workflows };
        await app.InitializeAsync();
        var bouwer = app.Bouwer();
        await bouwer.Melding();
        await bouwer.Tot("levering");
        await bouwer.Handeling("heronderzoek-starten", """{ "aanleiding": "Bijna afgelopen" }""");

        (await Should.ThrowAsync<WeigeringException>(() => bouwer.Taak("evaluatie", "verlengen"))).Id.ShouldBe("veld-verplicht:keuzeboom");
        (await Should.ThrowAsync<WeigeringException>(() => bouwer.Taak("evaluatie", "verlengen", """{ "keuzeboom": { "doel": { "toelichting": "?" } } }"""))).Id.ShouldBe("veld-verplicht:keuzeboom");
        await bouwer.Taak("evaluatie", "verlengen", """{ "keuzeboom": { "doel": { "antwoord": false, "toelichting": "Nog niet." } } }""");

        var besluit = await (await app.AanmeldenAsync("consulent")).GetAsync($"/Taken/{(await bouwer.OpenTaak("besluit")).Id}");
        besluit.Een("aside")!.TextContent.ShouldContain("Is het doel bereikt?");
    }
}
