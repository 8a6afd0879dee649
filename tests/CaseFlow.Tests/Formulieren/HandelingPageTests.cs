using System.Net;
using CaseFlow.Tests.Testing;
using CaseFlow.Termijnen;
using CaseFlow.Zaken;
using Microsoft.EntityFrameworkCore;
using Shouldly;
using Xunit;

namespace CaseFlow.Tests.Formulieren;

public sealed class HandelingPageTests : IAsyncLifetime
{
    private WebApp _app = null!;
    private Zaakbouwer _bouwer = null!;

    public async Task InitializeAsync()
    {
        _app = await WebApp.StartAsync();
        _bouwer = _app.Bouwer();
        await _bouwer.Melding();
    }

    public Task DisposeAsync() => _app.DisposeAsync().AsTask();

    [Fact]
    public async Task A_case_that_one_may_not_see_or_an_act_that_is_none_does_not_exist()
    {
        (await (await _app.AanmeldenAsync("consulent", "almelo")).GetAsync(Pad("intrekken"))).Status.ShouldBe(HttpStatusCode.NotFound);
        (await (await _app.AanmeldenAsync("consulent")).GetAsync(Pad("melding"))).Status.ShouldBe(HttpStatusCode.NotFound);
    }

    [Fact]
    public async Task Withdrawing_asks_for_a_reason_and_closes_the_case()
    {
        var blad = await (await _app.AanmeldenAsync("consulent")).GetAsync(Pad("intrekken"));

        var fout = await blad.VerstuurAsync("Intrekken", ("datum", "2026-03-03"));
        fout.Een("#veld-reden-fout")!.TextContent.ShouldContain("Vul in: Wat is de reden?");
        fout.Een("input[name=datum]")!.GetAttribute("value").ShouldBe("2026-03-03");
        (await fout.VerstuurAsync("Intrekken", ("reden", "De inwoner belde"))).Naar.ShouldBe($"/Zaken/{_bouwer.Zaak.Nummer}");

        (await _app.DbAsync(db => db.Zaken.SingleAsync())).Status.ShouldBe(ZaakStatus.Afgesloten);
        (await (await _app.AanmeldenAsync("consulent")).GetAsync(Pad("intrekken"))).Tekst.ShouldContain("Heropen hem eerst.");
        (await (await _app.AanmeldenAsync("consulent")).GetAsync(Pad("heropenen"))).Een("button.utrecht-button--primary-action").ShouldNotBeNull();
    }

    [Fact]
    public async Task A_contact_goes_into_the_file_of_the_case()
    {
        var blad = await (await _app.AanmeldenAsync("intake")).GetAsync(Pad("contact"));

        blad.Een("[name=zaak]").ShouldBeNull();
        (await blad.VerstuurAsync("Contactmoment", ("kanaal", "telefoon"), ("tekst", "Mevrouw belde terug"))).Status.ShouldBe(HttpStatusCode.Redirect);
        (await _app.DbAsync(db => db.Contactmomenten.SingleAsync())).ZaakId.ShouldBe(_bouwer.Zaak.Id);
    }

    [Fact]
    public async Task A_term_is_suspended_and_resumed()
    {
        await _bouwer.Tot("aanvraag");
        var consulent = await _app.AanmeldenAsync("consulent");

        var blad = await consulent.GetAsync(Pad("opschorten"));
        (await blad.VerstuurAsync("Termijn opschorten", ("termijn", "WMO-BES"))).Een("#veld-grond-fout").ShouldNotBeNull();
        var gelukt = await blad.VerstuurAsync("Termijn opschorten", ("termijn", "WMO-BES"), ("grond", "Awb 4:15 lid 1"));
        gelukt.Status.ShouldBe(HttpStatusCode.Redirect, gelukt.Tekst);
        (await _app.DbAsync(db => db.Termijnen.SingleAsync(t => t.Regel == "WMO-BES"))).Status.ShouldBe(TermijnStatus.Opgeschort);
        (await (await consulent.GetAsync(Pad("hervatten"))).VerstuurAsync("Termijn hervatten", ("termijn", "WMO-BES"))).Status.ShouldBe(HttpStatusCode.Redirect);
        (await _app.DbAsync(db => db.Termijnen.SingleAsync(t => t.Regel == "WMO-BES"))).Status.ShouldBe(TermijnStatus.Lopend);
    }

    private string Pad(string id) => $"/Zaken/{_bouwer.Zaak.Nummer}/Handelingen/{id}";
}
