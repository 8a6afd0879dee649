using System.Text.Json.Nodes;
using CaseFlow.Data;
using CaseFlow.Formulieren;
using CaseFlow.Huishoudens;
using CaseFlow.Import;
using CaseFlow.Logboek;
using CaseFlow.Meldingen;
using CaseFlow.Shared;
using CaseFlow.Tellingen;
using CaseFlow.Tests.Testing;
using CaseFlow.Toegang;
using CaseFlow.Zaken;
using Microsoft.EntityFrameworkCore;
using Shouldly;
using Xunit;

namespace CaseFlow.Tests.Huishoudens;

/// <summary>Two who are one, a case of somebody else, a household that is two: what moves, what stays, and how it counts.</summary>
public sealed class PersoonscorrectieTests
{
    private const string Nummer = "999990858";
    private const string Ander = "999990871";

    [Fact]
    public async Task Two_who_are_one_become_one_everywhere_and_count_once_with_what_was_imported()
    {
        await using var bouwer = await Zaakbouwer.CreateAsync();
        await ImporteerAsync(bouwer);
        var eerste = await bouwer.Melding("""{ "inwoner": { "naam": "D. Dubbel", "geboortedatum": "1960-05-06", "telefoon": null, "contact": { "telefoon": "074-1234567" } } }""");
        await bouwer.Tot("levering");
        await bouwer.Handeling("toestemming-geven", Toestemming);
        var tweede = await bouwer.Melding($$"""{ "inwoner": { "naam": "Dora Dubbel", "geboortedatum": "1960-05-05", "geslacht": "v", "bsn": "{{Nummer}}" } }""");
        await bouwer.Handeling("toestemming-geven", Toestemming);
        await ZieAllesAsync(bouwer, "consulent", "teamleider");
        (await PersonenAsync(bouwer)).Count.ShouldBe(2);

        await bouwer.Handeling("inwoner-samenvoegen", $$"""{ "zaak": "{{eerste.Nummer}}", "reden": "Zelfde adres." }""");
        await bouwer.Handeling("samenvoeging-beoordelen", """{ "akkoord": true, "reden": "Gebeld." }""", "teamleider");

        (await PersonenAsync(bouwer)).ShouldHaveSingleItem();
        await bouwer.In<CaseFlowDbContext>(async db =>
        {
            var (blijft, weg) = (tweede.InwonerId!.Value, eerste.InwonerId!.Value);
            var verwijzing = await db.Inwoners.SingleAsync(i => i.Id == weg);
            (verwijzing.SamengevoegdMetId, verwijzing.BsnHash, verwijzing.Adressleutel).ShouldBe((blijft, null, null));
            (await db.Inwoners.SingleAsync(i => i.Id == blijft)).Telefoon.ShouldBe("074-1234567");
            foreach (var soort in db.Model.GetEntityTypes().Where(e => e.FindProperty("InwonerId") is not null && e.ClrType != typeof(Logregel)))
            {
#pragma warning disable EF1002 // the name of a table, from the model
                (await db.Database.SqlQueryRaw<int>($"select count(*) as \"Value\" from {soort.GetTableName()} where inwoner_id = {{0}}", weg).SingleAsync()).ShouldBe(0, soort.GetTableName());
#pragma warning restore EF1002
            }
            (await db.Toestemmingen.Where(t => t.InwonerId == blijft).Select(t => t.Nummer).OrderBy(n => n).ToListAsync()).ShouldBe([1, 2]);
            (await db.HuishoudenLeden.SingleAsync(l => l.InwonerId == blijft && l.Tot == null)).HuishoudenId.ShouldBe((await db.Zaken.SingleAsync(z => z.Id == eerste.Id)).HuishoudenId!.Value);
            (await db.Zaken.Select(z => z.HuishoudenId).Distinct().CountAsync()).ShouldBe(1);
        });
        // A letter that was sent keeps the name it was sent to, and the log of who is a pointer now is part of the report.
        (await bouwer.In<CaseFlowDbContext, int>(db => db.Brieven.CountAsync(b => b.ZaakId == eerste.Id && b.Tekst.Contains("D. Dubbel")))).ShouldBeGreaterThan(0);
        var privacy = await bouwer.Als("privacy");
        var regels = (await bouwer.In<Logzoeker, IReadOnlyList<Gevondenregel>>(async l => (await l.OverInwonerAsync(privacy, tweede.InwonerId!.Value)).Regels)).Select(r => r.Regel).ToList();
        regels.ShouldContain(r => r.InwonerId == eerste.InwonerId && r.Onderdeel.Contains("inwoner.samengevoegd"));
        regels.ShouldContain(r => r.InwonerId == tweede.InwonerId && r.Onderdeel.Contains("inwoner.samengevoegd"));
        // And whoever comes again is found as the one.
        var derde = await bouwer.Melding("""{ "inwoner": { "naam": "D. Dubbel", "geboortedatum": "1960-05-06" } }""");
        derde.InwonerId.ShouldNotBe(eerste.InwonerId);
        var wie = await bouwer.Als("intake");
        (await bouwer.In<Bekenden, IReadOnlyList<BekendHuishouden>>(b => b.ZoekAsync(wie, new Invoer(new JsonObject { ["bsn"] = Nummer })))).ShouldHaveSingleItem();
    }

