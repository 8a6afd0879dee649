using System.Net;
using System.Text.Json.Nodes;
using CaseFlow.Tests.Testing;
using Microsoft.EntityFrameworkCore;
using Shouldly;
using Xunit;

namespace CaseFlow.Tests.Api;

/// <summary>Notes, following, the walked path and the household: what a screen shows of them a program reads, behind the same doors.</summary>
public sealed class NotitieApiTests(WebApp app) : IClassFixture<WebApp>
{
    [Fact]
    public async Task Who_may_not_see_the_case_reads_and_writes_nothing_of_it()
    {
        var zaak = await app.Bouwer().Melding("""{ "inwoner": { "naam": "Wilhelmina Huisgenoot", "geboortedatum": "1950-01-01" } }""");
        string[] paden = [$"/zaken/{zaak.Nummer}/notities", $"/zaken/{zaak.Nummer}/verloop", $"/huishoudens/{zaak.HuishoudenId}?zaak={zaak.Nummer}"];
        var vreemd = await app.AanmeldenAsync("consulent", "almelo");
        foreach (var pad in paden)
        {
            (await app.Bezoeker().Http.GetAsync("/api/v1" + pad)).StatusCode.ShouldBe(HttpStatusCode.Unauthorized, pad);
            (await (await Programma.MaakAsync(app, "beleid")).Http.GetAsync("/api/v1" + pad)).StatusCode.ShouldBe(HttpStatusCode.Forbidden, pad);
            var antwoord = await vreemd.Http.GetAsync("/api/v1" + pad);
            antwoord.StatusCode.ShouldBe(HttpStatusCode.NotFound, pad);
            (await antwoord.Content.ReadAsStringAsync()).ShouldNotContain("Wilhelmina");
        }
        var beleid = await Programma.MaakAsync(app, "beleid");
        (await beleid.StuurAsync($"/zaken/{zaak.Nummer}/volgen", "{}", HttpMethod.Put)).Antwoord.StatusCode.ShouldBe(HttpStatusCode.Forbidden);
        var lezer = await Programma.MaakAsync(app, "consulent", "zaken:lezen");
        await lezer.WeigertAsync($"/zaken/{zaak.Nummer}/notities", """{ "tekst": "x" }""", HttpStatusCode.Forbidden, "bereik-ontbreekt");
        (await lezer.StuurAsync("/zaken/Z2026-999999/volgen", "{}", HttpMethod.Put)).Antwoord.StatusCode.ShouldBe(HttpStatusCode.Forbidden);
    }

    [Fact]
    public async Task A_note_is_written_read_added_to_and_marked_as_read_by_who_is_named()
    {
        var zaak = await app.Bouwer().Melding();
        var pad = $"/zaken/{zaak.Nummer}/notities";
        var ilse = await Programma.MaakAsync(app, "intake");
        var carla = await Programma.MaakAsync(app, "consulent");

        await ilse.WeigertAsync(pad, "{}", HttpStatusCode.BadRequest, "veld-verplicht:tekst");
        await ilse.WeigertAsync(pad, """{ "tekst": "Zie @beleid.almelo" }""", HttpStatusCode.BadRequest, "waarde-onbekend:tekst");
        await ilse.DoeAsync(pad, """{ "tekst": "Mevrouw belt liever na tienen.", "genoemd": ["consulent.hengelo"] }""");
        var notitie = (await carla.LeesAsync(pad)).AsArray().ShouldHaveSingleItem()!;
        notitie["tekst"]!.GetValue<string>().ShouldBe("Mevrouw belt liever na tienen.");
        await carla.WeigertAsync($"{pad}/{notitie["id"]}/aanvullingen", """{ "tekst": "Na elven." }""", HttpStatusCode.BadRequest, "notitie-niet-van-u");
        await ilse.DoeAsync($"{pad}/{notitie["id"]}/aanvullingen", """{ "tekst": "Na elven." }""");
        (await carla.LeesAsync(pad))[0]!["aanvullingen"]![0]!["tekst"]!.GetValue<string>().ShouldBe("Na elven.");

        var genoemd = (await carla.LeesAsync("/vermeldingen")).AsArray().Single(v => v!["zaak"]!.GetValue<string>() == zaak.Nummer)!;
        // Nobody marks for somebody else.
        await ilse.DoeAsync($"/vermeldingen/{genoemd["id"]}/_gelezen");
        (await carla.LeesAsync("/vermeldingen")).AsArray().ShouldContain(v => v!["zaak"]!.GetValue<string>() == zaak.Nummer);
        await carla.DoeAsync($"/vermeldingen/{genoemd["id"]}/_gelezen");
        (await carla.LeesAsync("/vermeldingen")).AsArray().ShouldNotContain(v => v!["zaak"]!.GetValue<string>() == zaak.Nummer);
        (await app.DbAsync(db => db.Logregels.Where(l => l.ZaakId == zaak.Id && l.Onderdeel == "api: notities").CountAsync())).ShouldBe(2);
    }

