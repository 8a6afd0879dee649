using System.Net;
using CaseFlow.Brieven;
using CaseFlow.Data;
using CaseFlow.Tests.Testing;
using CaseFlow.Werkprocessen;
using DocumentFormat.OpenXml.Packaging;
using DocumentFormat.OpenXml.Validation;
using DocumentFormat.OpenXml.Wordprocessing;
using Microsoft.EntityFrameworkCore;
using Shouldly;
using Xunit;

namespace CaseFlow.Tests.Zaken;

/// <summary>A letter on its page, as a document, and before it is made.</summary>
public sealed class BriefPageTests(WebApp app) : IClassFixture<WebApp>
{
    private readonly Zaakbouwer _bouwer = app.Bouwer();

    [Fact]
    public async Task Another_municipality_reads_no_letter_in_either_shape_and_who_does_no_casework_neither()
    {
        await _bouwer.Melding();
        var pad = await Pad("ontvangstbevestiging");
        var ander = await app.AanmeldenAsync("consulent", "almelo");

        (await ander.GetAsync(pad)).Status.ShouldBe(HttpStatusCode.NotFound);
        (await ander.GetAsync(pad + "?handler=Docx")).Status.ShouldBe(HttpStatusCode.NotFound);
        (await (await app.AanmeldenAsync("beleid")).GetAsync(pad + "?handler=Docx")).Naar.ShouldNotBeNull().ShouldStartWith("/Toegang/GeenToegang");
    }

    [Fact]
    public async Task A_letter_stays_as_it_was_made_when_the_resident_moves_and_a_change_behind_the_screen_is_seen()
    {
        await _bouwer.Melding();
        var consulent = await app.AanmeldenAsync("consulent");
        var pad = await Pad("ontvangstbevestiging");
        await app.DbAsync(db => db.Inwoners.Where(i => i.Id == _bouwer.Zaak.InwonerId).ExecuteUpdateAsync(i => i.SetProperty(x => x.Adres, "Nieuwstraat 9").SetProperty(x => x.Naam, "Andere Naam")));

        var blad = await consulent.GetAsync(pad);
        blad.Een("article.brief address")!.TextContent.ShouldContain("Dorpsstraat 1");
        blad.Een("article.brief")!.TextContent.ShouldContain("Beste Johanna de Vries");
        blad.Teksten("article.brief h2").ShouldContain("Wat gaan wij doen?");
        blad.Tekst.ShouldNotContain("na het maken veranderd");

        await Should.ThrowAsync<InvalidOperationException>(() => app.DbAsync(async db =>
        {
            (await db.Brieven.FirstAsync(b => b.ZaakId == _bouwer.Zaak.Id)).Tekst = "Anders";
            return await db.SaveChangesAsync();
        }));
        await app.DbAsync(db => db.Brieven.Where(b => b.ZaakId == _bouwer.Zaak.Id).ExecuteUpdateAsync(b => b.SetProperty(x => x.Tekst, "Anders")));
        (await consulent.GetAsync(pad)).Tekst.ShouldContain("Deze brief is na het maken veranderd.");
    }

    [Fact]
    public async Task The_document_is_valid_dutch_with_headings_lists_and_address()
    {
        await _bouwer.Melding();
        await _bouwer.Tot("besluit");
        var consulent = await app.AanmeldenAsync("consulent");

        var antwoord = await consulent.Http.GetAsync(await Pad("beschikking-toegekend") + "?handler=Docx");

        antwoord.Content.Headers.ContentType!.MediaType.ShouldBe(BriefDocument.MediaType);
        antwoord.Content.Headers.ContentDisposition!.ToString().ShouldStartWith($"attachment; filename=beschikking-toegekend-{_bouwer.Zaak.Nummer}.docx");
        using var document = WordprocessingDocument.Open(new MemoryStream(await antwoord.Content.ReadAsByteArrayAsync()), false);
        new OpenXmlValidator().Validate(document).Select(f => f.Description).ShouldBeEmpty();
        document.MainDocumentPart!.StyleDefinitionsPart!.Styles!.Descendants<Languages>().Single().Val!.Value.ShouldBe("nl-NL");
        var alineas = document.MainDocumentPart.Document.Body!.Elements<Paragraph>().ToList();
        alineas.Where(a => a.ParagraphProperties?.ParagraphStyleId?.Val == "Heading2").Select(a => a.InnerText).ShouldContain("Bent u het niet eens met dit besluit?");
        alineas.Where(a => a.ParagraphProperties?.ParagraphStyleId?.Val == "Punt").Select(a => a.InnerText).ShouldContain("uw naam, adres en handtekening;");
        alineas.Single(a => a.ParagraphProperties?.ParagraphStyleId?.Val == "Adres").InnerText.ShouldContain("Dorpsstraat 1");
    }

    [Fact]
    public async Task The_decision_can_be_read_before_it_is_taken_and_nothing_is_stored_by_that()
    {
        await _bouwer.Melding();
        await _bouwer.Tot("aanvraag");
        var consulent = await app.AanmeldenAsync("consulent");
        var taak = await _bouwer.OpenTaak("besluit");
        var blad = await consulent.GetAsync($"/Taken/{taak.Id}");

        var zonderReden = await blad.VerstuurAsync("[name=bekijk][value=afgewezen]", ("dragende-bevinding", "netwerk"));
        zonderReden.Een("[data-foutsamenvatting]").ShouldNotBeNull();

        var voorbeeld = await blad.VerstuurAsync("[name=bekijk][value=afgewezen]", ("dragende-bevinding", "netwerk"), ("motivering", "De buren kunnen dit doen."));
        voorbeeld.Status.ShouldBe(HttpStatusCode.OK);
        voorbeeld.Een("#voorbeeld")!.TextContent.ShouldContain("De buren kunnen dit doen.");
        (await app.DbAsync(db => db.Brieven.CountAsync(b => b.ZaakId == _bouwer.Zaak.Id && b.Soort == "beschikking-afgewezen"))).ShouldBe(0);
        (await app.DbAsync(db => db.Besluiten.CountAsync(b => b.ZaakId == _bouwer.Zaak.Id))).ShouldBe(0);
        (await _bouwer.OpenTaak("besluit")).Status.ShouldBe(TaakStatus.Open);

        // What was typed stands there still, and the act itself goes on from here.
        (await voorbeeld.VerstuurAsync("[name=uitkomst][value=afgewezen]")).Status.ShouldBe(HttpStatusCode.Redirect);
        (await app.DbAsync(db => db.Brieven.SingleAsync(b => b.ZaakId == _bouwer.Zaak.Id && b.Soort == "beschikking-afgewezen"))).Tekst
            .ShouldContain("De buren kunnen dit doen.");
    }

    private async Task<string> Pad(string soort) =>
        $"/Zaken/{_bouwer.Zaak.Nummer}/Brieven/{await app.DbAsync(db => db.Brieven.Where(b => b.ZaakId == _bouwer.Zaak.Id && b.Soort == soort).Select(b => b.Id).SingleAsync())}";
}
