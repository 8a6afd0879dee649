using CaseFlow.Data;
using CaseFlow.Demo;
using CaseFlow.Huishoudens;
using CaseFlow.Shared;
using CaseFlow.Termijnen;
using CaseFlow.Toegang;
using CaseFlow.Werkprocessen;
using CaseFlow.Zaken;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using CaseFlow.Tests.Testing;
using Shouldly;
using Xunit;

namespace CaseFlow.Tests.Demo;

public sealed class DemoVullingTests(GevuldeDemo demo) : IClassFixture<GevuldeDemo>
{
    [Fact]
    public void Nothing_is_refused() => demo.Resultaat.Weigeringen.ShouldBeEmpty();

    [Fact]
    public void It_tells_what_it_did()
    {
        demo.Uitvoer.ShouldContain($"{demo.Resultaat.Contacten} contacten");
        demo.Uitvoer.ShouldContain($"{demo.Resultaat.Meldingen} meldingen");
        demo.Uitvoer.ShouldContain("per seconde");
    }

    [Fact]
    public async Task The_volume_is_the_share_that_was_asked_for()
    {
        await using var db = demo.NewContext();

        // A fiftieth of six months: 1,100 contacts and 550 meldingen in Hengelo, a quarter of that in Almelo.
        (await db.Contactmomenten.CountAsync(c => c.GemeenteId == "hengelo")).ShouldBeInRange(100, 165);
        (await db.Zaken.CountAsync(z => z.GemeenteId == "hengelo")).ShouldBeInRange(48, 84);
        (await db.Zaken.CountAsync(z => z.GemeenteId == "almelo")).ShouldBeInRange(8, 26);
        (await db.Contactmomenten.CountAsync(c => c.Kanaal == "telefoon")).ShouldBeGreaterThan(demo.Resultaat.Contacten * 7 / 10);
    }

    [Fact]
    public async Task The_two_years_before_the_cases_are_there_as_imported_facts()
    {
        await using var db = demo.NewContext();
        var feiten = await db.Gebeurtenissen.Where(g => g.Datum.Year == 2024 || g.Datum.Year == 2025).Select(g => new { g.GemeenteId, g.Naam, g.Objectsleutel, g.Persoonsleutel }).ToListAsync();

        foreach (var gemeente in new[] { "hengelo", "almelo", "haaksbergen", "twenterand" })
        {
            feiten.Count(f => f.GemeenteId == gemeente).ShouldBeGreaterThan(80, gemeente);
            var personen = feiten.Where(f => f.GemeenteId == gemeente && f.Naam == "indicatie.toegekend").Select(f => f.Persoonsleutel).ToHashSet();
            feiten.ShouldContain(f => f.GemeenteId == gemeente && f.Naam == "inwoner.gepeild" && personen.Contains(f.Persoonsleutel));
        }
        var begonnen = await db.Gebeurtenissen.Where(g => g.Naam == "indicatie.toegekend").Select(g => g.Objectsleutel).ToHashSetAsync();
        feiten.Where(f => f.Naam == "indicatie.beeindigd").ShouldAllBe(f => begonnen.Contains(f.Objectsleutel));
        (await db.Gebeurtenissen.CountAsync(g => g.Naam == "uitkering.toegekend" && g.Datum.Year == 2026)).ShouldBeGreaterThan(0, "no route makes them");
    }

