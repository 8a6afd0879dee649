using System.Net;
using CaseFlow.Data;
using CaseFlow.Tests.Testing;
using CaseFlow.Toegang;
using Microsoft.EntityFrameworkCore;
using Shouldly;
using Xunit;

namespace CaseFlow.Tests.Plannen;

/// <summary>The plan of a household and the regie over it: first who may not see them.</summary>
public sealed class PlanPaginaTests(WebApp app) : IClassFixture<WebApp>
{
    private readonly Zaakbouwer _bouwer = app.Bouwer();

    [Theory]
    [InlineData("/Regie")]
    [InlineData("/Huishoudens/0198c6c0-0000-7000-8000-000000000000/Plan")]
    public async Task A_stranger_signs_in_first_and_policy_never_comes_here(string pad)
    {
        (await app.Bezoeker().GetAsync(pad)).Naar.ShouldNotBeNull().ShouldStartWith("/Toegang/Aanmelden");
        (await (await app.AanmeldenAsync("beleid")).GetAsync(pad)).Naar.ShouldNotBeNull().ShouldStartWith("/Toegang/GeenToegang");
    }

    [Fact]
    public async Task Who_works_on_no_case_of_the_household_sees_as_little_as_of_one_that_does_not_exist()
    {
        await _bouwer.Tot("plan", "Het geheime doel");

        foreach (var pad in new[] { Pad, "/Huishoudens/0198c6c0-0000-7000-8000-000000000000/Plan" })
        {
            var blad = await (await app.AanmeldenAsync("consulent", "almelo")).GetAsync(pad);
            blad.Status.ShouldBe(HttpStatusCode.NotFound);
            blad.Html.ShouldNotContain("Het geheime doel");
            blad.Html.ShouldNotContain("Johanna");
        }
    }

    [Fact]
    public async Task An_old_version_stays_to_be_read_and_the_new_one_says_what_the_resident_thinks()
    {
        await _bouwer.Tot("plan", "Eerst dit");
        await _bouwer.Handeling("plan-bijstellen", """
            { "reden": "Er kwam iets bij.", "doelen": [{ "nummer": 1, "stand": "behaald" }, { "tekst": "Dan dat", "wie": "De buurvrouw", "uiterlijk": "2026-09-01", "leefgebied": "wonen" }],
              "akkoord-inwoner": false, "bezwaren-inwoner": "Te veel ineens." }
            """);
        var consulent = await app.AanmeldenAsync("consulent");

        var nieuw = await consulent.GetAsync(Pad);
        nieuw.Teksten("tbody tr").Count.ShouldBe(2);
        nieuw.Tekst.ShouldContain("De buurvrouw");
        nieuw.Tekst.ShouldContain("Behaald");
        nieuw.Tekst.ShouldContain("De inwoner is het niet eens met dit plan. Te veel ineens.");
        var oud = await consulent.GetAsync(Pad + "?versie=1");
        oud.Tekst.ShouldContain("Dit is een oude versie.");
        oud.Teksten("tbody tr").ShouldHaveSingleItem().ShouldContain("Eerst dit");
        (await consulent.GetAsync($"/Zaken/{_bouwer.Zaak.Nummer}")).Tekst.ShouldContain("De inwoner is het niet eens met het plan. Te veel ineens.");
    }

    [Fact]
    public async Task The_regisseur_sees_the_household_and_loses_it_when_the_regie_goes_to_somebody_else()
    {
        await _bouwer.Tot("plan", "Rust in huis");
        var naam = await app.DbAsync(db => db.Users.Where(u => u.UserName == "regisseur.hengelo").Select(u => u.Naam).SingleAsync());
        await _bouwer.Handeling("regie-overdragen", $$"""{ "naar": "{{naam}}", "reden": "Er komt meer hulp bij." }""");
        var regisseur = await app.AanmeldenAsync("regisseur");

        (await regisseur.GetAsync("/Regie")).Alle($"a[href='{Pad}']").Count.ShouldBe(1);
        (await (await app.AanmeldenAsync("procesregisseur")).GetAsync("/Regie")).Html.ShouldNotContain(Pad);
        var leider = await (await app.AanmeldenAsync("teamleider")).GetAsync("/Regie");
        leider.Teksten("tbody tr").ShouldContain(r => r.StartsWith(naam, StringComparison.Ordinal));
        leider.Html.ShouldNotContain("Johanna");

        await _bouwer.Handeling("regie-overdragen", """{ "naar": "Rosa van Buiten", "reden": "Andere verdeling." }""");
        (await regisseur.GetAsync("/Regie")).Html.ShouldNotContain(Pad);
        (await regisseur.GetAsync($"/Zaken/{_bouwer.Zaak.Nummer}")).Tekst.ShouldContain("Rosa van Buiten voert de regie over dit huishouden");
    }

    [Fact]
    public async Task A_plan_that_is_due_to_be_talked_over_shows_up_as_work_until_that_is_done()
    {
        await _bouwer.Tot("plan", "Rust in huis", ", \"evaluatie-op\": \"2026-03-02\"");
        var consulent = await app.AanmeldenAsync("consulent");
        (await consulent.GetAsync("/")).Tekst.ShouldContain($"Plannen om te bespreken: zaak {_bouwer.Zaak.Nummer}");

        await _bouwer.Handeling("plan-evalueren", """{ "verslag": "Het gaat goed." }""");

        (await consulent.GetAsync("/")).Tekst.ShouldNotContain("Plannen om te bespreken");
        (await consulent.GetAsync(Pad)).Tekst.ShouldContain("Het gaat goed.");
    }

    private string Pad => $"/Huishoudens/{_bouwer.Zaak.HuishoudenId}/Plan";
}

internal static class MetDoel
{
    /// <summary>A new case up to this step, with one goal in its plan.</summary>
    public static async Task Tot(this Zaakbouwer bouwer, string laatste, string doel, string ook = "")
    {
        await bouwer.Melding();
        await bouwer.Taak("triage", "brede-uitvraag");
        await bouwer.Taak("gesprek", "afgerond");
        await bouwer.Taak("afweging", "vastgesteld");
        await bouwer.Taak(laatste, "vastgesteld", $$"""{ "doelen": ["{{doel}}"]{{ook}} }""");
    }
}
