using System.Text;
using CaseFlow.Bewaring;
using CaseFlow.Bijlagen;
using CaseFlow.Data;
using CaseFlow.Gesprekken;
using CaseFlow.Huishoudens;
using CaseFlow.Import;
using CaseFlow.Logboek;
using CaseFlow.Shared;
using CaseFlow.Teams;
using CaseFlow.Tellingen;
using CaseFlow.Tests.Data;
using CaseFlow.Tests.Testing;
using CaseFlow.Zaken;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata;
using Shouldly;
using Xunit;

namespace CaseFlow.Tests.Bewaring;

/// <summary>A list that two people made and approved destroys a case so that no table and no file knows it any more.</summary>
public sealed class VernietigingTests
{
    private const string Bsn = "111222333";

    private static readonly DateTimeOffset Later = new(2046, 3, 5, 9, 0, 0, TimeSpan.Zero);

    private static readonly string[] Eigen =
        ["Quirina Vergeetmij", Bsn, "Verborgenlaan 77", "7799 ZQ", "0612345699", "quirina@voorbeeld.nl", "zoekwoordmelding", "zoekwoordbezwaar", "zoekwoorddoel", "zoekwoordmotivering", "zoekwoordconcept", "zoekwoordreden", "zoekwoordbijlage", "zoekwoordcontact", "zoekwoordnotitie"];

    [Fact]
    public async Task No_table_and_no_file_knows_the_person_afterwards_and_the_figures_count_as_before()
    {
        await using var bouwer = await Zaakbouwer.CreateAsync();
        var zaak = await RijkDossierAsync(bouwer);
        var (partner, bijlage) = (await PartnerAsync(bouwer, zaak), await bouwer.In<CaseFlowDbContext, Guid>(db => db.Bijlagen.Select(b => b.Id).SingleAsync()));
        bouwer.Zaak = zaak;
        await bouwer.Handeling("intrekken", """{ "reden": "zoekwoordreden" }""");
        var naalden = await NaaldenAsync(bouwer, zaak);
        (await Sporenzoeker.ZoekAsync(bouwer.Database, Eigen)).Count.ShouldBeGreaterThan(Eigen.Length, "else there was nothing to destroy");
        bouwer.Klok.Nu = Later;
        // The clock counts more of the partner in these years; what was counted until now must stay.
        var geteld = await bouwer.In<CaseFlowDbContext, long>(db => db.Gebeurtenissen.MaxAsync(g => g.Id));
        var telling = await TellingAsync(bouwer, geteld);

        var lijst = await LijstAsync(bouwer);
        await bouwer.Ronde();

        // Only the log keeps its random numbers, and only the certificate the number of the case.
        (await Sporenzoeker.ZoekAsync(bouwer.Database, naalden)).Select(s => s.Split(':')[0]).Distinct()
            .ShouldBe(["logregel.inwoner_id", "logregel.zaak_id", "vernietigingsregel.aanduiding", "vernietigingsverklaring.tekst"], ignoreOrder: true);
        var opslag = await bouwer.In<BijlageOpslag, bool>(o => Task.FromResult(File.Exists(o.Pad(bijlage))));
        opslag.ShouldBeFalse();
        (await TellingAsync(bouwer, geteld)).ShouldBe(telling);
        (await bouwer.In<CaseFlowDbContext, string>(db => db.Zaken.Select(z => z.Nummer).SingleAsync())).ShouldBe(partner.Nummer, "the case of the partner stays");
        (await bouwer.In<CaseFlowDbContext, List<string>>(db => db.Plannen.OrderBy(p => p.Versie).SelectMany(p => p.Doelen).Select(d => d.Tekst).ToListAsync())).ShouldBe(["Samen koken"]);
        var verklaring = await bouwer.In<CaseFlowDbContext, Vernietigingsverklaring>(db => db.Vernietigingsverklaringen.SingleAsync(v => v.LijstId == lijst));
        verklaring.AlsBrief().IsOngewijzigd.ShouldBeTrue();
        verklaring.Tekst.ShouldContain("1 zaak, regel wmo-zaak: 15 jaar na het laatste stuk in de zaak (Wmo 2015 artikel 5.3.4 lid 1)");
        verklaring.Tekst.ShouldContain($"- {zaak.Nummer}");
        verklaring.Tekst.ShouldContain("Goedgekeurd op 5 maart 2046 door Collega (privacy)");
        await bouwer.In<Logverzegelaar, int>(v => v.LoopAsync(Later));
        (await bouwer.In<Logcontrole, Logoordeel>(c => c.ControleerAsync())).IsGaaf.ShouldBeTrue();
    }