    [Fact]
    public async Task Every_case_was_made_and_moved_by_the_services()
    {
        await using var db = demo.NewContext();
        var zonderBegin = await db.Zaken.CountAsync(z => !db.Dossierregels.Any(d => d.ZaakId == z.Id && (d.Naam == "melding.geregistreerd" || d.Naam == "vroegsignaal.ontvangen") && d.IsGeteld));
        var zonderTermijn = await db.Zaken.CountAsync(z => z.InwonerId != null && (z.Wet == "Wmo" || z.Wet == null) && !db.Termijnen.Any(t => t.ZaakId == z.Id));
        var zonderRoute = await db.Zaken.CountAsync(z => !db.RouteInstanties.Any(i => i.ZaakId == z.Id));

        zonderBegin.ShouldBe(0);
        zonderTermijn.ShouldBe(0);
        zonderRoute.ShouldBe(0);
        // The facts of the years before the cases are counted beside them.
        var vanZaken = new DateOnly(2026, 4, 14);
        (await db.Gebeurtenissen.CountAsync(g => g.Naam == "melding.geregistreerd" && g.Datum >= vanZaken)).ShouldBe(demo.Resultaat.Meldingen);
        (await db.Gebeurtenissen.CountAsync(g => g.Naam == "contact.geregistreerd" && g.Datum >= vanZaken)).ShouldBe(demo.Resultaat.Contacten);
        (await db.Dossierregels.CountAsync(d => d.Naam == "taak.afgerond")).ShouldBe(await db.Taken.CountAsync(t => t.Status == TaakStatus.Afgerond));
    }

    [Fact]
    public async Task People_work_on_working_days_at_office_hours_and_never_tomorrow()
    {
        await using var db = demo.NewContext();
        var kalender = demo.Services.GetRequiredService<Kalender>();
        var regels = await db.Dossierregels.Where(d => d.Rol != Handeling.RolSysteem).Select(d => d.Op).Distinct().ToListAsync();

        regels.ShouldAllBe(op => op <= GevuldeDemo.Nu && kalender.IsWerkdag(AmsterdamTime.DateOf(op)) && AmsterdamTime.Local(op).Hour >= 8 && AmsterdamTime.Local(op).Hour < 17);
    }

    [Fact]
    public async Task Cases_stand_everywhere_on_their_way()
    {
        await using var db = demo.NewContext();
        var resultaten = await db.Zaken.Where(z => z.Status == ZaakStatus.Afgesloten).Select(z => z.Resultaat).Distinct().ToListAsync();
        var open = await db.Taken.Where(t => t.Status == TaakStatus.Open).Select(t => t.Stap).Distinct().ToListAsync();
        var termijnen = await db.Termijnen.Select(t => t.Status).Distinct().ToListAsync();

        resultaten.Count.ShouldBeGreaterThan(4);
        open.Count.ShouldBeGreaterThan(3);
        termijnen.ShouldContain(TermijnStatus.Lopend);
        termijnen.ShouldContain(TermijnStatus.Gehaald);
        termijnen.ShouldContain(TermijnStatus.Vervallen);
        (await db.Gebeurtenissen.CountAsync(g => g.Naam == "termijn.afgelopen" && g.Dimensies.Contains("te-laat"))).ShouldBeGreaterThan(0);
        (await db.Indicaties.CountAsync()).ShouldBeGreaterThan(0);
    }

    [Fact]
    public async Task Routes_beside_the_core_are_walked_too()
    {
        await using var db = demo.NewContext();
        var gemeenten = await db.Zaken.Select(z => z.GemeenteId).Distinct().ToListAsync();
        var routes = await db.RouteInstanties.Select(i => i.Route).Distinct().ToListAsync();
        var gedaan = await db.Taken.Where(t => t.Status == TaakStatus.Afgerond).Select(t => t.Stap).Distinct().ToListAsync();

        gemeenten.Count.ShouldBe(4);
        routes.ShouldContain("schuldhulp");
        routes.Count.ShouldBeGreaterThan(5);
        gedaan.ShouldContain("contact");
        (await db.Gebeurtenissen.CountAsync(g => g.Naam == "vroegsignaal.ontvangen")).ShouldBeGreaterThan(0);
    }

    [Fact]
    public async Task The_fixed_accounts_find_work_on_their_name_and_colleagues_have_names()
    {
        await using var db = demo.NewContext();
        var consulent = await db.Users.SingleAsync(u => u.UserName == "consulent.hengelo");
        var opNaam = await db.Taken.CountAsync(t => t.Status == TaakStatus.Open && t.ToegewezenAanId == consulent.Id);
        var collegas = await db.Users.Include(u => u.Teams).Include(u => u.Rollen).Where(u => u.UserName!.EndsWith(".hengelo") && !u.Naam.Contains("(")).ToListAsync();

        opNaam.ShouldBeGreaterThan(0);
        collegas.Count(c => c.Rollen[0].Rol == "consulent").ShouldBeGreaterThan(5);
        collegas.ShouldAllBe(c => c.IsDemo && c.Teams.Count > 0 && c.PasswordHash == consulent.PasswordHash);
    }

