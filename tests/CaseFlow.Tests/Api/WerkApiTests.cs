using System.Net;
using System.Net.Http.Headers;
using System.Text.Json.Nodes;
using CaseFlow.Tests.Bijlagen;
using CaseFlow.Tests.Testing;
using CaseFlow.Werkprocessen;
using Microsoft.EntityFrameworkCore;
using Shouldly;
using Xunit;

namespace CaseFlow.Tests.Api;

public sealed class WerkApiTests(WebApp app) : IClassFixture<WebApp>
{
    private const string Melding = """
        { "gegevens": { "kanaal": "telefoon", "vindplaats": "toegang", "melder": "inwoner", "type-hulpvraag": "huishouden", "toestemming": true, "wet": "Wmo",
          "inwoner": { "naam": "Marga Proef", "geboortedatum": "1949-02-03", "bsn": "999990019" }, "tekst": "Het huis schoonhouden lukt niet meer." } }
        """;

    [Fact]
    public async Task A_program_does_what_the_screens_do_from_a_melding_to_the_next_task()
    {
        var intake = await Programma.MaakAsync(app, "intake");
        (await intake.LeesAsync("/formulieren/melding"))["velden"]!.AsArray().Single(v => v!["id"]!.GetValue<string>() == "kanaal")!["keuzes"]!.AsArray().ShouldNotBeEmpty();

        var (gemaakt, inhoud) = await intake.StuurAsync("/meldingen", Melding);
        gemaakt.StatusCode.ShouldBe(HttpStatusCode.Created, $"{inhoud}");
        var nummer = inhoud!["nummer"]!.GetValue<string>();
        gemaakt.Headers.Location!.OriginalString.ShouldBe($"/api/v1/zaken/{nummer}");
        (await intake.DoeAsync("/zaken/_zoek", """{ "zoek": "999990019" }""", HttpStatusCode.OK))!.AsArray().Select(z => z!["nummer"]!.GetValue<string>()).ShouldContain(nummer);

        var werk = await intake.LeesAsync("/werkvoorraad?toon=alles");
        var regel = werk["taken"]!.AsArray().Single(t => t!["zaak"]!.GetValue<string>() == nummer)!;
        var taak = regel["taak"]!.GetValue<string>();
        await intake.DoeAsync($"/taken/{taak}/_oppakken");
        await intake.WeigertAsync($"/taken/{taak}/_afronden", """{ "uitkomst": "doorverwezen" }""", HttpStatusCode.BadRequest, "veld-verplicht:naar");
        var blad = await intake.LeesAsync($"/taken/{taak}");
        blad["stap"]!.GetValue<string>().ShouldBe("triage");
        blad["uitkomsten"]!.AsArray().Select(u => u!["id"]!.GetValue<string>()).ShouldContain("brede-uitvraag");
        blad["formulier"]!["velden"]!.AsArray().Single(v => v!["id"]!.GetValue<string>() == "naar")!["verplichtBij"]!.ToJsonString().ShouldBe("""["doorverwezen"]""");

        // A field that is no field, a body that is none, a revision that is gone: nothing is done.
        (await intake.WeigertAsync($"/taken/{taak}/_afronden", """{ "uitkomst": "brede-uitvraag", "gegevens": { "verzonnen": 1 } }""", HttpStatusCode.BadRequest, "veld-onbekend:verzonnen"))
            ["errors"]![0]!["veld"]!.GetValue<string>().ShouldBe("verzonnen");
        await intake.WeigertAsync($"/taken/{taak}/_afronden", """{ "uitkomst": "x", "uitkomst": "y" }""", HttpStatusCode.BadRequest, "onleesbaar");
        var (oud, _) = await intake.StuurAsync($"/taken/{taak}/_afronden", """{ "uitkomst": "brede-uitvraag" }""", null, ("If-Match", "\"0\""));
        oud.StatusCode.ShouldBe(HttpStatusCode.PreconditionFailed);

        var revisie = blad["revisie"]!.GetValue<int>();
        var klaar = $$"""{ "uitkomst": "brede-uitvraag", "gegevens": {}, "revisie": {{revisie}} }""";
        (await intake.DoeAsync($"/taken/{taak}/_afronden", klaar, HttpStatusCode.OK))!["alGedaan"].ShouldBeNull();
        // The same once more is done once, and says so; without the revision it is a collision.
        (await intake.DoeAsync($"/taken/{taak}/_afronden", klaar, HttpStatusCode.OK))!["alGedaan"]!.GetValue<string>().ShouldContain("niets dubbel");
        await intake.WeigertAsync($"/taken/{taak}/_afronden", """{ "uitkomst": "brede-uitvraag" }""", HttpStatusCode.Conflict, "taak-niet-open");

        var open = await app.DbAsync(db => db.Taken.Where(t => t.Zaak!.Nummer == nummer && t.Status == TaakStatus.Open).Select(t => t.Stap).ToListAsync());
        open.ShouldBe(["gesprek"]);
        var tijdlijn = await intake.LeesAsync($"/zaken/{nummer}/tijdlijn");
        tijdlijn["regels"]!.AsArray().Select(r => r!["naam"]!.GetValue<string>()).ShouldContain("melding.geregistreerd");
    }

