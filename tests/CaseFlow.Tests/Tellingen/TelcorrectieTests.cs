using System.Text.Json;
using CaseFlow.Data;
using CaseFlow.Tellingen;
using CaseFlow.Tests.Testing;
using CaseFlow.Zaken;
using Microsoft.EntityFrameworkCore;
using Shouldly;
using Xunit;

namespace CaseFlow.Tests.Tellingen;

public sealed class TelcorrectieTests
{
    [Fact]
    public async Task After_a_correction_each_event_counts_once_with_the_right_facts()
    {
        await using var bouwer = await Zaakbouwer.CreateAsync();
        await bouwer.Melding("""{ "wet": "Wmo", "type-hulpvraag": "vervoer" }""");
        var voor = await StaandAsync(bouwer);

        await bouwer.Handeling("corrigeren", """{ "reden": "Verkeerd getypt.", "wet": "Participatiewet", "type-hulpvraag": "inkomen", "inwoner": { "geboortedatum": "2004-01-01", "geslacht": "x" } }""");

        var melding = (await StaandAsync(bouwer)).Single(g => g.Naam == "melding.geregistreerd");
        melding.Leeftijdsklasse.ShouldBe("18-22");
        melding.Geslacht.ShouldBe("x");
        melding.Datum.ShouldBe(voor.Single(g => g.Naam == "melding.geregistreerd").Datum);
        var dimensies = JsonSerializer.Deserialize<Dictionary<string, string>>(melding.Dimensies)!;
        dimensies["wet"].ShouldBe("Participatiewet");
        dimensies["type-hulpvraag"].ShouldBe("inkomen");
    }

    [Fact]
    public async Task An_outcome_that_was_corrected_is_still_replaced_by_a_later_one()
    {
        await using var bouwer = await Zaakbouwer.CreateAsync();
        await bouwer.Melding();
        await bouwer.Taak("triage", "beantwoord");
        await bouwer.Handeling("corrigeren", """{ "inwoner": { "geboortedatum": "2004-01-01" } }""");
        await bouwer.Handeling("heropenen");

        await bouwer.Taak("triage", "doorverwezen");

        (await StaandAsync(bouwer)).Where(g => g.Naam == "uitkomst.vastgesteld").ShouldHaveSingleItem().Dimensies.ShouldContain("doorverwezen");
    }

    [Fact]
    public async Task What_it_was_stays_in_the_file_but_never_a_number_or_a_secret_address()
    {
        await using var bouwer = await Zaakbouwer.CreateAsync();
        await bouwer.Melding("""{ "inwoner": { "bsn": "999990019", "adres": "Geheimlaan 1", "geheim-adres": true } }""");

        await bouwer.Handeling("corrigeren", """{ "inwoner": { "naam": "Anna Rood", "bsn": "111222333", "adres": "Stiltepad 2" } }""");

        var regel = await bouwer.In<CaseFlowDbContext, Dossierregel>(db => db.Dossierregels.SingleAsync(d => d.Naam == "zaak.gecorrigeerd"));
        regel.Omschrijving.ShouldContain("De naam was: ");
        regel.Omschrijving.ShouldNotContain("Geheimlaan");
        regel.Omschrijving.ShouldNotContain("999990019");
        regel.Omschrijving.ShouldNotContain("111222333");
    }

    private static Task<List<Gebeurtenis>> StaandAsync(Zaakbouwer bouwer) => bouwer.In<CaseFlowDbContext, List<Gebeurtenis>>(db =>
        db.Gebeurtenissen.AsNoTracking().Where(g => !db.Gebeurtenissen.Any(later => later.Vervangt == g.Sleutel)).ToListAsync());
}
