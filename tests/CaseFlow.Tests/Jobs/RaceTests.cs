using CaseFlow.Data;
using CaseFlow.Jobs;
using CaseFlow.Shared;
using CaseFlow.Tests.Testing;
using CaseFlow.Werkprocessen;
using CaseFlow.Zaken;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Shouldly;
using Xunit;

namespace CaseFlow.Tests.Jobs;

/// <summary>Two acts at the same moment: the first is held just before it writes, the second begins, and then the first goes on.</summary>
public sealed class RaceTests
{
    [Fact]
    public async Task Two_people_complete_the_same_task_and_one_of_them_did()
    {
        await using var proef = await Proefroutes.CreateAsync();
        var zaak = await proef.StartAsync("samenkomst");

        var anna = await proef.Stop.AtFlushAsync(() => proef.KlaarAsync(zaak, "links", "Anna"));
        anna.IsReached.ShouldBeTrue();
        var bert = Task.Run(() => proef.KlaarAsync(zaak, "links", "Bert"));
        await anna.GoAsync();

        (await Should.ThrowAsync<WeigeringException>(bert)).Id.ShouldBe("taak-niet-open");
        await ShouldBeOnceAsync(proef, zaak, "links");
    }

    [Fact]
    public async Task Two_branches_reach_the_join_together_and_it_opens_one_way()
    {
        await using var proef = await Proefroutes.CreateAsync();
        var zaak = await proef.StartAsync("samenkomst");

        var links = await proef.Stop.AtFlushAsync(() => proef.KlaarAsync(zaak, "links"));
        links.IsReached.ShouldBeTrue();
        var rechts = Task.Run(() => proef.KlaarAsync(zaak, "rechts", "Bert"));
        await links.GoAsync();
        await rechts;

        (await proef.OpenAsync(zaak)).ShouldBe(["verder"]);
        await ShouldBeOnceAsync(proef, zaak, "verder");
    }

    [Fact]
    public async Task A_message_that_is_first_takes_the_clock_out_of_the_hands_of_its_worker()
    {
        await using var proef = await Proefroutes.CreateAsync();
        var zaak = await proef.StartAsync("wedloop");
        proef.Klok.Vooruit(TimeSpan.FromHours(2));
        var klok = (await proef.ClaimAsync()).ShouldHaveSingleItem();

        var bericht = await proef.Stop.AtFlushAsync(() => BezorgAsync(proef, zaak));
        bericht.IsReached.ShouldBeTrue();
        var gewekt = Task.Run(() => proef.RunAsync(klok));
        await bericht.GoAsync();

        (await gewekt).Outcome.ShouldBe(JobOutcome.Lost);
        (await proef.OpenAsync(zaak)).ShouldBe(["beantwoord"]);
        await ShouldBeWholeAsync(proef);
    }

    [Fact]
    public async Task A_clock_that_is_first_leaves_the_message_without_anybody_who_waits()
    {
        await using var proef = await Proefroutes.CreateAsync();
        var zaak = await proef.StartAsync("wedloop");
        proef.Klok.Vooruit(TimeSpan.FromHours(2));
        var klok = (await proef.ClaimAsync()).ShouldHaveSingleItem();

        var gewekt = await proef.Stop.AtFlushAsync(() => proef.RunAsync(klok));
        gewekt.IsReached.ShouldBeTrue();
        var bericht = Task.Run(() => BezorgAsync(proef, zaak));
        await gewekt.GoAsync();

        (await bericht).ShouldBeFalse();
        (await proef.OpenAsync(zaak)).ShouldBe(["verlopen"]);
        await ShouldBeWholeAsync(proef);
    }

    [Fact]
    public async Task A_run_that_is_stopped_takes_its_claimed_job_along()
    {
        await using var proef = await Proefroutes.CreateAsync();
        var zaak = await proef.StartAsync("wedloop");
        proef.Klok.Vooruit(TimeSpan.FromHours(2));
        var klok = (await proef.ClaimAsync()).ShouldHaveSingleItem();

        await MetZaakAsync(proef, zaak, async (werkproces, c) => await werkproces.StopAsync(c, (await werkproces.ActieveAsync(c.Zaak)).Single(), "ingetrokken"));

        (await proef.RunAsync(klok)).Outcome.ShouldBe(JobOutcome.Lost);
        (await proef.OpenAsync(zaak)).ShouldBeEmpty();
        await ShouldBeWholeAsync(proef);
    }

    [Fact]
    public async Task Who_lost_the_lease_rolls_back_and_the_other_does_it()
    {
        await using var proef = await Proefroutes.CreateAsync();
        var zaak = await proef.StartAsync("wedloop");
        proef.Klok.Vooruit(TimeSpan.FromHours(2));
        var traag = (await proef.ClaimAsync(eigenaar: "traag")).ShouldHaveSingleItem();
        (await proef.ClaimAsync(eigenaar: "snel")).ShouldBeEmpty();
        await LaatVerlopenAsync(proef);

        var snel = (await proef.ClaimAsync(eigenaar: "snel")).ShouldHaveSingleItem();
        snel.Id.ShouldBe(traag.Id);
        snel.LeaseNo.ShouldBe(traag.LeaseNo + 1);
        snel.Attempts.ShouldBe(2);

        (await proef.RunAsync(traag)).Outcome.ShouldBe(JobOutcome.Lost);
        (await proef.OpenAsync(zaak)).ShouldBeEmpty();
        (await proef.RunAsync(snel)).Outcome.ShouldBe(JobOutcome.Done);
        (await proef.OpenAsync(zaak)).ShouldBe(["verlopen"]);
        (await proef.RunAsync(traag)).Outcome.ShouldBe(JobOutcome.Lost);
        await ShouldBeOnceAsync(proef, zaak, "klok");
    }