    [Fact]
    public async Task Acts_letters_and_files_of_a_case_go_by_the_same_doors()
    {
        var bouwer = app.Bouwer();
        var zaak = await bouwer.Melding();
        var consulent = await Programma.MaakAsync(app, "consulent");
        var pad = $"/zaken/{zaak.Nummer}";

        (await consulent.LeesAsync($"{pad}/handelingen")).AsArray().Select(h => h!["id"]!.GetValue<string>()).ShouldContain("wacht-op");
        var blad = await consulent.LeesAsync($"{pad}/handelingen/wacht-op");
        blad["nietNu"].ShouldBeNull();
        blad["formulier"]!["velden"]!.AsArray().Select(v => v!["id"]!.GetValue<string>()).ShouldContain("reden");
        var weigering = await consulent.WeigertAsync($"{pad}/handelingen/wacht-op", """{ "gegevens": {} }""", HttpStatusCode.BadRequest, "veld-verplicht:op");
        weigering["errors"]!.AsArray().Count.ShouldBeGreaterThan(1);
        await consulent.DoeAsync($"{pad}/handelingen/wacht-op", """{ "gegevens": { "op": "inwoner", "reden": "Belt terug", "tot": "2026-03-10" } }""");
        (await consulent.LeesAsync(pad))["wachtOp"]!.AsArray().ShouldHaveSingleItem();
        await consulent.DoeAsync($"{pad}/handelingen/contact", """{ "gegevens": { "kanaal": "telefoon", "vindplaats": "toegang", "soort": "lopende-zaak", "tekst": "Terugbelverzoek." } }""");
        await consulent.WeigertAsync($"{pad}/handelingen/bestaat-niet", "{}", HttpStatusCode.NotFound, "niet-gevonden");

        using var formulier = new MultipartFormDataContent();
        var bestand = new ByteArrayContent(Proefbestanden.Pdf("1 0 obj\n<<>>\nendobj\n"));
        bestand.Headers.ContentType = new MediaTypeHeaderValue("application/pdf");
        formulier.Add(bestand, "bestand", "verwijzing.pdf");
        formulier.Add(new StringContent("verwijzing"), "soort");
        (await consulent.Http.PostAsync($"/api/v1{pad}/bijlagen", formulier)).StatusCode.ShouldBe(HttpStatusCode.NoContent);
        var id = (await consulent.LeesAsync($"{pad}/bijlagen")).AsArray().ShouldHaveSingleItem()!["id"]!.GetValue<string>();
        var terug = await consulent.Http.GetAsync($"/api/v1{pad}/bijlagen/{id}");
        terug.Content.Headers.ContentType!.MediaType.ShouldBe("application/pdf");
        terug.Content.Headers.ContentDisposition!.DispositionType.ShouldBe("attachment");
        await consulent.WeigertAsync($"{pad}/bijlagen/{id}/_weghalen", "{}", HttpStatusCode.BadRequest, "veld-verplicht:reden");
        await consulent.DoeAsync($"{pad}/bijlagen/{id}/_weghalen", """{ "reden": "Van een ander" }""");

        foreach (var deel in new[] { "brieven", "afspraken", "besluiten", "voorzieningen", "antwoorden", "route", "huishouden", "melding", "niveau", "plan", "termijnen", "taken" })
        {
            (await consulent.LeesAsync($"{pad}/{deel}")).ToJsonString().ShouldNotContain("bsn", Case.Insensitive);
        }
    }

