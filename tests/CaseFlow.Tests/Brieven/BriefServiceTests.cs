using CaseFlow.Brieven;
using CaseFlow.Data;
using CaseFlow.Gemeenten;
using CaseFlow.Shared;
using CaseFlow.Tests.Testing;
using CaseFlow.Zaken;
using Microsoft.EntityFrameworkCore;
using Shouldly;
using Xunit;

namespace CaseFlow.Tests.Brieven;

/// <summary>The letters that the acts of a case make, with the templates as they are delivered.</summary>
public sealed class BriefServiceTests : IAsyncLifetime
{
    private Zaakbouwer _bouwer = null!;

    public async Task InitializeAsync()
    {
        _bouwer = await Zaakbouwer.CreateAsync();
        await _bouwer.Melding();
    }

    public async Task DisposeAsync() => await _bouwer.DisposeAsync();

    [Fact]
    public async Task The_confirmation_names_both_last_days_and_the_municipality()
    {
        var brief = await Brief("ontvangstbevestiging");

        brief.Onderwerp.ShouldBe($"Wij hebben uw vraag ontvangen (zaaknummer {_bouwer.Zaak.Nummer})");
        brief.Tekst.ShouldStartWith("Hengelo, 3 maart 2026");
        brief.Tekst.ShouldContain("Op 3 maart 2026 hebben wij uw vraag om hulp ontvangen.");
        brief.Tekst.ShouldContain("klaar op of voor dinsdag 14 april 2026");
        brief.Tekst.ShouldContain("Stuur het ons op of voor dinsdag 10 maart 2026.");
        brief.Tekst.ShouldContain("Bel Zorgloket: 14 074.");
    }

    [Fact]
    public async Task Outside_the_wmo_the_confirmation_promises_no_term_of_the_wmo()
    {
        await _bouwer.Melding("""{ "wet": "Participatiewet", "inwoner": { "naam": "Paul Pw", "geboortedatum": "1990-01-01" } }""");

        var brief = await Brief("ontvangstbevestiging");
        brief.Tekst.ShouldNotContain("Dit onderzoek is klaar");
        brief.Tekst.ShouldNotContain("persoonlijk plan");
        brief.Tekst.ShouldContain("Wij nemen contact met u op voor een gesprek.");
    }

    [Fact]
    public async Task The_report_holds_the_talk_the_findings_the_conclusion_and_what_was_not_written_down()
    {
        await _bouwer.Taak("triage", "brede-uitvraag");
        await _bouwer.Taak("gesprek", "afgerond", """{ "aanwezig": "mevrouw en haar dochter", "pgb-uitgelegd": true, "mantelzorger": "geen" }""");
        await _bouwer.Taak("afweging", "vastgesteld");

        var tekst = (await Brief("onderzoeksverslag")).Tekst;

        tekst.ShouldContain("Wij spraken u op 3 maart 2026 (bij u thuis). Daarbij waren: mevrouw en haar dochter.");
        tekst.ShouldContain("Wat kunnen mensen om u heen doen?\nDe dochter woont ver weg.\nDit weten wij uit: gesprek.");
        tekst.ShouldContain("Deze oplossing past volgens ons bij uw vraag: maatwerkvoorziening (huishoudelijke ondersteuning).");
        tekst.ShouldContain("Dit staat niet in het verslag, omdat wij het niet hebben vastgelegd:\n- of wij uw identiteitsbewijs hebben gezien\n- of wij over de eigen bijdrage hebben verteld");
        tekst.ShouldNotContain("vertrouwenspersoon");
        tekst.ShouldNotContain("{{");
        var volgorde = new[] { "Wat wilt u bereiken?", "Wat lukt nu niet?", "Welke hulp is nodig?", "Wat kunt u zelf", "Wat kunnen mensen", "Wat kan zonder indicatie?", "Wat kan via een andere wet?", "Wat blijft er over?", "Onze conclusie" };
        volgorde.Select(k => tekst.IndexOf(k, StringComparison.Ordinal)).ShouldBeInOrder();
    }

