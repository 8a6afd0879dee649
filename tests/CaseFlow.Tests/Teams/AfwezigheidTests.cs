using System.Net;
using CaseFlow.Tests.Testing;
using CaseFlow.Werkprocessen;
using Microsoft.EntityFrameworkCore;
using Shouldly;
using Xunit;

namespace CaseFlow.Tests.Teams;

public sealed class AfwezigheidTests : IAsyncLifetime
{
    private WebApp _app = null!;

    public async Task InitializeAsync() => _app = await WebApp.StartAsync();

    public async Task DisposeAsync() => await _app.DisposeAsync();

    [Theory]
    [InlineData("consulent")]
    [InlineData("beleid")]
    public async Task Only_a_team_lead_comes_in(string rol) =>
        (await (await (await _app.AanmeldenAsync(rol)).GetAsync("/Teams/Afwezigheid")).VolgAsync()).Status.ShouldBe(HttpStatusCode.Forbidden);

    [Fact]
    public async Task Who_is_not_of_a_team_they_lead_cannot_be_reported()
    {
        var wie = await _app.AanmeldenAsync("teamleider");
        var almelo = await _app.DbAsync(db => db.Users.Where(u => u.UserName == "intake.almelo").Select(u => u.Id).SingleAsync());

        var antwoord = await (await wie.GetAsync("/Teams/Afwezigheid")).VerstuurAsync("Melden", ("wie", almelo.ToString()), ("van", "2026-03-03"));

        antwoord.Tekst.ShouldContain("Kies wie er afwezig is.");
        (await _app.DbAsync(db => db.Afwezigheden.CountAsync())).ShouldBe(0);
    }

    [Fact]
    public async Task The_tasks_of_the_absent_stand_in_one_list_and_with_who_replaces_them()
    {
        var bouwer = _app.Bouwer();
        await bouwer.Melding();
        await bouwer.Taak("triage", "brede-uitvraag");
        await bouwer.Als("consulent");
        var gesprek = await bouwer.OpenTaak("gesprek");
        await _app.DbAsync(async db =>
        {
            var carla = await db.Users.SingleAsync(u => u.UserName == "consulent.hengelo");
            (await db.Taken.SingleAsync(t => t.Id == gesprek.Id)).ToegewezenAanId = carla.Id;
            // The replacement works in no team that would show the case anyway.
            var joris = await db.Users.Include(u => u.Teams).SingleAsync(u => u.UserName == "jeugdregisseur.hengelo");
            joris.Teams.RemoveAll(t => t.Team != "bedrijfsbureau");
            return carla;
        });
        var lead = await _app.AanmeldenAsync("teamleider");
        var vervanger = await _app.AanmeldenAsync("jeugdregisseur");
        (await vervanger.GetAsync("/")).Html.ShouldNotContain(bouwer.Zaak.Nummer);

        await MeldAsync(lead, "consulent", "2026-03-03", "2026-03-06", "jeugdregisseur");

        (await lead.GetAsync("/Teams?toon=afwezig")).Alle("#lijst tbody tr").Count.ShouldBe(1);
        (await lead.GetAsync("/Teams")).Tekst.ShouldContain("afwezig tot en met vr 6 maart vervangen door Joris Mulder");
        (await vervanger.GetAsync("/?toon=vervanging")).Tekst.ShouldContain(bouwer.Zaak.Nummer);
        (await vervanger.GetAsync($"/Zaken/{bouwer.Zaak.Nummer}")).Status.ShouldBe(HttpStatusCode.OK);
        _app.Klok.Dagen(4);
        lead = await _app.AanmeldenAsync("teamleider");
        vervanger = await _app.AanmeldenAsync("jeugdregisseur");
        (await lead.GetAsync("/Teams?toon=afwezig")).Alle("#lijst tbody tr").ShouldBeEmpty();
        (await vervanger.GetAsync($"/Zaken/{bouwer.Zaak.Nummer}")).Status.ShouldBe(HttpStatusCode.NotFound);
    }

    [Fact]
    public async Task Days_that_overlap_or_run_backwards_are_refused_and_withdrawing_makes_room()
    {
        var lead = await _app.AanmeldenAsync("teamleider");
        await MeldAsync(lead, "consulent", "2026-03-03", "", "");

        (await MeldAsync(lead, "consulent", "2026-03-05", "2026-03-06", "")).Tekst.ShouldContain("Deze collega staat in die dagen al als afwezig.");
        (await MeldAsync(lead, "intake", "2026-03-06", "2026-03-05", "")).Tekst.ShouldContain("De laatste dag ligt voor de eerste.");
        var blad = await (await (await lead.GetAsync("/Teams/Afwezigheid")).VerstuurAsync("[value][formaction*=Intrekken]")).VolgAsync();
        blad.Tekst.ShouldContain("De afwezigheid is ingetrokken.");
        (await MeldAsync(lead, "consulent", "2026-03-05", "2026-03-06", "")).Status.ShouldBe(HttpStatusCode.Redirect);
    }

    private async Task<Blad> MeldAsync(Bezoeker lead, string wie, string van, string tot, string vervanger)
    {
        var ids = await _app.DbAsync(db => db.Users.Where(u => u.GemeenteId == "hengelo").ToDictionaryAsync(u => u.UserName!.Split('.')[0], u => u.Id.ToString()));
        return await (await lead.GetAsync("/Teams/Afwezigheid")).VerstuurAsync("Melden", ("wie", ids[wie]), ("van", van), ("tot", tot), ("vervanger", vervanger.Length > 0 ? ids[vervanger] : ""));
    }
}