    [Fact]
    public async Task No_bsn_leaves_its_vault_and_all_are_fictitious()
    {
        await using var db = demo.NewContext();
        var kluis = demo.Services.GetRequiredService<BsnKluis>();
        var bsns = (await db.Inwoners.Where(i => i.BsnVersleuteld != null).Select(i => i.BsnVersleuteld!).ToListAsync()).Select(b => kluis.Ontsleutel(b).Onthul()).ToList();
        var teksten = string.Join('\n',
        [
            .. await db.Dossierregels.Select(d => d.Omschrijving + d.Toelichting).ToListAsync(),
            .. await db.Brieven.Select(b => b.Onderwerp + b.Tekst).ToListAsync(),
            .. await db.Gebeurtenissen.Select(g => g.Dimensies + g.Sleutel + g.Persoonsleutel).ToListAsync(),
            .. await db.Meldingen.Select(m => m.Tekst).ToListAsync(),
        ]);

        bsns.Count.ShouldBeGreaterThan(30);
        bsns.ShouldAllBe(b => b.StartsWith("999") && !teksten.Contains(b));
        bsns.ShouldBeUnique();
    }

    [Fact]
    public async Task A_filled_database_is_left_alone()
    {
        await using var db = demo.NewContext();
        var eerst = await db.Dossierregels.CountAsync();

        var (resultaat, uitvoer) = await demo.VulAsync();

        resultaat.ShouldBeNull();
        uitvoer.ShouldContain("al zaken");
        (await db.Dossierregels.CountAsync()).ShouldBe(eerst);
    }

    [SqliteFact]
    public async Task The_same_seed_and_moment_give_the_same_municipality()
    {
        await using var ander = new GevuldeDemo();
        await ander.InitializeAsync();

        (await VerhaalAsync(ander)).ShouldBe(await VerhaalAsync(demo));
        ander.Resultaat.Acts.ShouldBe(demo.Resultaat.Acts);
    }

    [Fact]
    public async Task It_stops_when_asked()
    {
        await using var ander = new GevuldeDemo();
        await ander.LegKlaarAsync();
        using var stop = new CancellationTokenSource();
        using var uit = new StopsWhenItBegins(stop);

        await Should.ThrowAsync<OperationCanceledException>(() => ander.VulAsync(uit, stop.Token));

        uit.ToString().ShouldContain("maar voor een deel gevuld");
        await using var db = ander.NewContext();
        (await db.Zaken.CountAsync()).ShouldBeLessThan(demo.Resultaat.Meldingen);
    }

    // Asks to stop at the first line of the fill: no clock decides whether the test is in time.
    private sealed class StopsWhenItBegins(CancellationTokenSource stop) : StringWriter
    {
        public override async Task WriteLineAsync(string? value)
        {
            await base.WriteLineAsync(value);
            await stop.CancelAsync();
        }
    }

    // Lines of one act may come in another order; what they say and when is the same.
    private static async Task<string> VerhaalAsync(GevuldeDemo demo)
    {
        await using var db = demo.NewContext();
        var regels = await db.Dossierregels.Join(db.Zaken.Include(z => z.Inwoner), d => d.ZaakId, z => z.Id, (d, z) => new { z.Nummer, z.Inwoner!.Naam, z.Resultaat, d.Op, Wat = d.Naam, d.Omschrijving, d.Toelichting, d.Door }).ToListAsync();
        return string.Join('\n', regels.Select(r => $"{r.Nummer} {r.Naam} {r.Resultaat} {r.Op:O} {r.Wat} {r.Omschrijving} {r.Toelichting} {r.Door}").Order(StringComparer.Ordinal));
    }
}