    [Fact]
    public async Task A_case_goes_to_the_right_person_with_what_was_granted_and_counts_there()
    {
        await using var bouwer = await Zaakbouwer.CreateAsync();
        var goed = await bouwer.Melding($$"""{ "inwoner": { "naam": "Jan Janssen", "geboortedatum": "1951-02-02", "bsn": "{{Nummer}}" } }""");
        var fout = await bouwer.Melding("""{ "inwoner": { "naam": "Jan Jansen", "geboortedatum": "1950-01-01" } }""");
        await bouwer.Tot("levering");
        var naar = $$"""{ "reden": "Verkeerde Jan.", "inwoner": { "naam": "J. Janssen", "geboortedatum": "1951-02-02", "bsn": "{{Nummer}}" } }""";
        (await Should.ThrowAsync<WeigeringException>(() => bouwer.Handeling("zaak-verplaatsen", naar))).Id.ShouldBe("rol-onbevoegd");

        await bouwer.Handeling("zaak-verplaatsen", naar, "teamleider");

        (await PersonenAsync(bouwer)).ShouldHaveSingleItem();
        await bouwer.In<CaseFlowDbContext>(async db =>
        {
            var zaak = await db.Zaken.SingleAsync(z => z.Id == fout.Id);
            (zaak.InwonerId, zaak.HuishoudenId).ShouldBe((goed.InwonerId, (await db.Zaken.SingleAsync(z => z.Id == goed.Id)).HuishoudenId));
            (await db.Indicaties.SingleAsync()).InwonerId.ShouldBe(goed.InwonerId!.Value);
            (await db.Sporen.SingleAsync()).HuishoudenId.ShouldBe(zaak.HuishoudenId!.Value);
            (await db.Plannen.Include(p => p.Doelen).SingleAsync(p => p.HuishoudenId == zaak.HuishoudenId)).Doelen.ShouldAllBe(d => d.InwonerId == goed.InwonerId);
            (await db.Logregels.Where(r => r.ZaakId == fout.Id && r.Onderdeel.Contains("zaak.verplaatst")).Select(r => r.InwonerId).SingleAsync()).ShouldBe(fout.InwonerId);
            (await db.Logregels.Where(r => r.ZaakId == fout.Id && r.Onderdeel.Contains("zaak.overgenomen")).Select(r => r.InwonerId).SingleAsync()).ShouldBe(goed.InwonerId);
            (await db.Dossierregels.Where(d => d.ZaakId == fout.Id && d.Naam.StartsWith("zaak.")).Select(d => d.Omschrijving).ToListAsync()).ShouldAllBe(o => !o.Contains("Jansen"));
        });
    }

    [Fact]
    public async Task Who_never_lived_together_are_counted_apart_and_the_plan_is_two()
    {
        await using var bouwer = await Zaakbouwer.CreateAsync();
        await bouwer.Melding("""{ "inwoner": { "naam": "Mona Mos", "geboortedatum": "1980-01-01", "huishouden": "mos" } }""");
        var zeno = await bouwer.Melding("""{ "inwoner": { "naam": "Zeno Mos", "geboortedatum": "1990-06-01", "huishouden": "mos" } }""");
        await bouwer.Tot("plan");
        (await HuishoudensAsync(bouwer)).ShouldBe(1);

        await bouwer.Handeling("huishouden-splitsen", """{ "leden": ["zeno-mos"], "nooit-samen": true, "regisseur": "Rie Regie", "reden": "Ander huis." }""");

        (await HuishoudensAsync(bouwer)).ShouldBe(2);
        await bouwer.In<CaseFlowDbContext>(async db =>
        {
            var plannen = await db.Plannen.Include(p => p.Doelen).OrderBy(p => p.VastgesteldOp).ThenBy(p => p.Versie).ToListAsync();
            var eigen = plannen.Where(p => p.HuishoudenId != plannen[0].HuishoudenId).ShouldHaveSingleItem();
            (eigen.Regisseur, eigen.Versie, eigen.Doelen.Count).ShouldBe(("Rie Regie", 1, 1));
            plannen.Single(p => p.HuishoudenId == plannen[0].HuishoudenId && p.Versie == 2).Doelen.ShouldBeEmpty();
            (await db.HuishoudenLeden.CountAsync(l => l.InwonerId == zeno.InwonerId)).ShouldBe(1);
        });
    }

