using System.Collections.Concurrent;
using System.Net;
using System.Text;
using System.Text.Json.Nodes;
using CaseFlow.Data;
using CaseFlow.Jobs;
using CaseFlow.Shared;
using CaseFlow.Tests.Testing;
using CaseFlow.Toegang;
using CaseFlow.Werkprocessen;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.AspNetCore.Http;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Shouldly;
using Xunit;

namespace CaseFlow.Tests.Jobs;

public sealed class OutboxTests
{
    [Fact]
    public async Task The_act_commits_before_anything_goes_out_and_the_route_goes_on_when_it_arrived()
    {
        await using var ontvanger = await Ontvanger.StartAsync();
        await using var proef = await Proefroutes.CreateAsync(ontvanger.Adres);

        var zaak = await proef.StartAsync("buiten");
        ontvanger.Ontvangen.ShouldBeEmpty();
        (await proef.RondeAsync()).ShouldBe(1);

        (await proef.OpenAsync(zaak)).ShouldBe(["gelukt"]);
        var bericht = ontvanger.Ontvangen.ShouldHaveSingleItem();
        var inhoud = JsonNode.Parse(bericht.Inhoud)!;
        inhoud["zaak"]!.GetValue<string>().ShouldBe(zaak.Nummer);
        inhoud["stap"]!.GetValue<string>().ShouldBe("roep");
        inhoud["gegevens"]!.AsObject().Select(g => g.Key).ShouldBe(["onderwerp", "uitkomst"], ignoreOrder: true);
        bericht.Koppen["X-CaseFlow-Signature"].ShouldBe("sha256=" + Webhook.Handtekening(Proefroutes.Geheim, bericht.Koppen["X-CaseFlow-Timestamp"], Encoding.UTF8.GetBytes(bericht.Inhoud)));
    }

    [Fact]
    public async Task A_server_that_is_down_is_tried_again_later_with_the_same_key()
    {
        await using var ontvanger = await Ontvanger.StartAsync(503, 200);
        await using var proef = await Proefroutes.CreateAsync(ontvanger.Adres);
        var zaak = await proef.StartAsync("buiten");

        await Should.ThrowAsync<AggregateException>(proef.RondeAsync);
        (await proef.RondeAsync()).ShouldBe(0);
        (await proef.OpenAsync(zaak)).ShouldBeEmpty();
        proef.Klok.Vooruit(TimeSpan.FromSeconds(13));
        (await proef.RondeAsync()).ShouldBe(1);

        (await proef.OpenAsync(zaak)).ShouldBe(["gelukt"]);
        ontvanger.Ontvangen.Select(b => b.Koppen["Idempotency-Key"]).Distinct().ShouldHaveSingleItem();
        ontvanger.Ontvangen.Count.ShouldBe(2);
        (await proef.In<CaseFlowDbContext, int>(db => db.Incidents.CountAsync())).ShouldBe(0);
    }

    [Fact]
    public async Task A_refusal_goes_the_way_the_route_draws_for_it()
    {
        await using var ontvanger = await Ontvanger.StartAsync(409);
        await using var proef = await Proefroutes.CreateAsync(ontvanger.Adres);
        var zaak = await proef.StartAsync("buiten");

        await proef.RondeAsync();

        (await proef.OpenAsync(zaak)).ShouldBe(["geweigerd"]);
        (await proef.In<CaseFlowDbContext, int>(db => db.Jobs.CountAsync())).ShouldBe(0);
    }

    [Fact]
    public async Task A_refusal_without_a_way_is_an_incident_at_once_and_trying_again_solves_it()
    {
        await using var ontvanger = await Ontvanger.StartAsync(404, 200);
        await using var proef = await Proefroutes.CreateAsync(ontvanger.Adres);
        var zaak = await proef.StartAsync("buiten");
        var beheer = new Handeling(null, "Bea Heer", "beheer", "hengelo", proef.Klok.Nu);

        await proef.RondeAsync();
        await proef.RondeAsync();

        ontvanger.Ontvangen.Count.ShouldBe(1);
        var incident = (await proef.In<IncidentService, IReadOnlyList<IncidentView>>(s => s.OpenAsync("hengelo"))).ShouldHaveSingleItem();
        (incident.CaseNumber, incident.Route, incident.Incident.Element, incident.State).ShouldBe((zaak.Nummer, "buiten", "roep", JobState.Failed));
        (await proef.In<IncidentService, IReadOnlyList<IncidentView>>(s => s.OpenAsync("enschede"))).ShouldBeEmpty();
        await ShouldBeWholeAsync(proef);

        await proef.In<IncidentService>(s => s.RetryAsync(beheer, incident.Incident.Id));
        (await Should.ThrowAsync<WeigeringException>(() => proef.In<IncidentService>(s => s.RetryAsync(beheer, incident.Incident.Id)))).Id.ShouldBe("storing-loopt");
        (await proef.RondeAsync()).ShouldBe(1);

        (await proef.OpenAsync(zaak)).ShouldBe(["gelukt"]);
        ontvanger.Ontvangen.Select(b => b.Koppen["Idempotency-Key"]).Distinct().ShouldHaveSingleItem();
        await proef.In<CaseFlowDbContext>(async db =>
        {
            var opgelost = await db.Incidents.SingleAsync();
            (opgelost.ResolvedAt, opgelost.ResolvedBy).ShouldBe((proef.Klok.Nu, "Bea Heer"));
            (await db.Dossierregels.SingleAsync(d => d.Naam.StartsWith("storing."))).Door.ShouldBe("Bea Heer");
        });
    }

