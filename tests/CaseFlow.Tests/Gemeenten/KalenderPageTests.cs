using CaseFlow.Shared;
using CaseFlow.Tests.Testing;
using Microsoft.EntityFrameworkCore;
using Shouldly;
using Xunit;

namespace CaseFlow.Tests.Gemeenten;

public sealed class KalenderPageTests
{
    [Theory]
    [InlineData("intake")]
    [InlineData("teamleider")]
    [InlineData("beleid")]
    [InlineData("privacy")]
    public async Task Only_the_functional_manager_gets_in(string rol)
    {
        await using var app = await WebApp.StartAsync();
        (await (await app.AanmeldenAsync(rol)).GetAsync("/Beheer/Kalender")).Naar!.ShouldContain("GeenToegang");
    }

    [Fact]
    public async Task Holidays_are_listed_and_the_year_without_a_decision_is_named()
    {
        await using var app = await WebApp.StartAsync();
        var blad = await (await app.AanmeldenAsync("beheer")).GetAsync("/Beheer/Kalender");

        blad.Tekst.ShouldContain("Vrijdag 3 april 2026: Goede Vrijdag Awt art. 3 lid 2");
        blad.Tekst.ShouldContain("Vrijdag 15 mei 2026: gelijkgestelde dag Stcrt. 2025, 24713");
        blad.Tekst.ShouldContain("2029: nog geen besluit over gelijkgestelde dagen");
        blad.Een("#veld-jaar")!.GetAttribute("value").ShouldBe("2029");
    }

    [Fact]
    public async Task A_decree_is_stored_with_who_and_when_and_years_become_countable()
    {
        await using var app = await WebApp.StartAsync();
        app.Klok.Nu = new DateTimeOffset(2028, 12, 1, 9, 0, 0, TimeSpan.Zero);
        var beheer = await app.AanmeldenAsync("beheer");
        var bouwer = app.Bouwer();
        (await beheer.GetAsync("/Beheer")).Tekst.ShouldContain("Voor 2029 staat nog niet vast");
        // Six weeks from 1 December end in 2029, and nobody knows yet which days are free then.
        (await Should.ThrowAsync<WeigeringException>(() => bouwer.Melding())).Id.ShouldBe("kalender-onbeslist");

        var antwoord = await (await beheer.GetAsync("/Beheer/Kalender")).VerstuurAsync("Dagen vastleggen", ("jaar", "2029"), ("besluit", "Stcrt. 2028, 1"), ("dagen", "11-5-2029"));
        (await antwoord.VolgAsync()).Tekst.ShouldContain("De gelijkgestelde dagen van 2029 staan vast.");

        await bouwer.Melding();
        (await beheer.GetAsync("/Beheer/Kalender")).Tekst.ShouldContain("vrijdag 11 mei 0 Babette Kuiper, 1 december 2028");
        (await beheer.GetAsync("/Beheer")).Tekst.ShouldNotContain("staat nog niet vast");
    }

    [Theory]
    [InlineData("2029", "", "11-5-2029", "Noem het besluit")]
    [InlineData("2029", "Stcrt. 1", "mei", "\"mei\" is geen datum")]
    [InlineData("2029", "Stcrt. 1", "11-5-2030", "die dag valt niet in 2029")]
    [InlineData("2029", "Stcrt. 1", "25-12-2029", "dat is al een weekend of feestdag")]
    [InlineData("2012", "Stcrt. 1", "", "Kies een jaar van 2013")]
    public async Task What_cannot_be_is_refused_beside_the_field(string jaar, string besluit, string dagen, string melding)
    {
        await using var app = await WebApp.StartAsync();
        var blad = await (await (await app.AanmeldenAsync("beheer")).GetAsync("/Beheer/Kalender"))
            .VerstuurAsync("Dagen vastleggen", ("jaar", jaar), ("besluit", besluit), ("dagen", dagen));

        blad.Tekst.ShouldContain(melding);
        (await app.DbAsync(db => db.KalenderBesluiten.CountAsync())).ShouldBe(0);
    }

    [Fact]
    public async Task A_running_term_moves_only_after_somebody_saw_it()
    {
        await using var app = await WebApp.StartAsync();
        var bouwer = app.Bouwer();
        // Tuesday 3 March and six weeks is Tuesday 14 April; made free, the term runs on to Wednesday 15 April.
        await bouwer.Melding();
        var beheer = await app.AanmeldenAsync("beheer");
        var blad = await (await beheer.GetAsync("/Beheer/Kalender")).VerstuurAsync("Dagen vastleggen",
            ("jaar", "2026"), ("besluit", "Stcrt. 2026, 2"), ("dagen", "2-1-2026 14-4-2026 15-5-2026"));

        blad.Tekst.ShouldContain("Een lopende termijn krijgt hierdoor een andere laatste dag");
        blad.Teksten("section[aria-labelledby=gevolgen] tbody tr").ShouldBe(["WMO-OND dinsdag 14 april 2026 woensdag 15 april 2026 1"]);
        (await LaatsteDagAsync(app)).ShouldBe(new DateOnly(2026, 4, 14));

        var antwoord = await blad.VerstuurAsync("Dagen vastleggen",
            ("jaar", "2026"), ("besluit", "Stcrt. 2026, 2"), ("dagen", "2-1-2026 14-4-2026 15-5-2026"), ("gezien", "true"));

        (await antwoord.VolgAsync()).Tekst.ShouldContain("1 lopende termijn kreeg een andere laatste dag");
        (await LaatsteDagAsync(app)).ShouldBe(new DateOnly(2026, 4, 15));
        (await app.DbAsync(db => db.Dossierregels.Where(d => d.Naam == "termijn.herberekend").Select(d => d.Omschrijving).SingleAsync()))
            .ShouldBe("De laatste dag van WMO-OND ging van dinsdag 14 april 2026 naar woensdag 15 april 2026: de kalender van 2026 is gewijzigd (Stcrt. 2026, 2).");
    }

    private static Task<DateOnly> LaatsteDagAsync(WebApp app) => app.DbAsync(db => db.Termijnen.Where(t => t.Regel == "WMO-OND").Select(t => t.LaatsteDag).SingleAsync());
}
