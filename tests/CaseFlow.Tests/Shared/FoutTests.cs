using System.Net;
using CaseFlow.Tests.Testing;
using Shouldly;
using Xunit;

namespace CaseFlow.Tests.Shared;

public sealed class FoutTests(WebApp app) : IClassFixture<WebApp>
{
    [Theory]
    [InlineData("/bestaat-niet")]
    [InlineData("/Zaken/bestaat/niet")]
    [InlineData("/Fout")]
    public async Task An_address_that_is_not_there_says_so_in_dutch(string pad)
    {
        var blad = await (await app.AanmeldenAsync("consulent")).GetAsync(pad);

        blad.Status.ShouldBe(HttpStatusCode.NotFound);
        blad.Titel.ShouldBe("Niet gevonden - CaseFlow");
        blad.Een("[data-mislukt]").ShouldNotBeNull();
    }

    [Theory]
    [InlineData(400, "De aanvraag klopt niet")]
    [InlineData(403, "Geen toegang")]
    [InlineData(404, "Niet gevonden")]
    [InlineData(405, "Dit kan niet")]
    [InlineData(500, "Er ging iets mis")]
    public async Task Each_code_has_its_words(int code, string kop)
    {
        var blad = await app.Bezoeker().GetAsync($"/Fout?code={code}");

        ((int)blad.Status).ShouldBe(code);
        blad.Een("h1")!.TextContent.ShouldBe(kop);
    }

    [Fact]
    public async Task A_form_without_its_token_gets_a_page_and_not_an_empty_answer()
    {
        var blad = await app.Bezoeker().PostAsync("/Toegang/Aanmelden", ("Gebruikersnaam", "consulent.hengelo"));

        blad.Status.ShouldBe(HttpStatusCode.BadRequest);
        blad.Tekst.ShouldContain("Er is niets opgeslagen.");
    }

    [Fact]
    public async Task The_statement_on_accessibility_is_open_to_all_and_claims_nothing_untested()
    {
        var blad = await app.Bezoeker().GetAsync("/Toegankelijkheid");

        blad.Status.ShouldBe(HttpStatusCode.OK);
        blad.Tekst.ShouldContain("niet door een onafhankelijke partij onderzocht");
    }
}
