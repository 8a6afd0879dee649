using CaseFlow.Data;
using CaseFlow.Jobs;
using CaseFlow.Shared;
using CaseFlow.Tests.Testing;
using CaseFlow.Werkprocessen;
using Microsoft.EntityFrameworkCore;
using Shouldly;
using Xunit;

namespace CaseFlow.Tests.Werkprocessen;

/// <summary>Moving running cases with real routes: the files change between two starts, and somebody orders the move.</summary>
public sealed class OverzettenTests : IAsyncLifetime
{
    private readonly Routemap _map = new();
    private readonly Klok _klok = new();
    private TestDatabase _database = null!;
    private Zaakbouwer _oud = null!;
    private Zaakbouwer _nieuw = null!;

    public async Task InitializeAsync()
    {
        _database = await TestDatabase.CreateAsync();
        _oud = await Zaakbouwer.CreateAsync(_database, _map.Workflows, _klok);
    }

    public async Task DisposeAsync()
    {
        await _oud.DisposeAsync();
        await (_nieuw?.DisposeAsync() ?? ValueTask.CompletedTask);
        _map.Dispose();
        await _database.DisposeAsync();
    }

    [Fact]
    public async Task A_case_that_waits_at_a_removed_step_goes_to_the_step_in_its_place_and_so_does_everything_of_its_task()
    {
        await _oud.Melding();
        var eerst = await _oud.OpenTaak("triage");
        _klok.Dagen(2);
        await StartNieuwAsync(m => m.MetVooronderzoek());

        (await ProefAsync(Overzetplan.Leeg)).ShouldSatisfyAllConditions(
            p => p.Aantal.ShouldBe(1), p => p.KanOver.ShouldBe(0), p => p.Fouten.Single().Code.ShouldBe("node-removed"),
            p => p.Stappen.Single().Element.ShouldBe("triage"), p => p.Stappen.Single().Keuzes.Select(k => k.Element).ShouldContain("vooronderzoek"));
        (await ProefAsync(Vooronderzoek)).ShouldSatisfyAllConditions(p => p.KanOver.ShouldBe(1), p => p.Taken.ShouldBe(1), p => p.Fouten.ShouldBeEmpty(), p => p.Stappen.ShouldHaveSingleItem());
        (await OpenTakenAsync()).ShouldBe(["Triage"], "a trial changes nothing");

        var opdracht = await ZetOverAsync(Vooronderzoek);

        (await StandAsync(opdracht)).ShouldSatisfyAllConditions(s => s.Gelukt.ShouldBe(1), s => s.Totaal.ShouldBe(1));
        await using var db = _database.NewContext();
        var taak = await db.Taken.Include(t => t.Rollen).SingleAsync();
        taak.ShouldSatisfyAllConditions(
            t => t.Id.ShouldBe(eerst.Id), t => t.EngineId.ShouldBe(eerst.EngineId), t => t.Stap.ShouldBe("vooronderzoek"), t => t.Naam.ShouldBe("Vooronderzoek"),
            t => t.Rollen.Select(r => r.Rol).ShouldBe(["administratie"]), t => t.Status.ShouldBe(TaakStatus.Open), t => t.GeopendOp.ShouldBe(eerst.GeopendOp));
        (await db.RouteInstanties.SingleAsync()).Versie.ShouldBe(2);
        var regel = await db.Dossierregels.SingleAsync(d => d.Naam == "route.overgezet");
        regel.ShouldSatisfyAllConditions(
            r => r.Omschrijving.ShouldBe("Route Melding overgezet van versie 1 naar versie 2."), r => r.Toelichting.ShouldBe("De stap heet anders."),
            r => r.Rol.ShouldBe("beheer"), r => r.MedewerkerId.ShouldNotBeNull(), r => r.IsGeteld.ShouldBeFalse());
        var stappen = await db.RouteStappen.Where(s => s.TaakId == taak.Id).OrderBy(s => s.Id).ToListAsync();
        stappen.Select(s => (s.Element, s.Versie, s.Seconden)).ShouldBe([("triage", 1, 2 * 86_400), ("vooronderzoek", 2, null)]);
        (await db.Jobs.CountAsync(j => j.Kind == JobKinds.Move)).ShouldBe(0);

        _nieuw.Zaak = _oud.Zaak;
        await _nieuw.Taak("vooronderzoek", "doorverwezen", """{ "naar": "Wijkracht" }""", rol: "administratie");
        (await _nieuw.In<CaseFlowDbContext, string?>(x => x.Zaken.Select(z => z.Resultaat).SingleAsync())).ShouldBe("doorverwezen");
    }

