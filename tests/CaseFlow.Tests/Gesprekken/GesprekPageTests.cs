using System.Net;
using System.Net.Http.Headers;
using System.Text.Json.Nodes;
using AngleSharp.Html.Dom;
using CaseFlow.Tests.Testing;
using Microsoft.EntityFrameworkCore;
using Shouldly;
using Xunit;

namespace CaseFlow.Tests.Gesprekken;

/// <summary>The talk on one sheet: who may not, that nothing is lost and nothing overwritten, and that it ends in the task.</summary>
public sealed class GesprekPageTests(WebApp app) : IClassFixture<WebApp>
{
    private static readonly (string, string)[] Nodig = [("huisbezoek", "true"), ("veiligheid", "geen-zorg"), ("clientondersteuning-aangeboden", "true")];

    private readonly Zaakbouwer _bouwer = app.Bouwer();

    [Fact]
    public async Task Who_may_not_see_the_case_sees_no_talk_and_who_may_not_do_the_task_saves_nothing()
    {
        var pad = await Pad();

        (await (await app.AanmeldenAsync("beleid")).GetAsync(pad)).Naar.ShouldNotBeNull().ShouldStartWith("/Toegang/GeenToegang");
        (await (await app.AanmeldenAsync("consulent", "almelo")).GetAsync(pad)).Status.ShouldBe(HttpStatusCode.NotFound);
        var jurist = await app.AanmeldenAsync("jurist");
        var blad = await jurist.GetAsync(pad);
        blad.Een("fieldset.gesprek")!.HasAttribute("disabled").ShouldBeTrue();
        blad.Alle("[name=uitkomst]").ShouldBeEmpty();
        (await Bewaar(jurist, blad, "wonen", "Stiekem.")).Status.ShouldBe(HttpStatusCode.UnprocessableEntity);
        (await Concepten()).ShouldBe(0);
    }

    [Fact]
    public async Task Without_a_script_it_is_saved_by_the_button_shown_again_and_ends_in_the_task()
    {
        var pad = await Pad();
        var consulent = await app.AanmeldenAsync("consulent");
        var blad = await consulent.GetAsync(pad);
        blad.Alle(".gebied").Count.ShouldBe(15);

        var bewaard = await blad.VerstuurAsync("[data-nu-bewaren]", ("leefgebieden.wonen.tekst", "Het huis is te groot."), ("leefgebieden.wonen.score", "4"), ("leefgebieden.wonen.zorg", "true"));
        bewaard.Naar.ShouldBe(pad);
        var weer = await bewaard.VolgAsync();
        weer.Tekst.ShouldContain("Bewaard om");
        weer.Een("[name='leefgebieden.wonen.tekst']")!.TextContent.Trim().ShouldBe("Het huis is te groot.");
        ((IHtmlInputElement)weer.Een("[name='leefgebieden.wonen.score'][value='4']")!).IsChecked.ShouldBeTrue();
        weer.Tekst.ShouldContain("4, zorgen bij 1");
        weer.Een("[aria-labelledby=ontbreekt]")!.TextContent.ShouldContain("of wij uw identiteitsbewijs hebben gezien");
        // The plain form of the task knows it as well.
        (await consulent.GetAsync(pad.Replace("/Gesprek/", "/Taken/"))).Een("[name='leefgebieden.wonen.tekst']")!.TextContent.ShouldContain("te groot");

        (await weer.VerstuurAsync("[name=uitkomst][value=afgerond]")).Een("[data-foutsamenvatting]").ShouldNotBeNull();
        (await Concepten()).ShouldBe(1);
        (await weer.VerstuurAsync("[name=uitkomst][value=afgerond]", Nodig)).Naar.ShouldBe($"/Zaken/{_bouwer.Zaak.Nummer}");
        (await Concepten()).ShouldBe(0);
        var gesprek = JsonNode.Parse((await app.DbAsync(db => db.Gesprekken.AsNoTracking().SingleAsync(g => g.ZaakId == _bouwer.Zaak.Id))).Gegevens)!;
        gesprek["leefgebieden"]!.ToJsonString().ShouldBe("""{"wonen":{"score":4,"tekst":"Het huis is te groot.","zorg":true}}""");
    }

