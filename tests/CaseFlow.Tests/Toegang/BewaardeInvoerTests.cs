using System.Net;
using System.Text;
using CaseFlow.Tests.Testing;
using CaseFlow.Toegang;
using Microsoft.EntityFrameworkCore;
using Shouldly;
using Xunit;

namespace CaseFlow.Tests.Toegang;

/// <summary>What was sent after the session had ended is kept for who sent it, for nobody else, and is carried out only when they say so.</summary>
public sealed class BewaardeInvoerTests(WebApp app) : IClassFixture<WebApp>
{
    private const string Pad = "/Contactmomenten/Registreren";

    [Fact]
    public async Task A_form_sent_too_late_waits_for_its_writer_and_for_nobody_else()
    {
        var intake = await app.AanmeldenAsync("intake");
        app.Klok.Vooruit(TimeSpan.FromHours(2));

        (await StuurAsync(intake, Pad, "De buurvrouw van nummer 12.")).Headers.Location!.OriginalString.ShouldContain("/Toegang/Aanmelden");

        var rijen = await app.DbAsync(db => db.BewaardeInvoer.AsNoTracking().ToListAsync());
        Encoding.UTF8.GetString(rijen.ShouldHaveSingleItem().Inhoud).ShouldNotContain("buurvrouw", customMessage: "it lies there encrypted");
        (await (await app.AanmeldenAsync("consulent")).GetAsync("/Toegang/Hervatten")).Status.ShouldBe(HttpStatusCode.Redirect);

        var weer = app.Bezoeker();
        var naar = await (await weer.GetAsync("/Toegang/Aanmelden")).VerstuurAsync("Aanmelden", ("Gebruikersnaam", "intake.hengelo"), ("Wachtwoord", DemoAccounts.Wachtwoord));
        naar.Naar.ShouldBe("/Toegang/Hervatten");
        var blad = await weer.GetAsync("/Toegang/Hervatten");
        blad.Tekst.ShouldContain("De buurvrouw van nummer 12.");

        var antwoord = await blad.VerstuurAsync("Alsnog versturen");
        antwoord.Status.ShouldBe(HttpStatusCode.TemporaryRedirect, "the browser sends the same on");
        antwoord.Naar.ShouldBe(Pad);
        (await weer.GetAsync("/Toegang/Hervatten")).Status.ShouldBe(HttpStatusCode.Redirect, "once");
    }

    [Fact]
    public async Task A_token_of_an_earlier_session_costs_nothing_and_another_site_gets_nothing_kept()
    {
        var consulent = await app.AanmeldenAsync("consulent");

        (await StuurAsync(consulent, Pad, "Van een andere site.", "https://elders.example")).StatusCode.ShouldBe(HttpStatusCode.BadRequest);
        (await consulent.GetAsync("/Toegang/Hervatten")).Status.ShouldBe(HttpStatusCode.Redirect);
        (await StuurAsync(consulent, "/Account/Wachtwoord", "geheim")).StatusCode.ShouldBe(HttpStatusCode.BadRequest, "a password is never kept");

        (await StuurAsync(consulent, Pad, "Eigen tekst.")).Headers.Location!.OriginalString.ShouldBe("/Toegang/Hervatten");
        (await consulent.GetAsync("/Toegang/Hervatten")).Tekst.ShouldContain("Eigen tekst.");

        // Half a day later nobody is offered it, and the next who signs in clears it away.
        app.Klok.Vooruit(InvoerBewaren.Langst + TimeSpan.FromMinutes(1));
        await app.AanmeldenAsync("jurist");
        (await app.DbAsync(db => db.BewaardeInvoer.CountAsync())).ShouldBe(0);
    }

    private static async Task<HttpResponseMessage> StuurAsync(Bezoeker wie, string pad, string tekst, string? herkomst = null)
    {
        using var bericht = new HttpRequestMessage(HttpMethod.Post, pad) { Content = new FormUrlEncodedContent([KeyValuePair.Create("toelichting", tekst)]) };
        bericht.Headers.Add("Origin", herkomst ?? wie.Http.BaseAddress!.GetLeftPart(UriPartial.Authority));
        return await wie.Http.SendAsync(bericht);
    }
}