    [Fact]
    public async Task The_last_of_a_household_takes_its_members_and_its_name_along()
    {
        await using var bouwer = await Zaakbouwer.CreateAsync();
        var zaak = await bouwer.Melding("""{ "inwoner": { "naam": "Anna Vergeethaar", "huishouden": "zoekwoordhuis" } }""");
        await bouwer.In<CaseFlowDbContext>(async db =>
        {
            var kind = new Inwoner { GemeenteId = "hengelo", Naam = "Kind Vergeethaar", Geboortedatum = new(2015, 1, 1), Geregistreerd = bouwer.Klok.Nu };
            db.Inwoners.Add(kind);
            db.HuishoudenLeden.Add(new HuishoudenLid { HuishoudenId = zaak.HuishoudenId!.Value, InwonerId = kind.Id, Van = new(2026, 1, 1) });
            await db.SaveChangesAsync();
        });
        await bouwer.Handeling("intrekken");
        bouwer.Klok.Nu = Later;

        await LijstAsync(bouwer);
        await bouwer.Ronde();

        (await Sporenzoeker.ZoekAsync(bouwer.Database, ["Vergeethaar", "zoekwoordhuis"])).ShouldBeEmpty();
        (await bouwer.In<CaseFlowDbContext, int>(async db => await db.Inwoners.CountAsync() + await db.Huishoudens.CountAsync() + await db.HuishoudenLeden.CountAsync())).ShouldBe(0);
    }

    [Fact]
    public async Task Nobody_approves_what_they_made_or_offered_and_only_these_two_roles_may()
    {
        await using var bouwer = await Zaakbouwer.CreateAsync();
        await bouwer.Melding();
        await bouwer.Handeling("intrekken");
        bouwer.Klok.Nu = Later;
        var (maker, tweede) = (await bouwer.Als("administratie"), await bouwer.Als("privacy"));
        foreach (var rol in new[] { "privacy", "beheer", "teamleider", "consulent" })
        {
            var wie = await bouwer.Als(rol);
            await WeigertAsync(bouwer, l => l.MaakAsync(wie, new(2046, 3, 1)), "rol-onbevoegd");
        }
        await WeigertAsync(bouwer, l => l.MaakAsync(maker, new(2046, 3, 6)), "datum-toekomst:peildatum");
        await WeigertAsync(bouwer, l => l.MaakAsync(maker, new(2041, 3, 2)), "niets-te-vernietigen");

        var id = await bouwer.In<Vernietigingslijsten, Guid>(l => l.MaakAsync(maker, new(2041, 3, 3)));
        await WeigertAsync(bouwer, l => l.MaakAsync(maker, new(2046, 3, 3)), "niets-te-vernietigen");
        await WeigertAsync(bouwer, l => l.KeurGoedAsync(tweede, id), "lijst-verder");
        await WeigertAsync(bouwer, l => l.BiedAanAsync(maker with { Gemeente = "almelo" }, id), "lijst-onbekend");
        await bouwer.In<Vernietigingslijsten>(l => l.BiedAanAsync(maker, id));
        await WeigertAsync(bouwer, l => l.KeurGoedAsync(maker, id), "rol-onbevoegd");
        await WeigertAsync(bouwer, l => l.KeurGoedAsync(maker with { Rol = "privacy" }, id), "zelfde-persoon");
        await WeigertAsync(bouwer, l => l.StuurTerugAsync(tweede, id, " "), "veld-verplicht:reden");
        await bouwer.Ronde();
        (await bouwer.In<CaseFlowDbContext, int>(db => db.Zaken.CountAsync())).ShouldBe(1, "nothing goes without the second person");
        await bouwer.In<Vernietigingslijsten>(l => l.KeurGoedAsync(tweede, id));
        await bouwer.Ronde();
        (await bouwer.In<CaseFlowDbContext, int>(db => db.Zaken.CountAsync())).ShouldBe(0);
    }

