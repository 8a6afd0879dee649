using CaseFlow.Data;
using CaseFlow.Huishoudens;
using CaseFlow.Tests.Testing;
using CaseFlow.Toegang;
using CaseFlow.Zaken;
using Microsoft.EntityFrameworkCore;
using Shouldly;
using Xunit;

namespace CaseFlow.Tests.Zaken;

/// <summary>Nobody here is in a team: what they see comes from the regie alone.</summary>
public sealed class ZaakInzageTests : IAsyncLifetime
{
    private Zaakbouwer _bouwer = null!;

    public async Task InitializeAsync() => _bouwer = await Zaakbouwer.CreateAsync();

    public async Task DisposeAsync() => await _bouwer.DisposeAsync();

    [Fact]
    public async Task Who_holds_the_regie_sees_the_cases_of_the_household_as_far_as_the_purpose_matrix_goes()
    {
        const string Persoon = """ "inwoner": { "naam": "Johanna de Vries", "bsn": "999990019" } """;
        var wmo = await _bouwer.Melding($$"""{ {{Persoon}} }""");
        await _bouwer.Tot("plan");
        var bijstand = await _bouwer.Melding($$"""{ "wet": "Participatiewet", "type-hulpvraag": "inkomen", {{Persoon}} }""");
        bijstand.HuishoudenId.ShouldBe(wmo.HuishoudenId);
        _bouwer.Zaak = wmo;
        (await Ziet("regisseur")).ShouldBeEmpty();
        var naam = (await _bouwer.Als("regisseur")).Naam;

        await _bouwer.Handeling("regie-overdragen", $$"""{ "naar": "{{naam}}", "reden": "Er komt meer hulp bij." }""");
        (await Ziet("regisseur")).ShouldBe([wmo.Nummer], "the Participatiewet goes to the Wmo with consent only");
        (await Ziet("procesregisseur")).ShouldBeEmpty();

        var toestemming = await _bouwer.In<CaseFlowDbContext, Toestemming>(async db =>
        {
            var rij = new Toestemming { InwonerId = bijstand.InwonerId!.Value, ZaakId = bijstand.Id, Nummer = 1, Wat = "Inkomen", VanWet = "Participatiewet", NaarWet = "Wmo", Doel = "Plan", Van = new(2026, 1, 1), Wijze = "mondeling", Op = _bouwer.Klok.Nu, Door = "Test" };
            db.Toestemmingen.Add(rij);
            await db.SaveChangesAsync();
            return rij;
        });
        (await Ziet("regisseur")).ShouldBe([wmo.Nummer, bijstand.Nummer]);
        (await _bouwer.In<ZaakInzage, int>(async i => await i.Betrokken(await _bouwer.Als("regisseur")).CountAsync())).ShouldBe(0, "the regie alone gives no purpose of its own");

        await _bouwer.In<CaseFlowDbContext>(db => db.Toestemmingen.Where(t => t.Id == toestemming.Id).ExecuteUpdateAsync(t => t.SetProperty(x => x.IngetrokkenOp, new DateOnly(2026, 3, 1))));
        (await Ziet("regisseur")).ShouldBe([wmo.Nummer]);
        await _bouwer.Handeling("regie-overdragen", """{ "naar": "Rosa van Buiten", "reden": "Andere verdeling." }""");
        (await Ziet("regisseur")).ShouldBeEmpty();
    }

    [Fact]
    public async Task Without_a_relation_nobody_sees_a_case_and_who_has_no_cases_never_does()
    {
        await _bouwer.Melding();
        foreach (var rol in Toegangsregels.Zaakrollen.Concat(Toegangsregels.ZonderZaken))
        {
            (await Ziet(rol)).ShouldBeEmpty(rol);
        }
        await Team("beheer");
        await Team("intake");
        (await Ziet("intake")).ShouldBe([_bouwer.Zaak.Nummer]);
        (await Ziet("beheer")).ShouldBeEmpty("in the team, but with a role without cases");
    }

    private Task Team(string rol) => _bouwer.In<CaseFlowDbContext>(async db =>
    {
        db.Set<Teamlid>().Add(new Teamlid { MedewerkerId = (await _bouwer.Als(rol)).MedewerkerId!.Value, Team = _bouwer.Zaak.Team, Van = new(2025, 1, 1) });
        await db.SaveChangesAsync();
    });

    private async Task<IReadOnlyList<string>> Ziet(string rol)
    {
        var wie = await _bouwer.Als(rol);
        return await _bouwer.In<ZaakInzage, IReadOnlyList<string>>(async i => [.. await i.Zichtbaar(wie).Select(z => z.Nummer).OrderBy(n => n).ToListAsync()]);
    }
}
