using System.Globalization;
using System.Net;
using System.Text;
using System.Text.Json.Nodes;
using CaseFlow.Abonnementen;
using CaseFlow.Shared;
using CaseFlow.Tests.Api;
using CaseFlow.Tests.Jobs;
using CaseFlow.Tests.Testing;
using Microsoft.EntityFrameworkCore;
using Shouldly;
using Xunit;

namespace CaseFlow.Tests.Abonnementen;

public sealed class AbonnementenTests : IAsyncLifetime
{
    private WebApp _app = null!;

    public async Task InitializeAsync()
    {
        _app = new WebApp { Instellingen = new Dictionary<string, string> { ["Webhooks:AllowPrivate"] = "true" } };
        await _app.InitializeAsync();
    }

    public async Task DisposeAsync() => await _app.DisposeAsync();

    [Fact]
    public async Task An_act_is_told_signed_and_without_a_name_and_the_functional_manager_sees_that_it_came()
    {
        (await (await _app.AanmeldenAsync("consulent")).GetAsync("/Beheer/Abonnementen")).Naar!.ShouldContain("GeenToegang");
        await using var ontvanger = await Ontvanger.StartAsync();
        var beheer = await _app.AanmeldenAsync("beheer");
        var blad = await beheer.GetAsync("/Beheer/Abonnementen");
        (await blad.VerstuurAsync("Abonnement maken", ("naam", "Zaaksysteem"), ("adres", "geen adres"))).Tekst.ShouldContain("Vul een heel adres in");
        var gemaakt = await blad.VerstuurAsync("Abonnement maken", ("naam", "Zaaksysteem"), ("adres", ontvanger.Adres), ("soorten", "melding.geregistreerd"));
        var geheim = gemaakt.Een("code")!.TextContent;
        geheim.ShouldStartWith("whsec_");
        (await beheer.GetAsync("/Beheer/Abonnementen")).Html.ShouldNotContain(geheim);

        var bouwer = _app.Bouwer();
        var zaak = await bouwer.Melding("""{ "inwoner": { "naam": "Wendelmoet Stil", "bsn": "999990019" } }""");
        await bouwer.Taak("triage", "brede-uitvraag");
        ontvanger.Ontvangen.ShouldBeEmpty();
        await bouwer.Ronde();

        var (koppen, inhoud) = ontvanger.Ontvangen.ShouldHaveSingleItem();
        koppen["Content-Type"].ShouldBe("application/cloudevents+json; charset=utf-8");
        var gebeurtenis = JsonNode.Parse(inhoud)!;
        gebeurtenis["specversion"]!.GetValue<string>().ShouldBe("1.0");
        gebeurtenis["type"]!.GetValue<string>().ShouldBe("nl.caseflow.melding.geregistreerd");
        gebeurtenis["subject"]!.GetValue<string>().ShouldBe(zaak.Nummer);
        gebeurtenis["id"]!.GetValue<string>().ShouldBe(koppen["webhook-id"]);
        gebeurtenis["data"]!.AsObject().Select(d => d.Key).ShouldBe(["zaak", "gebeurtenis"]);
        inhoud.ShouldNotContain("Wendelmoet");
        var moment = long.Parse(koppen["webhook-timestamp"], CultureInfo.InvariantCulture);
        koppen["webhook-signature"].ShouldBe(Abonnementkluis.Teken(Convert.FromBase64String(geheim["whsec_".Length..]), Guid.Parse(koppen["webhook-id"]), moment, Encoding.UTF8.GetBytes(inhoud)));

        // The same over the interface, and a changed secret signs twice for a day.
        var programma = await Programma.MaakAsync(_app, "beheer");
        var id = (await programma.LeesAsync("/abonnementen")).AsArray().ShouldHaveSingleItem()!["id"]!.GetValue<string>();
        (await programma.LeesAsync($"/abonnementen/{id}"))["bezorgingen"]!.AsArray().ShouldHaveSingleItem()!["antwoord"]!.GetValue<int>().ShouldBe(200);
        await programma.DoeAsync($"/abonnementen/{id}/geheim", "{}", HttpStatusCode.OK);
        (await (await beheer.GetAsync($"/Beheer/Abonnementen/{id}")).VerstuurAsync("Proefbericht sturen")).Status.ShouldBe(HttpStatusCode.Redirect);
        await bouwer.Ronde();
        ontvanger.Ontvangen.Last().Koppen["webhook-signature"].Split(' ').Length.ShouldBe(2);
        (await beheer.GetAsync($"/Beheer/Abonnementen/{id}")).Tekst.ShouldContain("Proefbericht Bezorgd");
        (await (await _app.AanmeldenAsync("beheer", "almelo")).GetAsync($"/Beheer/Abonnementen/{id}")).Status.ShouldBe(HttpStatusCode.NotFound);

        await programma.DoeAsync($"/abonnementen/{id}/_stoppen");
        await bouwer.Melding();
        await bouwer.Ronde();
        ontvanger.Ontvangen.Count.ShouldBe(2);
    }

