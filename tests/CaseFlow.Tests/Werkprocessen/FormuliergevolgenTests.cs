using CaseFlow.Data;
using CaseFlow.Tests.Testing;
using CaseFlow.Werkprocessen;
using CaseFlow.Zaken;
using Microsoft.EntityFrameworkCore;
using Shouldly;
using Xunit;

namespace CaseFlow.Tests.Werkprocessen;

/// <summary>A step without code of its own keeps what was filled in and does what its form says.</summary>
public sealed class FormuliergevolgenTests
{
    [Fact]
    public async Task What_was_filled_in_is_kept_with_its_labels_and_counted_without_free_text()
    {
        await using var bouwer = await Zaakbouwer.CreateAsync();
        await bouwer.Melding("""{ "wet": "overig" }""");
        await bouwer.Taak("triage", "andere-route", """{ "route": "clientondersteuning" }""");

        await bouwer.Taak("ondersteuner-inschakelen", "ingeschakeld", """{ "soort": "onafhankelijk", "uitvoerder": "mee", "waarvoor": "Mee naar het gesprek.", "datum": "2026-03-02" }""");

        var vastgelegd = (await bouwer.In<Voorkennis, IReadOnlyList<Vastgelegd>>(v => v.VastgelegdAsync(bouwer.Zaak, new CaseFlow.Toegang.Handeling(null, "", "consulent", bouwer.Gemeente, bouwer.Klok.Nu))))[0];
        vastgelegd.Kop.ShouldBe("Ondersteuner inschakelen: Ondersteuner ingeschakeld");
        vastgelegd.Regels.ShouldContain(new BekendeRegel("Welke organisatie?", "MEE"));
        vastgelegd.Regels.ShouldContain(new BekendeRegel("Waarbij wil de inwoner hulp?", "Mee naar het gesprek."));
        var geteld = await bouwer.In<CaseFlowDbContext, CaseFlow.Tellingen.Gebeurtenis>(db => db.Gebeurtenissen.SingleAsync(g => g.Naam == "clientondersteuning.ingeschakeld"));
        geteld.Dimensies.ShouldBe("""{"soort":"onafhankelijk","uitvoerder":"mee"}""");
        geteld.Datum.ShouldBe(new DateOnly(2026, 3, 2));
    }

    [Fact]
    public async Task A_route_beside_a_case_goes_on_when_the_case_closes_and_is_not_what_reopening_goes_back_to()
    {
        await using var bouwer = await Zaakbouwer.CreateAsync();
        await bouwer.Melding();
        await bouwer.Handeling("route-starten", """{ "route": "clientondersteuning" }""", "intake");

        await bouwer.Taak("triage", "beantwoord");

        (await bouwer.In<CaseFlowDbContext, Zaak>(db => db.Zaken.SingleAsync())).Status.ShouldBe(ZaakStatus.Afgesloten);
        await bouwer.Taak("ondersteuner-inschakelen", "niet-gewenst");
        await bouwer.Handeling("heropenen", """{ "reden": "Toch een vraag." }""");
        (await bouwer.OpenTaak("triage")).Status.ShouldBe(TaakStatus.Open);
    }

    [Fact]
    public async Task What_only_some_roles_may_read_is_not_shown_to_others_who_see_the_case()
    {
        await using var bouwer = await Zaakbouwer.CreateAsync();
        await bouwer.Melding();
        await bouwer.Handeling("route-starten", """{ "route": "signaal-misbruik" }""");
        await bouwer.Taak("signaal-beoordelen", "onderzoek", """{ "over": "aanbieder", "soort": "misbruik", "feiten": "Er is te veel betaald." }""", "kwaliteit");

        (await Gelezen("kwaliteit")).ShouldContain(new BekendeRegel("Wat is er gezien?", "Er is te veel betaald."));
        (await Gelezen("consulent")).ShouldBeEmpty();

        async Task<IEnumerable<BekendeRegel>> Gelezen(string rol)
        {
            var wie = await bouwer.Als(rol);
            return (await bouwer.In<Voorkennis, IReadOnlyList<Vastgelegd>>(v => v.VastgelegdAsync(bouwer.Zaak, wie))).SelectMany(v => v.Regels);
        }
    }
}