    [Fact]
    public async Task Jobs_of_one_run_are_done_one_after_the_other()
    {
        await using var proef = await Proefroutes.CreateAsync();
        await proef.StartAsync("proef");
        await proef.StartAsync("proef");
        proef.Klok.Vooruit(TimeSpan.FromHours(1));

        // Each run has two timers that are due.
        var eerste = await proef.ClaimAsync();
        eerste.Count.ShouldBe(2);
        eerste.Select(j => j.InstantieId).Distinct().Count().ShouldBe(2);
        (await proef.ClaimAsync()).ShouldBeEmpty();
        await proef.RunAsync(eerste[0]);
        (await proef.ClaimAsync()).ShouldHaveSingleItem().InstantieId.ShouldBe(eerste[0].InstantieId);
    }

    [Fact]
    public async Task A_timer_that_is_moved_while_somebody_holds_it_does_not_fire_early()
    {
        await using var proef = await Proefroutes.CreateAsync();
        var zaak = await proef.StartAsync("wedloop");
        proef.Klok.Vooruit(TimeSpan.FromHours(2));
        var klok = (await proef.ClaimAsync()).ShouldHaveSingleItem();

        await proef.In<IServiceProvider>(s => s.GetRequiredService<Transactie>().RunAsync(() =>
        {
            s.GetRequiredService<JobQueue>().Set(new JobKey(klok.Kind, zaak.Id, klok.InstantieId, klok.Reference!), proef.Klok.Nu.AddDays(1), proef.Klok.Nu);
            return Task.CompletedTask;
        }));

        (await proef.RunAsync(klok)).Outcome.ShouldBe(JobOutcome.Lost);
        (await proef.OpenAsync(zaak)).ShouldBeEmpty();
        (await proef.ClaimAsync()).ShouldBeEmpty();
        proef.Klok.Dagen(2);
        (await proef.ClaimAsync()).ShouldHaveSingleItem().Attempts.ShouldBe(1);
    }

    [Fact]
    public async Task A_lease_can_be_renewed_by_who_holds_it_and_by_nobody_else()
    {
        await using var proef = await Proefroutes.CreateAsync();
        await proef.StartAsync("wedloop");
        proef.Klok.Vooruit(TimeSpan.FromHours(2));
        var job = (await proef.ClaimAsync()).ShouldHaveSingleItem();
        await LaatVerlopenAsync(proef);

        (await RenewAsync(proef, job)).ShouldBeTrue();
        (await proef.ClaimAsync()).ShouldBeEmpty();
        await LaatVerlopenAsync(proef);
        await proef.ClaimAsync();
        (await RenewAsync(proef, job)).ShouldBeFalse();
    }

    private static Task<bool> RenewAsync(Proefroutes proef, Job job) =>
        proef.In<CaseFlowDbContext, bool>(db => JobSql.Of(db).RenewAsync(db, job, TimeSpan.FromSeconds(60), default));

    private static Task LaatVerlopenAsync(Proefroutes proef) => proef.In<CaseFlowDbContext>(db =>
        db.Jobs.ExecuteUpdateAsync(set => set.SetProperty(j => j.LeaseUntil, (DateTimeOffset?)DateTimeOffset.UnixEpoch)));

    private static async Task<bool> BezorgAsync(Proefroutes proef, Zaak zaak)
    {
        var isBezorgd = false;
        await MetZaakAsync(proef, zaak, async (werkproces, c) => isBezorgd = await werkproces.BezorgAsync(c, "antwoord"));
        return isBezorgd;
    }

    private static Task MetZaakAsync(Proefroutes proef, Zaak zaak, Func<Werkproces, ZaakContext, Task> act) => proef.In<IServiceProvider>(s => s.GetRequiredService<Transactie>().RunAsync(async () =>
    {
        var werkproces = s.GetRequiredService<Werkproces>();
        var c = await s.GetRequiredService<ZaakLader>().LaadAsync(zaak.Id, proef.Wie());
        await act(werkproces, c);
        await s.GetRequiredService<Zaakafsluiting>().ControleerAsync(c, werkproces);
    }));

    private static async Task ShouldBeOnceAsync(Proefroutes proef, Zaak zaak, string stap)
    {
        await ShouldBeWholeAsync(proef);
        (await proef.In<CaseFlowDbContext, int>(db => db.RouteStappen.Join(db.RouteInstanties.Where(i => i.ZaakId == zaak.Id), s => s.InstantieId, i => i.Id, (s, _) => s)
            .CountAsync(s => s.Element == stap))).ShouldBe(1);
    }

    private static async Task ShouldBeWholeAsync(Proefroutes proef)
    {
        await using var db = proef.Database.NewContext();
        (await TornState.FindAsync(db)).ShouldBeEmpty();
    }
}