    [Fact]
    public async Task A_case_is_followed_until_no_more_and_what_comes_later_is_new()
    {
        var bouwer = app.Bouwer();
        var zaak = await bouwer.Melding();
        var carla = await Programma.MaakAsync(app, "consulent");
        async Task<JsonNode?> Gevolgd() => (await carla.LeesAsync("/gevolgde-zaken")).AsArray().SingleOrDefault(z => z!["nummer"]!.GetValue<string>() == zaak.Nummer);

        (await Gevolgd()).ShouldBeNull();
        (await carla.StuurAsync($"/zaken/{zaak.Nummer}/volgen", "{}", HttpMethod.Put)).Antwoord.StatusCode.ShouldBe(HttpStatusCode.NoContent);
        (await Gevolgd())!["nieuw"]!.GetValue<int>().ShouldBe(0);
        await bouwer.Handeling("notitie", """{ "tekst": "Nieuws." }""", "intake");
        (await Gevolgd())!["nieuw"]!.GetValue<int>().ShouldBe(1);
        (await carla.StuurAsync($"/zaken/{zaak.Nummer}/volgen", "{}", HttpMethod.Delete)).Antwoord.StatusCode.ShouldBe(HttpStatusCode.NoContent);
        (await Gevolgd()).ShouldBeNull();
    }

    [Fact]
    public async Task The_walked_path_and_the_household_are_read_as_they_are_drawn_and_each_read_is_logged()
    {
        var bouwer = app.Bouwer();
        var zaak = await bouwer.Melding("""{ "inwoner": { "naam": "Geertruida Weg", "geboortedatum": "1951-05-05" }, "vertegenwoordiger": [{ "naam": "Bert Bewind", "soort": "bewindvoerder" }] }""");
        await bouwer.Taak("triage", "brede-uitvraag");
        var carla = await Programma.MaakAsync(app, "consulent");

        var verloop = await carla.LeesAsync($"/zaken/{zaak.Nummer}/verloop");
        verloop["isIngekort"]!.GetValue<bool>().ShouldBeFalse();
        var triage = verloop["routes"]!.AsArray().SelectMany(r => r!["bezoeken"]!.AsArray()).Single(b => b!["element"]!.GetValue<string>() == "triage")!;
        triage["uitkomst"]!.GetValue<string>().ShouldNotBeEmpty();
        triage["tot"].ShouldNotBeNull();
        verloop["routes"]!.AsArray().SelectMany(r => r!["huidig"]!.AsArray()).Select(h => h!.GetValue<string>()).ShouldContain("gesprek");

        var huishouden = await carla.LeesAsync($"/huishoudens/{zaak.HuishoudenId}?zaak={zaak.Nummer}");
        huishouden["vanuit"]!.GetValue<string>().ShouldBe(zaak.Nummer);
        var lid = huishouden["leden"]!.AsArray().ShouldHaveSingleItem()!;
        lid["naam"]!.GetValue<string>().ShouldBe("Geertruida Weg");
        lid["zaken"]![0]!["isDeze"]!.GetValue<bool>().ShouldBeTrue();
        lid["zaken"]![0]!["betrokkenen"]!.AsArray().Select(b => $"{b!["soort"]}: {b["naam"]}, {b["wat"]}").ShouldContain("netwerk: Bert Bewind, bewindvoerder");
        (await app.DbAsync(db => db.Logregels.Where(l => l.ZaakId == zaak.Id && l.InwonerId == zaak.InwonerId && l.Onderdeel.StartsWith("api: ")).Select(l => l.Onderdeel).Order().ToListAsync()))
            .ShouldBe(["api: huishouden", "api: verloop"]);
    }
}
