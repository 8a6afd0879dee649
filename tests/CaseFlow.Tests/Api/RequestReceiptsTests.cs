using System.Net;
using System.Net.Http.Headers;
using System.Text;
using CaseFlow.Api;
using CaseFlow.Tests.Bijlagen;
using CaseFlow.Tests.Testing;
using Microsoft.EntityFrameworkCore;
using Shouldly;
using Xunit;

namespace CaseFlow.Tests.Api;

/// <summary>What a program sends twice under one key is done once and answered twice.</summary>
public sealed class RequestReceiptsTests(WebApp app) : IClassFixture<WebApp>
{
    private const string Contact = """{ "gegevens": { "kanaal": "telefoon", "vindplaats": "toegang", "soort": "informatie-advies", "tekst": "Vroeg naar de openingstijden." } }""";

    private static string Melding(string naam) => $$"""
        { "gegevens": { "kanaal": "telefoon", "vindplaats": "toegang", "melder": "inwoner", "type-hulpvraag": "huishouden", "toestemming": true, "wet": "Wmo",
          "inwoner": { "naam": "{{naam}}", "geboortedatum": "1949-02-03" }, "tekst": "Het huis schoonhouden lukt niet meer." } }
        """;

    private static (string, string) Sleutel(string waarde) => (RequestReceipts.Header, waarde);

    [Fact]
    public async Task The_same_request_makes_one_case_and_gets_the_same_answer_for_a_day()
    {
        var intake = await Programma.MaakAsync(app, "intake");
        var sleutel = $"\"{Guid.NewGuid()}\"";
        async Task<(HttpStatusCode Code, string? Waar, string Inhoud)> Stuur(Programma wie, string json)
        {
            var (antwoord, inhoud) = await wie.StuurAsync("/meldingen", json, null, Sleutel(sleutel));
            return (antwoord.StatusCode, antwoord.Headers.Location?.OriginalString, inhoud!.ToJsonString());
        }

        // A refusal is not kept: the same key goes with what was mended.
        (await Stuur(intake, """{ "gegevens": {} }""")).Code.ShouldBe(HttpStatusCode.BadRequest);
        var eerste = await Stuur(intake, Melding("Dubbele Dora"));
        eerste.Code.ShouldBe(HttpStatusCode.Created);
        (await Stuur(intake, Melding("Dubbele Dora"))).ShouldBe(eerste);
        var ander = await Stuur(intake, Melding("Andere Dora"));
        ander.Code.ShouldBe(HttpStatusCode.UnprocessableEntity);
        ander.Inhoud.ShouldContain("sleutel-hergebruikt");
        (await app.DbAsync(db => db.Zaken.CountAsync(z => z.Inwoner!.Naam.EndsWith(" Dora")))).ShouldBe(1);

        // The key is of who sent it.
        (await Stuur(await Programma.MaakAsync(app, "consulent"), Melding("Dora van een ander"))).Code.ShouldBe(HttpStatusCode.Created);
        // What is kept says nothing of the case.
        var bewaard = await app.DbAsync(db => db.RequestReceipts.AsNoTracking().OrderBy(r => r.Id).Select(r => new { r.Key, r.Request, r.Answer }).FirstAsync());
        $"{bewaard.Key} {bewaard.Request} {Encoding.UTF8.GetString(bewaard.Answer!)}".ShouldNotContain(eerste.Waar!.Split('/')[^1]);

        app.Klok.Vooruit(RequestReceipts.Kept);
        (await Stuur(intake, Melding("Dora een dag later"))).Code.ShouldBe(HttpStatusCode.Created);
        await app.Bouwer().In<RequestReceipts>(r => r.RuimOpAsync(app.Klok.Nu + RequestReceipts.Kept, default));
        (await app.DbAsync(db => db.RequestReceipts.CountAsync())).ShouldBe(0);
    }

