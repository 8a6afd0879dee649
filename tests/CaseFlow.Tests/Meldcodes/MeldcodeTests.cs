using System.Net;
using System.Text.RegularExpressions;
using CaseFlow.Data;
using CaseFlow.Shared;
using CaseFlow.Tests.Testing;
using CaseFlow.Toegang;
using CaseFlow.Werkprocessen;
using Microsoft.EntityFrameworkCore;
using Shouldly;
using Xunit;

namespace CaseFlow.Tests.Meldcodes;

/// <summary>A meldcode is seen by who works on it and by nobody else, on no page and in no answer: not even that it is there.</summary>
public sealed class MeldcodeTests : IAsyncLifetime
{
    private WebApp _app = null!;
    private Zaakbouwer _bouwer = null!;

    public async Task InitializeAsync()
    {
        _app = await WebApp.StartAsync();
        _bouwer = _app.Bouwer("almelo");
        await _bouwer.Melding();
        await _bouwer.Taak("triage", "brede-uitvraag");
    }

    public async Task DisposeAsync() => await _app.DisposeAsync();

    [Theory]
    [InlineData("intake")]
    [InlineData("jeugdregisseur")]
    [InlineData("regisseur")]
    [InlineData("kwaliteit")]
    [InlineData("teamleider")]
    public async Task For_everybody_else_nothing_changes(string rol)
    {
        var ander = await _app.AanmeldenAsync(rol, "almelo");
        // Once before, so that the cases that one opened last are the same.
        await AllesVan(ander);
        var voor = await AllesVan(ander);
        await Gevorderd();
        var na = await AllesVan(ander);

        na.Count.ShouldBeGreaterThan(5);
        foreach (var (pad, tekst) in na)
        {
            tekst.ShouldBe(voor[pad], $"{rol} sees something on {pad}");
        }
    }

    [Fact]
    public async Task The_task_itself_is_not_there_for_another_and_nothing_can_be_done_with_it()
    {
        await Gevorderd();
        var taak = await Taak("collegiaal-overleg");
        var teamleider = await _app.AanmeldenAsync("teamleider", "almelo");

        (await teamleider.GetAsync($"/Taken/{taak.Id}")).Status.ShouldBe(HttpStatusCode.NotFound);
        var weigeringen = new List<string>();
        foreach (var rol in new[] { "teamleider", "jeugdregisseur" })
        {
            var wie = await _bouwer.Als(rol);
            weigeringen.Add(await Weigering(s => s.AfrondenAsync(wie, taak.Id, "overgeslagen", new() { ["reden"] = "x" })));
            weigeringen.Add(await Weigering(s => s.OppakkenAsync(wie, taak.Id)));
            weigeringen.Add(await Weigering(s => s.OverdragenAsync(wie, taak.Id, null, "wijkteam-noord")));
        }
        weigeringen.ShouldAllBe(w => w == "taak-niet-open");
        (await Taak("collegiaal-overleg")).Revisie.ShouldBe(taak.Revisie);
    }

    [Fact]
    public async Task Who_works_on_it_sees_it_everywhere_and_a_colleague_from_the_handover_on()
    {
        await Gevorderd();
        var consulent = await _app.AanmeldenAsync("consulent", "almelo");

        (await consulent.GetAsync("/")).Tekst.ShouldContain("Overleggen met een collega");
        var zaak = await consulent.GetAsync(Pad);
        zaak.Tekst.ShouldContain("De meldcode is gestart.");
        zaak.Tekst.ShouldContain("Blauwe plek op de arm");
        (await consulent.GetAsync($"/api/v1/zaken/{_bouwer.Zaak.Nummer}/taken")).Html.ShouldContain("collegiaal-overleg");
        (await consulent.GetAsync($"/Taken/{(await Taak("collegiaal-overleg")).Id}")).Tekst.ShouldContain("Blauwe plek op de arm");

        var formulier = await consulent.GetAsync(Pad + "/Handelingen/meldcode-overdragen");
        var collega = formulier.Alle("select[name=naar] option").First(o => o.TextContent.Contains("Joris")).GetAttribute("value")!;
        var over = await formulier.VerstuurAsync("Meldcode overdragen", ("naar", collega), ("reden", "Verlof"));
        over.Status.ShouldBe(HttpStatusCode.Redirect, over.Een("[role=alert]")?.TextContent);

        var joris = await _app.AanmeldenAsync("jeugdregisseur", "almelo");
        (await joris.GetAsync("/")).Tekst.ShouldContain("Overleggen met een collega");
        (await joris.GetAsync(Pad)).Tekst.ShouldContain("Blauwe plek op de arm");
        (await consulent.GetAsync(Pad)).Tekst.ShouldContain("Blauwe plek op de arm");
    }