    [Fact]
    public async Task A_report_with_fewer_findings_leaves_the_others_out_and_bears_the_day_it_was_sent()
    {
        await _bouwer.Taak("triage", "brede-uitvraag");
        await _bouwer.Taak("gesprek", "afgerond");
        await _bouwer.Taak("afweging", "vastgesteld", """
            { "sporen": ["eigen-kracht"], "verslag-verzonden": "2026-03-05",
              "bevindingen": { "netwerk": null, "algemene-voorziening": null, "voorliggende-voorziening": null, "rest": null, "eigen-kracht": { "volstaat": "ja" } } }
            """);

        var tekst = (await Brief("onderzoeksverslag")).Tekst;
        tekst.ShouldStartWith("Hengelo, 5 maart 2026");
        tekst.ShouldContain("Wat kunt u zelf, samen met uw huisgenoten?");
        tekst.ShouldNotContain("Wat kunnen mensen om u heen doen?");
        tekst.ShouldNotContain("Wat blijft er over?");
    }

    [Fact]
    public async Task A_decision_to_grant_says_what_how_long_by_whom_what_it_costs_and_until_when_to_object()
    {
        await _bouwer.Tot("besluit");

        var tekst = (await Brief("beschikking-toegekend")).Tekst;

        tekst.ShouldContain("Op 3 maart 2026 heeft u een aanvraag gedaan. U vroeg om: huishoudelijke ondersteuning.");
        tekst.ShouldContain("Wij kennen u toe: huishoudelijke ondersteuning.\nWettelijke basis: Wet maatschappelijke ondersteuning 2015, artikel 2.3.5");
        tekst.ShouldContain("Hoeveel: 2 uur per week\nVanaf: 3 maart 2026\nHoe lang: tot en met 3 maart 2027\nVorm: zorg in natura");
        tekst.ShouldContain("Zorg Dichtbij neemt contact met u op");
        tekst.ShouldContain("U betaalt een eigen bijdrage.");
        tekst.ShouldContain("Dat kan tot en met dinsdag 14 april 2026.");
        tekst.ShouldContain("Burgemeester van der Dussenplein 1");
        tekst.ShouldNotContain("persoonsgebonden budget");
        tekst.ShouldNotContain("{{");
    }

    [Fact]
    public async Task A_budget_names_its_agreements_and_no_provider()
    {
        await _bouwer.Tot("aanvraag");
        await _bouwer.Taak("besluit", "toegekend", """
            { "leveringsvorm": "pgb", "eigen-bijdrage": false,
              "pgb": { "bekwaam": true, "gemotiveerd": true, "kwaliteit": true, "tarief": 25, "hulpverlener": "informeel", "budgetbeheerder": "de dochter" } }
            """);

        var tekst = (await Brief("beschikking-toegekend")).Tekst;
        tekst.ShouldContain("Het tarief is 25 euro. De hulp komt van: iemand uit het netwerk. Wie het budget beheert: de dochter.");
        tekst.ShouldContain("U betaalt voor deze voorziening geen eigen bijdrage.");
        tekst.ShouldNotContain("neemt contact met u op om afspraken");
    }

    [Fact]
    public async Task Stopping_before_the_end_is_a_decision_with_a_letter_that_says_until_when_to_object()
    {
        await _bouwer.Tot("levering");
        await _bouwer.Handeling("heronderzoek-starten", """{ "aanleiding": "De inwoner gaat verhuizen." }""");
        await _bouwer.Taak("evaluatie", "beeindigen", """{ "ingangsdatum": "2026-05-01", "grond": "verhuizing", "motivering": "U gaat verhuizen." }""");

        var tekst = (await Brief("beschikking-beeindigd")).Tekst;
        tekst.ShouldContain("U krijgt van ons: huishoudelijke ondersteuning.");
        tekst.ShouldContain("Uw voorziening stopt per 1 mei 2026.");
        tekst.ShouldContain("U gaat verhuizen.");
        tekst.ShouldContain("Dat kan tot en met dinsdag 14 april 2026.");
        tekst.ShouldNotContain("{{");
    }

    [Fact]
    public async Task A_refusal_names_the_finding_it_rests_on()
    {
        await _bouwer.Tot("aanvraag");
        await _bouwer.Taak("besluit", "afgewezen");

        var tekst = (await Brief("beschikking-afgewezen")).Tekst;
        tekst.ShouldContain("Het besluit rust op deze bevinding uit ons onderzoek: netwerk.");
        tekst.ShouldContain("De buren kunnen dit doen.");
        tekst.ShouldContain("Dat kan tot en met dinsdag 14 april 2026.");
    }

