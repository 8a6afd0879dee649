using System.Net;
using CaseFlow.Tests.Testing;
using Shouldly;
using Xunit;

namespace CaseFlow.Tests.Gemeenten;

public sealed class BeheerPageTests(WebApp app) : IClassFixture<WebApp>
{
    [Theory]
    [InlineData("intake")]
    [InlineData("teamleider")]
    [InlineData("beleid")]
    [InlineData("privacy")]
    public async Task Only_the_functional_manager_gets_in(string rol) =>
        (await (await app.AanmeldenAsync(rol)).GetAsync("/Beheer")).Naar!.ShouldContain("GeenToegang");

    [Fact]
    public async Task It_shows_the_decision_tables_of_the_municipality()
    {
        var blad = await (await app.AanmeldenAsync("beheer")).GetAsync("/Beheer");

        blad.Teksten("section[aria-labelledby=beslistabellen] summary").ShouldBe(["triage: triage-hengelo", "termijn: termijnkeuze"]);
        blad.Teksten("section[aria-labelledby=beslistabellen] td").ShouldContain(c => c.Contains("via werk.nl"));
    }

    [Fact]
    public async Task It_tells_which_versions_run_and_shows_no_case()
    {
        var bouwer = app.Bouwer();
        await bouwer.Melding("""{ "inwoner": { "naam": "Niemand Hier" } }""");

        var blad = await (await app.AanmeldenAsync("beheer")).GetAsync("/Beheer");

        blad.Status.ShouldBe(HttpStatusCode.OK);
        blad.Tekst.ShouldContain("zijn in orde");
        blad.Teksten("section[aria-labelledby=routes] tbody tr").ShouldContain(r => r.StartsWith("melding") && r.EndsWith("1"));
        blad.Tekst.ShouldContain("WMO-OND");
        blad.Html.ShouldNotContain("Niemand Hier");
        blad.Html.ShouldNotContain(bouwer.Zaak.Nummer);
    }
}