    [Fact]
    public async Task What_is_shielded_closed_or_refused_is_told_to_nobody()
    {
        await using var ontvanger = await Ontvanger.StartAsync();
        await AbonneerAsync(ontvanger.Adres, [.. Gebeurtenissen.Alle.Select(g => g.Soort)]);
        var bouwer = _app.Bouwer();
        await bouwer.Melding();
        await bouwer.Ronde();
        var voor = ontvanger.Ontvangen.Count;
        await Should.ThrowAsync<WeigeringException>(() => bouwer.Taak("triage", "doorverwezen", """{ "naar": null }"""));
        await bouwer.Handeling("meldcode-starten", """{ "aanleiding": "Blauwe plek op de arm." }""");
        await bouwer.Ronde();
        ontvanger.Ontvangen.Count.ShouldBe(voor);
        Gebeurtenissen.Alle.ShouldNotContain(g => g.Soort.StartsWith("meldcode") || g.Soort.StartsWith("afscherming") || g.Soort.StartsWith("noodtoegang"));

        await bouwer.Handeling("afschermen", """{ "omvang": "zaak", "grond": "publiek", "mensen": ["intake.hengelo", "teamleider.hengelo"], "toelichting": "Wethouder." }""", "teamleider");
        await bouwer.Taak("triage", "brede-uitvraag", rol: "intake");
        await bouwer.Ronde();
        ontvanger.Ontvangen.Count.ShouldBe(voor);
    }

    [Fact]
    public async Task A_system_that_stays_away_is_tried_ten_times_and_then_the_functional_manager_hears()
    {
        await using var ontvanger = await Ontvanger.StartAsync(503);
        await AbonneerAsync(ontvanger.Adres, "melding.geregistreerd");
        var bouwer = _app.Bouwer();
        await bouwer.Melding();
        for (var poging = 1; poging <= Gebeurtenismelder.MaxAttempts; poging++)
        {
            await Should.ThrowAsync<AggregateException>(bouwer.Ronde);
            _app.Klok.Vooruit(TimeSpan.FromDays(1));
        }
        ontvanger.Ontvangen.Count.ShouldBe(Gebeurtenismelder.MaxAttempts);
        ontvanger.Ontvangen.Select(o => o.Koppen["webhook-id"]).Distinct().ShouldHaveSingleItem();
        (await _app.DbAsync(db => db.Incidents.Where(i => i.Kind == "event").Select(i => new { i.GemeenteId, i.Message }).SingleAsync()))
            .ShouldBe(new { GemeenteId = (string?)"hengelo", Message = "Het abonnement 'proef' antwoordde met 503." });
        (await (await _app.AanmeldenAsync("beheer")).GetAsync("/Beheer/Storingen")).Tekst.ShouldContain("503");
    }

    [Theory]
    [InlineData("http://systeem.example/x")]
    [InlineData("https://localhost/x")]
    [InlineData("https://127.0.0.1/x")]
    [InlineData("https://10.1.2.3/x")]
    [InlineData("https://192.168.1.1/x")]
    [InlineData("https://169.254.169.254/latest/meta-data")]
    [InlineData("https://[::1]/x")]
    [InlineData("https://[fd00::1]/x")]
    [InlineData("https://[::ffff:10.0.0.1]/x")]
    [InlineData("https://wie:wat@systeem.example/x")]
    [InlineData("ftp://systeem.example/x")]
    public void An_address_inside_the_own_network_or_without_encryption_is_refused(string url)
    {
        using var post = new Gebeurtenispost(new WebhookOptions());
        post.WaaromNiet(url).ShouldNotBeNull();
        post.WaaromNiet("https://systeem.gemeente.example/x").ShouldBeNull();
    }

    [Fact]
    public async Task A_name_that_points_inside_leads_nowhere_either()
    {
        await using var ontvanger = await Ontvanger.StartAsync();
        var adres = new UriBuilder(ontvanger.Adres) { Host = "localhost" }.Uri;
        using var post = new Gebeurtenispost(new WebhookOptions());
        using var bericht = new HttpRequestMessage(HttpMethod.Post, adres);
        await Should.ThrowAsync<HttpRequestException>(() => post.StuurAsync(bericht, CancellationToken.None));
        ontvanger.Ontvangen.ShouldBeEmpty();
    }

    private async Task AbonneerAsync(string adres, params string[] soorten)
    {
        var bouwer = _app.Bouwer();
        var wie = await bouwer.Als("beheer");
        await bouwer.In<Abonnementbeheer>(b => b.MaakAsync(wie, "proef", adres, soorten));
    }
}