    [Fact]
    public async Task A_task_on_the_name_of_somebody_who_may_not_do_the_new_step_comes_free()
    {
        await _oud.Melding();
        var wie = await _oud.Als("intake");
        await _oud.In<CaseFlowDbContext>(db => db.Taken.ExecuteUpdateAsync(s => s.SetProperty(t => t.ToegewezenAanId, wie.MedewerkerId).SetProperty(t => t.ToegewezenAan, wie.Naam)));
        await StartNieuwAsync(m => m.MetVooronderzoek());

        await ZetOverAsync(Vooronderzoek);

        _nieuw.Zaak = _oud.Zaak;
        (await _nieuw.OpenTaak("vooronderzoek")).ToegewezenAan.ShouldBeNull();
    }

    [Fact]
    public async Task A_step_added_further_on_comes_after_the_move_and_the_task_stays_as_it_is()
    {
        await _oud.Melding();
        var eerst = await _oud.OpenTaak("triage");
        await StartNieuwAsync(m => m.MetControle());

        await ZetOverAsync(Overzetplan.Leeg);

        _nieuw.Zaak = _oud.Zaak;
        (await _nieuw.OpenTaak("triage")).Revisie.ShouldBe(eerst.Revisie);
        await _nieuw.Taak("triage", "brede-uitvraag");
        (await OpenTakenAsync()).ShouldBe(["Triage controleren"]);
    }

    [Fact]
    public async Task A_timer_keeps_its_date_unless_asked()
    {
        await _oud.Melding();
        await _oud.Tot("levering");
        var opent = await WekkersAsync();
        await StartNieuwAsync(m => m.Wijzig("maatwerk", x => x.Replace(">evaluatiedatum</timeDate>", ">evaluatiedatum + @\"P28D\"</timeDate>")));

        var kort = await ProefAsync(Overzetplan.Leeg with { IsHerdateren = true }, "maatwerk");
        kort.Wachttijden.ShouldBe(1);
        await ZetOverAsync(Overzetplan.Leeg, "maatwerk");
        (await WekkersAsync()).ShouldBe(opent);

        await ZetOverAsync(Overzetplan.Leeg, "maatwerk", van: 2, naar: 1);
        await ZetOverAsync(Overzetplan.Leeg with { IsHerdateren = true }, "maatwerk");
        (await WekkersAsync()).ShouldBe([AmsterdamTime.StartOf(AmsterdamTime.DateOf(opent.Single()).AddDays(28))]);
    }

    [Fact]
    public async Task What_cannot_be_moved_stays_and_the_order_says_why()
    {
        await _oud.Melding();
        await _oud.Melding("""{ "inwoner": { "naam": "Tweede Inwoner", "geboortedatum": "1950-01-01" } }""");
        await _oud.Taak("triage", "spoed");
        await StartNieuwAsync(m => m.MetVooronderzoek());

        var opdracht = await ZetOverAsync(Overzetplan.Leeg);

        var stand = await StandAsync(opdracht);
        (stand.Gelukt, stand.Geweigerd, stand.Gepland).ShouldBe((1, 1, 0));
        stand.Meldingen.Single().Melding.ShouldContain("'Triage'");
        await using var db = _database.NewContext();
        (await db.RouteInstanties.OrderBy(i => i.Versie).Select(i => i.Versie).ToListAsync()).ShouldBe([1, 2]);
        (await db.Dossierregels.CountAsync(d => d.Naam == "route.overgezet")).ShouldBe(1);
        (await db.Incidents.CountAsync()).ShouldBe(0);
    }

    [Fact]
    public async Task A_case_that_ended_or_moved_meanwhile_is_passed_over()
    {
        await _oud.Melding();
        await StartNieuwAsync(m => m.MetControle());
        var eerste = await OpdrachtAsync(Overzetplan.Leeg);
        var tweede = await OpdrachtAsync(Overzetplan.Leeg);
        await _nieuw.Ronde();

        (await StandAsync(eerste)).Gelukt.ShouldBe(1);
        (await StandAsync(tweede)).Vervallen.ShouldBe(1);
    }

    [Fact]
    public async Task Cases_of_another_municipality_stay()
    {
        await using (var almelo = await Zaakbouwer.CreateAsync(_database, _map.Workflows, _klok, "almelo"))
        {
            await almelo.Melding();
        }
        await StartNieuwAsync(m => m.MetControle());

        (await ProefAsync(Overzetplan.Leeg)).Aantal.ShouldBe(0);
        (await Should.ThrowAsync<WeigeringException>(() => OpdrachtAsync(Overzetplan.Leeg))).Id.ShouldBe("niets-over-te-zetten");
    }