    [Fact]
    public async Task Acts_notes_tasks_and_files_are_done_once()
    {
        var bouwer = app.Bouwer();
        var zaak = await bouwer.Melding();
        var taak = (await bouwer.OpenTaak("triage")).Id;
        var intake = await Programma.MaakAsync(app, "intake");
        var pad = $"/zaken/{zaak.Nummer}";
        foreach (var (waar, json, code) in new[]
        {
            ($"{pad}/handelingen/wacht-op", """{ "gegevens": { "op": "inwoner", "reden": "Belt terug", "tot": "2026-03-20" } }""", HttpStatusCode.NoContent),
            ($"{pad}/notities", """{ "tekst": "Een keer is genoeg." }""", HttpStatusCode.NoContent),
            ($"/taken/{taak}/_afronden", """{ "uitkomst": "brede-uitvraag" }""", HttpStatusCode.OK),
        })
        {
            var sleutel = Sleutel(waar);
            var (eerste, inhoud) = await intake.StuurAsync(waar, json, null, sleutel);
            eerste.StatusCode.ShouldBe(code, $"{waar}: {inhoud}");
            var (tweede, weer) = await intake.StuurAsync(waar, json, null, sleutel);
            tweede.StatusCode.ShouldBe(code, $"{waar}: {weer}");
            weer?.ToJsonString().ShouldBe(inhoud?.ToJsonString());
        }
        (await app.DbAsync(db => db.Wachten.CountAsync(w => w.ZaakId == zaak.Id))).ShouldBe(1);
        (await intake.LeesAsync($"{pad}/notities")).AsArray().Count.ShouldBe(1);

        // Sent again a form has other words between its parts, and is the same.
        (await BestandAsync("a")).ShouldBe(HttpStatusCode.NoContent);
        (await BestandAsync("a")).ShouldBe(HttpStatusCode.NoContent);
        (await BestandAsync("b")).ShouldBe(HttpStatusCode.UnprocessableEntity);
        (await app.DbAsync(db => db.Bijlagen.CountAsync(b => b.ZaakId == zaak.Id))).ShouldBe(1);

        async Task<HttpStatusCode> BestandAsync(string tekst)
        {
            using var formulier = new MultipartFormDataContent();
            var bestand = new ByteArrayContent(Proefbestanden.Pdf($"1 0 obj\n<<>>\nendobj\n% {tekst}\n"));
            bestand.Headers.ContentType = new MediaTypeHeaderValue("application/pdf");
            formulier.Add(bestand, "bestand", "verwijzing.pdf");
            formulier.Add(new StringContent("verwijzing"), "soort");
            using var bericht = new HttpRequestMessage(HttpMethod.Post, $"/api/v1{pad}/bijlagen") { Content = formulier };
            bericht.Headers.Add(RequestReceipts.Header, "bestand");
            return (await intake.Http.SendAsync(bericht)).StatusCode;
        }
    }

    [Fact]
    public async Task Sent_many_times_at_once_it_is_done_once_and_who_comes_too_early_hears_so()
    {
        var intake = await Programma.MaakAsync(app, "intake");
        var voor = await app.DbAsync(db => db.Contactmomenten.CountAsync());
        var sleutel = Sleutel("tegelijk");
        var antwoorden = await Task.WhenAll(Enumerable.Range(0, 6).Select(_ => intake.StuurAsync("/contactmomenten", Contact, null, sleutel)));

        (await app.DbAsync(db => db.Contactmomenten.CountAsync())).ShouldBe(voor + 1);
        antwoorden.ShouldAllBe(a => a.Antwoord.StatusCode == HttpStatusCode.OK || (a.Antwoord.StatusCode == HttpStatusCode.Conflict && a.Inhoud!["type"]!.GetValue<string>() == "urn:caseflow:opdracht-al-gedaan"));
        antwoorden.Where(a => a.Antwoord.StatusCode == HttpStatusCode.OK).Select(a => a.Inhoud!.ToJsonString()).Distinct().ShouldHaveSingleItem();

        // The process ended between the act and its answer.
        await app.DbAsync(db => db.RequestReceipts.ExecuteUpdateAsync(r => r.SetProperty(x => x.Status, (int?)null)));
        var (laat, gezegd) = await intake.StuurAsync("/contactmomenten", Contact, null, sleutel);
        laat.StatusCode.ShouldBe(HttpStatusCode.Conflict);
        gezegd!["detail"]!.GetValue<string>().ShouldContain("Er is niets dubbel gedaan");
        (await app.DbAsync(db => db.Contactmomenten.CountAsync())).ShouldBe(voor + 1);
    }

    [Fact]
    public async Task Where_no_key_is_known_it_is_said_and_a_search_does_not_mind()
    {
        var beheer = await Programma.MaakAsync(app, "beheer");
        var (antwoord, inhoud) = await beheer.StuurAsync("/accounts", "{}", null, Sleutel("x"));
        (antwoord.StatusCode, inhoud!["type"]!.GetValue<string>()).ShouldBe((HttpStatusCode.BadRequest, "urn:caseflow:sleutel-kan-niet"));
        var intake = await Programma.MaakAsync(app, "intake");
        foreach (var fout in new[] { "\"\"", "met spatie", new string('x', 201) })
        {
            (await intake.StuurAsync("/contactmomenten", Contact, null, Sleutel(fout))).Inhoud!["type"]!.GetValue<string>().ShouldBe("urn:caseflow:sleutel-onleesbaar");
        }
        (await intake.StuurAsync("/zaken/_zoek", """{ "zoek": "Z2026-999999" }""", null, Sleutel("x"))).Antwoord.StatusCode.ShouldBe(HttpStatusCode.OK);
    }
}
