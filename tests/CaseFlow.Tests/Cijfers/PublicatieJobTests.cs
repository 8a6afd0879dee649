using CaseFlow.Cijfers;
using CaseFlow.Data;
using CaseFlow.Jobs;
using CaseFlow.Shared;
using CaseFlow.Tellingen;
using CaseFlow.Tests.Tellingen;
using CaseFlow.Tests.Testing;
using CaseFlow.Toegang;
using Microsoft.EntityFrameworkCore;
using Shouldly;
using Xunit;
using static CaseFlow.Tests.Tellingen.Gebeurtenissen;

namespace CaseFlow.Tests.Cijfers;

public sealed class PublicatieJobTests : IAsyncLifetime
{
    private Zaakbouwer _bouwer = null!;

    public async Task InitializeAsync() => _bouwer = await Zaakbouwer.CreateAsync(new Klok(new(2026, 3, 16, 8, 0, 0, TimeSpan.Zero)));

    public Task DisposeAsync() => _bouwer.DisposeAsync().AsTask();

    [Fact]
    public async Task One_job_at_a_time_makes_what_is_due_in_order()
    {
        await LegAsync(Maand(new(2025, 12, 1)), Maand(Februari), Maand(Februari, "almelo"));

        (await PlanAsync()).ShouldBe(2);
        (await PlanAsync()).ShouldBe(0);
        var wachtend = (await In(p => p.LopendAsync("hengelo"))).ShouldHaveSingleItem();
        (wachtend.Periode.ToString(), wachtend.Opdracht.Wachtend, wachtend.IsBegonnen).ShouldBe(("2025-12", 4, false));

        (await _bouwer.Ronde()).ShouldBe(6);

        var gemaakt = await AlleAsync();
        gemaakt.Where(p => p.GemeenteId == "hengelo").OrderBy(p => p.Id).Select(p => p.Periode).ShouldBe(["2025-12", "2025-Q4", "2025", "2026-01", "2026-02"]);
        gemaakt.ShouldAllBe(p => p.Versie == 1 && p.Door == "CaseFlow" && p.Reden == PublicatieService.Eerste);
        (await PlanAsync()).ShouldBe(0);
        (await In(p => p.LopendAsync("hengelo"))).ShouldBeEmpty();
    }

    [Fact]
    public async Task Two_that_plan_and_work_at_once_make_one_of_each()
    {
        await LegAsync(Maand(new(2025, 12, 1)), Maand(Februari));

        var gepland = await Task.WhenAll(Enumerable.Range(0, 4).Select(_ => Task.Run(PlanAsync)));
        gepland.Sum().ShouldBe(1);
        var gedaan = await Task.WhenAll(Enumerable.Range(0, 4).Select(_ => Task.Run(_bouwer.Ronde)));

        gedaan.Sum().ShouldBe(5);
        (await AlleAsync()).Select(p => (p.Periode, p.Versie)).Order().ShouldBe([("2025", 1), ("2025-12", 1), ("2025-Q4", 1), ("2026-01", 1), ("2026-02", 1)]);
    }

    [Fact]
    public async Task A_correction_is_asked_once_and_made_in_the_name_of_who_asked()
    {
        await LegAsync(Maand(Februari));
        await PlanAsync();
        await _bouwer.Ronde();

        await VraagAsync("2026-02", "Post vergeten");
        (await WeigertAsync("2026-02", "Nog iets vergeten")).ShouldBe("publicatie-loopt");
        (await _bouwer.Ronde()).ShouldBe(1);

        var versies = (await AlleAsync()).OrderBy(p => p.Versie).ToList();
        versies.Select(p => (p.Versie, p.Door, p.Reden)).ShouldBe([(1, "CaseFlow", PublicatieService.Eerste), (2, "Babette", "Post vergeten")]);
        (await PlanAsync()).ShouldBe(0);
        await VraagAsync("2026-02", "Nu mag het weer");
    }

    [Theory]
    [InlineData("2026-01", "Reden", "beleid", "nog-niet-gepubliceerd")]
    [InlineData("2026-03", "Reden", "beleid", "periode-loopt-nog")]
    [InlineData("2026-02", "", "beleid", "verplicht-veld:reden")]
    [InlineData("2026-02", "Reden", "consulent", "rol-onbevoegd")]
    public async Task What_may_not_be_corrected_is_refused_at_once(string periode, string reden, string rol, string weigering)
    {
        await LegAsync(Maand(Februari));
        await PlanAsync();
        await _bouwer.Ronde();
        (await WeigertAsync(periode, reden, rol)).ShouldBe(weigering);
        (await In(p => p.LopendAsync("hengelo"))).ShouldBeEmpty();
    }

    [Fact]
    public async Task A_period_that_cannot_be_counted_holds_up_what_comes_after_it_and_is_told_to_its_municipality()
    {
        await LegAsync(Maand(new(2026, 1, 10)), Maand(Februari), [Maak("contact.geregistreerd", new { }, new(2026, 1, 11))]);
        await _bouwer.In<CaseFlowDbContext>(db => db.Gebeurtenissen.Where(g => g.Datum == new DateOnly(2026, 1, 11)).ExecuteUpdateAsync(s => s.SetProperty(g => g.Dimensies, "geen json")));
        await PlanAsync();
        await _bouwer.In<CaseFlowDbContext>(db => db.Jobs.ExecuteUpdateAsync(s => s.SetProperty(j => j.Attempts, 9)));

        await Should.ThrowAsync<AggregateException>(_bouwer.Ronde);

        (await _bouwer.In<CaseFlowDbContext, Incident>(db => db.Incidents.SingleAsync())).GemeenteId.ShouldBe("hengelo");
        (await In(p => p.LopendAsync("hengelo"))).ShouldHaveSingleItem().IsMislukt.ShouldBeTrue();
        (await PlanAsync()).ShouldBe(0);
        (await AlleAsync()).ShouldBeEmpty();
    }

    private async Task<string> WeigertAsync(string periode, string reden, string rol = "beleid") => (await Should.ThrowAsync<WeigeringException>(() => VraagAsync(periode, reden, rol))).Id;

    private Task VraagAsync(string periode, string reden, string rol = "beleid") =>
        _bouwer.In<PublicatieOpdrachten>(p => p.VerbeterAsync(new Handeling(Guid.NewGuid(), "Babette", rol, "hengelo", _bouwer.Klok.Nu), Periode.Parse(periode), reden));

    private Task<int> PlanAsync() => _bouwer.In<PublicatieBewaker, int>(b => b.PlanAsync(_bouwer.Klok.Nu));

    private Task<T> In<T>(Func<PublicatieOpdrachten, Task<T>> act) => _bouwer.In(act);

    private Task<List<Publicatie>> AlleAsync() => _bouwer.In<CaseFlowDbContext, List<Publicatie>>(db => db.Publicaties.AsNoTracking().ToListAsync());

    private Task LegAsync(params IEnumerable<Gebeurtenis>[] gebeurtenissen) => _bouwer.In<CaseFlowDbContext>(async db =>
    {
        db.Gebeurtenissen.AddRange(gebeurtenissen.SelectMany(g => g));
        await db.SaveChangesAsync();
    });
}
