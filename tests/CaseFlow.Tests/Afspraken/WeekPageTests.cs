using System.Net;
using CaseFlow.Afspraken;
using CaseFlow.Tests.Testing;
using Microsoft.EntityFrameworkCore;
using Shouldly;
using Xunit;

namespace CaseFlow.Tests.Afspraken;

/// <summary>Appointments on the screen: who may not see them, the week of one worker, the case, the file for a calendar.</summary>
public sealed class WeekPageTests(WebApp app) : IClassFixture<WebApp>
{
    private readonly Zaakbouwer _bouwer = app.Bouwer();

    [Fact]
    public async Task Who_does_no_casework_and_another_municipality_see_no_appointment()
    {
        var afspraak = await Maak("2026-03-05T10:00");

        (await (await app.AanmeldenAsync("beheer")).GetAsync("/Afspraken")).Naar.ShouldNotBeNull().ShouldStartWith("/Toegang/GeenToegang");
        var ander = await app.AanmeldenAsync("consulent", "almelo");
        (await ander.GetAsync("/Afspraken")).Html.ShouldNotContain("Johanna");
        (await ander.GetAsync($"/Afspraken/{afspraak.Id}/Agenda")).Status.ShouldBe(HttpStatusCode.NotFound);
        // A colleague sees the case, and has a week of their own.
        (await (await app.AanmeldenAsync("intake")).GetAsync("/Afspraken")).Html.ShouldNotContain(_bouwer.Zaak.Nummer);
    }

    [Fact]
    public async Task The_form_plans_it_the_week_shows_it_and_moving_leaves_a_trace()
    {
        await _bouwer.Melding();
        var consulent = await app.AanmeldenAsync("consulent");
        var formulier = await consulent.GetAsync($"/Zaken/{_bouwer.Zaak.Nummer}/Handelingen/afspraak-maken");
        (string, string)[] velden = [("onderwerp", "gesprek"), ("vorm", "kantoor"), ("moment", "2026-03-26T10:00"), ("plaats", "Kamer 3"), ("aanwezig", "de zoon"), ("meenemen", "de brief van de huisarts")];

        var voorbeeld = await formulier.VerstuurAsync("Bekijk eerst de brief", velden);
        voorbeeld.Een("#voorbeeld")!.TextContent.ShouldContain("de brief van de huisarts");
        (await app.DbAsync(db => db.Afspraken.CountAsync(a => a.ZaakId == _bouwer.Zaak.Id))).ShouldBe(0);

        (await formulier.VerstuurAsync("Afspraak maken", velden)).Status.ShouldBe(HttpStatusCode.Redirect);
        var week = await consulent.GetAsync("/Afspraken?week=2026-W13");
        week.Tekst.ShouldContain("donderdag 26 maart 10.00 tot 11.00 uur: Gesprek over uw vraag Johanna de Vries");
        (await consulent.GetAsync("/Afspraken?week=onzin")).Tekst.ShouldContain("Week 10:");

        // The last Sunday of March has no two o'clock; an hour in Amsterdam stays that hour.
        await _bouwer.Handeling("afspraak-verzetten", """{ "moment": "2026-03-30T10:00", "reden": "Ziek." }""");
        (await consulent.GetAsync("/Afspraken?week=2026-W13")).Tekst.ShouldContain("U heeft deze week geen afspraken");
        var zaak = (await consulent.GetAsync($"/Zaken/{_bouwer.Zaak.Nummer}")).Tekst;
        zaak.ShouldContain("maandag 30 maart 2026 van 10.00 tot 11.00 uur");
        zaak.ShouldContain("donderdag 26 maart 2026 van 10.00 tot 11.00 uur: Gesprek over uw vraag. Verzet: Ziek.");
        var brieven = await app.DbAsync(db => db.Brieven.Where(b => b.ZaakId == _bouwer.Zaak.Id && b.Soort != "ontvangstbevestiging").OrderBy(b => b.Id).ToListAsync());
        brieven.Select(b => b.Soort).ShouldBe(["uitnodiging", "afspraak-verzet"]);
        brieven[0].Tekst.ShouldContain("Dag: donderdag 26 maart 2026\nTijd: 10.00 tot 11.00 uur\nWaar: Kamer 3\n");
        brieven[1].Tekst.ShouldContain("Uw afspraak van donderdag 26 maart 2026 van 10.00 tot 11.00 uur gaat niet door.");
    }

    [Fact]
    public async Task The_calendar_file_is_in_utc_names_nobody_and_keeps_its_identity_when_moved()
    {
        var eerste = await Maak("2026-03-27T10:00");
        await _bouwer.Handeling("afspraak-verzetten", """{ "moment": "2026-03-30T10:00", "reden": "Ziek." }""");
        var tweede = await app.DbAsync(db => db.Afspraken.AsNoTracking().SingleAsync(a => a.ZaakId == _bouwer.Zaak.Id && a.Stand == AfspraakStand.Gepland));
        var consulent = await app.AanmeldenAsync("consulent");

        var oud = await consulent.Http.GetAsync($"/Afspraken/{eerste.Id}/Agenda");
        var nieuw = await consulent.Http.GetAsync($"/Afspraken/{tweede.Id}/Agenda");

        oud.Content.Headers.ContentType!.MediaType.ShouldBe("text/calendar");
        nieuw.Content.Headers.ContentDisposition!.FileName.ShouldBe($"afspraak-{_bouwer.Zaak.Nummer}.ics");
        var (voor, na) = (await oud.Content.ReadAsStringAsync(), await nieuw.Content.ReadAsStringAsync());
        voor.ShouldContain("DTSTART:20260327T090000Z\r\n");
        na.ShouldContain("DTSTART:20260330T080000Z\r\n");
        na.ShouldContain("SEQUENCE:1\r\n");
        na.ShouldContain($"UID:{eerste.Id}@caseflow\r\n");
        na.ShouldNotContain("Johanna");
        na.ShouldNotContain("Dorpsstraat");
        na.Split("\r\n").ShouldAllBe(r => System.Text.Encoding.UTF8.GetByteCount(r) <= 75);
    }

    [Fact]
    public async Task Two_at_once_are_shown_and_what_is_planned_falls_away_when_the_case_closes()
    {
        await Maak("2026-03-12T10:00");
        await _bouwer.Handeling("afspraak-maken", """{ "onderwerp": "overleg", "vorm": "telefoon", "moment": "2026-03-12T10:30", "minuten": 30 }""");
        var consulent = await app.AanmeldenAsync("consulent");
        (await consulent.GetAsync("/Afspraken?week=2026-W11")).Alle("strong.merkje").Count(m => m.TextContent.Contains("Tegelijk")).ShouldBe(2);

        await _bouwer.Handeling("intrekken");

        (await app.DbAsync(db => db.Afspraken.Where(a => a.ZaakId == _bouwer.Zaak.Id).Select(a => a.Stand).ToListAsync())).ShouldAllBe(s => s == AfspraakStand.Vervallen);
    }

    private async Task<Afspraak> Maak(string moment)
    {
        await _bouwer.Melding();
        await _bouwer.Handeling("afspraak-maken", $$"""{ "onderwerp": "gesprek", "vorm": "huisbezoek", "plaats": "Dorpsstraat 1", "moment": "{{moment}}" }""");
        return await app.DbAsync(db => db.Afspraken.AsNoTracking().SingleAsync(a => a.ZaakId == _bouwer.Zaak.Id));
    }
}