    [Fact]
    public async Task What_other_roles_do_goes_too()
    {
        var bouwer = app.Bouwer();
        await bouwer.Melding();
        var taak = (await bouwer.OpenTaak("triage")).Id;
        var leider = await Programma.MaakAsync(app, "teamleider");
        var bord = await leider.LeesAsync("/teams/bord");
        bord["open"]!.GetValue<int>().ShouldBeGreaterThan(0);
        var intake = (await bouwer.Als("intake")).MedewerkerId;
        var gedaan = await leider.DoeAsync("/overdrachten", $$"""{ "taken": ["{{taak}}"], "naar": "{{intake}}" }""", HttpStatusCode.Created);
        gedaan!["gedaan"]!.GetValue<int>().ShouldBe(1);
        await leider.LeesAsync("/teams/doorlooptijden");
        await leider.DoeAsync("/afwezigheden", $$"""{ "medewerker": "{{intake}}", "van": "2026-03-16", "tot": "2026-03-20" }""");
        var afwezig = (await leider.LeesAsync("/afwezigheden")).AsArray().ShouldHaveSingleItem()!;
        await leider.DoeAsync($"/afwezigheden/{afwezig["id"]}/_intrekken");

        var beheer = await Programma.MaakAsync(app, "beheer");
        var nieuw = await beheer.DoeAsync("/accounts", """{ "gebruikersnaam": "api.proef", "naam": "Api Proef", "rol": "intake" }""", HttpStatusCode.Created);
        nieuw!["wachtwoord"]!.GetValue<string>().ShouldNotBeEmpty();
        var rol = (await beheer.WeigertAsync($"/accounts/{nieuw["id"]}/rollen", """{ "rol": "koning" }""", HttpStatusCode.BadRequest, "rol-onbekend"))["errors"]![0]!["veld"]!.GetValue<string>();
        rol.ShouldBe("rol");
        await beheer.DoeAsync($"/accounts/{nieuw["id"]}/_blokkeren");
        (await beheer.LeesAsync($"/accounts/{nieuw["id"]}"))["isGeblokkeerd"]!.GetValue<bool>().ShouldBeTrue();
        foreach (var pad in new[] { "/storingen", "/kalender", "/gemeente", "/gemeente/fouten", "/routes", "/routes/melding/cijfers", "/tokens", "/feiten/bestanden", "/account" })
        {
            await beheer.LeesAsync(pad);
        }

        var beleid = await Programma.MaakAsync(app, "beleid");
        var indicator = (await beleid.LeesAsync("/indicatoren")).AsArray()[0]!["id"]!.GetValue<string>();
        await beleid.DoeAsync($"/indicatoren/{indicator}/streefwaarden", """{ "jaar": "2027", "waarde": "12", "geldigVan": "2026-01-01", "reden": "Afgesproken met de raad" }""");
        (await beleid.LeesAsync($"/indicatoren/{indicator}"))["streefwaarden"]!.AsArray().Select(s => s!["jaar"]?.GetValue<int>()).ShouldContain(2027);
        await beleid.DoeAsync("/doelen", """{ "naam": "Sneller klaar", "reden": "Nieuw plan" }""");
        await beleid.LeesAsync("/doelen");
        var raad = (await beleid.LeesAsync("/raadsoverzicht")).AsArray();
        raad.Select(d => d!["naam"]!.GetValue<string>()).ShouldContain("Sneller klaar");
        raad.SelectMany(Alle).ShouldContain(i => i!["id"]!.GetValue<string>() == indicator && i["oordeel"]!["tekst"] != null);

        var privacy = await Programma.MaakAsync(app, "privacy");
        var gevonden = await privacy.DoeAsync("/logboek/_zoek", """{ "medewerker": "Thea", "keuze": "alles" }""", HttpStatusCode.OK);
        gevonden!["regels"]!.AsArray().ShouldNotBeEmpty();
        foreach (var pad in new[] { "/privacyverzoeken", "/vernietigingslijsten", "/noodtoegangen", "/afschermingen", "/afschermingen/formulier" })
        {
            await privacy.LeesAsync(pad);
        }

        static IEnumerable<JsonNode?> Alle(JsonNode? doel) => doel!["indicatoren"]!.AsArray().Concat(doel["onder"]!.AsArray().SelectMany(Alle));
    }
}