    [Fact]
    public async Task What_is_open_held_or_taken_off_is_not_destroyed_also_when_that_comes_after_the_list()
    {
        await using var bouwer = await Zaakbouwer.CreateAsync();
        var nummers = new List<Zaak>();
        for (var i = 0; i < 5; i++)
        {
            nummers.Add(await bouwer.Melding($$"""{ "inwoner": { "naam": "Inwoner {{i}}" } }"""));
            if (i > 0)
            {
                await bouwer.Handeling("intrekken");
            }
        }
        bouwer.Klok.Nu = Later;
        bouwer.Zaak = nummers[1];
        await bouwer.Handeling("bewaarplicht-opleggen", """{ "grond": "rechter", "reden": "Beroep loopt." }""", "jurist");
        var maker = await bouwer.Als("administratie");
        var id = await bouwer.In<Vernietigingslijsten, Guid>(l => l.MaakAsync(maker, new(2046, 3, 5)));
        var regels = await RegelsAsync(bouwer, id);
        regels.Select(r => r.Aanduiding).Order().ShouldBe(nummers.Skip(2).Select(z => z.Nummer).Order());

        await bouwer.In<Vernietigingslijsten>(l => l.HaalEraf(maker, id, [regels.Single(r => r.Aanduiding == nummers[2].Nummer).Id], "Er is een verzoek van de rechter."));
        bouwer.Zaak = nummers[3];
        await bouwer.Handeling("bewaarplicht-opleggen", """{ "grond": "onderzoek", "reden": "De rekenkamer kijkt.", "tot": "2047-01-01" }""", "jurist");
        await KeurAsync(bouwer, id);
        await bouwer.Ronde();

        (await bouwer.In<CaseFlowDbContext, List<string>>(db => db.Zaken.OrderBy(z => z.Nummer).Select(z => z.Nummer).ToListAsync())).ShouldBe(nummers.Take(4).Select(z => z.Nummer));
        (await RegelsAsync(bouwer, id)).Select(r => r.Stand).Order().ShouldBe([Vernietigingsstand.Eraf, Vernietigingsstand.Vernietigd, Vernietigingsstand.Overgeslagen]);
        // The ground of the first ends, and that of the other by its own day.
        bouwer.Klok.Nu = Later.AddYears(1);
        bouwer.Zaak = nummers[1];
        await bouwer.Handeling("bewaarplicht-beeindigen", """{ "reden": "Het beroep is voorbij." }""", "jurist");
        var volgende = await bouwer.In<Vernietigingslijsten, Guid>(async l => await l.MaakAsync(await bouwer.Als("administratie"), new(2047, 3, 5)));
        // A line in the file is younger now, and the rule counts from the last one.
        (await RegelsAsync(bouwer, volgende)).Select(r => r.Aanduiding).ShouldBe([nummers[2].Nummer]);
    }