    [Fact]
    public async Task Who_replaces_an_absent_colleague_sees_it_that_long()
    {
        await Gevorderd();
        var wie = await _bouwer.Als("consulent");
        var vervanger = await _bouwer.Als("regisseur");
        var bezoeker = await _app.AanmeldenAsync("regisseur", "almelo");
        (await bezoeker.GetAsync(Pad)).Tekst.ShouldNotContain("Blauwe plek");

        await _app.DbAsync(db => Task.FromResult(db.Afwezigheden.Add(new CaseFlow.Teams.Afwezigheid
        {
            MedewerkerId = wie.MedewerkerId!.Value, VervangerId = vervanger.MedewerkerId, Van = wie.Vandaag, Tot = wie.Vandaag, Door = "Thea", Op = wie.Moment,
        })));
        (await bezoeker.GetAsync(Pad)).Tekst.ShouldContain("Blauwe plek");
    }

    // What a person can open about this case and its team: the words of each page, without the log of reads that grows by looking.
    private async Task<Dictionary<string, string>> AllesVan(Bezoeker bezoeker)
    {
        string[] paden =
        [
            "/", "/?toon=alles", Pad, Pad + "/Verloop", Pad + "?toon=contact", Pad + "/Handelingen/wacht-op", "/Zaken?zoek=Johanna", "/Zaken?zoek=" + _bouwer.Zaak.Nummer, "/Teams", "/Teams/Doorlooptijden",
            $"/api/v1/zaken/{_bouwer.Zaak.Nummer}", $"/api/v1/zaken/{_bouwer.Zaak.Nummer}/taken", $"/api/v1/zaken/{_bouwer.Zaak.Nummer}/termijnen",
        ];
        var gezien = new Dictionary<string, string>();
        foreach (var pad in paden)
        {
            var blad = await bezoeker.GetAsync(pad);
            blad.Een("details.paneel--rustig")?.Remove();
            gezien[pad] = $"{(int)blad.Status} {Regex.Replace(blad.Antwoord.Content.Headers.ContentType?.MediaType == "text/html" ? blad.Tekst : blad.Html, @"\s+", " ")}";
        }
        return gezien;
    }

    // Started by a page, so that its log is as it is in life; one step further by the service.
    private async Task Gevorderd()
    {
        var consulent = await _app.AanmeldenAsync("consulent", "almelo");
        var formulier = await consulent.GetAsync(Pad + "/Handelingen/meldcode-starten");
        (await formulier.VerstuurAsync("Meldcode starten", ("aanleiding", "Signaal van de buren"))).Status.ShouldBe(HttpStatusCode.Redirect);
        var wie = await _bouwer.Als("consulent");
        var taak = await Taak("signalen-in-kaart");
        await _bouwer.In<TaakService>(s => s.AfrondenAsync(wie, taak.Id, "vastgelegd", new() { ["signalen"] = "Blauwe plek op de arm", ["kindcheck"] = "veilig" }));
    }

    private string Pad => $"/Zaken/{_bouwer.Zaak.Nummer}";

    private Task<Taak> Taak(string stap) => _app.DbAsync(db => db.Taken.IgnoreQueryFilters([Beslotenheid.Filter]).AsNoTracking().SingleAsync(t => t.ZaakId == _bouwer.Zaak.Id && t.Stap == stap));

    private async Task<string> Weigering(Func<TaakService, Task> act) => (await Should.ThrowAsync<WeigeringException>(() => _bouwer.In(act))).Id;
}