    [Fact]
    public async Task What_keeps_failing_stops_after_its_tries_with_growing_pauses()
    {
        await using var ontvanger = await Ontvanger.StartAsync(500);
        await using var proef = await Proefroutes.CreateAsync(ontvanger.Adres);
        await proef.StartAsync("buiten");
        var pauzes = new List<double>();

        for (var poging = 1; poging <= ServiceJob.MaxAttempts; poging++)
        {
            await Should.ThrowAsync<AggregateException>(proef.RondeAsync);
            var job = await proef.In<CaseFlowDbContext, Job>(db => db.Jobs.AsNoTracking().SingleAsync());
            job.Attempts.ShouldBe(poging);
            job.LastError.ShouldBe("De koppeling 'zaaksysteem' antwoordde met 500.");
            pauzes.Add((job.DueAt - proef.Klok.Nu).TotalSeconds);
            proef.Klok.Nu = job.DueAt > proef.Klok.Nu ? job.DueAt : proef.Klok.Nu;
        }

        for (var i = 0; i < pauzes.Count - 1; i++)
        {
            pauzes[i].ShouldBeInRange(8 * Math.Pow(3, i), 12 * Math.Pow(3, i) + 1);
        }
        (await proef.RondeAsync()).ShouldBe(0);
        ontvanger.Ontvangen.Count.ShouldBe(ServiceJob.MaxAttempts);
        (await proef.In<IncidentService, int>(s => s.CountOpenAsync("hengelo"))).ShouldBe(1);
    }

    [Fact]
    public async Task A_bsn_never_goes_out()
    {
        // In two halves, so that the search through the databases of all tests does not take what is planted here for a leak.
        var bsn = "700" + "400102";
        await using var ontvanger = await Ontvanger.StartAsync();
        await using var proef = await Proefroutes.CreateAsync(ontvanger.Adres);
        await proef.StartAsync("buiten");
        await proef.In<CaseFlowDbContext>(db => db.Jobs.ExecuteUpdateAsync(set => set.SetProperty(j => j.Payload, j => j.Payload!.Replace("aanvraag", bsn))));

        await Should.ThrowAsync<AggregateException>(proef.RondeAsync);

        ontvanger.Ontvangen.ShouldBeEmpty();
        var melding = (await proef.In<IncidentService, IReadOnlyList<IncidentView>>(s => s.OpenAsync("hengelo"))).ShouldHaveSingleItem().Incident.Message;
        melding.ShouldContain("BSN");
        melding.ShouldNotContain(bsn);
    }

    [Fact]
    public async Task A_run_that_is_stopped_calls_nobody_any_more()
    {
        await using var ontvanger = await Ontvanger.StartAsync();
        await using var proef = await Proefroutes.CreateAsync(ontvanger.Adres);
        var zaak = await proef.StartAsync("buiten");

        await proef.In<IServiceProvider>(s => s.GetRequiredService<Transactie>().RunAsync(async () =>
        {
            var c = await s.GetRequiredService<CaseFlow.Zaken.ZaakLader>().LaadAsync(zaak.Id, proef.Wie());
            var werkproces = s.GetRequiredService<Werkproces>();
            await werkproces.StopAsync(c, (await werkproces.ActieveAsync(c.Zaak)).Single(), "ingetrokken");
        }));

        (await proef.RondeAsync()).ShouldBe(0);
        ontvanger.Ontvangen.ShouldBeEmpty();
    }

    private static async Task ShouldBeWholeAsync(Proefroutes proef)
    {
        await using var db = proef.Database.NewContext();
        (await TornState.FindAsync(db)).ShouldBeEmpty();
    }
}

/// <summary>Another system on loopback that answers with these codes, the last one for ever.</summary>
internal sealed class Ontvanger : IAsyncDisposable
{
    private readonly WebApplication _app;

    private Ontvanger(WebApplication app) => _app = app;

    public string Adres => _app.Services.GetRequiredService<IServer>().Features.Get<IServerAddressesFeature>()!.Addresses.Single() + "/caseflow";

    public ConcurrentQueue<(IReadOnlyDictionary<string, string> Koppen, string Inhoud)> Ontvangen { get; } = new();

    public static async Task<Ontvanger> StartAsync(params int[] codes)
    {
        var builder = WebApplication.CreateEmptyBuilder(new());
        builder.WebHost.UseKestrelCore().UseUrls("http://127.0.0.1:0");
        builder.Logging.ClearProviders();
        var app = builder.Build();
        var ontvanger = new Ontvanger(app);
        app.Run(async http =>
        {
            using var lezer = new StreamReader(http.Request.Body);
            ontvanger.Ontvangen.Enqueue((http.Request.Headers.ToDictionary(k => k.Key, k => k.Value.ToString()), await lezer.ReadToEndAsync()));
            http.Response.StatusCode = codes.Length == 0 ? 200 : codes[Math.Min(ontvanger.Ontvangen.Count, codes.Length) - 1];
        });
        await app.StartAsync();
        return ontvanger;
    }

    public ValueTask DisposeAsync() => _app.DisposeAsync();
}