    [Fact]
    public async Task A_rule_holds_by_law_and_result_and_an_attachment_or_draft_goes_by_itself()
    {
        await using var bouwer = await Zaakbouwer.CreateAsync();
        var jeugd = await bouwer.Melding("""{ "wet": "Jeugdwet", "inwoner": { "naam": "Jonge Jan" } }""");
        await bouwer.Handeling("intrekken");
        var onbekend = await bouwer.Melding("""{ "wet": null, "inwoner": { "naam": "Onbekende Wet" } }""");
        await bouwer.Handeling("intrekken");
        var open = await bouwer.Melding("""{ "inwoner": { "naam": "Loopt Nog" } }""");
        await BijlageAsync(bouwer, "oud.txt");
        await bouwer.In<CaseFlowDbContext>(async db =>
        {
            db.Gespreksconcepten.Add(new Gespreksconcept { ZaakId = open.Id, Stap = "gesprek", Gegevens = "{}", Op = bouwer.Klok.Nu, Door = "Bram" });
            db.Importbestanden.Add(new Importbestand { GemeenteId = "hengelo", Soort = "feiten", Op = bouwer.Klok.Nu, KlaarOp = bouwer.Klok.Nu, Door = "Ank" });
            await db.SaveChangesAsync();
        });

        // Ninety days, one year, fifteen years, twenty years.
        (await OpAsync(bouwer, new(2026, 6, 1))).ShouldBe([("concept", $"concept van {open.Nummer}")]);
        (await OpAsync(bouwer, new(2027, 3, 3))).ShouldBe([("concept", $"concept van {open.Nummer}"), ("importbestand", "bestand feiten van 3 maart 2026")]);
        (await OpAsync(bouwer, new(2041, 3, 3))).ShouldContain(("bijlage", $"bijlage van {open.Nummer}"));
        (await OpAsync(bouwer, new(2046, 3, 2))).ShouldNotContain(r => r.Item2 == jeugd.Nummer);
        (await OpAsync(bouwer, new(2046, 3, 3))).ShouldContain(("zaak", jeugd.Nummer));
        (await OpAsync(bouwer, new(2090, 1, 1))).ShouldNotContain(r => r.Item2 == onbekend.Nummer, "nobody knows yet how long that is kept");
        (await bouwer.In<Bewaarvoorstel, int>(v => v.NogNagaanAsync("hengelo"))).ShouldBe(1);

        bouwer.Klok.Nu = new(2041, 3, 4, 9, 0, 0, TimeSpan.Zero);
        await LijstAsync(bouwer);
        await bouwer.Ronde();
        (await bouwer.In<CaseFlowDbContext, int>(async db => await db.Bijlagen.CountAsync() + await db.Gespreksconcepten.CountAsync() + await db.Importbestanden.CountAsync())).ShouldBe(0);
        (await bouwer.In<CaseFlowDbContext, int>(db => db.Zaken.CountAsync())).ShouldBe(3);
    }

    /// <summary>A table that is added later and points to a case or a resident is either taken along by its key, or must be thought of.</summary>
    [Fact]
    public void Every_table_that_points_to_a_case_or_a_resident_goes_with_it()
    {
        using var db = ModelOf.Context("sqlite");
        var soorten = db.Model.GetEntityTypes().ToList();
        var mee = new HashSet<IEntityType> { soorten.Single(e => e.ClrType == typeof(Zaak)) };
        while (soorten.Where(e => !mee.Contains(e) && e.GetForeignKeys().Any(f => f.DeleteBehavior == DeleteBehavior.Cascade && mee.Contains(f.PrincipalEntityType))).ToList() is { Count: > 0 } volgende)
        {
            mee.UnionWith(volgende);
        }
        string[] ids = ["ZaakId", "InwonerId", "HuishoudenId", "InstantieId", "TaakId", "SpoorId", "BesluitId", "TermijnId", "IndicatieId", "MeldingId", "VerzoekId", "OnderwerpId"];
        var vast = soorten.Where(e => e.GetForeignKeys().Any(f => f.DeleteBehavior != DeleteBehavior.Cascade && (mee.Contains(f.PrincipalEntityType) || f.PrincipalEntityType.ClrType == typeof(Inwoner) || f.PrincipalEntityType.ClrType == typeof(Huishouden))));
        var los = soorten.Where(e => !mee.Contains(e) && e.GetProperties().Any(p => ids.Contains(p.Name)));

        vast.Concat(los).Select(e => e.ClrType).Distinct().Except(Zaakvernietiger.Blijft).Select(t => t.Name).Order().ShouldBe(Zaakvernietiger.MetDeHand.Select(t => t.Name).Order());
    }