    [Fact]
    public async Task Two_tabs_do_not_overwrite_each_other_in_silence()
    {
        var pad = await Pad();
        var consulent = await app.AanmeldenAsync("consulent");
        var (een, twee) = (await consulent.GetAsync(pad), await consulent.GetAsync(pad));

        (await Bewaar(consulent, een, "geld", "Er zijn schulden.")).Status.ShouldBe(HttpStatusCode.OK);
        // The same once more is no other text: the answer had stayed away.
        (await Bewaar(consulent, een, "geld", "Er zijn schulden.")).Status.ShouldBe(HttpStatusCode.OK);
        var (status, antwoord) = await Bewaar(consulent, twee, "wonen", "Lekkage.");
        status.ShouldBe(HttpStatusCode.Conflict);
        antwoord["melding"]!.GetValue<string>().ShouldContain("bewaarde om");
        antwoord["versie"]!.GetValue<int>().ShouldBe(1);

        // Without a script: both texts on one page, and a second press chooses knowingly. Finishing does not slip past it either.
        (await twee.VerstuurAsync("[name=uitkomst][value=afgerond]", Nodig)).Een("[data-van-ander]").ShouldNotBeNull();
        var botsing = await twee.VerstuurAsync("[data-nu-bewaren]", ("leefgebieden.wonen.tekst", "Lekkage."));
        botsing.Een("[data-van-ander]")!.TextContent.ShouldContain("Er zijn schulden.");
        botsing.Een("[name='leefgebieden.wonen.tekst']")!.TextContent.Trim().ShouldBe("Lekkage.");
        (await botsing.VerstuurAsync("[data-nu-bewaren]")).Status.ShouldBe(HttpStatusCode.Redirect);
        (await consulent.GetAsync(pad)).Een("[name='leefgebieden.geld.tekst']")!.TextContent.Trim().ShouldBe("");
    }

    [Fact]
    public async Task What_was_noted_stays_when_nobody_came_and_earlier_answers_stand_beside_the_new_ones()
    {
        var pad = await Pad();
        var consulent = await app.AanmeldenAsync("consulent");
        await Bewaar(consulent, await consulent.GetAsync(pad), "netwerk", "Dochter belt elke dag.");
        await _bouwer.Taak("gesprek", "niet-verschenen");
        var opnieuw = $"/Gesprek/{(await _bouwer.OpenTaak("gesprek")).Id}";
        (await consulent.GetAsync(opnieuw)).Een("[name='leefgebieden.netwerk.tekst']")!.TextContent.ShouldContain("elke dag");
        await _bouwer.Taak("gesprek", "afgerond", """{ "leefgebieden": { "netwerk": { "score": 8, "tekst": "Dochter belt elke dag." } } }""");

        // A second melding of the same resident: the talk before is shown, and that it was read is logged with its own case.
        var eerste = _bouwer.Zaak;
        var tweede = await Pad("""{ "tekst": "Nu ook vervoer.", "type-hulpvraag": "vervoer" }""");
        (await consulent.GetAsync(tweede)).Een("#veld-leefgebieden-netwerk .gebied__eerder")!.TextContent.ShouldContain("een 8: Dochter belt elke dag.");
        (await app.DbAsync(db => db.Logregels.CountAsync(i => i.ZaakId == eerste.Id && i.Onderdeel == "eerder gesprek"))).ShouldBe(1);

        // Who may see the new case and not the old one is shown nothing of it.
        await app.DbAsync(db => db.Zaken.Where(z => z.Id == eerste.Id).ExecuteUpdateAsync(z => z.SetProperty(x => x.Team, "ander-team").SetProperty(x => x.BehandelaarId, (Guid?)null).SetProperty(x => x.InwonerId, x => x.InwonerId)));
        await app.DbAsync(db => db.Taken.Where(t => t.ZaakId == eerste.Id).ExecuteUpdateAsync(t => t.SetProperty(x => x.Team, "ander-team").SetProperty(x => x.ToegewezenAanId, (Guid?)null)));
        (await consulent.GetAsync(tweede)).Html.ShouldNotContain("Dochter belt elke dag.");
    }

    private async Task<string> Pad(string? melding = null)
    {
        await _bouwer.Melding(melding);
        await _bouwer.Taak("triage", "brede-uitvraag");
        return $"/Gesprek/{(await _bouwer.OpenTaak("gesprek")).Id}";
    }

    private Task<int> Concepten() => app.DbAsync(db => db.Gespreksconcepten.CountAsync(g => g.ZaakId == _bouwer.Zaak.Id));

    private static async Task<(HttpStatusCode Status, JsonNode Antwoord)> Bewaar(Bezoeker wie, Blad blad, string gebied, string tekst)
    {
        var form = blad.Een("form[data-gesprek]")!;
        using var vraag = new HttpRequestMessage(HttpMethod.Post, form.GetAttribute("data-bewaar"))
        {
            Content = new FormUrlEncodedContent(new Dictionary<string, string>
            {
                ["__RequestVerificationToken"] = form.QuerySelector("[name=__RequestVerificationToken]")!.GetAttribute("value")!,
                ["versie"] = form.QuerySelector("[name=versie]")!.GetAttribute("value")!,
                [$"leefgebieden.{gebied}.tekst"] = tekst,
            }),
        };
        vraag.Headers.Accept.Add(new MediaTypeWithQualityHeaderValue("application/json"));
        var antwoord = await wie.Http.SendAsync(vraag);
        return (antwoord.StatusCode, JsonNode.Parse(await antwoord.Content.ReadAsStringAsync())!);
    }
}