    [Fact]
    public async Task A_temporary_provision_was_not_applied_for_and_may_be_explained_within_a_week()
    {
        await _bouwer.Taak("triage", "spoed");
        await _bouwer.Taak("spoedbeoordeling", "tijdelijke-voorziening", """{ "voorziening": "maatschappelijke-opvang", "ingangsdatum": "2026-03-03" }""");

        var tekst = (await Brief("beschikking-toegekend")).Tekst;
        tekst.ShouldNotContain("heeft u een aanvraag gedaan");
        tekst.ShouldContain("artikel 2.3.3");
        tekst.ShouldContain("Hoe lang: tot wij na het onderzoek een besluit nemen");
        tekst.ShouldContain("Binnen een week na deze brief leggen wij u uit waarom");
        tekst.ShouldContain("Dat kan tot en met dinsdag 14 april 2026.");
    }

    [Fact]
    public async Task The_closing_letter_says_how_it_ended()
    {
        await _bouwer.Taak("triage", "doorverwezen");
        var verwezen = (await Brief("afsluiting")).Tekst;
        verwezen.ShouldContain("Wij hebben u verwezen naar: Wijkracht.");
        verwezen.ShouldNotContain("Geen onderzoek");

        await _bouwer.Melding("""{ "inwoner": { "naam": "Anna Wit", "geboortedatum": "1950-01-01" } }""");
        await _bouwer.Taak("triage", "beantwoord", """{ "ziet-af-van-onderzoek": true }""");
        var beantwoord = (await Brief("afsluiting")).Tekst;
        beantwoord.ShouldContain("Wij hebben uw vraag beantwoord.");
        beantwoord.ShouldContain("Geen onderzoek\nU heeft gezegd dat u geen onderzoek wilt.");
        beantwoord.ShouldNotContain("verwezen naar");
    }

    [Fact]
    public async Task Nobody_writes_to_who_has_no_name_or_has_died()
    {
        await _bouwer.Melding("""{ "anoniem": true, "inwoner": null }""");
        await _bouwer.Taak("triage", "beantwoord");
        (await Brieven()).ShouldBeEmpty();

        await _bouwer.Melding("""{ "inwoner": { "naam": "Anna Wit", "geboortedatum": "1950-01-01" } }""");
        await _bouwer.Handeling("overlijden");
        var voor = (await Brieven()).Count;
        await _bouwer.In<CaseFlowDbContext>(async db =>
        {
            var zaak = await db.Zaken.Include(z => z.Inwoner).SingleAsync(z => z.Id == _bouwer.Zaak.Id);
            await _bouwer.In<BriefService>(async b => b.Maak(await Context(zaak), "afsluiting", new Dictionary<string, string?>()));
        });
        (await Brieven()).Count.ShouldBe(voor);
    }

    [Theory]
    [InlineData("beschikking-toegekend")]
    [InlineData("beschikking-afgewezen")]
    [InlineData("beschikking-buiten-behandeling")]
    [InlineData("beschikking-beeindigd")]
    public async Task A_decision_without_a_last_day_to_object_is_never_made(string soort) =>
        await Should.ThrowAsync<InvalidOperationException>(() => _bouwer.In<BriefService>(async b =>
            b.Maak(await Context(_bouwer.Zaak), soort, new Dictionary<string, string?> { ["motivering"] = "Daarom." })));

    private async Task<ZaakContext> Context(Zaak zaak)
    {
        var wie = await _bouwer.Als("consulent");
        return await _bouwer.In<Configuratie, ZaakContext>(c => Task.FromResult(new ZaakContext(wie, zaak, c.Gemeenten["hengelo"])));
    }

    private async Task<Brief> Brief(string soort) => (await Brieven()).Last(b => b.Soort == soort);

    private Task<List<Brief>> Brieven() =>
        _bouwer.In<CaseFlowDbContext, List<Brief>>(db => db.Brieven.AsNoTracking().Where(b => b.ZaakId == _bouwer.Zaak.Id).OrderBy(b => b.Op).ThenBy(b => b.Id).ToListAsync());
}
