using System.Net;
using CaseFlow.Cijfers;
using CaseFlow.Data;
using CaseFlow.Tests.Tellingen;
using CaseFlow.Tests.Testing;
using DocumentFormat.OpenXml.Packaging;
using DocumentFormat.OpenXml.Spreadsheet;
using DocumentFormat.OpenXml.Validation;
using Shouldly;
using Xunit;
using static CaseFlow.Tests.Tellingen.Gebeurtenissen;

namespace CaseFlow.Tests.Cijfers;

public sealed class PublicatiesPaginaTests : IAsyncLifetime
{
    private WebApp _app = null!;

    public async Task InitializeAsync()
    {
        _app = await WebApp.StartAsync();
        await _app.DbAsync(db =>
        {
            db.Gebeurtenissen.AddRange(Maand(Februari));
            return Task.FromResult(true);
        });
        await _app.Bouwer().In<PublicatieBewaker, int>(b => b.LoopAsync(_app.Klok.Nu.AddDays(14)));
    }

    public async Task DisposeAsync() => await _app.DisposeAsync();

    [Theory]
    [InlineData("consulent")]
    [InlineData("teamleider")]
    [InlineData("beheer")]
    [InlineData("privacy")]
    public async Task Other_roles_see_no_publications_and_make_none(string rol)
    {
        (await _app.Bezoeker().GetAsync("/Beleid/Publicaties")).Naar!.ShouldStartWith("/Toegang/Aanmelden");
        var bezoeker = await _app.AanmeldenAsync(rol);
        (await bezoeker.GetAsync("/Beleid/Publicaties")).Naar!.ShouldStartWith("/Toegang/GeenToegang");
        (await bezoeker.PostAsync("/Beleid/Publicaties", ("periode", "2026-02"), ("reden", "x"))).Status.ShouldNotBe(HttpStatusCode.OK);
        (await _app.Bouwer().In<PublicatieOpdrachten, IReadOnlyList<LopendeOpdracht>>(p => p.LopendAsync("hengelo"))).ShouldBeEmpty();
    }

    [Fact]
    public async Task A_new_version_is_asked_for_followed_and_found_with_its_reason()
    {
        var beleid = await _app.AanmeldenAsync("beleid");
        var blad = await beleid.GetAsync("/Beleid/Publicaties");
        blad.Tekst.ShouldContain("15 dagen na de laatste dag");

        var geweigerd = await blad.VerstuurAsync("Nieuwe versie maken", ("reden", ""), ("periode", "2026-02"));
        geweigerd.Tekst.ShouldContain("Schrijf in het kort waarom");
        (await geweigerd.VerstuurAsync("Nieuwe versie maken", ("periode", "morgen"), ("reden", "x"))).Tekst.ShouldContain("Kies de periode");

        var gevraagd = await (await geweigerd.VerstuurAsync("Nieuwe versie maken", ("reden", "Post vergeten"))).VolgAsync();
        gevraagd.Tekst.ShouldContain("Februari 2026, nieuwe versie: Post vergeten. Wacht op zijn beurt.");
        (await gevraagd.VerstuurAsync("Nieuwe versie maken", ("periode", "2026-02"), ("reden", "Nog een keer"))).Tekst.ShouldContain("wordt al gewerkt");
        (await _app.Bouwer().Ronde()).ShouldBe(1);

        _app.Queries.Begin();
        var klaar = await beleid.GetAsync("/Beleid/Publicaties");
        _app.Queries.Gezien.Count.ShouldBeLessThanOrEqualTo(5);
        klaar.Tekst.ShouldNotContain("Hier wordt aan gewerkt");
        klaar.Teksten("tbody tr").Count.ShouldBe(2);
        klaar.Teksten("tbody tr")[0].ShouldContain("Post vergeten");
        (await beleid.GetAsync(klaar.Een("tbody tr:last-child td a")!.GetAttribute("href")!)).Html.ShouldContain("hengelo,2026-02,1,");
    }

    [Fact]
    public async Task The_workbook_has_the_numbers_of_the_csv_as_numbers_and_no_formula()
    {
        var beleid = await _app.AanmeldenAsync("beleid");
        var csv = (await beleid.Http.GetStringAsync("/Beleid/Export?periode=2026-02")).Split("\r\n", StringSplitOptions.RemoveEmptyEntries);
        using var boek = SpreadsheetDocument.Open(new MemoryStream(await beleid.Http.GetByteArrayAsync("/Beleid/Export?periode=2026-02&vorm=xlsx")), false);

        new OpenXmlValidator().Validate(boek).Select(f => f.Description).ShouldBeEmpty();
        var bladen = boek.WorkbookPart!.Workbook.Descendants<Sheet>().ToDictionary(s => s.Name!.Value!, s => ((WorksheetPart)boek.WorkbookPart.GetPartById(s.Id!)).Worksheet);
        bladen.Keys.ShouldBe(["Leeswijzer", "Cijfers"]);
        var rijen = bladen["Cijfers"].Descendants<Row>().Select(r => r.Elements<Cell>().ToList()).ToList();
        rijen.Count.ShouldBe(csv.Length);
        foreach (var (rij, regel) in rijen.Zip(csv))
        {
            if (!regel.Contains('"'))
            {
                string.Join(',', rij.Select(c => c.InnerText)).ShouldBe(regel);
            }
        }
        rijen.Skip(1).Select(r => r[10]).Where(c => c.InnerText.Length > 0).ShouldAllBe(c => c.DataType!.Value == CellValues.Number);
        bladen.Values.SelectMany(b => b.Descendants<CellFormula>()).ShouldBeEmpty();
        bladen["Leeswijzer"].InnerText.ShouldContain("een getal kleiner dan 10 wordt niet getoond");
    }

    [Theory]
    [InlineData("periode=2026-02&vorm=pdf")]
    [InlineData("periode=2026-02&versie=9")]
    [InlineData("periode=2026-02&versie=-1")]
    public async Task What_was_not_published_cannot_be_exported(string vraag) =>
        (await (await _app.AanmeldenAsync("beleid")).GetAsync($"/Beleid/Export?{vraag}")).Status.ShouldBe(HttpStatusCode.NotFound);
}