    private static async Task<Zaak> RijkDossierAsync(Zaakbouwer bouwer)
    {
        var zaak = await bouwer.Melding($$"""
            { "tekst": "zoekwoordmelding", "inwoner": { "naam": "Quirina Vergeetmij", "geboortedatum": "1949-11-17", "bsn": "{{Bsn}}", "adres": "Verborgenlaan 77", "postcode": "7799 ZQ",
              "contact": { "telefoon": "0612345699", "mail": "quirina@voorbeeld.nl" } } }
            """);
        await bouwer.Taak("triage", "brede-uitvraag");
        await bouwer.Taak("gesprek", "afgerond");
        await bouwer.Taak("afweging", "vastgesteld");
        await bouwer.Taak("plan", "vastgesteld", """{ "doelen": ["zoekwoorddoel"], "akkoord-inwoner": false, "bezwaren-inwoner": "zoekwoordbezwaar" }""");
        await bouwer.Taak("aanvraag", "ontvangen");
        await bouwer.Taak("besluit", "toegekend", """{ "motivering": "zoekwoordmotivering" }""");
        await bouwer.Handeling("wacht-op", """{ "op": "inwoner", "reden": "zoekwoordreden", "tot": "2026-04-01" }""");
        await BijlageAsync(bouwer, "zoekwoordbijlage.txt");
        var collega = await bouwer.Als("intake");
        await bouwer.In<CaseFlowDbContext>(async db =>
        {
            db.Add(new CaseFlow.Toegang.Teamlid { MedewerkerId = collega.MedewerkerId!.Value, Team = zaak.Team, Van = DateOnly.MinValue });
            await db.SaveChangesAsync();
        });
        await bouwer.Handeling("notitie", $$"""{ "tekst": "zoekwoordnotitie", "genoemd": ["{{collega.Naam}}"] }""");
        await bouwer.In<CaseFlow.Werkvoorraad.Zaakbezoeken, DateTimeOffset?>(b => b.OpenAsync(collega, zaak));
        var taak = await bouwer.OpenTaak("levering");
        await bouwer.In<CaseFlowDbContext>(async db =>
        {
            db.Gespreksconcepten.Add(new Gespreksconcept { ZaakId = zaak.Id, Stap = "gesprek", Gegevens = """{ "x": "zoekwoordconcept" }""", Op = bouwer.Klok.Nu, Door = "Bram" });
            db.Contactmomenten.Add(new CaseFlow.Meldingen.Contactmoment { GemeenteId = "hengelo", Op = bouwer.Klok.Nu, Kanaal = "telefoon", Vindplaats = "toegang", Soort = "vraag", Tekst = "zoekwoordcontact", ZaakId = zaak.Id, Door = "Ine" });
            db.Overdrachten.Add(new Overdracht { GemeenteId = "hengelo", MedewerkerId = Guid.NewGuid(), Door = "Tom", Rol = "teamleider", Op = bouwer.Klok.Nu, Naar = "Bram", Regels = { new OverdrachtRegel { TaakId = taak.Id, ZaakId = zaak.Id } } });
            db.Importbestanden.Add(new Importbestand { GemeenteId = "hengelo", Soort = "vroegsignalen", Op = Later, Door = "Ank", Regels = { new Importregel { GemeenteId = "hengelo", Sleutel = "sleutel-van-de-rij", ZaakId = zaak.Id, InhoudVersleuteld = [1, 2] } } });
            await db.SaveChangesAsync();
        });
        return zaak;
    }

    // Lives in the same house, and has a case and a goal of his own in the same plan.
    private static async Task<Zaak> PartnerAsync(Zaakbouwer bouwer, Zaak zaak)
    {
        var partner = await bouwer.Melding($$"""{ "inwoner": { "naam": "Piet Partner", "geboortedatum": "1948-01-02", "huishouden": "{{zaak.Nummer}}", "adres": "Elders 1" } }""");
        partner.HuishoudenId.ShouldBe(zaak.HuishoudenId);
        await bouwer.Taak("triage", "brede-uitvraag");
        await bouwer.Taak("gesprek", "afgerond");
        await bouwer.Taak("afweging", "vastgesteld");
        await bouwer.Taak("plan", "vastgesteld", """{ "doelen": ["zoekwoorddoel", "Samen koken"], "regisseur": "Rik Regie" }""");
        return partner;
    }