    [Fact]
    public async Task A_wrong_number_goes_into_the_history_and_what_it_brought_goes_with_it()
    {
        await using var bouwer = await Zaakbouwer.CreateAsync();
        await ImporteerAsync(bouwer);
        await bouwer.Melding($$"""{ "inwoner": { "bsn": "{{Nummer}}" } }""");
        var andere = await bouwer.Melding($$"""{ "inwoner": { "bsn": "{{Nummer}}" }, "type-hulpvraag": "vervoer" }""");
        (await PersonenAsync(bouwer)).ShouldHaveSingleItem();

        await bouwer.Handeling("corrigeren", $$"""{ "inwoner": { "bsn": "{{Ander}}", "naam": "Johanna de Wit" } }""");

        (await PersonenAsync(bouwer)).Count.ShouldBe(2);
        await bouwer.In<CaseFlowDbContext>(async db =>
        {
            var wijzigingen = await db.Persoonswijzigingen.Where(w => w.InwonerId == andere.InwonerId).ToListAsync();
            wijzigingen.Single(w => w.Veld == "De naam").Oud.ShouldBe("Johanna de Vries");
            var bsn = wijzigingen.Single(w => w.Veld == "Het burgerservicenummer");
            (bsn.Oud, bsn.Reden).ShouldBe((null, "De inwoner belde hierover."));
            (await bouwer.In<BsnKluis, string>(k => Task.FromResult(k.Ontsleutel(bsn.OudVersleuteld!).Onthul()))).ShouldBe(Nummer);
            (await db.Dossierregels.SingleAsync(d => d.ZaakId != andere.Id && d.Naam == "inwoner.gecorrigeerd")).Omschrijving.ShouldContain("De naam was: Johanna de Vries.");
        });

        await bouwer.Handeling("corrigeren", """{ "inwoner": { "bsn-weghalen": true } }""");
        (await bouwer.In<CaseFlowDbContext, Inwoner>(db => db.Inwoners.SingleAsync())).BsnHash.ShouldBeNull();
    }

    private const string Toestemming = """{ "wat": "Gegevens delen", "doel": "Hulp afstemmen", "wijze": "mondeling", "naar-wet": "Jeugdwet" }""";

    private static Task ImporteerAsync(Zaakbouwer bouwer) => bouwer.In<CaseFlowDbContext>(async db =>
    {
        var wie = await bouwer.Als("administratie");
        var rij = new Bronrij(1, new Dictionary<string, string> { ["gebeurtenis"] = "uitkering.toegekend", ["datum"] = "2026-01-10", ["bron"] = "suite", ["regeling"] = "participatiewet", ["bsn"] = Nummer });
        db.Gebeurtenissen.Add(await bouwer.In<FeitRijen, Gebeurtenis>(f => Task.FromResult(f.Maak(wie, rij, null))));
        await db.SaveChangesAsync();
    });

    private static Task ZieAllesAsync(Zaakbouwer bouwer, params string[] rollen) => bouwer.In<CaseFlowDbContext>(async db =>
    {
        foreach (var rol in rollen)
        {
            db.Set<Teamlid>().Add(new Teamlid { MedewerkerId = (await bouwer.Als(rol)).MedewerkerId!.Value, Team = bouwer.Zaak.Team, Van = DateOnly.MinValue });
        }
        await db.SaveChangesAsync();
    });

    private static Task<List<string>> PersonenAsync(Zaakbouwer bouwer) => bouwer.In<CaseFlowDbContext, List<string>>(db => Geldig(db).Where(g => g.Persoonsleutel != null).Select(g => g.Persoonsleutel!).Distinct().ToListAsync());

    private static Task<int> HuishoudensAsync(Zaakbouwer bouwer) => bouwer.In<CaseFlowDbContext, int>(db => Geldig(db).Where(g => g.Naam == "melding.geregistreerd").Select(g => g.Huishoudsleutel).Distinct().CountAsync());

    private static IQueryable<Gebeurtenis> Geldig(CaseFlowDbContext db) => db.Gebeurtenissen.Where(g => !db.Gebeurtenissen.Any(l => l.Vervangt == g.Sleutel));
}