    [Fact]
    public async Task It_needs_a_reason_and_two_versions()
    {
        await _oud.Melding();
        await StartNieuwAsync(m => m.MetControle());

        (await Should.ThrowAsync<WeigeringException>(() => OpdrachtAsync(Overzetplan.Leeg, reden: "  "))).Id.ShouldBe("reden-ontbreekt");
        (await Should.ThrowAsync<WeigeringException>(() => OpdrachtAsync(Overzetplan.Leeg, naar: 7))).Id.ShouldBe("versie-onbekend");
        (await Should.ThrowAsync<WeigeringException>(() => OpdrachtAsync(Overzetplan.Leeg, naar: 1))).Id.ShouldBe("versie-onbekend");
        await using var db = _database.NewContext();
        (await db.Overzettingen.CountAsync() + await db.Jobs.CountAsync(j => j.Kind == JobKinds.Move)).ShouldBe(0);
    }

    [Fact]
    public async Task A_form_that_is_not_there_stands_in_the_way()
    {
        await _oud.Melding();
        await StartNieuwAsync(m => m.Wijzig("melding", x => x.Replace("name=\"Triage\" cf:role=\"intake\" cf:form=\"triage\"", "name=\"Triage\" cf:role=\"intake\" cf:form=\"bestaat-niet\"")));

        (await ProefAsync(Overzetplan.Leeg)).Fouten.Single().ShouldSatisfyAllConditions(f => f.Code.ShouldBe("form-missing"), f => f.Melding.ShouldContain("bestaat-niet"));
    }

    [Fact]
    public async Task Many_rounds_at_once_move_each_case_once()
    {
        for (var i = 0; i < 6; i++)
        {
            await _oud.Melding($$"""{ "inwoner": { "naam": "Inwoner {{i}}", "geboortedatum": "1950-01-0{{i + 1}}" } }""");
        }
        await StartNieuwAsync(m => m.MetControle());
        var opdracht = await OpdrachtAsync(Overzetplan.Leeg);

        await Task.WhenAll(Enumerable.Range(0, 3).Select(_ => Task.Run(_nieuw.Ronde)));
        await _nieuw.Ronde();

        (await StandAsync(opdracht)).Gelukt.ShouldBe(6);
        await using var db = _database.NewContext();
        (await db.Dossierregels.CountAsync(d => d.Naam == "route.overgezet")).ShouldBe(6);
    }

    private static readonly Overzetplan Vooronderzoek = new(new Dictionary<string, string> { ["triage"] = "vooronderzoek" }, new Dictionary<string, string>(), false);

    private async Task StartNieuwAsync(Action<Routemap> wijzig)
    {
        wijzig(_map);
        _nieuw = await Zaakbouwer.CreateAsync(_database, _map.Workflows, _klok);
    }

    private async Task<Overzetproef> ProefAsync(Overzetplan plan, string route = "melding") =>
        await _nieuw.In<Overzetten, Overzetproef>(async o => await o.ProefAsync(await _nieuw.Als("beheer"), route, 1, 2, plan));

    private Task<Guid> OpdrachtAsync(Overzetplan plan, string route = "melding", string reden = "De stap heet anders.", int van = 1, int naar = 2) =>
        _nieuw.In<Overzetten, Guid>(async o => await o.StartAsync(await _nieuw.Als("beheer") with { Reden = reden }, route, van, naar, plan));

    private async Task<Guid> ZetOverAsync(Overzetplan plan, string route = "melding", int van = 1, int naar = 2)
    {
        var opdracht = await OpdrachtAsync(plan, route, van: van, naar: naar);
        await _nieuw.Ronde();
        return opdracht;
    }

    private Task<Overzetstand> StandAsync(Guid opdracht) => _nieuw.In<Overzetten, Overzetstand>(async o => (await o.StandAsync(await _nieuw.Als("beheer"), opdracht))!);

    private Task<List<string>> OpenTakenAsync() => _nieuw.In<CaseFlowDbContext, List<string>>(db => db.Taken.Where(t => t.Status == TaakStatus.Open).Select(t => t.Naam).ToListAsync());

    private Task<List<DateTimeOffset>> WekkersAsync() => _oud.In<CaseFlowDbContext, List<DateTimeOffset>>(db => db.Jobs.Where(j => j.Kind == JobKinds.Timer).Select(j => j.DueAt).ToListAsync());
}