    private static async Task BijlageAsync(Zaakbouwer bouwer, string naam)
    {
        var wie = await bouwer.Als("consulent");
        await bouwer.In<BijlageService>(s => s.ToevoegenAsync(wie, bouwer.Zaak.Id, naam, "overig", new MemoryStream(Encoding.UTF8.GetBytes($"tekst van {naam}"))));
    }

    private static async Task<string[]> NaaldenAsync(Zaakbouwer bouwer, Zaak zaak)
    {
        var kluis = (BsnKluis)bouwer.Services.GetService(typeof(BsnKluis))!;
        var sleutels = (Telsleutels)bouwer.Services.GetService(typeof(Telsleutels))!;
        CaseFlow.Huishoudens.Bsn.TryParse(Bsn, out var bsn).ShouldBeTrue();
        return await bouwer.In<CaseFlowDbContext, string[]>(async db =>
        {
            var ids = await db.Taken.Where(t => t.ZaakId == zaak.Id).Select(t => t.Id).ToListAsync();
            ids.AddRange(await db.RouteInstanties.Where(r => r.ZaakId == zaak.Id).Select(r => r.Id).ToListAsync());
            ids.AddRange(await db.Indicaties.Where(i => i.ZaakId == zaak.Id).Select(i => i.Id).ToListAsync());
            var objecten = await db.Gebeurtenissen.Where(g => g.Recordsleutel == sleutels.Record(zaak.Id) && g.Objectsleutel != null).Select(g => g.Objectsleutel!).Distinct().ToListAsync();
            objecten.Count.ShouldBeGreaterThan(1);
            return [.. Eigen, kluis.Hash(bsn), zaak.Nummer, "1949-11-17", "sleutel-van-de-rij", sleutels.Record(zaak.Id), sleutels.Persoon(zaak.InwonerId!.Value), .. objecten,
                .. ids.Append(zaak.Id).Append(zaak.InwonerId.Value).SelectMany(Sporenzoeker.Vormen)];
        });
    }

    private static Task<(int, int, int, int)> TellingAsync(Zaakbouwer bouwer, long tot) => bouwer.In<CaseFlowDbContext, (int, int, int, int)>(async db =>
    {
        var geteld = await db.Gebeurtenissen.Where(g => g.Id <= tot).ToListAsync();
        return (geteld.Count, geteld.Select(g => g.Recordsleutel).Distinct().Count(), geteld.Select(g => g.Persoonsleutel).Distinct().Count(), geteld.Select(g => g.Objectsleutel).Distinct().Count());
    });

    /// <summary>Made, offered and approved as of today.</summary>
    private static async Task<Guid> LijstAsync(Zaakbouwer bouwer)
    {
        var maker = await bouwer.Als("administratie");
        var id = await bouwer.In<Vernietigingslijsten, Guid>(l => l.MaakAsync(maker, maker.Vandaag));
        await KeurAsync(bouwer, id);
        return id;
    }

    private static async Task KeurAsync(Zaakbouwer bouwer, Guid id)
    {
        var (maker, tweede) = (await bouwer.Als("administratie"), await bouwer.Als("privacy"));
        await bouwer.In<Vernietigingslijsten>(l => l.BiedAanAsync(maker, id));
        await bouwer.In<Vernietigingslijsten>(l => l.KeurGoedAsync(tweede, id));
    }

    private static Task<List<Vernietigingsregel>> RegelsAsync(Zaakbouwer bouwer, Guid id) => bouwer.In<CaseFlowDbContext, List<Vernietigingsregel>>(db => db.Vernietigingsregels.Where(r => r.LijstId == id).ToListAsync());

    private static Task<List<(string, string)>> OpAsync(Zaakbouwer bouwer, DateOnly dag) => bouwer.In<Bewaarvoorstel, List<(string, string)>>(async v =>
        [.. (await v.MaakAsync("hengelo", dag)).Select(r => (r.Soort.ToString().ToLowerInvariant(), r.Aanduiding)).Order()]);

    private static async Task WeigertAsync(Zaakbouwer bouwer, Func<Vernietigingslijsten, Task> act, string id) =>
        (await Should.ThrowAsync<WeigeringException>(() => bouwer.In(act))).Id.ShouldBe(id);
}
